#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include <huiqi/text/diagnostic.hpp>

namespace huiqi::policy {

/// The files among `paths` and every `.yaml` and `.yml` below the folders among them, each once, in order of name.
/// Folders named `samples` below them are left out, and links to folders are not followed.
[[nodiscard]] std::vector<std::filesystem::path> rule_files(std::span<std::filesystem::path const> paths,
                                                            diagnostics& problems);

} // namespace huiqi::policy
