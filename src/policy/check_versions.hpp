#pragma once

#include "rule_checking.hpp"

namespace huiqi {

/// Periods of one programme's versions: two in force at once, days without any, and for whom each is.
void check_versions(rule_checking& all, std::uint32_t programme, checked_programme& into);

} // namespace huiqi
