#pragma once

#include <string>
#include <vector>

#include "report/explained.hpp"

/// The parts from which explain_decision puts an explanation together, one for each thing a decision consists of.
namespace huiqi::reporting {

struct clause_position {
    bool negated = false;   ///< under an odd number of `none`
    bool in_remark = false; ///< it decides nothing
    std::string_view decisive_id = {};
};

/// Clauses in words.
[[nodiscard]] explained_clause explain_clause(decision const& of, clause_view const& which, language in,
                                              clause_position where);
[[nodiscard]] explained_clause explain_remark(decision const& of, clause_view const& which, language in);

/// The clause that decided, as a line with its findings; none if there is none.
[[nodiscard]] std::vector<explained_line> explain_reason(decision const& which, language in,
                                                         std::vector<explained_clause> const& clauses);

[[nodiscard]] std::vector<std::string> explain_amount(decision const& which, language in);
[[nodiscard]] std::vector<explained_line> explain_awards(decision const& which, language in);
[[nodiscard]] std::vector<explained_group> explain_missing(decision const& which, language in);
[[nodiscard]] std::vector<explained_definition> explain_definitions(decision const& which, language in);
[[nodiscard]] std::vector<explained_fact> explain_facts(decision const& which, language in);
[[nodiscard]] std::vector<explained_line> explain_sources(decision const& which, language in);
[[nodiscard]] std::vector<std::string> explain_versions(decision const& which, language in);

/// `《办法》 第六条（二）`
[[nodiscard]] explained_citation cite_words(citation_view const& which, language in);
/// `rules/科小.yaml:48:9`
[[nodiscard]] std::string place_words(place_view const& which);
[[nodiscard]] std::string problem_words(problem const& which, language in);
/// Title of another programme of the same rules; its id if the rules do not have it.
[[nodiscard]] std::string programme_title(decision const& of, std::string_view id, language in);
/// Whether it is open which version, or whether any, applies.
[[nodiscard]] bool version_is_open(decision const& which);

} // namespace huiqi::reporting
