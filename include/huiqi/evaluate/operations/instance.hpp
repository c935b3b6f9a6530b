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

/// The next of the types or entries that commas part: `a: string, b: list<number>`; `rest` begins behind it.
[[nodiscard]] inline std::string_view next_part(std::string_view& rest) {
    std::size_t at = 0, depth = 0;
    while (at < rest.size() && (depth > 0 || rest[at] != ',')) {
        if (rest[at] == '<') ++depth;
        if (rest[at] == '>' && depth > 0) --depth;
        ++at;
    }
    auto part = rest.substr(0, at);
    rest.remove_prefix(std::min(rest.size(), at + 1));
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    return part;
}

[[nodiscard]] value instance_of(value const& which, std::string_view type, std::uint32_t node);

/// A context has a type that names some of its entries if each of them is null or has its type.
[[nodiscard]] inline value has_entries(value const& context, std::string_view entries, std::uint32_t node) {
    truth every{true};
    while (!entries.empty()) {
        auto const part = next_part(entries);
        auto const colon = part.find(':');
        if (colon == std::string_view::npos) return value::mistaken(mistake::wrong_type, node);
        auto name = part.substr(0, colon), type = part.substr(colon + 1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        while (type.starts_with(' ')) type.remove_prefix(1);
        auto const* found = context.entry(name);
        if (found == nullptr) return value{false};
        auto const one = found->is_null() ? value{true} : instance_of(*found, type, node);
        if (one.is_null()) return one;
        every = every & one.as_truth();
    }
    return value{every};
}

/// Whether a value has the type as it is written.
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
        auto inner = type.substr(bracket + 1, type.rfind('>') - bracket - 1);
        while (inner.starts_with(' ')) inner.remove_prefix(1);
        while (inner.ends_with(' ')) inner.remove_suffix(1);
        if (each.what == shape::context) return has_entries(which, inner, node);
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

/// An argument as its parameter's type wants it: a list of one item stands for the item; what does not fit is a
/// mistake.
[[nodiscard]] inline value coerced(value const& which, std::string_view type, std::uint32_t node) {
    if (which.is_null()) return which;
    auto const fits = instance_of(which, type, node).as_truth();
    if (fits.is(truth::yes)) return which;
    if (!which.is_point()) return which.or_null(truth::mistaken, mistake::wrong_type, node);
    if (which.what() == shape::list && which.items().size() == 1) return coerced(which.items()[0], type, node);
    return value::mistaken(mistake::wrong_type, node);
}

} // namespace huiqi::detail
