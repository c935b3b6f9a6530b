#include "type_of_value.hpp"

#include <span>
#include <string_view>
#include <unordered_map>

namespace huiqi::pipeline {

namespace {

using feel::type_kind;

constexpr std::size_t most_item_fields = 1'000; ///< of which the items of a list are known by name

[[nodiscard]] type_kind kind_of(value::shape which) {
    switch (which) {
    case value::shape::boolean: return type_kind::boolean;
    case value::shape::number: return type_kind::number;
    case value::shape::day: return type_kind::date;
    case value::shape::months: return type_kind::months_duration;
    case value::shape::seconds: return type_kind::time_duration;
    case value::shape::choice:
    case value::shape::text: return type_kind::string;
    case value::shape::time_of_day: return type_kind::time;
    case value::shape::date_and_time: return type_kind::date_time;
    case value::shape::list: return type_kind::list;
    case value::shape::context: return type_kind::context;
    case value::shape::range: return type_kind::range;
    case value::shape::function: return type_kind::function;
    case value::shape::nothing:
    case value::shape::anything: break;
    }
    return type_kind::any;
}

/// Values that one type is to hold, looked at column by column: every value once.
[[nodiscard]] feel::type type_of_all(std::span<value const* const> all) {
    feel::type of{};
    std::size_t nulls = 0;
    for (auto const* each : all) {
        of.may_be_absent = of.may_be_absent || each->may_be_null();
        if (each->is_null()) {
            ++nulls;
            continue;
        }
        auto const kind = kind_of(each->what());
        if (kind == type_kind::any || (of.kind != type_kind::any && of.kind != kind))
            return {.may_be_absent = of.may_be_absent};
        of.kind = kind;
    }
    if (of.kind == type_kind::list) {
        std::vector<value const*> items;
        for (auto const* each : all)
            if (!each->is_null())
                for (auto const& item : each->items()) items.push_back(&item);
        of.element = std::make_shared<feel::type const>(type_of_all(items));
    }
    if (of.kind != type_kind::context) return of;

    std::vector<std::pair<std::string_view, std::vector<value const*>>> columns;
    std::unordered_map<std::string_view, std::size_t> by_name;
    for (auto const* each : all) {
        if (each->is_null()) continue;
        for (auto const& [key, entry] : each->entries()) {
            auto const [at, fresh] = by_name.try_emplace(key, columns.size());
            if (fresh) columns.push_back({key, {}});
            columns[at->second].second.push_back(&entry);
        }
    }
    if (all.size() > 1 && columns.size() > most_item_fields) return of;
    auto fields = std::make_shared<std::vector<feel::field>>();
    for (auto const& [key, entries] : columns) {
        of.fields_differ = of.fields_differ || entries.size() + nulls != all.size();
        fields->push_back({std::string{key}, "", type_of_all(entries)});
    }
    of.fields_differ = of.fields_differ || nulls != 0;
    of.fields = std::move(fields);
    return of;
}

} // namespace

feel::type type_of(value const& known) {
    auto const* only = &known;
    return type_of_all({&only, 1});
}

} // namespace huiqi::pipeline
