#pragma once

#include <vector>

#include <huiqi/pipeline.hpp>

#include "python_names.hpp"

namespace huiqi::python {

/// Names and values for an expression from a Python mapping; the same conversions, bounds and mistakes as in a profile,
/// and ranges and times besides.
[[nodiscard]] std::vector<named_value> read_names(nb::handle mapping, diagnostics& problems);

} // namespace huiqi::python
