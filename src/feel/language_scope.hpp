#pragma once

#include <huiqi/feel/scope.hpp>

namespace huiqi::feel {

/// A function that FEEL has and rules do not: `now`, `upper case`, `sort`.
[[nodiscard]] bool is_left_out(symbol const& meaning);

} // namespace huiqi::feel
