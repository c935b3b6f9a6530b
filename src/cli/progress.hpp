#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "console.hpp"

namespace huiqi::cli {

/// Says on standard error what is being done, once it has taken more than a second: on a terminal with the seconds
/// counted, elsewhere one line. Nothing else may be written while it lives.
///
///     auto const loaded = progress{to, {"正在读取规则", "reading rules"}}.during([&] { return load_rules(paths); });
class progress {
public:
    progress(console& to, words what);
    ~progress();
    progress(progress const&) = delete;
    progress& operator=(progress const&) = delete;

    template <class Work>
    [[nodiscard]] auto during(Work const& work) && {
        return work();
    }

private:
    void show(console& to, words what);

    std::mutex guard_;
    std::condition_variable ended_;
    bool over_ = false;
    std::thread shown_;
};

} // namespace huiqi::cli
