#pragma once

#include <huiqi/evaluate/operations/clocks.hpp>
#include <huiqi/evaluate/operations/contexts.hpp>
#include <huiqi/evaluate/operations/ranges.hpp>
#include <huiqi/evaluate/operations/written.hpp>

/// Calls of built-in functions by their id.
namespace huiqi::detail {

/// `is(a, b)`: the same kind, and written alike.
[[nodiscard]] inline value is_same(value const& left, value const& right, std::uint32_t node) {
    if (left.is_null() || right.is_null()) return value{left.is_null() && right.is_null()};
    if (!left.is_point() || !right.is_point()) return value{truth::open()};
    bool const texts = left.is_text() && right.is_text();
    if (left.what() != right.what() && !texts) return value{false};
    if (left.what() == shape::time_of_day) return value{identical(left.time_of_day(), right.time_of_day())};
    if (left.what() == shape::date_and_time) return value{identical(left.moment(), right.moment())};
    return compared(operation::equal, left, right, node);
}

/// A function of the library is given points; none takes a list, so a list of one item stands for the item.
[[nodiscard]] inline value library_called(library_function function, item_view const& given, std::uint32_t node) {
    if (function == nullptr) return value::mistaken(mistake::not_supported, node);
    std::vector<value> arguments;
    bool open = false;
    for (std::size_t i = 0; i < given.size(); ++i) {
        bool const one = given[i].what() == shape::list && given[i].is_point() && given[i].items().size() == 1;
        arguments.push_back(one ? given[i].items()[0] : given[i]);
        open = open || !given[i].is_point();
    }
    if (!open) return function(arguments, node);
    auto result = value::anything().or_null(truth::mistaken, mistake::wrong_type, node);
    for (auto const& each : arguments) result = result.or_null_of(each);
    return result;
}

[[nodiscard]] inline value called(built_in which, item_view const& given, function_table const& library,
                                  std::uint32_t node) {
    auto const id = static_cast<unsigned>(which);
    if (which == built_in::power) {
        bool const whole = given[1].what() != shape::number || !is_point_number(given[1]) ||
                           given[1].low().is_integer();
        if (whole) return powered(given[0], given[1], node);
    }
    if (needs_library(which)) return library_called(library.find(which), given, node);
    switch (which) {
    case built_in::negate: return value{!given[0].as_truth()}.or_null_of(given[0]);
    case built_in::is_defined: return value{!given[0].is_null()};
    case built_in::is: return is_same(given[0], given.size() > 1 ? given[1] : value::absent(), node);
    case built_in::string_of: return text_of(given[0], node);
    case built_in::time_of: return time_made(given, library.zones, node);
    case built_in::date_and_time: return moment_made(given, library.zones, node);
    case built_in::range_of: return range_made(given[0], library.zones, node);
    default: break;
    }
    if (id >= 100 && id < 110) return context_function(which, given, node);
    if (id >= 110 && id < 130) return range_function(which, given[0], given[1], node);
    if (which == built_in::number_of || id < 20) return number_function(which, given, node);
    if (which == built_in::string_join || (id >= 20 && id < 50)) return list_function(which, given, node);
    if (id < 70) return text_function(which, given, node);
    return date_function(which, given, node);
}

} // namespace huiqi::detail
