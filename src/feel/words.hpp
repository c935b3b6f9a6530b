#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <huiqi/text/utf8.hpp>

/// What a word is. Names are Chinese, Latin or anything else a document is written in, so every character counts as
/// part of a word unless it is known to be a blank, an operator or punctuation.
///
///     word_length("职工总数 <= 500人")      12, the bytes of 职工总数
///     word_length("500人")                  0, as no word begins with a digit
namespace huiqi::feel {

[[nodiscard]] constexpr bool is_digit(char which) { return which >= '0' && which <= '9'; }

/// Blanks of ASCII; the parser sees no others, as wide ones are replaced before it.
[[nodiscard]] constexpr bool is_blank(char which) {
    return which == ' ' || which == '\t' || which == '\n' || which == '\r';
}

/// Whether a character can stand inside a word.
[[nodiscard]] constexpr bool is_word_part(char32_t which) {
    if (which < 0x80)
        return (which >= U'a' && which <= U'z') || (which >= U'A' && which <= U'Z') ||
               (which >= U'0' && which <= U'9') || which == U'_' || which == U'?';
    if (which < 0xC0) return which == 0xAA || which == 0xB5 || which == 0xB7 || which == 0xBA; // ª µ · º
    if (which == 0xD7 || which == 0xF7) return false;                                          // × ÷
    if (which < 0x2000) return true;
    if (which <= 0x206F) return which == 0x200C || which == 0x200D || which == 0x203F || which == 0x2040;
    if (which >= 0x2190 && which <= 0x22FF) return false; // arrows, mathematical operators
    if (which >= 0x3000 && which <= 0x303F) return which == 0x3005 || which == 0x3006 || which == 0x3007; // 々 〆 〇
    if (which >= 0xFE10 && which <= 0xFE19) return false; // vertical forms
    if (which >= 0xFE30 && which <= 0xFE6B) return false; // compatibility forms
    if (which >= 0xFF01 && which <= 0xFF65)               // full-width ASCII and half-width punctuation
        return (which >= 0xFF10 && which <= 0xFF19) || (which >= 0xFF21 && which <= 0xFF3A) || which == 0xFF3F ||
               (which >= 0xFF41 && which <= 0xFF5A);
    return which != 0xFEFF && which != replacement_character;
}

/// Whether `text` goes on with a character of a word at byte `at`.
[[nodiscard]] constexpr bool word_goes_on(std::string_view text, std::size_t at) {
    return at < text.size() && is_word_part(decode_utf8(text, at).code_point);
}

/// The bytes of the characters of words, digits too, from byte `at` on.
[[nodiscard]] constexpr std::size_t word_parts(std::string_view text, std::size_t at = 0) {
    std::size_t end = at;
    while (end < text.size()) {
        auto const next = decode_utf8(text, end);
        if (!is_word_part(next.code_point)) break;
        end += next.length;
    }
    return end - at;
}

/// The bytes of the word that begins at byte `at`; 0 if none does.
[[nodiscard]] constexpr std::size_t word_length(std::string_view text, std::size_t at = 0) {
    return at < text.size() && !is_digit(text[at]) ? word_parts(text, at) : 0;
}

[[nodiscard]] constexpr std::size_t blank_length(std::string_view text, std::size_t at = 0) {
    std::size_t end = at;
    while (end < text.size() && is_blank(text[end])) ++end;
    return end - at;
}

/// A name as it is kept: no blanks around it, one blank where there were several.
[[nodiscard]] inline std::string single_blanks(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const blank = is_blank(text[at]);
        if (!blank) result += text[at];
        if (blank && !result.empty() && result.back() != ' ') result += ' ';
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

} // namespace huiqi::feel
