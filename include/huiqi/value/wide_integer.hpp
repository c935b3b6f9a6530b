#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

/// Unsigned integers of 128 and 256 bits, as far as decimal arithmetic needs them: products, quotients by up to 128
/// bits.
///
/// Division uses no division instruction. A divisor is turned once into a multiplicative reciprocal (Möller and
/// Granlund, "Improved division by invariant integers", 2011) and each 64-bit digit of a quotient then costs two
/// multiplications.
namespace huiqi {

__extension__ using uint128 = unsigned __int128;
__extension__ using int128 = __int128;

namespace detail {

[[nodiscard]] constexpr std::uint64_t low_word(uint128 from) { return static_cast<std::uint64_t>(from); }
[[nodiscard]] constexpr std::uint64_t high_word(uint128 from) { return static_cast<std::uint64_t>(from >> 64); }
[[nodiscard]] constexpr uint128 join(std::uint64_t high, std::uint64_t low) { return uint128{high} << 64 | low; }
[[nodiscard]] constexpr int bit_width(uint128 of) {
    return high_word(of) != 0 ? 64 + static_cast<int>(std::bit_width(high_word(of)))
                              : static_cast<int>(std::bit_width(low_word(of)));
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

[[nodiscard]] constexpr int bit_width(uint256 const& of) {
    return of.high() != 0 ? 128 + bit_width(of.high()) : bit_width(of.low());
}

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

/// Modulo 2^256. Written out: the compilers leave the loop a loop, and division waits for it.
[[nodiscard]] constexpr uint256 multiply(uint256 const& left, std::uint64_t right) {
    uint128 const word0 = uint128{left.words[0]} * right;
    uint128 const word1 = uint128{left.words[1]} * right + high_word(word0);
    uint128 const word2 = uint128{left.words[2]} * right + high_word(word1);
    uint256 product;
    product.words = {low_word(word0), low_word(word1), low_word(word2), left.words[3] * right + high_word(word2)};
    return product;
}

/// Modulo 2^256.
[[nodiscard]] constexpr uint256 multiply(uint256 const& left, uint128 right) {
    uint256 product = multiply(left, low_word(right));
    uint128 const word1 = uint128{left.words[0]} * high_word(right) + product.words[1];
    uint128 const word2 = uint128{left.words[1]} * high_word(right) + product.words[2] + high_word(word1);
    product.words = {product.words[0], low_word(word1), low_word(word2),
                     left.words[2] * high_word(right) + product.words[3] + high_word(word2)};
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

/// The upper word of (high, low) shifted left by [0, 63].
[[nodiscard]] constexpr std::uint64_t shift_into(std::uint64_t high, std::uint64_t low, int shift) {
    return high << shift | low >> 1 >> (63 - shift);
}

/// `shift` is in [0, 63].
[[nodiscard]] constexpr uint256 shift_left(uint256 const& from, int shift) {
    auto const& [word0, word1, word2, word3] = from.words;
    uint256 shifted;
    shifted.words = {word0 << shift, shift_into(word1, word0, shift), shift_into(word2, word1, shift),
                     shift_into(word3, word2, shift)};
    return shifted;
}

/// Seeds of the reciprocal: floor((2^19 - 3 * 2^8) / d) for the leading nine bits d of a divisor.
inline constexpr auto reciprocal_seeds = [] {
    std::array<std::uint16_t, 256> seeds{};
    for (std::uint32_t i = 0; i < 256; ++i)
        seeds[i] = static_cast<std::uint16_t>(((1U << 19) - 3 * (1U << 8)) / (256 + i));
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

/// A number below 2^64, not 0, made ready to divide by.
class word_divisor {
public:
    constexpr word_divisor() = default;
    constexpr explicit word_divisor(std::uint64_t value)
        : divisor_{value << std::countl_zero(value)},
          reciprocal_{detail::reciprocal(divisor_)}, shift_{std::countl_zero(value)} {}

    struct result {
        uint128 quotient;
        std::uint64_t remainder;
    };

    [[nodiscard]] constexpr result divide(std::uint64_t number) const {
        std::uint64_t rest = shift_into(0, number, shift_);
        std::uint64_t const quotient = step(rest, number << shift_);
        return {quotient, rest >> shift_};
    }

    /// The quotient must be below 2^128.
    [[nodiscard]] constexpr result divide(uint256 const& number) const {
        // Nothing stands above the third word then, and the third is less than the divisor.
        std::uint64_t rest = shift_into(number.words[2], number.words[1], shift_);
        std::uint64_t const upper = step(rest, shift_into(number.words[1], number.words[0], shift_));
        std::uint64_t const lower = step(rest, number.words[0] << shift_);
        return {join(upper, lower), rest >> shift_};
    }

    /// Leaves the quotient, whatever its size, in `number`; returns the remainder.
    [[nodiscard]] constexpr std::uint64_t divide_in_place(uint256& number) const {
        std::uint64_t rest = shift_into(0, number.words[3], shift_);
        uint256 const shifted = shift_left(number, shift_);
        for (std::size_t i = 4; i-- > 0;) number.words[i] = step(rest, shifted.words[i]);
        return rest >> shift_;
    }

private:
    /// One word of a quotient: (rest, next) / divisor_, leaving the remainder in `rest`, which is below the divisor.
    [[nodiscard]] constexpr std::uint64_t step(std::uint64_t& rest, std::uint64_t next) const {
        uint128 const guess = uint128{reciprocal_} * rest + join(rest, next);
        std::uint64_t quotient = high_word(guess) + 1;
        std::uint64_t left = next - quotient * divisor_;
        if (left > low_word(guess)) {
            --quotient;
            left += divisor_;
        }
        if (left >= divisor_) [[unlikely]] {
            ++quotient;
            left -= divisor_;
        }
        rest = left;
        return quotient;
    }

    std::uint64_t divisor_ = 0, reciprocal_ = 0; ///< the divisor with its highest bit set
    int shift_ = 0;
};

/// A number below 2^128, not 0, made ready to divide by.
class divisor {
public:
    constexpr divisor() = default;
    constexpr explicit divisor(uint128 value) {
        if (high_word(value) == 0) {
            word_ = word_divisor{low_word(value)};
            return;
        }
        shift_ = std::countl_zero(high_word(value));
        divisor_ = value << shift_;
        reciprocal_ = reciprocal_of(divisor_);
    }

    struct result {
        uint128 quotient, remainder;
    };

    /// The quotient must be below 2^128.
    [[nodiscard]] constexpr result divide(uint256 const& number) const {
        if (divisor_ == 0) {
            auto const [quotient, remainder] = word_.divide(number);
            return {quotient, remainder};
        }
        uint256 const shifted = shift_left(number, shift_);
        uint128 rest = shifted.high();
        std::uint64_t const upper = step(rest, shifted.words[1]);
        std::uint64_t const lower = step(rest, shifted.words[0]);
        return {join(upper, lower), rest >> shift_};
    }

    /// For a divisor below 2^64.
    [[nodiscard]] constexpr word_divisor const& word() const { return word_; }

private:
    [[nodiscard]] static constexpr std::uint64_t reciprocal_of(uint128 value) {
        std::uint64_t const high = high_word(value), low = low_word(value);
        std::uint64_t guess = reciprocal(high);
        std::uint64_t over = high * guess + low;
        if (over < low) {
            --guess;
            if (over >= high) {
                --guess;
                over -= high;
            }
            over -= high;
        }
        uint128 const product = uint128{guess} * low;
        over += high_word(product);
        if (over < high_word(product)) {
            --guess;
            if (join(over, low_word(product)) >= value) --guess;
        }
        return guess;
    }

    /// One word of a quotient: (rest, next) / divisor_, leaving the remainder in `rest`, which is below the divisor.
    [[nodiscard]] constexpr std::uint64_t step(uint128& rest, std::uint64_t next) const {
        uint128 const guess = uint128{reciprocal_} * high_word(rest) + rest;
        std::uint64_t quotient = high_word(guess);
        std::uint64_t const upper = low_word(rest) - quotient * high_word(divisor_);
        uint128 left = join(upper, next) - uint128{low_word(divisor_)} * quotient - divisor_;
        ++quotient;
        if (high_word(left) >= low_word(guess)) {
            --quotient;
            left += divisor_;
        }
        if (left >= divisor_) [[unlikely]] {
            ++quotient;
            left -= divisor_;
        }
        rest = left;
        return quotient;
    }

    uint128 divisor_ = 0; ///< with its highest bit set; 0 if `word_` is the one to divide by
    std::uint64_t reciprocal_ = 0;
    int shift_ = 0;
    word_divisor word_;
};

} // namespace detail
} // namespace huiqi
