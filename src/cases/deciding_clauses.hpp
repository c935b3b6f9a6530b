#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <huiqi/evaluate/decision.hpp>

/// Which clauses made a verdict what it is, and how cases name a clause.
namespace huiqi {

/// In the document's order, groups before what stands below them. Of a refusal the clauses that count against the firm,
/// of an open verdict the open ones, of a granted one those that hold.
[[nodiscard]] std::vector<clause_view> deciding_clauses(decision const& which);

/// Whether `text` is the clause's id, or its citation: `办法 第六条（五）`, or the place alone. Blanks do not count.
[[nodiscard]] bool names_clause(std::string_view text, std::string_view id, std::string_view source,
                                std::string_view place);

/// How a case would name it: by its citation, else by its id.
[[nodiscard]] std::string clause_name(std::string_view id, std::string_view source, std::string_view place);

} // namespace huiqi
