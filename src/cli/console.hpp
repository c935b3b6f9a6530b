#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <huiqi/text/diagnostic.hpp>

/// Where a run of the program writes: data to standard output, messages to people to standard error.
namespace huiqi::cli {

/// The program's exit codes, the worse the greater.
enum class exit_status : int {
    fine = 0,
    findings = 1, ///< diagnostics, failed tests
    unusable = 2, ///< wrong usage, input that cannot be read, output that cannot be written
};

/// The same in both languages; `{0}` and so on are filled in as in messages.
struct words {
    std::string_view zh, en;
    [[nodiscard]] std::string_view in(language which) const { return which == language::zh ? zh : en; }
};

class console {
public:
    explicit console(language in);

    [[nodiscard]] language in() const { return in_; }
    /// From now on in this language.
    void speak(language in) { in_ = in; }
    /// Whether standard output is a terminal that shows colours.
    [[nodiscard]] bool colour() const { return colour_; }
    /// Whether somebody is typing.
    [[nodiscard]] bool interactive() const;

    /// To standard output. That it cannot be written is found out by close() at the latest.
    void data(std::string_view text);
    /// The same, ended by a line end.
    void text(std::string text);
    /// Data that must be seen now: a prompt, an answer to it.
    void flush();

    /// One line to standard error.
    void say(words what, std::vector<std::string> const& arguments = {});
    /// To standard error.
    void problems(diagnostics const& found);
    void problem(diagnostic const& found) { problems({found}); }

    /// Writes out what is still held back, and reports output that did not arrive.
    [[nodiscard]] exit_status close();

private:
    language in_;
    bool colour_ = false, colour_of_messages_ = false;
    int failed_ = 0; ///< errno of the first failure
};

/// To be called first. A standard stream that the caller has closed is opened so that using it fails: otherwise the
/// next file opened would take its place. A reader that has gone away is an error of writing and does not end the
/// program.
void prepare_streams();

} // namespace huiqi::cli
