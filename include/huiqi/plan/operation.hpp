#pragma once

#include <cstdint>

namespace huiqi {

/// What one instruction computes from the slots of its operands. A saved plan holds these numbers: only add.
/// "Loop" operations are followed by their body: `aux` instructions, the first of which are the loop's `element`s and
/// the last its result. A function's body is laid out alike and runs when it is called.
enum class operation : std::uint16_t {
    constant = 0, ///< aux: constant
    fact = 1,     ///< aux: fact; first: year counted from the as-of date's (two's complement), no_year if not yearly
    as_of = 2,
    unpublished = 3,       ///< aux: unpublished record; a text or figure of the rule that is not known
    element = 4,           ///< the loop's current item, written by the loop
    parameter = 5,         ///< of a function, written by a call; aux: text of its name, first: text of its type
    language_function = 6, ///< aux: built_in, as a value

    logic_and = 10,
    logic_or = 11,
    logic_not = 12,
    equal = 13, ///< of this, not_equal and contained, flags 1: a null that a mistake made is null like any other
    not_equal = 14,
    less = 15,
    less_or_equal = 16,
    greater = 17,
    greater_or_equal = 18,
    contained = 19,      ///< `a in b`, b a list, a range or a single value
    code_contained = 20, ///< aux: first of the list's texts in `lists`, flags: how many

    add = 30,
    subtract = 31,
    multiply = 32,
    divide = 33,
    power = 34,
    negate = 35,

    choose = 40, ///< condition, then, otherwise; flags 1: a null that a mistake made is null like any other
    make_list = 41,
    make_context = 42,
    make_range = 43,  ///< flags 1: low end open, 2: high end open, 4: no low end, 8: no high end, 16: `(= low)`, 32:
                      ///< `(!= low)`, 64: ends that are not in order are a mistake
    spread = 44,      ///< low, high: a figure that somebody decides between two ends
    member = 45,      ///< aux: text of the name; flags 1: of a context alone, operand 1, if any: what it is otherwise
    item_at = 46,     ///< list, number
    call = 47,        ///< aux: built_in
    spread_call = 48, ///< aux: built_in; the operands are the items of its one list argument
    instance_of = 49, ///< aux: text of the type as it is written

    filter = 50, ///< flags 1: a condition that a mistake made null drops the item like any other null
    some = 51,
    every = 52,
    iterate = 53,       ///< loops over operand 0
    iterate_range = 54, ///< for i in a..b: operands 0 and 1
    sort = 55,          ///< two elements: whether the first goes before the second
    make_function = 56, ///< operands: what it sees of the loops and functions around it; flags: how many parameters
    branch =
        57, ///< a body that runs only if operand 0 can be true (flags 0) or anything else (flags 1); 3: as choose's 1

    invoke = 58, ///< the function, its arguments; flags 1: named, aux: the first of the names in `lists`

    table = 60, ///< aux: table
    tier = 61,  ///< aux: table; flags 1: marginal, 0: whole; operand 0: the amount

    condition = 70, ///< a leaf clause's verdict
    clause_all = 71,
    clause_any = 72,
    clause_none = 73,
    clause_at_least = 74,  ///< aux: how many
    clause_programme = 75, ///< operands: verdict, in force

    in_force = 80, ///< aux: version; operands: the `for` of each period that has one
    select = 81,   ///< pairs (in force, value): the value of the version in force
    any_in_force = 82,
    payable = 83,           ///< verdict, amount
    capped = 84,            ///< amount, ceiling
    rounded = 85,           ///< aux: award whose rounding applies
    less_paid = 86,         ///< ceiling, list of what was paid; aux: text of the matter, flags: cap_span
    judged = 87,            ///< computed range, the expert's figure
    growth = 88,            ///< this year's, last year's
    compound_growth = 89,   ///< from, to, periods
    established_years = 90, ///< date of establishment, then the values of the last years, oldest first
    year_edge = 91,         ///< aux: years from the as-of date's; flags 0: 1 January, 1: 31 December
    total = 92,             ///< the sum of a list, nothing giving 0
    select_one = 93,        ///< its operand: the result of a loop's body that was computed before it
    coerced = 95,           ///< aux: text of the type that a parameter has
    not_supported = 94,     ///< a part of FEEL that is parsed and not computed: always a mistake
};

inline constexpr std::int32_t no_year = INT32_MIN;

/// Flags of an `element` that is the results of its loop so far.
inline constexpr std::uint16_t partial_results = 1;

/// Operations that are followed by a body.
[[nodiscard]] constexpr bool is_loop(operation op) { return op >= operation::filter && op <= operation::branch; }

} // namespace huiqi
