#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/feel/print.hpp>

#include "feel/keywords.hpp"
#include "feel/words.hpp"
#include "translate.hpp"

namespace huiqi::format {
namespace {

using feel::keyword;

/// Finds the keywords of a text, word by word, and knows which `and` belongs to a `between`.
class keyword_search {
public:
    explicit keyword_search(std::string_view text) : text_{text} {}

    template <class Found>
    void each(Found found) {
        for (std::size_t at = 0; at < text_.size();) {
            char const here = text_[at];
            if (here == '"') {
                at = after_quotes(at);
            } else if (feel::is_digit(here)) {
                at += feel::word_parts(text_, at); // with its unit
            } else if (auto const length = feel::word_length(text_, at); length != 0) {
                if (auto const* spelled = keyword_at(at, length)) found(at, length, *spelled);
                at += length;
            } else {
                if (here == '(' || here == '[' || here == '{') ++depth_;
                if ((here == ')' || here == ']' || here == '}') && depth_ > 0) --depth_;
                ++at;
            }
        }
    }

private:
    [[nodiscard]] std::size_t after_quotes(std::size_t at) const {
        for (++at; at < text_.size(); ++at) {
            if (text_[at] == '\\')
                ++at;
            else if (text_[at] == '"')
                return at + 1;
        }
        return text_.size();
    }

    /// A member (`e.and`), an entry of a context (`and: 1`) and a part of a longer name are no keywords.
    [[nodiscard]] bool is_part_of_name(std::size_t at, std::size_t length) const {
        auto before = at;
        while (before > 0 && feel::is_blank(text_[before - 1])) --before;
        if (before > 0 && text_[before - 1] == '.' && (before < 2 || text_[before - 2] != '.')) return true;
        auto const after = at + length + feel::blank_length(text_, at + length);
        if (after < text_.size() && text_[after] == ':') return true;
        auto const& visible = feel::language_scope();
        for (std::size_t begin = before; begin > 0;) { // `years and months duration`
            std::size_t word = begin;
            while (word > 0 && !feel::is_blank(text_[word - 1])) --word;
            auto const name = visible.longest_match(text_.substr(word));
            if (word + name > at) return true;
            if (begin - word > 40 || at - word > 40) break;
            begin = word;
            while (begin > 0 && feel::is_blank(text_[begin - 1])) --begin;
        }
        return visible.longest_match(text_.substr(at)) > length;
    }

    [[nodiscard]] feel::keyword_spelling const* keyword_at(std::size_t at, std::size_t length) {
        auto const word = text_.substr(at, length);
        feel::keyword_spelling const* found = nullptr;
        for (auto const& each : feel::keyword_spellings)
            if (found == nullptr && (each.english == word || each.chinese == word)) found = &each;
        if (found == nullptr || is_part_of_name(at, length)) return nullptr;
        if (found->which == keyword::between) open_.push_back(depth_);
        bool const joins = found->which == keyword::logical_and || found->which == keyword::between_and;
        if (!joins) return found;
        while (!open_.empty() && open_.back() > depth_) open_.pop_back();
        if (open_.empty() || open_.back() != depth_) return found;
        open_.pop_back();
        return &spelling_of(keyword::between_and);
    }

    std::string_view text_;
    std::size_t depth_ = 0;
    std::vector<std::size_t> open_; ///< depths of `between` whose `and` has not come
};

/// The expression as the printer writes it, which does not depend on the language it was written in.
std::optional<std::string> meaning(snippet const& text, bool tests) {
    auto const parsed = tests ? feel::parse_unary_tests(text, feel::language_scope())
                              : feel::parse_expression(text, feel::language_scope());
    if (!parsed.tree || has_errors(parsed.problems)) return std::nullopt;
    return feel::print(*parsed.tree);
}

} // namespace

std::vector<replacement> translated_keywords(snippet const& expression, bool tests, language into) {
    std::vector<replacement> found;
    std::string const& text = expression.text();
    std::string other;
    std::size_t done = 0;
    keyword_search{text}.each([&](std::size_t at, std::size_t length, feel::keyword_spelling const& spelled) {
        auto const word = spelled.in(into);
        if (text.compare(at, length, word) == 0) return;
        auto const place = expression.in_file(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)});
        bool const as_written = expression.source() != nullptr && place.end - place.begin == length &&
                                expression.source()->text.compare(place.begin, length, text, at, length) == 0;
        if (!as_written) return;
        found.push_back({place, std::string{word}});
        other.append(text, done, at - done).append(word);
        done = at + length;
    });
    if (found.empty()) return found;
    other.append(text, done, std::string::npos);
    auto const before = meaning(expression, tests);
    if (!before || meaning(snippet{expression.source(), other, 0}, tests) != before) return {};
    return found;
}

} // namespace huiqi::format
