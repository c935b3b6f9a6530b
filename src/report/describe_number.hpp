#pragma once

#include <span>
#include <string>

#include <huiqi/text/message.hpp>
#include <huiqi/value/decimal.hpp>
#include <huiqi/value/unit.hpp>

/// Numbers as readers of a policy expect them: money in 元, 万元 or 亿元 without changing the amount, ratios as
/// percentages, people, scores. A number that is rounded for reading says so (≈) and is never rounded onto or across
/// another number it is shown with.
///
///     3000000 元          300万元
///     0.029999999         2.9999999%, beside 3%
namespace huiqi::reporting {

/// How a pure number is meant.
enum class ratio_look : std::uint8_t { plain, percent, points };

struct number_look {
    language in = language::zh;
    unit of{};
    ratio_look ratio = ratio_look::plain;
    bool readable = true; ///< at most four decimals; false: every digit, but of percentages
    rounding how = rounding::half_even;
};

/// `apart` are the numbers shown beside it: rounded or not, it stays less than, equal to or greater than each as it is.
/// Zero is always one.
[[nodiscard]] std::string number_words(decimal shown, number_look const& look, std::span<decimal const> apart = {});

} // namespace huiqi::reporting
