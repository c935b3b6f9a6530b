#pragma once

#include <huiqi/report/screening.hpp>

#include "console.hpp"
#include "screen_options.hpp"

namespace huiqi::cli {

/// Screens the table and writes everything that was asked for.
[[nodiscard]] exit_status run_screening(screen_arguments const& asked, rule_set const& rules, date as_of, console& to);

/// Explains one row of it.
[[nodiscard]] exit_status explain_row(screen_arguments const& asked, rule_set const& rules, date as_of, console& to);

} // namespace huiqi::cli
