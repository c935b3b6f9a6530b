#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "../instant.hpp"

/// Something that is measured in rounds, each round printed as a line of JSON.
namespace workload {

/// One engine measured in one way.
struct measured {
    std::string side, way;
    /// Runs once and says how many evaluations it made.
    std::function<std::size_t()> round;
    /// Nanoseconds of single calls; empty for what is measured by whole tables.
    std::function<std::vector<double>()> single_calls;

    void run() const {
        auto const begin = bench::instant::now();
        auto const made = static_cast<double>(round());
        auto const end = bench::instant::now();
        std::printf(R"({"side":"%s","way":"%s","processor_ns":%.2f,"wall_ns":%.2f})"
                    "\n",
                    side.c_str(), way.c_str(), (end.processor - begin.processor) / made,
                    (end.wall - begin.wall) / made);
        if (!single_calls) return;
        auto calls = single_calls();
        std::sort(calls.begin(), calls.end());
        std::printf(R"({"side":"%s","way":"%s","p50_ns":%.0f,"p99_ns":%.0f})"
                    "\n",
                    side.c_str(), way.c_str(), calls[calls.size() / 2], calls[calls.size() * 99 / 100]);
        std::fflush(stdout);
    }
};

inline constexpr double enough_ns = 1e8;
inline constexpr std::size_t calls_at_once = 100, most_single_calls = 2'000;

/// Calls `of` with row after row, 0 to rows - 1 and again, for a tenth of a second; every row is another one than the
/// last.
template <class Call>
measured one_by_one(std::string side, std::string way, std::size_t rows, Call of) {
    auto const round = [of, rows]() mutable {
        auto const begin = bench::instant::now().wall;
        std::size_t made = 0;
        do {
            for (std::size_t i = 0; i < calls_at_once; ++i) of((made + i) % rows);
            made += calls_at_once;
        } while (bench::instant::now().wall - begin < enough_ns);
        return made;
    };
    auto const calls = [of, rows]() mutable {
        using clock = std::chrono::steady_clock;
        std::vector<double> all;
        for (std::size_t row = 0; row < std::min(rows, most_single_calls); ++row) {
            auto const begin = clock::now();
            of(row);
            all.push_back(std::chrono::duration<double, std::nano>(clock::now() - begin).count());
        }
        return all;
    };
    return {std::move(side), std::move(way), round, calls};
}

template <class Call>
measured whole_table(std::string side, std::string way, std::size_t rows, Call of) {
    return {std::move(side),
            std::move(way),
            [of, rows]() mutable {
                of();
                return rows;
            },
            {}};
}

[[nodiscard]] inline double peak_megabytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

} // namespace workload
