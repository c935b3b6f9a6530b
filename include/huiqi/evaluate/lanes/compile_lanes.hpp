#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include <huiqi/evaluate/detail/run_plan.hpp>
#include <huiqi/evaluate/lanes/lane_program.hpp>
#include <huiqi/evaluate/lanes/node_reads.hpp>
#include <huiqi/plan/detail/lane_forms.hpp>

/// From a plan to the program that runs it over lanes. Whatever is not recognized here runs by value, so leaving an
/// operation out costs time and nothing else.
namespace huiqi::detail {

class lane_compiler {
public:
    explicit lane_compiler(opened_plan const& plan)
        : plan_{plan}, tables_{plan.tables}, cones_(tables_.instructions.size()), ratios_(tables_.instructions.size()) {
        program_.nodes.resize(tables_.instructions.size());
    }

    [[nodiscard]] lane_program run() {
        program_.homes = static_cast<std::uint32_t>(plan_.fact_forms.size());
        for (auto const& each : tables_.steps) {
            lane_program::step step;
            step.begin = static_cast<std::uint32_t>(program_.instructions.size());
            written_here_.clear();
            lifted_here_.clear();
            step_begin_ = step.begin;
            for (auto at = each.begin; at < each.end; ++at) {
                visit(at);
                if (is_loop(instruction(at).op)) at += instruction(at).aux;
            }
            step.end = static_cast<std::uint32_t>(program_.instructions.size());
            program_.steps.push_back(step);
        }
        return std::move(program_);
    }

private:
    using node_index = std::uint32_t;
    static constexpr auto no_node = plan_record::none;
    static constexpr unsigned greatest_scale = 8;

    /// A node worked out from one choice fact and constants alone, and what it is for each of the fact's strings.
    struct cone {
        node_index fact = no_node; ///< a node of the fact
        bool is_test = false;      ///< yes or no for each string
        std::uint64_t yes = 0;     ///< strings for which it is yes
        unsigned of_all = 0;       ///< truth members while the string is not known
        unsigned depth = 0;
    };
    /// A quotient of two lanes: never worked out unless somebody reads it.
    struct ratio {
        node_index numerator = no_node, divisor = no_node;
    };

    [[nodiscard]] plan_record::instruction const& instruction(node_index at) const { return tables_.instructions[at]; }
    [[nodiscard]] node_index operand(node_index of, std::uint32_t at) const {
        return tables_.operands[instruction(of).first + at];
    }
    [[nodiscard]] lane_program::node& node(node_index at) { return program_.nodes[at]; }

    // ---- what a node's lane would be

    [[nodiscard]] lane_form form(node_index at) const {
        if (cones_[at].is_test) return {lane_form::truth, 0, nullptr};
        return program_.nodes[at].form;
    }
    [[nodiscard]] bool is(node_index at, lane_form::kind what) const { return form(at).what == what; }
    [[nodiscard]] bool is_ratio(node_index at) const { return ratios_[at].numerator != no_node; }
    [[nodiscard]] value const* constant(node_index at) const {
        return instruction(at).op == operation::constant ? &plan_.constants[instruction(at).aux] : nullptr;
    }
    [[nodiscard]] bool is_constant_number(node_index at) const {
        auto const* known = constant(at);
        return known != nullptr && is(at, lane_form::number);
    }
    [[nodiscard]] std::int64_t units(node_index at, unsigned scale) const {
        return units_of(constant(at)->low(), scale);
    }

    /// The form of what runs by value: only where a simple value is to be expected.
    [[nodiscard]] lane_form form_by_value(node_index at) const {
        auto const found = form_of_type(plan_, tables_.nodes[at].type);
        if (found.what != lane_form::number) return found;
        switch (instruction(at).op) {
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
            auto const which = static_cast<built_in>(instruction(at).aux);
            bool const keeps_scale = which == built_in::sum || which == built_in::min || which == built_in::max ||
                                     which == built_in::count;
            return keeps_scale ? found : lane_form{};
        }
        default: return {};
        }
    }

    // ---- lanes made ready for whoever reads them

    [[nodiscard]] std::uint32_t new_home() { return program_.homes++; }

