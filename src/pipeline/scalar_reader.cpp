#include "scalar_reader.hpp"

#include <array>
#include <utility>
#include <variant>

#include <huiqi/text/utf8.hpp>

#include "feel/literals.hpp"
#include "feel/words.hpp"

namespace huiqi {

namespace {

/// The bytes of `12`, `0.5`, `.5`, `1.2e-3` at the start of the text; 0 if it begins otherwise.
[[nodiscard]] std::size_t number_length(std::string_view text) {
    std::size_t at = 0;
    auto const digits = [&] {
        auto const from = at;
        while (at < text.size() && feel::is_digit(text[at])) ++at;
        return at != from;
    };
    bool const whole = digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (!digits()) return 0;
    } else if (!whole) {
        return 0;
    }
    if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return at;
    auto const before_exponent = at++;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    return digits() ? at : before_exponent;
}

} // namespace

std::optional<quantity> written_quantity(std::string_view text) {
    bool const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    auto const length = number_length(text);
    if (length == 0) return std::nullopt;
    quantity result;
    // Most figures are short and plain: nothing of them can be too great, rounded or a unit.
    if (length == text.size() && length <= 18 && text.find_first_of("eE") == std::string_view::npos)
        if (auto const plain = parse_decimal(text)) {
            result.number = negative ? -*plain : *plain;
            return result;
        }
    result.unit_text = text.substr(length);
    if (feel::unit_length(result.unit_text) != result.unit_text.size()) return std::nullopt;
    result.rounded = feel::is_rounded(text);
    auto const read = feel::number_from(text);
    if (auto const* wrong = std::get_if<feel::literal_mistake>(&read)) {
        result.wrong = wrong->what;
    } else if (auto const* number = std::get_if<feel::number_literal>(&read)) {
        result.number = negative ? -number->value : number->value;
        result.in = number->in;
    } else {
        auto const& length_of_time = std::get<feel::temporal_literal>(read).value;
        auto const sign = negative ? -1 : 1;
        if (auto const* months = std::get_if<months_duration>(&length_of_time))
            result.months = months_duration{sign * months->months};
        if (auto const* days = std::get_if<time_duration>(&length_of_time))
            result.days = time_duration{sign * days->seconds, 0};
    }
    return result;
}

std::string plain_spelling(std::string_view text) {
    constexpr std::size_t longest = 200; // nobody meant a figure longer than this
    if (text.size() > longest) return {};
    std::string plain;
    for (char32_t each : code_points{text}) {
        if (each >= 0xFF01 && each <= 0xFF5E) each -= 0xFF01 - U'!';
        if (each == U',' || each == U' ' || each == U'\t' || each == 0x3000 || each == 0xA0) continue;
        append_utf8(plain, each);
    }
    return plain;
}

std::optional<date> meant_date(std::string_view text) {
    auto const plain = plain_spelling(text);
    std::array<int, 3> numbers{};
    std::size_t count = 0, digits = 0, eight = 0;
    for (char32_t const each : code_points{plain}) {
        if (each >= U'0' && each <= U'9') {
            if (digits++ == 0 && count++ == numbers.size()) return std::nullopt;
            if (digits > 8) return std::nullopt;
            numbers[count - 1] = numbers[count - 1] * 10 + static_cast<int>(each - U'0');
            eight = count == 1 ? digits : 0;
        } else if (digits != 0 &&
                   (each == U'-' || each == U'/' || each == U'.' || each == U'年' || each == U'月' || each == U'日')) {
            digits = 0;
        } else {
            return std::nullopt;
        }
    }
    if (count == 1 && eight == 8) return make_date(numbers[0] / 10'000, numbers[0] / 100 % 100, numbers[0] % 100);
    return count == 3 && numbers[0] >= 1000 ? make_date(numbers[0], numbers[1], numbers[2]) : std::nullopt;
}

std::optional<bool> meant_boolean(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, bool>, 18> spellings{{{"true", true},
                                                                                  {"True", true},
                                                                                  {"TRUE", true},
                                                                                  {"yes", true},
                                                                                  {"Yes", true},
                                                                                  {"YES", true},
                                                                                  {"on", true},
                                                                                  {"是", true},
                                                                                  {"真", true},
                                                                                  {"false", false},
                                                                                  {"False", false},
                                                                                  {"FALSE", false},
                                                                                  {"no", false},
                                                                                  {"No", false},
                                                                                  {"NO", false},
                                                                                  {"off", false},
                                                                                  {"否", false},
                                                                                  {"假", false}}};
    for (auto const& [spelling, meant] : spellings)
        if (text == spelling) return meant;
    return std::nullopt;
}

} // namespace huiqi
