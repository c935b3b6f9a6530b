#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <huiqi/value/date.hpp>

#include "arguments.hpp"

namespace huiqi::cli {

/// What `huiqi screen` was asked for.
struct screen_arguments {
    std::vector<std::string> rules, only, absent, by;
    std::string input, output, key, rejects, summary, near_misses, compare, changes, format;
    std::optional<date> as_of;
    std::uint64_t threads = 0, explain = 0;
    bool stop_on_error = false;
};

void add_screen_options(CLI::App& to, screen_arguments& into, language in);

/// Throws usage_error for options that do not go together, or whose files are one and the same.
void check_screen_options(screen_arguments const& asked);

} // namespace huiqi::cli
