#include "console.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include <huiqi/text/messages/source.hpp>

#include "problems.hpp"

namespace huiqi::cli {

namespace {

/// NO_COLOR: any value but an empty one switches colours off (no-color.org).
[[nodiscard]] bool shows_colours(int stream) {
    auto const* refused = std::getenv("NO_COLOR");
    auto const* terminal = std::getenv("TERM");
    return isatty(stream) != 0 && (refused == nullptr || *refused == '\0') &&
           (terminal == nullptr || std::string_view{terminal} != "dumb");
}

void to_messages(std::string const& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

} // namespace

console::console(language in)
    : in_{in}, colour_{shows_colours(STDOUT_FILENO)}, colour_of_messages_{shows_colours(STDERR_FILENO)} {}

bool console::interactive() const { return isatty(STDIN_FILENO) != 0; }

void console::data(std::string_view text) {
    if (failed_ == 0 && std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) failed_ = errno;
}

void console::text(std::string text) {
    if (!text.ends_with('\n')) text += '\n';
    data(text);
}

void console::flush() {
    if (std::fflush(stdout) != 0 && failed_ == 0) failed_ = errno;
}

void console::say(words what, std::vector<std::string> const& arguments) {
    to_messages(fill_in(what.in(in_), arguments) + "\n");
}

void console::problems(diagnostics const& found) { to_messages(describe_problems(found, in_, colour_of_messages_)); }

exit_status console::close() {
    flush();
    if (failed_ == 0) return exit_status::fine;
    problem({&messages::file_unwritable,
             nullptr,
             {},
             {in_ == language::zh ? "标准输出" : "standard output", std::strerror(failed_)},
             {},
             {}});
    return exit_status::unusable;
}

void prepare_streams() {
    for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(stream, F_GETFD) == -1 && errno == EBADF) [[maybe_unused]]
            auto const opened = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace huiqi::cli
