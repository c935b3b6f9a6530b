#pragma once

#include <huiqi/evaluate/operations/aggregate.hpp>
#include <huiqi/plan/detail/make_table_index.hpp>
#include <huiqi/plan/rule_set.hpp>

/// Decision tables and tiers on values that may be sets: which rows apply for sure, which may, and what follows.
namespace huiqi::detail {

class table_reader {
public:
    /// Reads what the slots hold; they and the plan must outlive the reader.
    table_reader(opened_plan const& plan, std::span<value const> slots, plan_record::index table, std::uint32_t node)
        : plan_{plan}, slots_{slots}, table_{plan.tables.tables[table]}, index_{plan.indexes[table]}, node_{node} {}

    /// Whether row `at` applies: yes, no, or both while it is open. A null input matches no cell but `any` and null
    /// itself.
    [[nodiscard]] truth applies(std::uint32_t at) const {
        auto const& row = plan_.tables.rows[table_.first_row + at];
        truth all{true};
        if (row.first_cell == plan_record::none) return all;
        for (std::uint32_t i = 0; i < table_.input_count && !all.is(truth::no); ++i)
            all = all & cell_holds(plan_.tables.cells[row.first_cell + i], input(i));
        bool const null = (all.members() & (truth::absent | truth::mistaken)) != 0;
        return truth::of((all.members() & (truth::yes | truth::no)) | (null ? truth::no : 0U));
    }

    [[nodiscard]] value run() const {
        for (std::uint32_t i = 0; i < table_.input_count; ++i)
            if (input(i).is_mistaken()) return input(i);
        auto result = in_order() ? first_hit() : gathered_hits();
        for (std::uint32_t i = 0; i < table_.input_count; ++i)
            if ((input(i).nulls() & truth::mistaken) != 0)
                result = result.or_null(truth::mistaken, input(i).why(), input(i).node());
        return result;
    }

    /// Rows that apply or may apply, as the result was made from them.
    [[nodiscard]] std::vector<std::uint32_t> rows_in_play() const {
        std::vector<std::uint32_t> rows;
        bool sure = false;
        each_candidate([&](std::uint32_t r) {
            bool const otherwise = plan_.tables.rows[table_.first_row + r].first_cell == plan_record::none;
            if (otherwise && sure) return false;
            auto const match = applies(r);
            if (!match.can_be(truth::yes)) return true;
            rows.push_back(r);
            sure = sure || match.is(truth::yes);
            return !in_order() || !match.is(truth::yes);
        });
        return rows;
    }

    /// A tier: the input is the amount itself. `marginal`: each slice at its own rate; otherwise one rate for all of
    /// it.
    [[nodiscard]] value tier(bool marginal) const {
        auto const& amount = input(0);
        if (amount.is_null()) return amount;
        if (amount.what() == shape::anything) return value::between(decimal{}, greatest_number());
        if (amount.what() != shape::number) return value::mistaken(mistake::wrong_type, node_);
        if (!marginal) return multiplied(amount, run(), node_);
        value total{decimal{}};
        for (std::uint32_t r = 0; r < table_.row_count && !total.is_null(); ++r) {
            auto const& row = plan_.tables.rows[table_.first_row + r];
            if (row.first_cell == plan_record::none) continue;
            auto const& cell = plan_.tables.cells[row.first_cell];
            if (cell.what != plan_record::cell::interval) continue;
            auto const low = cell.low == plan_record::none ? value{decimal{}} : plan_.constants[cell.low];
            auto reached = amount;
            if (cell.high != plan_record::none) reached = extreme_of(reached, plan_.constants[cell.high], false, node_);
            auto const slice = extreme_of(added(reached, low, true, node_), value{decimal{}}, true, node_);
            total = added(total, multiplied(slice, result_of(r, 0), node_), false, node_);
        }
        return total.or_null_of(amount);
    }

private:
    /// Visits the rows that may apply, in order, until the visitor says false. Rows left out surely do not apply, or
    /// the visitor would have said false before them.
    template <class Visit>
    void each_candidate(Visit visit) const {
        if (auto const rows = index_.candidates([&](std::uint32_t at) -> value const& { return input(at); })) {
            for (auto const r : *rows)
                if (!visit(r)) return;
            return;
        }
        for (std::uint32_t r = 0; r < table_.row_count; ++r)
            if (!visit(r)) return;
    }

    [[nodiscard]] value const& input(std::uint32_t at) const {
        return slots_[plan_.tables.lists[table_.first_input + at]];
    }

    [[nodiscard]] value result_of(std::uint32_t row, std::uint32_t output) const {
        auto const& result =
            slots_[plan_.tables.lists[plan_.tables.rows[table_.first_row + row].first_result + output]];
        return narrowed(result, plan_.declared[plan_.tables.nodes[node_].type]);
    }

