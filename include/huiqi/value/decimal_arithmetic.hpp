#pragma once

#include <huiqi/value/decimal_number.hpp>

/// Addition, subtraction, multiplication, division and remainder of decimals, each rounded once, half-even, to 34
/// digits.
///
/// Empty means that the result is too great for a decimal or, of a division, that the divisor is zero. Amounts as they
/// occur in rules have coefficients below 2^64: these take a short way that a compiler can inline, everything else goes
/// through 256-bit integers in namespace detail.
namespace huiqi {

namespace detail {

[[nodiscard, gnu::noinline]] constexpr std::optional<decimal> add_wide(decimal left, decimal right) {
    if (left.is_zero()) return right;
    if (right.is_zero()) return left;
    if (left.exponent() < right.exponent()) {
        decimal const kept = left;
        left = right;
        right = kept;
    }
    int const apart = left.exponent() - right.exponent();
    int const digits = digits_of(left.coefficient());
    int exponent = right.exponent();
    bool const same = left.is_negative() == right.is_negative();
    if (digits + apart < 38) {
        uint128 const great = left.coefficient() * ten_to(apart), small = right.coefficient();
        bool const negative = great < small ? right.is_negative() : left.is_negative();
        uint128 const sum = same ? great + small : great < small ? small - great : great - small;
        return sum < coefficient_limit ? canonical(negative, sum, exponent) : rounded(negative, sum, exponent);
    }
    uint256 great, small{right.coefficient()};
    if (apart <= 38) {
        great = multiply_wide(ten_to(apart), left.coefficient());
    } else if (digits + apart <= 76) {
        great = multiply(wide_ten_to(apart), left.coefficient());
    } else {
        // The lesser one begins so far behind the greater that it only says on which side of a tie the sum lies.
        int const moved = 40 - digits;
        great = multiply(wide_ten_to(moved), left.coefficient());
        exponent = left.exponent() - moved;
        small = uint256{1};
    }
    // At 38 digits the greater one is above any coefficient.
    return rounded(left.is_negative(), same ? add(great, small) : subtract(great, small), exponent);
}

/// Coefficients below 2^62 that have their exponents in common, so that a sum needs one word.
[[nodiscard]] constexpr bool add_up_in_a_word(decimal left, decimal right) {
    return (left.high_bits() << 1) == (right.high_bits() << 1) && left.is_short() &&
           (left.low_bits() | right.low_bits()) >> 62 == 0;
}

/// A coefficient with its sign, found without a branch: amounts mix their signs freely.
template <class Integer>
[[nodiscard]] constexpr Integer with_sign(Integer magnitude, decimal of) {
    auto const sign = -static_cast<Integer>(of.high_bits() >> 63);
    return (magnitude ^ sign) - sign;
}

[[nodiscard, gnu::noinline]] constexpr std::optional<decimal> add_aligned(decimal left, decimal right) {
    int const apart = left.exponent() - right.exponent();
    if (!left.is_short() || !right.is_short() || apart > 18 || apart < -18) return add_wide(left, right);
    // 10^18 * 2^64 leaves room for a sign.
    auto const aligned = [](decimal of, int by) {
        return with_sign(
            static_cast<int128>(uint128{of.low_bits()} * powers_of_ten[static_cast<std::size_t>(by > 0 ? by : 0)]), of);
    };
    int128 const sum = aligned(left, apart) + aligned(right, -apart);
    auto const magnitude = static_cast<uint128>(sum < 0 ? -sum : sum);
    int const exponent = apart < 0 ? left.exponent() : right.exponent();
    if (magnitude >= coefficient_limit) return rounded(sum < 0, magnitude, exponent);
    return canonical(sum < 0, magnitude, exponent);
}

[[nodiscard, gnu::noinline]] constexpr std::optional<decimal> multiply_wide(decimal left, decimal right) {
    return rounded(left.is_negative() != right.is_negative(), multiply_wide(left.coefficient(), right.coefficient()),
                   left.exponent() + right.exponent());
}

/// Rounds a quotient of 34 digits by its remainder.
template <class Integer>
[[nodiscard]] constexpr std::optional<decimal> round_quotient(bool negative, uint128 quotient, int exponent,
                                                              Integer remainder, Integer divisor) {
    if (exponent < least_exponent) return rounded(negative, quotient, exponent, remainder != 0);
    Integer const other = divisor - remainder;
    uint128 const nearest = quotient + static_cast<unsigned>(remainder + static_cast<Integer>(quotient & 1U) > other);
    return nearest < coefficient_limit ? canonical(negative, nearest, exponent) : rounded(negative, nearest, exponent);
}

/// Both operands are short and not zero.
[[nodiscard, gnu::noinline]] constexpr std::optional<decimal> divide_short(decimal left, decimal right) {
    std::uint64_t const a = left.low_bits(), b = right.low_bits();
    bool const negative = left.is_negative() != right.is_negative();
    int const digits = digits_of(b), longer = digits - digits_of(a);
    std::uint64_t const leading = powers_of_ten[static_cast<std::size_t>(digits - 1)];
    if (b == leading) {
        int const exponent = left.exponent() - right.exponent() - (digits - 1);
        return exponent < least_exponent ? rounded(negative, a, exponent) : canonical(negative, a, exponent);
    }
    // So many zeros that the quotient has exactly 34 digits.
    auto const moved_by = [](std::uint64_t number, int by) {
        return uint128{number} * powers_of_ten[static_cast<std::size_t>(by > 0 ? by : 0)];
    };
    int const moved = decimal_digits + longer - (moved_by(a, longer) >= moved_by(b, -longer) ? 1 : 0);
    auto const [quotient, remainder] = word_divisor{b}.divide(multiply(wide_ten_to(moved), a));
    return round_quotient(negative, quotient, left.exponent() - right.exponent() - moved, remainder, b);
}

/// Neither operand is zero.
[[nodiscard, gnu::noinline]] constexpr std::optional<decimal> divide_wide(decimal left, decimal right) {
    uint128 const a = left.coefficient(), b = right.coefficient();
    int const longer = digits_of(b) - digits_of(a);
    bool const begins = longer >= 0 ? a * ten_to(longer) >= b : a >= b * ten_to(-longer);
    int const moved = decimal_digits + longer - (begins ? 1 : 0);
    auto const [quotient, remainder] = divisor{b}.divide(multiply(wide_ten_to(moved), a));
    return round_quotient(left.is_negative() != right.is_negative(), quotient,
                          left.exponent() - right.exponent() - moved, remainder, b);
}

} // namespace detail

[[nodiscard]] constexpr std::optional<decimal> add(decimal left, decimal right) {
    if (!detail::add_up_in_a_word(left, right)) return detail::add_aligned(left, right);
    auto const sum = detail::with_sign(static_cast<std::int64_t>(left.low_bits()), left) +
                     detail::with_sign(static_cast<std::int64_t>(right.low_bits()), right);
    auto magnitude = static_cast<std::uint64_t>(sum < 0 ? -sum : sum);
    int exponent = left.exponent();
    if (magnitude == 0) return decimal{};
    while (exponent != 0 && detail::take_zero(magnitude)) ++exponent;
    return decimal::from_canonical(sum < 0, magnitude, exponent);
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
    return left.is_short() && right.is_short() ? detail::divide_short(left, right) : detail::divide_wide(left, right);
}

namespace detail {

/// |left| without as many whole |right| as it holds, exactly; `right` is not 0.
struct whole_division {
    decimal rest;                                              ///< not negative, less than |right|
    bool none = false;                                         ///< no whole |right| went into |left|
    bool odd = false;                                          ///< their number was odd
    std::strong_ordering to_half = std::strong_ordering::less; ///< how the rest compares with half of |right|
};

[[nodiscard]] constexpr uint128 multiply_modulo(uint128 left, uint128 right, divisor const& modulus) {
    return modulus.divide(multiply_wide(left, right)).remainder;
}

[[nodiscard]] constexpr whole_division divide_whole(decimal left, decimal right) {
    int const apart = left.exponent() - right.exponent();
    uint128 number = left.coefficient(), unit = right.coefficient();
    if (apart < 0 && digits_of(unit) - apart > decimal_digits + 2)
        return {abs(left), true, false, std::strong_ordering::less};
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

/// FEEL's modulo: left - right * floor(left / right), as if computed without a limit to the digits and rounded at the
/// end; the sign is that of `right`. modulo(-12, 5) is 3. Empty if `right` is zero.
[[nodiscard]] constexpr std::optional<decimal> floor_modulo(decimal left, decimal right) {
    if (right.is_zero()) return std::nullopt;
    decimal const rest = detail::divide_whole(left, right).rest;
    if (rest.is_zero()) return rest;
    if (left.is_negative() == right.is_negative()) return left.is_negative() ? -rest : rest;
    return add(right, left.is_negative() ? -rest : rest);
}

} // namespace huiqi
