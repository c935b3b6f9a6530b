#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include <huiqi/feel/library.hpp>
#include <huiqi/value/decimal.hpp>

/// Answers decimal operations from standard input, one a line, for a comparison with an independent implementation:
/// `operation operand [operand]`, answered by the result, or by `none` for an empty optional.
namespace {

using huiqi::decimal;

[[nodiscard]] std::string_view take_word(std::string_view& line) {
    std::size_t const end = std::min(line.find(' '), line.size());
    std::string_view const word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

/// Every digit, so that the representation itself is checked and not only its print.
[[nodiscard]] std::string parts(decimal of) {
    return (of.is_negative() ? "-" : "") + huiqi::detail::digits_text(of.coefficient()) + "E" +
           std::to_string(of.exponent());
}

[[nodiscard]] std::string answer(std::optional<decimal> const& of) { return of ? parts(*of) : "none"; }

/// A function of the library, of one or two numbers.
[[nodiscard]] std::string computed(huiqi::built_in which, std::initializer_list<decimal> numbers) {
    std::vector<huiqi::value> const given(numbers.begin(), numbers.end());
    auto const found = huiqi::feel::library_functions().find(which)(given, 0);
    return found.is_null() ? "none" : parts(found.low());
}

[[nodiscard]] std::optional<huiqi::rounding> rounding_named(std::string_view name) {
    using enum huiqi::rounding;
    if (name == "half_even") return half_even;
    if (name == "half_up") return half_up;
    if (name == "half_down") return half_down;
    if (name == "up") return up;
    if (name == "down") return down;
    if (name == "ceiling") return ceiling;
    if (name == "floor") return floor;
    return std::nullopt;
}

[[nodiscard]] std::string answer_line(std::string_view line) {
    std::string_view const name = take_word(line);
    std::string_view const first = take_word(line), second = take_word(line), third = take_word(line);
    auto const a = huiqi::parse_decimal(first);
    if (name == "parse") return answer(a);
    if (!a) return "unreadable";
    if (name == "print") {
        std::string text = huiqi::to_string(*a);
        if (huiqi::parse_decimal(text) != a) text += " does not read back";
        return text;
    }
    if (name == "sqrt") return answer(huiqi::square_root(*a));
    if (name == "exp") return computed(huiqi::built_in::exponential, {*a});
    if (name == "log") return computed(huiqi::built_in::logarithm, {*a});
    if (name == "power") return answer(huiqi::power(*a, std::stoll(std::string{second})));
    if (auto const how = rounding_named(name))
        return answer(huiqi::round_to_scale(*a, std::stoi(std::string{second}), *how));
    auto const b = huiqi::parse_decimal(second);
    if (!b) return "unreadable";
    if (name == "real_power") return computed(huiqi::built_in::power, {*a, *b});
    if (name == "add") return answer(huiqi::add(*a, *b));
    if (name == "subtract") return answer(huiqi::subtract(*a, *b));
    if (name == "multiply") return answer(huiqi::multiply(*a, *b));
    if (name == "divide") return answer(huiqi::divide(*a, *b));
    if (name == "modulo") return answer(huiqi::floor_modulo(*a, *b));
    if (name == "compare") {
        if ((*a == *b) != (*a <=> *b == 0) || (*b < *a) != (*a > *b)) return "inconsistent";
        return *a < *b ? "-1" : *a == *b ? "0" : "1";
    }
    if (name == "multiple") {
        auto const how = rounding_named(third);
        return how ? answer(huiqi::round_to_multiple(*a, *b, *how)) : "unreadable";
    }
    return "unknown operation";
}

} // namespace

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    for (std::string line; std::getline(std::cin, line);) std::cout << answer_line(line) << '\n';
}
