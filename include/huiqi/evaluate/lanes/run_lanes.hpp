#pragma once

#include <algorithm>

#include <huiqi/evaluate/lanes/lane_schedule.hpp>

namespace huiqi::detail {

/// Runs a schedule. An operation looks at the two numbers of its operands and writes two; where an operand is escaped,
/// or the result does not fit, the plan's instruction runs by value instead, and so gives what it always gives.
class lane_runner {
public:
    lane_runner(opened_plan const& plan, lane_program const& program, profile const& facts, date as_of, frame& into)
        : plan_{plan}, program_{program}, facts_{facts}, as_of_{as_of}, frame_{into}, lanes_{into.lanes.data()},
          by_value_{plan, facts, as_of, into} {}

    /// Everything that depends on the as-of date alone; once for a date.
    void lay_fixed() {
        for (auto const at : program_.by_date) by_value_.run_range(at, at + 1);
        for (std::uint32_t at = 0; at < program_.nodes.size(); ++at) {
            auto const& node = program_.nodes[at];
            if (node.made == lane_program::fixed && node.home != plan_record::none)
                lanes_[node.home] = lane_of(frame_.slots[at], node.form, at);
        }
    }

    void run(lane_schedule const& schedule) {
        std::copy(facts_.lanes().begin(), facts_.lanes().end(), lanes_);
        auto const* at = schedule.begin();
        while (at != nullptr) at = step(at);
    }

    /// Fills the slot of a node from its lane, or by computing it.
    void fill(std::uint32_t at) {
        auto const& node = program_.nodes[at];
        if (node.made != lane_program::by_lane && node.made != lane_program::deferred) return;
        if (frame_.filled[at] == frame_.runs) return;
        frame_.filled[at] = frame_.runs;
        if (node.made == lane_program::by_lane) {
            auto const& held = lanes_[node.home];
            if (!held.is_escaped()) {
                frame_.slots[at] = value_of(held, node.form);
                return;
            }
            bool const of_fact = node.home < plan_.fact_forms.size();
            if (!of_fact && held.high == static_cast<std::int64_t>(at)) return; // the slot holds it
        }
        each_read(plan_.tables, at, [&](std::uint32_t read) { fill(read); });
        by_value_.run_range(at, at + 1);
    }

    /// Fills the slots of every step that ran.
    void fill_all() {
        for (std::size_t s = 0; s < program_.steps.size(); ++s) {
            if (!frame_.ran[s]) continue;
            for (auto at = plan_.tables.steps[s].begin; at < plan_.tables.steps[s].end; ++at) fill(at);
        }
    }

private:
    __extension__ using wide = __int128;

    void put(lane_instruction const& of, std::int64_t low, std::int64_t high) const {
        lanes_[of.out] = {low, high};
        lanes_[of.twin] = {low, high};
    }
    /// One number after the other, as they are written: a wide load would have to wait until both have left for the
    /// cache.
    [[nodiscard]] lane read(std::uint32_t home) const {
        lane const volatile& from = lanes_[home];
        return {from.low, from.high};
    }
    /// A value in the lane, or the lane's word that it is in the node's slot.
    void hold(lane_instruction const& of, value const& computed, lane_form const& form) const {
        auto const held = lane_of(computed, form, of.node);
        put(of, held.low, held.high);
    }
    /// The second number of a set of truth values means nothing.
    void put_truth(lane_instruction const& of, std::int64_t members) const {
        lanes_[of.out].low = members;
        lanes_[of.twin].low = members;
    }
    void put_truth(lane_instruction const& of, bool can_hold, bool can_fail) const {
        put_truth(of, (can_hold ? 1 : 0) | (can_fail ? 2 : 0));
    }

    [[gnu::always_inline]] lane_instruction const* step(lane_instruction const* at) {
        auto const& of = *at;
        switch (of.op) {
        case lane_op::general: by_value_.run_range(of.a, of.b); break;
        case lane_op::lift: fill(of.node); break;
        case lane_op::lower: hold(of, frame_.slots[of.node], program_.nodes[of.node].form); break;
        case lane_op::yearly: yearly(of); break;
        case lane_op::guard: return guard(at) + 1;
        case lane_op::all:
        case lane_op::any:
        case lane_op::none:
        case lane_op::negation: fold(of); break;
        case lane_op::negated: negate(of); break;
        case lane_op::stairs: stairs(of); break;
        case lane_op::both: both(of); break;
        case lane_op::either: either(of); break;
        case lane_op::copy: copy(of); break;
        case lane_op::at_least: at_least(of); break;
        case lane_op::compare: compare(of); break;
        case lane_op::compare_constant: compare_constant(of); break;
        case lane_op::compare_ratio: compare_ratio(of, false); break;
        case lane_op::compare_ratio_constant: compare_ratio(of, true); break;
        case lane_op::choice_test: choice_test(of); break;
        case lane_op::add: add(of); break;
        case lane_op::multiply: multiply(of); break;
        case lane_op::scale: scale(of); break;
        case lane_op::least:
        case lane_op::greatest: extreme(of); break;
        case lane_op::choose: choose(of); break;
        case lane_op::select: select(of); break;
        case lane_op::payable: payable(of); break;
        case lane_op::capped: capped(of); break;
        case lane_op::rounded: rounded(of); break;
        case lane_op::rows: rows(of); break;
        case lane_op::end: return nullptr;
        default: __builtin_unreachable();
        }
        return at + 1;
    }

