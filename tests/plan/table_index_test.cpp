#include <huiqi/plan/detail/table_index.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
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
    [[nodiscard]] detail::table_index index(std::uint32_t inputs) const {
        plan_record::table table{};
        table.input_count = inputs;
        table.row_count = static_cast<std::uint32_t>(tables.rows.size());
        return detail::table_index::made_for(*this, table);
    }
};

plan_record::cell const everything{plan_record::cell::everything, 0, 0, 0};

std::vector<std::uint32_t> candidates(detail::table_index const& index, value const& input) {
    auto const found = index.candidates(input);
    REQUIRE(found);
    return {found->begin(), found->end()};
}

value number(std::int64_t known) { return value{decimal::from_integer(known)}; }

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
    CHECK(index.column() == 1);
    CHECK(candidates(index, value{std::string_view{"乙299"}}) == std::vector<std::uint32_t>{299, 300});
    CHECK(candidates(index, value{std::string_view{"丙"}}) == std::vector<std::uint32_t>{300});
}

TEST_CASE("an input that is open, absent or of another kind leaves every row") {
    small_plan plan;
    for (int i = 0; i < 20; ++i) plan.row({plan.interval(10 * i, 10 * (i + 1), 2)});
    auto const index = plan.index(1);
    CHECK_FALSE(index.candidates(value::between(decimal{}, decimal::from_integer(5))));
    CHECK_FALSE(index.candidates(value::absent()));
    CHECK_FALSE(index.candidates(number(5).or_null(truth::absent)));
    CHECK_FALSE(index.candidates(value{std::string_view{"5"}}));
}

TEST_CASE("a table whose rows all cover each other has no index") {
    small_plan plan;
    for (int i = 0; i < 500; ++i) plan.row({plan.interval(0, 1000 + i, 0)});
    CHECK(plan.index(1).empty());
    small_plan small;
    for (int i = 0; i < 10; ++i) small.row({small.interval(i, i, 0)});
    CHECK(small.index(1).empty());
}
