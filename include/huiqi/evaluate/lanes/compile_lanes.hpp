#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <huiqi/evaluate/lanes/arithmetic_lanes.hpp>
#include <huiqi/evaluate/lanes/choice_lanes.hpp>
#include <huiqi/evaluate/lanes/comparison_lanes.hpp>
#include <huiqi/evaluate/lanes/table_lanes.hpp>

/// From a plan to the program that runs it over lanes. Whatever is not recognized here runs by value, so leaving an
/// operation out costs time and nothing else.
namespace huiqi::detail {

class lane_compiler {
public:
    explicit lane_compiler(opened_plan const& plan) : into_{plan} {}

    [[nodiscard]] lane_program run() {
        for (auto const& each : into_.tables.steps) {
            into_.begin_step();
            lane_program::step step;
            step.begin = static_cast<std::uint32_t>(into_.program.instructions.size());
            for (auto at = each.begin; at < each.end; ++at) {
                visit(at);
                if (is_loop(into_.instruction(at).op)) at += into_.instruction(at).aux;
            }
            step.end = static_cast<std::uint32_t>(into_.program.instructions.size());
            into_.program.steps.push_back(step);
        }
        into_.give_twins();
        return std::move(into_.program);
    }

private:
    using node_index = lane_builder::node_index;

    /// The form of what runs by value: only where a simple value is to be expected.
    [[nodiscard]] lane_form form_by_value(node_index at) const {
        auto const found = form_of_type(into_.plan, into_.tables.nodes[at].type);
        if (found.what != lane_form::number) return found;
        switch (into_.instruction(at).op) {
        case operation::unpublished:
        case operation::total:
        case operation::less_paid:
        case operation::tier:
        case operation::table:
        case operation::judged:
        case operation::spread:
        case operation::payable:
        case operation::capped:
        case operation::rounded:
        case operation::select: return found;
        case operation::call:
        case operation::spread_call: {
            auto const which = static_cast<built_in>(into_.instruction(at).aux);
            bool const keeps_scale = which == built_in::sum || which == built_in::min || which == built_in::max ||
                                     which == built_in::count;
            return keeps_scale ? found : lane_form{};
        }
        default: return {};
        }
    }

    void visit(node_index at) {
        auto const op = into_.instruction(at).op;
        if (op == operation::constant) return fixed(at);
        if (op == operation::fact && static_cast<std::int32_t>(into_.instruction(at).first) == no_year &&
            into_.plan.fact_forms[into_.instruction(at).aux].what != lane_form::none) {
            into_.node(at) = {into_.plan.fact_forms[into_.instruction(at).aux], lane_program::by_lane,
                              into_.instruction(at).aux};
            if (into_.node(at).form.what == lane_form::choice) into_.cones[at].fact = at;
            return;
        }
        if (op == operation::fact && static_cast<std::int32_t>(into_.instruction(at).first) != no_year) {
            auto const form = form_of_type(into_.plan, into_.tables.facts[into_.instruction(at).aux].type);
            if (form.what == lane_form::number || form.what == lane_form::truth) return yearly(at, form);
        }
        if (is_fixed(at)) return fixed(at);
        if (choices_.add(at) || recognized(at)) return;
        general(at);
    }

    void yearly(node_index at, lane_form form) {
        lane_instruction made;
        made.op = lane_op::yearly;
        made.a = into_.instruction(at).aux;
        made.x = static_cast<std::int32_t>(into_.instruction(at).first);
        into_.by_lane(at, form, made);
    }

    /// Constants, and whatever is worked out from them and the as-of date.
    [[nodiscard]] bool is_fixed(node_index at) const {
        auto const op = into_.instruction(at).op;
        if (op == operation::as_of || op == operation::year_edge || op == operation::unpublished) return true;
        if (op == operation::fact || op == operation::element || is_loop(op)) return false;
        bool all = true;
        each_read(into_.tables, at,
                  [&](node_index read) { all = all && into_.program.nodes[read].made == lane_program::fixed; });
        return all;
    }

