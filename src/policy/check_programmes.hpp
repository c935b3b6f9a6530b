#pragma once

#include "rule_checking.hpp"

namespace huiqi {

/// An order in which programmes can be decided, each after those it depends on; circles are mistakes.
void order_programmes(rule_checking& all);

/// Definitions, parameters and sources that nothing uses.
void remark_on_unused(rule_checking& all);

} // namespace huiqi