    /// The home of a node that has a form; its lane is written before the instruction that is being made.
    [[nodiscard]] std::uint32_t home(node_index at) {
        auto& of = node(at);
        if (cones_[at].is_test && of.made == lane_program::deferred) {
            auto const& from = cones_[at];
            lane_instruction test;
            test.op = lane_op::choice_test;
            test.a = node(from.fact).home;
            test.x = static_cast<std::int64_t>(from.yes);
            test.y = static_cast<std::int64_t>(from.of_all);
            return write(at, test);
        }
        if (of.made == lane_program::by_value) {
            if (of.home == no_node) of.home = new_home();
            if (written_here_.insert(of.home).second) {
                lane_instruction lower;
                lower.op = lane_op::lower;
                lower.node = at;
                lower.out = lower.twin = of.home;
                program_.instructions.push_back(lower);
            }
        } else if (of.home == no_node) { // fixed: the frame lays it for a date
            of.home = new_home();
        }
        return of.home;
    }

    /// Adds the instruction for a node, unless this step has it already. The same operation of the plan on the same
    /// homes gives the same, by value too, and so has the same home.
    std::uint32_t write(node_index at, lane_instruction made, std::vector<std::uint32_t> const& list = {},
                        std::vector<std::int64_t> const& multipliers = {}) {
        std::vector<std::int64_t> key{static_cast<std::int64_t>(made.op), static_cast<std::int64_t>(instruction(at).op),
                                      made.relation, made.x, made.y};
        if (made.op == lane_op::choice_test) key.push_back(at); // like masks may stand for unlike expressions
        if (list.empty()) key.insert(key.end(), {made.a, made.b, made.c});
        key.insert(key.end(), list.begin(), list.end());
        key.push_back(-1);
        key.insert(key.end(), multipliers.begin(), multipliers.end());
        auto const [found, is_new] = homes_.try_emplace(std::move(key), 0);
        if (is_new) found->second = new_home();
        made.node = at;
        made.out = found->second;
        auto const twin = twins_.find(made.out);
        made.twin = twin == twins_.end() ? made.out : twin->second;
        if (written_here_.insert(made.out).second) {
            if (!list.empty()) {
                made.a = static_cast<std::uint32_t>(program_.operands.size());
                made.count = static_cast<std::uint16_t>(list.size());
                program_.operands.insert(program_.operands.end(), list.begin(), list.end());
                program_.multipliers.insert(program_.multipliers.end(), multipliers.begin(), multipliers.end());
                program_.multipliers.resize(program_.operands.size(), 1);
            }
            program_.instructions.push_back(made);
        }
        return made.out;
    }

    void by_lane(node_index at, lane_form form, lane_instruction const& made,
                 std::vector<std::uint32_t> const& list = {}, std::vector<std::int64_t> const& multipliers = {}) {
        auto const home = write(at, made, list, multipliers);
        node(at) = {form, lane_program::by_lane, home};
    }

    // ---- one node

    void visit(node_index at) {
        auto const op = instruction(at).op;
        if (op == operation::constant) return fixed(at);
        if (op == operation::fact && static_cast<std::int32_t>(instruction(at).first) == no_year &&
            plan_.fact_forms[instruction(at).aux].what != lane_form::none) {
            node(at) = {plan_.fact_forms[instruction(at).aux], lane_program::by_lane, instruction(at).aux};
            if (node(at).form.what == lane_form::choice) cones_[at].fact = at;
            return;
        }
        if (op == operation::fact && static_cast<std::int32_t>(instruction(at).first) != no_year) {
            auto const form = form_of_type(plan_, tables_.facts[instruction(at).aux].type);
            if (form.what == lane_form::number || form.what == lane_form::truth) return yearly(at, form);
        }
        if (is_fixed(at)) return fixed(at);
        if (find_cone(at) || recognized(at)) return;
        general(at);
    }

    void yearly(node_index at, lane_form form) {
        lane_instruction made;
        made.op = lane_op::yearly;
        made.relation = form.what;
        made.count = form.scale;
        made.a = instruction(at).aux;
        made.x = static_cast<std::int32_t>(instruction(at).first);
        by_lane(at, form, made);
    }

    /// Constants, and whatever is worked out from them and the as-of date.
    [[nodiscard]] bool is_fixed(node_index at) const {
        auto const op = instruction(at).op;
        if (op == operation::as_of || op == operation::year_edge || op == operation::unpublished) return true;
        if (op == operation::fact || op == operation::element || is_loop(op)) return false;
        bool all = true;
        each_read(tables_, at, [&](node_index read) { all = all && program_.nodes[read].made == lane_program::fixed; });
        return all;
    }

