#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <huiqi/value/wide_integer.hpp>

/// Powers of ten: to multiply by, to divide by, to count digits with, and to take trailing zeros away.
namespace huiqi::detail {

inline constexpr auto powers_of_ten = [] {
    std::array<std::uint64_t, 20> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

inline constexpr auto wide_powers_of_ten = [] {
    std::array<uint256, 78> powers{uint256{1}};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = multiply(powers[i - 1], std::uint64_t{10});
    return powers;
}();

inline constexpr auto power_of_ten_divisors = [] {
    std::array<divisor, 39> divisors{};
    for (std::size_t i = 0; i < divisors.size(); ++i) divisors[i] = divisor{wide_powers_of_ten[i].low()};
    return divisors;
}();

/// `power` is in [0, 38].
[[nodiscard]] constexpr uint128 ten_to(int power) { return wide_powers_of_ten[static_cast<std::size_t>(power)].low(); }
/// `power` is in [0, 77].
[[nodiscard]] constexpr uint256 const& wide_ten_to(int power) {
    return wide_powers_of_ten[static_cast<std::size_t>(power)];
}
/// `power` is in [0, 38].
[[nodiscard]] constexpr divisor const& divisor_ten_to(int power) {
    return power_of_ten_divisors[static_cast<std::size_t>(power)];
}

/// floor(bits * log10(2)) for up to 256 bits: a number of so many bits has that many decimal digits or one more.
[[nodiscard]] constexpr int least_digits(int bits) { return bits * 1'233 >> 12; }

/// Decimal digits of a number; 0 has none.
[[nodiscard]] constexpr int digits_of(std::uint64_t of) {
    int const guess = least_digits(static_cast<int>(std::bit_width(of)));
    return guess + (of < powers_of_ten[static_cast<std::size_t>(guess)] ? 0 : 1);
}

[[nodiscard]] constexpr int digits_of(uint128 of) {
    int const guess = least_digits(bit_width(of));
    return guess + (of < ten_to(guess) ? 0 : 1);
}

[[nodiscard]] constexpr int digits_of(uint256 const& of) {
    int const guess = least_digits(bit_width(of));
    return guess + (of < wide_ten_to(guess) ? 0 : 1);
}

/// Divides `number` by 10 if that leaves no remainder: an exact quotient is a product with the inverse of 5 modulo a
/// power of 2, and any other product, rotated right by one, is too great.
[[nodiscard]] constexpr bool take_zero(std::uint64_t& number) {
    std::uint64_t const quotient = std::rotr(number * 0xCCCC'CCCC'CCCC'CCCD, 1);
    if (quotient > ~std::uint64_t{0} / 10) return false;
    number = quotient;
    return true;
}

/// What the exact division of a 128-bit number by 10^(2^i) needs.
struct zero_test {
    uint128 inverse;  ///< of 5^(2^i), modulo 2^128
    uint128 greatest; ///< quotient
    int zeros;

    [[nodiscard]] constexpr bool take(uint128& number) const {
        uint128 const product = number * inverse;
        uint128 const quotient = product >> zeros | product << (128 - zeros);
        if (quotient > greatest) return false;
        number = quotient;
        return true;
    }
};

inline constexpr auto zero_tests = [] {
    std::array<zero_test, 6> tests{};
    uint128 five = 5;
    for (int i = 0; i < 6; ++i) {
        uint128 inverse = 1;
        for (int bits = 1; bits < 128; bits *= 2) inverse *= 2 - five * inverse;
        tests[static_cast<std::size_t>(5 - i)] = {
            inverse, divisor{ten_to(1 << i)}.divide(uint256{~uint128{0}}).quotient, 1 << i};
        five *= five;
    }
    return tests;
}();

/// Takes at most `most` trailing zeros from a number that is not 0; returns how many.
[[nodiscard]] constexpr int take_zeros(uint128& number, int most) {
    // Most numbers end in another digit, and most of these are seen at the first look.
    if (most == 0 || !zero_tests.back().take(number)) return 0;
    int taken = 1;
    for (auto const& test : zero_tests)
        if (test.zeros <= most - taken && test.take(number)) taken += test.zeros;
    return taken;
}

} // namespace huiqi::detail
