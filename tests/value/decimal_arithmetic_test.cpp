#include <huiqi/value/decimal_arithmetic.hpp>
#include <huiqi/value/decimal_text.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

decimal number(std::string_view text) { return parse_decimal(text).value(); }

std::string shown(std::optional<decimal> of) { return of ? to_string(*of) : "none"; }

} // namespace

static_assert(add(decimal::from_integer(2), decimal::from_integer(3)) == decimal::from_integer(5));
static_assert(divide(decimal::from_integer(2), decimal::from_integer(4)) == decimal::from_parts(false, 5, -1));

TEST_CASE("amounts add up exactly") {
    CHECK(shown(add(number("68212208"), number("0"))) == "68212208");
    CHECK(shown(add(number("0.1"), number("0.2"))) == "0.3");
    CHECK(shown(add(number("12.50"), number("0.5"))) == "13");
    CHECK(shown(subtract(number("100"), number("99.99"))) == "0.01");
    CHECK(shown(subtract(number("1.1"), number("1.10"))) == "0");
    CHECK(shown(subtract(number("-5"), number("-7"))) == "2");
    CHECK(shown(add(number("18446744073709551615"), number("1"))) == "18446744073709551616");
}

TEST_CASE("a sum is rounded half-even at 34 digits") {
    CHECK(shown(add(number("9999999999999999999999999999999999"), number("0.4"))) ==
          "9999999999999999999999999999999999");
    CHECK(shown(add(number("9999999999999999999999999999999999"), number("0.5"))) ==
          "10000000000000000000000000000000000");
    CHECK(shown(add(number("9999999999999999999999999999999998"), number("0.5"))) ==
          "9999999999999999999999999999999998");
    CHECK(shown(add(number("9999999999999999999999999999999998"), number("0.500000000000000000000001"))) ==
          "9999999999999999999999999999999999");
    CHECK(add(number("1e50"), number("-1e-60")) == number("1e50"));
    CHECK(add(number("1e6144"), number("1e-6176")) == number("1e6144"));
}

TEST_CASE("products") {
    CHECK(shown(multiply(number("2000000"), number("0.05"))) == "100000");
    CHECK(shown(multiply(number("-1234567.89"), number("0.03"))) == "-37037.0367");
    CHECK(shown(multiply(number("0"), number("-5"))) == "0");
    CHECK(shown(multiply(number("9999999999999999999999999999999999"), number("9999999999999999999999999999999999"))) ==
          "9.999999999999999999999999999999998E+67");
    CHECK(multiply(number("1e-6000"), number("1e-6000")) == decimal{});
    CHECK(multiply(number("1e-3088"), number("1e-3088")) == number("1e-6176"));
}

TEST_CASE("quotients") {
    CHECK(shown(divide(number("1"), number("3"))) == "0.3333333333333333333333333333333333");
    CHECK(shown(divide(number("2"), number("3"))) == "0.6666666666666666666666666666666667");
    CHECK(shown(divide(number("1"), number("8"))) == "0.125");
    CHECK(shown(divide(number("12345678"), number("10000"))) == "1234.5678");
    CHECK(shown(divide(number("100"), number("0.05"))) == "2000");
    CHECK(shown(divide(number("0"), number("-7"))) == "0");
    CHECK(shown(divide(number("1e6144"), number("1e-10"))) == "none");
    CHECK(divide(number("7"), number("7")) == number("1"));
}

TEST_CASE("what has no result is empty") {
    CHECK_FALSE(divide(number("1"), number("0")));
    CHECK_FALSE(divide(number("0"), number("0")));
    CHECK_FALSE(floor_modulo(number("1"), number("0")));
    decimal const greatest = number("9999999999999999999999999999999999E6111");
    CHECK_FALSE(add(greatest, greatest));
    CHECK_FALSE(add(greatest, number("5e6110")));
    CHECK(add(greatest, number("4e6110")) == greatest);
    CHECK_FALSE(multiply(greatest, number("1.1")));
}

TEST_CASE("the modulo has the sign of its divisor") {
    CHECK(shown(floor_modulo(number("12"), number("5"))) == "2");
    CHECK(shown(floor_modulo(number("-12"), number("5"))) == "3");
    CHECK(shown(floor_modulo(number("12"), number("-5"))) == "-3");
    CHECK(shown(floor_modulo(number("-12"), number("-5"))) == "-2");
    CHECK(shown(floor_modulo(number("10.1"), number("4.5"))) == "1.1");
    CHECK(shown(floor_modulo(number("-10"), number("5"))) == "0");
    CHECK(shown(floor_modulo(number("1e6144"), number("7"))) == "1");
    CHECK(shown(floor_modulo(number("0.5"), number("1e100"))) == "0.5");
}
