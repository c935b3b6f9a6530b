#pragma once

namespace huiqi::cli {

/// While it lives, Ctrl-C and a request to terminate only ask the run to end; the second one ends the program.
class stop_request {
public:
    stop_request();
    stop_request(stop_request const&) = delete;
    stop_request& operator=(stop_request const&) = delete;
    ~stop_request();

    [[nodiscard]] static bool made();
};

} // namespace huiqi::cli
