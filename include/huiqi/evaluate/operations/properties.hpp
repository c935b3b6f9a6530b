#pragma once

#include <string_view>

#include <huiqi/evaluate/operations/arithmetic.hpp>

/// What a point takes out of a date, a time, a duration or a range: `成立日期.year`, `[1..5].end`. The names are those
/// of the standard; what a value does not have is a mistake.
namespace huiqi::detail {

[[nodiscard]] inline value whole(std::int64_t number) { return value{decimal::from_integer(number)}; }

[[nodiscard]] inline std::optional<value> property_of(date const& of, std::string_view name) {
    if (name == "year") return whole(of.year);
    if (name == "month") return whole(of.month);
    if (name == "day") return whole(of.day);
    if (name == "weekday") return whole(static_cast<std::int64_t>(weekday_of(of)));
    return std::nullopt;
}

[[nodiscard]] inline std::optional<value> property_of(time const& of, std::string_view name) {
    if (name == "hour") return whole(of.hour);
    if (name == "minute") return whole(of.minute);
    if (name == "second") return whole(of.second);
    if (name == "timezone") return of.in != nullptr ? value{of.in->name()} : value::absent();
    if (name != "time offset") return std::nullopt;
    return of.offset ? value{time_duration{*of.offset, 0}} : value::absent();
}

[[nodiscard]] inline std::optional<value> property_of(months_duration of, std::string_view name) {
    if (name == "years") return whole(of.months / 12);
    if (name == "months") return whole(of.months % 12);
    return std::nullopt;
}

[[nodiscard]] inline std::optional<value> property_of(time_duration of, std::string_view name) {
    // Seconds are rounded down and their fraction added; the parts of a negative duration are all negative.
    auto const seconds = of.seconds + (of.seconds < 0 && of.nanoseconds > 0 ? 1 : 0);
    if (name == "days") return whole(seconds / 86'400);
    if (name == "hours") return whole(seconds / 3'600 % 24);
    if (name == "minutes") return whole(seconds / 60 % 60);
    if (name == "seconds") return whole(seconds % 60);
    return std::nullopt;
}

[[nodiscard]] inline std::optional<value> property_of_range(value const& of, std::string_view name) {
    if (name == "start") return of.range_low();
    if (name == "end") return of.range_high();
    if (name == "start included") return value{of.range_low_closed()};
    if (name == "end included") return value{of.range_high_closed()};
    return std::nullopt;
}

[[nodiscard]] inline value property(value const& of, std::string_view name, std::uint32_t node) {
    std::optional<value> found;
    bool const years = of.what() == shape::day && name == "year" && !of.is_point();
    if (years)
        found = value::between(decimal::from_integer(day_of(of.low_integer()).year),
                               decimal::from_integer(day_of(of.high_integer()).year));
    else if (of.what() != shape::range && !of.without_null().is_point())
        found = value::anything();
    else if (of.what() == shape::day)
        found = property_of(day_of(of.low_integer()), name);
    else if (of.what() == shape::time_of_day)
        found = property_of(of.time_of_day(), name);
    else if (of.what() == shape::months)
        found = property_of(months_duration{of.low_integer()}, name);
    else if (of.what() == shape::seconds)
        found = property_of(of.low_seconds(), name);
    else if (of.what() == shape::range)
        found = property_of_range(of, name);
    else if (of.what() == shape::date_and_time) {
        found = property_of(of.moment().day, name);
        if (!found) found = property_of(of.moment().clock, name);
    } else
        return value::mistaken(mistake::wrong_type, node);
    return found ? found->or_null_of(of) : value::mistaken(mistake::no_such_member, node);
}

} // namespace huiqi::detail
