#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <huiqi/feel/built_in.hpp>
#include <huiqi/feel/kinds.hpp>
#include <huiqi/plan/image.hpp>
#include <huiqi/policy/kinds.hpp>
#include <huiqi/value/decimal.hpp>

/// Verifying a plan before anything trusts it. What the evaluator relies on is written down here, rule by rule.
namespace huiqi::detail {

class plan_verifier {
public:
    explicit plan_verifier(plan_tables const& tables) : tables_{tables} {}

    /// What is wrong, in a few words for the diagnostic; empty if nothing is.
    [[nodiscard]] std::string run() {
        texts();
        constants_and_types();
        instructions();
        tables();
        programmes();
        return wrong_;
    }

private:
    using index = plan_record::index;
    static constexpr index none = plan_record::none;

    void check(bool holds, char const* what) {
        if (!holds && wrong_.empty()) wrong_ = what;
    }
    template <class Section>
    void in(index at, Section const& section, char const* what) {
        check(at < section.size(), what);
    }
    template <class Section>
    void in_or_none(index at, Section const& section, char const* what) {
        check(at == none || at < section.size(), what);
    }
    template <class Section>
    void run_in(index first, std::uint64_t count, Section const& section, char const* what) {
        check(count == 0 || first + count <= section.size(), what);
    }
    void text(index at) { in(at, tables_.texts, "text index"); }
    void node(index at) { in(at, tables_.instructions, "node index"); }
    void place(index at) { in_or_none(at, tables_.places, "place index"); }
    void cite(plan_record::citation const& which) {
        in_or_none(which.source, tables_.legal_sources, "source index");
        text(which.place);
    }
    /// A run of `lists` whose members index `section`. Runs may be shared, but not so often that looking at them all
    /// takes longer than the plan is large.
    template <class Section>
    void listed(index first, std::uint64_t count, Section const& section, char const* what) {
        run_in(first, count, tables_.lists, what);
        check(count <= list_entries_left_, "lists shared too often");
        if (!wrong_.empty()) return;
        list_entries_left_ -= count;
        for (std::uint64_t i = 0; i < count; ++i) in(tables_.lists[static_cast<std::size_t>(first + i)], section, what);
    }

    void texts() {
        for (auto const& each : tables_.texts)
            check(std::uint64_t{each.begin} + each.size <= tables_.characters.size(), "text out of bounds");
        check(!tables_.texts.empty() && tables_.texts[0].size == 0, "text 0");
        for (auto const& each : tables_.places) {
            text(each.source);
            text(each.expression);
        }
        for (auto const& each : tables_.legal_sources)
            for (auto const at : {each.key, each.title, each.number, each.issued, each.url, each.confidence}) text(at);
        for (auto const& each : tables_.loaded_sources) text(each.name);
    }

    void constants_and_types() {
        for (auto const& each : tables_.constants) {
            check(each.what <= plan_record::constant::date_and_time, "constant kind");
            if (each.what == plan_record::constant::text || each.what >= plan_record::constant::time_of_day)
                check(each.low < tables_.texts.size(), "constant text");
        }
        for (std::size_t i = 0; i < tables_.types.size(); ++i) {
            auto const& each = tables_.types[i];
            check(each.kind <= static_cast<std::uint8_t>(feel::type_kind::code_list), "type kind");
            check(each.element == none || each.element < i, "type order");
            run_in(each.first_field, each.field_count, tables_.fields, "type fields");
            listed(each.first_value, each.value_count, tables_.texts, "type values");
            if ((each.flags & plan_record::type::has_low) != 0) in(each.low, tables_.constants, "type low");
            if ((each.flags & plan_record::type::has_high) != 0) in(each.high, tables_.constants, "type high");
            if (!wrong_.empty()) return;
            for (std::uint32_t f = 0; f < each.field_count; ++f) {
                auto const& field = tables_.fields[each.first_field + f];
                text(field.name);
                text(field.id);
                check(field.type < i, "field type order");
            }
        }
        for (auto const& each : tables_.facts) {
            for (auto const at : {each.name, each.id, each.en, each.ask, each.origin, each.programme}) text(at);
            in(each.type, tables_.types, "fact type");
        }
        for (auto const& each : tables_.unpublished) {
            text(each.name);
            text(each.why);
            in(each.type, tables_.types, "unpublished type");
        }
    }

    void instructions() {
        check(tables_.nodes.size() == tables_.instructions.size(), "node count");
        if (!wrong_.empty()) return;
        for (std::size_t i = 0; i < tables_.instructions.size(); ++i) {
            auto const& each = tables_.instructions[i];
            run_in(each.first, each.op == operation::fact ? 0 : each.count, tables_.operands, "operands");
            if (!wrong_.empty()) return;
            if (each.op != operation::fact)
                for (std::uint32_t o = 0; o < each.count; ++o)
                    check(tables_.operands[each.first + o] < i, "operand order");
            instruction(each, i);
            in(tables_.nodes[i].type, tables_.types, "node type");
            text(tables_.nodes[i].label);
            place(tables_.nodes[i].place);
        }
        loops(0, tables_.instructions.size(), 0);
    }

