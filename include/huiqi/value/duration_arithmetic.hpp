#pragma once

#include <optional>

#include <huiqi/value/decimal_rounding.hpp>
#include <huiqi/value/duration.hpp>

/// Durations times and divided by numbers, and by each other.
namespace huiqi {

/// The whole length in seconds, exactly.
[[nodiscard]] constexpr decimal to_seconds(time_duration of) {
    auto const total = detail::total_nanoseconds(of);
    auto const magnitude = static_cast<uint128>(total < 0 ? -total : total);
    return *decimal::from_parts(total < 0, magnitude, -9);
}

/// Cut off after the nanoseconds, towards zero. Empty on overflow.
[[nodiscard]] constexpr std::optional<time_duration> from_seconds(decimal seconds) {
    // Whole seconds and their fraction apart: a number of more than 20 digits before the point cannot fit.
    if (seconds.exponent() > 0) return std::nullopt;
    decimal const whole = *round_to_scale(seconds, 0, rounding::down);
    auto const units = whole.to_int64();
    if (!units) return std::nullopt;
    decimal const fraction = *round_to_scale(*subtract(seconds, whole), 9, rounding::down);
    decimal const nanoseconds = *multiply(fraction, decimal::from_integer(nanoseconds_per_second));
    return detail::from_nanoseconds(int128{*units} * nanoseconds_per_second + *nanoseconds.to_int64());
}

/// A duration times a number; years and months are cut to whole months, towards zero. Empty on overflow.
[[nodiscard]] constexpr std::optional<months_duration> multiply(months_duration duration, decimal by) {
    auto const product = multiply(decimal::from_integer(duration.months), by);
    auto const whole = product ? round_to_scale(*product, 0, rounding::down) : std::nullopt;
    auto const months = whole ? whole->to_int64() : std::nullopt;
    return months ? std::optional{months_duration{*months}} : std::nullopt;
}
[[nodiscard]] constexpr std::optional<time_duration> multiply(time_duration duration, decimal by) {
    auto const product = multiply(to_seconds(duration), by);
    return product ? from_seconds(*product) : std::nullopt;
}

/// A duration divided by a number, cut off as a product is. Empty on overflow and if `by` is zero.
[[nodiscard]] constexpr std::optional<months_duration> divide(months_duration duration, decimal by) {
    auto const quotient = divide(decimal::from_integer(duration.months), by);
    auto const whole = quotient ? round_to_scale(*quotient, 0, rounding::down) : std::nullopt;
    auto const months = whole ? whole->to_int64() : std::nullopt;
    return months ? std::optional{months_duration{*months}} : std::nullopt;
}
[[nodiscard]] constexpr std::optional<time_duration> divide(time_duration duration, decimal by) {
    auto const quotient = divide(to_seconds(duration), by);
    return quotient ? from_seconds(*quotient) : std::nullopt;
}

/// How many times one duration goes into another. Empty if `by` is zero.
[[nodiscard]] constexpr std::optional<decimal> divide(months_duration duration, months_duration by) {
    return divide(decimal::from_integer(duration.months), decimal::from_integer(by.months));
}
[[nodiscard]] constexpr std::optional<decimal> divide(time_duration duration, time_duration by) {
    return divide(to_seconds(duration), to_seconds(by));
}

} // namespace huiqi
