#pragma once

#include <atomic>

#include "screen/block_results.hpp"
#include "screen/row_decider.hpp"
#include "screen/row_group.hpp"

namespace huiqi::screening {

/// Decides the rows of a group for every programme. Whoever can decide many rows at once does so first: it writes the
/// results of a row and clears its bit in the programme's `open`, and in `unread` once it has checked its cells. What
/// is still open or unread then goes to the evaluator of single enterprises, row by row. Stops early, with results that
/// nobody may use, once `stop` is set.
[[nodiscard]] block_results decide_block(screening_plan const& plan, row_decider& one_by_one, row_group const& group,
                                         std::atomic<bool> const& stop);

} // namespace huiqi::screening
