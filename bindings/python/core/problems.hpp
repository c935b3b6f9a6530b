#pragma once

#include <string>

#include <huiqi/text/diagnostic.hpp>

#include "profile_tree.hpp"
#include "python_names.hpp"

namespace huiqi::python {

/// Raises an exception of huiqi.diagnostics with these diagnostics. Those of a tree name a path in it.
[[noreturn]] void refuse(nb::object const& error_type, diagnostics const& found, profile_tree const* tree = nullptr);

/// As diagnostics.schema.json describes them, in an array.
[[nodiscard]] nb::str problems_json(diagnostics const& found);

} // namespace huiqi::python
