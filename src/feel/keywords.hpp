#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <huiqi/text/message.hpp>

/// The words of the language that are no names, each in English and in Chinese. Both mean the same everywhere; the
/// parser reads either and the printer writes the one asked for.
///
///     some e in 违法违规记录 satisfies e.程度 = "重大"
///     存在 e 属于 违法违规记录 满足 e.程度 = "重大"
namespace huiqi::feel {

enum class keyword : std::uint8_t {
    logical_and,
    logical_or,
    negation,
    in,
    between,
    between_and,
    if_,
    then,
    otherwise,
    for_,
    returns,
    some,
    every,
    satisfies,
    true_,
    false_,
    null,
    unknown,
    function,
    instance_of,
    any,
};

struct keyword_spelling {
    keyword which;
    std::string_view english, chinese; ///< the same where the language has no Chinese word

    [[nodiscard]] constexpr std::string_view in(language wanted) const {
        return wanted == language::zh ? chinese : english;
    }
};

/// In the order of the enumeration.
inline constexpr std::array keyword_spellings{
    keyword_spelling{keyword::logical_and, "and", "且"},
    keyword_spelling{keyword::logical_or, "or", "或"},
    keyword_spelling{keyword::negation, "not", "非"},
    keyword_spelling{keyword::in, "in", "属于"},
    keyword_spelling{keyword::between, "between", "介于"},
    keyword_spelling{keyword::between_and, "and", "和"},
    keyword_spelling{keyword::if_, "if", "如果"},
    keyword_spelling{keyword::then, "then", "则"},
    keyword_spelling{keyword::otherwise, "else", "否则"},
    keyword_spelling{keyword::for_, "for", "对"},
    keyword_spelling{keyword::returns, "return", "返回"},
    keyword_spelling{keyword::some, "some", "存在"},
    keyword_spelling{keyword::every, "every", "每个"},
    keyword_spelling{keyword::satisfies, "satisfies", "满足"},
    keyword_spelling{keyword::true_, "true", "真"},
    keyword_spelling{keyword::false_, "false", "假"},
    keyword_spelling{keyword::null, "null", "空"},
    keyword_spelling{keyword::unknown, "unknown", "未知"},
    keyword_spelling{keyword::function, "function", "function"},
    keyword_spelling{keyword::instance_of, "instance of", "instance of"},
    keyword_spelling{keyword::any, "any", "any"},
};

[[nodiscard]] constexpr keyword_spelling const& spelling_of(keyword which) {
    return keyword_spellings[static_cast<std::size_t>(which)];
}

[[nodiscard]] constexpr bool spells(std::string_view word, keyword which) {
    auto const& known = spelling_of(which);
    return word == known.english || word == known.chinese;
}

/// Whether a word may only stand between or after values, so that a name with blanks ends before it.
[[nodiscard]] constexpr bool ends_a_name(std::string_view word) {
    using enum keyword;
    for (auto const each : {logical_and, logical_or, in, between, between_and, then, otherwise, returns, satisfies})
        if (spells(word, each)) return true;
    return word == "instance";
}

/// The Chinese operator that a word begins with and has no blank behind: `且销售收入`. Null if there is none.
[[nodiscard]] constexpr keyword_spelling const* glued_keyword(std::string_view word) {
    using enum keyword;
    for (auto const each : {logical_and, logical_or, in, between})
        if (word.starts_with(spelling_of(each).chinese) && word.size() > spelling_of(each).chinese.size())
            return &spelling_of(each);
    return nullptr;
}

} // namespace huiqi::feel