    void fixed(node_index at) {
        auto& of = node(at);
        of.made = lane_program::fixed;
        if (auto const* known = constant(at)) {
            if (known->what() == value::shape::boolean) of.form.what = lane_form::truth;
            if (known->what() == value::shape::day) of.form.what = lane_form::day;
            if (known->what() == value::shape::number && known->low().exponent() <= 0 &&
                known->low().exponent() >= -static_cast<int>(greatest_scale)) {
                of.form.what = lane_form::number;
                of.form.scale = static_cast<std::uint8_t>(-known->low().exponent());
                if (units(at, of.form.scale) == lane::elsewhere) of.form = {};
            }
            return;
        }
        of.form = form_by_value(at);
        program_.by_date.push_back(at);
    }

    void general(node_index at) {
        auto& of = node(at);
        of.made = lane_program::by_value;
        of.form = form_by_value(at);
        each_read(tables_, at, [&](node_index read) { lift(read); });
        auto const end = at + 1 + (is_loop(instruction(at).op) ? instruction(at).aux : 0U);
        for (auto body = at + 1; body < end; ++body) {
            node(body).made = lane_program::in_loop;
            each_read(tables_, body, [&](node_index read) {
                if (read < at) lift(read);
            });
        }
        auto& made = program_.instructions;
        if (!made.empty() && made.back().op == lane_op::general && made.back().b == at && made.size() > step_begin_) {
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
        auto const made = node(read).made;
        if (made != lane_program::by_lane && made != lane_program::deferred) return;
        if (!lifted_here_.insert(read).second) return;
        lane_instruction lift;
        lift.op = lane_op::lift;
        lift.node = read;
        program_.instructions.push_back(lift);
    }

    // ---- tests of one choice

    /// Whether the node depends on one choice fact and constants alone; then it is worked out for each string now.
    [[nodiscard]] bool find_cone(node_index at) {
        auto const op = instruction(at).op;
        if (is_loop(op) || op == operation::element || op == operation::fact || op >= operation::table) return false;
        node_index from = no_node;
        unsigned depth = 0;
        bool one = true;
        each_read(tables_, at, [&](node_index read) {
            if (constant(read) != nullptr) return;
            auto const found = cones_[read].fact;
            one = one && found != no_node && (from == no_node || node(from).home == node(found).home);
            from = found;
            depth = std::max(depth, cones_[read].depth + 1);
        });
        constexpr unsigned deepest = 32;
        if (!one || from == no_node || depth > deepest) return false;
        auto& made = cones_[at];
        made.fact = from;
        made.depth = depth;
        node(at).made = lane_program::deferred;
        try_test(at);
        return true;
    }

    void try_test(node_index at) {
        auto const& form = node(cones_[at].fact).form;
        auto const count = form.of->size();
        cones_[at].is_test = true;
        for (std::size_t i = 0; i <= count; ++i) {
            auto const all = (std::uint64_t{1} << count) - 1;
            auto const bits = i == count ? all : std::uint64_t{1} << i;
            auto const members = result_for(at, value::any_of(*form.of, {bits, 0}));
            bool const plain = members != 0 && (members & ~(truth::yes | truth::no)) == 0;
            if (!plain || (i < count && members == (truth::yes | truth::no))) {
                cones_[at].is_test = false;
                return;
            }
            if (i == count)
                cones_[at].of_all = members;
            else if (members == truth::yes)
                cones_[at].yes |= bits;
        }
    }

    /// The truth members of a node for one value of the fact; 0 if it is not a boolean.
    [[nodiscard]] unsigned result_for(node_index at, value const& of_fact) {
        if (scratch_.slots.empty()) scratch_.lay_constants(plan_);
        std::set<node_index> parts{at};
        std::vector<node_index> pending{at};
        while (!pending.empty()) {
            auto const next = pending.back();
            pending.pop_back();
            each_read(tables_, next, [&](node_index read) {
                if (constant(read) == nullptr && parts.insert(read).second) pending.push_back(read);
            });
        }
        profile const nothing;
        plan_runner runner{plan_, nothing, date{2000, 1, 1}, scratch_};
        for (auto const each : parts) {
            if (instruction(each).op == operation::fact)
                scratch_.slots[each] = of_fact;
            else
                runner.run_range(each, each + 1);
        }
        auto const& result = scratch_.slots[at];
        bool const boolean = result.what() == value::shape::boolean || result.what() == value::shape::anything;
        return boolean && result.nulls() == 0 ? result.as_truth().members() : 0U;
    }

    // ---- operations on lanes

    [[nodiscard]] bool recognized(node_index at) {
        auto const& of = instruction(at);
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
        case operation::select_one: return same(at, operand(at, 0));
        case operation::equal:
        case operation::not_equal:
        case operation::less:
        case operation::less_or_equal:
        case operation::greater:
        case operation::greater_or_equal: return compared(at);
        case operation::add: return sum(at, 1);
        case operation::subtract: return sum(at, -1);
        case operation::multiply: return product(at);
        case operation::divide: return quotient(at);
        case operation::negate: return is(operand(at, 0), lane_form::number) && scaled(at, operand(at, 0), -1, 0);
        case operation::spread_call:
            if (static_cast<built_in>(of.aux) == built_in::min) return extreme(at, lane_op::least);
            return static_cast<built_in>(of.aux) == built_in::max && extreme(at, lane_op::greatest);
        case operation::choose: return chosen(at);
        case operation::select: return selected(at);
        case operation::payable: return payable(at);
        case operation::capped: return capped(at);
        case operation::rounded: return rounded(at);
        case operation::table: return table(at);
        default: return false;
        }
    }

