#include "expression_compiler.hpp"

/// Decision tables: cells whose test is known are laid down as constants that the evaluator compares directly, the
/// others become instructions of their own.
namespace huiqi {

using index = plan_record::index;
using feel::type_kind;
using plan_cell = plan_record::cell;

std::optional<plan_cell> expression_compiler::constant_cell(feel::expression const& test, feel::type const& of) {
    constexpr auto nothing = plan_writer::none;
    bool const ordered = of.kind == type_kind::number || of.kind == type_kind::date ||
                         of.kind == type_kind::months_duration || of.kind == type_kind::time_duration;
    if (auto const* unary = std::get_if<feel::unary_test>(&test.node)) {
        auto const end = ordered ? constant_record(*unary->operand) : std::nullopt;
        if (!end) return std::nullopt;
        switch (unary->op) {
        case feel::binary_operator::less: return plan_cell{plan_cell::interval, 2, nothing, *end};
        case feel::binary_operator::less_or_equal: return plan_cell{plan_cell::interval, 0, nothing, *end};
        case feel::binary_operator::greater: return plan_cell{plan_cell::interval, 1, *end, nothing};
        case feel::binary_operator::greater_or_equal: return plan_cell{plan_cell::interval, 0, *end, nothing};
        case feel::binary_operator::equal: return plan_cell{plan_cell::interval, 0, *end, *end};
        default: return std::nullopt;
        }
    }
    if (auto const* range = std::get_if<feel::range>(&test.node); range != nullptr && ordered) {
        auto const low = range->low ? constant_record(*range->low) : std::optional<index>{nothing};
        auto const high = range->high ? constant_record(*range->high) : std::optional<index>{nothing};
        if (!low || !high) return std::nullopt;
        return plan_cell{plan_cell::interval, (range->low_closed ? 0U : 1U) | (range->high_closed ? 0U : 2U), *low,
                         *high};
    }
    if (auto const known = ordered ? constant_record(test) : std::nullopt)
        return plan_cell{plan_cell::interval, 0, *known, *known};
    return std::nullopt;
}

plan_cell expression_compiler::cell(feel::expression const& test, index input, feel::type const& of, int year) {
    if (std::holds_alternative<feel::any_test>(test.node)) return {plan_cell::everything, 0, 0, 0};
    auto const* members = std::get_if<feel::membership>(&test.node);
    if (members != nullptr && !members->negated && !members->value) {
        if (members->tests.size() == 1) {
            if (std::holds_alternative<feel::any_test>(members->tests.front()->node))
                return {plan_cell::everything, 0, 0, 0};
            if (auto const known = constant_cell(*members->tests.front(), of)) return *known;
        }
        std::vector<index> texts;
        for (auto const& each : members->tests)
            if (auto const* text = std::get_if<feel::string_literal>(&each->node))
                texts.push_back(out_.text(text->value));
        if (texts.size() == members->tests.size() && of.kind == type_kind::string)
            return {plan_cell::choice, 0, out_.list(texts), static_cast<index>(texts.size())};
        return {plan_cell::node, 0, membership(test, *members, input, of, year), 0};
    }
    if (auto const known = constant_cell(test, of)) return *known;
    return {plan_cell::node, 0,
            members != nullptr ? membership(test, *members, input, of, year) : this->test(test, input, of, year), 0};
}

index expression_compiler::table(checked_table const& from, operation op, std::uint16_t flags, std::string const& name,
                                 int year, index* made) {
    auto& draft = out_.draft();
    std::vector<index> inputs;
    for (auto const& each : from.given) inputs.push_back(expression(*each, year));

    bool percent = false;
    auto const wanted = [&](std::size_t output) {
        return output < from.outputs.size() ? from.outputs[output] : from.of;
    };
    struct compiled_row {
        std::vector<plan_cell> cells;
        std::vector<index> results;
        index place;
    };
    std::vector<compiled_row> rows;
    for (auto const& each : from.rows) {
        compiled_row row{{}, {}, out_.place(file_, each.range)};
        for (std::size_t i = 0; !each.otherwise && i < inputs.size(); ++i) {
            row.cells.push_back(i < each.tests.size() && each.tests[i]
                                    ? cell(*each.tests[i], inputs[i], from.given[i]->of, year)
                                    : plan_cell{plan_cell::everything, 0, 0, 0});
        }
        for (std::size_t o = 0; o < each.results.size(); ++o) {
            row.results.push_back(result(*each.results[o], wanted(o), name, year));
            percent = percent || out_.has_percent(row.results.back());
        }
        rows.push_back(std::move(row));
    }
    std::vector<index> defaults, priorities, names;
    for (std::size_t o = 0; o < from.defaults.size(); ++o)
        if (from.defaults[o]) defaults.push_back(result(*from.defaults[o], wanted(o), name, year));
    std::vector<index> widths;
    for (auto const& values : from.output_values) {
        for (auto const& each : values) priorities.push_back(expression(*each, year));
        widths.push_back(static_cast<index>(values.size()));
    }
    for (auto const& each : from.rows_said->outputs) names.push_back(out_.text(each));

    auto const results = rows.empty() ? std::size_t{1} : rows.front().results.size();
    plan_record::table record{};
    record.first_input = out_.list(inputs);
    record.input_count = static_cast<std::uint32_t>(inputs.size());
    record.first_row = static_cast<index>(draft.rows.size());
    record.row_count = static_cast<std::uint32_t>(rows.size());
    record.result_count = static_cast<std::uint32_t>(results);
    record.first_default = defaults.size() == results ? out_.list(defaults) : plan_writer::none;
    record.priority_count = static_cast<std::uint32_t>(priorities.size());
    if (results > 1 && !priorities.empty()) {
        widths.resize(results, 0);
        priorities.insert(priorities.end(), widths.begin(), widths.end());
    }
    record.first_priority = out_.list(priorities);
    record.hit = static_cast<std::uint16_t>(from.rows_said->hit);
    record.overlap = static_cast<std::uint16_t>(from.rows_said->overlap);
    record.proved = (from.disjoint ? plan_record::table::disjoint : 0U) |
                    (from.exhaustive ? plan_record::table::exhaustive : 0U);
    record.first_name = names.size() == results ? out_.list(names) : plan_writer::none;
    record.place = out_.place(file_, from.said->range);
    for (auto const& each : rows) {
        auto const first_cell = each.cells.empty() ? plan_writer::none : static_cast<index>(draft.cells.size());
        draft.cells.insert(draft.cells.end(), each.cells.begin(), each.cells.end());
        draft.rows.push_back({first_cell, out_.list(each.results), each.place});
    }
    auto const at = static_cast<index>(draft.tables.size());
    draft.tables.push_back(record);
    if (made != nullptr) *made = at;
    auto const operands = op == operation::tier ? inputs : std::vector<index>{};
    auto const type = op == operation::tier ? money : from.of;
    return out_.emit(op, operands, at, flags, {out_.type(type, percent && op == operation::table), 0, record.place});
}

} // namespace huiqi
