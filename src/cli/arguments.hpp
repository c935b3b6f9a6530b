#pragma once

#include <exception>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include <huiqi/text/diagnostic.hpp>
#include <huiqi/value/date.hpp>

#include "console.hpp"

/// What the commands' options have in common. CLI11 reads them; what is wrong with them is said in Huiqi's own words.
namespace huiqi::cli {

/// Wrong usage, thrown while arguments are read or before anything else has been done.
class usage_error : public std::exception {
public:
    usage_error(message const& what, std::vector<std::string> arguments)
        : found_{&what, nullptr, {}, std::move(arguments), {}, {}} {}
    [[nodiscard]] diagnostic const& found() const { return found_; }
    [[nodiscard]] char const* what() const noexcept override { return "wrong usage"; }

private:
    diagnostic found_;
};

/// A verb of the program: where CLI11 notes that it was given, and what it does.
struct command {
    CLI::App* given = nullptr;
    std::function<exit_status(console&)> run;
};

/// Adds a verb with its own `--lang` and `--help`.
[[nodiscard]] CLI::App* add_verb(CLI::App& program, std::string name, language in, words description);

/// `--lang` is looked for before arguments are read, as it says in which language to talk about them; here it is only
/// checked. Chinese if it is not given.
void add_language(CLI::App& to, language in);
[[nodiscard]] language asked_language(int count, char const* const* arguments);

/// The paths of rule files and folders that stand after the verb.
void add_paths(CLI::App& to, std::vector<std::string>& into, language in);

/// An option with a closed list of values, the first of which is the default.
void add_choice(CLI::App& to, std::string const& name, std::vector<std::string> values, std::string& into,
                std::string_view description);

/// An option whose value is a date.
void add_date(CLI::App& to, std::string const& name, std::optional<date>& into, std::string_view description);

/// `--as-of`.
void add_as_of(CLI::App& to, std::optional<date>& into, language in);

/// The date of now in UTC+8, wherever the machine stands.
[[nodiscard]] date today();

/// CLI11's complaint in Huiqi's words. `program` has just failed to read its arguments.
[[nodiscard]] diagnostic explain_usage(CLI::ParseError const& error, CLI::App const& program);

// The verbs, one file each.
[[nodiscard]] command add_check(CLI::App& program, language in);
[[nodiscard]] command add_evaluate(CLI::App& program, language in);
[[nodiscard]] command add_screen(CLI::App& program, language in);
[[nodiscard]] command add_test(CLI::App& program, language in);
[[nodiscard]] command add_format(CLI::App& program, language in);
[[nodiscard]] command add_compile(CLI::App& program, language in);
[[nodiscard]] command add_feel(CLI::App& program, language in);
[[nodiscard]] command add_list(CLI::App& program, language in);
[[nodiscard]] command add_new(CLI::App& program, language in);

} // namespace huiqi::cli
