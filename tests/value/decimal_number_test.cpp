#include <huiqi/value/decimal_number.hpp>
#include <huiqi/value/decimal_text.hpp>

#include <type_traits>
#include <unordered_set>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

decimal number(std::string_view text) { return parse_decimal(text).value(); }

} // namespace

static_assert(std::is_trivially_copyable_v<decimal>);
static_assert(decimal{} == decimal::from_integer(0));
static_assert(decimal::from_integer(2) > decimal::from_integer(-3));

TEST_CASE("equal numbers have equal bytes") {
    CHECK(number("1.0") == number("1.00"));
    CHECK(number("1200") == number("1.2e3"));
    CHECK(number("-0") == decimal{});
    CHECK(number("0e100") == decimal{});
    CHECK(hash(number("12.50")) == hash(number("12.5")));
    std::unordered_set<decimal> const seen{number("1"), number("1.0"), number("2")};
    CHECK(seen.size() == 2);
}

TEST_CASE("the exponent is the one nearest to zero") {
    auto const check = [](std::string_view text, std::uint64_t coefficient, int exponent) {
        decimal const of = number(text);
        CHECK(of.coefficient() == coefficient);
        CHECK(of.exponent() == exponent);
    };
    check("12.50", 125, -1);
    check("68212208", 68'212'208, 0);
    check("1200000", 1'200'000, 0);
    check("5e3", 5'000, 0);
    check("0.00", 0, 0);
    decimal const great = number("1e40");
    CHECK(great.coefficient() == detail::ten_to(33));
    CHECK(great.exponent() == 7);
    CHECK(number("1e33").exponent() == 0);
}

TEST_CASE("signs") {
    CHECK(number("-0.01").sign() == -1);
    CHECK(number("0").sign() == 0);
    CHECK(number("7").sign() == 1);
    CHECK((-number("0")).is_zero());
    CHECK_FALSE((-number("0")).is_negative());
    CHECK(-number("-3.5") == number("3.5"));
    CHECK(abs(number("-3.5")) == number("3.5"));
    CHECK(negate(number("2")) == number("-2"));
}

TEST_CASE("whole numbers go to 64 bits and back") {
    for (std::int64_t each : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{1'000'000},
                              std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()})
        CHECK(decimal::from_integer(each).to_int64() == each);
    CHECK(number("9223372036854775808").to_int64() == std::nullopt);
    CHECK(number("-9223372036854775808").to_int64() == std::numeric_limits<std::int64_t>::min());
    CHECK(number("-9223372036854775809").to_int64() == std::nullopt);
    CHECK(number("1.5").to_int64() == std::nullopt);
    CHECK(number("1e40").to_int64() == std::nullopt);
    CHECK(number("1e40").is_integer());
    CHECK(number("150").is_integer());
    CHECK_FALSE(number("1.5").is_integer());
}

TEST_CASE("parts are rounded and kept in range") {
    CHECK(decimal::from_parts(true, 1'500, -2) == number("-15"));
    CHECK(decimal::from_parts(false, detail::ten_to(34) + 5, 0) == number("1e34"));
    CHECK(decimal::from_parts(false, detail::ten_to(34) + 15, 0) == number("10000000000000000000000000000000020"));
    CHECK(decimal::from_parts(false, 1, 6'144) == number("1E+6144"));
    CHECK(decimal::from_parts(false, 1, 6'145) == std::nullopt);
    CHECK(decimal::from_parts(false, 1, std::numeric_limits<int>::max()) == std::nullopt);
    CHECK(decimal::from_parts(false, 1, std::numeric_limits<int>::min()) == decimal{});
    CHECK(decimal::from_parts(false, 0, std::numeric_limits<int>::max()) == decimal{});
    CHECK(decimal::from_parts(false, 5, -6'177) == decimal{});
    CHECK(decimal::from_parts(false, 6, -6'177) == number("1e-6176"));
    CHECK(decimal::from_parts(false, 15, -6'177) == number("2e-6176"));
}

TEST_CASE("numbers are ordered, whatever their exponents") {
    std::vector<decimal> const ordered{number("-9.99e6144"),
                                       number("-1e34"),
                                       number("-12.5"),
                                       number("-12.49"),
                                       number("-1e-6176"),
                                       number("0"),
                                       number("1e-6176"),
                                       number("0.1"),
                                       number("0.11"),
                                       number("1"),
                                       number("1.0000000000000000000001"),
                                       number("20"),
                                       number("99.99"),
                                       number("100"),
                                       number("18446744073709551615"),
                                       number("18446744073709551616"),
                                       number("1e33"),
                                       number("1e34"),
                                       number("1.1e34"),
                                       number("9e6144")};
    for (std::size_t i = 0; i < ordered.size(); ++i)
        for (std::size_t j = 0; j < ordered.size(); ++j) {
            CHECK((ordered[i] < ordered[j]) == (i < j));
            CHECK((ordered[i] <=> ordered[j] == 0) == (i == j));
        }
}
