#include "reader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <huiqi/text/messages/feel.hpp>

#include "literals.hpp"
#include "nearby.hpp"
#include "operators.hpp"
#include "slips.hpp"
#include "words.hpp"

namespace huiqi::feel {
namespace {

constexpr std::size_t most_words = 8; ///< of a name that nothing visible has

// Longer ones before those they begin with.
constexpr std::array symbol_operators{
    binary_operator::power,    binary_operator::multiply,
    binary_operator::divide,   binary_operator::add,
    binary_operator::subtract, binary_operator::less_or_equal,
    binary_operator::less,     binary_operator::greater_or_equal,
    binary_operator::greater,  binary_operator::not_equal,
    binary_operator::equal,
};

// Members of dates, times and ranges.
constexpr std::array members_with_blanks{std::string_view{"time offset"}, std::string_view{"start included"},
                                         std::string_view{"end included"}};

constexpr std::array types_with_blanks{std::string_view{"years and months duration"},
                                       std::string_view{"days and time duration"}, std::string_view{"date and time"}};

bool is_keyword(std::string_view word) {
    auto const spelled = [&](keyword_spelling const& each) { return word == each.english || word == each.chinese; };
    return std::any_of(keyword_spellings.begin(), keyword_spellings.end(), spelled) || word == "instance";
}

/// The bytes at the start of `text` that spell `name`, blanks freely many; 0 if they do not or go on as a word.
std::size_t spelled_length(std::string_view text, std::string_view name) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == ' ') {
            auto const blanks = blank_length(text, at);
            if (blanks == 0) return 0;
            at += blanks;
        } else if (at >= text.size() || text[at++] != name[i]) {
            return 0;
        }
    }
    return word_goes_on(text, at) ? 0 : at;
}

bool is_name_sign(char which) { return std::string_view{"+-*/.'"}.find(which) != std::string_view::npos; }

} // namespace

std::size_t reader::infix_keyword(std::size_t at, keyword which) const {
    auto const& spelling = spelling_of(which);
    for (auto const each : {spelling.english, spelling.chinese})
        if (auto const length = spelled_length(rest(at), each)) return at + length;
    return nothing;
}

std::size_t reader::prefix_keyword(std::size_t at, keyword which) const {
    auto const end = infix_keyword(at, which);
    if (end == nothing) return nothing;
    if (which == keyword::function && !rest(end + blank_length(text_, end)).starts_with('(')) return nothing;
    auto const name = tree_.visible().longest_match(rest(at));
    bool const is_name = which == keyword::unknown ? at + name >= end : at + name > end;
    return is_name ? nothing : end;
}

/// Words with blanks between them, up to a keyword or to where a visible name begins: a name that is not known, or
/// known only later.
std::size_t reader::words(std::size_t at) const {
    auto end = at + word_length(text_, at);
    for (std::size_t count = 1; count < most_words; ++count) {
        auto const next = end + blank_length(text_, end);
        auto const length = next == end ? 0 : word_length(text_, next);
        auto const word = text_.substr(next, length);
        bool const ends = length == 0 || is_keyword(word) || glued_keyword(word) != nullptr ||
                          find_slip(word) != nullptr;
        if (ends || tree_.visible().longest_match(rest(next)) != 0) break;
        end = next + length;
    }
    return end;
}

std::size_t reader::name(std::size_t at) {
    auto const known = tree_.visible().longest_match(rest(at));
    auto const word = word_length(text_, at);
    if (known > word) {
        return tree_.name(span(at, at + known), single_blanks(rest(at).substr(0, known))) ? at + known : nothing;
    }
    auto const spelled = rest(at).substr(0, word);
    if (word == 0 || ends_a_name(spelled)) return nothing;
    auto end = at + word;
    if (spells(spelled, keyword::negation)) {
        if (!rest(end + blank_length(text_, end)).starts_with('(')) {
            wrong_.add(messages::not_needs_brackets, span(at, end), {std::string{spelled}});
            return nothing;
        }
        return tree_.name(span(at, end), "not") ? end : nothing;
    }
    if (known == 0) {
        end = words(at);
        if (has_keyword_inside(at, end)) return nothing;
    }
    return tree_.name(span(at, end), single_blanks(rest(at).substr(0, end - at))) ? end : nothing;
}

/// A Chinese keyword written without blanks behind a visible name makes one unknown word of the two:
/// `研发费用且营业收入`.
bool reader::has_keyword_inside(std::size_t at, std::size_t end) {
    constexpr std::size_t longest = 240;
    auto const word = rest(at).substr(0, std::min(end - at, longest));
    for (auto const& each : keyword_spellings) {
        if (each.chinese == each.english || !ends_a_name(each.chinese)) continue;
        auto const found = word.find(each.chinese);
        if (found == 0 || found == std::string_view::npos || tree_.visible().find(word.substr(0, found)) == nullptr)
            continue;
        auto const place = span(at + found, at + found + each.chinese.size());
        wrong_.add(messages::keyword_needs_blanks, place, {std::string{each.chinese}});
        bool const last = place.end >= text_.size() || is_blank(text_[place.end]);
        wrong_.mend(place, " " + std::string{each.chinese} + (last ? "" : " "));
        return true;
    }
    return false;
}

