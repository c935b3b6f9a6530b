#pragma once

#include <cstdint>
#include <string_view>

namespace huiqi {

enum class text_encoding : std::uint8_t { utf8, utf16, gbk, other };

/// What the bytes of a file seem to be. utf8 is certain, the others are guesses about bytes that are not.
[[nodiscard]] text_encoding encoding_of(std::string_view bytes);

} // namespace huiqi
