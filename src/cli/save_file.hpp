#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include <huiqi/text/diagnostic.hpp>

namespace huiqi::cli {

/// Puts `bytes` into a file, all of them or none: they are written to a new file beside it, which then takes its name
/// and keeps its permissions. A link is followed; a device or a pipe is written to. What went wrong is returned.
[[nodiscard]] std::optional<diagnostic> save_file(std::filesystem::path const& file, std::string_view bytes);

} // namespace huiqi::cli
