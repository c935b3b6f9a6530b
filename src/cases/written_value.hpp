#pragma once

#include <string>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/text/diagnostic.hpp>
#include <huiqi/text/snippet.hpp>

/// Values as the author of a case writes them: `88分`, `[7分..8分]`, `小型`, `2024-06-30`, `true`, `unknown`.
namespace huiqi {

/// Reads back as the same value where that can be written at all.
[[nodiscard]] std::string written(typed_value const& what);

/// Whether `actual`, called `name`, is what `expected` says. Empty, with a diagnostic, if the two cannot be compared.
[[nodiscard]] std::optional<bool> is_as_written(snippet const& expected, typed_value const& actual,
                                                std::string const& name, date as_of, diagnostics& problems);

} // namespace huiqi
