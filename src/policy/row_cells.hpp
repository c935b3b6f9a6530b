#pragma once

#include <optional>
#include <vector>

#include <huiqi/text/snippet.hpp>

namespace huiqi::policy {

/// One cell of a row, without the blanks around it.
struct row_cell {
    snippet text;
    source_range range;
    std::optional<source_range> wide_bar = {}; ///< the full-width bar that ends it
};

[[nodiscard]] snippet trimmed(snippet const& text);

/// The lines of a block that hold anything, without the blanks around them.
[[nodiscard]] std::vector<snippet> lines_of(snippet const& block);

/// The cells of a line, cut at each `|` that is not inside a text in quotes. FEEL has no such sign of its own.
[[nodiscard]] std::vector<row_cell> cells_of(snippet const& line);

} // namespace huiqi::policy
