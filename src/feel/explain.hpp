#pragma once

#include <cstddef>
#include <string_view>

#include "complaints.hpp"
#include "tree_builder.hpp"

/// What the grammar can say about a mistake is where it stopped and what it wanted there. This turns it into what went
/// wrong.
namespace huiqi::feel {

/// What the grammar can want, beside keywords and brackets, which are called by their own spelling.
namespace wanted {
inline constexpr char operand[] = "an operand";
inline constexpr char name[] = "a name";
inline constexpr char type[] = "a type";
inline constexpr char range_end[] = "the end of a range";
inline constexpr char end[] = "the end";
} // namespace wanted

/// Complains that `what` was wanted at byte `at`. Nothing happens if a mistake was found before.
void explain(std::string_view text, std::size_t at, std::string_view what, tree_builder const& tree, complaints& wrong);

} // namespace huiqi::feel
