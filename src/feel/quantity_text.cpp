#include "quantity_text.hpp"

#include <array>
#include <string_view>

namespace huiqi::feel {
namespace {

struct scale {
    int power_of_ten;
    std::string_view word;
};

/// Scales of 元, the largest first.
constexpr std::array yuan_scales{scale{12, "万亿"}, scale{8, "亿"}, scale{4, "万"}};
constexpr int most_places = 4;

decimal scaled(decimal const& number, int power_of_ten) {
    return decimal::from_parts(number.is_negative(), number.coefficient(), number.exponent() + power_of_ten)
        .value_or(number);
}

} // namespace

std::string quantity_text(decimal const& number, unit const& in, bool percent) {
    if (in.is_none()) return percent ? to_string(scaled(number, 2)) + "%" : to_string(number);
    auto const symbol = to_string(in);
    if (in == unit::of(unit::yuan))
        for (auto const& [power, word] : yuan_scales) {
            auto const written = scaled(number, -power);
            if (abs(number) >= scaled(decimal::from_integer(1), power) && written.exponent() >= -most_places)
                return to_string(written) + std::string{word} + symbol;
        }
    return to_string(number) + symbol;
}

std::string bounds_text(bounds const& of, unit const& in, bool percent) {
    auto const end = [&](decimal const& number) { return quantity_text(number, in, percent); };
    if (of.low && of.high)
        return (of.low_closed ? "[" : "(") + end(*of.low) + ".." + end(*of.high) + (of.high_closed ? "]" : ")");
    if (of.low) return (of.low_closed ? ">= " : "> ") + end(*of.low);
    if (of.high) return (of.high_closed ? "<= " : "< ") + end(*of.high);
    return {};
}

} // namespace huiqi::feel
