#include "screen/json_text.hpp"

#include <huiqi/text/utf8.hpp>

namespace huiqi::screening {

void append_json_text(std::string_view text, std::string& out) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        auto const byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            if (byte == '"' || byte == '\\') {
                out += '\\';
                out += text[at];
            } else if (byte == '\n') {
                out += "\\n";
            } else if (byte < 0x20 || byte == 0x7F) {
                out += "\\u00";
                out += digits[byte >> 4U];
                out += digits[byte & 15U];
            } else {
                out += text[at];
            }
            ++at;
            continue;
        }
        auto const character = decode_utf8(text, at);
        append_utf8(out, character.code_point);
        at += character.length;
    }
    out += '"';
}

} // namespace huiqi::screening