    /// The plan's instruction, on values.
    [[gnu::noinline]] void by_value(lane_instruction const& of) {
        each_read(plan_.tables, of.node, [&](std::uint32_t read) { fill(read); });
        by_value_.run_range(of.node, of.node + 1);
        frame_.filled[of.node] = frame_.runs;
        lanes_[of.twin] = lane::escaped(of.node); // the clause finds out for itself
        lanes_[of.out] = lane_of(frame_.slots[of.node], program_.nodes[of.node].form, of.node);
    }

    void yearly(lane_instruction const& of) {
        auto const* known = facts_.find(of.a, as_of_.year + static_cast<std::int32_t>(of.x));
        auto const& found = known != nullptr ? *known : plan_.unknown[plan_.tables.facts[of.a].type];
        hold(of, found, program_.nodes[of.node].form);
        if (!lanes_[of.out].is_escaped()) return;
        frame_.slots[of.node] = found;
        frame_.filled[of.node] = frame_.runs;
    }

    [[nodiscard]] lane_instruction const* guard(lane_instruction const* at) {
        fill(at->node);
        bool const runs = frame_.slots[at->node].as_truth().can_be(truth::yes);
        frame_.ran[at->b] = runs;
        return runs ? at : at + at->a;
    }

    /// In Kleene's logic without nulls a conjunction can hold if all can, and can fail if one can: two bits at once.
    void fold(lane_instruction const& of) {
        std::int64_t every = 3, some = 0;
        auto const* list = program_.operands.data() + of.a;
        for (std::uint32_t i = 0; i < of.count; ++i) {
            auto const members = lanes_[list[i]].low;
            if (members < 0) return by_value(of); // escaped
            every &= members;
            some |= members;
        }
        switch (of.op) {
        case lane_op::all: return put_truth(of, (every & 1) | (some & 2));
        case lane_op::any: return put_truth(of, (some & 1) | (every & 2));
        case lane_op::none: return put_truth(of, (some & 1) << 1 | (every & 2) >> 1);
        default: return put_truth(of, (some & 1) << 1 | (some & 2) >> 1);
        }
    }
    void both(lane_instruction const& of) {
        auto const left = lanes_[of.a].low, right = lanes_[of.b].low;
        if ((left | right) < 0) return by_value(of);
        put_truth(of, (left & right & 1) | ((left | right) & 2));
    }
    void either(lane_instruction const& of) {
        auto const left = lanes_[of.a].low, right = lanes_[of.b].low;
        if ((left | right) < 0) return by_value(of);
        put_truth(of, ((left | right) & 1) | (left & right & 2));
    }
    void negate(lane_instruction const& of) {
        auto const members = lanes_[of.a].low;
        if (members < 0) return by_value(of);
        put_truth(of, (members & 1) << 1 | (members & 2) >> 1);
    }
    void copy(lane_instruction const& of) {
        auto const from = read(of.a);
        if (from.is_escaped()) return by_value(of);
        put(of, from.low, from.high);
    }

    void at_least(lane_instruction const& of) {
        std::int64_t sure = 0, possible = 0, all = 0;
        for (std::uint32_t i = 0; i < of.count; ++i) {
            auto const members = lanes_[program_.operands[of.a + i]].low;
            all |= members;
            sure += members == 1 ? 1 : 0;
            possible += members & 1;
        }
        if (all < 0) return by_value(of);
        put_truth(of, possible >= of.x, sure < of.x);
    }

