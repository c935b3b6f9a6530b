#include "screen/result_layout.hpp"

#include <algorithm>

#include "screen/block_results.hpp"

namespace huiqi::screening {

namespace {

/// Places behind the point of multiples of this constant.
[[nodiscard]] int places_of(detail::opened_plan const& plan, plan_record::index constant) {
    if (constant >= plan.constants.size() || plan.constants[constant].what() != value::shape::number) return 0;
    return std::max(0, -plan.constants[constant].low().exponent());
}

/// A ceiling on the sum is not rounded again, so its own places count. One that is worked out may have any; a
/// hundredth of a fen is more than documents speak of.
[[nodiscard]] int places_of_ceiling(detail::opened_plan const& plan, plan_record::index node) {
    constexpr int places_of_worked_out = 4;
    auto const& made = plan.tables.instructions[node];
    return made.op == operation::constant ? places_of(plan, made.aux) : places_of_worked_out;
}

[[nodiscard]] int scale_of(rule_set const& rules, plan_record::programme const& programme) {
    auto const& tables = rules.tables();
    int scale = 0;
    for (std::uint32_t v = 0; v < programme.version_count; ++v) {
        auto const& version = tables.versions[programme.first_version + v];
        for (std::uint32_t i = 0; i < version.award_count; ++i)
            scale = std::max(scale, places_of(rules.plan(), tables.awards[version.first_award + i].rounding_unit));
        for (std::uint32_t i = 0; i < version.total_cap_count; ++i)
            scale = std::max(scale, places_of_ceiling(rules.plan(), tables.caps[version.first_total_cap + i].ceiling));
    }
    constexpr int greatest_scale = 18;
    return std::min(scale, greatest_scale);
}

void add_clauses(rule_set const& rules, plan_record::index root, programme_layout& into) {
    std::vector<plan_record::index> pending{root};
    while (!pending.empty()) {
        auto const& clause = rules.tables().clauses[pending.back()];
        pending.pop_back();
        std::string id{rules.text(clause.id)};
        auto const place = static_cast<std::int32_t>(into.clause_ids.size());
        if (into.place_of_clause.emplace(id, place).second) into.clause_ids.push_back(std::move(id));
        for (auto i = clause.child_count; i > 0; --i) pending.push_back(clause.first_child + i - 1);
    }
}

} // namespace

std::vector<programme_layout> lay_out(rule_set const& rules, std::vector<plan_record::index> const& programmes) {
    std::vector<programme_layout> all;
    for (auto const at : programmes) {
        auto const& programme = rules.tables().programmes[at];
        programme_layout made{at, std::string{rules.text(programme.id)}, scale_of(rules, programme), {}, {}};
        for (std::uint32_t v = 0; v < programme.version_count; ++v)
            if (auto const root = rules.tables().versions[programme.first_version + v].root; root != plan_record::none)
                add_clauses(rules, root, made);
        all.push_back(std::move(made));
    }
    return all;
}

std::optional<int128> scaled(decimal const& amount, int scale, bool brief) {
    int const most_digits = brief ? 18 : 38; // of Arrow's decimal64 and decimal128
    auto const shift = amount.exponent() + scale;
    auto const coefficient = amount.coefficient();
    if (coefficient == 0) return int128{0};
    if (shift < 0 || detail::digits_of(coefficient) + shift > most_digits) return std::nullopt;
    auto const units = static_cast<int128>(coefficient * detail::ten_to(shift));
    return amount.is_negative() ? -units : units;
}

} // namespace huiqi::screening
