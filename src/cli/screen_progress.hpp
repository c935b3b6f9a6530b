#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "console.hpp"
#include "input_bytes.hpp"

namespace huiqi::cli {

/// Says on standard error how far a screening is, once it has taken more than a second: rows, rows a second and the
/// time left where the size of the input is known. On a terminal every second in place, elsewhere a line every ten.
class screen_progress_line {
public:
    screen_progress_line(console& to, input_bytes const& input);
    screen_progress_line(screen_progress_line const&) = delete;
    screen_progress_line& operator=(screen_progress_line const&) = delete;
    ~screen_progress_line();

    void rows(std::uint64_t done) { rows_ = done; }

private:
    void show();
    [[nodiscard]] std::string words(double seconds) const;

    console& to_;
    input_bytes const& input_;
    std::atomic<std::uint64_t> rows_ = 0;
    std::mutex guard_;
    std::condition_variable ended_;
    bool over_ = false;
    std::thread shown_;
};

} // namespace huiqi::cli
