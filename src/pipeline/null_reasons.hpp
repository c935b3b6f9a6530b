#pragma once

#include <huiqi/pipeline.hpp>

/// The nulls in the result of an expression, and what is said of them.
namespace huiqi::pipeline {

/// Fills `nulls` and `nulls_in_all` from the value and its trace. The work grows with the value and the plan, not with
/// their product.
void find_null_reasons(feel_result& found);

/// A warning for each reason, with the place in `file`; in strict mode an error at the end.
void report_nulls(feel_result const& found, source_ptr const& file, bool strict, diagnostics& problems);

} // namespace huiqi::pipeline
