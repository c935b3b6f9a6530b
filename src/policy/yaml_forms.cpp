#include "policy/yaml_forms.hpp"

#include <algorithm>

#include <huiqi/text/utf8.hpp>

namespace huiqi::yaml_forms {

std::size_t line_end(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_break(text[at])) ++at;
    return at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank(text[at])) ++at;
    return at;
}

std::size_t trimmed(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin && is_blank_or_break(text[end - 1])) --end;
    return end;
}

std::size_t wide_blank_length(std::string_view text, std::size_t at) {
    if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) return 0;
    auto const [point, length, valid] = decode_utf8(text, at);
    bool const blank = point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200B) || point == 0x202F ||
                       point == 0x205F || point == 0x2060 || point == 0x3000 || point == 0xFEFF;
    return blank ? length : 0;
}

bool is_key_colon(std::string_view text, std::size_t at) {
    return character(text, at) == ':' && is_blank_or_break(character(text, at + 1));
}

bool is_comment(std::string_view text, std::size_t at) {
    return character(text, at) == '#' && (at == 0 || is_blank_or_break(text[at - 1]));
}

std::size_t plain_end(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_break(text[at]) && !is_key_colon(text, at) && !is_comment(text, at)) ++at;
    return at;
}

std::size_t range_end(std::string_view text, std::size_t at) {
    constexpr std::string_view opening = "[](", closing = "])[", never = ",[](){}\"'#\r\n";
    if (at >= text.size() || opening.find(text[at]) == npos) return npos;
    auto const end = text.find_first_of(never, at + 1);
    if (end == npos || closing.find(text[end]) == npos) return npos;
    auto const inside = text.substr(at + 1, end - at - 1);
    auto const dots = inside.find("..");
    if (dots == npos || inside.find("..", dots + 2) != npos || inside.find(": ") != npos) return npos;
    auto const holds_text = [](std::string_view side) { return side.find_first_not_of(" \t") != npos; };
    return holds_text(inside.substr(0, dots)) && holds_text(inside.substr(dots + 2)) ? end + 1 : npos;
}

std::size_t balanced_end(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    bool in_quotes = false;
    for (; at < text.size() && !is_break(text[at]); ++at) {
        char const each = text[at];
        if (each == '"') in_quotes = !in_quotes;
        if (in_quotes) continue;
        if (auto const end = range_end(text, at); end != npos) {
            at = end - 1;
        } else if (each == '(' || each == '[' || each == '{') {
            ++depth;
        } else if (depth > 0) {
            if (each == ')' || each == ']' || each == '}') --depth;
        } else if (each == ',' || each == ']' || each == '}' || is_key_colon(text, at) || is_comment(text, at)) {
            return at;
        }
    }
    return in_quotes || depth > 0 ? npos : at;
}

std::size_t block_header_end(std::string_view text, std::size_t at) {
    std::size_t signs = 0, digits = 0;
    for (++at; at < text.size(); ++at) {
        if (text[at] == '+' || text[at] == '-')
            ++signs;
        else if (text[at] >= '1' && text[at] <= '9')
            ++digits;
        else
            break;
    }
    auto const after = skip_blanks(text, at);
    bool const alone = after >= text.size() || is_break(text[after]) || is_comment(text, after);
    return alone && signs <= 1 && digits <= 1 ? at : npos;
}

bool could_be_key(std::string_view text) {
    constexpr std::size_t longest = 24;
    if (text.empty() || character_count(text) > longest) return false;
    auto const letter = [](char32_t each) {
        bool const punctuation = (each >= 0x2000 && each <= 0x206F) || (each >= 0x3000 && each <= 0x303F) ||
                                 (each >= 0xFF00 && each <= 0xFF0F) || (each >= 0xFF1A && each <= 0xFF20);
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= 0x80 && !punctuation);
    };
    auto const inner = [&](char32_t each) { return letter(each) || (each >= '0' && each <= '9') || each == '_'; };
    code_points const all{text};
    return letter(*all.begin()) && std::all_of(all.begin(), all.end(), inner);
}

std::string quoted(std::string_view text) {
    bool const plain = text.find_first_of("\"\\") == npos;
    std::string written{plain ? "\"" : "'"};
    for (char const each : text) {
        if (each == '\'' && !plain) written += '\'';
        written += each;
    }
    return written + (plain ? "\"" : "'");
}

} // namespace huiqi::yaml_forms
