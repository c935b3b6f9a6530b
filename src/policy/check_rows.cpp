#include "cell_values.hpp"
#include "check_tables.hpp"
#include "feel/quantity_text.hpp"

#include <huiqi/text/messages/table.hpp>

/// What the rows of a table leave open, take twice, or never get to.
namespace huiqi {

namespace {

/// One kind of finding after another, for one table.
class row_report {
public:
    row_report(rule_checking& all, checked_table& table, source_ptr file)
        : all_{all}, table_{table}, file_{std::move(file)} {}

    void run() {
        if (!cut()) return;
        impossible_cells();
        auto const found = look_at_rows(columns_, static_cast<std::uint32_t>(ruled_.size()));
        if (!found.complete) return;
        table_.disjoint = found.overlaps.empty();
        table_.exhaustive = !found.gap;
        overlaps(found);
        unreached(found);
        gap(found);
    }

private:
    [[nodiscard]] hit_policy hit() const { return table_.rows_said->hit; }
    [[nodiscard]] row_overlap overlap() const { return table_.rows_said->overlap; }
    [[nodiscard]] bool takes_first() const {
        return hit() == hit_policy::first || (hit() == hit_policy::unique && overlap() == row_overlap::first);
    }

    /// The rows but for `otherwise`, column by column; false where a column cannot be compared.
    bool cut() {
        for (std::size_t r = 0; r < table_.rows.size(); ++r)
            if (!table_.rows[r].otherwise) ruled_.push_back(r);
        inputs_.resize(table_.given.size());
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            std::vector<feel::expression const*> cells;
            for (auto const r : ruled_) cells.push_back(table_.rows[r].tests[i].get());
            if (!table_.given[i] || !inputs_[i].cut(table_.given[i]->of, cells, all_.rules)) return false;
            columns_.push_back(inputs_[i].column());
        }
        return true;
    }

    void impossible_cells() {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            for (std::size_t r = 0; r < ruled_.size(); ++r) {
                if (!columns_[i].cells[r].empty()) continue;
                impossible_ = true;
                auto const& of = table_.given[i]->of;
                if (of.kind != feel::type_kind::number) continue;
                all_.problems.add(messages::cell_takes_nothing, file_, table_.rows[ruled_[r]].tests[i]->range,
                                  {subject(i), feel::bounds_text(of.within, of.in)});
            }
    }

    [[nodiscard]] std::string subject(std::size_t input) const { return table_checking::subject(table_, input, file_); }

    [[nodiscard]] std::string example(std::vector<std::uint32_t> const& atoms) const {
        std::string text;
        for (std::size_t i = 0; i < atoms.size(); ++i) {
            auto const& line = columns_[i];
            if (line.atoms <= 1 && atoms.size() > 1) continue;
            text += (text.empty() ? "" : ", ") + subject(i) + " = " + inputs_[i].example(atoms[i]);
        }
        return text;
    }

    void overlaps(region_findings const& found) {
        bool const settled = overlap() != row_overlap::error;
        bool const looked_at = (hit() == hit_policy::unique && !settled) || hit() == hit_policy::any;
        if (!looked_at) return;
        for (auto const& each : found.overlaps) {
            auto const& first = table_.rows[ruled_[each.first]];
            auto const& second = table_.rows[ruled_[each.second]];
            if (hit() == hit_policy::any && agree(first, second)) continue;
            auto const& what = hit() == hit_policy::any ? messages::results_disagree : messages::rows_overlap;
            auto& problem = all_.problems.add(what, file_, second.range, {example(each.at)});
            problem.labels.push_back({file_, first.range, &messages::other_row});
        }
    }

    /// Whether the results are surely different: both fixed, and not the same.
    [[nodiscard]] bool agree(checked_table::row const& first, checked_table::row const& second) const {
        for (std::size_t o = 0; o < first.results.size() && o < second.results.size(); ++o) {
            if (!first.results[o] || !second.results[o]) continue;
            auto const a = literal_on_line(*first.results[o], all_.rules),
                       b = literal_on_line(*second.results[o], all_.rules);
            if (a && b && *a != *b) return false;
            auto const *one = std::get_if<feel::string_literal>(&first.results[o]->node),
                       *two = std::get_if<feel::string_literal>(&second.results[o]->node);
            if (one != nullptr && two != nullptr && one->value != two->value) return false;
        }
        return true;
    }

    void unreached(region_findings const& found) {
        if (!takes_first()) return;
        for (std::size_t r = 0; r < ruled_.size(); ++r) {
            bool empty = false;
            for (auto const& each : columns_) empty = empty || each.cells[r].empty();
            if (!found.reached[r] && !empty)
                all_.problems.add(messages::row_never_reached, file_, table_.rows[ruled_[r]].range);
        }
    }

    void gap(region_findings const& found) {
        bool const single = hit() == hit_policy::unique || hit() == hit_policy::any || hit() == hit_policy::first ||
                            hit() == hit_policy::priority;
        bool const rest = ruled_.size() < table_.rows.size() || !table_.rows_said->defaults.empty();
        // A limit beyond the declared range is likely what left the gap.
        if (!single || rest || !found.gap || impossible_) return;
        auto const where = table_.said->rows_of.empty() ? table_.said->range : table_.said->rows_of_range;
        all_.problems.add(messages::table_gap, file_, where, {example(*found.gap)});
    }

    rule_checking& all_;
    checked_table& table_;
    source_ptr file_;
    std::vector<std::size_t> ruled_;
    std::vector<input_values> inputs_;
    std::vector<region_column> columns_;
    bool impossible_ = false;
};

} // namespace

void table_checking::look_at_rows(checked_table& table) {
    if (table.rows_said->rows.size() != table.rows.size() || table.given.empty()) return;
    for (auto const& row : table.rows)
        for (auto const& each : row.tests)
            if (!each) return;
    row_report{all_, table, file_}.run();
}

} // namespace huiqi