    /// What there is to know of two sides for any relation between them; all ends are closed, and numbers are integers.
    /// `reaches(more)`: whether the greatest of the left is at least the least of the right and `more` (0 or 1);
    /// `stays_below(more)`: whether the least of the left is below the greatest of the right and `more`.
    template <class Reaches, class StaysBelow>
    [[gnu::always_inline]] void relate(lane_instruction const& of, Reaches&& reaches, StaysBelow&& stays_below,
                                       bool points) const {
        auto const relation = static_cast<operation>(static_cast<unsigned>(operation::equal) + of.relation);
        if (relation == operation::equal || relation == operation::not_equal) {
            bool const meet = reaches(0) && stays_below(1);
            bool const differ = !(meet && points);
            return relation == operation::equal ? put_truth(of, meet, differ) : put_truth(of, differ, meet);
        }
        // a > b is a >= b + 1, and the other two are their negations.
        int const more = relation == operation::greater || relation == operation::less_or_equal ? 1 : 0;
        bool const upwards = relation == operation::greater || relation == operation::greater_or_equal;
        auto const above = static_cast<unsigned>(reaches(more)), below = static_cast<unsigned>(stays_below(more));
        put_truth(of, upwards ? above | below << 1 : below | above << 1);
    }

    void compare_constant(lane_instruction const& of) {
        auto const& left = lanes_[of.a];
        if (left.is_escaped()) return by_value(of);
        auto const points = left.is_point();
        // Constants are far below the greatest number that a lane holds.
        if (of.x == 1)
            return relate(
                of, [&](int more) { return left.high >= of.y + more; },
                [&](int more) { return left.low < of.y + more; }, points);
        relate(
            of, [&](int more) { return wide{left.high} * of.x >= wide{of.y} + more; },
            [&](int more) { return wide{left.low} * of.x < wide{of.y} + more; }, points);
    }

    void compare(lane_instruction const& of) {
        auto const &left = lanes_[of.a], &right = lanes_[of.b];
        if (left.is_escaped() || right.is_escaped()) return by_value(of);
        relate(
            of, [&](int more) { return wide{left.high} * of.x >= wide{right.low} * of.y + more; },
            [&](int more) { return wide{left.low} * of.x < wide{right.high} * of.y + more; },
            left.is_point() && right.is_point());
    }

    void compare_ratio(lane_instruction const& of, bool constant) {
        auto const &numerator = lanes_[of.a], &divisor = lanes_[of.b];
        auto const limit = constant ? lane{of.y, of.y} : lanes_[of.c];
        // An escaped divisor is below zero too.
        if (numerator.is_escaped() || divisor.low <= 0 || limit.is_escaped()) return by_value(of);
        auto const left = quotient_of(numerator, divisor, of.x);
        relate(
            of, [&](int more) { return left.high >= wide{limit.low} * left.high_divisor + more; },
            [&](int more) { return left.low < wide{limit.high} * left.low_divisor + more; },
            left.is_point && limit.is_point());
    }

    void choice_test(lane_instruction const& of) {
        auto const members = lanes_[of.a].low;
        if (members > 0 && (members & (members - 1)) == 0) return put_truth(of, (members & of.x) != 0 ? 1 : 2);
        auto const& form = plan_.fact_forms[of.a];
        auto const all = static_cast<std::int64_t>((std::uint64_t{1} << form.of->size()) - 1);
        if (members == all) return put_truth(of, of.y);
        by_value(of);
    }

    void add(lane_instruction const& of) {
        auto const &left = lanes_[of.a], &right = lanes_[of.b];
        lane a, b, sum;
        bool lost = left.is_escaped() || right.is_escaped();
        if (of.x == 1 && of.y == 1) {
            lost |= __builtin_add_overflow(left.low, right.low, &sum.low);
            lost |= __builtin_add_overflow(left.high, right.high, &sum.high);
            if (lost || sum.is_escaped()) return by_value(of);
            put(of, sum.low, sum.high);
            return;
        }
        bool const subtracts = of.y < 0;
        lost |= __builtin_mul_overflow(left.low, of.x, &a.low);
        lost |= __builtin_mul_overflow(left.high, of.x, &a.high);
        lost |= __builtin_mul_overflow(subtracts ? right.high : right.low, of.y, &b.low);
        lost |= __builtin_mul_overflow(subtracts ? right.low : right.high, of.y, &b.high);
        lost |= __builtin_add_overflow(a.low, b.low, &sum.low);
        lost |= __builtin_add_overflow(a.high, b.high, &sum.high);
        if (lost || sum.is_escaped()) return by_value(of);
        put(of, sum.low, sum.high);
    }

    void scale(lane_instruction const& of) {
        auto const& from = lanes_[of.a];
        lane product;
        bool lost = from.is_escaped();
        lost |= __builtin_mul_overflow(of.x < 0 ? from.high : from.low, of.x, &product.low);
        lost |= __builtin_mul_overflow(of.x < 0 ? from.low : from.high, of.x, &product.high);
        if (lost || product.is_escaped()) return by_value(of);
        put(of, product.low, product.high);
    }

