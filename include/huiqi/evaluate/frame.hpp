#pragma once

#include <cstdint>
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

    void prepare(rule_set const& rules) {
        if (plan_ != rules.checksum() || slots.empty()) lay_constants(rules);
        ran.assign(rules.tables().steps.size(), false);
        loop_rounds = 0;
    }

private:
    /// Constants are the same in every evaluation: they are put into their slots once.
    void lay_constants(rule_set const& rules) {
        auto const& plan = rules.plan();
        slots.assign(plan.tables.instructions.size(), value{});
        for (std::size_t i = 0; i < slots.size(); ++i)
            if (auto const& each = plan.tables.instructions[i]; each.op == operation::constant)
                slots[i] = detail::narrowed(plan.constants[each.aux], plan.declared[plan.tables.nodes[i].type]);
        plan_ = rules.checksum();
    }

    std::uint64_t plan_ = 0; ///< checksum of the rules whose constants the slots hold
};

/// Loops inside loops over long lists end here, with a mistake, so that no rule can hang its host.
inline constexpr std::uint64_t most_loop_rounds = 5'000'000;

/// Bounds of values made: lists and contexts inside one another, and the values in them.
inline constexpr unsigned deepest_value = 400;
inline constexpr std::uint64_t heaviest_value = 2'000'000;

} // namespace huiqi
