#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <huiqi/pipeline.hpp>

#include "console.hpp"

namespace huiqi::cli {

[[nodiscard]] std::vector<std::filesystem::path> as_paths(std::vector<std::string> const& paths);

/// Rules from rule files and folders, or from one compiled plan, which is known by its first bytes. Mistakes are
/// printed; warnings are only counted, as `huiqi check` is the place to read them. Without rules the status says why.
struct opened_rules {
    rule_set rules;
    exit_status status = exit_status::fine;
};
[[nodiscard]] opened_rules open_rules(std::vector<std::string> const& paths, console& to);

/// The same with what the rules were made of; never a plan.
struct opened_documents {
    loaded_rules loaded;
    exit_status status = exit_status::fine;
};
[[nodiscard]] opened_documents open_documents(std::vector<std::string> const& paths, console& to);

} // namespace huiqi::cli
