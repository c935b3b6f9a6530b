#pragma once

#include <optional>

#include <huiqi/feel/expression.hpp>
#include <huiqi/feel/type.hpp>

/// Between which numbers a result lies when its operands lie between known ones. Never too narrow: rounding to 34
/// digits is monotone, so the ends need no correction; where rounding could reach an open end the end is taken as
/// closed.
///
///     divide([0..500], (0..2000])      [0, no end)
namespace huiqi::feel {

[[nodiscard]] bounds exactly(decimal const& number);
[[nodiscard]] bounds at_least(decimal const& low);
[[nodiscard]] bounds from_to(std::int64_t low, std::int64_t high);

[[nodiscard]] bounds negated(bounds const& of);
[[nodiscard]] bounds add(bounds const& left, bounds const& right);
[[nodiscard]] bounds subtract(bounds const& left, bounds const& right);
[[nodiscard]] bounds multiply(bounds const& left, bounds const& right);
/// Of the quotients that exist: a divisor of 0 gives no number.
[[nodiscard]] bounds divide(bounds const& left, bounds const& right);
[[nodiscard]] bounds least(bounds const& left, bounds const& right);
[[nodiscard]] bounds greatest(bounds const& left, bounds const& right);
[[nodiscard]] bounds magnitude(bounds const& of);
/// Everything in either.
[[nodiscard]] bounds hull(bounds const& left, bounds const& right);
/// What is in both; may be empty.
[[nodiscard]] bounds overlap(bounds const& left, bounds const& right);

[[nodiscard]] bool is_empty(bounds const& of);
[[nodiscard]] bool is_unbounded(bounds const& of);
[[nodiscard]] bool is_never_negative(bounds const& of);

/// How a comparison always ends, if the bounds alone decide it.
[[nodiscard]] std::optional<bool> decided(binary_operator comparison, bounds const& left, bounds const& right);

} // namespace huiqi::feel
