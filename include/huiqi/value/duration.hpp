#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <huiqi/value/text_cursor.hpp>
#include <huiqi/value/wide_integer.hpp>

/// The two kinds of duration that FEEL keeps apart: years and months, whose length depends on the calendar, and days
/// and smaller.
///
///     to_string(*parse_months_duration("P26M"))        P2Y2M
///     to_string(*parse_time_duration("PT1000M"))       PT16H40M
namespace huiqi {

struct months_duration {
    std::int64_t months = 0;

    friend constexpr bool operator==(months_duration, months_duration) = default;
    friend constexpr auto operator<=>(months_duration, months_duration) = default;
};

struct time_duration {
    std::int64_t seconds = 0;     ///< rounded down, so -0.5 s is -1 s and 500,000,000 ns
    std::int32_t nanoseconds = 0; ///< in [0, 999999999]

    friend constexpr bool operator==(time_duration, time_duration) = default;
    friend constexpr auto operator<=>(time_duration, time_duration) = default;
};

inline constexpr std::int32_t nanoseconds_per_second = 1'000'000'000;

namespace detail {

[[nodiscard]] constexpr std::optional<std::int64_t> narrowed(int128 from) {
    if (from < std::numeric_limits<std::int64_t>::min() || from > std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return static_cast<std::int64_t>(from);
}

[[nodiscard]] constexpr int128 total_nanoseconds(time_duration of) {
    return int128{of.seconds} * nanoseconds_per_second + of.nanoseconds;
}

[[nodiscard]] constexpr std::optional<time_duration> from_nanoseconds(int128 total) {
    int128 const seconds = (total >= 0 ? total : total - (nanoseconds_per_second - 1)) / nanoseconds_per_second;
    auto const fits = narrowed(seconds);
    if (!fits) return std::nullopt;
    return time_duration{*fits, static_cast<std::int32_t>(total - seconds * nanoseconds_per_second)};
}

} // namespace detail

/// Sums, differences and opposites are empty on overflow.
[[nodiscard]] constexpr std::optional<months_duration> add(months_duration left, months_duration right) {
    auto const months = detail::narrowed(int128{left.months} + right.months);
    return months ? std::optional{months_duration{*months}} : std::nullopt;
}
[[nodiscard]] constexpr std::optional<months_duration> subtract(months_duration left, months_duration right) {
    auto const months = detail::narrowed(int128{left.months} - right.months);
    return months ? std::optional{months_duration{*months}} : std::nullopt;
}
[[nodiscard]] constexpr std::optional<months_duration> negate(months_duration of) {
    return subtract(months_duration{}, of);
}

[[nodiscard]] constexpr std::optional<time_duration> add(time_duration left, time_duration right) {
    return detail::from_nanoseconds(detail::total_nanoseconds(left) + detail::total_nanoseconds(right));
}
[[nodiscard]] constexpr std::optional<time_duration> subtract(time_duration left, time_duration right) {
    return detail::from_nanoseconds(detail::total_nanoseconds(left) - detail::total_nanoseconds(right));
}
[[nodiscard]] constexpr std::optional<time_duration> negate(time_duration of) { return subtract(time_duration{}, of); }

namespace detail {

/// Reads `<number><letter>` parts in the order of `letters`; a part may be left out. Empty on overflow; `read` counts
/// the parts.
struct duration_reader {
    text_cursor cursor;
    int read = 0;

    /// The number before `letter`, or 0 if the next part is another one.
    constexpr std::optional<std::int64_t> part(char letter) {
        std::size_t const digits = cursor.digits_ahead();
        if (digits == 0 || digits >= cursor.rest.size() || cursor.rest[digits] != letter) return 0;
        auto const number = cursor.number(digits);
        if (!number) return std::nullopt;
        (void)cursor.skip(letter);
        ++read;
        return number;
    }

