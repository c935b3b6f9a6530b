#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include <huiqi/value/power_of_ten.hpp>

/// An exact decimal number of up to 34 digits: (-1)^negative * coefficient * 10^exponent, the range of IEEE decimal128.
///
///     decimal a = *parse_decimal("12.50");      coefficient 125, exponent -1
///     decimal b = decimal::from_integer(2000);  coefficient 2000, exponent 0
///
/// Every number has one representation, the one whose exponent is nearest to zero: an integer below 10^34 has exponent
/// 0, a fraction no trailing zeros, and a positive exponent means that all 34 digits are in use. So equal numbers are
/// equal bytes, and arithmetic on whole amounts never has to look for trailing zeros. There is no negative zero, no
/// infinity and no NaN: whatever would give one gives an empty optional instead.
namespace huiqi {

class decimal;

namespace detail {

inline constexpr int decimal_digits = 34;
inline constexpr int least_exponent = -6176;
inline constexpr int greatest_exponent = 6111;
inline constexpr uint128 coefficient_limit = ten_to(decimal_digits);

[[nodiscard]] constexpr std::optional<decimal> rounded(bool negative, uint256 coefficient, int exponent,
                                                       bool more = false);

} // namespace detail

class decimal {
public:
    constexpr decimal() = default;

    [[nodiscard]] static constexpr decimal from_integer(std::int64_t from) {
        std::uint64_t const bits = static_cast<std::uint64_t>(from);
        return decimal{from < 0, uint128{from < 0 ? 0 - bits : bits}, 0};
    }

    /// Rounded half-even to 34 digits; empty if it is too great for the exponents there are. Too small a number becomes
    /// 0.
    [[nodiscard]] static constexpr std::optional<decimal> from_parts(bool negative, uint128 coefficient, int exponent) {
        return detail::rounded(negative, coefficient, std::clamp(exponent, -10'000, 10'000));
    }

    /// Trusted: the parts must be in the one representation described above; zero has exponent 0 and is not negative.
    [[nodiscard]] static constexpr decimal from_canonical(bool negative, uint128 coefficient, int exponent) {
        return decimal{negative, coefficient, exponent};
    }

    [[nodiscard]] constexpr bool is_zero() const { return (low_ | high_) == 0; }
    [[nodiscard]] constexpr bool is_negative() const { return high_ >> 63 != 0; }
    /// -1, 0 or 1.
    [[nodiscard]] constexpr int sign() const { return is_negative() ? -1 : is_zero() ? 0 : 1; }
    [[nodiscard]] constexpr bool is_integer() const { return exponent() >= 0; }
    /// Below 10^34.
    [[nodiscard]] constexpr uint128 coefficient() const { return detail::join(high_ & coefficient_bits, low_); }
    /// In [-6176, 6111].
    [[nodiscard]] constexpr int exponent() const {
        return static_cast<int>(static_cast<std::int64_t>(high_ << 1) >> 50);
    }

    /// Empty unless it is an integer that fits.
    [[nodiscard]] constexpr std::optional<std::int64_t> to_int64() const {
        if ((high_ << 1) != 0 || low_ > (std::uint64_t{1} << 63) - (is_negative() ? 0 : 1)) return std::nullopt;
        return static_cast<std::int64_t>(is_negative() ? 0 - low_ : low_);
    }

    [[nodiscard]] constexpr decimal operator-() const {
        decimal result = *this;
        if (!is_zero()) result.high_ ^= sign_bit;
        return result;
    }

    /// The two words of the representation: equal for equal numbers, and for these only.
    [[nodiscard]] constexpr std::uint64_t low_bits() const { return low_; }
    [[nodiscard]] constexpr std::uint64_t high_bits() const { return high_; }

    /// Whether the coefficient is below 2^64; then it is `low_bits()` and the exponent is not positive.
    [[nodiscard]] constexpr bool is_short() const { return (high_ & coefficient_bits) == 0; }

    friend constexpr bool operator==(decimal, decimal) = default;
    friend constexpr std::strong_ordering operator<=>(decimal left, decimal right);

private:
    static constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;
    static constexpr std::uint64_t coefficient_bits = (std::uint64_t{1} << 49) - 1;

    constexpr decimal(bool negative, uint128 coefficient, int exponent)
        : low_{detail::low_word(coefficient)}, high_{detail::high_word(coefficient) |
                                                     (static_cast<std::uint64_t>(exponent) & 0x3FFF) << 49 |
                                                     (negative ? sign_bit : 0)} {}

