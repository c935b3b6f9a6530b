#pragma once

#include <algorithm>
#include <vector>

#include <huiqi/evaluate/lanes/lane_program.hpp>
#include <huiqi/evaluate/lanes/quotient.hpp>

/// Tables of one column whose rows follow each other like the steps of a stair: which row applies is how many of the
/// limits between them have been reached.
namespace huiqi::detail {

/// Notes the steps of a table that has them; the results then stand from the lowest row to the highest.
inline void find_steps(lane_table& of) {
    auto const& rows = of.cells;
    if (of.inputs.size() != 1 || rows.size() < 2 || rows.size() != of.results.size()) return;
    // Of the first row that applies its far end counts alone, as long as no row leaves out what those before left over.
    auto const far = [&](lane_table::cell const& cell, bool falls) {
        return falls ? lane_table::step{cell.low, cell.low_open} : lane_table::step{cell.high, !cell.high_open};
    };
    auto const near = [&](lane_table::cell const& cell, bool falls) {
        return falls ? lane_table::step{cell.high, !cell.high_open} : lane_table::step{cell.low, cell.low_open};
    };
    bool const falls = rows.front().has_low;
    std::vector<lane_table::step> steps;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        bool const last = r + 1 == rows.size();
        bool const has_far = falls ? rows[r].has_low : rows[r].has_high;
        bool const has_near = falls ? rows[r].has_high : rows[r].has_low;
        if (has_far == last || (has_near && (r == 0 || near(rows[r], falls) != steps.back()))) return;
        if (last) break;
        auto const next = far(rows[r], falls);
        if (r != 0 && (falls ? next.limit >= steps.back().limit : next.limit <= steps.back().limit)) return;
        steps.push_back(next);
    }
    of.steps = std::move(steps);
    of.by_steps = of.results;
    if (falls) std::reverse(of.by_steps.begin(), of.by_steps.end());
}

/// How many steps a quotient with a positive divisor has reached.
[[nodiscard]] inline std::size_t steps_reached(lane_table const& of, quotient::wide numerator, std::int64_t divisor) {
    std::size_t reached = 0;
    for (auto const& each : of.steps)
        reached += numerator >= quotient::wide{each.limit} * divisor + (each.beyond ? 1 : 0) ? 1U : 0U;
    return reached;
}

} // namespace huiqi::detail
