#include "literals.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include <huiqi/feel/library.hpp>
#include <huiqi/text/messages/feel.hpp>
#include <huiqi/text/utf8.hpp>

#include "words.hpp"

namespace huiqi::feel {
namespace {

constexpr std::int64_t most_months = 12'000'000'000; // FEEL's years end at 999,999,999
constexpr std::int64_t most_seconds = 31'622'400'000'000'000;
constexpr int exponent_too_large = 100'000;

bool is_whole(unit_spelling const& which, std::string_view text) {
    bool const is_word = is_word_part(decode_utf8(which.text, 0).code_point);
    return !is_word || !word_goes_on(text, which.text.size());
}

struct digits_and_exponent {
    std::string_view digits; ///< with the decimal point
    int exponent = 0;
    std::size_t length = 0; ///< all of it
};

digits_and_exponent split(std::string_view written) {
    auto const is_mantissa = [](char each) { return is_digit(each) || each == '.'; };
    auto const end = static_cast<std::size_t>(std::find_if_not(written.begin(), written.end(), is_mantissa) -
                                              written.begin());
    digits_and_exponent result{written.substr(0, end), 0, end};
    if (end >= written.size() || (written[end] != 'e' && written[end] != 'E')) return result;
    auto at = end + 1;
    bool const negative = at < written.size() && written[at] == '-';
    if (at < written.size() && (negative || written[at] == '+')) ++at;
    for (; at < written.size() && is_digit(written[at]); ++at)
        result.exponent = std::min(exponent_too_large, result.exponent * 10 + (written[at] - '0'));
    if (negative) result.exponent = -result.exponent;
    result.length = at;
    return result;
}

std::optional<decimal> scaled(digits_and_exponent const& number, int power_of_ten) {
    return parse_decimal(std::string{number.digits} + "E" + std::to_string(number.exponent + power_of_ten));
}

std::variant<number_literal, temporal_literal, literal_mistake> duration_from(decimal const& count,
                                                                              unit_spelling const& of,
                                                                              std::string_view written) {
    bool const months = of.means == unit_spelling::months;
    auto const units = multiply(count, decimal::from_integer(months ? of.multiple : std::int64_t{of.multiple} * 86400));
    if (!units) return literal_mistake{&messages::duration_too_long, 0, written.size()};
    if (!units->is_integer())
        return literal_mistake{months ? &messages::part_of_month : &messages::part_of_second, 0, written.size()};
    auto const whole = units->to_int64();
    if (!whole || *whole > (months ? most_months : most_seconds))
        return literal_mistake{&messages::duration_too_long, 0, written.size()};
    if (months) return temporal_literal{months_duration{*whole}, std::string{written}};
    return temporal_literal{time_duration{*whole, 0}, std::string{written}};
}

std::optional<std::uint32_t> hexadecimal(std::string_view text, std::size_t at, std::size_t count) {
    if (text.size() < at + count) return std::nullopt;
    std::uint32_t value = 0;
    for (char const each : text.substr(at, count)) {
        char const small = each >= 'A' && each <= 'F' ? static_cast<char>(each - 'A' + 'a') : each;
        if (!is_digit(small) && (small < 'a' || small > 'f')) return std::nullopt;
        value = value * 16 + static_cast<std::uint32_t>(is_digit(small) ? small - '0' : small - 'a' + 10);
    }
    return value;
}

struct escape {
    std::uint32_t code_point;
    std::size_t length;
};

/// The character written as `\uXXXX`, `\UXXXXXX` or two surrogates `\uD83D\uDC0E`; nothing if it has another form.
std::optional<escape> code_point_escape(std::string_view text, std::size_t at) {
    if (text[at + 1] == 'U') {
        auto const value = hexadecimal(text, at + 2, 6);
        return value ? std::optional{escape{*value, 8}} : std::nullopt;
    }
    auto const high = hexadecimal(text, at + 2, 4);
    if (!high) return std::nullopt;
    bool const paired = *high >= 0xD800 && *high <= 0xDBFF && text.substr(at + 6).starts_with("\\u");
    auto const low = paired ? hexadecimal(text, at + 8, 4) : std::nullopt;
    if (low && *low >= 0xDC00 && *low <= 0xDFFF)
        return escape{0x10000 + ((*high - 0xD800) << 10U) + (*low - 0xDC00), 12};
    return escape{*high, 6};
}

std::optional<char> simple_escape(char which) {
    switch (which) {
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case '"':
    case '\'':
    case '\\': return which;
    default: return std::nullopt;
    }
}

template <class Value>
bool keep(std::optional<Value> const& read, temporal_literal& result) {
    if (read) result.value = *read;
    return read.has_value();
}

} // namespace

std::size_t unit_length(std::string_view text) {
    auto const* first = find_unit(text);
    if (first == nullptr || !is_whole(*first, text)) return 0;
    auto const end = first->text.size();
    if (first->means != unit_spelling::number || end >= text.size() || text[end] != '/') return end;
    auto const below = text.substr(end + 1);
    auto const* second = find_unit(below);
    bool const compound = second != nullptr && second->means == unit_spelling::number && is_whole(*second, below);
    return compound ? end + 1 + second->text.size() : end;
}

std::variant<number_literal, temporal_literal, literal_mistake> number_from(std::string_view written) {
    auto const number = split(written);
    auto const spelled = written.substr(number.length);
    unit counts;
    int power = 0;
    if (auto const* first = find_unit(spelled)) {
        if (first->means != unit_spelling::number) {
            auto const count = scaled(number, 0);
            if (!count) return literal_mistake{&messages::duration_too_long, 0, written.size()};
            return duration_from(*count, *first, written);
        }
        counts = first->what;
        power = first->power_of_ten;
        if (first->text.size() < spelled.size()) {
            auto const* second = find_unit(spelled.substr(first->text.size() + 1));
            counts = counts / second->what;
            power -= second->power_of_ten;
        }
    }
    auto const value = scaled(number, power);
    if (!value) return literal_mistake{&messages::number_too_large, 0, written.size()};
    return number_literal{*value, counts, std::string{written}};
}

bool is_rounded(std::string_view written) {
    std::string significant;
    for (char const each : split(written).digits)
        if (is_digit(each) && (each != '0' || !significant.empty())) significant += each;
    return significant.find_last_not_of('0') != std::string::npos && significant.find_last_not_of('0') >= 34;
}

std::variant<temporal_literal, literal_mistake> temporal_from(std::string_view written) {
    auto const inside = text_from(written.substr(1));
    if (auto const* wrong = std::get_if<literal_mistake>(&inside))
        return literal_mistake{wrong->what, wrong->begin + 1, wrong->end + 1};
    auto const& text = std::get<std::string>(inside);
    temporal_literal result{{}, std::string{written}};
    bool const read = keep(parse_date(text), result) || keep(parse_date_time(text, find_zone), result) ||
                      keep(parse_time(text, find_zone), result) || keep(parse_months_duration(text), result) ||
                      keep(parse_time_duration(text), result);
    if (!read) return literal_mistake{&messages::not_a_date, 0, written.size()};
    return result;
}

std::variant<std::string, literal_mistake> text_from(std::string_view written) {
    auto const text = written.substr(0, written.size() - 1);
    std::string value;
    for (std::size_t at = 1; at < text.size();) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            value += text[at++];
            continue;
        }
        if (auto const plain = simple_escape(text[at + 1])) {
            value += *plain;
            at += 2;
            continue;
        }
        bool const numbered = text[at + 1] == 'u' || text[at + 1] == 'U';
        auto const character = numbered ? code_point_escape(text, at) : std::nullopt;
        if (!character) {
            value += text[at++]; // an escape FEEL does not know keeps its backslash
            continue;
        }
        bool const surrogate = character->code_point >= 0xD800 && character->code_point <= 0xDFFF;
        if (surrogate || character->code_point > 0x10FFFF)
            return literal_mistake{&messages::no_such_character, at, at + character->length};
        append_utf8(value, character->code_point);
        at += character->length;
    }
    return value;
}

} // namespace huiqi::feel
