#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/feel/scope.hpp>
#include <huiqi/pipeline.hpp>

#include "console.hpp"

/// What `huiqi feel` does with one entry: an expression, `name = expression`, or a command that begins with a colon.
namespace huiqi::cli {

class feel_session {
public:
    feel_session(date as_of, bool strict, console& to) : as_of_{as_of}, strict_{strict}, to_{to} {}

    /// Names and values from a JSON or YAML file, in the place of those of the file before.
    [[nodiscard]] exit_status use_context(std::string const& path);

    /// One entry that is whole.
    exit_status obey(std::string const& entry);
    /// Computes and shows an expression, whatever it looks like.
    exit_status evaluate(std::string const& expression);
    /// The expression itself, with keywords of one language.
    exit_status print(std::string const& expression, language keywords);

    /// Whether an entry goes on in the next line: it ends where something must follow, or a bracket is open.
    [[nodiscard]] bool is_incomplete(std::string const& entry) const;
    /// `:quit` was given.
    [[nodiscard]] bool is_over() const { return over_; }

private:
    struct known_values {
        source_ptr file;
        document_node names;
    };
    struct command;
    static command const commands[];

    [[nodiscard]] std::optional<feel_result> computed(std::string const& expression, exit_status& status);
    [[nodiscard]] feel::scope visible() const;
    exit_status bind(std::string const& name, std::string const& expression);
    exit_status command_line(std::string_view entry);
    exit_status type(std::string const& expression);
    exit_status explain(std::string const& expression);
    exit_status speak(std::string const& asked);
    exit_status help(std::string const& rest);
    exit_status quit(std::string const& rest);
    exit_status print_here(std::string const& expression) { return print(expression, to_.in()); }

    date as_of_;
    bool strict_, over_ = false;
    console& to_;
    std::optional<known_values> context_;
    std::vector<named_value> names_;
    std::vector<rule_set> kept_; ///< what bound values refer to
};

} // namespace huiqi::cli
