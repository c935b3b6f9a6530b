#include <huiqi/value/decimal_power.hpp>
#include <huiqi/value/decimal_text.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

decimal number(std::string_view text) { return parse_decimal(text).value(); }

std::string shown(std::optional<decimal> of) { return of ? to_string(*of) : "none"; }

} // namespace

TEST_CASE("powers that come out even") {
    CHECK(shown(power(number("2"), 100)) == "1267650600228229401496703205376");
    CHECK(shown(power(number("1.05"), 3)) == "1.157625");
    CHECK(shown(power(number("-3"), 2)) == "9");
    CHECK(shown(power(number("-3"), 3)) == "-27");
    CHECK(shown(power(number("2"), -3)) == "0.125");
    CHECK(shown(power(number("10"), -40)) == "0.0000000000000000000000000000000000000001");
    CHECK(shown(power(number("0"), 5)) == "0");
    CHECK(shown(power(number("0"), 0)) == "1");
    CHECK(shown(power(number("7.5"), 0)) == "1");
    CHECK(shown(power(number("-1"), std::numeric_limits<std::int64_t>::min())) == "1");
}

TEST_CASE("powers that do not") {
    CHECK(shown(power(number("3"), -1)) == "0.3333333333333333333333333333333333");
    CHECK(shown(power(number("1.000000001"), 1'000'000'000)) == "2.718281827099904322376644023860333");
    // 35 digits, the last of them 5: a tie, which goes to the even neighbour.
    CHECK(shown(power(number("2"), -50)) == shown(parse_decimal("8.8817841970012523233890533447265625E-16")));
}

TEST_CASE("powers out of range") {
    CHECK_FALSE(power(number("10"), 6'145));
    CHECK(power(number("10"), 6'144) == number("1e6144"));
    CHECK_FALSE(power(number("2"), std::numeric_limits<std::int64_t>::max()));
    CHECK_FALSE(power(number("0.5"), std::numeric_limits<std::int64_t>::min()));
    CHECK(power(number("0.5"), std::numeric_limits<std::int64_t>::max()) == decimal{});
    CHECK(power(number("10"), -6'176) == number("1e-6176"));
    CHECK(power(number("10"), -6'177) == decimal{});
    CHECK_FALSE(power(number("0"), -1));
}

TEST_CASE("square roots") {
    CHECK(shown(square_root(number("2"))) == "1.414213562373095048801688724209698");
    CHECK(shown(square_root(number("144"))) == "12");
    CHECK(shown(square_root(number("0.0625"))) == "0.25");
    CHECK(shown(square_root(number("1e-6176"))) == "1E-3088");
    CHECK(shown(square_root(number("9999999999999999999999999999999999E6111"))) ==
          shown(parse_decimal("3.162277660168379331998893544432718E3072")));
    CHECK(shown(square_root(number("0"))) == "0");
    CHECK_FALSE(square_root(number("-1")));
}
