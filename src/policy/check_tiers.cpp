#include "cell_values.hpp"
#include "check_awards.hpp"
#include "feel/quantity_text.hpp"

#include <huiqi/text/messages/table.hpp>

namespace huiqi {

namespace {

struct tier_ends {
    std::optional<decimal> low, high;
    bool low_closed = true, high_closed = true;
};

[[nodiscard]] std::optional<tier_ends> ends_of(feel::expression const* cell, checked_rules const& rules) {
    if (cell == nullptr) return std::nullopt;
    auto const* tests = std::get_if<feel::membership>(&cell->node);
    if (tests != nullptr) {
        if (tests->negated || tests->tests.size() != 1) return std::nullopt;
        cell = tests->tests.front().get();
    }
    if (std::holds_alternative<feel::any_test>(cell->node)) return tier_ends{};
    if (auto const* range = std::get_if<feel::range>(&cell->node)) {
        tier_ends ends{{}, {}, range->low_closed, range->high_closed};
        if (range->low && !(ends.low = literal_on_line(*range->low, rules))) return std::nullopt;
        if (range->high && !(ends.high = literal_on_line(*range->high, rules))) return std::nullopt;
        return ends;
    }
    auto const* unary = std::get_if<feel::unary_test>(&cell->node);
    auto const end = unary != nullptr ? literal_on_line(*unary->operand, rules) : std::nullopt;
    if (!end) return std::nullopt;
    switch (unary->op) {
    case feel::binary_operator::less: return tier_ends{{}, end, true, false};
    case feel::binary_operator::less_or_equal: return tier_ends{{}, end, true, true};
    case feel::binary_operator::greater: return tier_ends{end, {}, false, true};
    case feel::binary_operator::greater_or_equal: return tier_ends{end, {}, true, true};
    default: return std::nullopt;
    }
}

} // namespace

void look_at_tiers(rule_checking& all, checked_table const& table, source_ptr const& file) {
    auto const& in = table.given.front()->of.in;
    std::optional<tier_ends> before;
    for (auto const& row : table.rows) {
        if (row.otherwise) {
            all.problems.add(messages::tier_otherwise, file, row.range);
            return;
        }
        auto const ends = row.tests.empty() ? std::nullopt : ends_of(row.tests.front().get(), all.rules);
        auto const where = row.tests.empty() || !row.tests.front() ? row.range : row.tests.front()->range;
        if (!ends) {
            all.problems.add(messages::tier_not_interval, file, where);
            return;
        }
        if (!before && ends->low && !ends->low->is_zero()) {
            all.problems.add(messages::tier_starts_late, file, where, {feel::quantity_text(*ends->low, in)});
            return;
        }
        if (before) {
            // An end taken by both rows or by neither breaks the line as well.
            bool const touches = before->high && ends->low == before->high && ends->low_closed != before->high_closed;
            bool const rises = !ends->high || !before->high || *ends->high > *before->high;
            if (!touches || !rises) {
                auto const end = before->high ? feel::quantity_text(*before->high, in) : std::string{"∞"};
                all.problems.add(messages::tier_not_contiguous, file, where, {end});
                return;
            }
        }
        before = ends;
    }
    if (before && before->high)
        all.problems.add(messages::tier_ends_early, file, table.rows.back().range,
                         {feel::quantity_text(*before->high, in)});
}

} // namespace huiqi
