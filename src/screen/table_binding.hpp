#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <huiqi/plan/rule_set.hpp>
#include <huiqi/screen/screen.hpp>
#include <huiqi/text/result.hpp>

#include "screen/column_type.hpp"

namespace huiqi::screening {

/// A column that holds a fact.
struct bound_fact {
    std::size_t column;
    plan_record::index fact;
    int year = 0; ///< 0: the fact has no years
    bool null_is_absent = false;
    bool by_year = false; ///< a JSON mapping of years to values

    [[nodiscard]] std::optional<int> year_if_any() const {
        if (year == 0) return std::nullopt;
        return year;
    }
    [[nodiscard]] std::optional<value> find_in(profile const& facts) const { return facts.known(fact, year_if_any()); }
};

/// Which columns of a table are what.
struct table_binding {
    std::vector<column_type> columns;
    std::vector<bound_fact> facts; ///< in the order of the columns
    std::optional<std::size_t> key;
    std::vector<std::size_t> carried;
    std::optional<std::size_t> mistakes; ///< says what is wrong with rows as a whole
};

/// Reads the heading of a table against the vocabulary. With an error there is no binding. Throws malformed_table for a
/// name that is not UTF-8.
[[nodiscard]] result<table_binding> bind_table(rule_set const& rules, column_type const& table,
                                               screen_options const& options);

/// The programmes that are decided, in the order of the results. Throws huiqi::error if `only` names one that does not
/// exist.
[[nodiscard]] std::vector<plan_record::index> programmes_asked(rule_set const& rules,
                                                               std::vector<std::string> const& only);

} // namespace huiqi::screening
