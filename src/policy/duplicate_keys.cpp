#include "policy/duplicate_keys.hpp"

#include <algorithm>
#include <numeric>

#include <huiqi/text/messages/yaml.hpp>

namespace huiqi {

void report_duplicate_keys(document_node const& mapping, source_ptr const& file, diagnostics& problems) {
    auto const& entries = mapping.entries;
    if (entries.size() < 2) return;
    // Sorted and not hashed: no choice of keys can make it slow.
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
    for (auto const& [again, first] : repeated)
        problems.push_back({&messages::duplicate_key,
                            file,
                            entries[again].key.range,
                            {text(again)},
                            {{file, entries[first].key.range, &messages::first_key, {}}},
                            {}});
}

} // namespace huiqi
