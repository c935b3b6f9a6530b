#include "arguments.hpp"

#include <algorithm>
#include <chrono>

#include "usage_messages.hpp"

namespace huiqi::cli {

namespace {

[[nodiscard]] std::string joined(std::vector<std::string> const& all, std::string_view between) {
    std::string text;
    for (auto const& each : all) {
        if (!text.empty()) text += between;
        text += each;
    }
    return text;
}

[[nodiscard]] std::vector<std::string> verbs_of(CLI::App const& program) {
    std::vector<std::string> names;
    for (auto const* each : program.get_subcommands([](CLI::App const*) { return true; }))
        names.push_back(each->get_name());
    return names;
}

[[nodiscard]] diagnostic complaint(message const& what, std::vector<std::string> arguments) {
    return {&what, nullptr, {}, std::move(arguments), {}, {}};
}

} // namespace

CLI::App* add_verb(CLI::App& program, std::string name, language in, words description) {
    auto* const verb = program.add_subcommand(std::move(name), std::string{description.in(in)});
    verb->group(in == language::zh ? "命令" : "Commands");
    verb->set_help_flag("-h,--help", in == language::zh ? "显示这份用法" : "show this");
    add_language(*verb, in);
    return verb;
}

language asked_language(int count, char const* const* arguments) {
    for (int i = 1; i < count; ++i) {
        std::string_view const here{arguments[i]};
        if (here == "--") break;
        if (here == "--lang=en" || (here == "--lang" && i + 1 < count && std::string_view{arguments[i + 1]} == "en"))
            return language::en;
    }
    return language::zh;
}

void add_language(CLI::App& to, language in) {
    static std::string given; // nobody asks for it again
    add_choice(to, "--lang", {"zh", "en"}, given, in == language::zh ? "语言" : "language");
}

void add_paths(CLI::App& to, std::vector<std::string>& into, language in) {
    to.add_option("PATH", into, in == language::zh ? "规则文件或文件夹" : "rule files, or folders of rule files")
        ->required()
        ->option_text("...");
}

void add_choice(CLI::App& to, std::string const& name, std::vector<std::string> values, std::string& into,
                std::string_view description) {
    into = values.front();
    auto const shown = joined(values, "|");
    to.add_option_function<std::string>(
          name,
          [name, values = std::move(values), &into](std::string const& value) {
              if (std::find(values.begin(), values.end(), value) == values.end())
                  throw usage_error{messages::usage_not_a_choice, {name, value, joined(values, ", ")}};
              into = value;
          },
          std::string{description})
        ->option_text(shown);
}

void add_date(CLI::App& to, std::string const& name, std::optional<date>& into, std::string_view description) {
    to.add_option_function<std::string>(
          name,
          [name, &into](std::string const& value) {
              into = parse_date(value);
              if (!into) throw usage_error{messages::usage_not_a_date, {name, value}};
          },
          std::string{description})
        ->option_text("DATE");
}

void add_as_of(CLI::App& to, std::optional<date>& into, language in) {
    add_date(to, "--as-of", into,
             in == language::zh ? "申请之日，例如 2025-08-13；默认为北京时间的今天"
                                : "the day of application, such as 2025-08-13; today in UTC+8 if not given");
}

date today() {
    auto const now = std::chrono::system_clock::now() + std::chrono::hours{8};
    auto const day = std::chrono::floor<std::chrono::days>(now);
    return from_days(day.time_since_epoch().count()).value();
}

diagnostic explain_usage(CLI::ParseError const& error, CLI::App const& program) {
    std::string const said = error.what();
    auto const name = said.substr(0, said.find_first_of(": "));
    if (dynamic_cast<CLI::RequiredError const*>(&error) != nullptr)
        return complaint(messages::usage_missing_argument, {name});
    if (dynamic_cast<CLI::ArgumentMismatch const*>(&error) != nullptr && said.starts_with("-")) {
        bool const twice = said.find("At Most") != std::string::npos;
        return complaint(twice ? messages::usage_given_twice : messages::usage_missing_value, {name});
    }
    auto const extra = program.remaining(true);
    if (dynamic_cast<CLI::ExtrasError const*>(&error) != nullptr && !extra.empty()) {
        bool const verb = program.get_subcommands().empty() && !extra.front().starts_with("-");
        if (verb) return complaint(messages::usage_unknown_command, {extra.front(), joined(verbs_of(program), ", ")});
        return complaint(messages::usage_unknown_argument, {extra.front()});
    }
    return complaint(messages::usage_other, {said});
}

} // namespace huiqi::cli
