#include "screen/blocks/settled_by_points.hpp"

#include <algorithm>

#include "screen/blocks/block_operands.hpp"

namespace huiqi::screening {

using detail::lane_instruction;
using detail::lane_op;

namespace {

/// Homes of which intervals can say more than points although every column is known: numbers that hang on a truth,
/// numbers that no column gives, and what is worked out from them.
[[nodiscard]] std::vector<bool> vague_homes(block_program const& made) {
    std::vector<bool> vague(made.kinds.size(), false);
    for (auto const& each : made.constants)
        vague[each.home] = made.kinds[each.home] == home_kind::number && !each.all.is_point();
    for (auto const& each : made.instructions) {
        bool const chooses = each.op == lane_op::choose || each.op == lane_op::select || each.op == lane_op::payable;
        bool is_vague = chooses && made.kinds[each.out] == home_kind::number;
        each_operand(made, each, [&](std::uint32_t operand) { is_vague = is_vague || vague[operand]; });
        vague[each.out] = is_vague;
    }
    return vague;
}

/// What is payable of an amount is known where the amount is and the verdict or the amount leaves no choice.
[[nodiscard]] bool is_award_vague(block_program const& made, block_programme const& of,
                                  std::vector<bool> const& vague) {
    if (!of.has_award || !vague[of.award]) return false;
    auto const found = std::find_if(made.instructions.begin(), made.instructions.end(),
                                    [&](lane_instruction const& each) { return each.out == of.award; });
    return found == made.instructions.end() || found->op != lane_op::payable || vague[found->a] || vague[found->b];
}

[[nodiscard]] std::vector<bool> homes_needed(block_program const& made, block_programme const& of) {
    std::vector<bool> needed(made.kinds.size(), false);
    needed[of.verdict] = true;
    if (of.has_award) needed[of.award] = true;
    for (auto each = made.instructions.rbegin(); each != made.instructions.rend(); ++each)
        if (needed[each->out]) each_operand(made, *each, [&](std::uint32_t operand) { needed[operand] = true; });
    return needed;
}

} // namespace

void settle_by_points(block_program& made) {
    auto const vague = vague_homes(made);
    for (auto& each : made.programmes) {
        if (each.how != block_programme::by_block) continue;
        each.settled_by_points = each.whole && !vague[each.verdict] && !is_award_vague(made, each, vague);
        auto const needed = homes_needed(made, each);
        for (std::size_t at = 0; at < made.columns.size(); ++at)
            if (made.kinds[made.columns[at].home] == home_kind::number && needed[made.columns[at].home])
                each.numbers.push_back(at);
    }
}

} // namespace huiqi::screening
