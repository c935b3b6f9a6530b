#include "report/json_writer.hpp"

#include <huiqi/text/utf8.hpp>

namespace huiqi::reporting {

void json_writer::separate() {
    if (needs_comma_) out_ += ',';
    needs_comma_ = true;
}

void json_writer::open(char bracket) {
    separate();
    out_ += bracket;
    needs_comma_ = false;
}

void json_writer::close(char bracket) {
    out_ += bracket;
    needs_comma_ = true;
}

void json_writer::key(std::string_view name) {
    text(name);
    out_ += ':';
    needs_comma_ = false;
}

void json_writer::text(std::string_view of) {
    separate();
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    out_ += '"';
    for (std::size_t at = 0; at < of.size();) {
        auto const next = decode_utf8(of, at);
        auto const code_point = next.code_point;
        at += next.length;
        if (code_point == U'"' || code_point == U'\\') {
            out_ += '\\';
            out_ += static_cast<char>(code_point);
        } else if (code_point == U'\n') {
            out_ += "\\n";
        } else if (code_point == U'\t') {
            out_ += "\\t";
        } else if (code_point == U'\r') {
            out_ += "\\r";
        } else if (code_point < 0x20 || code_point == 0x7F || code_point == 0x2028 || code_point == 0x2029) {
            // The last two end a line where JSON is put into a script.
            out_ += "\\u";
            for (unsigned shift = 16; shift != 0; shift -= 4) out_ += hexadecimal[code_point >> (shift - 4) & 15U];
        } else {
            append_utf8(out_, code_point);
        }
    }
    out_ += '"';
}

void json_writer::number(std::int64_t of) { digits(std::to_string(of)); }

void json_writer::digits(std::string_view of) {
    separate();
    out_ += of;
}

void json_writer::boolean(bool of) { digits(of ? "true" : "false"); }

void json_writer::null() { digits("null"); }

void json_writer::member_or_null(std::string_view name, std::string_view of) {
    key(name);
    if (of.empty())
        null();
    else
        text(of);
}

} // namespace huiqi::reporting