    void instruction(plan_record::instruction const& each, std::size_t at) {
        auto const exactly = [&](std::uint32_t count) { check(each.count == count, "operand count"); };
        auto const at_least = [&](std::uint32_t count) { check(each.count >= count, "operand count"); };
        switch (each.op) {
        case operation::constant:
            in(each.aux, tables_.constants, "constant");
            exactly(0);
            break;
        case operation::fact: in(each.aux, tables_.facts, "fact"); break;
        case operation::as_of: exactly(0); break;
        case operation::unpublished:
            in(each.aux, tables_.unpublished, "unpublished");
            exactly(0);
            break;
        case operation::element:
            exactly(0);
            check(each.aux == 0 || each.aux < at, "element of the loop around");
            break;
        case operation::parameter:
            exactly(0);
            text(each.aux);
            text(each.first);
            break;
        case operation::language_function:
            exactly(0);
            check(each.aux <= 0xFFFF && feel_function(each.aux), "function");
            break;
        case operation::make_function:
            check(each.aux >= 2 && at + each.aux < tables_.instructions.size(), "function body");
            break;
        case operation::invoke:
            at_least(1);
            check(each.flags <= 1, "named arguments");
            if (each.flags == 1) listed(each.aux, each.count - 1, tables_.texts, "argument names");
            break;
        case operation::logic_and:
        case operation::logic_or: at_least(1); break;
        case operation::logic_not:
        case operation::negate:
        case operation::condition: exactly(1); break;
        case operation::equal:
        case operation::not_equal:
        case operation::less:
        case operation::less_or_equal:
        case operation::greater:
        case operation::greater_or_equal:
        case operation::contained:
        case operation::add:
        case operation::subtract:
        case operation::multiply:
        case operation::divide:
        case operation::power:
        case operation::make_range:
        case operation::spread:
        case operation::item_at:
        case operation::payable:
        case operation::capped:
        case operation::judged:
        case operation::growth:
        case operation::clause_programme: exactly(2); break;
        case operation::code_contained:
            exactly(1);
            listed(each.aux, each.flags, tables_.texts, "code list");
            break;
        case operation::choose:
        case operation::compound_growth: exactly(3); break;
        case operation::make_list: break;
        case operation::make_context: listed(each.aux, each.count, tables_.texts, "context names"); break;
        case operation::member:
            check(each.count >= 1 && each.count <= 1U + each.flags && each.flags <= 1, "operand count");
            text(each.aux);
            break;
        case operation::coerced:
        case operation::instance_of:
            exactly(1);
            text(each.aux);
            break;
        case operation::call:
        case operation::spread_call: check(each.aux <= 0xFFFF && feel_function(each.aux), "function"); break;
        case operation::filter:
        case operation::some:
        case operation::every:
        case operation::iterate:
        case operation::sort:
        case operation::branch:
            exactly(1);
            check(each.aux >= 2 && at + each.aux < tables_.instructions.size(), "loop body");
            break;
        case operation::iterate_range:
            exactly(2);
            check(each.aux >= 2 && at + each.aux < tables_.instructions.size(), "loop body");
            break;
        case operation::table:
            exactly(0);
            in(each.aux, tables_.tables, "table");
            break;
        case operation::tier:
            exactly(1);
            in(each.aux, tables_.tables, "tier");
            break;
        case operation::clause_all:
        case operation::clause_any:
        case operation::clause_none:
        case operation::clause_at_least: break;
        case operation::in_force: in(each.aux, tables_.versions, "version"); break;
        case operation::select: check(each.count % 2 == 0, "operand count"); break;
        case operation::any_in_force: break;
        case operation::rounded:
            exactly(1);
            in(each.aux, tables_.awards, "award");
            break;
        case operation::less_paid:
            exactly(2);
            text(each.aux);
            check(each.flags <= 2, "span");
            break;
        case operation::established_years: at_least(1); break;
        case operation::year_edge:
        case operation::not_supported: exactly(0); break;
        case operation::total:
        case operation::select_one: exactly(1); break;
        default: check(false, "operation");
        }
    }

    [[nodiscard]] static bool feel_function(index id) { return find_built_in(static_cast<built_in>(id)) != nullptr; }

    /// The parameters of a function stand behind the element that every body has.
    void parameters(std::size_t at, plan_record::instruction const& of) {
        check(of.flags + std::size_t{1} < of.aux, "parameters");
        text(tables_.instructions[at + 1].first);
        for (std::size_t p = 0; p < of.flags && wrong_.empty(); ++p)
            check(tables_.instructions[at + 2 + p].op == operation::parameter, "parameters");
    }

