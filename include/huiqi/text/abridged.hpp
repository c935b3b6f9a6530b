#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <huiqi/text/utf8.hpp>

namespace huiqi {

/// The text, or as many of its first characters as `most` allows and an ellipsis. Never ends inside a character.
[[nodiscard]] inline std::string abridged(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++count) {
        if (count == most) return std::string{text.substr(0, at)} + "…";
        at += decode_utf8(text, at).length;
    }
    return std::string{text};
}

} // namespace huiqi
