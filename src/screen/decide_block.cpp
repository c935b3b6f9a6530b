#include "screen/decide_block.hpp"

#include <algorithm>

namespace huiqi::screening {

block_results decide_block(screening_plan const& plan, row_decider& one_by_one, row_group const& group,
                           std::atomic<bool> const& stop) {
    block_results made{plan.programmes.size(), group.rows};
    made.findings.rows = group.rows;
    made.findings.programmes.resize(plan.programmes.size());
    auto const left = [&](std::size_t row) {
        return made.unread.test(row) || std::any_of(made.by_programme.begin(), made.by_programme.end(),
                                                    [&](auto const& each) { return each.open.test(row); });
    };
    for (std::size_t row = 0; row < group.rows && !stop.load(std::memory_order_relaxed); ++row)
        if (left(row)) one_by_one.decide(group, row, made);
    made.findings.bad_cells = made.bad_cells.size();
    return made;
}

} // namespace huiqi::screening
