#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include <huiqi/value/decimal_arithmetic.hpp>

/// Integer powers and square roots of decimals, correctly rounded, half-even, to 34 digits.
///
/// A power is multiplied out in 95 to 114 digits. What is cut off behind them is noticed, so that exact results and
/// ties are seen for what they are; no other result comes near enough to a tie for the rest to matter.
namespace huiqi {

namespace detail {

/// A positive number of up to six digits of base 10^19, the least significant first; the lowest is not 0.
class long_decimal {
public:
    static constexpr std::size_t most_digits = 6;
    static constexpr int places = 19;

    constexpr long_decimal(uint128 coefficient, std::int64_t exponent) : exponent_{exponent} {
        auto const [high, low] = divisor_ten_to(places).divide(coefficient);
        digits_ = {low_word(low), low_word(high)};
        size_ = high != 0 ? 2 : 1;
        settle();
    }

    /// 1 / (coefficient * 10^exponent); the coefficient is below 10^34 and not 0.
    [[nodiscard]] static constexpr long_decimal inverse(uint128 coefficient, std::int64_t exponent) {
        if (coefficient == 1) return {1, -exponent};
        std::array<std::uint64_t, most_digits> leading_first{};
        std::size_t size = 0;
        uint128 rest = 1;
        divisor const by{coefficient};
        while (size < most_digits && rest != 0) {
            auto const [digit, left] = by.divide(multiply_wide(rest, ten_to(places)));
            rest = left;
            exponent += places;
            if (size != 0 || digit != 0) leading_first[size++] = low_word(digit);
        }
        long_decimal result{1, -exponent};
        result.size_ = size;
        for (std::size_t i = 0; i < size; ++i) result.digits_[i] = leading_first[size - 1 - i];
        result.cut_ = rest != 0;
        result.settle();
        return result;
    }

    [[nodiscard]] friend constexpr long_decimal operator*(long_decimal const& left, long_decimal const& right) {
        std::array<std::uint64_t, 2 * most_digits> product{};
        for (std::size_t i = 0; i < left.size_; ++i) {
            std::uint64_t carry = 0;
            for (std::size_t j = 0; j < right.size_; ++j) {
                uint128 const sum = uint128{left.digits_[i]} * right.digits_[j] + product[i + j] + carry;
                auto const [high, low] = divisor_ten_to(places).divide(sum);
                product[i + j] = low_word(low);
                carry = low_word(high);
            }
            product[i + right.size_] = carry;
        }
        std::size_t size = left.size_ + right.size_;
        if (product[size - 1] == 0) --size;
        std::size_t const cut = size > most_digits ? size - most_digits : 0;
        long_decimal result{1, left.exponent_ + right.exponent_ + places * static_cast<std::int64_t>(cut)};
        result.cut_ = left.cut_ || right.cut_;
        for (std::size_t i = 0; i < cut; ++i) result.cut_ = result.cut_ || product[i] != 0;
        result.size_ = size - cut;
        for (std::size_t i = 0; i < result.size_; ++i) result.digits_[i] = product[i + cut];
        result.settle();
        return result;
    }

    /// The number lies in [10^(magnitude - 19), 10^magnitude).
    [[nodiscard]] constexpr std::int64_t magnitude() const {
        return exponent_ + places * static_cast<std::int64_t>(size_);
    }

    [[nodiscard]] constexpr std::optional<decimal> to_decimal(bool negative) const {
        std::size_t const below = size_ > 3 ? size_ - 3 : 0;
        uint256 leading;
        for (std::size_t i = size_; i-- > below;)
            leading = add(multiply(leading, powers_of_ten[places]), uint256{digits_[i]});
        bool more = cut_;
        for (std::size_t i = 0; i < below; ++i) more = more || digits_[i] != 0;
        return rounded(negative, leading, static_cast<int>(exponent_) + places * static_cast<int>(below), more);
    }

private:
    constexpr void settle() {
        std::size_t zeros = 0;
        while (zeros + 1 < size_ && digits_[zeros] == 0) ++zeros;
        if (zeros == 0) return;
        size_ -= zeros;
        for (std::size_t i = 0; i < size_; ++i) digits_[i] = digits_[i + zeros];
        exponent_ += places * static_cast<std::int64_t>(zeros);
    }

    std::array<std::uint64_t, most_digits> digits_{};
    std::size_t size_ = 1;
    std::int64_t exponent_;
    bool cut_ = false; ///< the true number is a little greater
};

/// floor(sqrt(number)); the root must be below 2^126.
[[nodiscard]] inline uint128 square_root(uint256 const& number) {
    // Newton's iteration falls from above, so it starts from a double made a little too great.
    double const approximate = std::ldexp(static_cast<double>(number.high()), 128) + static_cast<double>(number.low());
    uint128 root = static_cast<uint128>(std::sqrt(approximate) * (1 + 0x1p-48)) + 1;
    for (;;) {
        uint128 const next = (root + divisor{root}.divide(number).quotient) / 2;
        if (next >= root) return root;
        root = next;
    }
}

} // namespace detail

/// `base` multiplied by itself; any number to the power 0 is 1. Empty on overflow and for zero to a negative power.
[[nodiscard]] constexpr std::optional<decimal> power(decimal base, std::int64_t exponent) {
    using detail::long_decimal;
    if (exponent == 0) return decimal::from_integer(1);
    if (base.is_zero()) return exponent > 0 ? std::optional{base} : std::nullopt;
    if (exponent == 1) return base;
    std::uint64_t const times = exponent < 0 ? 0 - static_cast<std::uint64_t>(exponent)
                                             : static_cast<std::uint64_t>(exponent);
    bool const negative = base.is_negative() && (times & 1U) != 0;
    long_decimal const factor = exponent < 0 ? long_decimal::inverse(base.coefficient(), base.exponent())
                                             : long_decimal{base.coefficient(), base.exponent()};
    long_decimal result = factor;
    for (std::uint64_t bit = std::bit_floor(times) >> 1; bit != 0; bit >>= 1) {
        result = result * result;
        if ((times & bit) != 0) result = result * factor;
        // From 1 the powers go one way only: what has left the range of decimals does not come back.
        if (result.magnitude() > 7'000) return std::nullopt;
        if (result.magnitude() < -7'000) return decimal{};
    }
    return result.to_decimal(negative);
}

/// Empty for a negative number.
[[nodiscard]] inline std::optional<decimal> square_root(decimal of) {
    using namespace detail;
    if (of.is_negative()) return std::nullopt;
    if (of.is_zero()) return of;
    // An even exponent, and so many zeros that the root has 35 or 36 digits.
    int moved = 2 * decimal_digits + 2 - digits_of(of.coefficient());
    if ((of.exponent() - moved) % 2 != 0) ++moved;
    uint256 const number = multiply(wide_ten_to(moved), of.coefficient());
    uint128 const root = square_root(number);
    return rounded(false, root, (of.exponent() - moved) / 2, multiply_wide(root, root) != number);
}

} // namespace huiqi
