#include "keyboard.hpp"

#include <algorithm>
#include <array>

#include "words.hpp"

namespace huiqi::feel {
namespace {

struct look_alike {
    char32_t typed;
    std::string_view plain;
};

// In rising order, to be searched.
constexpr std::array look_alikes{
    look_alike{0x00A0, " "},  // no-break space
    look_alike{0x00D7, "*"},  // ×
    look_alike{0x00F7, "/"},  // ÷
    look_alike{0x201C, "\""}, // “
    look_alike{0x201D, "\""}, // ”
    look_alike{0x2212, "-"},  // −
    look_alike{0x2260, "!="}, // ≠
    look_alike{0x2264, "<="}, // ≤
    look_alike{0x2265, ">="}, // ≥
    look_alike{0x2266, "<="}, // ≦
    look_alike{0x2267, ">="}, // ≧
    look_alike{0x3000, " "},  // ideographic space
    look_alike{0x3001, ","},  // 、
    look_alike{0x3010, "["},  // 【
    look_alike{0x3011, "]"},  // 】
    look_alike{0xFF01, "!"},  look_alike{0xFF02, "\""}, look_alike{0xFF05, "%"}, look_alike{0xFF06, "&"},
    look_alike{0xFF08, "("},  look_alike{0xFF09, ")"},  look_alike{0xFF0A, "*"}, look_alike{0xFF0B, "+"},
    look_alike{0xFF0C, ","},  look_alike{0xFF0D, "-"},  look_alike{0xFF0E, "."}, look_alike{0xFF0F, "/"},
    look_alike{0xFF1A, ":"},  look_alike{0xFF1C, "<"},  look_alike{0xFF1D, "="}, look_alike{0xFF1E, ">"},
    look_alike{0xFF1F, "?"},  look_alike{0xFF20, "@"},  look_alike{0xFF3B, "["}, look_alike{0xFF3D, "]"},
    look_alike{0xFF5B, "{"},  look_alike{0xFF5C, "|"},  look_alike{0xFF5D, "}"},
};

constexpr std::string_view digits = "0123456789";

/// The plain characters that `typed` stands for; empty if it is what it should be.
std::string_view plain_form(char32_t typed, bool inside_word) {
    if (typed >= 0xFF10 && typed <= 0xFF19) return inside_word ? std::string_view{} : digits.substr(typed - 0xFF10, 1);
    auto const found = std::lower_bound(look_alikes.begin(), look_alikes.end(), typed,
                                        [](look_alike const& each, char32_t wanted) { return each.typed < wanted; });
    return found != look_alikes.end() && found->typed == typed ? found->plain : std::string_view{};
}

bool may_need_changes(std::string_view text) {
    // The first bytes of every character in the table: most expressions, Chinese ones too, have none of them.
    return std::any_of(text.begin(), text.end(), [](char each) {
        return each == '\xC2' || each == '\xC3' || each == '\xE2' || each == '\xE3' || each == '\xEF';
    });
}

} // namespace

plain_text::plain_text(snippet const& original) : original_{original} {
    std::string_view const text = original.text();
    if (!may_need_changes(text)) return;
    bool inside_word = false;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '"') {
            inside_word = false;
            copy_text(at, "\"");
            continue;
        }
        auto const rest = text.substr(at);
        if (rest.starts_with("//") || rest.starts_with("/*")) {
            bool const line = rest[1] == '/';
            auto const end = rest.find(line ? "\n" : "*/", 2);
            copy(at, end == std::string_view::npos ? rest.size() : end + (line ? 1 : 2));
            inside_word = false;
            continue;
        }
        auto const next = decode_utf8(text, at);
        auto const plain = plain_form(next.code_point, inside_word);
        if (plain == "\"") {
            copy_text(at, next.code_point == 0xFF02 ? "\xEF\xBC\x82" : "\xE2\x80\x9D");
            inside_word = false;
            continue;
        }
        if (plain.empty()) {
            bool const part = is_word_part(next.code_point);
            inside_word = part && (inside_word || !is_digit(text[at]));
            copy(at, next.length);
        } else {
            bool const digit = is_digit(plain.front());
            replace(at, next.length, plain);
            inside_word = inside_word && digit;
            at += next.length;
        }
    }
}

void plain_text::replace(std::size_t at, std::size_t length, std::string_view plain) {
    if (shifts_.empty()) {
        shifts_.push_back({0, 0});
        text_.reserve(original_.text().size());
        text_.assign(original_.text(), 0, at);
    }
    auto const begin = static_cast<std::uint32_t>(at), end = static_cast<std::uint32_t>(at + length);
    text_ += plain;
    shifts_.push_back({static_cast<std::uint32_t>(text_.size()), end});
    changes_.push_back({original_.in_file({begin, end}), std::string_view{original_.text()}.substr(at, length), plain});
}

void plain_text::copy(std::size_t& at, std::size_t length) {
    if (!shifts_.empty()) text_.append(original_.text(), at, length);
    at += length;
}

/// Copies a text up to its closing quote. Plain quotes inside full-width ones belong to the text.
void plain_text::copy_text(std::size_t& at, std::string_view closing) {
    std::string_view const text = original_.text();
    bool const plain = closing == "\"";
    auto const length = plain ? 1 : closing.size();
    if (plain)
        copy(at, length);
    else {
        replace(at, length, "\"");
        at += length;
    }
    while (at < text.size() && text[at] != '\n') {
        auto const rest = text.substr(at);
        // A keyboard that types “ and ” in turn has no idea which of them is due.
        bool const curly = closing == "\xE2\x80\x9D" && rest.starts_with("\xE2\x80\x9C");
        if (curly || rest.starts_with(closing)) {
            if (plain) return copy(at, 1);
            replace(at, closing.size(), "\"");
            at += closing.size();
            return;
        }
        if (text[at] == '\\' && at + 1 < text.size()) {
            copy(at, 1 + decode_utf8(text, at + 1).length);
        } else if (text[at] == '"') {
            replace(at, 1, "\\\"");
            ++at;
        } else {
            copy(at, 1);
        }
    }
}

std::uint32_t plain_text::in_original(std::uint32_t plain) const {
    if (shifts_.empty()) return plain;
    auto const after = std::upper_bound(shifts_.begin(), shifts_.end(), plain,
                                        [](std::uint32_t at, shift const& each) { return at < each.plain; });
    auto const& base = *(after - 1);
    return base.original + (plain - base.plain);
}

} // namespace huiqi::feel
