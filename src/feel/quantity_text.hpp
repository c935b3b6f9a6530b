#pragma once

#include <string>

#include <huiqi/feel/type.hpp>

/// Numbers as an author would write them in a rule: `5000万元`, `27.5%`, `300人`.
namespace huiqi::feel {

/// Reads back as the same number. `percent`: of pure numbers, as a percentage.
[[nodiscard]] std::string quantity_text(decimal const& number, unit const& in, bool percent = false);

/// `[0元..10万亿元]`, `> 0`, `>= 5%`; empty where there are no bounds.
[[nodiscard]] std::string bounds_text(bounds const& of, unit const& in, bool percent = false);

} // namespace huiqi::feel
