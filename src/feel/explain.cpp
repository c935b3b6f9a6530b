#include "explain.hpp"

#include <algorithm>
#include <string>

#include <huiqi/text/messages/feel.hpp>
#include <huiqi/value/unit.hpp>

#include "keywords.hpp"
#include "literals.hpp"
#include "nearby.hpp"
#include "slips.hpp"
#include "words.hpp"

namespace huiqi::feel {
namespace {

using std::string;

bool is_one_of(std::string_view text, std::string_view characters) {
    return text.size() == 1 && characters.find(text.front()) != std::string_view::npos;
}

class explanation {
public:
    explanation(std::string_view text, std::size_t at, tree_builder const& tree, complaints& wrong)
        : text_{text}, at_{at}, tree_{tree}, wrong_{wrong}, found_{token_at(text, at)}, before_{
                                                                                            token_before(text, at)} {}

    void of(std::string_view what) {
        if (what == wanted::operand) return missing_operand();
        if (what == wanted::name) return missing_name();
        if (what == wanted::type) return add(messages::type_missing, token_after(text_, at_));
        if (what == ":") return add(messages::sign_missing, token_after(text_, at_), {string{what}});
        if (found() == spelling_of(keyword::between_and).chinese)
            return wrong_word({found(), spelling_of(keyword::logical_and).chinese});
        if (found() == ".." && what != wanted::range_end) return add(messages::range_needs_brackets, found_);
        bool const bracket = what == wanted::range_end || is_one_of(what, ")]}");
        if (bracket && is_keyword_form()) return add(messages::sign_missing, token_after(text_, at_), {string{what}});
        if (begins_operand() && !at_start()) return missing_operator();
        if (bracket) return missing_bracket(what);
        if (what == wanted::end) return left_over();
        missing_keyword(what);
    }

private:
    [[nodiscard]] std::string_view slice(source_range of) const { return text_.substr(of.begin, of.end - of.begin); }
    [[nodiscard]] std::string_view found() const { return slice(found_); }
    [[nodiscard]] std::string_view before() const { return slice(before_); }
    [[nodiscard]] bool at_end() const { return found_.begin == found_.end; }
    [[nodiscard]] bool at_start() const { return before_.begin == before_.end; }

    void add(message const& what, source_range place, std::vector<string> arguments = {}) {
        wrong_.add(what, place, std::move(arguments));
    }

    [[nodiscard]] bool begins_operand() const {
        if (at_end()) return false;
        auto const first = found().front();
        if (is_digit(first) || is_one_of(found().substr(0, 1), "\"'@{(")) return true;
        if (word_length(found()) != 0) return !ends_a_name(found());
        return find_unit(found()) != nullptr;
    }

    void missing_operand() {
        if (at_end() && at_start())
            return add(messages::empty_expression, {0, static_cast<std::uint32_t>(text_.size())});
        if (at_end()) return add(messages::operand_missing_after, before_, {string{before()}});
        if (found().starts_with('"')) return add(messages::text_not_closed, found_);
        if (is_single_quote()) return single_quotes();
        if (is_digit(found().front())) return add(messages::neither_number_nor_name, found_, {string{found()}});
        if (text_.substr(found_.begin).starts_with("/*"))
            return add(messages::comment_not_closed, {found_.begin, found_.begin + 2});
        if (found() == "!") return add(messages::wrong_operator, found_, {"!", "not(...)"});
        if (found() == "@") {
            source_range const whole{found_.begin, token_at(text_, found_.end).end};
            return add(messages::not_a_date, whole, {string{slice(whole)}});
        }
        bool const no_left_side = at_start() || spells(before(), keyword::logical_and) ||
                                  spells(before(), keyword::logical_or);
        if (no_left_side && is_one_of(found().substr(0, 1), "<>=!"))
            return add(messages::nothing_to_compare, found_, {string{found()}});
        add(messages::operand_missing, found_, {string{found()}});
    }

    [[nodiscard]] bool is_single_quote() const { return found() == "'" || found() == "‘" || found() == "’"; }

    void single_quotes() {
        bool const plain = found() == "'";
        std::string_view const closing = plain ? "'" : "’";
        auto const line = text_.substr(found_.end, text_.find('\n', found_.end) - found_.end);
        auto const length = line.find(closing);
        if (length == std::string_view::npos) return add(messages::single_quotes, found_);
        auto const end = found_.end + static_cast<std::uint32_t>(length);
        source_range const last{end, end + static_cast<std::uint32_t>(closing.size())};
        add(messages::single_quotes, {found_.begin, last.end});
        if (line.substr(0, length).find_first_of("\"\\") == std::string_view::npos)
            wrong_.mend(found_, "\"").mend(last, "\"");
    }

