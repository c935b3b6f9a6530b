#pragma once

#include "rule_checking.hpp"

namespace huiqi {

/// Figures of the rules themselves: the value, its unit, and what an unknown one may be.
void check_parameters(rule_checking& all);

} // namespace huiqi
