#pragma once

#include <span>

#include <huiqi/pipeline.hpp>
#include <huiqi/policy/checked.hpp>

namespace huiqi::pipeline {

/// Compiles rules made for one question, gives their facts the values `known` in their order, and runs them. The result
/// is the value of the last definition, with the trace; what a null says of its cause is the caller's to add. `file`
/// holds the texts that places refer to.
[[nodiscard]] result<feel_result> run_last_definition(checked_rules const& rules, source_ptr const& file,
                                                      std::span<value const> known, date as_of);

} // namespace huiqi::pipeline