    [[nodiscard]] bool fold(node_index at, lane_op op) {
        auto const& of = instruction(at);
        constexpr std::uint32_t most = 10'000;
        if (of.count == 0 || of.count > most) return false;
        for (std::uint32_t i = 0; i < of.count; ++i)
            if (!is(operand(at, i), lane_form::truth)) return false;
        std::vector<std::uint32_t> list;
        for (std::uint32_t i = 0; i < of.count; ++i) list.push_back(home(operand(at, i)));
        lane_instruction made;
        made.op = op;
        made.x = op == lane_op::at_least ? static_cast<std::int64_t>(of.aux) : 1;
        by_lane(at, {lane_form::truth, 0, nullptr}, made, list);
        return true;
    }

    /// Without nulls a leaf's verdict is its condition's truth. It has a home of its own, because with them it is not.
    [[nodiscard]] bool condition(node_index at) {
        auto const from = operand(at, 0);
        if (!is(from, lane_form::truth)) return false;
        auto const written = home(from);
        auto& made = program_.instructions;
        bool const here = written_here_.contains(written) && node(from).made != lane_program::by_value;
        if (!here) return fold(at, lane_op::all);
        auto const [twin, is_new] = twins_.try_emplace(written, 0);
        if (is_new) {
            twin->second = new_home();
            for (auto& each : made)
                if (each.out == written && writes(each.op)) each.twin = twin->second;
        }
        node(at) = {{lane_form::truth, 0, nullptr}, lane_program::by_lane, twin->second};
        return true;
    }

    [[nodiscard]] static bool writes(lane_op op) {
        return op != lane_op::general && op != lane_op::lift && op != lane_op::guard;
    }

    /// A node that is its operand.
    [[nodiscard]] bool same(node_index at, node_index as) {
        if (is_ratio(as)) {
            ratios_[at] = ratios_[as];
            node(at).made = lane_program::deferred;
            return true;
        }
        if (form(as).what == lane_form::none) return false;
        auto const found = form(as);
        node(at) = {found, lane_program::by_lane, home(as)};
        return true;
    }

    [[nodiscard]] static std::int64_t ten_to(unsigned exponent) {
        return static_cast<std::int64_t>(powers_of_ten[exponent]);
    }

    [[nodiscard]] bool compared(node_index at) {
        auto left = operand(at, 0), right = operand(at, 1);
        auto relation = instruction(at).op;
        auto const is_simple = [&](node_index which) { return is(which, lane_form::number) || is_ratio(which); };
        if (is(left, lane_form::day) && is(right, lane_form::day)) {
            lane_instruction made;
            made.op = lane_op::compare;
            made.a = home(left);
            made.b = home(right);
            return finish_comparison(at, made, relation);
        }
        if (!is_simple(left) || !is_simple(right) || (is_ratio(left) && is_ratio(right))) return false;
        // What is simpler stands on the right.
        if (is_ratio(right) || (is_constant_number(left) && !is_constant_number(right))) {
            std::swap(left, right);
            relation = mirrored(relation);
        }
        return is_ratio(left) ? compared_ratio(at, left, right, relation) : compared_numbers(at, left, right, relation);
    }

