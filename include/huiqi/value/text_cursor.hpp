#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How dates, times and durations are read from their ISO 8601 forms: digit by digit from the left, with nothing
/// skipped.
namespace huiqi::detail {

/// A piece of text read from the left.
struct text_cursor {
    std::string_view rest;

    [[nodiscard]] constexpr bool empty() const { return rest.empty(); }
    constexpr bool skip(char expected) {
        if (rest.empty() || rest.front() != expected) return false;
        rest.remove_prefix(1);
        return true;
    }
    [[nodiscard]] constexpr std::size_t digits_ahead() const {
        std::size_t count = 0;
        while (count < rest.size() && rest[count] >= '0' && rest[count] <= '9') ++count;
        return count;
    }
    /// Exactly so many digits, at most 18.
    constexpr std::optional<std::int64_t> number(std::size_t digits) {
        if (digits == 0 || digits > 18 || digits_ahead() < digits) return std::nullopt;
        std::int64_t result = 0;
        for (char const each : rest.substr(0, digits)) result = result * 10 + (each - '0');
        rest.remove_prefix(digits);
        return result;
    }
};

inline void append_padded(std::string& to, std::int64_t number, std::size_t width) {
    std::string const digits = std::to_string(number);
    if (digits.size() < width) to.append(width - digits.size(), '0');
    to += digits;
}

} // namespace huiqi::detail
