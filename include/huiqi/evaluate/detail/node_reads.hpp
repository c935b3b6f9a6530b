#pragma once

#include <cstdint>

#include <huiqi/plan/image.hpp>

namespace huiqi::detail {

/// Calls `visit` with every node whose slot the instruction of a node reads: its operands, and of a table its inputs,
/// cells, results, defaults and priorities. Of a loop it names what the loop itself reads, not its body.
template <class Visit>
void each_read(plan_tables const& tables, std::uint32_t node, Visit visit) {
    auto const& of = tables.instructions[node];
    if (of.op == operation::fact || of.op == operation::constant || of.op == operation::unpublished) return;
    for (std::uint32_t i = 0; i < of.count; ++i) visit(tables.operands[of.first + i]);
    if (of.op != operation::table && of.op != operation::tier) return;
    auto const& table = tables.tables[of.aux];
    for (std::uint32_t i = 0; i < table.input_count; ++i) visit(tables.lists[table.first_input + i]);
    for (std::uint32_t r = 0; r < table.row_count; ++r) {
        auto const& row = tables.rows[table.first_row + r];
        for (std::uint32_t i = 0; row.first_cell != plan_record::none && i < table.input_count; ++i)
            if (auto const& cell = tables.cells[row.first_cell + i]; cell.what == plan_record::cell::node)
                visit(cell.low);
        for (std::uint32_t i = 0; i < table.result_count; ++i) visit(tables.lists[row.first_result + i]);
    }
    for (std::uint32_t i = 0; table.first_default != plan_record::none && i < table.result_count; ++i)
        visit(tables.lists[table.first_default + i]);
    for (std::uint32_t i = 0; i < table.priority_count; ++i) visit(tables.lists[table.first_priority + i]);
}

} // namespace huiqi::detail
