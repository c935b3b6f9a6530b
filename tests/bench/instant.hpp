#pragma once

#include <ctime>

/// What benchmarks that bring their own loop need.
namespace bench {

/// The compiler must work out what is kept.
template <class Any>
inline void keep(Any const& what) {
    asm volatile("" : : "r"(&what) : "memory");
}

struct instant {
    double wall, processor; ///< nanoseconds; the processor's time is that of all threads
    static instant now() {
        auto const nanoseconds = [](clockid_t which) {
            timespec at{};
            clock_gettime(which, &at);
            return static_cast<double>(at.tv_sec) * 1e9 + static_cast<double>(at.tv_nsec);
        };
        return {nanoseconds(CLOCK_MONOTONIC), nanoseconds(CLOCK_PROCESS_CPUTIME_ID)};
    }
};

} // namespace bench
