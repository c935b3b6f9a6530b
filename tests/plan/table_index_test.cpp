#include <huiqi/plan/detail/make_table_index.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace huiqi;

namespace {

/// As much of an opened plan as an index looks at.
struct small_plan {
    plan_draft tables;
    std::vector<value> constants;
    std::vector<std::string> words;

    [[nodiscard]] std::string_view text(plan_record::index at) const { return words[at]; }

    plan_record::index number(std::int64_t known) {
        constants.push_back(value{decimal::from_integer(known)});
        return static_cast<plan_record::index>(constants.size() - 1);
    }
    void row(std::vector<plan_record::cell> const& cells) {
        tables.rows.push_back({static_cast<plan_record::index>(tables.cells.size()), 0, plan_record::none});
        tables.cells.insert(tables.cells.end(), cells.begin(), cells.end());
    }
    void otherwise() { tables.rows.push_back({plan_record::none, 0, plan_record::none}); }
    plan_record::cell interval(std::int64_t low, std::int64_t high, std::uint32_t open) {
        return {plan_record::cell::interval, open, number(low), number(high)};
    }
    plan_record::cell choice(std::vector<std::string> const& texts) {
        plan_record::cell const made{plan_record::cell::choice, 0, static_cast<plan_record::index>(tables.lists.size()),
                                     static_cast<plan_record::index>(texts.size())};
        for (auto const& each : texts) {
            tables.lists.push_back(static_cast<plan_record::index>(words.size()));
            words.push_back(each);
        }
        return made;
    }
    [[nodiscard]] detail::table_index index(std::uint32_t inputs, hit_policy hit = hit_policy::collect) const {
        plan_record::table table{};
        table.hit = static_cast<std::uint16_t>(hit);
        table.input_count = inputs;
        table.row_count = static_cast<std::uint32_t>(tables.rows.size());
        return detail::index_of(*this, table);
    }
};

plan_record::cell const everything{plan_record::cell::everything, 0, 0, 0};

std::vector<std::uint32_t> candidates(detail::table_index const& index, std::vector<value> const& inputs) {
    auto const found = index.candidates([&](std::uint32_t column) -> value const& { return inputs.at(column); });
    REQUIRE(found);
    return {found->begin(), found->end()};
}

std::vector<std::uint32_t> candidates(detail::table_index const& index, value const& input) {
    return candidates(index, std::vector{input});
}

bool leaves_every_row(detail::table_index const& index, value const& input) {
    return !index.candidates([&](std::uint32_t) -> value const& { return input; });
}

value number(std::int64_t known) { return value{decimal::from_integer(known)}; }
value text(std::string_view known) { return value{known}; }

} // namespace

TEST_CASE("row 2,900 of 3,000 is found by looking at as many rows as row 8") {
    small_plan plan;
    for (int i = 0; i < 3000; ++i) plan.row({plan.interval(10 * i, 10 * (i + 1), 2)});
    plan.otherwise();
    auto const index = plan.index(1);
    CHECK(candidates(index, number(83)) == std::vector<std::uint32_t>{8, 3000});
    CHECK(candidates(index, number(29003)) == std::vector<std::uint32_t>{2900, 3000});
    CHECK(candidates(index, number(29000)) == std::vector<std::uint32_t>{2900, 3000});
    CHECK(candidates(index, number(-1)) == std::vector<std::uint32_t>{3000});
    CHECK(candidates(index, number(30000)) == std::vector<std::uint32_t>{3000});
}

TEST_CASE("open and closed ends decide which row a boundary belongs to") {
    small_plan plan;
    for (int i = 0; i < 20; ++i) plan.row({plan.interval(10 * i, 10 * (i + 1), i % 2 == 0 ? 0U : 3U)});
    auto const index = plan.index(1);
    CHECK(candidates(index, number(20)) == std::vector<std::uint32_t>{2});
    CHECK(candidates(index, number(30)) == std::vector<std::uint32_t>{2});
    CHECK(candidates(index, number(31)) == std::vector<std::uint32_t>{3});
    CHECK(candidates(index, number(40)) == std::vector<std::uint32_t>{4});
}

