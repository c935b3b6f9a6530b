#include "library_functions.hpp"

#include <memory>
#include <optional>
#include <string>

#include <unicode/locid.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>

#include "xpath_pattern.hpp"

/// Regular expressions and case, by ICU. Patterns are those of XPath, put into ICU's words by xpath_pattern. Matching
/// is bounded in steps and memory.
namespace huiqi::feel {
namespace {

using icu::UnicodeString;

constexpr std::int32_t most_match_time = 1'000;     ///< of ICU's units of about a millisecond
constexpr std::int32_t most_match_memory = 1 << 20; ///< bytes
constexpr std::size_t longest_result = 1'000'000;

UnicodeString wide(std::string_view text) {
    return UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

value narrow(UnicodeString const& text) {
    std::string made;
    text.toUTF8String(made);
    return value{std::string_view{made}};
}

/// The texts given, of which those from `optional` on may be null; else why there are none.
std::optional<value> no_texts(std::span<value const> given, std::size_t optional, std::uint32_t node) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i].is_null() && i >= optional) continue;
        if (given[i].is_null()) return given[i];
        if (!given[i].is_text()) return value::mistaken(mistake::wrong_type, node);
    }
    return std::nullopt;
}

std::string_view text_or_nothing(std::span<value const> given, std::size_t at) {
    return given.size() > at && given[at].is_text() ? given[at].text() : std::string_view{};
}

/// A text and a pattern that goes over it.
class search {
public:
    search(std::string_view text, std::string_view pattern, std::string_view flags) : text_{wide(text)} {
        auto const translated = translate_pattern(pattern, flags);
        if (!translated) return;
        std::uint32_t chosen = UREGEX_UNIX_LINES;
        if (translated->dot_takes_all) chosen |= UREGEX_DOTALL;
        if (translated->lines) chosen |= UREGEX_MULTILINE;
        if (translated->any_case) chosen |= UREGEX_CASE_INSENSITIVE;
        pattern_.reset(icu::RegexPattern::compile(wide(translated->pattern), chosen, where_, status_));
        if (U_FAILURE(status_)) return;
        matcher_.reset(pattern_->matcher(text_, status_));
        if (U_FAILURE(status_)) return;
        matcher_->setTimeLimit(most_match_time, status_);
        matcher_->setStackLimit(most_match_memory, status_);
    }

    [[nodiscard]] bool is_ready() const { return matcher_ != nullptr && U_SUCCESS(status_); }
    [[nodiscard]] bool next() { return is_ready() && matcher_->find(status_) && U_SUCCESS(status_); }
    [[nodiscard]] bool failed() const { return U_FAILURE(status_); }
    [[nodiscard]] std::int32_t begin(std::int32_t group = 0) { return matcher_->start(group, status_); }
    [[nodiscard]] std::int32_t end(std::int32_t group = 0) { return matcher_->end(group, status_); }
    [[nodiscard]] std::int32_t groups() const { return matcher_->groupCount(); }
    [[nodiscard]] UnicodeString const& text() const { return text_; }
    /// Where pattern and text have no common measure: a pattern that fits nothing at all cannot part a text.
    [[nodiscard]] bool matches_nothing() {
        UErrorCode status = U_ZERO_ERROR;
        UnicodeString const nothing;
        std::unique_ptr<icu::RegexMatcher> const on_nothing{pattern_->matcher(nothing, status)};
        return U_SUCCESS(status) && on_nothing->find();
    }
    [[nodiscard]] value why(std::uint32_t node) const {
        bool const bounded = status_ == U_REGEX_TIME_OUT || status_ == U_REGEX_STACK_OVERFLOW;
        return value::mistaken(bounded ? mistake::too_many_steps : mistake::wrong_type, node);
    }

private:
    UErrorCode status_ = U_ZERO_ERROR;
    UParseError where_{};
    UnicodeString text_;
    std::unique_ptr<icu::RegexPattern> pattern_;
    std::unique_ptr<icu::RegexMatcher> matcher_;
};

/// Appends what a replacement makes of one match: `$1` is a group, the longest number that there is a group of. False
/// if the replacement is none.
bool append_replacement(UnicodeString& to, UnicodeString const& replacement, search& at) {
    for (std::int32_t i = 0; i < replacement.length(); ++i) {
        auto const each = replacement[i];
        if (each == u'\\') {
            if (++i == replacement.length() || (replacement[i] != u'\\' && replacement[i] != u'$')) return false;
            to.append(replacement[i]);
            continue;
        }
        if (each != u'$') {
            to.append(each);
            continue;
        }
        auto const is_digit = [&](std::int32_t place) {
            return place < replacement.length() && replacement[place] >= u'0' && replacement[place] <= u'9';
        };
        if (!is_digit(++i)) return false;
        std::int32_t group = replacement[i] - u'0';
        while (is_digit(i + 1) && group * 10 + (replacement[i + 1] - u'0') <= at.groups())
            group = group * 10 + (replacement[++i] - u'0');
        if (group > at.groups() || at.begin(group) < 0) continue;
        to.append(at.text(), at.begin(group), at.end(group) - at.begin(group));
    }
    return true;
}

} // namespace

value upper_case(std::span<value const> given, std::uint32_t node) {
    if (auto wrong = no_texts(given, 1, node)) return *wrong;
    return narrow(wide(given[0].text()).toUpper(icu::Locale::getRoot()));
}

value lower_case(std::span<value const> given, std::uint32_t node) {
    if (auto wrong = no_texts(given, 1, node)) return *wrong;
    return narrow(wide(given[0].text()).toLower(icu::Locale::getRoot()));
}

value matches(std::span<value const> given, std::uint32_t node) {
    if (auto wrong = no_texts(given, 2, node)) return *wrong;
    search found{given[0].text(), given[1].text(), text_or_nothing(given, 2)};
    if (!found.is_ready()) return value::mistaken(mistake::wrong_type, node);
    bool const any = found.next();
    return found.failed() ? found.why(node) : value{any};
}

value replace(std::span<value const> given, std::uint32_t node) {
    if (auto wrong = no_texts(given, 3, node)) return *wrong;
    search found{given[0].text(), given[1].text(), text_or_nothing(given, 3)};
    if (!found.is_ready() || found.matches_nothing()) return value::mistaken(mistake::wrong_type, node);
    auto const replacement = wide(given[2].text());
    UnicodeString made;
    std::int32_t done = 0;
    while (found.next()) {
        made.append(found.text(), done, found.begin() - done);
        if (!append_replacement(made, replacement, found)) return value::mistaken(mistake::wrong_type, node);
        done = found.end();
        if (static_cast<std::size_t>(made.length()) > longest_result) return value::mistaken(mistake::too_long, node);
    }
    if (found.failed()) return found.why(node);
    made.append(found.text(), done, found.text().length() - done);
    return narrow(made);
}

value split(std::span<value const> given, std::uint32_t node) {
    if (auto wrong = no_texts(given, 2, node)) return *wrong;
    search found{given[0].text(), given[1].text(), {}};
    if (!found.is_ready() || found.matches_nothing()) return value::mistaken(mistake::wrong_type, node);
    std::vector<value> pieces;
    std::int32_t done = 0;
    while (found.next()) {
        pieces.push_back(narrow(UnicodeString{found.text(), done, found.begin() - done}));
        done = found.end();
        if (pieces.size() > longest_result) return value::mistaken(mistake::too_long, node);
    }
    if (found.failed()) return found.why(node);
    pieces.push_back(narrow(UnicodeString{found.text(), done, found.text().length() - done}));
    return value::list(std::move(pieces));
}

} // namespace huiqi::feel
