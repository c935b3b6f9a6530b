#pragma once

#include "checker.hpp"

namespace huiqi::feel {

/// Reports a call whose literal arguments leave nothing but null: `date("2024-02-30")`, `substring(名称, 0)`,
/// `matches(名称, "[")`. The arguments have been checked, are as many as the function takes, and stand in their order.
void warn_of_null(checker& with, expression const& tree, call const& node, built_in which);

} // namespace huiqi::feel
