#include "nearby.hpp"

#include <algorithm>

#include "words.hpp"

namespace huiqi::feel {
namespace {

constexpr std::string_view signs = "<>=!&|*";

source_range span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_sign(char which) { return signs.find(which) != std::string_view::npos; }

std::size_t text_end(std::string_view text, std::size_t begin) {
    for (auto at = begin + 1; at < text.size() && text[at] != '\n'; ++at) {
        if (text[at] == '"') return at + 1;
        if (text[at] == '\\') ++at;
    }
    return std::min(text.find('\n', begin), text.size());
}

std::size_t skip_blanks_and_comments(std::string_view text, std::size_t at) {
    for (;;) {
        at += blank_length(text, at);
        auto const rest = text.substr(std::min(at, text.size()));
        bool const line = rest.starts_with("//");
        if (!line && !rest.starts_with("/*")) return at;
        auto const end = rest.find(line ? "\n" : "*/", 2);
        if (end == std::string_view::npos) return line ? text.size() : at;
        at += end + (line ? 1 : 2);
    }
}

} // namespace

source_range token_at(std::string_view text, std::size_t at) {
    auto const begin = skip_blanks_and_comments(text, at);
    if (begin >= text.size()) return span(text.size(), text.size());
    auto end = begin;
    if (is_digit(text[begin])) {
        while (end < text.size() &&
               (word_goes_on(text, end) || (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1]))))
            end += decode_utf8(text, end).length;
    } else if (text[begin] == '"') {
        end = text_end(text, begin);
    } else if (is_sign(text[begin])) {
        while (end < text.size() && is_sign(text[end])) ++end;
    } else if (text.substr(begin).starts_with("..")) {
        end = begin + 2;
    } else {
        end += std::max<std::size_t>(word_parts(text, begin), decode_utf8(text, begin).length);
    }
    return span(begin, end);
}

source_range token_before(std::string_view text, std::size_t at) {
    auto end = std::min(at, text.size());
    while (end > 0 && is_blank(text[end - 1])) --end;
    auto begin = end;
    auto const start_of_character = [&](std::size_t byte) {
        while (byte > 0 && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) --byte;
        return byte;
    };
    if (end == 0) return span(0, 0);
    if (text[end - 1] == '"') {
        while (begin > 1 && (text[begin - 2] != '"' || (begin > 2 && text[begin - 3] == '\\')) &&
               text[begin - 2] != '\n')
            --begin;
        return span(begin > 1 && text[begin - 2] == '"' ? begin - 2 : end - 1, end);
    }
    if (is_sign(text[end - 1])) {
        while (begin > 0 && is_sign(text[begin - 1])) --begin;
        return span(begin, end);
    }
    while (begin > 0) {
        auto const previous = start_of_character(begin - 1);
        if (!is_word_part(decode_utf8(text, previous).code_point)) break;
        begin = previous;
    }
    return span(begin < end ? begin : start_of_character(end - 1), end);
}

source_range token_after(std::string_view text, std::size_t at) {
    auto const next = token_at(text, at);
    auto const last = token_before(text, at).end;
    return next.begin < next.end ? next : source_range{last, last};
}

source_range split_number(std::string_view text, source_range number) {
    auto const begin = number.begin;
    bool const zero_first = text[begin] == '0' && begin + 2 < number.end && is_digit(text[begin + 1]) &&
                            is_digit(text[begin + 2]) && (begin + 3 >= number.end || !is_digit(text[begin + 3]));
    if (!zero_first || begin < 2 || text[begin - 1] != ',' || !is_digit(text[begin - 2])) return {};
    return {token_before(text, begin - 1).begin, number.end};
}

} // namespace huiqi::feel
