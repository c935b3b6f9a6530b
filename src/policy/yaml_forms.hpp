#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Forms that pieces of a YAML line have, to YAML and to the person who wrote them. Places are bytes of `text`; a
/// function that finds nothing gives `npos`. None looks further than the end of the line.
namespace huiqi::yaml_forms {

inline constexpr std::size_t npos = std::string_view::npos;

[[nodiscard]] constexpr bool is_blank(char each) { return each == ' ' || each == '\t'; }
[[nodiscard]] constexpr bool is_break(char each) { return each == '\n' || each == '\r'; }
/// The character at a place; a line end past the end of the text.
[[nodiscard]] constexpr char character(std::string_view text, std::size_t at) {
    return at < text.size() ? text[at] : '\n';
}
[[nodiscard]] constexpr bool is_blank_or_break(char each) { return is_blank(each) || is_break(each); }

/// Where the line ends.
[[nodiscard]] std::size_t line_end(std::string_view text, std::size_t at);
/// After the blanks at a place.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);
/// The range's end without the blanks before it.
[[nodiscard]] std::size_t trimmed(std::string_view text, std::size_t begin, std::size_t end);

/// Bytes of a blank that YAML does not count as one (full-width, non-breaking, without width), 0 if there is none.
[[nodiscard]] std::size_t wide_blank_length(std::string_view text, std::size_t at);

/// Where a plain text that stands outside brackets is ended by a key's colon or by a comment, or the end of the line.
[[nodiscard]] std::size_t plain_end(std::string_view text, std::size_t at);
[[nodiscard]] bool is_key_colon(std::string_view text, std::size_t at);
[[nodiscard]] bool is_comment(std::string_view text, std::size_t at);

/// After `[1..5]`, `(0%..3%)`, `]1..5[`: two ends without a comma, bracket or quote in them.
[[nodiscard]] std::size_t range_end(std::string_view text, std::size_t at);

/// Where the value that begins here ends if its brackets and quotes belong together, as its author sees it: at a comma,
/// closing bracket, key's colon or comment outside them. `npos` if they are not closed in this line.
[[nodiscard]] std::size_t balanced_end(std::string_view text, std::size_t at);

/// After `|`, `>-`, `|2`, where nothing but a comment follows it.
[[nodiscard]] std::size_t block_header_end(std::string_view text, std::size_t at);

/// Whether a text could be the name of a key: begins with a letter, no blanks, no punctuation, not long.
[[nodiscard]] bool could_be_key(std::string_view text);

/// A text in the quotes that change least in it.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace huiqi::yaml_forms
