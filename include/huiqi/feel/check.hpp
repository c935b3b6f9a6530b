#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <huiqi/feel/built_in.hpp>
#include <huiqi/feel/expression.hpp>
#include <huiqi/feel/scope.hpp>
#include <huiqi/text/diagnostic.hpp>

namespace huiqi::feel {

/// A scope with every built-in function under both spellings, `as_of` (and 申请日), 上一年及当年. Lives for the whole
/// program.
[[nodiscard]] scope const& language_scope();

/// The function a call names, if its callee is the name of a built-in.
[[nodiscard]] std::optional<built_in> called_built_in(call const& tree);

/// A function that a definition gives. Its body is checked anew with the arguments of every call; at the end
/// settle_function gives its tree the types that hold for all of them.
struct callable {
    function_literal* tree = nullptr;
    scope const* visible = nullptr; ///< where the definition stands
    source_ptr file{};
    std::vector<type> called_with{}; ///< a type for each parameter that fits every call so far; empty before the first
};

/// How strictly to check, and what else the caller wants to be told.
struct check_settings {
    /// False: FEEL as the standard has it, where mistakes of type give null instead of an error. Names and calls are
    /// checked still.
    bool strict = true;
    /// Asked about every name that is used. False: what it stands for is not checked yet; the name counts as `any`
    /// here, and `checked::waiting_for` lists it.
    std::function<bool(symbol const&)> ready{};
    /// How many misspelt names are still compared with every visible one; null: as many as there are.
    unsigned* suggestions = nullptr;
    /// The words of what a cell tests (`销售收入`), for its messages.
    std::string subject{};
};

/// Checks names, types, units, arity and what the declared ranges already decide; fills `of` of every node and the
/// meaning of every name. Returns the type of the whole; `any` where mistakes left nothing better. Named arguments are
/// put into the order of the standard and lose their names. Symbols bound inside the tree (for, some, filters,
/// functions) belong to the result.
struct checked {
    type of{};
    std::vector<std::shared_ptr<symbol const>> bound; ///< must live as long as the tree
    std::vector<symbol const*> waiting_for;           ///< names that were not ready; then the rest is worth nothing yet
};
checked check_expression(expression& tree, scope const& visible, source_ptr const& file, diagnostics& problems,
                         check_settings const& settings = {});

/// The same for a cell of a table; the tests are compared with an input of type `input`.
checked check_unary_tests(expression& cell, type const& input, scope const& visible, source_ptr const& file,
                          diagnostics& problems, check_settings const& settings = {});

/// Gives the body of a function the types that fit all its calls. Finds no mistakes that a call has not shown already.
std::vector<std::shared_ptr<symbol const>> settle_function(callable& function);

/// The type that holds whichever of the expressions is taken (branches, items, results of rows): one kind, one unit,
/// the hull of the bounds, all the values. A bare 0 and `unknown` fit any unit. Empty, with a diagnostic, if there is
/// none.
[[nodiscard]] std::optional<type> join_types(std::span<expression* const> alternatives, source_ptr const& file,
                                             diagnostics& problems);
/// The same of two types, without a word.
[[nodiscard]] std::optional<type> join_types(type const& left, type const& right);

/// Reports that `tree`, of the type it was given, does not fit where `wanted` is needed (a condition needs a boolean, a
/// cap 元).
bool check_fits(expression const& tree, type const& wanted, source_ptr const& file, diagnostics& problems);

/// A type in the author's words: `金额（元）`, `number (元)`.
[[nodiscard]] std::string describe(type const& which, language in);

} // namespace huiqi::feel