    void missing_name() {
        if (at_end()) return add(messages::name_missing_after, before_, {string{before()}});
        if (is_digit(found().front())) return add(messages::neither_number_nor_name, found_, {string{found()}});
        add(messages::name_missing, found_, {string{found()}});
    }

    /// Two values stand side by side.
    void missing_operator() {
        source_range const both{before_.begin, found_.end};
        if (is_single_quote()) return single_quotes();
        auto const* unit = find_unit(found());
        if (is_digit(before().front()) && unit != nullptr && unit->text == found()) {
            add(messages::blank_before_unit, both, {string{found()}, string{before()} + string{found()}});
            wrong_.mend(both, string{before()} + string{found()});
            return;
        }
        auto const digits = std::min(found().find_first_not_of("0123456789."), found().size());
        bool const quantity = unit_length(found().substr(digits)) == found().size() - digits;
        if (is_digit(found().front()) && digits < found().size() && !quantity)
            return add(messages::neither_number_nor_name, found_, {string{found()}});
        if (auto const* slip = find_slip(found())) return wrong_word(*slip);
        auto const next = token_at(text_, found_.end);
        if (spells(found(), keyword::negation) && spells(slice(next), keyword::in))
            return add(messages::wrong_operator, {found_.begin, next.end},
                       {string{slice({found_.begin, next.end})}, "not(x in y)"});
        if (auto const* glued = glued_keyword(found())) {
            source_range const place{found_.begin, found_.begin + static_cast<std::uint32_t>(glued->chinese.size())};
            add(messages::keyword_needs_blanks, place, {string{glued->chinese}});
            wrong_.mend(place, string{glued->chinese} + " ");
            return;
        }
        add(messages::operator_missing, both, {string{before()}, string{found()}});
    }

    [[nodiscard]] static bool is_number(std::string_view token) {
        auto const end = std::find_if_not(token.begin(), token.end(),
                                          [](char each) { return is_digit(each) || each == '.'; });
        return end == token.end();
    }

    void wrong_word(slip const& which) {
        add(messages::wrong_operator, found_, {string{found()}, string{which.right}});
        if (which.replaces) wrong_.mend(found_, string{which.right});
    }

    /// Whether the innermost form began with a word: the parameters of a function.
    [[nodiscard]] bool is_keyword_form() const {
        return !tree_.has_open_form() || !is_one_of(slice(tree_.opener()), "([{]");
    }

    void missing_bracket(std::string_view what) {
        auto const opener = tree_.opener();
        bool const misplaced = at_end() || is_one_of(found(), ")]},") || ends_a_name(found());
        if (found() == "," && is_one_of(before(), "([{,")) return missing_operand();
        if (!misplaced) return add(messages::unexpected, found_, {string{found()}});
        if (what == wanted::range_end && found() == ",")
            return add(messages::range_needs_brackets, {opener.begin, found_.end});
        auto const closing = what == wanted::range_end ? "]" : string{what};
        add(messages::bracket_not_closed, opener, {string{slice(opener)}, closing});
        wrong_.label(messages::bracket_expected_here, token_after(text_, at_));
    }

    void left_over() {
        if (is_one_of(found(), ")]}")) return add(messages::bracket_not_opened, found_, {string{found()}});
        if (found() == "," && found_.end < text_.size() && is_digit(text_[found_.end]) && is_digit(before().front())) {
            auto const next = token_at(text_, found_.end);
            bool const group = next.end - next.begin >= 3 && word_parts(text_, next.begin) >= 3 &&
                               is_number(slice(next).substr(0, 3));
            if (group) {
                source_range const whole{before_.begin, next.end};
                auto const joined = string{before()} + string{slice(next)};
                add(messages::thousands_separator, whole, {joined});
                wrong_.mend(found_, "");
                return;
            }
        }
        add(messages::unexpected, found_, {string{found()}});
    }

    void missing_keyword(std::string_view what) {
        auto const known = std::find_if(keyword_spellings.begin(), keyword_spellings.end(),
                                        [&](keyword_spelling const& each) { return each.english == what; });
        auto const chinese = known == keyword_spellings.end() ? what : known->chinese;
        add(messages::keyword_missing, token_after(text_, at_), {string{what}, string{chinese}});
    }

    std::string_view text_;
    std::size_t at_;
    tree_builder const& tree_;
    complaints& wrong_;
    source_range found_, before_;
};

} // namespace

void explain(std::string_view text, std::size_t at, std::string_view what, tree_builder const& tree,
             complaints& wrong) {
    if (!wrong.failed()) explanation{text, at, tree, wrong}.of(what);
}

} // namespace huiqi::feel
