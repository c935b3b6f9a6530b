#pragma once

#include <vector>

#include <huiqi/cases/run_cases.hpp>
#include <huiqi/evaluate/decision.hpp>

namespace huiqi {

/// Compares one decision with what its case expects.
class expectation_checker {
public:
    /// `said`: the programme's own file, for the ids of its definitions; null if it is not among the documents.
    expectation_checker(rule_documents const& documents, decision const& made, case_outcome& outcome)
        : documents_{documents}, made_{made}, rules_{made.trace().rules}, outcome_{outcome} {}

    void check(expectation const& expected);

private:
    void verdict(snippet const& expected);
    void award(snippet const& expected);
    void because(std::vector<snippet> const& expected);
    void missing(std::vector<snippet> const& expected);
    void unpublished(std::vector<snippet> const& expected);
    void problems(std::vector<snippet> const& expected);
    void definition(expectation::named const& expected);

    void differs(std::string what, std::string expected, std::string actual);
    void refuse(message const& what, snippet const& about, std::vector<std::string> known);
    [[nodiscard]] bool has_clause(snippet const& named);
    [[nodiscard]] std::vector<plan_record::index> definitions_in_force() const;
    [[nodiscard]] std::string name_of_definition(std::string const& written) const;

    rule_documents const& documents_;
    decision const& made_;
    rule_set const& rules_;
    case_outcome& outcome_;
};

} // namespace huiqi
