#pragma once

#include <cstdint>

#include <huiqi/feel/expression.hpp>
#include <huiqi/feel/scope.hpp>
#include <huiqi/text/diagnostic.hpp>
#include <huiqi/text/snippet.hpp>

namespace huiqi::feel {

/// Bounds that keep hostile text from exhausting the host; passing one is an ordinary diagnostic.
struct parse_limits {
    std::size_t length = 1u << 20; ///< bytes of one expression
    std::size_t depth = 200;       ///< nesting of brackets, calls, conditions
};

struct parsed {
    expression_ptr tree;     ///< null if there were errors
    diagnostics problems;    ///< hints (full-width operators) too
    std::uint64_t steps = 0; ///< rule attempts, to show that parsing is linear
};

/// Parses one FEEL expression. Names are resolved by the longest match in `visible`; a name it does not know still
/// parses.
[[nodiscard]] parsed parse_expression(snippet const& text, scope const& visible, parse_limits limits = {});

/// Parses a cell of a decision table: `-`, `any`, `>= 30%`, `[25%..30%)`, `"a", "b"`, `not(3)`. The tree is a
/// membership without value (or any_test).
[[nodiscard]] parsed parse_unary_tests(snippet const& text, scope const& visible, parse_limits limits = {});

} // namespace huiqi::feel
