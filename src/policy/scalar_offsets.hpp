#pragma once

#include <cstdint>
#include <string_view>

#include <huiqi/policy/document.hpp>

namespace huiqi {

/// A scalar with its text led back to the bytes it was decoded from.
struct located_scalar {
    snippet text;
    source_range range; ///< with its quotes, or from the sign of a block scalar to its last character
    scalar_style style = scalar_style::plain;
};

/// Finds where each character of a decoded scalar stands. `begin` is its first byte (a quote, `|`, `>` or the text
/// itself), `value` what the parser made of it. The parser may have read other characters than the file holds: `seen`
/// is as long as the file and differs from it where characters were hidden from the parser; the text is the file's.
[[nodiscard]] located_scalar locate_scalar(source_ptr const& file, std::string_view seen, std::uint32_t begin,
                                           std::string_view value);

} // namespace huiqi
