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
    auto const divisor = GENERATE(1.0, 100.0);
    with_each_set([&] {
        for (std::size_t const count : {rows, rows - 1, std::size_t{65}, std::size_t{1}}) {
            std::array<std::int64_t, rows> found;
            found.fill(77);
            bits left{};
            kernels::store_amounts(amounts.data(), 1, divisor, found.data(), left.data(), count);
            for (std::size_t row = 0; row < rows; ++row) {
                auto const amount = amounts.of[row];
                if (row >= count) {
                    CHECK(found[row] == 77);
                    continue;
                }
                bool const whole = std::fmod(amount, divisor) == 0;
                CHECK(test(left, row) == !whole);
                CHECK(found[row] == (whole ? static_cast<std::int64_t>(amount / divisor) : 0));
            }
        }
    });
}

TEST_CASE("brackets give what their rows give") {
    using form = kernels::table::form;
    random_numbers random{5};
    for (int round = 0; round < 200; ++round) {
        auto const shape = static_cast<form>(random.between(form::at_least, form::less_than));
        bool const below = shape == form::at_most || shape == form::less_than;
        auto const count = static_cast<std::size_t>(random.between(1, 6));
        std::vector<kernels::cell> cells(count);
        std::vector<double> limits(count), results(count);
        for (std::size_t r = 0; r < count; ++r) {
            auto const step = static_cast<double>(r) * 10 + static_cast<double>(random.between(0, 9)) - 30;
            limits[r] = below ? step : -step;
            results[r] = static_cast<double>(r) * 7;
            if (r + 1 == count) continue;
            cells[r] = below ? kernels::cell{0, limits[r], false, true, false, shape == form::less_than}
                             : kernels::cell{limits[r], 0, true, false, shape == form::more_than, false};
        }
        numbers low, high, least, most;
        random.fill(low, -60, 60);
        random.fill(least, -1, 3);
        high = low;
        most = least;
        for (auto& each : high.of) each += static_cast<double>(random.between(0, 20));
        for (auto& each : most.of) each += static_cast<double>(random.between(0, 2));
        bool const divided = random.between(0, 1) == 0;
        kernels::ends const nothing{nullptr, nullptr};
        kernels::quotient const known{
            {low.data(), low.data()}, 2, divided ? kernels::ends{least.data(), least.data()} : nothing};
        kernels::quotient const ends{
            {low.data(), high.data()}, 2, divided ? kernels::ends{least.data(), most.data()} : nothing};
        auto const table = [&](kernels::quotient const& of, form as) {
            return kernels::table{&of,   1,    cells.data(), cells.data(),  results.data(),
                                  count, true, as,           limits.data(), true};
        };
        with_each_set([&] {
            numbers found, by_rows, found_low, found_high, low_by_rows, high_by_rows;
            bits inexact{}, inexact_by_rows{}, doubtful{}, doubtful_by_rows{};
            kernels::first_row(table(known, shape), found.data(), inexact.data(), words);
            kernels::first_row(table(known, form::any), by_rows.data(), inexact_by_rows.data(), words);
            kernels::possible_rows(table(ends, shape), found_low.data(), found_high.data(), doubtful.data(), words);
            kernels::possible_rows(table(ends, form::any), low_by_rows.data(), high_by_rows.data(),
                                   doubtful_by_rows.data(), words);
            CHECK(inexact == inexact_by_rows);
            CHECK(doubtful == doubtful_by_rows);
            for (std::size_t row = 0; row < rows; ++row) {
                CHECK(same(found.of[row], by_rows.of[row]));
                CHECK(same(found_low.of[row], low_by_rows.of[row]));
                CHECK(same(found_high.of[row], high_by_rows.of[row]));
            }
        });
    }
}