    [[nodiscard]] truth cell_holds(plan_record::cell const& cell, value const& of) const {
        if (cell.what == plan_record::cell::everything) return truth{true};
        if (cell.what == plan_record::cell::node) return slots_[cell.low].as_truth();
        if (of.is_null()) return truth::of(of.nulls());
        if (of.what() == shape::anything) return truth::open();
        if (cell.what == plan_record::cell::choice) {
            truth any{false};
            for (plan_record::index i = 0; i < cell.high; ++i)
                any = any | text_matches(of, plan_.text(plan_.tables.lists[cell.low + i]));
            return any;
        }
        truth holds{true};
        if (cell.low != plan_record::none)
            holds = compared((cell.open & 1U) != 0 ? operation::greater : operation::greater_or_equal, of,
                             plan_.constants[cell.low], node_)
                        .as_truth();
        if (cell.high != plan_record::none)
            holds = holds & compared((cell.open & 2U) != 0 ? operation::less : operation::less_or_equal, of,
                                     plan_.constants[cell.high], node_)
                                .as_truth();
        return holds;
    }

    [[nodiscard]] static truth text_matches(value const& of, std::string_view wanted) {
        if (of.what() == shape::text) return truth{of.text() == wanted};
        if (of.what() != shape::choice) return truth::of(truth::mistaken);
        for (std::size_t i = 0; i < of.choices().size(); ++i)
            if (of.choices()[i] == wanted) {
                if ((of.choice_bits()[i / 64] >> (i % 64) & 1U) == 0) return truth{false};
                return of.choices_left() == 1 ? truth{true} : truth::open();
            }
        return truth{false};
    }

    [[nodiscard]] value output(std::uint32_t row) const {
        if (table_.result_count == 1) return result_of(row, 0);
        std::vector<std::pair<std::string, value>> entries;
        for (std::uint32_t o = 0; o < table_.result_count; ++o)
            entries.push_back({std::string{plan_.text(plan_.tables.lists[table_.first_name + o])}, result_of(row, o)});
        return value::context(std::move(entries));
    }

    /// The default, or null: an absence where an input is absent, else a gap in the table.
    [[nodiscard]] value nothing_applies() const {
        if (table_.first_default == plan_record::none) {
            for (std::uint32_t i = 0; i < table_.input_count; ++i)
                if (input(i).is_null()) return value::absent();
            return value::mistaken(mistake::no_row_applies, node_);
        }
        auto const given = [&](std::uint32_t o) { return slots_[plan_.tables.lists[table_.first_default + o]]; };
        if (table_.result_count == 1) return narrowed(given(0), plan_.declared[plan_.tables.nodes[node_].type]);
        std::vector<std::pair<std::string, value>> entries;
        for (std::uint32_t o = 0; o < table_.result_count; ++o)
            entries.push_back({std::string{plan_.text(plan_.tables.lists[table_.first_name + o])}, given(o)});
        return value::context(std::move(entries));
    }

    [[nodiscard]] hit_policy hit() const { return static_cast<hit_policy>(table_.hit); }
    [[nodiscard]] row_overlap overlap() const { return static_cast<row_overlap>(table_.overlap); }

    /// Whether the first row that applies settles the result.
    [[nodiscard]] bool in_order() const { return first_row_settles(table_); }

    /// Whether it can be that no row applies although some may: not where the rows take every value there is.
    [[nodiscard]] bool none_may_apply() const {
        if ((table_.proved & plan_record::table::exhaustive) == 0) return true;
        for (std::uint32_t i = 0; i < table_.input_count; ++i)
            if (input(i).nulls() != 0) return true;
        return false;
    }

    /// From the rows that may apply before the first that surely does, and that one.
    [[nodiscard]] value first_hit() const {
        value gathered;
        bool any = false, sure = false;
        each_candidate([&](std::uint32_t r) {
            auto const match = applies(r);
            if (!match.can_be(truth::yes)) return true;
            gathered = any ? hull(gathered, output(r)) : output(r);
            any = true;
            sure = match.is(truth::yes);
            return !sure;
        });
        if (sure) return gathered;
        if (!any) return nothing_applies();
        return none_may_apply() ? hull(gathered, nothing_applies()) : gathered;
    }

    struct hits {
        std::vector<value> results;
        std::vector<bool> maybe;
        std::size_t sure = 0;
    };

    /// Every row that applies or may, in order; `otherwise` only while no other surely does.
    [[nodiscard]] hits all_hits() const {
        hits found;
        each_candidate([&](std::uint32_t r) {
            bool const otherwise = plan_.tables.rows[table_.first_row + r].first_cell == plan_record::none;
            if (otherwise && found.sure > 0) return false;
            auto const match = otherwise && !found.results.empty() ? truth::open() : applies(r);
            if (!match.can_be(truth::yes)) return true;
            found.results.push_back(output(r));
            found.maybe.push_back(!match.is(truth::yes));
            found.sure += match.is(truth::yes) ? 1U : 0U;
            return true;
        });
        return found;
    }