    /// The nanoseconds of a fraction `.5` if one stands here. Digits behind the ninth may only be zeros.
    constexpr std::optional<std::int32_t> fraction() {
        if (!cursor.skip('.')) return 0;
        std::int32_t result = 0, place = nanoseconds_per_second / 10;
        for (std::size_t digits = cursor.digits_ahead(); digits != 0; --digits, place /= 10) {
            int const digit = cursor.rest.front() - '0';
            cursor.rest.remove_prefix(1);
            if (place == 0 && digit != 0) return std::nullopt;
            result += digit * place;
        }
        return result;
    }
};

} // namespace detail

/// Reads `P1Y2M`, `-P3M`; empty if it is anything else or does not fit.
[[nodiscard]] constexpr std::optional<months_duration> parse_months_duration(std::string_view text) {
    detail::duration_reader reader{{text}};
    bool const negative = reader.cursor.skip('-');
    if (!reader.cursor.skip('P')) return std::nullopt;
    auto const years = reader.part('Y');
    if (!years) return std::nullopt;
    auto const months = reader.part('M');
    if (!months || reader.read == 0 || !reader.cursor.empty()) return std::nullopt;
    auto const total = int128{*years} * 12 + *months;
    auto const fits = detail::narrowed(negative ? -total : total);
    return fits ? std::optional{months_duration{*fits}} : std::nullopt;
}

/// Reads `P2DT3H4.5S`, `-PT90M`, to the nanosecond; empty if it is anything else or does not fit.
[[nodiscard]] constexpr std::optional<time_duration> parse_time_duration(std::string_view text) {
    detail::duration_reader reader{{text}};
    bool const negative = reader.cursor.skip('-');
    if (!reader.cursor.skip('P')) return std::nullopt;
    auto const days = reader.part('D');
    if (!days) return std::nullopt;
    std::optional<std::int64_t> hours = 0, minutes = 0, seconds = 0;
    std::optional<std::int32_t> nanoseconds = 0;
    if (reader.cursor.skip('T')) {
        reader.read = 0;
        hours = reader.part('H');
        if (!hours) return std::nullopt;
        minutes = reader.part('M');
        if (!minutes) return std::nullopt;
        if (std::size_t const digits = reader.cursor.digits_ahead(); digits != 0) {
            seconds = reader.cursor.number(digits);
            if (!seconds) return std::nullopt;
            nanoseconds = reader.fraction();
            if (!nanoseconds || !reader.cursor.skip('S')) return std::nullopt;
            ++reader.read;
        }
    }
    if (reader.read == 0 || !reader.cursor.empty()) return std::nullopt;
    auto const whole = int128{*days} * 86'400 + int128{*hours} * 3'600 + int128{*minutes} * 60 + *seconds;
    auto const total = whole * nanoseconds_per_second + *nanoseconds;
    return detail::from_nanoseconds(negative ? -total : total);
}

/// In FEEL's canonical form: `P2Y2M`, `-P3M`, `P0M`.
[[nodiscard]] inline std::string to_string(months_duration of) {
    if (of.months == 0) return "P0M";
    std::uint64_t const months = of.months < 0 ? 0 - static_cast<std::uint64_t>(of.months)
                                               : static_cast<std::uint64_t>(of.months);
    std::string text{of.months < 0 ? "-P" : "P"};
    if (months >= 12) text += std::to_string(months / 12) + 'Y';
    if (months % 12 != 0) text += std::to_string(months % 12) + 'M';
    return text;
}

namespace detail {

/// `.5`, or nothing for 0.
[[nodiscard]] inline std::string fraction_text(std::int32_t nanoseconds) {
    if (nanoseconds == 0) return {};
    std::string text{"."};
    append_padded(text, nanoseconds, 9);
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

} // namespace detail

/// In FEEL's canonical form: `P2DT3H4.5S`, `-PT1H30M`, `PT0S`.
[[nodiscard]] inline std::string to_string(time_duration of) {
    auto total = detail::total_nanoseconds(of);
    std::string text{total < 0 ? "-P" : "P"};
    if (total < 0) total = -total;
    auto const seconds = static_cast<std::uint64_t>(total / nanoseconds_per_second);
    auto const nanoseconds = static_cast<std::int32_t>(total % nanoseconds_per_second);
    if (seconds >= 86'400) text += std::to_string(seconds / 86'400) + 'D';
    if (seconds % 86'400 == 0 && nanoseconds == 0) return seconds == 0 ? "PT0S" : text;
    text += 'T';
    if (auto const hours = seconds / 3'600 % 24; hours != 0) text += std::to_string(hours) + 'H';
    if (auto const minutes = seconds / 60 % 60; minutes != 0) text += std::to_string(minutes) + 'M';
    if (auto const rest = seconds % 60; rest != 0 || nanoseconds != 0)
        text += std::to_string(rest) + detail::fraction_text(nanoseconds) + 'S';
    return text;
}

} // namespace huiqi

template <>
struct std::hash<huiqi::months_duration> {
    std::size_t operator()(huiqi::months_duration of) const noexcept { return std::hash<std::int64_t>{}(of.months); }
};
template <>
struct std::hash<huiqi::time_duration> {
    std::size_t operator()(huiqi::time_duration of) const noexcept {
        return std::hash<std::int64_t>{}(static_cast<std::int64_t>(static_cast<std::uint64_t>(of.seconds) * 31U) ^
                                         of.nanoseconds);
    }
};