    /// Bodies lie inside one another and begin with their element.
    void loops(std::size_t begin, std::size_t end, unsigned depth) {
        check(depth < 200, "loop depth");
        for (std::size_t i = begin; i < end && wrong_.empty();) {
            auto const& each = tables_.instructions[i];
            if (!is_loop(each.op)) {
                ++i;
                continue;
            }
            auto const body = i + 1, after = i + 1 + each.aux;
            check(after <= end, "loop nesting");
            if (!wrong_.empty()) return;
            check(tables_.instructions[body].op == operation::element, "loop element");
            if (each.op == operation::make_function) parameters(i, each);
            check(each.op != operation::sort || tables_.instructions[body + 1].op == operation::element,
                  "loop element");
            loops(body, after, depth + 1);
            i = after;
        }
    }

    void tables() {
        std::uint64_t rows_before = 0;
        for (std::size_t t = 0; t < tables_.tables.size() && wrong_.empty(); ++t) {
            auto const& each = tables_.tables[t];
            check(each.first_row == rows_before, "table rows");
            rows_before += each.row_count;
            listed(each.first_input, each.input_count, tables_.instructions, "table inputs");
            run_in(each.first_row, each.row_count, tables_.rows, "table rows");
            if (each.first_default != none)
                listed(each.first_default, each.result_count, tables_.instructions, "table defaults");
            listed(each.first_priority, each.priority_count, tables_.instructions, "table priorities");
            if (each.priority_count > 0 && each.result_count > 1) widths(each);
            if (each.first_name != none) listed(each.first_name, each.result_count, tables_.texts, "table names");
            check(each.result_count >= 1, "table results");
            check(each.hit <= static_cast<unsigned>(hit_policy::collect_count), "hit policy");
            check(each.overlap <= static_cast<unsigned>(row_overlap::unsettled), "overlap");
            place(each.place);
            for (std::uint32_t r = 0; r < each.row_count && wrong_.empty(); ++r) {
                auto const& row = tables_.rows[each.first_row + r];
                listed(row.first_result, each.result_count, tables_.instructions, "row results");
                if (row.first_cell != none) run_in(row.first_cell, each.input_count, tables_.cells, "row cells");
                place(row.place);
            }
        }
        for (auto const& each : tables_.cells) {
            check(each.what <= plan_record::cell::node, "cell kind");
            if (each.what == plan_record::cell::interval) {
                in_or_none(each.low, tables_.constants, "cell low");
                in_or_none(each.high, tables_.constants, "cell high");
            } else if (each.what == plan_record::cell::choice) {
                listed(each.low, each.high, tables_.texts, "cell values");
            } else if (each.what == plan_record::cell::node) {
                node(each.low);
            }
        }
        if (wrong_.empty()) table_order();
    }

    /// The listed values belong to the results one after another.
    void widths(plan_record::table const& of) {
        run_in(of.first_priority, std::uint64_t{of.priority_count} + of.result_count, tables_.lists,
               "table priorities");
        std::uint64_t total = 0;
        for (std::uint32_t o = 0; o < of.result_count && wrong_.empty(); ++o)
            total += tables_.lists[of.first_priority + of.priority_count + o];
        check(total == of.priority_count, "table priorities");
    }

    /// What a table reads has been computed before it.
    void table_order() {
        std::vector<bool> read(tables_.tables.size(), false);
        for (std::size_t i = 0; i < tables_.instructions.size() && wrong_.empty(); ++i) {
            auto const& each = tables_.instructions[i];
            if (each.op != operation::table && each.op != operation::tier) continue;
            auto const& table = tables_.tables[each.aux];
            check(!read[each.aux], "table read twice");
            read[each.aux] = true;
            auto const before = [&](index first, std::uint64_t count) {
                for (std::uint64_t n = 0; n < count; ++n)
                    check(tables_.lists[static_cast<std::size_t>(first + n)] < i, "table order");
            };
            before(table.first_input, table.input_count);
            if (table.first_default != none) before(table.first_default, table.result_count);
            before(table.first_priority, table.priority_count);
            for (std::uint32_t r = 0; r < table.row_count; ++r) {
                auto const& row = tables_.rows[table.first_row + r];
                before(row.first_result, table.result_count);
                if (row.first_cell == none) continue;
                for (std::uint32_t c = 0; c < table.input_count; ++c) {
                    auto const& cell = tables_.cells[row.first_cell + c];
                    if (cell.what == plan_record::cell::node) check(cell.low < i, "table order");
                }
            }
            if (each.op == operation::tier) check(table.input_count == 1 && table.result_count == 1, "tier shape");
        }
    }

