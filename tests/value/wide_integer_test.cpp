#include <huiqi/value/power_of_ten.hpp>
#include <huiqi/value/wide_integer.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;
using namespace huiqi::detail;

namespace {

/// The same pseudo-random words in every run, with runs of equal bits more often than chance has them.
class words {
public:
    std::uint64_t next() {
        state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        std::uint64_t const word = state_ ^ state_ >> 31;
        switch (state_ >> 61) {
        case 0: return ~std::uint64_t{0} << (word & 63U);
        case 1: return ~std::uint64_t{0} >> (word & 63U);
        case 2: return std::uint64_t{1} << (word & 63U);
        default: return word >> (state_ >> 55 & 31U);
        }
    }
    uint128 next_wide() { return join(next(), next()); }

private:
    std::uint64_t state_ = 42;
};

} // namespace

TEST_CASE("a wide quotient and its remainder make up the number again") {
    words random;
    for (int i = 0; i < 200'000; ++i) {
        uint128 const by = i % 2 == 0 ? random.next_wide() | 1U : uint128{random.next() | 1U};
        uint128 const quotient = random.next_wide();
        uint128 const remainder = random.next_wide() % by;
        uint256 const number = add(multiply_wide(quotient, by), uint256{remainder});
        auto const result = divisor{by}.divide(number);
        REQUIRE(result.quotient == quotient);
        REQUIRE(result.remainder == remainder);
    }
}

TEST_CASE("division in place leaves quotients of any size") {
    words random;
    for (int i = 0; i < 50'000; ++i) {
        uint256 number;
        for (auto& word : number.words) word = random.next();
        std::uint64_t const by = random.next() | 1U;
        uint256 quotient = number;
        std::uint64_t const remainder = word_divisor{by}.divide_in_place(quotient);
        REQUIRE(remainder < by);
        REQUIRE(add(multiply(quotient, by), uint256{remainder}) == number);
    }
}

TEST_CASE("one word is divided as the machine divides it") {
    words random;
    for (int i = 0; i < 50'000; ++i) {
        std::uint64_t const number = random.next(), by = random.next() | 1U;
        auto const result = word_divisor{by}.divide(number);
        REQUIRE(result.quotient == number / by);
        REQUIRE(result.remainder == number % by);
    }
}

TEST_CASE("256 bits carry and borrow") {
    uint256 const one{1};
    uint256 const ones = subtract(uint256{}, one);
    CHECK(ones.words == std::array{~0UL, ~0UL, ~0UL, ~0UL});
    CHECK(add(ones, one).is_zero());
    CHECK(uint256{~uint128{0}} < add(uint256{~uint128{0}}, one));
    CHECK(bit_width(ones) == 256);
    CHECK(bit_width(uint256{}) == 0);
    CHECK(shift_left(ones, 63).words == std::array{1UL << 63, ~0UL, ~0UL, ~0UL});
}

TEST_CASE("digits are counted at every power of ten") {
    for (int power = 1; power < 77; ++power) {
        CHECK(digits_of(wide_ten_to(power)) == power + 1);
        CHECK(digits_of(subtract(wide_ten_to(power), uint256{1})) == power);
    }
    for (int power = 1; power <= 38; ++power) {
        CHECK(digits_of(ten_to(power)) == power + 1);
        CHECK(digits_of(ten_to(power) - 1) == power);
    }
    CHECK(digits_of(std::uint64_t{0}) == 0);
    CHECK(digits_of(~std::uint64_t{0}) == 20);
    CHECK(digits_of(~uint128{0}) == 39);
}

TEST_CASE("trailing zeros are taken away, no more than allowed") {
    for (int zeros = 0; zeros <= 37; ++zeros) {
        for (int most = 0; most <= 40; ++most) {
            uint128 number = ten_to(zeros) * 7;
            int const taken = take_zeros(number, most);
            REQUIRE(taken == std::min(zeros, most));
            REQUIRE(number == ten_to(zeros - taken) * 7);
        }
    }
    std::uint64_t number = 120;
    CHECK(take_zero(number));
    CHECK(number == 12);
    CHECK_FALSE(take_zero(number));
    CHECK(number == 12);
}