    [[nodiscard]] static value hull_of(std::vector<value> const& all) {
        value result = all.front();
        for (std::size_t i = 1; i < all.size(); ++i) result = hull(result, all[i]);
        return result;
    }

    [[nodiscard]] value gathered_hits() const {
        auto const found = all_hits();
        bool const collected = hit() == hit_policy::collect && table_.first_default == plan_record::none;
        if (found.results.empty()) {
            if (hit() == hit_policy::collect_count) return value{decimal{}};
            return collected ? value::list({}) : nothing_applies();
        }
        auto const result = combined(found);
        bool const adds_up = hit() >= hit_policy::collect_sum;
        return found.sure == 0 && !adds_up && !collected && none_may_apply() ? hull(result, nothing_applies()) : result;
    }

    [[nodiscard]] value combined(hits const& found) const {
        auto const& maybe = found.maybe;
        auto const list = [&] {
            return value::list(found.results, found.sure == found.results.size() ? std::vector<bool>{} : maybe);
        };
        switch (hit()) {
        case hit_policy::priority: return best_by_priority(found);
        case hit_policy::collect:
        case hit_policy::rule_order: return list();
        case hit_policy::output_order: return sorted_by_priority(found);
        case hit_policy::collect_sum: return aggregated(built_in::sum, item_view{list()}, node_);
        case hit_policy::collect_min: return aggregated(built_in::min, item_view{list()}, node_);
        case hit_policy::collect_max: return aggregated(built_in::max, item_view{list()}, node_);
        case hit_policy::collect_count: return counted(item_view{list()});
        default: break;
        }
        if (overlap() == row_overlap::unsettled) return hull_of(found.results);
        if (overlap() != row_overlap::error)
            return extreme(item_view{list()}, overlap() == row_overlap::highest, node_).without_null();
        return only_one(found);
    }

    /// U and A where the checker could not prove that rows exclude one another.
    [[nodiscard]] value only_one(hits const& found) const {
        bool agree = hit() == hit_policy::any;
        for (auto const& each : found.results) agree = agree && same_point(each, found.results.front());
        if (agree || found.results.size() == 1) return found.results.front();
        if (found.sure > 1) return value::mistaken(mistake::several_rows_apply, node_);
        value one = hull_of(found.results);
        for (std::size_t i = 0; i < found.results.size(); ++i)
            if (!found.maybe[i]) one = found.results[i];
        return one.or_null(truth::mistaken, mistake::several_rows_apply, node_);
    }

    /// Places of a row's results in their listed output values, the first result's first; results not listed come last.
    using rank = std::vector<std::uint32_t>;
    [[nodiscard]] rank priority(value const& result) const {
        rank places;
        auto const& lists = plan_.tables.lists;
        std::uint32_t begin = table_.first_priority;
        for (std::uint32_t o = 0; o < table_.result_count && table_.priority_count > 0; ++o) {
            auto const& one = table_.result_count > 1 ? result.entries()[o].second : result;
            auto const count = table_.result_count > 1 ? lists[table_.first_priority + table_.priority_count + o]
                                                       : table_.priority_count;
            std::uint32_t at = 0;
            while (at < count && !same_point(one, slots_[lists[begin + at]])) ++at;
            places.push_back(at);
            begin += count;
        }
        return places;
    }

    /// Outputs not below the best one that surely applies.
    [[nodiscard]] value best_by_priority(hits const& found) const {
        std::optional<rank> best;
        for (std::size_t i = 0; i < found.results.size(); ++i)
            if (auto at = priority(found.results[i]); !found.maybe[i] && (!best || at < *best)) best = std::move(at);
        std::vector<value> possible;
        for (std::size_t i = 0; i < found.results.size(); ++i) {
            auto const at = priority(found.results[i]);
            if (!best || at < *best || (at == *best && !found.maybe[i])) possible.push_back(found.results[i]);
        }
        return hull_of(possible);
    }

    [[nodiscard]] value sorted_by_priority(hits const& found) const {
        std::vector<std::size_t> order(found.results.size());
        std::vector<rank> places;
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
            places.push_back(priority(found.results[i]));
        }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
        std::vector<value> results;
        std::vector<bool> maybe;
        for (auto const at : order) {
            results.push_back(found.results[at]);
            maybe.push_back(found.maybe[at]);
        }
        return value::list(std::move(results), found.sure == order.size() ? std::vector<bool>{} : maybe);
    }

    opened_plan const& plan_;
    std::span<value const> slots_;
    plan_record::table const& table_;
    table_index const& index_;
    std::uint32_t node_;
};

} // namespace huiqi::detail
