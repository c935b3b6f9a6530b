#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

/// Unsigned integers of 128 and 256 bits, as far as decimal arithmetic needs them: products, quotients by up to 128 bits.
///
/// Division uses no division instruction. A divisor is turned once into a multiplicative reciprocal (Möller and Granlund,
/// "Improved division by invariant integers", 2011) and each 64-bit digit of a quotient then costs two multiplications.
namespace huiqi {

__extension__ using uint128 = unsigned __int128;

namespace detail {

[[nodiscard]] constexpr std::uint64_t low_word(uint128 from) { return static_cast<std::uint64_t>(from); }
[[nodiscard]] constexpr std::uint64_t high_word(uint128 from) { return static_cast<std::uint64_t>(from >> 64); }
[[nodiscard]] constexpr uint128 join(std::uint64_t high, std::uint64_t low) { return uint128{high} << 64 | low; }
[[nodiscard]] constexpr int bit_width(uint128 of) {
    return high_word(of) != 0 ? 64 + static_cast<int>(std::bit_width(high_word(of))) : static_cast<int>(std::bit_width(low_word(of)));
}

/// 256 bits, the least significant word first.
struct uint256 {
    std::array<std::uint64_t, 4> words{};

    constexpr uint256() = default;
    constexpr uint256(uint128 from) : words{low_word(from), high_word(from), 0, 0} {}

    [[nodiscard]] constexpr uint128 low() const { return join(words[1], words[0]); }
    [[nodiscard]] constexpr uint128 high() const { return join(words[3], words[2]); }
    [[nodiscard]] constexpr bool is_zero() const { return (words[0] | words[1] | words[2] | words[3]) == 0; }

    friend constexpr bool operator==(uint256 const&, uint256 const&) = default;
    friend constexpr bool operator<(uint256 const& left, uint256 const& right) {
        return left.high() != right.high() ? left.high() < right.high() : left.low() < right.low();
    }
};

[[nodiscard]] constexpr int bit_width(uint256 const& of) { return of.high() != 0 ? 128 + bit_width(of.high()) : bit_width(of.low()); }

/// Modulo 2^256.
[[nodiscard]] constexpr uint256 add(uint256 const& left, uint256 const& right) {
    uint256 sum;
    uint128 carry = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        carry += uint128{left.words[i]} + right.words[i];
        sum.words[i] = low_word(carry);
        carry >>= 64;
    }
    return sum;
}

/// Modulo 2^256.
[[nodiscard]] constexpr uint256 subtract(uint256 const& left, uint256 const& right) {
    uint256 difference;
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        uint128 const word = uint128{left.words[i]} - right.words[i] - borrow;
        difference.words[i] = low_word(word);
        borrow = high_word(word) & 1U;
    }
    return difference;
}

/// Modulo 2^256.
[[nodiscard]] constexpr uint256 multiply(uint256 const& left, std::uint64_t right) {
    uint256 product;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        uint128 const word = uint128{left.words[i]} * right + carry;
        product.words[i] = low_word(word);
        carry = high_word(word);
    }
    return product;
}

/// Modulo 2^256.
[[nodiscard]] constexpr uint256 multiply(uint256 const& left, uint128 right) {
    uint256 product = multiply(left, low_word(right));
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        uint128 const word = uint128{left.words[i]} * high_word(right) + product.words[i + 1] + carry;
        product.words[i + 1] = low_word(word);
        carry = high_word(word);
    }
    return product;
}

/// The whole product of two 128-bit numbers.
[[nodiscard]] constexpr uint256 multiply_wide(uint128 left, uint128 right) {
    uint128 const low = uint128{low_word(left)} * low_word(right);
    uint128 const middle = uint128{low_word(left)} * high_word(right) + high_word(low);
    uint128 const middle_too = uint128{high_word(left)} * low_word(right) + low_word(middle);
    uint128 const high = uint128{high_word(left)} * high_word(right) + high_word(middle) + high_word(middle_too);
    uint256 product;
    product.words = {low_word(low), low_word(middle_too), low_word(high), high_word(high)};
    return product;
}

/// `shift` is in [0, 63].
[[nodiscard]] constexpr uint256 shift_left(uint256 const& from, int shift) {
    if (shift == 0) return from;
    uint256 shifted;
    shifted.words[0] = from.words[0] << shift;
    for (std::size_t i = 1; i < 4; ++i) shifted.words[i] = from.words[i] << shift | from.words[i - 1] >> (64 - shift);
    return shifted;
}

/// Seeds of the reciprocal: floor((2^19 - 3 * 2^8) / d) for the leading nine bits d of a divisor.
inline constexpr auto reciprocal_seeds = [] {
    std::array<std::uint16_t, 256> seeds{};
    for (std::uint32_t i = 0; i < 256; ++i) seeds[i] = static_cast<std::uint16_t>(((1U << 19) - 3 * (1U << 8)) / (256 + i));
    return seeds;
}();

