#pragma once

#include <algorithm>
#include <vector>

#include <huiqi/evaluate/frame.hpp>
#include <huiqi/evaluate/lanes/lane_program.hpp>

namespace huiqi::detail {

/// Takes copies out of a schedule: whoever writes what is copied writes both, if it has no twin already.
inline void drop_copies(std::vector<lane_instruction>& schedule, std::uint32_t homes) {
    constexpr auto nobody = static_cast<std::size_t>(-1);
    std::vector<std::size_t> writer(homes, nobody);
    std::size_t kept = 0;
    for (auto const& each : schedule) {
        if (each.op == lane_op::copy && each.twin == each.out && writer[each.a] != nobody)
            if (auto& source = schedule[writer[each.a]]; source.out == each.a && source.twin == each.a) {
                source.twin = each.out;
                continue;
            }
        bool const writes = each.op != lane_op::general && each.op != lane_op::lift && each.op != lane_op::end;
        if (writes) writer[each.out] = writer[each.twin] = kept;
        schedule[kept++] = each;
    }
    schedule.resize(kept);
}

/// Makes the instructions of a schedule shorter by what the as-of date has settled: a selection whose first condition
/// holds is a copy, and conditions of one or two parts need no list. Results, and what runs by value instead, stay.
inline void settle_lanes(std::vector<lane_instruction>& schedule, lane_program const& program, frame const& fixed) {
    std::vector<bool> is_fixed(program.homes, false);
    for (auto const& node : program.nodes)
        if (node.made == lane_program::fixed && node.home != plan_record::none) is_fixed[node.home] = true;
    for (auto& each : schedule) {
        auto const operand = [&, first = each.a](std::uint32_t i) { return program.operands[first + i]; };
        switch (each.op) {
        case lane_op::select:
            if (auto const condition = operand(0); is_fixed[condition] && fixed.lanes[condition].low == 1) {
                each.x = program.multipliers[each.a + 1];
                each.a = operand(1);
                each.op = each.x == 1 ? lane_op::copy : lane_op::scale;
            }
            break;
        case lane_op::all:
        case lane_op::any:
            if (each.count > 2) break;
            each.op = each.count == 1 ? lane_op::copy : each.op == lane_op::all ? lane_op::both : lane_op::either;
            if (each.count == 2) each.b = operand(1);
            each.a = operand(0);
            break;
        case lane_op::negation:
            each.a = operand(0);
            each.op = lane_op::negated;
            break;
        case lane_op::rows:
            if (auto const& table = program.tables[each.a]; !table.steps.empty()) {
                each.op = lane_op::stairs;
                each.c = each.a;
                each.a = table.inputs.front().numerator;
                each.b = table.inputs.front().divisor;
                each.x = table.inputs.front().multiplier;
            }
            break;
        case lane_op::rounded:
        case lane_op::scale:
            if (each.x == 1) each.op = lane_op::copy;
            break;
        default: break;
        }
    }
    // What is left out if a guard fails is not written at all.
    bool const guarded = std::any_of(schedule.begin(), schedule.end(),
                                     [](lane_instruction const& each) { return each.op == lane_op::guard; });
    if (!guarded) drop_copies(schedule, program.homes);
}

} // namespace huiqi::detail
