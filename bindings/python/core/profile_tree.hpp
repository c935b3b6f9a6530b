#pragma once

#include <string>

#include <nanobind/nanobind.h>

#include <huiqi/policy/document.hpp>
#include <huiqi/text/diagnostic.hpp>

namespace nb = nanobind;

namespace huiqi::python {

/// A Python mapping as the document that the library reads profiles from. Values keep their digits and texts; what the
/// library has no value for is a diagnostic. In place of bytes of a file, ranges count the values in the order in which
/// they were met, so that path() can say in Python's words where a mistake lies.
struct profile_tree {
    document_node root;
    source_ptr file; ///< an empty text, which diagnostics name as their source
    diagnostics problems;

    /// `["营业收入"]["2024"]`; empty for the whole.
    [[nodiscard]] std::string path(source_range where) const;
};

/// Runs the values' own code; what it raises is passed on. Depth and number of values are bounded as a file's are.
[[nodiscard]] profile_tree read_mapping(nb::handle profile);

} // namespace huiqi::python
