#include "policy/duplicate_keys.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/messages/yaml.hpp>

namespace huiqi {

namespace {

constexpr std::size_t most_listed = 50;

// Sorted and not hashed: no choice of keys can make it slow.
[[nodiscard]] bool any_twice(std::vector<document_entry> const& entries) {
    std::vector<std::string_view> keys;
    keys.reserve(entries.size());
    for (auto const& each : entries) keys.push_back(each.key.text.text());
    std::sort(keys.begin(), keys.end(), [](std::string_view left, std::string_view right) {
        return left.size() != right.size() ? left.size() < right.size() : left < right;
    });
    return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

} // namespace

void report_duplicate_keys(document_node const& mapping, source_ptr const& file, diagnostics& problems) {
    auto const& entries = mapping.entries;
    if (!any_twice(entries)) return;
    std::vector<std::uint32_t> order(entries.size());
    std::iota(order.begin(), order.end(), 0u);
    auto const text = [&](std::uint32_t at) -> std::string const& { return entries[at].key.text.text(); };
    std::stable_sort(order.begin(), order.end(), [&](auto left, auto right) { return text(left) < text(right); });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> repeated; // the later one, the first one
    for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
        if (text(order[i]) == text(order[first]))
            repeated.emplace_back(order[i], order[first]);
        else
            first = i;
    }
    std::sort(repeated.begin(), repeated.end());
    auto const listed = std::min(repeated.size(), most_listed);
    for (std::size_t i = 0; i < listed; ++i) {
        auto const [again, first] = repeated[i];
        problems.push_back({&messages::duplicate_key,
                            file,
                            entries[again].key.range,
                            {text(again)},
                            {{file, entries[first].key.range, &messages::first_key, {}}},
                            {}});
    }
    if (listed == repeated.size()) return;
    auto const last = entries[repeated.back().first].key.range;
    problems.push_back({&messages::too_many_problems, file, last, {std::to_string(repeated.size() - listed)}, {}, {}});
}

} // namespace huiqi
