#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include <huiqi/feel/expression.hpp>
#include <huiqi/text/message.hpp>

/// Literals as they are written, and what they mean.
///
///     number_from("200万元")         2000000, 元
///     temporal_from("@\"P1Y\"")      12 months
///     text_from("\"a\\n\"")          a and a line end
namespace huiqi::feel {

/// The bytes of the unit at the start of `text`, with a second one after a stroke (`万元/件`). 0 if there is none, or
/// if a word only begins like one (`年营收`).
[[nodiscard]] std::size_t unit_length(std::string_view text);

/// What is wrong with a literal, and with which bytes of it.
struct literal_mistake {
    message const* what;
    std::size_t begin, end;
};

/// `written` has the form of a number with or without a unit.
[[nodiscard]] std::variant<number_literal, temporal_literal, literal_mistake> number_from(std::string_view written);

/// Whether a number has more digits than are kept.
[[nodiscard]] bool is_rounded(std::string_view written);

/// `written` is `@` and a text in quotes, closed.
[[nodiscard]] std::variant<temporal_literal, literal_mistake> temporal_from(std::string_view written);

/// `written` is a text in quotes, closed.
[[nodiscard]] std::variant<std::string, literal_mistake> text_from(std::string_view written);

} // namespace huiqi::feel
