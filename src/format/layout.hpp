#pragma once

#include <set>
#include <string>

#include <huiqi/policy/document.hpp>

namespace huiqi::format {

/// The document in the one layout. `rows` says where the scalars begin that are rows of tables.
[[nodiscard]] std::string laid_out(source_ptr const& file, document_node const& root,
                                   std::set<std::uint32_t> const& rows);

/// The lines of a table's rows with their cells in columns.
[[nodiscard]] std::vector<std::string> aligned_rows(snippet const& rows);

} // namespace huiqi::format