    void multiply(lane_instruction const& of) {
        auto const &left = lanes_[of.a], &right = lanes_[of.b];
        std::int64_t all[4];
        bool lost = left.is_escaped() || right.is_escaped();
        lost |= __builtin_mul_overflow(left.low, right.low, &all[0]);
        lost |= __builtin_mul_overflow(left.low, right.high, &all[1]);
        lost |= __builtin_mul_overflow(left.high, right.low, &all[2]);
        lost |= __builtin_mul_overflow(left.high, right.high, &all[3]);
        auto const [least, greatest] = std::minmax({all[0], all[1], all[2], all[3]});
        if (lost || least == lane::elsewhere) return by_value(of);
        put(of, least, greatest);
    }

    void extreme(lane_instruction const& of) {
        lane found;
        for (std::uint32_t i = 0; i < of.count; ++i) {
            auto const& each = lanes_[program_.operands[of.a + i]];
            lane next;
            if (!take(each, program_.multipliers[of.a + i], next)) return by_value(of);
            if (i == 0)
                found = next;
            else if (of.op == lane_op::least)
                found = {std::min(found.low, next.low), std::min(found.high, next.high)};
            else
                found = {std::max(found.low, next.low), std::max(found.high, next.high)};
        }
        put(of, found.low, found.high);
    }

    /// A lane as a value of the form `kind`, times a multiplier; false if it is escaped or grows too large.
    [[nodiscard]] static bool take(lane const& from, std::int64_t multiplier, lane& into) {
        bool lost = from.is_escaped();
        if (multiplier == 1) {
            into = from;
            return !lost;
        }
        lost |= __builtin_mul_overflow(from.low, multiplier, &into.low);
        lost |= __builtin_mul_overflow(from.high, multiplier, &into.high);
        return !lost && !into.is_escaped();
    }
    [[nodiscard]] static lane hull(lane const& left, lane const& right, std::uint8_t kind) {
        bool const ordered = kind == lane_form::number || kind == lane_form::day;
        if (!ordered) return {left.low | right.low, 0};
        return {std::min(left.low, right.low), std::max(left.high, right.high)};
    }

    void choose(lane_instruction const& of) {
        auto const members = lanes_[of.a].low;
        lane first, second;
        if (members < 0 || ((members & 1) != 0 && !take(lanes_[of.b], of.x, first)) ||
            ((members & 2) != 0 && !take(lanes_[of.c], of.y, second)))
            return by_value(of);
        auto const chosen = members == 1 ? first : members == 2 ? second : hull(first, second, of.relation);
        put(of, chosen.low, chosen.high);
    }

    void select(lane_instruction const& of) {
        lane found;
        bool any = false;
        for (std::uint32_t i = 0; i < of.count; i += 2) {
            auto const condition = lanes_[program_.operands[of.a + i]].low;
            if (condition < 0) return by_value(of);
            if ((condition & 1) == 0) continue;
            lane next;
            if (!take(lanes_[program_.operands[of.a + i + 1]], program_.multipliers[of.a + i + 1], next))
                return by_value(of);
            found = any ? hull(found, next, of.relation) : next;
            any = true;
            if (condition == 1) break;
        }
        if (!any) return by_value(of);
        put(of, found.low, found.high);
    }

    void payable(lane_instruction const& of) {
        auto const verdict = lanes_[of.a].low;
        auto const& amount = lanes_[of.b];
        if (verdict < 0) return by_value(of);
        if (verdict == 2) return put(of, 0, 0);
        if (amount.is_escaped()) return by_value(of);
        lane const due{std::max<std::int64_t>(amount.low, 0), std::max<std::int64_t>(amount.high, 0)};
        put(of, verdict == 1 ? due.low : 0, due.high);
    }

    void capped(lane_instruction const& of) {
        lane amount, ceiling;
        if (!take(lanes_[of.a], of.x, amount) || !take(lanes_[of.b], of.y, ceiling)) return by_value(of);
        put(of, std::min(amount.low, ceiling.low), std::min(amount.high, ceiling.high));
    }

    [[nodiscard]] static std::int64_t round_end(std::int64_t units, std::int64_t to, rounding how) {
        auto quotient = units / to;
        auto const rest = units % to;
        if (rest == 0) return units;
        auto const magnitude = rest < 0 ? -rest : rest;
        auto const to_half = magnitude * 2 <=> to; // of numbers below 2^62
        if (rounds_away(how, units < 0, (quotient & 1) != 0, to_half)) quotient += units < 0 ? -1 : 1;
        return quotient * to;
    }

