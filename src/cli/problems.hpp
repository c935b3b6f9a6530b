#pragma once

#include <string>

#include <huiqi/text/diagnostic.hpp>

#include "console.hpp"

/// Diagnostics as the program shows them and as its exit code counts them.
namespace huiqi::cli {

/// The blocks of text, bounded in number: where not all are shown, errors come before warnings. Ends with a line end
/// unless there is nothing.
[[nodiscard]] std::string describe_problems(diagnostics const& found, language in, bool colour);

/// `2 个错误，1 个警告`; empty if there is nothing to mend.
[[nodiscard]] std::string count_problems(diagnostics const& found, language in);

/// Fine without errors; unusable where something could not be read at all, else findings.
[[nodiscard]] exit_status status_of(diagnostics const& found);

/// The same for a run whose purpose is to find mistakes: a warning is a finding too.
[[nodiscard]] exit_status status_of_check(diagnostics const& found);

} // namespace huiqi::cli