    [[nodiscard]] static operation mirrored(operation relation) {
        switch (relation) {
        case operation::less: return operation::greater;
        case operation::less_or_equal: return operation::greater_or_equal;
        case operation::greater: return operation::less;
        case operation::greater_or_equal: return operation::less_or_equal;
        default: return relation;
        }
    }

    [[nodiscard]] bool finish_comparison(node_index at, lane_instruction made, operation relation) {
        made.relation = static_cast<std::uint8_t>(static_cast<unsigned>(relation) -
                                                  static_cast<unsigned>(operation::equal));
        by_lane(at, {lane_form::truth, 0, nullptr}, made);
        return true;
    }

    [[nodiscard]] bool compared_numbers(node_index at, node_index left, node_index right, operation relation) {
        unsigned const left_scale = form(left).scale, right_scale = form(right).scale;
        auto const scale = std::max(left_scale, right_scale);
        lane_instruction made;
        made.x = ten_to(scale - left_scale);
        if (is_constant_number(right)) {
            made.op = lane_op::compare_constant;
            made.y = units(right, scale);
            if (made.y == lane::elsewhere) return false;
            made.a = home(left);
        } else {
            made.op = lane_op::compare;
            made.y = ten_to(scale - right_scale);
            made.a = home(left);
            made.b = home(right);
        }
        return finish_comparison(at, made, relation);
    }

    /// n / d >= p is n >= p * d, which is exact, as d is looked at to be positive when it runs. The quotient rounded to
    /// 34 digits compares alike: it is off by less than its distance to any p of so few digits.
    [[nodiscard]] bool compared_ratio(node_index at, node_index left, node_index right, operation relation) {
        auto const of = ratios_[left];
        int const shift = static_cast<int>(form(of.divisor).scale) + static_cast<int>(form(right).scale) -
                          static_cast<int>(form(of.numerator).scale);
        if (shift < 0 || shift > 12) return false;
        lane_instruction made;
        made.x = ten_to(static_cast<unsigned>(shift));
        made.op = is_constant_number(right) ? lane_op::compare_ratio_constant : lane_op::compare_ratio;
        if (is_constant_number(right)) {
            made.y = units(right, form(right).scale);
            if (made.y > ten_to(12) || made.y < -ten_to(12)) return false;
        } else {
            made.c = home(right);
        }
        made.a = home(of.numerator);
        made.b = home(of.divisor);
        return finish_comparison(at, made, relation);
    }

    [[nodiscard]] bool both_numbers(node_index at) const {
        return is(operand(at, 0), lane_form::number) && is(operand(at, 1), lane_form::number);
    }

    [[nodiscard]] static lane_form number_form(unsigned scale) {
        return {lane_form::number, static_cast<std::uint8_t>(scale), nullptr};
    }

    [[nodiscard]] bool sum(node_index at, std::int64_t sign) {
        if (!both_numbers(at)) return false;
        auto const left = operand(at, 0), right = operand(at, 1);
        unsigned const left_scale = form(left).scale, right_scale = form(right).scale;
        auto const scale = std::max(left_scale, right_scale);
        lane_instruction made;
        made.op = lane_op::add;
        made.x = ten_to(scale - left_scale);
        made.y = sign * ten_to(scale - right_scale);
        made.a = home(left);
        made.b = home(right);
        by_lane(at, number_form(scale), made);
        return true;
    }

    /// `from` times the integer `by`, at `more` further decimals.
    [[nodiscard]] bool scaled(node_index at, node_index from, std::int64_t by, unsigned more) {
        auto const scale = form(from).scale + more;
        if (scale > greatest_scale) return false;
        lane_instruction made;
        made.op = lane_op::scale;
        made.x = by;
        made.a = home(from);
        by_lane(at, number_form(scale), made);
        return true;
    }

    [[nodiscard]] bool product(node_index at) {
        if (!both_numbers(at)) return false;
        auto left = operand(at, 0), right = operand(at, 1);
        if (is_constant_number(left)) std::swap(left, right);
        unsigned const scale = form(left).scale + form(right).scale;
        if (is_constant_number(right)) return scaled(at, left, units(right, form(right).scale), form(right).scale);
        if (scale > greatest_scale) return false;
        lane_instruction made;
        made.op = lane_op::multiply;
        made.a = home(left);
        made.b = home(right);
        by_lane(at, number_form(scale), made);
        return true;
    }

