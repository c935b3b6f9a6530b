#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <huiqi/value/date.hpp>
#include <huiqi/value/duration.hpp>

/// Times of day and date-times, local, with an offset from UTC, or in a zone.
///
///     parse_time("09:30:00"), parse_time("09:30:00.5+08:00"), parse_date_time("2025-08-13T09:30:00Z")
///
/// `==` and `<=>` compare points in time: 10:00+08:00 equals 02:00Z. One that has an offset and one that has none are
/// neither equal nor ordered. `identical` compares what is written.
namespace huiqi {

/// A time zone. Whoever finds zones keeps them alive; the core has none.
class zone {
public:
    virtual ~zone() = default;
    [[nodiscard]] virtual std::string_view name() const = 0; ///< `Europe/Paris`
    /// Seconds east of UTC where clocks show `seconds` since 1 January 1970, 00:00; of two that fit the earlier.
    [[nodiscard]] virtual constexpr std::int32_t offset_of_local(std::int64_t seconds) const = 0;
    /// Seconds east of UTC at `seconds` since 1 January 1970, 00:00 UTC.
    [[nodiscard]] virtual constexpr std::int32_t offset_at(std::int64_t seconds) const = 0;
};

/// Null if there is no zone of the name.
using zone_finder = zone const* (*)(std::string_view name);

struct time {
    std::uint8_t hour = 0;
    std::uint8_t minute = 0;
    std::uint8_t second = 0;
    std::int32_t nanosecond = 0;
    std::optional<std::int32_t> offset{}; ///< seconds east of UTC; none for a local time
    zone const* in = nullptr;             ///< the zone that the offset comes from, if it was named
};

/// 24:00:00 as the end of a day is read as the beginning of the next.
struct date_time {
    date day;
    time clock;
};

inline constexpr std::int64_t seconds_per_day = 86'400;
/// Offsets reach 18 hours to both sides.
inline constexpr std::int32_t greatest_offset = 18 * 3'600;

[[nodiscard]] constexpr bool valid(time const& of) {
    return of.hour < 24 && of.minute < 60 && of.second < 60 && of.nanosecond >= 0 &&
           of.nanosecond < nanoseconds_per_second &&
           (!of.offset || (*of.offset >= -greatest_offset && *of.offset <= greatest_offset));
}
[[nodiscard]] constexpr bool valid(date_time const& of) { return valid(of.day) && valid(of.clock); }

[[nodiscard]] constexpr std::int64_t second_of_day(time const& of) {
    return of.hour * 3'600 + of.minute * 60 + of.second;
}

/// Since midnight UTC, or local midnight for a local time. Not brought into one day: 01:00+02:00 is an hour before
/// midnight.
[[nodiscard]] constexpr time_duration since_midnight(time const& of) {
    return {second_of_day(of) - of.offset.value_or(0), of.nanosecond};
}

/// Since 1 January 1970, 00:00 UTC, or 00:00 local for a local date-time.
[[nodiscard]] constexpr time_duration since_epoch(date_time const& of) {
    return {to_days(of.day) * seconds_per_day + second_of_day(of.clock) - of.clock.offset.value_or(0),
            of.clock.nanosecond};
}

[[nodiscard]] constexpr bool operator==(time const& left, time const& right) {
    return left.offset.has_value() == right.offset.has_value() && since_midnight(left) == since_midnight(right);
}
[[nodiscard]] constexpr std::partial_ordering operator<=>(time const& left, time const& right) {
    if (left.offset.has_value() != right.offset.has_value()) return std::partial_ordering::unordered;
    return since_midnight(left) <=> since_midnight(right);
}
[[nodiscard]] constexpr bool operator==(date_time const& left, date_time const& right) {
    return left.clock.offset.has_value() == right.clock.offset.has_value() && since_epoch(left) == since_epoch(right);
}
[[nodiscard]] constexpr std::partial_ordering operator<=>(date_time const& left, date_time const& right) {
    if (left.clock.offset.has_value() != right.clock.offset.has_value()) return std::partial_ordering::unordered;
    return since_epoch(left) <=> since_epoch(right);
}

/// The same fields, the same offset and the same zone.
[[nodiscard]] constexpr bool identical(time const& left, time const& right) {
    return left.offset == right.offset && left.in == right.in && left == right;
}
[[nodiscard]] constexpr bool identical(date_time const& left, date_time const& right) {
    return left.clock.offset == right.clock.offset && left.clock.in == right.clock.in && left == right;
}

/// A time of day alone is given the offset that its zone had at that time on 1 January 2000.
inline constexpr std::int64_t day_of_times = 10'957;

/// With the offset that its zone has there.
[[nodiscard]] constexpr time resolved(time of) {
    if (of.in != nullptr) of.offset = of.in->offset_of_local(day_of_times * seconds_per_day + second_of_day(of));
    return of;
}
[[nodiscard]] constexpr date_time resolved(date_time of) {
    if (of.clock.in != nullptr)
        of.clock.offset = of.clock.in->offset_of_local(to_days(of.day) * seconds_per_day + second_of_day(of.clock));
    return of;
}

/// Goes round at midnight; keeps the offset.
[[nodiscard]] constexpr time add(time const& to, time_duration duration) {
    std::int64_t nanoseconds = std::int64_t{to.nanosecond} + duration.nanoseconds;
    std::int64_t seconds = second_of_day(to) + duration.seconds % seconds_per_day;
    if (nanoseconds >= nanoseconds_per_second) {
        nanoseconds -= nanoseconds_per_second;
        ++seconds;
    }
    seconds = (seconds % seconds_per_day + seconds_per_day) % seconds_per_day;
    return {static_cast<std::uint8_t>(seconds / 3'600),
            static_cast<std::uint8_t>(seconds / 60 % 60),
            static_cast<std::uint8_t>(seconds % 60),
            static_cast<std::int32_t>(nanoseconds),
            to.offset,
            to.in};
}

/// Keeps the offset, or the zone: an hour later is an hour later, whatever clocks are put to in between. Empty outside
/// the years that dates have.
[[nodiscard]] constexpr std::optional<date_time> add(date_time const& to, time_duration duration) {
    if (to.clock.in != nullptr) {
        auto fixed = to;
        fixed.clock.in = nullptr;
        auto const moved = add(fixed, duration);
        if (!moved) return std::nullopt;
        auto const offset = to.clock.in->offset_at(since_epoch(*moved).seconds);
        auto shifted = add(*moved, time_duration{offset - *to.clock.offset, 0});
        if (!shifted) return std::nullopt;
        shifted->clock.offset = offset;
        shifted->clock.in = to.clock.in;
        return shifted;
    }
    auto const in_day = add(time_duration{second_of_day(to.clock), to.clock.nanosecond}, duration);
    if (!in_day) return std::nullopt;
    std::int64_t const days = in_day->seconds / seconds_per_day - (in_day->seconds % seconds_per_day < 0 ? 1 : 0);
    auto const day = add_days(to.day, days);
    if (!day) return std::nullopt;
    return date_time{*day, add(to.clock, duration)};
}

/// The same time of day in another month, as `add_months` of a date.
[[nodiscard]] constexpr std::optional<date_time> add_months(date_time const& to, std::int64_t months) {
    auto const day = add_months(to.day, months);
    return day ? std::optional{resolved(date_time{*day, to.clock})} : std::nullopt;
}

/// Empty if only one of them has an offset.
[[nodiscard]] constexpr std::optional<time_duration> subtract(time const& left, time const& right) {
    if (left.offset.has_value() != right.offset.has_value()) return std::nullopt;
    return subtract(since_midnight(left), since_midnight(right));
}
[[nodiscard]] constexpr std::optional<time_duration> subtract(date_time const& left, date_time const& right) {
    if (left.clock.offset.has_value() != right.clock.offset.has_value()) return std::nullopt;
    return subtract(since_epoch(left), since_epoch(right));
}

namespace detail {

/// Reads `Z` or `+08:00`, with seconds if there are any.
[[nodiscard]] constexpr std::optional<std::int32_t> take_offset(text_cursor& from) {
    if (from.skip('Z')) return 0;
    bool const west = from.skip('-');
    if (!west && !from.skip('+')) return std::nullopt;
    auto const hours = from.number(2);
    if (!hours || !from.skip(':')) return std::nullopt;
    auto const minutes = from.number(2);
    if (!minutes || *minutes > 59) return std::nullopt;
    std::optional<std::int64_t> seconds = 0;
    if (from.skip(':')) seconds = from.number(2);
    if (!seconds || *seconds > 59) return std::nullopt;
    auto const total = static_cast<std::int32_t>(*hours * 3'600 + *minutes * 60 + *seconds);
    if (total > greatest_offset) return std::nullopt;
    return west ? -total : total;
}

struct read_time {
    time clock;
    bool next_day = false; ///< it was 24:00:00
};

[[nodiscard]] constexpr std::optional<read_time> take_time(text_cursor& from, zone_finder zones) {
    auto const hour = from.number(2);
    if (!hour || !from.skip(':')) return std::nullopt;
    auto const minute = from.number(2);
    if (!minute || !from.skip(':')) return std::nullopt;
    auto const second = from.number(2);
    if (!second) return std::nullopt;
    duration_reader reader{from};
    if (from.rest.starts_with('.') && text_cursor{from.rest.substr(1)}.digits_ahead() == 0) return std::nullopt;
    auto const nanosecond = reader.fraction();
    if (!nanosecond) return std::nullopt;
    from = reader.cursor;
    bool const midnight = *hour == 24 && *minute == 0 && *second == 0 && *nanosecond == 0;
    read_time result{{static_cast<std::uint8_t>(midnight ? 0 : *hour), static_cast<std::uint8_t>(*minute),
                      static_cast<std::uint8_t>(*second), *nanosecond, std::nullopt},
                     midnight};
    if (!valid(result.clock)) return std::nullopt;
    if (from.rest.starts_with('Z') || from.rest.starts_with('+') || from.rest.starts_with('-')) {
        result.clock.offset = take_offset(from);
        if (!result.clock.offset) return std::nullopt;
        return result;
    }
    if (from.skip('@')) {
        result.clock.in = zones != nullptr ? zones(from.rest) : nullptr;
        if (result.clock.in == nullptr) return std::nullopt;
        from.rest = {};
    }
    return result;
}

} // namespace detail

/// Reads `09:30:00`, `09:30:00.5`, `09:30:00Z`, `09:30:00+08:00`, to the nanosecond, and with `zones` also
/// `09:30:00@Asia/Shanghai`; empty if it is anything else.
[[nodiscard]] constexpr std::optional<time> parse_time(std::string_view text, zone_finder zones = nullptr) {
    detail::text_cursor cursor{text};
    auto const read = detail::take_time(cursor, zones);
    return read && cursor.empty() ? std::optional{resolved(read->clock)} : std::nullopt;
}

/// Reads a date, `T` and a time; empty if it is anything else.
[[nodiscard]] constexpr std::optional<date_time> parse_date_time(std::string_view text, zone_finder zones = nullptr) {
    detail::text_cursor cursor{text};
    auto const day = detail::take_date(cursor);
    if (!day || !cursor.skip('T')) return std::nullopt;
    auto const read = detail::take_time(cursor, zones);
    if (!read || !cursor.empty()) return std::nullopt;
    auto const shifted = read->next_day ? add_days(*day, 1) : day;
    return shifted ? std::optional{resolved(date_time{*shifted, read->clock})} : std::nullopt;
}

[[nodiscard]] inline std::string to_string(time const& of) {
    std::string text;
    detail::append_padded(text, of.hour, 2);
    text += ':';
    detail::append_padded(text, of.minute, 2);
    text += ':';
    detail::append_padded(text, of.second, 2);
    text += detail::fraction_text(of.nanosecond);
    if (of.in != nullptr) return text + '@' + std::string{of.in->name()};
    if (!of.offset) return text;
    if (*of.offset == 0) return text + 'Z';
    std::int32_t const offset = *of.offset < 0 ? -*of.offset : *of.offset;
    text += *of.offset < 0 ? '-' : '+';
    detail::append_padded(text, offset / 3'600, 2);
    text += ':';
    detail::append_padded(text, offset / 60 % 60, 2);
    if (offset % 60 != 0) {
        text += ':';
        detail::append_padded(text, offset % 60, 2);
    }
    return text;
}

[[nodiscard]] inline std::string to_string(date_time const& of) {
    return to_string(of.day) + 'T' + to_string(of.clock);
}

} // namespace huiqi
