#pragma once

#include <huiqi/value/decimal_number.hpp>

/// Addition, subtraction, multiplication, division and remainder of decimals, each rounded once, half-even, to 34 digits.
///
/// Empty means that the result is too great for a decimal or, of a division, that the divisor is zero. Amounts as they occur
/// in rules have coefficients below 2^64: these take a short way that a compiler can inline, everything else goes through
/// 256-bit integers in namespace detail.
namespace huiqi {

namespace detail {

[[nodiscard]] constexpr std::optional<decimal> add_wide(decimal left, decimal right) {
    if (left.is_zero()) return right;
    if (right.is_zero()) return left;
    if (left.exponent() < right.exponent()) {
        decimal const kept = left;
        left = right;
        right = kept;
    }
    int const apart = left.exponent() - right.exponent();
    uint256 great, small{right.coefficient()};
    int exponent = right.exponent();
    if (int const digits = digits_of(left.coefficient()); digits + apart <= 76) {
        great = multiply(wide_ten_to(apart), left.coefficient());
    } else {
        // The lesser one begins so far behind the greater that it only says on which side of a tie the sum lies.
        int const moved = 40 - digits;
        great = multiply(wide_ten_to(moved), left.coefficient());
        exponent = left.exponent() - moved;
        small = uint256{1};
    }
    if (left.is_negative() == right.is_negative()) return rounded(left.is_negative(), add(great, small), exponent);
    if (great < small) return rounded(right.is_negative(), subtract(small, great), exponent);
    return rounded(left.is_negative(), subtract(great, small), exponent);
}

[[nodiscard]] constexpr std::optional<decimal> add_short(decimal left, decimal right) {
    std::uint64_t a = left.low_bits(), b = right.low_bits();
    bool negative = left.is_negative();
    int const apart = left.exponent() - right.exponent();
    if (apart == 0) {
        uint128 sum = 0;
        if (negative == right.is_negative()) {
            sum = uint128{a} + b;
        } else if (a >= b) {
            sum = a - b;
        } else {
            sum = b - a;
            negative = !negative;
        }
        if (left.exponent() == 0) return decimal::from_canonical(negative && sum != 0, sum, 0);
        return canonical(negative, sum, left.exponent());
    }
    if (apart > 19 || apart < -19) return add_wide(left, right);
    uint128 const high = apart > 0 ? uint128{a} * powers_of_ten[static_cast<std::size_t>(apart)] : uint128{a};
    uint128 const low = apart < 0 ? uint128{b} * powers_of_ten[static_cast<std::size_t>(-apart)] : uint128{b};
    int const exponent = apart > 0 ? right.exponent() : left.exponent();
    uint128 sum = 0;
    if (negative == right.is_negative()) {
        sum = high + low;
        if (sum < high) return add_wide(left, right);
    } else if (high >= low) {
        sum = high - low;
    } else {
        sum = low - high;
        negative = !negative;
    }
    if (sum >= coefficient_limit) return add_wide(left, right);
    // One operand has no trailing zero and the other at least one, so the sum has none.
    return decimal::from_canonical(negative, sum, exponent);
}

[[nodiscard]] constexpr std::optional<decimal> multiply_wide(decimal left, decimal right) {
    return rounded(left.is_negative() != right.is_negative(), multiply_wide(left.coefficient(), right.coefficient()),
                   left.exponent() + right.exponent());
}

[[nodiscard]] constexpr std::optional<decimal> divide_wide(decimal left, decimal right) {
    uint128 const a = left.coefficient(), b = right.coefficient();
    // So many zeros that the quotient has 35 or 36 digits: at least one to round away, beside a remainder that breaks a tie.
    int const moved = decimal_digits + 1 + digits_of(b) - digits_of(a);
    auto const [quotient, remainder] = divisor{b}.divide(multiply(wide_ten_to(moved), a));
    return rounded(left.is_negative() != right.is_negative(), quotient, left.exponent() - right.exponent() - moved, remainder != 0);
}

} // namespace detail

[[nodiscard]] constexpr std::optional<decimal> add(decimal left, decimal right) {
    if (left.is_short() && right.is_short()) return detail::add_short(left, right);
    return detail::add_wide(left, right);
}

[[nodiscard]] constexpr std::optional<decimal> subtract(decimal left, decimal right) { return add(left, -right); }

[[nodiscard]] constexpr std::optional<decimal> multiply(decimal left, decimal right) {
    if (left.is_short() && right.is_short()) {
        uint128 const product = uint128{left.low_bits()} * right.low_bits();
        int const exponent = left.exponent() + right.exponent();
        bool const negative = left.is_negative() != right.is_negative();
        if (product < detail::coefficient_limit && exponent >= detail::least_exponent) {
            if (exponent == 0) return decimal::from_canonical(negative && product != 0, product, 0);
            return detail::canonical(negative, product, exponent);
        }
    }
    return detail::multiply_wide(left, right);
}

/// Empty too if `right` is zero.
[[nodiscard]] constexpr std::optional<decimal> divide(decimal left, decimal right) {
    if (right.is_zero()) return std::nullopt;
    if (left.is_zero()) return left;
    return detail::divide_wide(left, right);
}

namespace detail {

/// |left| without as many whole |right| as it holds, exactly; `right` is not 0.
struct whole_division {
    decimal rest;      ///< not negative, less than |right|
    bool none = false; ///< no whole |right| went into |left|
    bool odd = false;  ///< their number was odd
    std::strong_ordering to_half = std::strong_ordering::less; ///< how the rest compares with half of |right|
};

[[nodiscard]] constexpr uint128 multiply_modulo(uint128 left, uint128 right, divisor const& modulus) {
    return modulus.divide(multiply_wide(left, right)).remainder;
}

[[nodiscard]] constexpr whole_division divide_whole(decimal left, decimal right) {
    int const apart = left.exponent() - right.exponent();
    uint128 number = left.coefficient(), unit = right.coefficient();
    if (apart < 0 && digits_of(unit) - apart > decimal_digits + 2) return {abs(left), true, false, std::strong_ordering::less};
    if (apart < 0) unit *= ten_to(-apart);
    // Modulo two units, so that the remainder tells whether the number of units is odd.
    divisor const modulus{unit * 2};
    uint128 const before = number;
    number = modulus.divide(number).remainder;
    if (apart > 0) {
        uint128 square = modulus.divide(uint256{10}).remainder;
        for (unsigned power = static_cast<unsigned>(apart); power != 0; power >>= 1) {
            if ((power & 1U) != 0) number = multiply_modulo(number, square, modulus);
            square = multiply_modulo(square, square, modulus);
        }
    }
    whole_division result;
    result.odd = number >= unit;
    if (result.odd) number -= unit;
    result.none = apart <= 0 && number == before;
    result.to_half = number * 2 <=> unit;
    result.rest = *canonical(false, number, apart < 0 ? left.exponent() : right.exponent());
    return result;
}

} // namespace detail

/// FEEL's modulo: left - right * floor(left / right), as if computed without a limit to the digits and rounded at the end; the
/// sign is that of `right`. modulo(-12, 5) is 3. Empty if `right` is zero.
[[nodiscard]] constexpr std::optional<decimal> floor_modulo(decimal left, decimal right) {
    if (right.is_zero()) return std::nullopt;
    decimal const rest = detail::divide_whole(left, right).rest;
    if (rest.is_zero()) return rest;
    if (left.is_negative() == right.is_negative()) return left.is_negative() ? -rest : rest;
    return add(right, left.is_negative() ? -rest : rest);
}

} // namespace huiqi
