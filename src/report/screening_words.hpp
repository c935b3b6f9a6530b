#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <huiqi/plan/rule_set.hpp>
#include <huiqi/text/message.hpp>

namespace huiqi::reporting {

[[nodiscard]] std::string title_of(rule_set const& rules, std::string_view programme, language in);

/// The text of a clause, behind its place in the document where it has one; else its id.
[[nodiscard]] std::string clause_in_words(rule_set const& rules, std::string_view programme, std::string_view id);
/// The text alone; empty where there is none.
[[nodiscard]] std::string clause_text(rule_set const& rules, std::string_view programme, std::string_view id);

/// The greatest counts first, equal ones by name.
[[nodiscard]] inline std::vector<std::pair<std::string, std::uint64_t>> most_frequent(
    std::map<std::string, std::uint64_t> const& counts) {
    std::vector<std::pair<std::string, std::uint64_t>> sorted{counts.begin(), counts.end()};
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](auto const& left, auto const& right) { return left.second > right.second; });
    return sorted;
}

} // namespace huiqi::reporting
