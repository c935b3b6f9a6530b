#pragma once

#include <cstddef>
#include <vector>

#include <huiqi/policy/checked.hpp>

namespace huiqi {

/// Compiles checked rules to the bytes of a plan. There are no mistakes left to find: what the checker let through
/// compiles.
[[nodiscard]] std::vector<std::byte> compile_plan(checked_rules const& rules, std::vector<source_ptr> const& sources);

} // namespace huiqi