    void fixed(node_index at) {
        auto& of = into_.node(at);
        of.made = lane_program::fixed;
        if (auto const* known = into_.constant(at)) {
            if (known->what() == value::shape::boolean) of.form.what = lane_form::truth;
            if (known->what() == value::shape::day) of.form.what = lane_form::day;
            if (known->what() == value::shape::number && known->low().exponent() <= 0 &&
                known->low().exponent() >= -static_cast<int>(lane_builder::greatest_scale)) {
                of.form.what = lane_form::number;
                of.form.scale = static_cast<std::uint8_t>(-known->low().exponent());
                if (into_.units(at, of.form.scale) == lane::elsewhere) of.form = {};
            }
            return;
        }
        of.form = form_by_value(at);
        into_.program.by_date.push_back(at);
    }

    void general(node_index at) {
        auto& of = into_.node(at);
        of.made = lane_program::by_value;
        of.form = form_by_value(at);
        each_read(into_.tables, at, [&](node_index read) { lift(read); });
        auto const end = at + 1 + (is_loop(into_.instruction(at).op) ? into_.instruction(at).aux : 0U);
        for (auto body = at + 1; body < end; ++body) {
            into_.node(body).made = lane_program::in_loop;
            each_read(into_.tables, body, [&](node_index read) {
                if (read < at) lift(read);
            });
        }
        auto& made = into_.program.instructions;
        if (!made.empty() && made.back().op == lane_op::general && made.back().b == at &&
            made.size() > into_.step_begin) {
            made.back().b = end;
            return;
        }
        lane_instruction run;
        run.op = lane_op::general;
        run.node = at;
        run.a = at;
        run.b = end;
        made.push_back(run);
    }

    /// A general instruction reads slots.
    void lift(node_index read) {
        auto const made = into_.node(read).made;
        if (made != lane_program::by_lane && made != lane_program::deferred) return;
        if (!into_.lifted_here.insert(read).second) return;
        lane_instruction lift;
        lift.op = lane_op::lift;
        lift.node = read;
        into_.program.instructions.push_back(lift);
    }

    [[nodiscard]] bool recognized(node_index at) {
        auto const& of = into_.instruction(at);
        switch (of.op) {
        case operation::logic_and:
        case operation::clause_all:
        case operation::clause_programme: return fold(at, lane_op::all);
        case operation::logic_or:
        case operation::clause_any:
        case operation::any_in_force: return fold(at, lane_op::any);
        case operation::clause_none: return fold(at, lane_op::none);
        case operation::clause_at_least: return fold(at, lane_op::at_least);
        case operation::logic_not: return fold(at, lane_op::negation);
        case operation::condition: return condition(at);
        case operation::select_one: return same(at, into_.operand(at, 0));
        case operation::equal:
        case operation::not_equal:
        case operation::less:
        case operation::less_or_equal:
        case operation::greater:
        case operation::greater_or_equal: return comparison_lanes{into_}.add(at);
        case operation::add: return arithmetic_lanes{into_}.sum(at, 1);
        case operation::subtract: return arithmetic_lanes{into_}.sum(at, -1);
        case operation::multiply: return arithmetic_lanes{into_}.product(at);
        case operation::divide: return arithmetic_lanes{into_}.quotient(at);
        case operation::negate:
            return into_.is(into_.operand(at, 0), lane_form::number) &&
                   arithmetic_lanes{into_}.scaled(at, into_.operand(at, 0), -1, 0);
        case operation::spread_call:
            if (static_cast<built_in>(of.aux) == built_in::min)
                return arithmetic_lanes{into_}.extreme(at, lane_op::least);
            return static_cast<built_in>(of.aux) == built_in::max &&
                   arithmetic_lanes{into_}.extreme(at, lane_op::greatest);
        case operation::choose: return chosen(at);
        case operation::select: return selected(at);
        case operation::payable: return payable(at);
        case operation::capped: return arithmetic_lanes{into_}.capped(at);
        case operation::rounded: return arithmetic_lanes{into_}.rounded(at);
        case operation::table: return table_lanes{into_}.add(at);
        default: return false;
        }
    }

    [[nodiscard]] bool fold(node_index at, lane_op op) {
        auto const& of = into_.instruction(at);
        constexpr std::uint32_t most = 10'000;
        if (of.count == 0 || of.count > most) return false;
        for (std::uint32_t i = 0; i < of.count; ++i)
            if (!into_.is(into_.operand(at, i), lane_form::truth)) return false;
        std::vector<std::uint32_t> list;
        for (std::uint32_t i = 0; i < of.count; ++i) list.push_back(into_.home(into_.operand(at, i)));
        lane_instruction made;
        made.op = op;
        made.x = op == lane_op::at_least ? static_cast<std::int64_t>(of.aux) : 1;
        into_.by_lane(at, {lane_form::truth, 0, nullptr}, made, list);
        return true;
    }

