#pragma once

#include <atomic>

#include "screen/block_results.hpp"
#include "screen/blocks/block_decider.hpp"
#include "screen/row_decider.hpp"
#include "screen/row_group.hpp"

namespace huiqi::screening {

/// Decides the rows of a group for every programme: by blocks what can be decided so, the rest row by row. Each thread
/// has its own.
class group_decider {
public:
    explicit group_decider(screening_plan const& plan) : plan_{plan}, by_blocks_{plan}, one_by_one_{plan} {}

    /// Stops early, with results that nobody may use, once `stop` is set.
    [[nodiscard]] block_results decide(row_group const& group, std::atomic<bool> const& stop);

private:
    screening_plan const& plan_;
    block_decider by_blocks_;
    row_decider one_by_one_;
};

} // namespace huiqi::screening
