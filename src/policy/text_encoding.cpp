#include "policy/text_encoding.hpp"

#include <algorithm>
#include <cstddef>

#include <huiqi/text/utf8.hpp>

namespace huiqi {

namespace {

[[nodiscard]] bool lies_between(unsigned char byte, unsigned first, unsigned last) {
    return byte >= first && byte <= last;
}

/// A mark, or every second byte zero in places: ASCII is in every rule file, and in UTF-16 it is half zeros.
[[nodiscard]] bool seems_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    auto const looked_at = bytes.substr(0, 4096);
    if (looked_at.find('\0') == std::string_view::npos) return false;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t at = 0; at < looked_at.size(); ++at)
        if (looked_at[at] == '\0') ++zeros[at % 2];
    auto const [fewer, most] = std::minmax(zeros[0], zeros[1]);
    return most > 0 && most * 8 >= looked_at.size() && fewer * 8 < most;
}

/// The bytes of the character of GB18030 that begins at `at`, 0 if none does.
[[nodiscard]] std::size_t gb18030_length(std::string_view bytes, std::size_t at) {
    auto const byte = [&](std::size_t offset) {
        return at + offset < bytes.size() ? static_cast<unsigned char>(bytes[at + offset]) : std::uint8_t{0};
    };
    if (byte(0) < 0x80) return 1;
    if (!lies_between(byte(0), 0x81, 0xFE)) return 0;
    if (lies_between(byte(1), 0x40, 0x7E) || lies_between(byte(1), 0x80, 0xFE)) return 2;
    bool const four = lies_between(byte(1), 0x30, 0x39) && lies_between(byte(2), 0x81, 0xFE) &&
                      lies_between(byte(3), 0x30, 0x39);
    return four ? 4 : 0;
}

[[nodiscard]] bool seems_gbk(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        auto const length = gb18030_length(bytes, at);
        if (length == 0) return false;
        at += length;
    }
    // UTF-8 with a slip in it often passes for GBK too, but then most of it is still UTF-8.
    std::size_t right = 0, wrong = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        auto const next = decode_utf8(bytes, at);
        if (next.length > 2) ++right; // two-byte sequences (Latin, Greek) turn up in GBK by chance
        if (!next.valid) ++wrong;
        at += next.length;
    }
    return wrong > right;
}

} // namespace

text_encoding encoding_of(std::string_view bytes) {
    if (seems_utf16(bytes)) return text_encoding::utf16;
    if (!validate_utf8(bytes)) return text_encoding::utf8;
    return seems_gbk(bytes) ? text_encoding::gbk : text_encoding::other;
}

} // namespace huiqi