    [[nodiscard]] bool quotient(node_index at) {
        if (!both_numbers(at)) return false;
        auto const left = operand(at, 0), right = operand(at, 1);
        if (is_constant_number(right)) {
            // Division by 5 is multiplication by 0.2, exactly.
            auto const by = reciprocal(constant(right)->low());
            return by && scaled(at, left, by->first, by->second);
        }
        if (is_constant_number(left)) return false;
        ratios_[at] = {left, right};
        node(at).made = lane_program::deferred;
        return true;
    }

    [[nodiscard]] static std::optional<std::pair<std::int64_t, unsigned>> reciprocal(decimal const& of) {
        if (of.is_zero()) return std::nullopt;
        auto const inverse = divide(decimal::from_integer(1), of);
        constexpr int finest = 4;
        if (!inverse || inverse->exponent() < -finest || inverse->exponent() > 0) return std::nullopt;
        auto const scale = static_cast<unsigned>(-inverse->exponent());
        auto const units = units_of(*inverse, scale);
        if (units == lane::elsewhere) return std::nullopt;
        return std::pair{units, scale};
    }

    /// Homes of numbers and what brings each to one scale.
    struct aligned {
        std::vector<std::uint32_t> homes;
        std::vector<std::int64_t> multipliers;
        unsigned scale = 0;
    };
    [[nodiscard]] aligned align(std::vector<node_index> const& numbers) {
        aligned all;
        for (auto const each : numbers) all.scale = std::max<unsigned>(all.scale, form(each).scale);
        for (auto const each : numbers) {
            all.homes.push_back(home(each));
            all.multipliers.push_back(ten_to(all.scale - form(each).scale));
        }
        return all;
    }

    [[nodiscard]] bool extreme(node_index at, lane_op op) {
        std::vector<node_index> numbers;
        constexpr std::uint32_t most = 100;
        if (instruction(at).count == 0 || instruction(at).count > most) return false;
        for (std::uint32_t i = 0; i < instruction(at).count; ++i) {
            if (!is(operand(at, i), lane_form::number)) return false;
            numbers.push_back(operand(at, i));
        }
        auto const all = align(numbers);
        lane_instruction made;
        made.op = op;
        by_lane(at, number_form(all.scale), made, all.homes, all.multipliers);
        return true;
    }

    /// The form that two values share, numbers at the finer scale.
    [[nodiscard]] std::optional<lane_form> common(std::vector<node_index> const& values) const {
        auto found = form(values.front());
        for (auto const each : values) {
            auto const next = form(each);
            if (next.what == lane_form::none || next.what != found.what || next.of != found.of) return std::nullopt;
            found.scale = std::max(found.scale, next.scale);
        }
        return found;
    }

    [[nodiscard]] bool chosen(node_index at) {
        auto const condition = operand(at, 0), first = operand(at, 1), second = operand(at, 2);
        auto const found = common({first, second});
        if (!is(condition, lane_form::truth) || !found) return false;
        lane_instruction made;
        made.op = lane_op::choose;
        made.relation = found->what;
        made.x = ten_to(found->scale - form(first).scale);
        made.y = ten_to(found->scale - form(second).scale);
        made.a = home(condition);
        made.b = home(first);
        made.c = home(second);
        by_lane(at, *found, made);
        return true;
    }

    [[nodiscard]] bool selected(node_index at) {
        auto const count = instruction(at).count;
        std::vector<node_index> values;
        for (std::uint32_t i = 0; i < count; i += 2) {
            if (!is(operand(at, i), lane_form::truth)) return false;
            values.push_back(operand(at, i + 1));
        }
        if (values.empty()) return false;
        auto const found = common(values);
        if (!found) return false;
        std::vector<std::uint32_t> list;
        std::vector<std::int64_t> multipliers;
        for (std::uint32_t i = 0; i < count; ++i) {
            list.push_back(home(operand(at, i)));
            multipliers.push_back(i % 2 == 0 ? 1 : ten_to(found->scale - form(operand(at, i)).scale));
        }
        lane_instruction made;
        made.op = lane_op::select;
        made.relation = found->what;
        by_lane(at, *found, made, list, multipliers);
        return true;
    }

