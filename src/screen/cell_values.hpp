#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <huiqi/evaluate/profile.hpp>
#include <huiqi/feel/kinds.hpp>
#include <huiqi/policy/document.hpp>

#include "screen/cell_reader.hpp"
#include "screen/column.hpp"

namespace huiqi::screening {

/// A cell of Arrow's own types as a value, not yet fitted to its fact.
struct cell_value {
    value what;
    bool supplied = true;
    message const* wrong = nullptr; ///< its one argument is the fact's name
};
[[nodiscard]] cell_value value_of_cell(column const& cells, std::int64_t row, feel::type_kind wanted);

/// A cell's text as a profile would hold it in quotes.
[[nodiscard]] document_node node_of_text(std::string_view text);
/// Empty if it is no JSON.
[[nodiscard]] std::optional<document_node> node_of_json(std::string_view text);

/// Binds a cell as the reader of profiles does, with its messages.
void bind_node(rule_set const& rules, bound_fact const& bound, document_node node, std::size_t at, profile& into,
               std::vector<cell_mistake>& wrong);

} // namespace huiqi::screening
