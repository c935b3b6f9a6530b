#pragma once

#include <huiqi/evaluate/operations/functions.hpp>

/// Functions of contexts: get value, get entries, context, context put, context merge. Of a context that is not known
/// the result may be anything of its type, or a mistake.
namespace huiqi::detail {

/// Keys are looked for one after another: more of them would take too long.
inline constexpr std::size_t most_entries = 1'000;
inline constexpr std::size_t most_keys = 100;

using context_entries = std::vector<std::pair<std::string, value>>;

[[nodiscard]] inline context_entries entries_of(value const& context) {
    return {context.entries().begin(), context.entries().end()};
}

/// The entry of the key, made if there is none.
[[nodiscard]] inline value& entry_at(context_entries& entries, std::string_view key) {
    for (auto& each : entries)
        if (each.first == key) return each.second;
    return entries.emplace_back(std::string{key}, value::absent()).second;
}

[[nodiscard]] inline value entry_value(value const& context, value const& key, std::uint32_t node) {
    if (context.what() != shape::context || !key.is_text()) return value::mistaken(mistake::wrong_type, node);
    auto const* found = context.entry(key.text());
    return found != nullptr ? *found : value::mistaken(mistake::no_such_member, node);
}

[[nodiscard]] inline value listed_entries(value const& context, std::uint32_t node) {
    if (context.what() != shape::context) return value::mistaken(mistake::wrong_type, node);
    std::vector<value> pairs;
    for (auto const& [key, entry] : context.entries())
        pairs.push_back(value::context({{"key", value{std::string_view{key}}}, {"value", entry}}));
    return value::list(std::move(pairs));
}

/// `context([{key: "a", value: 1}])`; keys must differ.
[[nodiscard]] inline value context_made(value const& from, std::uint32_t node) {
    auto const pairs = from.what() == shape::list ? from.items() : std::span{&from, 1};
    context_entries entries;
    for (auto const& each : pairs) {
        auto const* key = each.what() == shape::context ? each.entry("key") : nullptr;
        auto const* entry = key != nullptr ? each.entry("value") : nullptr;
        if (entry == nullptr || !key->is_text()) return value::mistaken(mistake::wrong_type, node);
        for (auto const& other : entries)
            if (other.first == key->text()) return value::mistaken(mistake::wrong_type, node);
        entries.emplace_back(std::string{key->text()}, *entry);
        if (entries.size() > most_entries) return value::mistaken(mistake::too_long, node);
    }
    return value::context(std::move(entries));
}

/// With the entry that the keys lead to put in the place of what was there.
[[nodiscard]] inline value context_with(value const& context, std::span<value const> keys, value const& entry,
                                        std::uint32_t node) {
    bool const known = context.what() == shape::context && !keys.empty() && keys.front().is_text();
    if (!known) return value::mistaken(mistake::wrong_type, node);
    auto entries = entries_of(context);
    auto const key = keys.front().text();
    if (keys.size() == 1) {
        entry_at(entries, key) = entry;
        return value::context(std::move(entries));
    }
    auto const* inner = context.entry(key);
    if (inner == nullptr) return value::mistaken(mistake::no_such_member, node);
    auto made = context_with(*inner, keys.subspan(1), entry, node);
    if (made.is_null()) return made;
    entry_at(entries, key) = std::move(made);
    return value::context(std::move(entries));
}

[[nodiscard]] inline value merged(value const& contexts, std::uint32_t node) {
    auto const all = contexts.what() == shape::list ? contexts.items() : std::span{&contexts, 1};
    context_entries entries;
    for (auto const& each : all) {
        if (each.what() != shape::context) return value::mistaken(mistake::wrong_type, node);
        for (auto const& [key, entry] : each.entries()) entry_at(entries, key) = entry;
        if (entries.size() > most_entries) return value::mistaken(mistake::too_long, node);
    }
    return value::context(std::move(entries));
}

[[nodiscard]] inline value context_function(built_in which, item_view const& given, std::uint32_t node) {
    bool const puts = which == built_in::context_put;
    for (std::size_t i = 0; i < given.size(); ++i) {
        bool const is_entry = puts && i == 2;
        if (given[i].is_null() && !is_entry) return given[i];
        bool const open = given[i].what() == shape::anything || given[i].may_be_null() ||
                          (given[i].what() == shape::list && given[i].has_maybes()) ||
                          (given[i].what() == shape::choice && !given[i].is_text());
        if (open && !is_entry)
            return value::anything().or_null_of(given[i]).or_null(truth::absent | truth::mistaken, mistake::wrong_type,
                                                                  node);
    }
    switch (which) {
    case built_in::get_value: return entry_value(given[0], given[1], node);
    case built_in::get_entries: return listed_entries(given[0], node);
    case built_in::context_of: return context_made(given[0], node);
    case built_in::context_merge: return merged(given[0], node);
    case built_in::context_put: {
        auto const keys = given[1].what() == shape::list ? given[1].items() : std::span{&given[1], 1};
        if (keys.size() > most_keys) return value::mistaken(mistake::too_long, node);
        return context_with(given[0], keys, given[2], node);
    }
    default: return value::mistaken(mistake::not_supported, node);
    }
}

} // namespace huiqi::detail
