#include <algorithm>
#include <new>

#include <huiqi/text/result.hpp>
#include <huiqi/version.hpp>

#include "arguments.hpp"
#include "problems.hpp"
#include "usage_messages.hpp"

/// The program `huiqi`: reads arguments, runs one verb, turns what happened into an exit code.
namespace huiqi::cli {

namespace {

/// CLI11 takes `-x + 1` for an option. The expression of `feel` is moved to the end, behind `--`.
[[nodiscard]] std::vector<std::string> with_expression_last(int count, char const* const* arguments) {
    std::vector<std::string> all{arguments + 1, arguments + count};
    if (all.empty() || all.front() != "feel") return all;
    for (auto each = all.begin() + 1; each != all.end() && *each != "--"; ++each) {
        if (each->size() < 2 || !each->starts_with('-') || each->starts_with("--") || *each == "-h") continue;
        auto expression = std::move(*each);
        all.erase(each);
        all.push_back("--");
        all.push_back(std::move(expression));
        break;
    }
    return all;
}

void describe_program(CLI::App& program, language in) {
    bool const chinese = in == language::zh;
    program.name("huiqi");
    program.description(chinese ? "惠企：判断企业能享受哪些政策，并逐条说明理由"
                                : "Decides and explains what government programmes promise an enterprise");
    auto const labels = program.get_formatter();
    labels->column_width(32);
    if (chinese) {
        labels->label("Usage", "用法");
        labels->label("OPTIONS", "选项");
        labels->label("Positionals", "参数");
        labels->label("SUBCOMMAND", "命令");
        labels->label("REQUIRED", "（必填）");
    } else {
        labels->label("SUBCOMMAND", "COMMAND");
        labels->label("Positionals", "Arguments");
    }
    program.option_defaults()->group(chinese ? "选项" : "Options");
    program.set_help_flag("-h,--help", chinese ? "显示这份用法；命令之后也可以用" : "show this; of a command too");
    program.footer(chinese ? "退出码: 0 正常，1 发现问题，2 用法不对或文件无法读写\nEnglish: huiqi --lang en --help"
                           : "Exit codes: 0 fine, 1 findings, 2 wrong usage or files that cannot be read or written\n"
                             "中文: huiqi --lang zh --help");
    program.require_subcommand(0, 1);
    add_language(program, in);
}

[[nodiscard]] exit_status run(console& to, std::vector<std::string> arguments) {
    CLI::App program;
    describe_program(program, to.in());
    bool version = false;
    program.add_flag("--version", version, to.in() == language::zh ? "显示版本" : "show the version");
    std::vector<command> const commands{
        add_check(program, to.in()), add_evaluate(program, to.in()), add_screen(program, to.in()),
        add_test(program, to.in()),  add_format(program, to.in()),   add_compile(program, to.in()),
        add_feel(program, to.in()),  add_new(program, to.in()),      add_list(program, to.in())};
    std::reverse(arguments.begin(), arguments.end()); // CLI11 takes them from the back
    try {
        program.parse(arguments);
    } catch (CLI::CallForHelp const&) {
        to.text(program.help());
        return exit_status::fine;
    } catch (CLI::ParseError const& error) {
        to.problem(explain_usage(error, program));
        return exit_status::unusable;
    }
    if (version) {
        to.text("huiqi " + std::string{library_version});
        return exit_status::fine;
    }
    for (auto const& each : commands)
        if (each.given->parsed()) return each.run(to);
    to.problem(
        {&messages::usage_missing_argument, nullptr, {}, {to.in() == language::zh ? "命令" : "command"}, {}, {}});
    return exit_status::unusable;
}

[[nodiscard]] exit_status run_guarded(console& to, std::vector<std::string> arguments) {
    auto const failed = [&](std::string why) {
        to.problem({&messages::program_failed, nullptr, {}, {std::move(why)}, {}, {}});
        return exit_status::unusable;
    };
    try {
        return run(to, std::move(arguments));
    } catch (usage_error const& wrong) {
        to.problem(wrong.found());
        return exit_status::unusable;
    } catch (std::bad_alloc const&) {
        return failed(to.in() == language::zh ? "内存不足" : "out of memory");
    } catch (std::exception const& unexpected) {
        return failed(unexpected.what());
    }
}

} // namespace

} // namespace huiqi::cli

int main(int count, char** arguments) {
    using namespace huiqi::cli;
    prepare_streams();
    console to{asked_language(count, arguments)};
    auto const status = run_guarded(to, with_expression_last(count, arguments));
    return static_cast<int>(std::max(status, to.close()));
}
