#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace huiqi::screening {

/// Threads that work on jobs in any order, and hand the results back in the order in which the jobs were given. Whoever
/// gives jobs bounds their number by taking results. With one thread the work is done by the caller, when it takes.
template <class Job, class Done>
class ordered_workers {
public:
    /// `work(job, thread)`: threads count from 0; each number is used by one thread only.
    ordered_workers(unsigned threads, std::function<Done(Job&, unsigned)> work) : work_{std::move(work)} {
        for (unsigned i = 0; threads > 1 && i < threads; ++i) threads_.emplace_back([this, i] { run(i); });
    }
    ordered_workers(ordered_workers const&) = delete;
    ordered_workers& operator=(ordered_workers const&) = delete;
    ~ordered_workers() {
        {
            std::lock_guard const lock{guard_};
            over_ = true;
        }
        given_.notify_all();
        for (auto& each : threads_) each.join();
    }

    void give(Job job) {
        {
            std::lock_guard const lock{guard_};
            entries_.emplace_back(std::move(job));
        }
        given_.notify_one();
    }

    /// How many jobs were given whose results were not taken yet.
    [[nodiscard]] std::size_t waiting() const { return entries_.size(); }

    /// The first job that was not taken yet, and its result; what the work threw is thrown here. There must be one.
    [[nodiscard]] std::pair<Job, Done> take() {
        auto& first = entries_.front();
        if (threads_.empty()) {
            finish(first, 0);
        } else {
            std::unique_lock lock{guard_};
            finished_.wait(lock, [&] { return first.over; });
        }
        std::lock_guard const lock{guard_};
        auto taken = std::move(first);
        entries_.pop_front();
        if (next_ > 0) --next_;
        if (taken.failure) std::rethrow_exception(taken.failure);
        return {std::move(taken.job), std::move(*taken.done)};
    }

private:
    struct entry {
        explicit entry(Job given) : job{std::move(given)} {}
        Job job;
        std::optional<Done> done{};
        std::exception_ptr failure{};
        bool over = false;
    };

    void finish(entry& one, unsigned thread) {
        try {
            one.done.emplace(work_(one.job, thread));
        } catch (...) {
            one.failure = std::current_exception();
        }
    }

    void run(unsigned thread) {
        std::unique_lock lock{guard_};
        for (;;) {
            given_.wait(lock, [&] { return over_ || next_ < entries_.size(); });
            if (over_) return;
            auto& mine = entries_[next_++]; // a deque's entries stay where they are
            lock.unlock();
            finish(mine, thread);
            lock.lock();
            mine.over = true;
            finished_.notify_one();
        }
    }

    std::function<Done(Job&, unsigned)> work_;
    std::mutex guard_;
    std::condition_variable given_, finished_;
    std::deque<entry> entries_;
    std::size_t next_ = 0; ///< the first entry that no thread has begun
    bool over_ = false;
    std::vector<std::thread> threads_; ///< last: they use everything above
};

} // namespace huiqi::screening