std::size_t reader::member(std::size_t at) {
    std::size_t length = 0;
    auto const* shape = tree_.shape();
    auto const* element = element_of(shape) != nullptr ? element_of(shape) : shape;
    if (element != nullptr && element->fields)
        for (auto const& each : *element->fields)
            length = std::max({length, spelled_length(rest(at), each.name), spelled_length(rest(at), each.id)});
    for (auto const each : members_with_blanks) length = std::max(length, spelled_length(rest(at), each));
    if (length == 0 && word_length(text_, at) != 0) length = words(at) - at;
    if (length == 0) return nothing;
    return tree_.path(span(at, at + length), single_blanks(rest(at).substr(0, length))) ? at + length : nothing;
}

// Operators.

std::size_t reader::symbol_operator(std::size_t at) {
    for (auto const& each : sign_slips) {
        if (!rest(at).starts_with(each.written)) continue;
        if (each.written == "%" && is_digit(text_[token_before(text_, at).begin]))
            return nothing; // a blank before a unit
        auto const place = span(at, at + each.written.size());
        wrong_.add(messages::wrong_operator, place, {std::string{each.written}, std::string{each.right}});
        if (!each.replaces) return nothing;
        bool const word = word_length(each.right) != 0;
        bool const before = word && at > 0 && !is_blank(text_[at - 1]),
                   after = word && place.end < text_.size() && !is_blank(text_[place.end]);
        wrong_.mend(place, (before ? " " : "") + std::string{each.right} + (after ? " " : ""));
        return nothing;
    }
    if (rest(at).starts_with("/*")) {
        wrong_.add(messages::comment_not_closed, span(at, at + 2));
        return nothing;
    }
    for (auto const op : symbol_operators)
        if (rest(at).starts_with(form_of(op).text)) return at + form_of(op).text.size();
    return nothing;
}

std::size_t reader::infix(std::size_t at) {
    if (at >= text_.size()) return nothing;
    if (word_length(text_, at) == 0) {
        auto const end = symbol_operator(at);
        if (end == nothing) return nothing;
        auto const text = rest(at).substr(0, end - at);
        auto const form = std::find_if(operators.begin(), operators.end(),
                                       [&](operator_form const& each) { return each.text == text; });
        return tree_.shift({pending::infix, form->op, span(at, end)}) ? end : nothing;
    }
    auto const shift = [&](std::size_t end, pending::form what, binary_operator op = {}) {
        return tree_.shift({what, op, span(at, end)}) ? end : nothing;
    };
    if (auto const end = infix_keyword(at, keyword::between); end != nothing) return shift(end, pending::low_end);
    if (tree_.waits_for_high_end())
        if (auto const end = infix_keyword(at, keyword::between_and); end != nothing)
            return shift(end, pending::high_end);
    if (auto const end = infix_keyword(at, keyword::logical_and); end != nothing)
        return shift(end, pending::infix, binary_operator::logical_and);
    if (auto const end = infix_keyword(at, keyword::logical_or); end != nothing)
        return shift(end, pending::infix, binary_operator::logical_or);
    return nothing;
}

std::size_t reader::in_sign(std::size_t at) {
    auto const end = infix_keyword(at, keyword::in);
    return end != nothing && tree_.shift({pending::in, {}, span(at, end)}) ? end : nothing;
}

std::size_t reader::test_sign(std::size_t at) {
    if (at >= text_.size() || std::string_view{"<>=!"}.find(text_[at]) == std::string_view::npos) return nothing;
    auto const end = symbol_operator(at);
    return end != nothing && tree_.test(span(at, end)) ? end : nothing;
}

std::size_t reader::filter_bracket(std::size_t at) {
    if (!rest(at).starts_with('[')) return nothing;
    if (tree_.is_end_of_range()) {
        // `[1..n[`: the bracket opens a filter only if a condition can follow it.
        auto const next = at + 1 + blank_length(text_, at + 1);
        auto const word = word_length(text_, next);
        auto const point = next < text_.size() && text_[next] == '.' ? std::size_t{1} : 0; // `.5`, not `.start`
        auto const first = next + point;
        bool const number = first < text_.size() && is_digit(text_[first]);
        bool const condition = word != 0
                                   ? !ends_a_name(rest(next).substr(0, word))
                                   : number || (next < text_.size() && std::string_view{"\"@(-{["}.find(text_[next]) !=
                                                                           std::string_view::npos);
        if (!condition) return nothing;
    }
    return tree_.open_filter(span(at, at + 1)) ? at + 1 : nothing;
}

// Names that a form gives.

