#pragma once

#include <string>

#include <huiqi/policy/document.hpp>

namespace huiqi {

/// A YAML text looked through before it is parsed.
struct yaml_traps {
    /// The text for the parser: as long as the file's. A comparison sign or the brackets of a range that begin a value
    /// stand in it as letters, so that `>= 3%` and `[1..5]` are read as the texts they are.
    std::string seen;
    diagnostics problems; ///< in the order of the file; with an error among them parsing tells nothing more
};

/// Finds what YAML would silently take for something else or refuse in words of its own, and what would cost the
/// parser too much (depth, number of nodes). One pass over the text.
[[nodiscard]] yaml_traps find_yaml_traps(source_ptr const& file, document_limits limits);

} // namespace huiqi
