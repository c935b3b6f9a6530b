#pragma once

#include <huiqi/evaluate/decision.hpp>

#include "report/json_writer.hpp"

namespace huiqi::reporting {

/// A value as an object: its type, whether it is known, and its digits, or what it may be. Numbers are texts of digits,
/// exact.
void write_value(json_writer& json, typed_value const& what);

/// `division-by-zero`
[[nodiscard]] std::string_view mistake_name(mistake why);

} // namespace huiqi::reporting
