#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <huiqi/value/text_cursor.hpp>

/// Dates of the Gregorian calendar, extended to both sides, in the years -999,999,999 to 999,999,999 that FEEL knows.
///
///     date{2025, 8, 13}
///     from_days(to_days(date{2024, 2, 28}) + 1)     29 February 2024
///     add_months(date{2025, 1, 31}, 1)              28 February 2025
///
/// Days are counted in 64 bits from 1 January 1970. Nothing here looks at a clock or a time zone.
namespace huiqi {

struct date {
    std::int32_t year = 1970;
    std::uint8_t month = 1; ///< from 1
    std::uint8_t day = 1;   ///< from 1

    friend constexpr bool operator==(date const&, date const&) = default;
    friend constexpr auto operator<=>(date const&, date const&) = default;
};

enum class weekday : std::uint8_t { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

inline constexpr std::int64_t greatest_year = 999'999'999;

[[nodiscard]] constexpr bool is_leap_year(std::int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// `month` is in [1, 12].
[[nodiscard]] constexpr int days_in_month(std::int64_t year, int month) {
    return month == 2 ? (is_leap_year(year) ? 29 : 28) : 30 + ((month + month / 8) % 2);
}

[[nodiscard]] constexpr bool valid(date of) {
    return of.year >= -greatest_year && of.year <= greatest_year && of.month >= 1 && of.month <= 12 && of.day >= 1 &&
           of.day <= days_in_month(of.year, of.month);
}

/// Empty if there is no such date.
[[nodiscard]] constexpr std::optional<date> make_date(std::int64_t year, std::int64_t month, std::int64_t day) {
    if (year < -greatest_year || year > greatest_year || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    date const made{static_cast<std::int32_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
    if (!valid(made)) return std::nullopt;
    return made;
}

/// Days since 1 January 1970.
[[nodiscard]] constexpr std::int64_t to_days(date of) {
    // Years begin in March, so that the leap day is the last; 400 of them, an era, have 146,097 days.
    std::int64_t const year = std::int64_t{of.year} - (of.month <= 2 ? 1 : 0);
    std::int64_t const era = (year >= 0 ? year : year - 399) / 400;
    std::int64_t const year_of_era = year - era * 400;
    std::int64_t const day_of_year = (153 * (of.month + (of.month > 2 ? -3 : 9)) + 2) / 5 + of.day - 1;
    return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

inline constexpr std::int64_t least_day = to_days(date{-999'999'999, 1, 1});
inline constexpr std::int64_t greatest_day = to_days(date{999'999'999, 12, 31});

/// Empty outside the years that dates have.
[[nodiscard]] constexpr std::optional<date> from_days(std::int64_t days) {
    if (days < least_day || days > greatest_day) return std::nullopt;
    days += 719'468;
    std::int64_t const era = (days >= 0 ? days : days - 146'096) / 146'097;
    std::int64_t const day_of_era = days - era * 146'097;
    std::int64_t const year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) /
                                     365;
    std::int64_t const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::int64_t const month = (5 * day_of_year + 2) / 153;
    return date{static_cast<std::int32_t>(era * 400 + year_of_era + (month >= 10 ? 1 : 0)),
                static_cast<std::uint8_t>(month < 10 ? month + 3 : month - 9),
                static_cast<std::uint8_t>(day_of_year - (153 * month + 2) / 5 + 1)};
}

/// Empty outside the years that dates have.
[[nodiscard]] constexpr std::optional<date> add_days(date to, std::int64_t days) {
    if (days < least_day - greatest_day || days > greatest_day - least_day) return std::nullopt;
    return from_days(to_days(to) + days);
}

/// The same day of another month, or its last day if it has no such day. Empty outside the years that dates have.
[[nodiscard]] constexpr std::optional<date> add_months(date to, std::int64_t months) {
    constexpr std::int64_t most = 24 * (greatest_year + 1);
    if (months < -most || months > most) return std::nullopt;
    std::int64_t const total = std::int64_t{to.year} * 12 + (to.month - 1) + months;
    std::int64_t const year = (total >= 0 ? total : total - 11) / 12;
    int const month = static_cast<int>(total - year * 12) + 1;
    int const last = days_in_month(year, month);
    return make_date(year, month, to.day < last ? to.day : last);
}

/// Whole months from one date to another, negative if `to` is the earlier: from 31 January to 28 February there is
/// none.
[[nodiscard]] constexpr std::int64_t months_between(date from, date to) {
    std::int64_t const months = (std::int64_t{to.year} - from.year) * 12 + (to.month - from.month);
    if (months > 0 && to.day < from.day) return months - 1;
    if (months < 0 && to.day > from.day) return months + 1;
    return months;
}

[[nodiscard]] constexpr weekday weekday_of(date of) {
    std::int64_t const since_monday = (to_days(of) + 3) % 7;
    return static_cast<weekday>(1 + (since_monday < 0 ? since_monday + 7 : since_monday));
}

/// 1 on 1 January.
[[nodiscard]] constexpr int day_of_year(date of) {
    return static_cast<int>(to_days(of) - to_days(date{of.year, 1, 1})) + 1;
}

/// The week of ISO 8601, which belongs to the year that holds its Thursday.
[[nodiscard]] constexpr int week_of_year(date of) {
    int const week = (day_of_year(of) - static_cast<int>(weekday_of(of)) + 10) / 7;
    auto const weeks_in = [](std::int64_t year) {
        // A year has 53 weeks if it begins on a Thursday, or on a Wednesday and is a leap year. 400 years repeat the
        // calendar.
        auto const first = weekday_of(date{static_cast<std::int32_t>(year % 400), 1, 1});
        return first == weekday::thursday || (first == weekday::wednesday && is_leap_year(year)) ? 53 : 52;
    };
    if (week < 1) return weeks_in(std::int64_t{of.year} - 1);
    return week > weeks_in(of.year) ? 1 : week;
}

namespace detail {

/// Reads a date from the left: a year of four digits, or of more without a leading zero, then month and day.
[[nodiscard]] constexpr std::optional<date> take_date(text_cursor& from) {
    bool const negative = from.skip('-');
    std::size_t const digits = from.digits_ahead();
    if (digits < 4 || digits > 9 || (digits > 4 && from.rest.front() == '0')) return std::nullopt;
    auto const year = from.number(digits);
    if (!from.skip('-')) return std::nullopt;
    auto const month = from.number(2);
    if (!month || !from.skip('-')) return std::nullopt;
    auto const day = from.number(2);
    if (!day) return std::nullopt;
    return make_date(negative ? -*year : *year, *month, *day);
}

} // namespace detail

/// Reads `2025-08-13`, `-0044-03-15`, `12025-01-01`; empty if it is anything else or there is no such date.
[[nodiscard]] constexpr std::optional<date> parse_date(std::string_view text) {
    detail::text_cursor cursor{text};
    auto const parsed = detail::take_date(cursor);
    return cursor.empty() ? parsed : std::nullopt;
}

[[nodiscard]] inline std::string to_string(date of) {
    std::string text{of.year < 0 ? "-" : ""};
    detail::append_padded(text, of.year < 0 ? -std::int64_t{of.year} : std::int64_t{of.year}, 4);
    text += '-';
    detail::append_padded(text, of.month, 2);
    text += '-';
    detail::append_padded(text, of.day, 2);
    return text;
}

} // namespace huiqi

template <>
struct std::hash<huiqi::date> {
    std::size_t operator()(huiqi::date of) const noexcept { return std::hash<std::int64_t>{}(huiqi::to_days(of)); }
};
