#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include <huiqi/evaluate/frame.hpp>
#include <huiqi/evaluate/operations/table.hpp>
#include <huiqi/plan/rule_set.hpp>

/// What can still change a node: the walk back from it through nodes whose value is not a single point. A fact that
/// matters is never left out; where a fact is used more than once, one that cancels out may be named too.
namespace huiqi::detail {

class slice {
public:
    struct open_fact {
        plan_record::index fact;
        std::int32_t year_offset; ///< no_year if not yearly
        friend bool operator==(open_fact const&, open_fact const&) = default;
    };

    slice(opened_plan const& plan, std::span<value const> slots)
        : plan_{plan}, tables_{plan.tables}, slots_{slots}, seen_(slots.size(), false) {}

    /// Adds what can still change `node`.
    void walk(plan_record::index node) {
        if (!slots_[node].is_point()) visit(node, false);
    }

    [[nodiscard]] std::vector<open_fact> const& facts() const { return facts_; }
    [[nodiscard]] std::vector<plan_record::index> const& unpublished() const { return unpublished_; }

private:
    /// Slots inside a loop hold its last round only, so there nothing is taken for settled but a fact.
    void visit(plan_record::index node, bool in_loop) {
        std::vector<std::pair<plan_record::index, bool>> pending{{node, in_loop}};
        while (!pending.empty()) {
            auto const [at, inside] = pending.back();
            pending.pop_back();
            if (seen_[at]) continue;
            seen_[at] = true;
            next_.clear();
            expand(at, inside);
            // Pushed in reverse, so that facts are met in the order in which they are written.
            for (auto each = next_.rbegin(); each != next_.rend(); ++each)
                if (each->second || !slots_[each->first].is_point()) pending.push_back(*each);
        }
    }

    void add(plan_record::index node, bool in_loop) { next_.push_back({node, in_loop}); }

    void expand(plan_record::index at, bool in_loop) {
        auto const& of = tables_.instructions[at];
        auto const operand = [&](std::uint32_t i) { return tables_.operands[of.first + i]; };
        switch (of.op) {
        case operation::fact:
            if (open_fact const fact{of.aux, static_cast<std::int32_t>(of.first)};
                !slots_[at].is_point() && std::find(facts_.begin(), facts_.end(), fact) == facts_.end())
                facts_.push_back(fact);
            return;
        case operation::unpublished:
            if (std::find(unpublished_.begin(), unpublished_.end(), of.aux) == unpublished_.end())
                unpublished_.push_back(of.aux);
            return;
        case operation::choose: {
            add(operand(0), in_loop);
            auto const condition = slots_[operand(0)].as_truth();
            if (in_loop || condition.can_be(truth::yes)) add(operand(1), in_loop);
            if (in_loop || !condition.is(truth::yes)) add(operand(2), in_loop);
            return;
        }
        case operation::spread_call:
            for (std::uint32_t i = 0; i < of.count; ++i)
                if (in_loop || !dominated(static_cast<built_in>(of.aux), slots_[operand(i)], slots_[at]))
                    add(operand(i), in_loop);
            return;
        case operation::table:
        case operation::tier: expand_table(at, of, in_loop); return;
        case operation::select:
            for (std::uint32_t i = 0; i < of.count; i += 2) {
                add(operand(i), in_loop);
                if (slots_[operand(i)].as_truth().can_be(truth::yes)) add(operand(i + 1), in_loop);
            }
            return;
        default: break;
        }
        for (std::uint32_t i = 0; i < of.count; ++i) add(operand(i), in_loop);
        if (is_loop(of.op)) add(at + of.aux, true);
    }

    /// An argument of min or max that the others keep out of play.
    [[nodiscard]] static bool dominated(built_in which, value const& argument, value const& result) {
        if (argument.what() != value::shape::number || result.what() != value::shape::number || argument.may_be_null())
            return false;
        if (which == built_in::max) return argument.high() <= result.low();
        return which == built_in::min && argument.low() >= result.high();
    }

    void expand_table(plan_record::index at, plan_record::instruction const& of, bool in_loop) {
        auto const& table = tables_.tables[of.aux];
        if (of.op == operation::tier) add(tables_.operands[of.first], in_loop);
        table_reader const reader{plan_, slots_, of.aux, at};
        bool const in_order = (table.proved & plan_record::table::disjoint) != 0 ||
                              static_cast<hit_policy>(table.hit) == hit_policy::first ||
                              static_cast<row_overlap>(table.overlap) == row_overlap::first;
        for (std::uint32_t r = 0; r < table.row_count; ++r) {
            auto const match = in_loop ? truth::open() : reader.applies(r);
            if (!match.can_be(truth::yes)) continue;
            auto const& row = tables_.rows[table.first_row + r];
            for (std::uint32_t i = 0; i < table.result_count; ++i) add(tables_.lists[row.first_result + i], in_loop);
            for (std::uint32_t i = 0; row.first_cell != plan_record::none && i < table.input_count; ++i) {
                auto const& cell = tables_.cells[row.first_cell + i];
                if (cell.what == plan_record::cell::everything) continue;
                add(tables_.lists[table.first_input + i], in_loop);
                if (cell.what == plan_record::cell::node) add(cell.low, in_loop);
            }
            if (in_order && match.is(truth::yes)) return;
        }
        for (std::uint32_t i = 0; table.first_default != plan_record::none && i < table.result_count; ++i)
            add(tables_.lists[table.first_default + i], in_loop);
    }

    opened_plan const& plan_;
    plan_tables const& tables_;
    std::span<value const> slots_;
    std::vector<bool> seen_;
    std::vector<std::pair<plan_record::index, bool>> next_;
    std::vector<open_fact> facts_;
    std::vector<plan_record::index> unpublished_;
};

} // namespace huiqi::detail