    [[nodiscard]] bool payable(node_index at) {
        auto const verdict = operand(at, 0), amount = operand(at, 1);
        if (!is(verdict, lane_form::truth) || !is(amount, lane_form::number)) return false;
        auto const found = form(amount);
        lane_instruction made;
        made.op = lane_op::payable;
        made.a = home(verdict);
        made.b = home(amount);
        by_lane(at, found, made);
        return true;
    }

    [[nodiscard]] bool capped(node_index at) {
        if (!both_numbers(at)) return false;
        auto const all = align({operand(at, 0), operand(at, 1)});
        lane_instruction made;
        made.op = lane_op::capped;
        made.a = all.homes[0];
        made.b = all.homes[1];
        made.x = all.multipliers[0];
        made.y = all.multipliers[1];
        by_lane(at, number_form(all.scale), made);
        return true;
    }

    [[nodiscard]] bool rounded(node_index at) {
        auto const amount = operand(at, 0);
        auto const& award = tables_.awards[instruction(at).aux];
        auto const& unit = plan_.constants[award.rounding_unit];
        if (!is(amount, lane_form::number) || unit.what() != value::shape::number || unit.low().sign() <= 0)
            return false;
        auto const found = form(amount);
        auto const step = units_of(unit.low(), found.scale);
        if (step == lane::elsewhere || step == 0) return false;
        lane_instruction made;
        made.op = lane_op::rounded;
        made.relation = static_cast<std::uint8_t>(award.rounding_mode);
        made.x = step;
        made.a = home(amount);
        by_lane(at, found, made);
        return true;
    }

    // ---- tables

    /// Few rows, number inputs, results that are constants: the rest runs by value.
    [[nodiscard]] bool table(node_index at) {
        auto const& of = tables_.tables[instruction(at).aux];
        constexpr std::uint32_t most_rows = 16;
        auto const hit = static_cast<hit_policy>(of.hit);
        bool const in_order = (of.proved & plan_record::table::disjoint) != 0 ||
                              static_cast<row_overlap>(of.overlap) == row_overlap::first;
        bool const one = hit == hit_policy::unique || hit == hit_policy::any;
        bool const first_settles = hit == hit_policy::first || (one && in_order);
        if (!first_settles || of.result_count != 1 || of.row_count > most_rows || of.row_count == 0) return false;
        lane_table made;
        made.exhaustive = (of.proved & plan_record::table::exhaustive) != 0;
        unsigned scale = 0;
        if (!results(of, made, scale) || !inputs_fit(of)) return false;
        if (!columns(of, made)) return false;
        std::vector<std::int64_t> key{-2, static_cast<std::int64_t>(scale), made.exhaustive ? 1 : 0};
        // A default is another thing by value.
        key.push_back(of.first_default == plan_record::none ? -1 : static_cast<std::int64_t>(at));
        for (auto const& each : made.inputs) key.insert(key.end(), {each.numerator, each.divisor, each.multiplier});
        for (auto const& each : made.cells)
            key.insert(key.end(), {each.low, each.high, each.has_low, each.has_high, each.low_open, each.high_open});
        key.insert(key.end(), made.results.begin(), made.results.end());
        auto const [found, is_new] = tables_made_.try_emplace(std::move(key), program_.tables.size());
        if (is_new) program_.tables.push_back(std::move(made));
        lane_instruction run;
        run.op = lane_op::rows;
        run.a = static_cast<std::uint32_t>(found->second);
        by_lane(at, number_form(scale), run);
        return true;
    }

    [[nodiscard]] bool results(plan_record::table const& of, lane_table& made, unsigned& scale) const {
        std::vector<node_index> nodes;
        for (std::uint32_t r = 0; r < of.row_count; ++r) {
            nodes.push_back(tables_.lists[tables_.rows[of.first_row + r].first_result]);
            if (!is_constant_number(nodes.back())) return false;
            scale = std::max<unsigned>(scale, form(nodes.back()).scale);
        }
        for (auto const each : nodes) {
            made.results.push_back(units(each, scale));
            if (made.results.back() == lane::elsewhere) return false;
        }
        return true;
    }

    [[nodiscard]] bool inputs_fit(plan_record::table const& of) const {
        for (std::uint32_t i = 0; i < of.input_count; ++i) {
            auto const input = tables_.lists[of.first_input + i];
            if (is_constant_number(input) || (!is(input, lane_form::number) && !is_ratio(input))) return false;
        }
        return of.input_count > 0 && of.input_count <= lane_table::most_inputs;
    }

