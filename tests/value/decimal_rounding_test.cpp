#include <huiqi/value/decimal_rounding.hpp>
#include <huiqi/value/decimal_text.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

decimal number(std::string_view text) { return parse_decimal(text).value(); }

std::string shown(std::optional<decimal> of) { return of ? to_string(*of) : "none"; }

} // namespace

TEST_CASE("the seven roundings at a tie and beside it") {
    struct expectation {
        rounding how;
        std::array<std::string_view, 8> results;
    };
    std::array<std::string_view, 8> const numbers{"2.5", "3.5", "-2.5", "-3.5", "2.4", "2.6", "-2.4", "-2.6"};
    std::array const expected{
        expectation{rounding::half_even, {"2", "4", "-2", "-4", "2", "3", "-2", "-3"}},
        expectation{rounding::half_up, {"3", "4", "-3", "-4", "2", "3", "-2", "-3"}},
        expectation{rounding::half_down, {"2", "3", "-2", "-3", "2", "3", "-2", "-3"}},
        expectation{rounding::up, {"3", "4", "-3", "-4", "3", "3", "-3", "-3"}},
        expectation{rounding::down, {"2", "3", "-2", "-3", "2", "2", "-2", "-2"}},
        expectation{rounding::ceiling, {"3", "4", "-2", "-3", "3", "3", "-2", "-2"}},
        expectation{rounding::floor, {"2", "3", "-3", "-4", "2", "2", "-3", "-3"}},
    };
    for (auto const& each : expected)
        for (std::size_t i = 0; i < numbers.size(); ++i)
            CHECK(shown(round_to_scale(number(numbers[i]), 0, each.how)) == each.results[i]);
}

TEST_CASE("the scale says which digit is the last") {
    CHECK(shown(round_to_scale(number("2.345"), 2, rounding::half_even)) == "2.34");
    CHECK(shown(round_to_scale(number("2.3451"), 2, rounding::half_even)) == "2.35");
    CHECK(shown(round_to_scale(number("1234567"), -4, rounding::down)) == "1230000");
    CHECK(shown(round_to_scale(number("1.5"), 6'000, rounding::up)) == "1.5");
    CHECK(shown(round_to_scale(number("1.5"), std::numeric_limits<int>::max(), rounding::up)) == "1.5");
    CHECK(shown(round_to_scale(number("0.004"), 2, rounding::half_up)) == "0");
    CHECK(shown(round_to_scale(number("0.004"), 2, rounding::up)) == "0.01");
    CHECK(shown(round_to_scale(number("99.995"), 2, rounding::half_up)) == "100");
}

TEST_CASE("rounding away to a unit beyond the range is empty") {
    CHECK(shown(round_to_scale(number("5"), -100, rounding::up)) == "1E+100");
    CHECK_FALSE(round_to_scale(number("5"), -6'145, rounding::up));
    CHECK_FALSE(round_to_scale(number("5"), std::numeric_limits<int>::min(), rounding::ceiling));
    CHECK(shown(round_to_scale(number("5"), std::numeric_limits<int>::min(), rounding::floor)) == "0");
}

TEST_CASE("floor and ceiling") {
    CHECK(shown(huiqi::floor(number("1.56"), 1)) == "1.5");
    CHECK(shown(huiqi::floor(number("-1.5"))) == "-2");
    CHECK(shown(ceiling(number("-1.5"))) == "-1");
    CHECK(shown(ceiling(number("1.01"))) == "2");
    CHECK(shown(ceiling(number("7"))) == "7");
}

TEST_CASE("rounding to a multiple") {
    CHECK(shown(round_to_multiple(number("1234567"), number("10000"), rounding::floor)) == "1230000");
    CHECK(shown(round_to_multiple(number("1235000"), number("10000"), rounding::half_even)) == "1240000");
    CHECK(shown(round_to_multiple(number("1245000"), number("10000"), rounding::half_even)) == "1240000");
    CHECK(shown(round_to_multiple(number("7"), number("2.5"), rounding::half_up)) == "7.5");
    CHECK(shown(round_to_multiple(number("-7"), number("2.5"), rounding::ceiling)) == "-5");
    CHECK(shown(round_to_multiple(number("-7"), number("-2.5"), rounding::floor)) == "-7.5");
    CHECK(shown(round_to_multiple(number("0.3"), number("1e30"), rounding::up)) == "1000000000000000000000000000000");
    CHECK(shown(round_to_multiple(number("0.3"), number("1e30"), rounding::half_up)) == "0");
    CHECK(shown(round_to_multiple(number("500"), number("500"), rounding::up)) == "500");
    CHECK_FALSE(round_to_multiple(number("500"), number("0"), rounding::up));
}
