#pragma once

#include <huiqi/policy/document.hpp>

namespace huiqi {

/// Reports each key of a mapping that stands in it before, with both places.
void report_duplicate_keys(document_node const& mapping, source_ptr const& file, diagnostics& problems);

} // namespace huiqi
