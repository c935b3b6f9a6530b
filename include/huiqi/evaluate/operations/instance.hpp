#pragma once

#include <array>
#include <string_view>

#include <huiqi/evaluate/operations/sets.hpp>

/// `x instance of number`. Null is an instance of nothing.
namespace huiqi::detail {

struct named_shape {
    std::string_view name;
    shape what;
};

inline constexpr std::array named_shapes{
    named_shape{"number", shape::number},
    named_shape{"boolean", shape::boolean},
    named_shape{"string", shape::text},
    named_shape{"date", shape::day},
    named_shape{"time", shape::time_of_day},
    named_shape{"date and time", shape::date_and_time},
    named_shape{"years and months duration", shape::months},
    named_shape{"year month duration", shape::months},
    named_shape{"days and time duration", shape::seconds},
    named_shape{"day time duration", shape::seconds},
    named_shape{"list", shape::list},
    named_shape{"context", shape::context},
    named_shape{"range", shape::range},
};

/// Whether a value has the type as it is written; a mistake for the types of functions and of a context's entries.
[[nodiscard]] inline value instance_of(value const& which, std::string_view type, std::uint32_t node) {
    if (which.is_null()) return value{false};
    if (which.what() == shape::anything) return value{truth::open()};
    auto const nulls = [&](value const& answer) {
        return which.may_be_null() ? value{answer.as_truth().or_else(truth{false})} : answer;
    };
    if (type == "Any" || type == "any") return nulls(value{true});
    auto const bracket = type.find('<');
    auto head = type.substr(0, bracket);
    while (head.ends_with(' ')) head.remove_suffix(1);
    if (head == "function") return value{false}; // functions are no values yet
    for (auto const& each : named_shapes) {
        if (each.name != head) continue;
        bool const text = each.what == shape::text && which.what() == shape::choice;
        if (which.what() != each.what && !text) return value{false};
        if (bracket == std::string_view::npos) return nulls(value{true});
        if (each.what == shape::context) return value::mistaken(mistake::not_supported, node);
        auto inner = type.substr(bracket + 1, type.rfind('>') - bracket - 1);
        while (inner.starts_with(' ')) inner.remove_prefix(1);
        while (inner.ends_with(' ')) inner.remove_suffix(1);
        if (each.what == shape::range)
            return instance_of(which.range_low().is_null() ? which.range_high() : which.range_low(), inner, node);
        truth every{true};
        for (auto const& item : which.items()) {
            auto const one = item.is_null() ? value{true} : instance_of(item, inner, node);
            if (one.is_null()) return one;
            every = every & one.as_truth();
        }
        return nulls(value{every});
    }
    return which.is_point() ? value{false} : value{truth::open()};
}

} // namespace huiqi::detail
