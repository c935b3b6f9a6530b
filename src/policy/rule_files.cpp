#include "rule_files.hpp"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

#include <huiqi/text/messages/source.hpp>

namespace huiqi::policy {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 10'000;
constexpr std::size_t most_entries = 1'000'000; ///< of folders, files of other kinds counted

void report(diagnostics& problems, message const& what, std::vector<std::string> arguments) {
    problems.push_back({.what = &what, .arguments = std::move(arguments)});
}

bool is_rule_file(fs::path const& path) {
    auto const ending = path.extension();
    return ending == ".yaml" || ending == ".yml";
}

std::vector<fs::path> files_below(fs::path const& folder, diagnostics& problems) {
    std::vector<fs::path> found;
    std::error_code wrong;
    std::size_t seen = 0;
    fs::recursive_directory_iterator at{folder, wrong};
    while (!wrong && at != fs::recursive_directory_iterator{} && ++seen < most_entries) {
        std::error_code here;
        if (at->is_directory(here)) {
            if (at->path().filename() == "samples") at.disable_recursion_pending();
        } else if (is_rule_file(at->path())) {
            found.push_back(at->path());
        }
        at.increment(wrong);
    }
    if (wrong) report(problems, messages::file_unreadable, {folder.string(), wrong.message()});
    if (found.empty() && !wrong) report(problems, messages::no_rule_files, {folder.string()});
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

std::vector<rule_file> rule_files(std::span<fs::path const> paths, diagnostics& problems) {
    std::vector<rule_file> all;
    for (auto const& each : paths) {
        std::error_code wrong;
        auto const status = fs::status(each, wrong);
        if (!fs::exists(status)) {
            report(problems, messages::path_missing, {each.string()});
        } else if (fs::is_directory(status)) {
            for (auto& file : files_below(each, problems)) {
                auto below = file.lexically_relative(each).generic_string();
                all.push_back({std::move(file), std::move(below)});
            }
        } else {
            all.push_back({each, each.filename().generic_string()});
        }
    }
    // A file that is named twice, by itself and by its folder, is one file.
    std::vector<std::pair<fs::path, rule_file>> known;
    for (auto& each : all) {
        std::error_code wrong;
        auto real = fs::weakly_canonical(each.path, wrong);
        known.emplace_back(wrong ? each.path : std::move(real), std::move(each));
    }
    std::vector<std::size_t> order(known.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t left, std::size_t right) { return known[left].first < known[right].first; });
    std::vector<bool> again(known.size(), false);
    for (std::size_t i = 1; i < order.size(); ++i)
        if (known[order[i]].first == known[order[i - 1]].first) again[order[i]] = true;
    std::vector<rule_file> once;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (again[i]) continue;
        if (once.size() == most_files) {
            report(problems, messages::too_many_files, {std::to_string(most_files)});
            break;
        }
        once.push_back(std::move(known[i].second));
    }
    return once;
}

} // namespace huiqi::policy
