#pragma once

#include <huiqi/evaluate/operations/sets.hpp>
#include <huiqi/value/duration_arithmetic.hpp>

/// Sums and differences of times of day and date-times, which are always single points.
namespace huiqi::detail {

[[nodiscard]] inline bool is_moment(shape which) {
    return which == shape::time_of_day || which == shape::date_and_time;
}

/// A time or date-time and a duration.
[[nodiscard]] inline value moved_moment(value const& moment, value const& by, bool back, std::uint32_t node) {
    if (!by.is_point()) return value::anything();
    bool const clock = moment.what() == shape::time_of_day;
    if (by.what() == shape::months && !clock) {
        auto const months = by.low_integer();
        auto const moved = add_months(moment.moment(), back ? -months : months);
        return moved ? value{*moved} : value::mistaken(mistake::overflow, node);
    }
    if (by.what() != shape::seconds) return value::mistaken(mistake::wrong_type, node);
    auto const seconds = back ? subtract(time_duration{}, by.low_seconds()) : std::optional{by.low_seconds()};
    if (!seconds) return value::mistaken(mistake::overflow, node);
    if (clock) return value{add(moment.time_of_day(), *seconds)};
    auto const moved = add(moment.moment(), *seconds);
    return moved ? value{*moved} : value::mistaken(mistake::overflow, node);
}

/// A date beside a date-time that has an offset is its midnight in UTC.
[[nodiscard]] inline value moments_apart(value const& left, value const& right, std::uint32_t node);
[[nodiscard]] inline value day_and_moment_apart(value const& left, value const& right, std::uint32_t node) {
    auto const midnight = [](value const& of) -> value {
        auto const day = of.what() == shape::day && of.is_point() ? from_days(of.low_integer()) : std::nullopt;
        return day ? value{date_time{*day, time{0, 0, 0, 0, 0}}} : of;
    };
    auto const &day = left.what() == shape::day ? left : right, &moment = left.what() == shape::day ? right : left;
    if (!moment.moment().clock.offset) return value::mistaken(mistake::wrong_type, node);
    if (!day.without_null().is_point()) return value::anything().or_null(truth::mistaken, mistake::overflow, node);
    return moments_apart(midnight(left.without_null()), midnight(right.without_null()), node);
}

/// Of two times or two date-times; one that has an offset and one that has none have no difference.
[[nodiscard]] inline value moments_apart(value const& left, value const& right, std::uint32_t node) {
    if (left.what() != right.what()) return value::mistaken(mistake::wrong_type, node);
    auto const apart = left.what() == shape::time_of_day ? subtract(left.time_of_day(), right.time_of_day())
                                                         : subtract(left.moment(), right.moment());
    return apart ? value{*apart} : value::mistaken(mistake::wrong_type, node);
}

} // namespace huiqi::detail
