#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include <huiqi/policy/cases.hpp>
#include <huiqi/policy/programme.hpp>
#include <huiqi/policy/vocabulary.hpp>
#include <huiqi/text/diagnostic.hpp>

namespace huiqi {

/// Everything that was read from rule files, located, before any name or type is checked.
struct rule_documents {
    vocabulary words;
    std::vector<programme> programmes; ///< definitions files too
    std::vector<case_file> cases;
    std::vector<source_ptr> sources; ///< in the order they were read
};

struct loaded_documents {
    rule_documents documents; ///< what could be read; parts with mistakes are left out
    diagnostics problems;
};

/// Reads files and folders (every `.yaml` and `.yml` below them, in order of name; folders named `samples` are left
/// out). Every mistake is collected; a file with mistakes does not hide those of another.
[[nodiscard]] loaded_documents load_documents(std::span<std::filesystem::path const> paths);

/// The same from texts that are already in memory.
[[nodiscard]] loaded_documents load_documents(std::span<source_ptr const> files);

} // namespace huiqi
