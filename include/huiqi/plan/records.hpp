#pragma once

#include <cstdint>

#include <huiqi/plan/operation.hpp>

/// The compiled form of rules as it lies in memory and in a file: arrays of plain records that name each other by
/// index, so that a plan can be saved, sent, mapped and shared without a pointer. Texts are indices into one table of
/// texts, 0 being "".
namespace huiqi::plan_record {

using index = std::uint32_t;
inline constexpr index none = 0xFFFF'FFFFU;

struct text {
    std::uint32_t begin, size; ///< in the characters section
};

struct constant {
    enum tag : std::uint32_t { null, boolean, number, text, day, months, seconds, time_of_day, date_and_time };
    std::uint32_t what;
    std::int32_t exponent; ///< of a number; nanoseconds of seconds; offset of times (no_year: local)
    std::uint64_t low,
        high; ///< coefficient of a number, the sign in the top bit of high; days, months, seconds otherwise
};

struct instruction {
    operation op;
    std::uint16_t flags;
    index first; ///< of its operands in the operands section
    std::uint32_t count;
    index aux;
};

/// What a node is, for whoever reads the trace. Parallel to the instructions.
struct node {
    index type;
    index label; ///< text: the name of the fact, definition or parameter it is
    index place;
};

struct place {
    index source; ///< text: name of the file
    std::uint32_t line, column;
    index expression; ///< text as written
};

struct type {
    std::uint8_t kind; ///< feel::type_kind
    std::int8_t powers[7];
    std::uint32_t flags;
    enum flag : std::uint32_t {
        yearly = 1,
        may_be_absent = 2,
        has_low = 4,
        has_high = 8,
        low_open = 16,
        high_open = 32,
        percent = 64
    };
    index element; ///< type or none
    index first_field;
    std::uint32_t field_count;
    index first_value; ///< in `lists` (texts)
    std::uint32_t value_count;
    index low, high; ///< constants
};

struct field {
    index name, id, type;
};

struct fact {
    index name, id, en, type, ask, origin, programme; ///< programme: text of its id, "" if of a vocabulary
    std::uint32_t flags;
    enum flag : std::uint32_t { certificate = 1, judged = 2 };
    std::int32_t valid_months; ///< of a certificate without `to`; 0: open end
};

struct unpublished {
    index name, type, why;
};

struct legal_source {
    index key, title, number, issued, url, confidence;
};

struct citation {
    index source; ///< legal_source or none
    index place;  ///< text
};

struct programme {
    index id, title_zh, title_en, note;
    std::uint32_t kind;
    index first_version;
    std::uint32_t version_count;
    index verdict, in_force, award; ///< nodes; award none where there is none
    index first_needed; ///< in `lists`: programmes it depends on and itself, ascending in the order of steps
    std::uint32_t needed_count;
    index place;
};

struct version {
    index name, programme;
    index first_period;
    std::uint32_t period_count;
    std::uint32_t by_accounting_year;
    index in_force, verdict, award; ///< nodes
    index root;                     ///< clause
    index first_remark;
    std::uint32_t remark_count;
    index first_award;
    std::uint32_t award_count;
    index first_definition;
    std::uint32_t definition_count;
    index first_total_cap;
    std::uint32_t total_cap_count;
};

struct period {
    std::int64_t from_earliest, from_latest, to_earliest, to_latest; ///< days; both ends inclusive
    std::int32_t only_for; ///< which operand of the version's in_force instruction, -1: for all
    std::uint32_t reserved;
};

struct clause {
    index id, name, text, note, expression;
    citation cite;
    std::uint32_t kind; ///< clause_kind of the rule file
    index node;         ///< its verdict
    index condition;    ///< node of a leaf's expression, none otherwise
    index first_child;
    std::uint32_t child_count;
    std::uint32_t at_least;
    index programme; ///< of a programme clause
    index place;
};

struct definition {
    index name, node, text, version, table;
    citation cite;
    index place;
    std::uint32_t judged;
};

struct award {
    index name, text, note, matter;
    citation cite;
    index when, amount, payable; ///< nodes: condition (or none), before caps and rounding, after
    std::uint32_t flags;
    enum flag : std::uint32_t { up_to = 1, each = 2, top_up = 4, rounding_stated = 8 };
    index first_cap;
    std::uint32_t cap_count;
    std::int32_t rounding_mode;
    index rounding_unit; ///< constant: 0.01, 1, 10000 yuan
    index place;
};

struct cap {
    index ceiling; ///< node
    index text;
    std::uint32_t span; ///< huiqi::cap_span
};

/// Instructions [begin, end) run in order, if `guard` can be true. Steps stand in the order in which they can run.
struct step {
    index begin, end, guard, programme;
};

struct table {
    index first_input; ///< in `lists`: nodes
    std::uint32_t input_count;
    index first_row;
    std::uint32_t row_count;
    std::uint32_t result_count;
    index first_default;  ///< in `lists`: nodes, result_count of them, or none
    index first_priority; ///< in `lists`: nodes of the listed output values by priority, result by result; behind them
                          ///< how many each result has, where there are several
    std::uint32_t priority_count;
    std::uint16_t hit, overlap; ///< hit_policy, row_overlap of the rule file
    enum proof : std::uint32_t { disjoint = 1, exhaustive = 2 };
    std::uint32_t proved; ///< no input satisfies two rows; every input that is not null satisfies one
    index first_name;     ///< in `lists`: texts of the outputs' names, or none
    index place;
};

struct row {
    index first_cell;   ///< input_count cells; none for `otherwise`
    index first_result; ///< in `lists`: nodes
    index place;
};

struct cell {
    enum kind : std::uint32_t { everything, interval, choice, node };
    std::uint32_t what;
    std::uint32_t open; ///< 1: low end open, 2: high end open
    index low, high;    ///< constants or none; of a choice: first and count in `lists` (texts); of a node: low
};

struct loaded_source {
    index name;
    std::uint32_t reserved;
    std::uint64_t hash[4]; ///< SHA-256 of the text
};

} // namespace huiqi::plan_record
