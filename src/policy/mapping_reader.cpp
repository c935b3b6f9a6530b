#include "mapping_reader.hpp"

#include <algorithm>
#include <cassert>

#include <huiqi/text/messages/format.hpp>
#include <huiqi/text/messages/yaml.hpp>
#include <huiqi/text/nearest.hpp>

namespace huiqi::policy {
namespace {

bool is_chinese(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char each) { return static_cast<unsigned char>(each) >= 0x80; });
}

/// A key without a value; the reader of YAML has reported it already.
bool is_empty_scalar(document_node const& node) {
    return node.what == document_node::scalar && node.text.empty() && node.style == scalar_style::plain;
}

} // namespace

mapping_reader::mapping_reader(file_reader& in, document_node const& node, mapping which, source_range owner)
    : in_{in}, which_{which}, owner_{owner} {
    sort_out(node, which == mapping::expectation);
    if (owner_ == node.range && !entries_.empty()) {
        // An item of a list: its name, or its first key, stands for it.
        auto const* name = written("name");
        owner_ = name != nullptr && name->entry->value.what == document_node::scalar
                     ? name->entry->value.range
                     : entries_.front().entry->key.range;
    }
    for (auto const& each : uses_of(which))
        if (each.required && !has(each.key)) in_.report(messages::missing_key, owner_, {std::string{each.key}});
}

void mapping_reader::sort_out(document_node const& node, bool open) {
    for (auto const& each : node.entries) {
        if (each.key.what != document_node::scalar || each.key.text.empty()) continue;
        auto const& spelling = each.key.text.text();
        auto const key = english_key(spelling);
        bool const belongs = !key.empty() && find_use(which_, key) != nullptr;
        if (!belongs && !open) {
            report_unknown(each.key);
            continue;
        }
        auto const* before = belongs ? written(key) : nullptr;
        if (before == nullptr) {
            entries_.push_back({belongs ? key : std::string_view{}, &each, false});
            continue;
        }
        auto const& first = before->entry->key;
        if (first.text.text() == spelling) continue; // the reader of YAML reports a key that is there twice
        in_.report(messages::key_twice_in_two_languages, each.key.range, {first.text.text(), spelling})
            .labels.push_back({in_.file(), first.range, &messages::first_key, {}});
    }
}

void mapping_reader::report_unknown(document_node const& key) {
    auto const& spelling = key.text.text();
    std::vector<std::string> all;
    std::string listed;
    for (auto const& each : uses_of(which_)) {
        all.emplace_back(each.key);
        all.emplace_back(chinese_key(each.key));
        listed += (listed.empty() ? "" : ", ") + (is_chinese(spelling) ? all.back() : all[all.size() - 2]);
    }
    auto const near = nearest(spelling, all);
    if (near.empty()) {
        in_.report(messages::unknown_key, key.range, {spelling, listed});
        return;
    }
    auto& reported = in_.report(messages::misspelt_key, key.range, {spelling, near});
    if (key.style == scalar_style::plain) reported.mends.push_back({key.range, near});
}

mapping_reader::found_entry const* mapping_reader::written(std::string_view key) const {
    for (auto const& each : entries_)
        if (each.key == key) return &each;
    return nullptr;
}

document_node const* mapping_reader::take(std::string_view key) {
    assert(find_use(which_, key) != nullptr);
    for (auto& each : entries_) {
        if (each.key != key) continue;
        each.used = true;
        return is_empty_scalar(each.entry->value) ? nullptr : &each.entry->value;
    }
    return nullptr;
}

source_range mapping_reader::key_range(std::string_view key) const {
    auto const* found = written(key);
    return found == nullptr ? owner_ : found->entry->key.range;
}

std::string mapping_reader::text(std::string_view key) {
    auto const* value = take(key);
    return value == nullptr ? std::string{} : in_.text(*value, key);
}

snippet mapping_reader::expression(std::string_view key) {
    auto const* value = take(key);
    return value == nullptr ? snippet{} : in_.scalar(*value, key).value_or(snippet{});
}

bool mapping_reader::flag(std::string_view key) {
    auto const* value = take(key);
    return value != nullptr && in_.boolean(*value, key).value_or(false);
}

std::optional<std::size_t> mapping_reader::word(std::string_view key) {
    auto const* value = take(key);
    return value == nullptr ? std::nullopt : in_.word(*value, key, find_use(which_, key)->words);
}

citation mapping_reader::cite() {
    auto const* value = take("cite");
    return value == nullptr ? citation{} : in_.cite(*value).value_or(citation{});
}

std::optional<std::string_view> mapping_reader::one_of(std::initializer_list<std::string_view> keys) {
    std::optional<std::string_view> first;
    std::string listed;
    for (auto const each : keys) {
        listed += (listed.empty() ? "" : ", ") + std::string{each};
        if (!has(each)) continue;
        if (!first) {
            first = each;
            continue;
        }
        (void)take(each);
        in_.report(messages::only_one_of, key_range(each), {std::string{*first}, std::string{each}});
    }
    if (!first) in_.report(messages::missing_one_of, owner_, {listed});
    return first;
}

std::vector<document_entry const*> mapping_reader::names() {
    std::vector<document_entry const*> all;
    for (auto& each : entries_) {
        if (!each.key.empty()) continue;
        each.used = true;
        all.push_back(each.entry);
    }
    return all;
}

void mapping_reader::finish(std::string_view why) {
    for (auto const& each : entries_)
        if (!each.used)
            in_.report(messages::key_without_effect, each.entry->key.range,
                       {each.entry->key.text.text(), std::string{why}});
}

} // namespace huiqi::policy
