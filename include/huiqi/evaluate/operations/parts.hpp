#pragma once

#include <huiqi/evaluate/operations/functions.hpp>
#include <huiqi/evaluate/operations/properties.hpp>

/// `x.name` and `list[2]`.
namespace huiqi::detail {

[[nodiscard]] inline value member(value const& of, std::string_view name, std::uint32_t at) {
    if (of.is_null() || of.what() == shape::anything) return of;
    if (of.what() == shape::context) {
        auto const* found = of.entry(name);
        return found != nullptr ? found->or_null_of(of) : value::mistaken(mistake::no_such_member, at);
    }
    if (of.what() == shape::list) {
        std::vector<value> members;
        std::vector<bool> maybe;
        for (std::size_t i = 0; i < of.items().size(); ++i) {
            members.push_back(member(of.items()[i], name, at));
            if (of.has_maybes()) maybe.push_back(of.is_maybe(i));
        }
        return value::list(std::move(members), std::move(maybe)).or_null_of(of);
    }
    return property(of, name, at);
}

/// A name in a filter: the item's field, if it is a context that has one; else what the name means around the filter.
[[nodiscard]] inline value field_or(value const& item, std::string_view name, value const* otherwise,
                                    std::uint32_t at) {
    if (item.what() == shape::anything) return item;
    if (item.what() == shape::context) {
        auto const* found = item.entry(name);
        if (found != nullptr) return found->or_null_of(item);
    }
    return otherwise != nullptr ? *otherwise : value::mistaken(mistake::no_such_member, at);
}

[[nodiscard]] inline value item_at(value const& list, value const& position, std::uint32_t at) {
    if (list.is_null() || position.is_null()) return null_of(list, position);
    if (list.what() == shape::anything)
        return value::anything().or_null(truth::mistaken, mistake::index_out_of_range, at);
    if (list.what() != shape::list) return item_at(value::list({list}), position, at);
    auto const n = small_integer(position);
    if (!n || list.has_maybes()) {
        if (position.is_point() && !n) return value::mistaken(mistake::wrong_type, at);
        return value::anything().or_null(truth::mistaken, mistake::index_out_of_range, at);
    }
    auto const size = static_cast<int>(list.items().size());
    if (*n == 0 || *n > size || *n < -size) return value::mistaken(mistake::index_out_of_range, at);
    return list.items()[static_cast<std::size_t>(*n > 0 ? *n - 1 : size + *n)];
}

} // namespace huiqi::detail
