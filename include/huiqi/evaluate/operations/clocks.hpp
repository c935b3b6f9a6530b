#pragma once

#include <huiqi/evaluate/operations/functions.hpp>
#include <huiqi/value/function_table.hpp>

/// Times of day and date-times made from texts or parts: `time("09:30:00")`, `date and time(day, clock)`.
namespace huiqi::detail {

/// A text with a zone that nobody here can find is no mistake of the author.
[[nodiscard]] inline value no_such_moment(std::string_view text, zone_finder zones, std::uint32_t node) {
    bool const zoned = text.find('@') != std::string_view::npos && zones == nullptr;
    return value::mistaken(zoned ? mistake::not_supported : mistake::no_such_date, node);
}

/// Seconds may have a part of nine digits.
[[nodiscard]] inline std::optional<time_duration> seconds_in(value const& number) {
    if (!is_point_number(number) || number.low().is_negative()) return std::nullopt;
    auto const whole = floor(number.low());
    auto const part = whole ? subtract(number.low(), *whole) : std::nullopt;
    auto const nanoseconds = part ? multiply(*part, decimal::from_integer(1'000'000'000)) : std::nullopt;
    auto const cut = nanoseconds ? floor(*nanoseconds) : std::nullopt;
    auto const seconds = whole ? whole->to_int64() : std::nullopt;
    if (!cut || !seconds || *seconds > 59) return std::nullopt;
    return time_duration{*seconds, static_cast<std::int32_t>(cut->to_int64().value_or(0))};
}

[[nodiscard]] inline value time_of_parts(item_view const& given, std::uint32_t node) {
    auto const wrong = value::mistaken(mistake::no_such_date, node);
    auto const hour = small_integer(given[0]), minute = small_integer(given[1]);
    auto const seconds = seconds_in(given[2]);
    if (!hour || !minute || !seconds || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return wrong;
    time made{static_cast<std::uint8_t>(*hour), static_cast<std::uint8_t>(*minute),
              static_cast<std::uint8_t>(seconds->seconds), seconds->nanoseconds, std::nullopt};
    if (given.size() == 4 && !given[3].is_null()) {
        if (given[3].what() != shape::seconds) return value::mistaken(mistake::wrong_type, node);
        auto const offset = given[3].low_seconds();
        if (offset.seconds < -greatest_offset || offset.seconds > greatest_offset || offset.nanoseconds != 0)
            return wrong;
        made.offset = static_cast<std::int32_t>(offset.seconds);
    }
    return value{made};
}

[[nodiscard]] inline value time_made(item_view const& given, zone_finder zones, std::uint32_t node) {
    if (given.size() == 1 && given[0].what() == shape::time_of_day) return given[0];
    if (given.size() == 1 && given[0].what() == shape::date_and_time) {
        return value{resolved(given[0].moment().clock)}.or_null_of(given[0]);
    }
    if (given.size() == 1 && given[0].what() == shape::day) return value{time{0, 0, 0, 0, 0}}.or_null_of(given[0]);
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i].is_null() && i < 3) return given[i];
        if (!given[i].is_point())
            return value::anything().or_null(truth::absent | truth::mistaken, mistake::no_such_date, node);
    }
    if (given.size() == 1 && given[0].is_text()) {
        auto const parsed = parse_time(given[0].text(), zones);
        return parsed ? value{*parsed} : no_such_moment(given[0].text(), zones, node);
    }
    return given.size() < 3 ? value::mistaken(mistake::wrong_type, node) : time_of_parts(given, node);
}

[[nodiscard]] inline value moment_made(item_view const& given, zone_finder zones, std::uint32_t node) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i].is_null()) return given[i];
        if (!given[i].is_point())
            return value::anything().or_null(truth::absent | truth::mistaken, mistake::no_such_date, node);
    }
    if (given.size() == 1) {
        if (given[0].what() == shape::date_and_time) return given[0];
        if (given[0].what() == shape::day) return value{date_time{day_of(given[0].low_integer()), {}}};
        if (!given[0].is_text()) return value::mistaken(mistake::wrong_type, node);
        if (auto const moment = parse_date_time(given[0].text(), zones)) return value{*moment};
        if (auto const day = parse_date(given[0].text())) return value{date_time{*day, {}}};
        return no_such_moment(given[0].text(), zones, node);
    }
    bool const whole_day = given[0].what() == shape::day;
    if ((!whole_day && given[0].what() != shape::date_and_time) || given[1].what() != shape::time_of_day)
        return value::mistaken(mistake::wrong_type, node);
    auto const day = whole_day ? day_of(given[0].low_integer()) : given[0].moment().day;
    return value{resolved(date_time{day, given[1].time_of_day()})};
}

} // namespace huiqi::detail