    void programmes() {
        for (auto const& each : tables_.programmes) {
            for (auto const at : {each.id, each.title_zh, each.title_en, each.note}) text(at);
            check(each.kind <= static_cast<std::uint32_t>(programme_kind::definitions), "programme kind");
            run_in(each.first_version, each.version_count, tables_.versions, "versions");
            in_or_none(each.verdict, tables_.instructions, "verdict");
            node(each.in_force);
            in_or_none(each.award, tables_.instructions, "award");
            listed(each.first_needed, each.needed_count, tables_.programmes, "needed programmes");
            place(each.place);
        }
        for (auto const& each : tables_.versions) {
            text(each.name);
            in(each.programme, tables_.programmes, "programme of version");
            run_in(each.first_period, each.period_count, tables_.periods, "periods");
            node(each.in_force);
            in_or_none(each.verdict, tables_.instructions, "verdict");
            in_or_none(each.award, tables_.instructions, "award");
            in_or_none(each.root, tables_.clauses, "root clause");
            run_in(each.first_remark, each.remark_count, tables_.clauses, "remarks");
            run_in(each.first_award, each.award_count, tables_.awards, "awards");
            run_in(each.first_definition, each.definition_count, tables_.definitions, "definitions");
            run_in(each.first_total_cap, each.total_cap_count, tables_.caps, "caps");
            if (!wrong_.empty()) return;
            for (std::uint32_t p = 0; p < each.period_count; ++p) {
                auto const only_for = tables_.periods[each.first_period + p].only_for;
                auto const& op = tables_.instructions[each.in_force];
                check(op.op == operation::in_force && only_for < static_cast<std::int64_t>(op.count),
                      "period condition");
            }
        }
        clauses();
        steps();
    }

    /// Every clause hangs under one other at most, and not too deep, so that walking the tree ends.
    void clause_tree() {
        std::vector<std::uint8_t> depth(tables_.clauses.size(), 0);
        std::vector<bool> has_parent(tables_.clauses.size(), false);
        for (std::size_t i = 0; i < tables_.clauses.size() && wrong_.empty(); ++i) {
            auto const& each = tables_.clauses[i];
            for (std::uint32_t c = 0; c < each.child_count; ++c) {
                auto const child = each.first_child + c;
                check(!has_parent[child], "clause parent");
                check(depth[i] < 100, "clause depth");
                has_parent[child] = true;
                depth[child] = static_cast<std::uint8_t>(depth[i] + 1);
            }
        }
    }

    void clauses() {
        for (std::size_t i = 0; i < tables_.clauses.size(); ++i) {
            auto const& each = tables_.clauses[i];
            for (auto const at : {each.id, each.name, each.text, each.note, each.expression}) text(at);
            cite(each.cite);
            check(each.kind <= static_cast<std::uint32_t>(clause_kind::programme), "clause kind");
            node(each.node);
            in_or_none(each.condition, tables_.instructions, "condition");
            run_in(each.first_child, each.child_count, tables_.clauses, "children");
            check(each.child_count == 0 || each.first_child > i, "clause order");
            in_or_none(each.programme, tables_.programmes, "programme of clause");
            place(each.place);
        }
        if (wrong_.empty()) clause_tree();
        for (auto const& each : tables_.definitions) {
            text(each.name);
            text(each.text);
            node(each.node);
            in(each.version, tables_.versions, "version of definition");
            in_or_none(each.table, tables_.tables, "table of definition");
            cite(each.cite);
            place(each.place);
        }
        for (auto const& each : tables_.awards) {
            for (auto const at : {each.name, each.text, each.note, each.matter}) text(at);
            cite(each.cite);
            in_or_none(each.when, tables_.instructions, "award condition");
            node(each.amount);
            node(each.payable);
            run_in(each.first_cap, each.cap_count, tables_.caps, "award caps");
            in(each.rounding_unit, tables_.constants, "rounding unit");
            check(each.rounding_mode >= 0 && each.rounding_mode <= static_cast<std::int32_t>(rounding::floor),
                  "rounding mode");
            place(each.place);
        }
        for (auto const& each : tables_.caps) {
            node(each.ceiling);
            text(each.text);
            check(each.span <= static_cast<std::uint32_t>(cap_span::ever), "cap span");
        }
    }

    /// Steps cover instructions in rising order, and a guard is computed before what it guards.
    void steps() {
        index last = 0;
        for (auto const& each : tables_.steps) {
            check(each.begin >= last && each.begin <= each.end && each.end <= tables_.instructions.size(),
                  "step bounds");
            check(each.guard == none || each.guard < each.begin, "step guard");
            in(each.programme, tables_.programmes, "programme of step");
            last = each.end;
        }
    }

    plan_tables const& tables_;
    std::uint64_t list_entries_left_ = 64 * (tables_.lists.size() + 1024);
    std::string wrong_;
};

} // namespace huiqi::detail
