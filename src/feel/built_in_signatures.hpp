#pragma once

#include <string_view>
#include <vector>

#include <huiqi/feel/built_in.hpp>
#include <huiqi/feel/expression.hpp>

#include "checker.hpp"

/// Calls of built-in functions: which of its forms a call uses, and how many arguments it takes.
namespace huiqi::feel {

/// Of the names that a function's parameters have the ones that the call uses; the first ones if it uses none.
[[nodiscard]] std::vector<std::string_view> parameters_of(built_in_name const& known,
                                                          std::vector<argument> const& arguments);

/// The type of what it gives, for functions that take whatever they are given. `absent`: an argument may be.
[[nodiscard]] type plain_result(built_in which, bool absent);

/// What each function asks of its arguments, whose number is right, and the type of what it gives.
[[nodiscard]] type built_in_result(checker& with, expression& tree, call& node, built_in_name const& known);

} // namespace huiqi::feel
