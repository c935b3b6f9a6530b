#pragma once

#include <huiqi/screen/arrow_owner.hpp>

#include "screen/block_results.hpp"
#include "screen/row_decider.hpp"
#include "screen/row_group.hpp"

namespace huiqi::screening {

/// The columns of the results. `table`: the schema of the input.
[[nodiscard]] arrow_schema make_result_schema(screening_plan const& plan, ArrowSchema const& table);

/// The results of a group as a batch. The key and what is carried along are the input's own buffers.
[[nodiscard]] arrow_array make_result_batch(screening_plan const& plan, row_group const& group, block_results results);

} // namespace huiqi::screening
