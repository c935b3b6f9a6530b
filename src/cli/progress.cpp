#include "progress.hpp"

#include <chrono>
#include <cstdio>

#include <unistd.h>

namespace huiqi::cli {

progress::progress(console& to, words what) : shown_{[this, &to, what] { show(to, what); }} {}

progress::~progress() {
    {
        std::lock_guard const lock{guard_};
        over_ = true;
    }
    ended_.notify_all();
    shown_.join();
}

void progress::show(console& to, words what) {
    bool const terminal = isatty(STDERR_FILENO) != 0;
    std::unique_lock lock{guard_};
    int seconds = 1;
    for (; !ended_.wait_for(lock, std::chrono::seconds{1}, [this] { return over_; }); ++seconds) {
        if (terminal)
            std::fprintf(stderr, "\r\x1b[2K%s… %d s", std::string{what.in(to.in())}.c_str(), seconds);
        else if (seconds == 1)
            to.say(what);
    }
    if (terminal && seconds > 1) std::fputs("\r\x1b[2K", stderr);
}

} // namespace huiqi::cli
