#pragma once

#include <huiqi/evaluate/operations/functions.hpp>

/// The integers that a loop runs over: `1..n`, `[1..n)`.
namespace huiqi::detail {

[[nodiscard]] inline value counting_days(std::int64_t first, std::int64_t last, std::uint32_t at) {
    auto const length = static_cast<std::size_t>(first <= last ? last - first : first - last) + 1;
    if (length > longest_made) return value::mistaken(mistake::too_long, at);
    std::vector<value> days;
    days.reserve(length);
    for (auto day = first; days.size() < length; day += first <= last ? 1 : -1)
        days.push_back(value::days_between(day, day));
    return value::list(std::move(days));
}

[[nodiscard]] inline value counting(value const& from, value const& to, std::uint32_t at) {
    if (from.is_null() || to.is_null()) return null_of(from, to);
    bool const days = from.what() == shape::day && to.what() == shape::day && from.is_point() && to.is_point();
    if (days) return counting_days(from.low_integer(), to.low_integer(), at);
    auto const first = small_integer(from), last = small_integer(to);
    if (!first || !last)
        return from.is_point() && to.is_point() ? value::mistaken(mistake::wrong_type, at) : value::anything();
    auto const length = static_cast<std::size_t>(*first <= *last ? *last - *first : *first - *last) + 1;
    if (length > longest_made) return value::mistaken(mistake::too_long, at);
    std::vector<value> numbers;
    numbers.reserve(length);
    for (std::size_t i = 0; i < length; ++i) {
        auto const step = static_cast<std::int64_t>(i);
        numbers.push_back(value{decimal::from_integer(*first + (*first <= *last ? step : -step))});
    }
    return value::list(std::move(numbers));
}

/// The integers in a range. A range that goes down is a mistake.
[[nodiscard]] inline value members_of(value const& range, std::uint32_t at) {
    auto const &from = range.range_low(), &to = range.range_high();
    if (from.what() == shape::day && to.what() == shape::day && from.is_point() && to.is_point()) {
        auto const low = from.low_integer() + (range.range_low_closed() ? 0 : 1);
        auto const high = to.low_integer() - (range.range_high_closed() ? 0 : 1);
        if (from.low_integer() > to.low_integer()) return value::mistaken(mistake::wrong_type, at);
        return low > high ? value::list({}) : counting_days(low, high, at);
    }
    auto const first = small_integer(range.range_low()), last = small_integer(range.range_high());
    bool const open = !first || !last;
    if (open && !range.is_point()) return value::anything().or_null(truth::mistaken, mistake::wrong_type, at);
    if (open || *first > *last) return value::mistaken(mistake::wrong_type, at);
    auto const low = *first + (range.range_low_closed() ? 0 : 1), high = *last - (range.range_high_closed() ? 0 : 1);
    if (low > high) return value::list({});
    return counting(value{decimal::from_integer(low)}, value{decimal::from_integer(high)}, at);
}

} // namespace huiqi::detail