/// A name with blanks and name signs, which ends where one of `stops` stands; `nothing` if it ends elsewhere.
std::size_t reader::name_until(std::size_t at, std::string_view stops) const {
    if (word_length(text_, at) == 0) return nothing;
    auto end = at, next = at;
    while (next < text_.size()) {
        auto const part = word_parts(text_, next);
        if (part == 0 && !is_name_sign(text_[next])) break;
        end = next + std::max<std::size_t>(part, 1);
        next = end + blank_length(text_, end);
    }
    bool const stopped = next < text_.size() && stops.find(text_[next]) != std::string_view::npos;
    return stopped ? end : nothing;
}

std::size_t reader::key(std::size_t at) {
    auto end = name_until(at, ":");
    if (end == nothing && word_length(text_, at) != 0) end = at + word_length(text_, at);
    return end != nothing && tree_.label(span(at, end)) ? end : nothing;
}

std::size_t reader::argument_name(std::size_t at) {
    auto const end = name_until(at, ":");
    return end != nothing && tree_.label(span(at, end)) ? end : nothing;
}

std::size_t reader::parameter(std::size_t at) {
    auto end = name_until(at, ":,)");
    if (end == nothing && word_length(text_, at) != 0) end = at + word_length(text_, at);
    return end != nothing && tree_.parameter(span(at, end)) ? end : nothing;
}

std::size_t reader::external(std::size_t at) {
    auto const end = at + spelled_length(rest(at), "external");
    if (end == at || !rest(end + blank_length(text_, end)).starts_with('{')) return nothing;
    tree_.external();
    return end;
}

std::size_t reader::bound_name(std::size_t at) {
    auto const first = word_length(text_, at);
    if (first == 0) return nothing;
    auto end = at + first;
    for (auto next = end; next < text_.size();) {
        next = end + blank_length(text_, end);
        auto const length = word_length(text_, next);
        if (length == 0 || is_keyword(rest(next).substr(0, length))) break;
        end = next + length;
    }
    return tree_.label(span(at, end)) ? end : nothing;
}

// Types, kept as they are written: `list<context<a: string>>`, `function<number>->string`.

std::size_t reader::type_name(std::size_t at) const {
    for (;;) {
        std::size_t end = at;
        for (auto const each : types_with_blanks) end = std::max(end, at + spelled_length(rest(at), each));
        if (end == at) {
            if (word_length(text_, at) == 0) return nothing;
            end = words(at);
            while (end + 1 < text_.size() && text_[end] == '.' && word_length(text_, end + 1) != 0)
                end += 1 + word_length(text_, end + 1);
        }
        auto const head = rest(at).substr(0, end - at);
        auto next = end + blank_length(text_, end);
        bool const generic = head == "list" || head == "range" || head == "context" || head == "function";
        if (!generic || !rest(next).starts_with('<')) return end;
        std::size_t open = 0;
        do {
            if (next >= text_.size()) return nothing;
            if (rest(next).starts_with("->")) {
                next += 2;
                continue;
            }
            if (text_[next] == '<') ++open;
            if (text_[next] == '>') --open;
            bool const allowed = is_blank(text_[next]) ||
                                 std::string_view{"<>,:."}.find(text_[next]) != std::string_view::npos;
            auto const part = allowed ? 1 : word_parts(text_, next);
            if (part == 0) return nothing;
            next += part;
        } while (open != 0);
        auto const arrow = next + blank_length(text_, next);
        if (!rest(arrow).starts_with("->")) return next;
        at = arrow + 2 + blank_length(text_, arrow + 2);
    }
}

std::size_t reader::parameter_type(std::size_t at) {
    auto const end = type_name(at);
    return end != nothing && tree_.parameter_type(span(at, end)) ? end : nothing;
}

std::size_t reader::instance_type(std::size_t at) {
    auto const end = type_name(at);
    return end != nothing && tree_.instance(span(at, end)) ? end : nothing;
}

std::size_t reader::unit(std::size_t at) {
    auto const length = unit_length(rest(at));
    return length != 0 ? at + length : nothing;
}

// Cells.

std::size_t reader::any_sign(std::size_t at) {
    auto const end = rest(at).starts_with('-') ? at + 1 : infix_keyword(at, keyword::any);
    if (end == nothing || end + blank_length(text_, end) != text_.size()) return nothing;
    return tree_.any(span(at, end)) ? end : nothing;
}

std::size_t reader::negated_tests(std::size_t at) {
    auto const end = infix_keyword(at, keyword::negation);
    auto const bracket = end == nothing ? text_.size() : end + blank_length(text_, end);
    if (!rest(bracket).starts_with('(')) return nothing;
    std::size_t open = 0;
    auto next = bracket;
    do {
        auto const token = token_at(text_, next);
        if (token.begin == token.end) return nothing;
        if (text_[token.begin] == '(') ++open;
        if (text_[token.begin] == ')') --open;
        next = token.end;
    } while (open != 0);
    if (next + blank_length(text_, next) != text_.size()) return nothing;
    return tree_.open(span(at, end)) ? end : nothing;
}

} // namespace huiqi::feel
