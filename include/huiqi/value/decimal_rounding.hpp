#pragma once

#include <huiqi/value/decimal_arithmetic.hpp>

/// Rounding of decimals, to a number of decimal places or to a multiple of a unit, in the seven ways that documents and
/// FEEL know.
namespace huiqi {

/// `up` is away from zero, `down` towards zero; `ceiling` and `floor` are towards the greater and the lesser number.
enum class rounding : std::uint8_t { half_even, half_up, half_down, up, down, ceiling, floor };

namespace detail {

/// Whether the magnitude of an inexact result goes up to the next unit.
[[nodiscard]] constexpr bool rounds_away(rounding how, bool negative, bool odd, std::strong_ordering to_half) {
    switch (how) {
    case rounding::half_even: return to_half > 0 || (to_half == 0 && odd);
    case rounding::half_up: return to_half >= 0;
    case rounding::half_down: return to_half > 0;
    case rounding::up: return true;
    case rounding::down: return false;
    case rounding::ceiling: return !negative;
    case rounding::floor: return negative;
    }
    return false;
}

} // namespace detail

/// To `scale` digits after the decimal point; a negative scale rounds to tens, hundreds, ... Empty on overflow.
[[nodiscard]] constexpr std::optional<decimal> round_to_scale(decimal of, int scale, rounding how) {
    using namespace detail;
    if (of.is_zero() || scale >= -of.exponent()) return of;
    if (scale < -greatest_exponent - 2 * decimal_digits) scale = -greatest_exponent - 2 * decimal_digits;
    int const drop = -scale - of.exponent();
    uint128 quotient = 0;
    std::strong_ordering to_half = std::strong_ordering::less;
    if (of.is_short() && drop < 20) {
        auto const [whole, rest] = divisor_ten_to(drop).word().divide(of.low_bits());
        if (rest == 0) return of;
        quotient = whole;
        to_half = rest <=> powers_of_ten[static_cast<std::size_t>(drop)] / 2;
    } else if (drop <= 38) {
        auto const [whole, rest] = divisor_ten_to(drop).divide(of.coefficient());
        if (rest == 0) return of;
        quotient = whole;
        to_half = rest <=> ten_to(drop) / 2;
    }
    if (rounds_away(how, of.is_negative(), (quotient & 1U) != 0, to_half)) ++quotient;
    return quotient < coefficient_limit ? canonical(of.is_negative(), quotient, -scale)
                                        : rounded(of.is_negative(), quotient, -scale);
}

/// The greatest number of `scale` decimal places that is not above `of`. Empty on overflow.
[[nodiscard]] constexpr std::optional<decimal> floor(decimal of, int scale = 0) {
    return round_to_scale(of, scale, rounding::floor);
}
/// The least number of `scale` decimal places that is not below `of`. Empty on overflow.
[[nodiscard]] constexpr std::optional<decimal> ceiling(decimal of, int scale = 0) {
    return round_to_scale(of, scale, rounding::ceiling);
}

/// To a multiple of `unit` (whose sign does not matter): 1234567 to a multiple of 10000 is 1230000. The multiple is
/// found exactly and then, should it have more digits than there are, rounded to 34. Empty if `unit` is zero, and on
/// overflow.
[[nodiscard]] constexpr std::optional<decimal> round_to_multiple(decimal of, decimal unit, rounding how) {
    if (unit.is_zero()) return std::nullopt;
    unit = abs(unit);
    auto const parts = detail::divide_whole(of, unit);
    if (parts.rest.is_zero()) return of;
    bool const negative = of.is_negative();
    if (!detail::rounds_away(how, negative, parts.odd, parts.to_half))
        return parts.none ? decimal{} : add(of, negative ? parts.rest : -parts.rest);
    if (parts.none) return negative ? -unit : unit;
    decimal const missing = *subtract(unit, parts.rest);
    return add(of, negative ? -missing : missing);
}

} // namespace huiqi
