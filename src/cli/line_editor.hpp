#pragma once

#include <memory>
#include <string>

namespace huiqi::cli {

/// Lines that somebody types, with editing and a history that is kept from one run to the next in
/// `$XDG_STATE_HOME/huiqi/feel_history` (else below `~/.local/state`). Where that cannot be read or written there is
/// simply no history. One at a time in a program.
class line_editor {
public:
    enum class outcome { line, end, interrupted };

    line_editor();
    ~line_editor();
    line_editor(line_editor const&) = delete;
    line_editor& operator=(line_editor const&) = delete;

    /// Waits for one line, which is put into `line` without its end. `interrupted`: Ctrl-C, and what was typed is
    /// dropped; `end`: Ctrl-D on an empty line, or the terminal has gone.
    [[nodiscard]] outcome next(std::string const& prompt, std::string& line);
    /// Keeps a whole entry, which may have several lines.
    void remember(std::string const& entry);

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace huiqi::cli
