#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include <catch2/catch.hpp>

#include "screen/blocks/block_frame.hpp"
#include "screen/kernels/kernels.hpp"

/// What vectors do is what arithmetic says, with every set of instructions that this processor has.
namespace {

using namespace huiqi;
namespace kernels = huiqi::screening::kernels;

constexpr std::size_t rows = 192, words = rows / kernels::rows_a_word;

struct alignas(kernels::alignment) numbers {
    std::array<double, rows> of{};
    [[nodiscard]] double* data() { return of.data(); }
};
using bits = std::array<std::uint64_t, words>;

[[nodiscard]] bool test(bits const& of, std::size_t row) {
    return (of[row / kernels::rows_a_word] >> (row % kernels::rows_a_word) & 1U) != 0;
}

class random_numbers {
public:
    explicit random_numbers(std::uint64_t seed) : from_{seed} {}
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution{low, high}(from_);
    }
    /// Whole numbers, one in eight not known.
    void fill(numbers& into, std::int64_t low, std::int64_t high) {
        for (auto& each : into.of)
            each = between(0, 7) == 0 ? std::numeric_limits<double>::quiet_NaN()
                                      : static_cast<double>(between(low, high));
    }

private:
    std::mt19937_64 from_;
};

/// Calls `check` once with every set of instructions.
template <class Check>
void with_each_set(Check const& check) {
    for (auto const set : kernels::instruction_sets()) {
        kernels::use_instruction_set(set);
        INFO(kernels::instruction_set());
        check();
    }
    kernels::use_instruction_set(0);
}

[[nodiscard]] bool same(double left, double right) { return left == right || (std::isnan(left) && std::isnan(right)); }

[[nodiscard]] double rounded(double number, double unit, rounding how) {
    auto const units = static_cast<std::int64_t>(number), to = static_cast<std::int64_t>(unit);
    auto quotient = std::abs(units) / to;
    auto const rest = std::abs(units) % to;
    if (rest != 0 && detail::rounds_away(how, units < 0, quotient % 2 != 0, rest * 2 <=> to)) ++quotient;
    return static_cast<double>((units < 0 ? -quotient : quotient) * to);
}

/// A table whose rows are brackets of one input, or anything of two.
struct random_table {
    std::vector<kernels::cell> cells;
    std::vector<double> results;

    random_table(random_numbers& from, std::size_t inputs, std::size_t count) {
        for (std::size_t i = 0; i < count * inputs; ++i) {
            auto const low = from.between(-50, 50), high = low + from.between(0, 40);
            cells.push_back({static_cast<double>(low), static_cast<double>(high), from.between(0, 2) != 0,
                             from.between(0, 2) != 0, from.between(0, 1) != 0, from.between(0, 1) != 0});
        }
        for (std::size_t i = 0; i < count; ++i) results.push_back(static_cast<double>(from.between(0, 9)));
    }
};

[[nodiscard]] bool holds(kernels::cell const& cell, double number, double divisor) {
    if (cell.has_low && !(cell.low_open ? number > cell.low * divisor : number >= cell.low * divisor)) return false;
    return !cell.has_high || (cell.high_open ? number < cell.high * divisor : number <= cell.high * divisor);
}

} // namespace

TEST_CASE("amounts are rounded as decimals are, in every mode") {
    random_numbers random{1};
    numbers amounts;
    random.fill(amounts, -5'000, 5'000);
    amounts.of[1] = 4'503'599'627'370'400.0;
    amounts.of[2] = -4'503'599'627'370'401.0;
    amounts.of[3] = 0;
    with_each_set([&] {
        for (auto const how : {rounding::half_even, rounding::half_up, rounding::half_down, rounding::up,
                               rounding::down, rounding::ceiling, rounding::floor})
            for (double const unit : {2.0, 3.0, 10.0, 100.0, 1e6}) {
                numbers found;
                kernels::round(amounts.data(), unit, how, found.data(), words);
                for (std::size_t row = 0; row < rows; ++row) {
                    auto const amount = amounts.of[row];
                    INFO(amount << " to " << unit << ", mode " << static_cast<int>(how));
                    CHECK(same(found.of[row], std::isnan(amount) ? amount : rounded(amount, unit, how)));
                }
            }
    });
}

TEST_CASE("amounts that are no whole multiples are left to others") {
    random_numbers random{2};
    numbers amounts;
    random.fill(amounts, -1'000, 1'000);
    with_each_set([&] {
        for (std::size_t const count : {rows, rows - 1, std::size_t{65}, std::size_t{1}}) {
            std::array<std::int64_t, rows> found;
            found.fill(77);
            bits left{};
            kernels::store_amounts(amounts.data(), 1, 100, found.data(), left.data(), count);
            for (std::size_t row = 0; row < rows; ++row) {
                auto const amount = amounts.of[row];
                if (row >= count) {
                    CHECK(found[row] == 77);
                    continue;
                }
                bool const whole = std::fmod(amount, 100) == 0;
                CHECK(test(left, row) == !whole);
                if (whole) CHECK(found[row] == static_cast<std::int64_t>(amount) / 100);
            }
        }
    });
}

