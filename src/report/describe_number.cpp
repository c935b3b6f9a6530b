#include "report/describe_number.hpp"

#include <algorithm>
#include <vector>

#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

constexpr int readable_places = 4;
constexpr int places_of_yuan = 2;
constexpr int places_in_scale = 2; // 34.25万元, but 68,212,208元
constexpr std::size_t digits_ungrouped_zh = 4;
constexpr std::size_t digits_ungrouped_en = 3;

[[nodiscard]] int places_of(decimal of) { return of.exponent() < 0 ? -of.exponent() : 0; }

/// Multiplied by a power of ten; exact but at the very ends of the range of decimals, where the number is left as it
/// is.
[[nodiscard]] decimal shifted(decimal of, int power) {
    auto const moved = decimal::from_parts(of.is_negative(), of.coefficient(), of.exponent() + power);
    return moved.value_or(of);
}

struct rounded_number {
    decimal what;
    bool is_exact = true;
};

/// With at most `places` decimals, or with as many more as keep it apart from the others.
[[nodiscard]] rounded_number rounded_apart(decimal of, int places, rounding how, std::span<decimal const> apart) {
    int const all = places_of(of);
    if (all <= readable_places) return {of, true};
    auto const keeps = [&](decimal candidate) {
        return candidate.sign() == of.sign() && std::all_of(apart.begin(), apart.end(), [&](decimal const& other) {
                   return (candidate <=> other) == (of <=> other);
               });
    };
    for (; places < all; ++places)
        if (auto const candidate = round_to_scale(of, places, how); candidate && keeps(*candidate))
            return {*candidate, false};
    return {of, true};
}

/// `12,345,678.9`; numbers in scientific notation and short ones stay as they are.
[[nodiscard]] std::string digits_for(decimal of, language in) {
    auto digits = to_string(of);
    if (digits.find('E') != std::string::npos) return digits;
    auto const whole = std::min(digits.find('.'), digits.size());
    std::size_t const first = digits.front() == '-' ? 1 : 0;
    if (whole - first <= (in == language::zh ? digits_ungrouped_zh : digits_ungrouped_en)) return digits;
    for (std::size_t at = whole; at > first + 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

struct unit_words {
    std::string_view one, many;
};

constexpr std::array<unit_words, unit::base_count> english_units{{{"CNY", "CNY"},
                                                                  {"person", "people"},
                                                                  {"point", "points"},
                                                                  {"mu", "mu"},
                                                                  {"m²", "m²"},
                                                                  {"tonne", "tonnes"},
                                                                  {"kWh", "kWh"}}};

/// `CNY 5 per person`, `80 people`.
[[nodiscard]] std::string with_english_unit(std::string number, unit const& of, bool is_one) {
    std::string above, below;
    int factors = 0;
    for (int const power : of.powers) factors += std::max(power, 0);
    for (std::size_t i = 0; i < of.powers.size(); ++i) {
        auto const& known = english_units[i];
        for (int n = of.powers[i]; n > 0; --n) {
            if (i == unit::yuan && factors == 1) continue;
            above += std::string{above.empty() ? " " : "·"} +
                     std::string{is_one && factors == 1 ? known.one : known.many};
        }
        for (int n = of.powers[i]; n < 0; ++n) below += " per " + std::string{known.one};
    }
    return (factors == 1 && of.powers[unit::yuan] == 1 ? "CNY " : "") + number + above + below;
}

struct scale {
    int power = 0;
    std::string_view word;
};

/// The greatest of 万亿, 亿, 万 and 1 in which the amount needs no more than two decimals: nothing is rounded for it.
[[nodiscard]] scale scale_of(decimal amount) {
    auto const size = abs(amount);
    for (auto const& each : {scale{12, "万亿"}, scale{8, "亿"}, scale{4, "万"}}) {
        if (size < decimal::from_canonical(false, detail::ten_to(each.power), 0)) continue;
        if (places_of(shifted(amount, -each.power)) <= places_in_scale) return each;
    }
    return {};
}

} // namespace

std::string number_words(decimal shown, number_look const& look, std::span<decimal const> apart) {
    bool const is_ratio = look.of.is_none() && look.ratio != ratio_look::plain;
    bool const is_money = look.of.powers[unit::yuan] == 1;
    int const shift = is_ratio ? 2 : 0;
    rounded_number result{shift == 0 ? shown : shifted(shown, shift), true};
    if ((is_ratio || look.readable) && places_of(result.what) > readable_places) {
        std::vector<decimal> others;
        for (auto const& each : apart) others.push_back(shift == 0 ? each : shifted(each, shift));
        result = rounded_apart(result.what, is_money ? places_of_yuan : readable_places, look.how, others);
    }

    std::string text;
    if (is_ratio) {
        text = digits_for(result.what, look.in);
        text = look.ratio == ratio_look::percent ? say(phrase::percent, look.in, {text})
                                                 : say_counted(phrase::points, look.in, {text});
    } else if (look.in == language::en) {
        text = with_english_unit(digits_for(result.what, look.in), look.of,
                                 abs(result.what) == decimal::from_integer(1));
    } else if (is_money && result.is_exact) {
        auto const in = scale_of(result.what);
        text = digits_for(shifted(result.what, -in.power), look.in) + std::string{in.word} + to_string(look.of);
    } else {
        text = digits_for(result.what, look.in) + to_string(look.of);
    }
    return result.is_exact ? text : say(phrase::about, look.in, {text});
}

} // namespace huiqi::reporting
