#pragma once

#include <huiqi/feel/type.hpp>
#include <huiqi/value/value.hpp>

namespace huiqi::pipeline {

/// What the checker may know of a value that is given: its kind, the names and kinds of its fields, and what the items
/// of a list have in common. Takes time in proportion to the value's size.
[[nodiscard]] feel::type type_of(value const& known);

} // namespace huiqi::pipeline
