#pragma once

#include <huiqi/value/function_table.hpp>

/// What the table of the library holds. Arguments are points of any kind, null among them; their number is right.
namespace huiqi::feel {

[[nodiscard]] value upper_case(std::span<value const> given, std::uint32_t node);
[[nodiscard]] value lower_case(std::span<value const> given, std::uint32_t node);
[[nodiscard]] value matches(std::span<value const> given, std::uint32_t node);
[[nodiscard]] value replace(std::span<value const> given, std::uint32_t node);
[[nodiscard]] value split(std::span<value const> given, std::uint32_t node);

[[nodiscard]] value exponential(std::span<value const> given, std::uint32_t node);
[[nodiscard]] value logarithm(std::span<value const> given, std::uint32_t node);
/// An exponent that is no integer.
[[nodiscard]] value real_power(std::span<value const> given, std::uint32_t node);

} // namespace huiqi::feel
