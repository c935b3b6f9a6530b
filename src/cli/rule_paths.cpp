#include "rule_paths.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include <huiqi/plan/image.hpp>

#include "arguments.hpp"
#include "problems.hpp"
#include "progress.hpp"
#include "usage_messages.hpp"

namespace huiqi::cli {

namespace {

constexpr words reading{"正在读取和检查规则", "reading and checking rules"};

[[nodiscard]] bool is_plan(std::filesystem::path const& path) {
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(path, unknown)) return false;
    std::array<char, plan_magic.size()> first{};
    std::ifstream{path, std::ios::binary}.read(first.data(), first.size());
    return first == plan_magic;
}

[[nodiscard]] result<rule_set> load(std::vector<std::filesystem::path> const& paths) {
    auto const plan = std::find_if(paths.begin(), paths.end(), is_plan);
    if (plan == paths.end()) return load_rules(paths);
    if (paths.size() > 1) throw usage_error{messages::usage_plan_alone, {plan->string()}};
    return load_plan(*plan);
}

/// Whether there are rules to go on with.
[[nodiscard]] exit_status report_problems(diagnostics const& problems, console& to) {
    auto const status = status_of(problems);
    if (status != exit_status::fine)
        to.problems(problems);
    else if (auto const counted = count_problems(problems, to.in()); !counted.empty())
        to.say({"规则有{0}，用 huiqi check 查看", "the rules have {0}; huiqi check shows them"}, {counted});
    return status;
}

} // namespace

std::vector<std::filesystem::path> as_paths(std::vector<std::string> const& paths) {
    std::vector<std::filesystem::path> made;
    // `./rules` and `rules` are to give the same plan, which names its files. Behind a link `..` is another folder.
    for (std::filesystem::path const each : paths)
        made.push_back(std::find(each.begin(), each.end(), "..") == each.end() ? each.lexically_normal() : each);
    return made;
}

opened_rules open_rules(std::vector<std::string> const& paths, console& to) {
    auto loaded = progress{to, reading}.during([&] { return load(as_paths(paths)); });
    auto const status = report_problems(loaded.diagnostics, to);
    if (status != exit_status::fine) return {{}, status};
    return {std::move(*loaded), status};
}

opened_documents open_documents(std::vector<std::string> const& paths, console& to) {
    auto loaded = progress{to, reading}.during([&] { return load_with_documents(as_paths(paths)); });
    auto const status = report_problems(loaded.problems, to);
    return {std::move(loaded), status};
}

} // namespace huiqi::cli
