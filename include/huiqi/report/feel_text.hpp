#pragma once

#include <string>

#include <huiqi/evaluate/decision.hpp>

namespace huiqi {

/// A known value as FEEL writes it, in full: `3000000元`, `"甲"`, `[1, 2]`, `{"a": true}`, `@"2024-01-01"`, `null`.
/// What is not known (a fact left out) is `?`. Whatever made a null is not part of it.
[[nodiscard]] std::string to_feel(typed_value const& what);

} // namespace huiqi
