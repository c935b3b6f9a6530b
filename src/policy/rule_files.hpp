#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <huiqi/text/diagnostic.hpp>

namespace huiqi::policy {

struct rule_file {
    std::filesystem::path path;
    std::string
        recorded; ///< the path below the folder that was asked for, parts divided by `/`; of a file, its own name
};

/// The files among `paths` and every `.yaml` and `.yml` below the folders among them, each once, in order of name.
/// Folders named `samples` below them are left out, and links to folders are not followed.
[[nodiscard]] std::vector<rule_file> rule_files(std::span<std::filesystem::path const> paths, diagnostics& problems);

} // namespace huiqi::policy