    void rounded(lane_instruction const& of) {
        auto const& amount = lanes_[of.a];
        constexpr auto most = std::int64_t{1} << 61U;
        if (of.x == 1 && !amount.is_escaped()) return put(of, amount.low, amount.high);
        if (amount.low < -most || amount.high > most || of.x > most) return by_value(of);
        auto const how = static_cast<rounding>(of.relation);
        if (amount.is_point() && amount.low % of.x == 0) return put(of, amount.low, amount.low);
        auto const low = round_end(amount.low, of.x, how);
        put(of, low, amount.is_point() ? low : round_end(amount.high, of.x, how));
    }

    /// Whether a cell holds: bit 1, whether it can fail: bit 2.
    [[nodiscard]] static unsigned holds(lane_table::cell const& cell, quotient const& input) {
        bool can_hold = true, can_fail = false;
        if (cell.has_low) {
            can_hold = cell.low_open ? input.greatest_above(cell.low) : input.greatest_at_least(cell.low);
            can_fail = cell.low_open ? input.least_at_most(cell.low) : input.least_below(cell.low);
        }
        if (cell.has_high) {
            can_hold = can_hold && (cell.high_open ? input.least_below(cell.high) : input.least_at_most(cell.high));
            can_fail = can_fail ||
                       (cell.high_open ? input.greatest_at_least(cell.high) : input.greatest_above(cell.high));
        }
        return (can_hold ? 1U : 0U) | (can_fail ? 2U : 0U);
    }

    /// The common case: inputs that are known, which every row takes or does not.
    void first_row(lane_instruction const& of, lane_table const& table, quotient const* inputs) {
        auto const width = table.inputs.size();
        auto const* cell = table.cells.data();
        for (auto const result : table.results) {
            bool takes = true;
            for (std::size_t i = 0; i < width; ++i) takes &= (holds(*cell++, inputs[i]) & 1U) != 0;
            if (takes) return put(of, result, result);
        }
        by_value(of);
    }

    void stairs(lane_instruction const& of) {
        auto const& table = program_.tables[of.c];
        static constexpr lane one{1, 1};
        auto const& divisor = of.b == plan_record::none ? one : lanes_[of.b];
        auto const& numerator = lanes_[of.a];
        if (numerator.is_escaped() || divisor.low <= 0) return by_value(of);
        auto const input = quotient_of(numerator, divisor, of.x);
        if (!input.is_point && !table.exhaustive) return by_value(of);
        auto const greatest = steps_reached(table, input.high, input.high_divisor);
        lane found{table.by_steps[greatest], table.by_steps[greatest]};
        if (!input.is_point)
            for (auto at = steps_reached(table, input.low, input.low_divisor); at < greatest; ++at)
                found = {std::min(found.low, table.by_steps[at]), std::max(found.high, table.by_steps[at])};
        put(of, found.low, found.high);
    }

    void rows(lane_instruction const& of) {
        auto const& table = program_.tables[of.a];
        quotient inputs[lane_table::most_inputs];
        auto const width = table.inputs.size();
        static constexpr lane one{1, 1};
        bool points = true;
        for (std::size_t i = 0; i < width; ++i) {
            auto const& input = table.inputs[i];
            auto const& divisor = input.divisor == plan_record::none ? one : lanes_[input.divisor];
            if (lanes_[input.numerator].is_escaped() || divisor.low <= 0) return by_value(of);
            inputs[i] = quotient_of(lanes_[input.numerator], divisor, input.multiplier);
            points &= inputs[i].is_point;
        }
        if (points) return first_row(of, table, inputs);
        lane found;
        bool any = false, sure = false;
        auto const* cell = table.cells.data();
        for (std::size_t r = 0; r < table.results.size() && !sure; ++r, cell += width) {
            unsigned every = 3, some = 0;
            for (std::size_t i = 0; i < width; ++i) {
                auto const members = holds(cell[i], inputs[i]);
                every &= members;
                some |= members;
            }
            if ((every & 1U) == 0) continue;
            auto const result = table.results[r];
            found = any ? lane{std::min(found.low, result), std::max(found.high, result)} : lane{result, result};
            any = true;
            sure = (some & 2U) == 0;
        }
        if (!any || (!sure && !table.exhaustive)) return by_value(of);
        put(of, found.low, found.high);
    }

    opened_plan const& plan_;
    lane_program const& program_;
    profile const& facts_;
    date as_of_;
    frame& frame_;
    lane* lanes_;
    plan_runner by_value_;
};

} // namespace huiqi::detail
