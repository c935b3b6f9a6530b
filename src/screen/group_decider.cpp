#include "screen/group_decider.hpp"

namespace huiqi::screening {

block_results group_decider::decide(row_group const& group, std::atomic<bool> const& stop) {
    block_results made{plan_.programmes.size(), group.rows, plan_.options.brief, plan_.options.facts_hash};
    made.findings.rows = group.rows;
    made.findings.programmes.resize(plan_.programmes.size());
    by_blocks_.decide(group, made, stop);
    auto left = made.unread;
    for (auto const& each : made.by_programme) left |= each.open;
    left.each([&](std::size_t row) {
        if (!stop.load(std::memory_order_relaxed)) one_by_one_.decide(group, row, made);
    });
    made.findings.bad_cells = made.bad_cells.size();
    return made;
}

} // namespace huiqi::screening
