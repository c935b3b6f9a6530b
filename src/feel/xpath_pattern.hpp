#pragma once

#include <optional>
#include <string>
#include <string_view>

/// XPath's regular expressions in ICU's words. What XPath knows and ICU writes otherwise is translated
/// (`[a-z-[aeiou]]`,
/// `\i`, `\p{IsGreek}`, `$`, `.`); what only ICU knows is refused.
namespace huiqi::feel {

struct icu_pattern {
    std::string pattern;
    bool dot_takes_all, lines, any_case; ///< flags s, m, i
};

/// Empty if the pattern or the flags are not XPath's. `flags`: of `smix`, in any order.
[[nodiscard]] std::optional<icu_pattern> translate_pattern(std::string_view pattern, std::string_view flags);

} // namespace huiqi::feel
