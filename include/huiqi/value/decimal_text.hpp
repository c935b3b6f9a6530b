#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include <huiqi/value/decimal_number.hpp>

/// Decimals from text and to text, and from and to binary floating point.
namespace huiqi {

/// Reads `12`, `-0.5`, `.5`, `+1.25e-3`: digits with an optional sign, point and exponent, nothing before or behind.
/// Any number of digits is read in linear time and rounded once, half-even, to 34. Empty if it is no number, or too
/// great.
[[nodiscard]] constexpr std::optional<decimal> parse_decimal(std::string_view text) {
    std::size_t at = 0;
    auto const digit_here = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    auto const sign_here = [&] {
        bool const negative = at < text.size() && text[at] == '-';
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        return negative;
    };
    constexpr int kept = 38; // as many as 128 bits hold; the others matter only by not being zero
    uint128 coefficient = 0;
    bool more = false;
    int digits = 0;
    std::int64_t exponent = 0;
    auto const take = [&] {
        std::size_t const from = at;
        for (; digit_here(); ++at) {
            unsigned const digit = static_cast<unsigned>(text[at] - '0');
            if (digits == kept) {
                more = more || digit != 0;
                ++exponent;
            } else if (digits != 0 || digit != 0) {
                coefficient = coefficient * 10 + digit;
                ++digits;
            }
        }
        return static_cast<std::int64_t>(at - from);
    };

    bool const negative = sign_here();
    bool const whole = take() != 0;
    if (at < text.size() && text[at] == '.') {
        ++at;
        std::int64_t const places = take();
        if (places == 0) return std::nullopt;
        exponent -= places;
    } else if (!whole) {
        return std::nullopt;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        bool const down = sign_here();
        if (!digit_here()) return std::nullopt;
        std::int64_t stated = 0;
        for (; digit_here(); ++at)
            if (stated < std::int64_t{1} << 50) stated = stated * 10 + (text[at] - '0');
        exponent += down ? -stated : stated;
    }
    if (at != text.size()) return std::nullopt;
    return detail::rounded(negative, coefficient, static_cast<int>(std::clamp<std::int64_t>(exponent, -10'000, 10'000)),
                           more);
}

namespace detail {

/// The digits of the coefficient.
[[nodiscard]] inline std::string digits_text(uint128 number) {
    char buffer[40];
    char* const end = buffer + sizeof buffer;
    char* at = end;
    do {
        auto const [rest, group] = divisor_ten_to(19).divide(number);
        std::uint64_t digits = low_word(group);
        number = rest;
        for (int i = 0; i < 19 && (digits != 0 || number != 0); ++i, digits /= 10)
            *--at = static_cast<char>('0' + digits % 10);
    } while (number != 0);
    if (at == end) *--at = '0';
    return {at, end};
}

/// d.dddE+x
[[nodiscard]] inline std::string scientific_text(decimal of) {
    std::string text = digits_text(of.coefficient());
    int const exponent = of.exponent() + static_cast<int>(text.size()) - 1;
    text.erase(std::max<std::size_t>(text.find_last_not_of('0') + 1, 1));
    if (text.size() > 1) text.insert(1, 1, '.');
    text += exponent < 0 ? "E-" : "E+";
    text += std::to_string(std::abs(exponent));
    if (of.is_negative()) text.insert(0, 1, '-');
    return text;
}

} // namespace detail

/// Plain notation (`-0.05`, `68212208`) as long as it takes no more than 50 characters, else `1.5E+100`. Reading it
/// gives the same number.
[[nodiscard]] inline std::string to_string(decimal of) {
    constexpr std::size_t longest = 50;
    std::string text = detail::digits_text(of.coefficient());
    std::size_t const places = static_cast<std::size_t>(of.exponent() < 0 ? -of.exponent() : 0);
    std::size_t const zeros = static_cast<std::size_t>(of.exponent() > 0 ? of.exponent() : 0);
    if (std::max(text.size() + zeros, places + 1) > longest - 2) return detail::scientific_text(of);
    text.append(zeros, '0');
    if (places >= text.size()) text.insert(0, places + 1 - text.size(), '0');
    if (places != 0) text.insert(text.size() - places, 1, '.');
    if (of.is_negative()) text.insert(0, 1, '-');
    return text;
}

/// The shortest decimal that names this double: 0.1 becomes exactly 0.1. Empty for an infinity or NaN.
[[nodiscard]] inline std::optional<decimal> from_double(double from) {
    if (!std::isfinite(from)) return std::nullopt;
    char buffer[32];
    auto const written = std::to_chars(buffer, buffer + sizeof buffer, from, std::chars_format::scientific);
    return parse_decimal({buffer, written.ptr});
}

/// The nearest double, for plots; infinite if there is none. Nothing may be decided by it.
[[nodiscard]] inline double to_double(decimal of) {
    std::string const text = detail::scientific_text(of);
    double result = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), result).ec == std::errc::result_out_of_range)
        result = of.exponent() < 0  ? 0
                 : of.is_negative() ? -std::numeric_limits<double>::infinity()
                                    : std::numeric_limits<double>::infinity();
    return result;
}

} // namespace huiqi
