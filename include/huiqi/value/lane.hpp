#pragma once

#include <cstdint>
#include <limits>

#include <huiqi/value/value.hpp>

/// A lane: sixteen bytes that stand for a value while it is simple enough. What the two numbers mean is the node's
/// form, chosen once for a plan:
///
///     truth     low is a set of truth::yes and truth::no
///     number    an interval of multiples of 10^-scale
///     day       an interval of days
///     choice    low is a set of declared strings
///
/// A value that its form cannot hold (a null, a number with more decimals, an end left open) is held as a value
/// instead, and its lane says so: it is escaped. So lanes never decide anything by rules of their own.
namespace huiqi::detail {

struct lane {
    std::int64_t low = 0, high = 0;

    /// What `low` is when the value is elsewhere; no simple value has it.
    static constexpr std::int64_t elsewhere = std::numeric_limits<std::int64_t>::min();
    /// `high` then names the node in whose slot the value stands.
    [[nodiscard]] static lane escaped(std::uint32_t node) { return {elsewhere, node}; }
    [[nodiscard]] bool is_escaped() const { return low == elsewhere; }
    [[nodiscard]] bool is_point() const { return low == high; } ///< of numbers and days
};

struct lane_form {
    enum kind : std::uint8_t { none, truth, number, day, choice };
    kind what = none;
    std::uint8_t scale = 0;              ///< of numbers
    declared_values const* of = nullptr; ///< of choices

    friend bool operator==(lane_form const&, lane_form const&) = default;
};

/// Declared strings beyond this many are not held in a lane: the highest bit is the escape's.
inline constexpr std::size_t most_lane_choices = 62;

/// Units by 10^scale, rounded towards zero. The compiler divides faster by what it knows; these are the scales of
/// money.
[[nodiscard]] constexpr std::uint64_t whole_of(std::uint64_t units, unsigned scale) {
    if (scale == 2) return units / 100;
    if (scale == 3) return units / 1'000;
    return scale == 0 ? units : units / static_cast<std::uint64_t>(powers_of_ten[scale]);
}

[[nodiscard]] inline decimal decimal_of(std::int64_t units, unsigned scale) {
    bool const negative = units < 0;
    auto const magnitude = negative ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
    auto const whole = whole_of(magnitude, scale);
    if (whole * static_cast<std::uint64_t>(powers_of_ten[scale]) == magnitude)
        return decimal::from_canonical(negative, whole, 0);
    return *decimal::from_parts(negative, magnitude, -static_cast<int>(scale));
}

/// The value that a lane stands for; not for escaped ones.
[[nodiscard]] inline value value_of(lane const& from, lane_form const& form) {
    switch (form.what) {
    case lane_form::truth: return value{truth::of(static_cast<unsigned>(from.low))};
    case lane_form::number: {
        auto const low = decimal_of(from.low, form.scale);
        return from.is_point() ? value{low} : value::between(low, decimal_of(from.high, form.scale));
    }
    case lane_form::day: return value::days_between(from.low, from.high);
    case lane_form::choice: return value::any_of(*form.of, {static_cast<std::uint64_t>(from.low), 0});
    case lane_form::none: break;
    }
    return value{};
}

/// The multiple of 10^-scale that a decimal is, or `lane::elsewhere`.
[[nodiscard]] inline std::int64_t units_of(decimal const& number, unsigned scale) {
    int const shift = static_cast<int>(scale) + number.exponent();
    if (!number.is_short() || shift < 0 || shift > 18) return lane::elsewhere;
    auto const units = uint128{number.low_bits()} * powers_of_ten[static_cast<std::size_t>(shift)];
    constexpr auto most = std::uint64_t{1} << 62U;
    if (units > most) return lane::elsewhere;
    auto const magnitude = static_cast<std::int64_t>(static_cast<std::uint64_t>(units));
    return number.is_negative() ? -magnitude : magnitude;
}

/// The lane for a value, escaped where the form cannot hold it.
[[nodiscard]] inline lane lane_of(value const& from, lane_form const& form, std::uint32_t node) {
    auto const elsewhere = lane::escaped(node);
    if (from.nulls() != 0 || from.why() != mistake::none) return elsewhere;
    switch (form.what) {
    case lane_form::truth: return from.what() == value::shape::boolean ? lane{from.as_truth().members(), 0} : elsewhere;
    case lane_form::number: {
        if (from.what() != value::shape::number || from.low_open() || from.high_open()) return elsewhere;
        auto const low = units_of(from.low(), form.scale), high = units_of(from.high(), form.scale);
        return low == lane::elsewhere || high == lane::elsewhere ? elsewhere : lane{low, high};
    }
    case lane_form::day:
        return from.what() == value::shape::day ? lane{from.low_integer(), from.high_integer()} : elsewhere;
    case lane_form::choice:
        if (from.what() != value::shape::choice || &from.choices() != form.of) return elsewhere;
        return lane{static_cast<std::int64_t>(from.choice_bits()[0]), 0};
    case lane_form::none: break;
    }
    return elsewhere;
}

} // namespace huiqi::detail
