#pragma once

#include <string_view>

#include <huiqi/value/function_table.hpp>

/// The functions that need ICU (regular expressions, case), arbitrary precision (exp, log, real powers) or a time-zone
/// database.
///
///     auto rules = huiqi::open_plan(bytes, huiqi::feel::library_functions());
namespace huiqi::feel {

/// Every function and every zone. Lives for the whole program.
[[nodiscard]] function_table const& library_functions();

/// The zone of a name such as `Europe/Paris`; null if there is none, or no database on this machine. Zones live for the
/// whole program.
[[nodiscard]] zone const* find_zone(std::string_view name);

} // namespace huiqi::feel