TEST_CASE("a table gives the first row that applies, and of what may be the ends of all rows that may") {
    random_numbers random{3};
    for (int round = 0; round < 200; ++round) {
        auto const inputs = static_cast<std::size_t>(random.between(1, 2));
        random_table const made{random, inputs, static_cast<std::size_t>(random.between(1, 6))};
        std::array<numbers, 2> low, high, least, most;
        for (std::size_t i = 0; i < 2; ++i) {
            random.fill(low[i], -60, 60);
            random.fill(least[i], -1, 4);
            high[i] = low[i];
            most[i] = least[i];
            for (std::size_t row = 0; row < rows; ++row) {
                high[i].of[row] += static_cast<double>(random.between(0, 20));
                most[i].of[row] += static_cast<double>(random.between(0, 2));
            }
        }
        bool const divided = random.between(0, 1) == 0;
        std::array<kernels::quotient, 2> known, ends;
        for (std::size_t i = 0; i < 2; ++i) {
            kernels::ends const nothing{nullptr, nullptr};
            known[i] = {
                {low[i].data(), low[i].data()}, 1, divided ? kernels::ends{least[i].data(), least[i].data()} : nothing};
            ends[i] = {
                {low[i].data(), high[i].data()}, 1, divided ? kernels::ends{least[i].data(), most[i].data()} : nothing};
        }
        auto const table = [&](std::array<kernels::quotient, 2> const& of) {
            return kernels::table{of.data(),
                                  inputs,
                                  made.cells.data(),
                                  made.cells.data(),
                                  made.results.data(),
                                  made.results.size(),
                                  false,
                                  kernels::table::any,
                                  false};
        };
        with_each_set([&] {
            numbers found, found_low, found_high;
            bits inexact{}, doubtful{};
            kernels::first_row(table(known), found.data(), inexact.data(), words);
            kernels::possible_rows(table(ends), found_low.data(), found_high.data(), doubtful.data(), words);
            for (std::size_t row = 0; row < rows; ++row) {
                bool usable = true, positive = true;
                for (std::size_t i = 0; i < inputs; ++i) {
                    usable = usable && !std::isnan(low[i].of[row]) && (!divided || least[i].of[row] > 0);
                    positive = positive && !(divided && least[i].of[row] <= 0);
                }
                auto wanted = std::numeric_limits<double>::quiet_NaN();
                for (std::size_t r = made.results.size(); usable && r > 0; --r) {
                    bool all = true;
                    for (std::size_t i = 0; i < inputs; ++i)
                        all = all &&
                              holds(made.cells[(r - 1) * inputs + i], low[i].of[row], divided ? least[i].of[row] : 1);
                    if (all) wanted = made.results[r - 1];
                }
                CHECK(same(found.of[row], wanted));
                CHECK(test(inexact, row) == (!positive || (usable && std::isnan(wanted))));
                // Every point inside the ends has its result inside theirs, unless something is said to be open.
                if (test(doubtful, row) || !usable) continue;
                for (double number = low[0].of[row]; number <= high[0].of[row]; ++number) {
                    for (std::size_t r = 0; r < made.results.size(); ++r) {
                        bool all = holds(made.cells[r * inputs], number, divided ? most[0].of[row] : 1);
                        if (inputs == 2)
                            all = all &&
                                  holds(made.cells[r * inputs + 1], low[1].of[row], divided ? least[1].of[row] : 1);
                        if (!all) continue;
                        CHECK(made.results[r] >= found_low.of[row]);
                        CHECK(made.results[r] <= found_high.of[row]);
                        break;
                    }
                }
            }
        });
    }
}

TEST_CASE("bits of some rows stand side by side behind those before") {
    random_numbers random{4};
    for (int round = 0; round < 100; ++round) {
        bits from, of;
        for (auto& each : from)
            each = static_cast<std::uint64_t>(random.between(0, std::numeric_limits<std::int64_t>::max())) * 3;
        for (auto& each : of) {
            each = static_cast<std::uint64_t>(random.between(0, std::numeric_limits<std::int64_t>::max()));
            if (random.between(0, 3) == 0) each = 0;
            if (random.between(0, 7) == 0) each = ~std::uint64_t{0};
        }
        auto const begin = static_cast<std::size_t>(random.between(0, 130));
        with_each_set([&] {
            std::array<std::uint64_t, 2 * words + 1> to;
            to.fill(~std::uint64_t{0});
            kernels::gather_bits(from.data(), of.data(), words, to.data(), begin);
            auto at = begin;
            for (std::size_t row = 0; row < rows; ++row) {
                if (!test(of, row)) continue;
                CHECK((to[at / 64] >> (at % 64) & 1U) == (test(from, row) ? 1U : 0U));
                ++at;
            }
            for (std::size_t before = 0; before < begin; ++before) CHECK((to[before / 64] >> (before % 64) & 1U) == 1U);
        });
    }
}
