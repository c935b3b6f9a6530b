#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <huiqi/plan/rule_set.hpp>

namespace huiqi::screening {

/// One programme's columns: the scale of its amounts, the clauses that can be its reason.
struct programme_layout {
    plan_record::index programme;
    std::string id;
    int scale = 0; ///< decimal places of every amount
    std::vector<std::string> clause_ids;
    std::unordered_map<std::string, std::int32_t> place_of_clause;
};

[[nodiscard]] std::vector<programme_layout> lay_out(rule_set const& rules,
                                                    std::vector<plan_record::index> const& programmes);

} // namespace huiqi::screening
