#pragma once

#include "screen/blocks/block_program.hpp"

namespace huiqi::screening {

/// Finds the programmes of which intervals say no more than points where the numbers that they hang on are known, and
/// the columns of these numbers. The program's instructions, constants and columns are complete.
void settle_by_points(block_program& made);

} // namespace huiqi::screening
