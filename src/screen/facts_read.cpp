#include "screen/facts_read.hpp"

#include <algorithm>
#include <tuple>

#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/policy/kinds.hpp>

#include "screen/table_binding.hpp"

namespace huiqi::screening {

std::vector<fact_read> facts_read(rule_set const& rules, std::vector<plan_record::index> const& programmes) {
    auto const& tables = rules.tables();
    std::vector<bool> needed(tables.programmes.size(), false);
    for (auto const at : programmes)
        for (std::uint32_t n = 0; n < tables.programmes[at].needed_count; ++n)
            needed[tables.lists[tables.programmes[at].first_needed + n]] = true;
    std::vector<fact_read> all;
    for (auto const& step : tables.steps) {
        if (!needed[step.programme]) continue;
        for (auto at = step.begin; at < step.end; ++at)
            if (auto const& each = tables.instructions[at]; each.op == operation::fact)
                all.push_back({each.aux, static_cast<std::int32_t>(each.first)});
    }
    auto const order = [](fact_read const& left, fact_read const& right) {
        return std::tie(left.fact, left.year_offset) < std::tie(right.fact, right.year_offset);
    };
    std::sort(all.begin(), all.end(), order);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<plan_record::index> programmes_asked(rule_set const& rules, std::vector<std::string> const& only) {
    std::vector<plan_record::index> asked;
    evaluator const checked{rules, only}; // throws for a programme that does not exist
    for (plan_record::index i = 0; i < rules.tables().programmes.size(); ++i) {
        auto const& programme = rules.tables().programmes[i];
        if (static_cast<programme_kind>(programme.kind) == programme_kind::definitions) continue;
        if (only.empty() || std::find(only.begin(), only.end(), rules.text(programme.id)) != only.end())
            asked.push_back(i);
    }
    return asked;
}

} // namespace huiqi::screening