TEST_CASE("no row that applies is ever left out") {
    small_plan plan;
    std::uint64_t state = 20240601;
    auto const below = [&state](std::int64_t limit) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::int64_t>(state >> 33U) % limit;
    };
    struct known_row {
        std::int64_t low, high;
        std::uint32_t open;
    };
    std::vector<known_row> rows;
    for (int i = 0; i < 200; ++i) {
        auto const low = below(1000);
        rows.push_back({low, low + below(20), static_cast<std::uint32_t>(below(4))});
        plan.row({plan.interval(rows.back().low, rows.back().high, rows.back().open)});
    }
    auto const index = plan.index(1);
    REQUIRE_FALSE(index.empty());
    for (std::int64_t input = -2; input < 1030; ++input) {
        std::vector<std::uint32_t> expected;
        for (std::uint32_t r = 0; r < rows.size(); ++r) {
            auto const& [low, high, open] = rows[r];
            if ((input > low || (input == low && (open & 1U) == 0)) &&
                (input < high || (input == high && (open & 2U) == 0)))
                expected.push_back(r);
        }
        CHECK(candidates(index, number(input)) == expected);
    }
}

TEST_CASE("texts are looked up, and rows that take every text stay in their order") {
    small_plan plan;
    for (int i = 0; i < 300; ++i)
        plan.row({everything, plan.choice({"甲" + std::to_string(i), "乙" + std::to_string(i)})});
    plan.row({everything, everything});
    auto const index = plan.index(2);
    REQUIRE_FALSE(index.empty());
    CHECK(candidates(index, {value{}, text("乙299")}) == std::vector<std::uint32_t>{299, 300});
    CHECK(candidates(index, {value{}, text("丙")}) == std::vector<std::uint32_t>{300});
}

TEST_CASE("an input that is open, absent or of another kind leaves every row") {
    small_plan plan;
    for (int i = 0; i < 20; ++i) plan.row({plan.interval(10 * i, 10 * (i + 1), 2)});
    auto const index = plan.index(1);
    CHECK(leaves_every_row(index, value::between(decimal{}, decimal::from_integer(5))));
    CHECK(leaves_every_row(index, value::absent()));
    CHECK(leaves_every_row(index, number(5).or_null(truth::absent)));
    CHECK(leaves_every_row(index, value{std::string_view{"5"}}));
}

TEST_CASE("a table whose rows all cover each other has no index") {
    small_plan plan;
    for (int i = 0; i < 500; ++i) plan.row({plan.interval(0, 1000 + i, 0)});
    CHECK(plan.index(1).empty());
    small_plan small;
    for (int i = 0; i < 10; ++i) small.row({small.interval(i, i, 0)});
    CHECK(small.index(1).empty());
}

TEST_CASE("of two columns the one that tells rows apart best is gone by") {
    small_plan plan;
    for (auto const* district : {"东", "南", "西"})
        for (int i = 0; i < 100; ++i) plan.row({plan.choice({district}), plan.interval(10 * i, 10 * (i + 1), 2)});
    auto const index = plan.index(2);
    CHECK(candidates(index, {text("西"), number(995)}) == std::vector<std::uint32_t>{99, 199, 299});
    CHECK(candidates(index, {value::absent(), number(0)}) == std::vector<std::uint32_t>{0, 100, 200});
}

TEST_CASE("rows that one column leaves are told apart by the next, while its input is known") {
    small_plan plan;
    for (int i = 0; i < 50; ++i)
        for (int k = 0; k < 40; ++k)
            plan.row({plan.choice({std::to_string(i)}), plan.interval(10 * k, 10 * (k + 1), 2)});
    plan.otherwise();
    auto const index = plan.index(2);
    CHECK(candidates(index, {text("0"), number(0)}) == std::vector<std::uint32_t>{0, 2000});
    CHECK(candidates(index, {text("49"), number(390)}) == std::vector<std::uint32_t>{1999, 2000});
    CHECK(candidates(index, {text("50"), number(390)}) == std::vector<std::uint32_t>{2000});
    CHECK(candidates(index, {text("49"), value::absent()}).size() == 41);
}

