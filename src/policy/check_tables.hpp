#pragma once

#include <span>

#include "rule_checking.hpp"

namespace huiqi {

/// Decision tables: their shape, the types of cells and results, and what the rows leave open or take twice.
class table_checking {
public:
    table_checking(rule_checking& all, feel::scope const& visible, source_ptr file)
        : all_{all}, visible_{visible}, file_{std::move(file)} {}

    /// `names`: where `rows_of` is looked up. `given`: the inputs, of a tier its amount.
    void parse(decision_table const& said, std::span<snippet const> given, checked_table& into,
               version_names const* names);
    /// The type of the result. `judged`: an expert decides within a range.
    feel::type check(attempt& now, checked_table& table, bool judged);
    /// Gaps, overlaps and rows that are never reached, once all types are known.
    void look_at_rows(checked_table& table);

    /// What an input is called in messages: its own text.
    [[nodiscard]] static std::string subject(checked_table const& table, std::size_t input, source_ptr const& file);

private:
    [[nodiscard]] decision_table const* rows_source(decision_table const& said, version_names const* names);
    void parse_row(table_row const& said, std::size_t inputs, std::size_t outputs, checked_table& into);
    void shape(checked_table const& table);
    feel::type result_column(attempt& now, checked_table& table, std::size_t output, bool& ranges);
    void read_bare_texts(std::vector<feel::expression*> const& results);
    feel::type by_policy(attempt& now, checked_table& table, feel::type of);
    void priorities(attempt& now, checked_table& table);

    rule_checking& all_;
    feel::scope const& visible_;
    source_ptr file_;
};

} // namespace huiqi
