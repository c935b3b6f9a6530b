#pragma once

#include <array>
#include <string_view>

/// What people write who know another language, or none: each has one right spelling, so each can be mended.
namespace huiqi::feel {

struct slip {
    std::string_view written, right;
    bool replaces = true; ///< the right spelling can stand where the wrong one stood
};

/// Longer ones before those they begin with.
inline constexpr std::array sign_slips{
    slip{"===", "="},
    slip{"!==", "!="},
    slip{"==", "="},
    slip{"<>", "!="},
    slip{"=>", ">="},
    slip{"=<", "<="},
    slip{"=!", "!="},
    slip{"&&", "and"},
    slip{"||", "or"},
    slip{"&", "and"},
    slip{"|", "or"},
    slip{"^", "**"},
    slip{"%", "modulo(a, b)", false},
};

inline constexpr std::array word_slips{
    slip{"AND", "and"},
    slip{"And", "and"},
    slip{"OR", "or"},
    slip{"Or", "or"},
    slip{"IN", "in"},
    slip{"In", "in"},
    slip{"BETWEEN", "between"},
    slip{"THEN", "then"},
    slip{"ELSE", "else"},
    slip{"is", "="},
    slip{"不属于", "非(x 属于 y)", false},
    slip{"并且", "且"},
    slip{"而且", "且"},
    slip{"以及", "且"},
    slip{"及", "且"},
    slip{"或者", "或"},
    slip{"大于", ">"},
    slip{"小于", "<"},
    slip{"等于", "="},
    slip{"不等于", "!="},
    slip{"大于等于", ">="},
    slip{"小于等于", "<="},
    slip{"大于或等于", ">="},
    slip{"小于或等于", "<="},
    slip{"不低于", ">="},
    slip{"不少于", ">="},
    slip{"不小于", ">="},
    slip{"不高于", "<="},
    slip{"不超过", "<="},
    slip{"不大于", "<="},
    slip{"高于", ">"},
    slip{"超过", ">"},
    slip{"低于", "<"},
    slip{"少于", "<"},
};

/// What was meant by a word that stands where an operator is expected; null if it is no known slip.
[[nodiscard]] constexpr slip const* find_slip(std::string_view word) {
    for (auto const& each : word_slips)
        if (each.written == word) return &each;
    return nullptr;
}

} // namespace huiqi::feel
