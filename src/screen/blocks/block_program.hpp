#pragma once

#include <cstdint>
#include <vector>

#include <huiqi/evaluate/lanes/lane_program.hpp>
#include <huiqi/plan/rule_set.hpp>
#include <huiqi/policy/kinds.hpp>

#include "screen/result_layout.hpp"
#include "screen/table_binding.hpp"

/// A plan's lane program, made ready to run over blocks of rows for the programmes, the date and the columns of one
/// screening: what is needed and nothing else. Where a lane program falls back on values, a block has an unknown, and
/// the rows that it leaves open are decided one by one.
namespace huiqi::screening {

/// What the rows of a home are.
enum class home_kind : std::uint8_t { none, truth, number, choice };

/// A home that is filled from the cells of a column.
struct home_column {
    std::size_t fact; ///< place in the binding's facts
    std::uint32_t home;
    detail::lane_form form;
    detail::lane unknown; ///< what a cell that is not supplied may be; may be escaped
    bool is_read = true;  ///< otherwise its cells are only checked
    bool as_sets = false; ///< of strings: more than tests reads them
};

/// A home whose rows are all alike.
struct home_constant {
    std::uint32_t home;
    detail::lane all;
};

struct block_clause {
    clause_kind kind;
    std::uint32_t home;  ///< its verdict
    std::int32_t reason; ///< place in the programme's clause ids
    std::uint32_t first_child, child_count;
};

struct block_programme {
    enum way : std::uint8_t {
        row_by_row,   ///< nothing can be said of blocks
        not_in_force, ///< whatever the facts are
        by_block
    };
    way how = row_by_row;
    bool has_award = false;
    /// Nothing on the way to its results runs by value: what is unknown in intervals is undetermined.
    bool whole = false;
    std::uint32_t verdict = 0, award = 0;       ///< homes
    double award_factor = 1, award_divisor = 1; ///< from the home's multiples to those of the results
    std::vector<block_clause> clauses;          ///< of the version in force; the first is the root
    /// Of a row whose `numbers` are all known intervals say no more of the verdict and of whether the award is known.
    bool settled_by_points = false;
    std::vector<std::size_t> numbers; ///< places in the program's columns
};

struct block_program {
    std::vector<detail::lane_instruction> instructions;
    std::vector<std::uint32_t> operands;
    std::vector<std::int64_t> multipliers; ///< beside `operands`
    std::vector<detail::lane_table> tables;
    std::vector<home_kind> kinds; ///< by home
    /// Numbers and choices that are not needed at the same time share an array: what runs stays in the nearest cache.
    std::vector<std::uint32_t> array_of; ///< by home
    std::uint32_t arrays = 0;
    std::vector<home_column> columns;
    std::vector<home_constant> constants;
    std::vector<block_programme> programmes; ///< in the order of the results
    /// Columns that hold facts are all among `columns`: whoever loads a block has checked every cell.
    bool reads_every_cell = true;
};

[[nodiscard]] block_program compile_blocks(rule_set const& rules, table_binding const& binding,
                                           std::vector<programme_layout> const& programmes, date as_of);

} // namespace huiqi::screening