    [[nodiscard]] bool columns(plan_record::table const& of, lane_table& made) {
        made.cells.resize(std::size_t{of.row_count} * of.input_count);
        std::vector<int> shifts;
        for (std::uint32_t i = 0; i < of.input_count; ++i) {
            auto const scale = column_scale(of, i);
            auto const input = tables_.lists[of.first_input + i];
            auto const own = is_ratio(input) ? static_cast<int>(form(ratios_[input].numerator).scale) -
                                                   static_cast<int>(form(ratios_[input].divisor).scale)
                                             : static_cast<int>(form(input).scale);
            if (!scale) return false;
            auto const fine = std::max(static_cast<int>(*scale), own);
            shifts.push_back(fine - own);
            if (fine - own > 12 || !column_cells(of, i, static_cast<unsigned>(fine), made)) return false;
        }
        for (std::uint32_t i = 0; i < of.input_count; ++i) {
            auto const input = tables_.lists[of.first_input + i];
            auto const multiplier = ten_to(static_cast<unsigned>(shifts[i]));
            if (is_ratio(input))
                made.inputs.push_back({home(ratios_[input].numerator), home(ratios_[input].divisor), multiplier});
            else
                made.inputs.push_back({home(input), plan_record::none, multiplier});
        }
        return true;
    }

    [[nodiscard]] std::optional<unsigned> column_scale(plan_record::table const& of, std::uint32_t column) const {
        unsigned scale = 0;
        for (std::uint32_t r = 0; r < of.row_count; ++r) {
            auto const first = tables_.rows[of.first_row + r].first_cell;
            if (first == plan_record::none) continue;
            auto const& cell = tables_.cells[first + column];
            if (cell.what == plan_record::cell::everything) continue;
            if (cell.what != plan_record::cell::interval) return std::nullopt;
            for (auto const end : {cell.low, cell.high}) {
                if (end == plan_record::none) continue;
                auto const& known = plan_.constants[end];
                if (known.what() != value::shape::number || known.low().exponent() < -static_cast<int>(greatest_scale))
                    return std::nullopt;
                if (known.low().exponent() < 0) scale = std::max(scale, static_cast<unsigned>(-known.low().exponent()));
            }
        }
        return scale;
    }

    [[nodiscard]] bool column_cells(plan_record::table const& of, std::uint32_t column, unsigned scale,
                                    lane_table& made) const {
        for (std::uint32_t r = 0; r < of.row_count; ++r) {
            auto& out = made.cells[std::size_t{r} * of.input_count + column];
            out = {};
            auto const first = tables_.rows[of.first_row + r].first_cell;
            if (first == plan_record::none) continue;
            auto const& cell = tables_.cells[first + column];
            if (cell.what == plan_record::cell::everything) continue;
            out.has_low = cell.low != plan_record::none;
            out.has_high = cell.high != plan_record::none;
            out.low_open = (cell.open & 1U) != 0;
            out.high_open = (cell.open & 2U) != 0;
            if (out.has_low) out.low = units_of(plan_.constants[cell.low].low(), scale);
            if (out.has_high) out.high = units_of(plan_.constants[cell.high].low(), scale);
            if (out.low == lane::elsewhere || out.high == lane::elsewhere) return false;
        }
        return true;
    }

    opened_plan const& plan_;
    plan_tables const& tables_;
    lane_program program_;
    std::vector<cone> cones_;
    std::vector<ratio> ratios_;
    std::map<std::vector<std::int64_t>, std::uint32_t> homes_;
    std::map<std::vector<std::int64_t>, std::size_t> tables_made_;
    std::map<std::uint32_t, std::uint32_t> twins_; ///< by home of a condition: its clause's
    std::size_t step_begin_ = 0;
    std::set<std::uint32_t> written_here_; ///< homes that this step writes
    std::set<node_index> lifted_here_;     ///< nodes that this step lifts
    frame scratch_;
};

/// The lane program of a plan, made when it is first asked for.
[[nodiscard]] inline lane_program const& lanes_of(opened_plan const& plan) {
    std::call_once(plan.lanes_once,
                   [&] { plan.lanes = std::make_shared<lane_program const>(lane_compiler{plan}.run()); });
    return *plan.lanes;
}

} // namespace huiqi::detail