    std::uint64_t low_ = 0;
    std::uint64_t high_ = 0; ///< from the top: sign, 14 bits of exponent, 49 bits of coefficient
};

static_assert(sizeof(decimal) == 16);

namespace detail {

/// Brings a number of at most 34 digits, whose exponent is not below the least, to its one representation.
[[nodiscard]] constexpr std::optional<decimal> canonical(bool negative, uint128 coefficient, int exponent) {
    if (coefficient == 0) return decimal{};
    if (exponent < 0) {
        if (high_word(coefficient) == 0) {
            std::uint64_t number = low_word(coefficient);
            while (exponent < 0 && take_zero(number)) ++exponent;
            coefficient = number;
        } else {
            exponent += take_zeros(coefficient, -exponent);
        }
    } else if (exponent > 0) {
        int const room = decimal_digits - digits_of(coefficient);
        int const moved = room < exponent ? room : exponent;
        coefficient *= ten_to(moved);
        exponent -= moved;
        if (exponent > greatest_exponent) return std::nullopt;
    }
    return decimal::from_canonical(negative, coefficient, exponent);
}

/// Half-even to 34 digits, or to fewer where the least exponent asks for it. `more` says that the true number is a
/// little greater than the coefficient, by less than one unit of it.
constexpr std::optional<decimal> rounded(bool negative, uint256 coefficient, int exponent, bool more) {
    int const digits = digits_of(coefficient);
    int drop = digits > decimal_digits ? digits - decimal_digits : 0;
    if (exponent + drop < least_exponent) drop = least_exponent - exponent;
    if (drop == 0) return canonical(negative, coefficient.low(), exponent);
    if (drop > digits) return decimal{};
    exponent += drop;
    for (; drop > 38; drop -= 19)
        if (divisor_ten_to(19).word().divide_in_place(coefficient) != 0) more = true;
    auto [quotient, remainder] = divisor_ten_to(drop).divide(coefficient);
    uint128 const half = ten_to(drop) / 2;
    // Half of all results go up, so no branch: odd quotients and anything more push a tie over the half.
    quotient += static_cast<unsigned>(remainder + static_cast<unsigned>(more || (quotient & 1U) != 0) > half);
    if (quotient == coefficient_limit) {
        quotient = ten_to(decimal_digits - 1);
        ++exponent;
    }
    return canonical(negative, quotient, exponent);
}

[[nodiscard]] constexpr std::strong_ordering compare_magnitudes(decimal left, decimal right) {
    uint128 const a = left.coefficient(), b = right.coefficient();
    int const apart = left.exponent() - right.exponent();
    if (a == 0 || b == 0 || apart == 0) return a <=> b;
    // The magnitudes differ by the digits and exponents alone, or the exponents are so near that 256 bits hold both.
    int const left_top = left.exponent() + digits_of(a), right_top = right.exponent() + digits_of(b);
    if (left_top != right_top) return left_top <=> right_top;
    uint256 const aligned_left = apart > 0 ? multiply(wide_ten_to(apart), a) : uint256{a};
    uint256 const aligned_right = apart < 0 ? multiply(wide_ten_to(-apart), b) : uint256{b};
    if (aligned_left == aligned_right) return std::strong_ordering::equal;
    return aligned_left < aligned_right ? std::strong_ordering::less : std::strong_ordering::greater;
}

} // namespace detail

constexpr std::strong_ordering operator<=>(decimal left, decimal right) {
    if (left.is_negative() != right.is_negative())
        return left.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
    if (left.is_negative()) {
        decimal const kept = left;
        left = right;
        right = kept;
    }
    if (((left.high_ ^ right.high_) & ~decimal::coefficient_bits << 1 >> 1) == 0)
        return left.coefficient() <=> right.coefficient();
    if (left.is_short() && right.is_short()) {
        int const apart = left.exponent() - right.exponent();
        if (apart > 0 && apart < 20)
            return uint128{left.low_} * detail::powers_of_ten[static_cast<std::size_t>(apart)] <=> uint128{right.low_};
        if (apart < 0 && apart > -20)
            return uint128{left.low_} <=> uint128{right.low_} * detail::powers_of_ten[static_cast<std::size_t>(-apart)];
    }
    return detail::compare_magnitudes(left, right);
}

[[nodiscard]] constexpr decimal negate(decimal of) { return -of; }
[[nodiscard]] constexpr decimal abs(decimal of) { return of.is_negative() ? -of : of; }

/// Equal for equal numbers.
[[nodiscard]] constexpr std::size_t hash(decimal of) {
    std::uint64_t mixed = of.low_bits() * 0x9E37'79B9'7F4A'7C15 ^ of.high_bits();
    mixed = (mixed ^ mixed >> 32) * 0xD6E8'FEB8'6659'FD93;
    return static_cast<std::size_t>(mixed ^ mixed >> 32);
}

} // namespace huiqi

template <>
struct std::hash<huiqi::decimal> {
    std::size_t operator()(huiqi::decimal of) const noexcept { return huiqi::hash(of); }
};
