#include "report/json_writer.hpp"

#include <cstring>

#include <huiqi/text/utf8.hpp>

namespace huiqi::reporting {

namespace {

/// Whether the bytes from `at` on, which must not be ASCII, are a character that stands in JSON as it is; then its
/// length, otherwise 0. U+2028 and U+2029 end a line where JSON is put into a script.
[[nodiscard]] std::size_t plain_length(std::string_view of, std::size_t at) {
    auto const byte = [&](std::size_t offset) { return static_cast<unsigned char>(of[at + offset]); };
    // Chinese characters, most of what is written: all that begin so have three bytes and are valid.
    if (byte(0) >= 0xE3 && byte(0) <= 0xEC && of.size() - at >= 3 && (byte(1) & 0xC0U) == 0x80U &&
        (byte(2) & 0xC0U) == 0x80U)
        return 3;
    auto const next = decode_utf8(of, at);
    return next.valid && next.code_point != 0x2028 && next.code_point != 0x2029 ? next.length : 0;
}

/// How many of the bytes from `at` on are ASCII that stands in JSON as it is; some of the last seven may be left to the
/// caller.
[[nodiscard]] std::size_t plain_ascii(std::string_view of, std::size_t at) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101, tops = ones << 7U;
    // The top bit of each byte that is 0, in words without top bits.
    auto const zeros = [&](std::uint64_t word) { return (word - ones) & ~word; };
    auto const begin = at;
    for (; of.size() - at >= 8; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, of.data() + at, 8);
        auto const below_blank = word - ones * 0x20;
        auto const escaped = zeros(word ^ ones * '"') | zeros(word ^ ones * '\\') | zeros(word ^ ones * 0x7F);
        if (((word | below_blank | escaped) & tops) != 0) break;
    }
    return at - begin;
}

} // namespace

void json_writer::named_key(std::string_view name) {
    text(name);
    put(':');
    needs_comma_ = false;
}

void json_writer::text(std::string_view of) {
    separate();
    put('"');
    std::size_t written = 0;
    for (std::size_t at = plain_ascii(of, 0); at < of.size();) {
        auto const byte = static_cast<unsigned char>(of[at]);
        bool const ascii = byte < 0x80;
        bool const escaped = byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
        if (auto const length = !ascii ? plain_length(of, at) : escaped ? 0U : 1U; length != 0) {
            at += length;
            if (ascii) at += plain_ascii(of, at);
            continue;
        }
        auto const next = decode_utf8(of, at);
        put(of.substr(written, at - written));
        escape(next.code_point);
        written = at += next.length;
    }
    put(of.substr(written));
    put('"');
}

void json_writer::escape(char32_t code_point) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    if (code_point == U'"' || code_point == U'\\') {
        put('\\');
        put(static_cast<char>(code_point));
    } else if (code_point == U'\n') {
        put("\\n");
    } else if (code_point == U'\t') {
        put("\\t");
    } else if (code_point == U'\r') {
        put("\\r");
    } else if (code_point == replacement_character) {
        put("\xEF\xBF\xBD"); // U+FFFD for what is not UTF-8
    } else {
        put("\\u");
        for (unsigned shift = 16; shift != 0; shift -= 4) put(hexadecimal[code_point >> (shift - 4) & 15U]);
    }
}

void json_writer::number(std::int64_t of) { digits(std::to_string(of)); }

void json_writer::digits(std::string_view of) {
    separate();
    put(of);
}

void json_writer::boolean(bool of) { digits(of ? "true" : "false"); }

void json_writer::null() { digits("null"); }

void json_writer::member_or_null(json_key name, std::string_view of) {
    key(name);
    if (of.empty())
        null();
    else
        text(of);
}

} // namespace huiqi::reporting
