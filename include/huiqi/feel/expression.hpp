#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <huiqi/feel/type.hpp>
#include <huiqi/text/source.hpp>
#include <huiqi/value/date.hpp>
#include <huiqi/value/decimal.hpp>
#include <huiqi/value/duration.hpp>
#include <huiqi/value/time.hpp>
#include <huiqi/value/unit.hpp>

/// The syntax tree of FEEL. `研发费用 / 营业收入 >= 3%` is binary{greater_or_equal, binary{divide, name, name},
/// number_literal{0.03}}. Ranges are bytes of the source file. The checker fills in `type` and what each name stands
/// for.
namespace huiqi::feel {

struct symbol;
struct expression;
using expression_ptr = std::unique_ptr<expression>;

struct null_literal {};
struct unknown_literal {}; ///< Huiqi's own: a text that is not published
struct boolean_literal {
    bool value;
};
struct number_literal {
    decimal value; ///< in the base unit: 200万元 is 2000000
    unit in;
    std::string written; ///< as the author wrote it, `200万元`; printed again by the formatter and the reports
};
struct string_literal {
    std::string value;
};
/// `@"2025-01-31"`, `3年`, `365天`, `@"P1Y"`; `written` as for numbers.
struct temporal_literal {
    std::variant<date, time, date_time, months_duration, time_duration> value;
    std::string written;
};

struct name {
    std::string text;
    symbol const* meaning = nullptr; ///< filled in by the checker
};
struct path {
    expression_ptr object;
    std::string member;
};
struct filter {
    expression_ptr list, condition;
};
struct argument {
    std::string name; ///< empty when positional
    expression_ptr value;
};
struct call {
    expression_ptr callee; ///< a name for built-ins and definitions
    std::vector<argument> arguments;
};
struct negation {
    expression_ptr operand; ///< arithmetic minus
};

enum class binary_operator : std::uint8_t {
    logical_or,
    logical_and,
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    add,
    subtract,
    multiply,
    divide,
    power,
};
struct binary {
    binary_operator op;
    expression_ptr left, right;
};
struct between {
    expression_ptr value, low, high;
};
/// `x in (a, < 5, [1..3])`: true when one test holds. A cell of a table is a list of tests on the column's input.
struct membership {
    expression_ptr value; ///< null inside a parsed cell: the caller supplies the input
    std::vector<expression_ptr> tests;
    bool negated = false; ///< `not(...)` around unary tests
};
/// `>= 5` where a test is expected.
struct unary_test {
    binary_operator op; ///< one of the six comparisons
    expression_ptr operand;
};
struct any_test {}; ///< `-` or `any`
struct conditional {
    expression_ptr condition, then, otherwise;
};
struct binding {
    std::string name;
    expression_ptr in; ///< a list, or the low end when `to` is set
    expression_ptr to; ///< `for i in 1..n`
    symbol const* meaning = nullptr;
};
struct iteration {
    std::vector<binding> over;
    expression_ptr body;
};
struct quantified {
    bool every;
    std::vector<binding> over;
    expression_ptr condition;
};
struct list {
    std::vector<expression_ptr> items;
};
struct context_entry {
    std::string key;
    expression_ptr value;
};
struct context {
    std::vector<context_entry> entries;
};
struct range {
    expression_ptr low, high; ///< null: unbounded
    bool low_closed, high_closed;
};
struct parameter {
    std::string name;
    std::string type; ///< as written, empty if none
};
struct function_literal {
    std::vector<parameter> parameters;
    expression_ptr body;
    bool external = false; ///< the body says which foreign function it is
};
struct instance_of {
    expression_ptr value;
    std::string type;
};

struct expression {
    source_range range;
    std::variant<null_literal, unknown_literal, boolean_literal, number_literal, string_literal, temporal_literal, name,
                 path, filter, call, negation, binary, between, membership, unary_test, any_test, conditional,
                 iteration, quantified, list, context, feel::range, function_literal, instance_of>
        node;
    type of{}; ///< filled in by the checker
};

} // namespace huiqi::feel
