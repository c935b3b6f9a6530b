#pragma once

#include <cstdint>
#include <vector>

#include <huiqi/plan/records.hpp>
#include <huiqi/value/lane.hpp>

/// A plan's instructions as they run over lanes. Made once for a plan, in memory only: a saved plan does not have it.
///
/// Nodes that compute the same from the same share a lane, their home. An instruction reads homes and writes one. What
/// no lane instruction can do is run by value, as `general`; its operands are lifted into slots before, and its result
/// is lowered into a lane where the node has a form.
namespace huiqi::detail {

enum class lane_op : std::uint8_t {
    general, ///< instructions [a, b) of the plan, by value
    lift,    ///< fills the slot of node `node`
    lower,   ///< lane of the slot of node `node`
    yearly,  ///< fact a of the year x from the as-of date's
    guard,   ///< unless `node` can be true the next a instructions are left out; b: the step

    all,      ///< operands: every one holds
    any,      ///< at least one
    none,     ///< not one
    at_least, ///< at least x of them
    negation,

    compare,                ///< a * x with b * y
    compare_constant,       ///< a * x with the constant y
    compare_ratio,          ///< a / b * x with c * y
    compare_ratio_constant, ///< a / b * x with the constant y
    choice_test,            ///< a: whether its only string is among those of x

    add,      ///< a * x + b * y
    multiply, ///< a * b
    scale,    ///< a * x
    least,    ///< of the operands, each times its multiplier
    greatest,
    choose, ///< a: condition, b * x if it holds, else c * y
    select, ///< pairs of operands: condition and value

    payable, ///< a: verdict, b: amount
    capped,  ///< a * x, at most b * y
    rounded, ///< a to a multiple of x units; relation: rounding
    rows,    ///< first row of the lane table a that applies

    end, ///< of a schedule

    // What a schedule settled for a date has instead of the above.
    copy,    ///< a
    both,    ///< a and b
    either,  ///< a or b
    negated, ///< a
    stairs,  ///< first row of the lane table c, which has steps; a or a / b at the scale x
};

struct lane_instruction {
    lane_op op = lane_op::general;
    std::uint8_t relation = 0; ///< of comparisons: the plan's operation, counted from operation::equal
    std::uint16_t count = 0;
    std::uint32_t node = 0; ///< of the plan: what runs by value where an operand is escaped
    std::uint32_t out = 0;
    std::uint32_t twin =
        0; ///< a second home for the same lane: of the clause whose condition it is; `out` if there is none
    std::uint32_t a = 0, b = 0, c = 0; ///< homes; with a list of operands, a is its first in `operands`
    std::int64_t x = 1, y = 1;
};

/// A decision table whose inputs and results are lanes: rows of intervals, the first that applies settles the result.
struct lane_table {
    struct input {
        std::uint32_t numerator, divisor; ///< homes; divisor none where the input is a plain number
        std::int64_t multiplier;          ///< brings the input to the scale of the cells
    };
    struct cell {
        std::int64_t low, high; ///< ends, at the scale of the column
        bool has_low, has_high;
        bool low_open, high_open;
    };
    /// A limit between two rows of which the upper one has what is at the limit, or only what is `beyond` it.
    struct step {
        std::int64_t limit;
        bool beyond;
        friend bool operator==(step const&, step const&) = default;
    };
    static constexpr std::uint32_t most_inputs = 4;

    std::vector<input> inputs;
    std::vector<cell> cells;            ///< by row, then by input
    std::vector<std::int64_t> results;  ///< by row, at the scale of the result
    bool exhaustive = false;            ///< some row always applies
    std::vector<step> steps;            ///< of rows that follow each other; else empty
    std::vector<std::int64_t> by_steps; ///< by how many steps are reached: the result
};

struct lane_program {
    /// How a node's value comes about.
    enum origin : std::uint8_t {
        by_value, ///< its slot is written when it runs
        fixed,    ///< a constant, or worked out from the as-of date alone: its slot is written once for a date
        by_lane,  ///< its lane is written when it runs; its slot when somebody asks
        deferred, ///< its slot is written when somebody asks
        in_loop,  ///< its slot is written by a loop
    };
    struct node {
        lane_form form;
        origin made = by_value;
        std::uint32_t home = plan_record::none;
    };
    struct step {
        std::uint32_t begin = 0, end = 0; ///< in `instructions`
    };

    std::vector<node> nodes; ///< by instruction of the plan
    std::vector<step> steps;
    std::vector<lane_instruction> instructions;
    std::vector<std::uint32_t> operands;
    std::vector<std::int64_t> multipliers; ///< beside `operands`
    std::vector<lane_table> tables;
    std::vector<std::uint32_t> by_date; ///< nodes to run once for an as-of date, in order
    std::uint32_t homes = 0;            ///< how many lanes a frame has; the first are the facts', in their order
};

} // namespace huiqi::detail
