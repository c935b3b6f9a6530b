#include "problems.hpp"

#include <algorithm>

#include <huiqi/text/messages/plan.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/render.hpp>

namespace huiqi::cli {

namespace {

constexpr std::size_t most_shown = 100;

[[nodiscard]] std::string_view colour_of(severity level) {
    switch (level) {
    case severity::error: return "\x1b[1;31m";
    case severity::warning: return "\x1b[1;33m";
    case severity::remark: break;
    }
    return "\x1b[1;36m";
}

/// The severity and code at the beginning of a block, coloured.
[[nodiscard]] std::string painted(std::string block, severity level) {
    auto const end = std::min(block.find(':'), block.size());
    return std::string{colour_of(level)} + block.substr(0, end) + "\x1b[0m" + block.substr(end);
}

[[nodiscard]] bool could_not_be_read(diagnostic const& found) {
    auto const is = [&](message const& which) { return found.what->code == which.code; };
    return is(messages::file_unreadable) || is(messages::path_missing) || is(messages::no_rule_files) ||
           is(messages::plan_not_a_plan) || is(messages::plan_other_format) || is(messages::plan_damaged) ||
           is(messages::plan_missing_functions);
}

[[nodiscard]] std::size_t count(diagnostics const& found, severity level) {
    return static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [&](auto const& each) { return each.what->level == level; }));
}

} // namespace

std::string describe_problems(diagnostics const& found, language in, bool colour) {
    std::vector<diagnostic const*> shown;
    for (auto const& each : found) shown.push_back(&each);
    if (shown.size() > most_shown) {
        std::stable_sort(shown.begin(), shown.end(),
                         [](auto const* left, auto const* right) { return left->what->level < right->what->level; });
        shown.resize(most_shown);
    }
    renderer block{in};
    std::string text;
    auto const add = [&](diagnostic const& each) {
        if (!text.empty()) text += '\n';
        text += colour ? painted(block(each), each.what->level) : block(each);
    };
    for (auto const* each : shown) add(*each);
    if (found.size() > shown.size())
        add({&messages::too_many_problems, nullptr, {}, {std::to_string(found.size() - shown.size())}, {}, {}});
    return text;
}

std::string count_problems(diagnostics const& found, language in) {
    auto const errors = count(found, severity::error), warnings = count(found, severity::warning);
    std::string text;
    auto const add = [&](std::size_t number, words one, words many) {
        if (number == 0) return;
        if (!text.empty()) text += in == language::zh ? "，" : ", ";
        auto const argument = std::to_string(number);
        text += fill_in((number == 1 ? one : many).in(in), {&argument, 1});
    };
    add(errors, {"{0} 个错误", "{0} error"}, {"{0} 个错误", "{0} errors"});
    add(warnings, {"{0} 个警告", "{0} warning"}, {"{0} 个警告", "{0} warnings"});
    return text;
}

exit_status status_of(diagnostics const& found) {
    if (std::any_of(found.begin(), found.end(), could_not_be_read)) return exit_status::unusable;
    return has_errors(found) ? exit_status::findings : exit_status::fine;
}

exit_status status_of_check(diagnostics const& found) {
    auto const status = status_of(found);
    return status == exit_status::fine && count(found, severity::warning) > 0 ? exit_status::findings : status;
}

} // namespace huiqi::cli
