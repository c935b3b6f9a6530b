#include "screen_progress.hpp"

#include <chrono>
#include <cstdio>

#include <unistd.h>

#include <huiqi/text/message.hpp>

namespace huiqi::cli {

screen_progress_line::screen_progress_line(console& to, input_bytes const& input)
    : to_{to}, input_{input}, shown_{[this] { show(); }} {}

screen_progress_line::~screen_progress_line() {
    {
        std::lock_guard const lock{guard_};
        over_ = true;
    }
    ended_.notify_all();
    shown_.join();
}

std::string screen_progress_line::words(double seconds) const {
    auto const rows = rows_.load();
    std::vector<std::string> parts{std::to_string(rows),
                                   std::to_string(static_cast<std::uint64_t>(static_cast<double>(rows) / seconds))};
    std::string text = fill_in(to_.in() == language::zh ? "已筛查 {0} 户，每秒 {1} 户" : "{0} rows, {1} a second",
                               parts);
    auto const read = input_.read_so_far();
    if (input_.size() == 0 || read == 0) return text;
    // What has been read but not decided yet is a few blocks.
    auto const share = std::min(1.0, static_cast<double>(read) / static_cast<double>(input_.size()));
    parts = {std::to_string(static_cast<int>(share * 100)),
             std::to_string(static_cast<std::uint64_t>(seconds * (1 - share) / share + 0.5))};
    return text + fill_in(to_.in() == language::zh ? "，{0}%，约剩 {1} 秒" : ", {0}%, about {1} s left", parts);
}

void screen_progress_line::show() {
    using clock = std::chrono::steady_clock;
    bool const terminal = isatty(STDERR_FILENO) != 0;
    auto const begun = clock::now();
    std::unique_lock lock{guard_};
    constexpr int seconds_between_lines = 10;
    int ticks = 0;
    for (; !ended_.wait_for(lock, std::chrono::seconds{1}, [this] { return over_; }); ++ticks) {
        auto const text = words(std::chrono::duration<double>(clock::now() - begun).count());
        if (terminal)
            std::fprintf(stderr, "\r\x1b[2K%s", text.c_str());
        else if (ticks % seconds_between_lines == 0)
            std::fprintf(stderr, "%s\n", text.c_str());
    }
    if (terminal && ticks > 0) std::fputs("\r\x1b[2K", stderr);
}

} // namespace huiqi::cli