    /// Without nulls a leaf's verdict is its condition's truth. It has a home of its own, because with them it is not.
    [[nodiscard]] bool condition(node_index at) {
        auto const from = into_.operand(at, 0);
        if (!into_.is(from, lane_form::truth)) return false;
        auto const written = into_.home(from);
        bool const here = into_.written_here.contains(written) && into_.node(from).made != lane_program::by_value;
        if (!here) return fold(at, lane_op::all);
        auto const [twin, is_new] = into_.twins.try_emplace(written, 0);
        if (is_new) twin->second = into_.new_home();
        into_.node(at) = {{lane_form::truth, 0, nullptr}, lane_program::by_lane, twin->second};
        return true;
    }

    /// A node that is its operand.
    [[nodiscard]] bool same(node_index at, node_index as) {
        if (into_.is_ratio(as)) {
            into_.ratios[at] = into_.ratios[as];
            into_.node(at).made = lane_program::deferred;
            return true;
        }
        if (into_.form(as).what == lane_form::none) return false;
        auto const found = into_.form(as);
        into_.node(at) = {found, lane_program::by_lane, into_.home(as)};
        return true;
    }

    /// The form that two values share, numbers at the finer scale.
    [[nodiscard]] std::optional<lane_form> common(std::vector<node_index> const& values) const {
        auto found = into_.form(values.front());
        for (auto const each : values) {
            auto const next = into_.form(each);
            if (next.what == lane_form::none || next.what != found.what || next.of != found.of) return std::nullopt;
            found.scale = std::max(found.scale, next.scale);
        }
        return found;
    }

    [[nodiscard]] bool chosen(node_index at) {
        auto const condition = into_.operand(at, 0), first = into_.operand(at, 1), second = into_.operand(at, 2);
        auto const found = common({first, second});
        if (!into_.is(condition, lane_form::truth) || !found) return false;
        lane_instruction made;
        made.op = lane_op::choose;
        made.relation = found->what;
        made.x = lane_builder::ten_to(found->scale - into_.form(first).scale);
        made.y = lane_builder::ten_to(found->scale - into_.form(second).scale);
        made.a = into_.home(condition);
        made.b = into_.home(first);
        made.c = into_.home(second);
        into_.by_lane(at, *found, made);
        return true;
    }

    [[nodiscard]] bool selected(node_index at) {
        auto const count = into_.instruction(at).count;
        std::vector<node_index> values;
        for (std::uint32_t i = 0; i < count; i += 2) {
            if (!into_.is(into_.operand(at, i), lane_form::truth)) return false;
            values.push_back(into_.operand(at, i + 1));
        }
        if (values.empty()) return false;
        auto const found = common(values);
        if (!found) return false;
        std::vector<std::uint32_t> list;
        std::vector<std::int64_t> multipliers;
        for (std::uint32_t i = 0; i < count; ++i) {
            list.push_back(into_.home(into_.operand(at, i)));
            multipliers.push_back(
                i % 2 == 0 ? 1 : lane_builder::ten_to(found->scale - into_.form(into_.operand(at, i)).scale));
        }
        lane_instruction made;
        made.op = lane_op::select;
        made.relation = found->what;
        into_.by_lane(at, *found, made, list, multipliers);
        return true;
    }

    [[nodiscard]] bool payable(node_index at) {
        auto const verdict = into_.operand(at, 0), amount = into_.operand(at, 1);
        if (!into_.is(verdict, lane_form::truth) || !into_.is(amount, lane_form::number)) return false;
        auto const found = into_.form(amount);
        lane_instruction made;
        made.op = lane_op::payable;
        made.a = into_.home(verdict);
        made.b = into_.home(amount);
        into_.by_lane(at, found, made);
        return true;
    }

    lane_builder into_;
    choice_lanes choices_{into_};
};

/// The lane program of a plan, made when it is first asked for.
[[nodiscard]] inline lane_program const& lanes_of(opened_plan const& plan) {
    std::call_once(plan.lanes_once,
                   [&] { plan.lanes = std::make_shared<lane_program const>(lane_compiler{plan}.run()); });
    return *plan.lanes;
}

} // namespace huiqi::detail
