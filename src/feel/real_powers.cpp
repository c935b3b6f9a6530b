#include "library_functions.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

/// exp, log and powers with real exponents, worked out to 150 digits and rounded to the 34 of a decimal.
namespace huiqi::feel {
namespace {

using precise = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<150>>;

/// Fewer than are worked out, so that a power that ends exactly is seen to end; enough for results beside a tie, which
/// of numbers near 1 come as near as 67 digits.
constexpr int digits_kept = 100;
/// Beyond e to this power, and below its inverse, there are no decimals.
constexpr std::int64_t greatest_exponent = 14'300;

precise precise_from(decimal const& number) { return precise{to_string(number)}; }

value rounded(precise const& number, std::uint32_t node) {
    auto const made = parse_decimal(number.str(digits_kept, std::ios_base::scientific));
    return made ? value{*made} : value::mistaken(mistake::overflow, node);
}

value raised_e(precise const& exponent, std::uint32_t node) {
    if (exponent > greatest_exponent) return value::mistaken(mistake::overflow, node);
    if (exponent < -greatest_exponent) return value{decimal{}};
    return rounded(exp(exponent), node);
}

/// The numbers given; else why there are none.
std::optional<value> no_numbers(std::span<value const> given, std::uint32_t node) {
    for (auto const& each : given)
        if (each.is_null()) return each;
    for (auto const& each : given)
        if (each.what() != value::shape::number) return value::mistaken(mistake::wrong_type, node);
    return std::nullopt;
}

} // namespace

value exponential(std::span<value const> given, std::uint32_t node) {
    if (auto wrong = no_numbers(given, node)) return *wrong;
    return raised_e(precise_from(given[0].low()), node);
}

value logarithm(std::span<value const> given, std::uint32_t node) {
    if (auto wrong = no_numbers(given, node)) return *wrong;
    auto const& number = given[0].low();
    if (number.is_zero() || number.is_negative()) return value::mistaken(mistake::root_of_negative, node);
    return rounded(log(precise_from(number)), node);
}

value real_power(std::span<value const> given, std::uint32_t node) {
    if (auto wrong = no_numbers(given, node)) return *wrong;
    auto const &base = given[0].low(), &exponent = given[1].low();
    if (base.is_negative()) return value::mistaken(mistake::root_of_negative, node);
    if (base.is_zero())
        return exponent.is_negative() ? value::mistaken(mistake::division_by_zero, node) : value{decimal{}};
    return raised_e(log(precise_from(base)) * precise_from(exponent), node);
}

} // namespace huiqi::feel
