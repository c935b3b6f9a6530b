#pragma once

#include <map>
#include <vector>

#include <huiqi/cases/run_cases.hpp>
#include <huiqi/evaluate/decision.hpp>

namespace huiqi {

/// Adds up what evaluations touched. Begins with every clause and row of the rules, touched by nothing.
class coverage_counter {
public:
    explicit coverage_counter(rule_set rules);

    void add(detail::evaluation const& trace, plan_record::index programme);
    [[nodiscard]] coverage take() { return std::move(seen_); }

private:
    using index = plan_record::index;

    void list_clauses(index version);
    void list_rows(index version);
    void list_rows(index table, index version, std::string_view name);
    [[nodiscard]] bool loops_ran(detail::evaluation const& trace, index node, index first_of_step) const;
    void count_rows(detail::evaluation const& trace, index node, index table);

    rule_set rules_;
    coverage seen_;
    struct listed_clause {
        index clause, version;
    };
    std::vector<listed_clause> listed_;    ///< beside seen_.clauses
    std::map<index, std::size_t> rows_at_; ///< where the rows of the table at a place begin in seen_.rows
};

} // namespace huiqi
