#pragma once

#include <optional>
#include <span>

#include <huiqi/feel/expression.hpp>
#include <huiqi/feel/scope.hpp>
#include <huiqi/feel/built_in.hpp>
#include <huiqi/text/diagnostic.hpp>

namespace huiqi::feel {

/// A scope with every built-in function under both spellings, `as_of` (and 申请日), 上一年及当年. Lives for the whole program.
[[nodiscard]] scope const& language_scope();

/// The function a call names, if its callee is the name of a built-in.
[[nodiscard]] std::optional<built_in> called_built_in(call const& tree);

/// Checks names, types, units, arity and what the declared ranges already decide; fills `of` of every node and the meaning of
/// every name. Returns the type of the whole; `any` where mistakes left nothing better. Named arguments are put into the
/// order of the standard and lose their names. Symbols bound inside the tree (for, some, filters, functions) belong to the result.
struct checked {
    type of{};
    std::vector<std::shared_ptr<symbol const>> bound; ///< must live as long as the tree
};
checked check_expression(expression& tree, scope const& visible, source_ptr const& file, diagnostics& problems);

/// The same for a cell of a table; the tests are compared with an input of type `input`.
checked check_unary_tests(expression& cell, type const& input, scope const& visible, source_ptr const& file, diagnostics& problems);

/// Reports that `tree`, of the type it was given, does not fit where `wanted` is needed (a condition needs a boolean, a cap 元).
bool check_fits(expression const& tree, type const& wanted, source_ptr const& file, diagnostics& problems);

/// A type in the author's words: `金额（元）`, `number (元)`.
[[nodiscard]] std::string describe(type const& which, language in);

} // namespace huiqi::feel
