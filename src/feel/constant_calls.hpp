#pragma once

#include <string_view>
#include <vector>

#include "checker.hpp"

namespace huiqi::feel {

/// Reports arguments that leave nothing but null, each by itself: `date("2024-02-30")`, `substring(名称, 0)`,
/// `matches(名称, "[")`, `get entries(1)`. They have been checked, are as many as the function takes, and stand in the
/// order of `parameters`; those of which something is said already are passed over.
void warn_of_null(checker& with, expression const& tree, call const& node, built_in which,
                  std::vector<std::string_view> const& parameters);

} // namespace huiqi::feel