TEST_CASE("strings as codes are tested as their sets are") {
    random_numbers random{6};
    for (int round = 0; round < 50; ++round) {
        auto const size = static_cast<std::size_t>(random.between(1, kernels::coded::most_codes));
        std::vector<std::uint64_t> sets(size);
        for (auto& each : sets) each = std::uint64_t{1} << random.between(0, 63);
        alignas(kernels::alignment) std::array<std::uint8_t, rows> codes;
        alignas(kernels::alignment) std::array<std::uint64_t, rows> by_row;
        bits supplied{};
        auto const unknown = static_cast<std::uint64_t>(random.between(1, 1'000'000));
        for (std::size_t row = 0; row < rows; ++row) {
            bool const is_supplied = random.between(0, 3) != 0;
            codes[row] = static_cast<std::uint8_t>(random.between(0, is_supplied ? static_cast<int>(size) - 1 : 255));
            by_row[row] = is_supplied ? sets[codes[row]] : unknown;
            if (is_supplied) supplied[row / 64] |= std::uint64_t{1} << row % 64;
        }
        kernels::coded const made{codes.data(), supplied.data(), sets.data(), size, unknown};
        auto const members = static_cast<std::uint64_t>(random.between(0, std::numeric_limits<std::int64_t>::max()));
        with_each_set([&] {
            bits yes, no, yes_by_sets, no_by_sets;
            kernels::test_codes(made, members, {yes.data(), no.data()}, words);
            kernels::test_choice(by_row.data(), members, {yes_by_sets.data(), no_by_sets.data()}, words);
            CHECK(yes == yes_by_sets);
            CHECK(no == no_by_sets);
            CHECK_FALSE(kernels::has_code_beyond(made, words));
            auto beyond = codes;
            beyond[70] = static_cast<std::uint8_t>(size);
            auto const bit = std::uint64_t{1} << 6;
            auto all = supplied;
            all[1] |= bit;
            CHECK(kernels::has_code_beyond({beyond.data(), all.data(), sets.data(), size, unknown}, words));
            all[1] &= ~bit;
            CHECK_FALSE(kernels::has_code_beyond({beyond.data(), all.data(), sets.data(), size, unknown}, words));
        });
    }
}

TEST_CASE("integers between their bounds are known, all others are not") {
    random_numbers random{7};
    std::array<std::int64_t, rows> given;
    bits valid{};
    for (std::size_t row = 0; row < rows; ++row) {
        given[row] = random.between(-20, 20);
        if (random.between(0, 3) != 0) valid[row / 64] |= std::uint64_t{1} << row % 64;
    }
    given[3] = std::numeric_limits<std::int64_t>::min();
    given[4] = std::numeric_limits<std::int64_t>::max();
    with_each_set([&] {
        numbers found;
        bits known, by_number;
        kernels::load_integers(given.data(), valid.data(), -10, 12, 100, found.data(), known.data(), words);
        kernels::known_rows(found.data(), by_number.data(), words);
        CHECK(known == by_number);
        for (std::size_t row = 0; row < rows; ++row) {
            bool const is_known = test(valid, row) && given[row] >= -10 && given[row] <= 12;
            CHECK(test(known, row) == is_known);
            if (is_known) CHECK(found.of[row] == static_cast<double>(given[row]) * 100);
        }
    });
}

TEST_CASE("of an open verdict nothing is payable where the amount is nothing") {
    random_numbers random{8};
    numbers amounts;
    random.fill(amounts, -3, 3);
    bits const yes{0x0F0F, 0, ~std::uint64_t{0}}, no{0xF0F0, 0, 0};
    with_each_set([&] {
        numbers found;
        kernels::payable({yes.data(), no.data()}, amounts.data(), kernels::unsettled::unknown, found.data(), words);
        for (std::size_t row = 0; row < rows; ++row) {
            auto const due = amounts.of[row] < 0 ? 0 : amounts.of[row];
            auto const unknown = std::numeric_limits<double>::quiet_NaN();
            auto const wanted = test(yes, row) ? due : test(no, row) || due == 0 ? 0 : unknown;
            CHECK(same(found.of[row], wanted));
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
            return kernels::table{
                of.data(),           inputs, made.cells.data(),   made.cells.data(), made.results.data(),
                made.results.size(), false,  kernels::table::any, nullptr,           false};
        };
        with_each_set([&] {
            numbers found, found_low, found_high;
            bits inexact{}, doubtful{};
            kernels::first_row(table(known), found.data(), inexact.data(), words);
            kernels::possible_rows(table(ends), found_low.data(), found_high.data(), doubtful.data(), words);
            for (std::size_t row = 0; row < rows; ++row) {
                std::array<bool, 2> usable_at{true, true};
                bool positive = true;
                for (std::size_t i = 0; i < inputs; ++i) {
                    usable_at[i] = !std::isnan(low[i].of[row]) && (!divided || least[i].of[row] > 0);
                    positive = positive && !(divided && least[i].of[row] <= 0);
                }
                bool const usable = usable_at[0] && usable_at[1];
                auto wanted = std::numeric_limits<double>::quiet_NaN();
                bool searching = inputs == 2 || usable;
                for (std::size_t r = 0; searching && r < made.results.size(); ++r) {
                    bool applies = true, fails = false;
                    for (std::size_t i = 0; i < inputs; ++i) {
                        auto const& cell = made.cells[r * inputs + i];
                        if (!cell.has_low && !cell.has_high) continue;
                        bool const inside = usable_at[i] && holds(cell, low[i].of[row], divided ? least[i].of[row] : 1);
                        applies = applies && inside;
                        fails = fails || (usable_at[i] && !inside);
                    }
                    if (applies) wanted = made.results[r];
                    searching = !applies && fails;
                }
                CHECK(same(found.of[row], wanted));
                CHECK(test(inexact, row) == (!positive || searching));
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
