#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <huiqi/text/diagnostic.hpp>

#include "screen/column.hpp"

/// What a reader of files has to say about whole rows travels in a column of the table: the message's code and its
/// arguments, separated by line feeds.
namespace huiqi::screening {

[[nodiscard]] std::string row_mistake_text(message const& what, std::vector<std::string> const& arguments);

/// Empty if nothing is wrong with the row.
[[nodiscard]] std::optional<diagnostic> row_mistake(column const& mistakes, std::int64_t row);

} // namespace huiqi::screening
