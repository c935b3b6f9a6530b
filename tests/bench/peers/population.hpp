#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "enterprise.hpp"

/// The generator. Row `i` of a seed is a pure function of both, in integers only, so that every platform makes the same
/// rows.
namespace workload {

inline constexpr std::uint64_t default_seed = 20240601;

/// SplitMix64.
class draws {
public:
    draws(std::uint64_t seed, std::uint64_t row) : state_{seed ^ ((row + 1) * 0xD1B54A32D192ED03)} { next(); }

    /// 0 to n - 1.
    std::int64_t below(std::uint64_t n) {
        __extension__ using wide = unsigned __int128;
        return static_cast<std::int64_t>((static_cast<wide>(next()) * n) >> 64);
    }
    /// Both ends included.
    std::int64_t range(std::int64_t low, std::int64_t high) {
        return low + below(static_cast<std::uint64_t>(high - low + 1));
    }
    bool one_in(std::uint64_t n) { return below(n) == 0; }

private:
    std::uint64_t next() {
        auto mixed = state_ += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
    std::uint64_t state_;
};

/// The draws stand in the order in which they are made, and every row makes all of them.
[[nodiscard]] inline enterprise enterprise_at(std::uint64_t seed, std::uint64_t row) {
    draws draw{seed, row};
    enterprise of{};

    // Which boundaries the row carries, and which of them.
    bool const snap_staff = draw.one_in(16), snap_rd = draw.one_in(16), snap_hightech = draw.one_in(16),
               snap_bracket = draw.one_in(16);
    auto const staff_step = draw.below(5), rd_step = draw.below(5), bracket = draw.below(3);

    // Half of them are small, three in ten medium.
    auto const size = draw.below(10);
    of.employees = draw.range(1, size < 5 ? 100 : size < 8 ? 500 : 8'000);
    if (snap_staff) of.employees = std::max<std::int64_t>(20, of.employees / 20 * 20);
    auto const staff_per_mille = draw.range(0, 500);
    of.rd_staff = snap_staff ? of.employees * (10 + 5 * staff_step) / 100 : of.employees * staff_per_mille / 1'000;

    of.registered_years = draw.range(1, 30);
    of.revenue = of.employees * draw.range(100'000, 1'200'000);
    if (snap_bracket && bracket < 2) of.revenue = bracket == 0 ? 50'000'000 : 200'000'000;
    of.revenue_prev = std::min<std::int64_t>(9'600'000'000, of.revenue * draw.range(60, 110) / 100);
    of.revenue_prev2 = std::min<std::int64_t>(9'600'000'000, of.revenue_prev * draw.range(60, 110) / 100);
    if (of.registered_years <= 1) of.revenue_prev = 0;
    if (of.registered_years <= 2) of.revenue_prev2 = 0;
    // A percentage of them is whole yuan.
    for (auto* const each : {&of.revenue, &of.revenue_prev, &of.revenue_prev2})
        if (snap_rd || snap_hightech) *each -= *each % 100;
    of.total_assets = of.revenue * draw.range(40, 250) / 100;
    if (snap_bracket && bracket == 2) of.total_assets = 200'000'000;

    auto const rd_of = [&](std::int64_t revenue) {
        auto const per_myriad = draw.range(0, 1'200);
        return snap_rd ? revenue / 100 * (2 + rd_step) : revenue * per_myriad / 10'000;
    };
    of.rd_expense = rd_of(of.revenue);
    of.rd_expense_prev = rd_of(of.revenue_prev);
    of.rd_expense_prev2 = rd_of(of.revenue_prev2);
    of.rd_domestic_share = draw.range(0, 100);
    auto const hightech_percent = draw.range(20, 100);
    of.hightech_revenue = snap_hightech ? of.revenue / 100 * 60 : of.revenue * hightech_percent / 100;

    bool const invents = draw.one_in(2);
    auto const inventions = draw.range(0, 20);
    of.invention_patents = invents ? inventions : 0;
    of.utility_patents = draw.range(0, draw.one_in(3) ? 60 : 6);
    bool const sells = !draw.one_in(4);
    auto const sales = draw.range(0, 100'000'000);
    of.first_set_sales = sells ? sales : 0;

    auto const code = [&](std::uint64_t count) { return static_cast<std::uint8_t>(draw.below(count)); };
    of.district = code(districts.size());
    of.industry = code(industries.size());
    // A 3 in 10, B 3, C 1, D 1, M 2.
    constexpr std::array<std::uint8_t, 10> grade_of{0, 0, 0, 1, 1, 1, 2, 3, 4, 4};
    of.grade = grade_of[code(10)];
    of.is_hnte = draw.one_in(5);
    of.is_tech_sme = draw.one_in(3);
    of.dishonest = draw.one_in(20);
    of.serious_accident = draw.one_in(40);
    of.first_set_recognised = draw.one_in(3);
    of.rd_reserve_filed = draw.one_in(2);

    for (auto const& each : numbers)
        if (draw.below(100) < 3) of.*each.at = missing;
    for (auto const& each : codes)
        if (draw.below(100) < 3) of.*each.at = missing_code;
    return of;
}

[[nodiscard]] inline std::vector<enterprise> population(std::uint64_t rows, std::uint64_t seed = default_seed) {
    std::vector<enterprise> all(rows);
    for (std::uint64_t i = 0; i < rows; ++i) all[i] = enterprise_at(seed, i);
    return all;
}

} // namespace workload
