#pragma once

#include <cstdint>
#include <string>

#include "screen/column.hpp"

namespace huiqi::screening {

/// A cell as people and text files write it; empty for null and for lists and structures. A token of JSON that is a
/// string is written without its quotes.
[[nodiscard]] std::string cell_text(column const& cells, std::int64_t row);

} // namespace huiqi::screening