TEST_CASE("where the first row settles the result, the rows after one that surely applies are left out") {
    small_plan plan;
    for (int i = 0; i < 3000; ++i) plan.row({plan.interval(3000 - i, 4000, 0), everything});
    plan.otherwise();
    CHECK(plan.index(2).empty());
    auto const index = plan.index(2, hit_policy::first);
    CHECK(candidates(index, number(3001)) == std::vector<std::uint32_t>{0});
    CHECK(candidates(index, number(1500)) == std::vector<std::uint32_t>{1500});
    CHECK(candidates(index, number(1)) == std::vector<std::uint32_t>{2999});
    CHECK(candidates(index, number(0)) == std::vector<std::uint32_t>{3000});
}

TEST_CASE("a row settles the result only where its other cells are known to hold") {
    small_plan plan;
    std::vector<std::string> const districts{"东", "南", "西"};
    for (int i = 0; i < 60; ++i)
        plan.row({plan.interval(60 - i, 100, 0), plan.choice({districts[static_cast<std::size_t>(i % 3)]})});
    auto const index = plan.index(2, hit_policy::first);
    CHECK(candidates(index, {number(30), text("东")}) == std::vector<std::uint32_t>{30});
    CHECK(candidates(index, {number(30), text("南")}) == std::vector<std::uint32_t>{31});
    CHECK(candidates(index, {number(30), text("西")}) == std::vector<std::uint32_t>{32});
    CHECK(candidates(index, {value::absent(), text("西")}).size() == 20);
}

TEST_CASE("of generated tables every row that applies is left, or the first where it settles the result") {
    std::uint64_t state = 20261125;
    auto const below = [&state](std::int64_t limit) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::int64_t>(state >> 33U) % limit;
    };
    constexpr std::int64_t none = -1;
    struct written_cell {
        std::int64_t low = none, high = none, letter = none; ///< none of them: everything
    };
    auto const letter = [](std::int64_t at) { return std::string(1, static_cast<char>('a' + at)); };
    int indexed = 0;
    for (int table = 0; table < 200; ++table) {
        small_plan plan;
        std::vector<std::array<written_cell, 3>> rows;
        auto const breadth = 2 + below(60);
        bool const one_sided = below(3) == 0;
        for (auto count = 16 + below(120); count > 0; --count) {
            std::array<written_cell, 3> row;
            std::vector<plan_record::cell> cells;
            for (std::size_t i = 0; i < 3; ++i) {
                auto& each = row[i];
                if (below(4) == 0) {
                    cells.push_back(everything);
                } else if (i == 1) {
                    each.letter = below(5);
                    cells.push_back(plan.choice({letter(each.letter)}));
                } else {
                    each.low = below(breadth);
                    if (!one_sided) each.high = each.low + below(6);
                    cells.push_back(plan.interval(each.low, one_sided ? 1000 : each.high, 0));
                }
            }
            rows.push_back(row);
            plan.row(cells);
        }
        auto const applies = [&](std::size_t row, std::array<std::int64_t, 3> const& inputs) {
            for (std::size_t i = 0; i < 3; ++i) {
                auto const& each = rows[row][i];
                if (each.letter != none && each.letter != inputs[i]) return false;
                if (each.low != none && inputs[i] < each.low) return false;
                if (each.high != none && inputs[i] > each.high) return false;
            }
            return true;
        };
        auto const all = plan.index(3), first = plan.index(3, hit_policy::first);
        indexed += first.empty() ? 0 : 1;
        for (int trial = 0; trial < 30; ++trial) {
            std::array<std::int64_t, 3> const inputs{below(70), below(6), below(70)};
            std::array<value, 3> const known{number(inputs[0]), text(letter(inputs[1])), number(inputs[2])};
            auto const input_of = [&](std::uint32_t column) -> value const& { return known[column]; };
            std::vector<std::uint32_t> expected, left, left_first;
            for (std::uint32_t r = 0; r < rows.size(); ++r)
                if (applies(r, inputs)) expected.push_back(r);
            if (auto const found = all.candidates(input_of)) {
                for (auto const r : *found)
                    if (applies(r, inputs)) left.push_back(r);
                CHECK(left == expected);
            }
            if (auto const found = first.candidates(input_of)) {
                for (auto const r : *found)
                    if (applies(r, inputs)) left_first.push_back(r);
                REQUIRE(left_first.empty() == expected.empty());
                if (!expected.empty()) CHECK(left_first.front() == expected.front());
            }
        }
    }
    CHECK(indexed > 100);
}