/// floor((2^128 - 1) / divisor) - 2^64, for a divisor whose highest bit is set: three Newton steps from the seed.
[[nodiscard]] constexpr std::uint64_t reciprocal(std::uint64_t divisor) {
    std::uint64_t const leading40 = (divisor >> 24) + 1;
    std::uint64_t const odd = divisor & 1U;
    std::uint64_t const half = (divisor >> 1) + odd;
    std::uint64_t const bits11 = reciprocal_seeds[(divisor >> 55) - 256];
    std::uint64_t const bits21 = (bits11 << 11) - (bits11 * bits11 * leading40 >> 40) - 1;
    std::uint64_t const bits34 = (bits21 << 13) + (bits21 * ((std::uint64_t{1} << 60) - bits21 * leading40) >> 47);
    std::uint64_t const error = ((bits34 >> 1) & (0 - odd)) - bits34 * half;
    std::uint64_t const bits65 = (bits34 << 31) + (high_word(uint128{bits34} * error) >> 1);
    return bits65 - high_word(uint128{bits65} * divisor + divisor) - divisor;
}

/// A number below 2^128, not 0, made ready to divide by.
class divisor {
public:
    constexpr divisor() = default;
    constexpr explicit divisor(uint128 value) {
        one_word_ = high_word(value) == 0;
        shift_ = one_word_ ? std::countl_zero(low_word(value)) : std::countl_zero(high_word(value));
        value <<= shift_;
        if (one_word_) {
            high_ = low_word(value);
            reciprocal_ = reciprocal(high_);
        } else {
            high_ = high_word(value);
            low_ = low_word(value);
            reciprocal_ = reciprocal_of_two(high_, low_);
        }
    }

    struct result {
        uint128 quotient, remainder;
    };

    /// The quotient must be below 2^128.
    [[nodiscard]] constexpr result divide(uint256 const& number) const {
        uint256 const shifted = shift_left(number, shift_);
        if (one_word_) {
            // The quotient has two words, so whatever stands above the third is less than the divisor.
            std::uint64_t rest = shifted.words[2];
            std::uint64_t const upper = step(rest, shifted.words[1]);
            std::uint64_t const lower = step(rest, shifted.words[0]);
            return {join(upper, lower), rest >> shift_};
        }
        uint128 rest = shifted.high();
        std::uint64_t const upper = step(rest, shifted.words[1]);
        std::uint64_t const lower = step(rest, shifted.words[0]);
        return {join(upper, lower), rest >> shift_};
    }

    /// Divides in place by a divisor of one word; whatever the quotient's size. Returns the remainder.
    [[nodiscard]] constexpr std::uint64_t divide_in_place(uint256& number) const {
        std::uint64_t rest = shift_ == 0 ? 0 : number.words[3] >> (64 - shift_);
        uint256 const shifted = shift_left(number, shift_);
        for (std::size_t i = 4; i-- > 0;) number.words[i] = step(rest, shifted.words[i]);
        return rest >> shift_;
    }

private:
    [[nodiscard]] static constexpr std::uint64_t reciprocal_of_two(std::uint64_t high, std::uint64_t low) {
        std::uint64_t v = reciprocal(high);
        std::uint64_t p = high * v + low;
        if (p < low) {
            --v;
            if (p >= high) {
                --v;
                p -= high;
            }
            p -= high;
        }
        uint128 const t = uint128{v} * low;
        p += high_word(t);
        if (p < high_word(t)) {
            --v;
            if (join(p, low_word(t)) >= join(high, low)) --v;
        }
        return v;
    }

    /// One word of a quotient: (rest, next) / high_, leaving the remainder in `rest`; rest < high_.
    [[nodiscard]] constexpr std::uint64_t step(std::uint64_t& rest, std::uint64_t next) const {
        uint128 const guess = uint128{reciprocal_} * rest + join(rest, next);
        std::uint64_t quotient = high_word(guess) + 1;
        std::uint64_t left = next - quotient * high_;
        if (left > low_word(guess)) {
            --quotient;
            left += high_;
        }
        if (left >= high_) [[unlikely]] {
            ++quotient;
            left -= high_;
        }
        rest = left;
        return quotient;
    }

    /// The same for a divisor of two words; rest < (high_, low_).
    [[nodiscard]] constexpr std::uint64_t step(uint128& rest, std::uint64_t next) const {
        uint128 const whole = join(high_, low_);
        uint128 const guess = uint128{reciprocal_} * high_word(rest) + rest;
        std::uint64_t quotient = high_word(guess);
        std::uint64_t const upper = low_word(rest) - quotient * high_;
        uint128 left = join(upper, next) - uint128{low_} * quotient - whole;
        ++quotient;
        if (high_word(left) >= low_word(guess)) {
            --quotient;
            left += whole;
        }
        if (left >= whole) [[unlikely]] {
            ++quotient;
            left -= whole;
        }
        rest = left;
        return quotient;
    }

    std::uint64_t high_ = 0, low_ = 0, reciprocal_ = 0;
    int shift_ = 0;
    bool one_word_ = false;
};

} // namespace detail
} // namespace huiqi
