#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <huiqi/evaluate/lanes/lane_program.hpp>
#include <huiqi/plan/detail/lane_forms.hpp>

namespace huiqi::detail {

/// A lane program while it is made: what lane a node of the plan would have, and the instructions so far.
class lane_builder {
public:
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

    explicit lane_builder(opened_plan const& from)
        : plan{from}, tables{from.tables}, cones(tables.instructions.size()), ratios(tables.instructions.size()) {
        program.nodes.resize(tables.instructions.size());
        program.homes = static_cast<std::uint32_t>(plan.fact_forms.size());
    }

    void begin_step() {
        step_begin = program.instructions.size();
        written_here.clear();
        lifted_here.clear();
    }

    // ---- what a node's lane would be

    [[nodiscard]] plan_record::instruction const& instruction(node_index at) const { return tables.instructions[at]; }
    [[nodiscard]] node_index operand(node_index of, std::uint32_t at) const {
        return tables.operands[instruction(of).first + at];
    }
    [[nodiscard]] lane_program::node& node(node_index at) { return program.nodes[at]; }
    [[nodiscard]] lane_form form(node_index at) const {
        if (cones[at].is_test) return {lane_form::truth, 0, nullptr};
        return program.nodes[at].form;
    }
    [[nodiscard]] bool is(node_index at, lane_form::kind what) const { return form(at).what == what; }
    [[nodiscard]] bool is_ratio(node_index at) const { return ratios[at].numerator != no_node; }
    [[nodiscard]] value const* constant(node_index at) const {
        return instruction(at).op == operation::constant ? &plan.constants[instruction(at).aux] : nullptr;
    }
    [[nodiscard]] bool is_constant_number(node_index at) const {
        auto const* known = constant(at);
        return known != nullptr && is(at, lane_form::number);
    }
    [[nodiscard]] std::int64_t units(node_index at, unsigned scale) const {
        return units_of(constant(at)->low(), scale);
    }
    [[nodiscard]] bool both_numbers(node_index at) const {
        return is(operand(at, 0), lane_form::number) && is(operand(at, 1), lane_form::number);
    }
    [[nodiscard]] static lane_form number_form(unsigned scale) {
        return {lane_form::number, static_cast<std::uint8_t>(scale), nullptr};
    }
    [[nodiscard]] static std::int64_t ten_to(unsigned exponent) {
        return static_cast<std::int64_t>(powers_of_ten[exponent]);
    }

    // ---- lanes made ready for whoever reads them

    [[nodiscard]] std::uint32_t new_home() { return program.homes++; }

    /// The home of a node that has a form; its lane is written before the instruction that is being made.
    [[nodiscard]] std::uint32_t home(node_index at) {
        auto& of = node(at);
        if (cones[at].is_test && of.made == lane_program::deferred) {
            auto const& from = cones[at];
            lane_instruction test;
            test.op = lane_op::choice_test;
            test.a = node(from.fact).home;
            test.x = static_cast<std::int64_t>(from.yes);
            test.y = static_cast<std::int64_t>(from.of_all);
            return write(at, test);
        }
        if (of.made == lane_program::by_value) {
            if (of.home == no_node) of.home = new_home();
            if (written_here.insert(of.home).second) {
                lane_instruction lower;
                lower.op = lane_op::lower;
                lower.node = at;
                lower.out = of.home;
                program.instructions.push_back(lower);
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
        auto const [found, is_new] = homes.try_emplace(std::move(key), 0);
        if (is_new) found->second = new_home();
        made.node = at;
        made.out = found->second;
        if (written_here.insert(made.out).second) {
            if (!list.empty()) {
                made.a = static_cast<std::uint32_t>(program.operands.size());
                made.count = static_cast<std::uint16_t>(list.size());
                program.operands.insert(program.operands.end(), list.begin(), list.end());
                program.multipliers.insert(program.multipliers.end(), multipliers.begin(), multipliers.end());
                program.multipliers.resize(program.operands.size(), 1);
            }
            program.instructions.push_back(made);
        }
        return made.out;
    }

    void by_lane(node_index at, lane_form form, lane_instruction const& made,
                 std::vector<std::uint32_t> const& list = {}, std::vector<std::int64_t> const& multipliers = {}) {
        auto const home = write(at, made, list, multipliers);
        node(at) = {form, lane_program::by_lane, home};
    }

    /// Once every step is there: whoever writes the lane of a condition writes its clause's too.
    void give_twins() {
        for (auto& each : program.instructions) {
            auto const twin = twins.find(each.out);
            each.twin = twin == twins.end() ? each.out : twin->second;
        }
    }

    opened_plan const& plan;
    plan_tables const& tables;
    lane_program program;
    std::vector<cone> cones;
    std::vector<ratio> ratios;
    std::map<std::uint32_t, std::uint32_t> twins; ///< by home of a condition: its clause's
    std::size_t step_begin = 0;
    std::set<std::uint32_t> written_here;                         ///< homes that this step writes
    std::set<node_index> lifted_here;                             ///< nodes that this step lifts
    std::map<std::vector<std::int64_t>, std::size_t> tables_made; ///< by content: place among the program's tables

private:
    std::map<std::vector<std::int64_t>, std::uint32_t> homes; ///< by what an instruction computes from what
};

} // namespace huiqi::detail
