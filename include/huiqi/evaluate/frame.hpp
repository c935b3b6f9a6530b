#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <huiqi/evaluate/operations/sets.hpp>
#include <huiqi/plan/rule_set.hpp>
#include <huiqi/value/value.hpp>

namespace huiqi {

/// One slot for the value of every node of a plan. After an evaluation the frame is the trace: whoever wants to know
/// what a clause read, or why an amount is what it is, looks at the slots. A frame is reused without allocating.
struct frame {
    std::vector<value> slots;
    std::vector<bool> ran;         ///< by step: slots of a step that did not run hold nothing of this evaluation
    std::uint64_t loop_rounds = 0; ///< bodies of loops run so far, bounded by most_loop_rounds

    std::vector<detail::lane> lanes;   ///< by home of the plan's lane program
    std::vector<std::uint32_t> filled; ///< by slot: the run in which it was filled from its lane
    std::uint32_t runs = 0;

    /// Made ready for one run of `rules`, whose lane program has `homes` lanes.
    void prepare(rule_set const& rules, std::uint32_t homes = 0) {
        if (plan_ != rules.checksum() || slots.empty()) {
            lay_constants(rules.plan());
            plan_ = rules.checksum();
            as_of_.reset();
            lanes.assign(homes, {});
            filled.assign(slots.size(), 0);
        }
        loop_rounds = 0;
        if (++runs != 0) return;
        std::fill(filled.begin(), filled.end(), 0U);
        runs = 1;
    }

    /// Constants are the same in every evaluation: they are put into their slots once.
    void lay_constants(detail::opened_plan const& plan) {
        slots.assign(plan.tables.instructions.size(), value{});
        for (std::size_t i = 0; i < slots.size(); ++i)
            if (auto const& each = plan.tables.instructions[i]; each.op == operation::constant)
                slots[i] = detail::narrowed(plan.constants[each.aux], plan.declared[plan.tables.nodes[i].type]);
    }

    /// Whether what depends on the as-of date alone has still to be laid for it; from now on it has been.
    [[nodiscard]] bool turns_to(date as_of) { return std::exchange(as_of_, as_of) != as_of; }

private:
    std::uint64_t plan_ = 0;    ///< checksum of the rules whose constants the slots hold
    std::optional<date> as_of_; ///< whose values the slots and lanes hold
};

/// Loops inside loops over long lists end here, with a mistake, so that no rule can hang its host.
inline constexpr std::uint64_t most_loop_rounds = 5'000'000;

/// Bounds of values made: lists and contexts inside one another, and the values in them.
inline constexpr unsigned deepest_value = 400;
inline constexpr std::uint64_t heaviest_value = 2'000'000;

} // namespace huiqi
