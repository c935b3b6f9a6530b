// Rows that follow each other like steps: counting the limits that are reached finds the row that applies.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <vector>

#include <huiqi/evaluate/lanes/table_steps.hpp>

using namespace huiqi::detail;

namespace {

/// A table of one column with random limits, rising or falling; `near_ends` says whether rows repeat the limit of the
/// one before.
lane_table made(std::mt19937_64& random, bool falls, bool near_ends) {
    auto const count = 1 + random() % 6;
    std::vector<std::int64_t> limits;
    for (std::int64_t at = -3; limits.size() < count;)
        limits.push_back(at += 1 + static_cast<std::int64_t>(random() % 3));
    if (falls) std::reverse(limits.begin(), limits.end());
    lane_table table;
    table.inputs.push_back({0, huiqi::plan_record::none, 1});
    bool open_before = false;
    for (std::size_t r = 0; r <= count; ++r) {
        lane_table::cell cell{};
        bool const open = random() % 2 == 0;
        auto& far = falls ? cell.low : cell.high;
        auto& near = falls ? cell.high : cell.low;
        if (r < count) {
            far = limits[r];
            (falls ? cell.has_low : cell.has_high) = true;
            (falls ? cell.low_open : cell.high_open) = open;
        }
        if (r > 0 && near_ends) {
            near = limits[r - 1];
            (falls ? cell.has_high : cell.has_low) = true;
            (falls ? cell.high_open : cell.low_open) = !open_before;
        }
        open_before = open;
        table.cells.push_back(cell);
        table.results.push_back(static_cast<std::int64_t>(10 * r + 7));
    }
    return table;
}

/// What the first row that applies to numerator / divisor gives.
std::int64_t first_row(lane_table const& table, std::int64_t numerator, std::int64_t divisor) {
    for (std::size_t r = 0; r < table.cells.size(); ++r) {
        auto const& cell = table.cells[r];
        auto const low = cell.low * divisor, high = cell.high * divisor;
        if (cell.has_low && (cell.low_open ? numerator <= low : numerator < low)) continue;
        if (cell.has_high && (cell.high_open ? numerator >= high : numerator > high)) continue;
        return table.results[r];
    }
    return -1;
}

} // namespace

TEST_CASE("counting steps finds the first row that applies") {
    std::mt19937_64 random{20240601};
    for (int round = 0; round < 2'000; ++round) {
        bool const falls = random() % 2 == 0, near_ends = random() % 2 == 0;
        auto table = made(random, falls, near_ends);
        find_steps(table);
        REQUIRE(table.steps.size() + 1 == table.results.size());
        for (std::int64_t divisor = 1; divisor < 4; ++divisor)
            for (std::int64_t numerator = -15; numerator < 60; ++numerator)
                REQUIRE(table.by_steps[steps_reached(table, numerator, divisor)] ==
                        first_row(table, numerator, divisor));
    }
}

TEST_CASE("rows that leave something out, overlap or turn back have no steps") {
    std::mt19937_64 random{7};
    for (int round = 0; round < 200; ++round) {
        bool const falls = random() % 2 == 0;
        auto table = made(random, falls, true);
        auto spoilt = table;
        switch (random() % 4) {
        case 0: spoilt.cells.back() = spoilt.cells.front(); break;
        case 1: (falls ? spoilt.cells.back().has_low : spoilt.cells.back().has_high) = true; break;
        case 2: (falls ? spoilt.cells.back().high : spoilt.cells.back().low) += 1; break;
        default: spoilt.inputs.push_back(spoilt.inputs.front());
        }
        find_steps(spoilt);
        CHECK(spoilt.steps.empty());
    }
}
