#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// The words of a mistake. Every mistake Huiqi can report is one constant in `messages/<stage>.hpp`, in Chinese and
/// in English, under a code that never changes its meaning.
///
///     inline constexpr message no_rule_files{"HQ0003", severity::error,
///                                            "文件夹「{0}」中没有规则文件", "folder `{0}` holds no rule files"};
namespace huiqi {

enum class language : std::uint8_t { zh, en };

/// error: the rules or facts cannot be used; warning: they can, but probably do not say what is meant; remark: for
/// information.
enum class severity : std::uint8_t { error, warning, remark };

/// One entry of the catalogue. `{0}`, `{1}`, … stand for the arguments of a diagnostic. Texts are lower-case, without
/// a full stop, name what the author wrote in backticks (「」 in Chinese) and never a type of the program.
struct message {
    std::string_view code; ///< `HQ` and four digits; stable
    severity level = severity::error;
    std::string_view zh, en;                     ///< what is wrong
    std::string_view help_zh = {}, help_en = {}; ///< how to mend it; empty if nothing can be said

    [[nodiscard]] constexpr std::string_view text(language in) const { return in == language::zh ? zh : en; }
    [[nodiscard]] constexpr std::string_view help(language in) const { return in == language::zh ? help_zh : help_en; }
};

/// Puts arguments in the place of `{0}`, `{1}`, …. A number without an argument stays as it is written, and so does
/// any other brace.
[[nodiscard]] inline std::string fill_in(std::string_view pattern, std::span<std::string const> arguments) {
    std::string filled;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        bool const place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                           pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
        auto const number = place ? static_cast<std::size_t>(pattern[at + 1] - '0') : arguments.size();
        if (number >= arguments.size()) {
            filled += pattern[at];
            continue;
        }
        filled += arguments[number];
        at += 2;
    }
    return filled;
}

} // namespace huiqi
