#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

/// UTF-8 as bytes, as characters (code points) and as columns of a terminal.
///
///     validate_utf8("惠企\xff")     6, the first byte that is not UTF-8
///     character_count("惠企 ok")    5
///     display_width("惠企 ok")      7, as each Chinese character is two columns wide
namespace huiqi {

inline constexpr char32_t replacement_character = U'\uFFFD';

/// One character read from UTF-8 and the number of bytes it took.
struct decoded_character {
    char32_t code_point;
    std::uint32_t length;
    bool valid;
};

/// Reads the character that begins at byte `at`, which must lie inside `text`. A byte that cannot begin a character,
/// an overlong form, a surrogate and a cut-off sequence are one invalid byte each, read as U+FFFD.
[[nodiscard]] constexpr decoded_character decode_utf8(std::string_view text, std::size_t at) {
    constexpr decoded_character invalid{replacement_character, 1, false};
    auto const byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
    unsigned const first = byte(0);
    if (first < 0x80) return {static_cast<char32_t>(first), 1, true};
    std::uint32_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() - at < length) return invalid;
    char32_t code_point = first & (0x7FU >> length);
    for (std::uint32_t offset = 1; offset < length; ++offset) {
        if ((byte(offset) & 0xC0U) != 0x80U) return invalid;
        code_point = (code_point << 6U) | (byte(offset) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    bool const surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < smallest[length] || code_point > 0x10FFFF || surrogate) return invalid;
    return {code_point, length, true};
}

/// The offset of the first byte that is not part of valid UTF-8; nothing if all of `text` is valid.
[[nodiscard]] constexpr std::optional<std::size_t> validate_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const next = decode_utf8(text, at);
        if (!next.valid) return at;
        at += next.length;
    }
    return std::nullopt;
}

/// Appends one character. A value that is no character (a surrogate, above U+10FFFF) is written as U+FFFD.
constexpr void append_utf8(std::string& text, char32_t code_point) {
    if ((code_point >= 0xD800 && code_point <= 0xDFFF) || code_point > 0x10FFFF) code_point = replacement_character;
    auto const put = [&](char32_t bits) { text.push_back(static_cast<char>(static_cast<unsigned char>(bits))); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
        put(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    } else {
        put(0xF0U | (code_point >> 18U));
        put(0x80U | ((code_point >> 12U) & 0x3FU));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    }
}

/// The characters of a text, to walk over: `for (char32_t each : code_points{text})`. Looks at the text, owns nothing.
class code_points {
public:
    class iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = char32_t;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = char32_t;

        constexpr iterator() = default;
        constexpr iterator(std::string_view text, std::size_t at) : text_{text}, at_{at} {}

        constexpr char32_t operator*() const { return decode_utf8(text_, at_).code_point; }
        constexpr iterator& operator++() {
            at_ += decode_utf8(text_, at_).length;
            return *this;
        }
        constexpr iterator operator++(int) {
            auto const before = *this;
            ++*this;
            return before;
        }
        /// The byte at which the character begins.
        [[nodiscard]] constexpr std::size_t offset() const { return at_; }
        friend constexpr bool operator==(iterator const& left, iterator const& right) { return left.at_ == right.at_; }

    private:
        std::string_view text_;
        std::size_t at_ = 0;
    };

    constexpr explicit code_points(std::string_view text) : text_{text} {}

    [[nodiscard]] constexpr iterator begin() const { return {text_, 0}; }
    [[nodiscard]] constexpr iterator end() const { return {text_, text_.size()}; }

private:
    std::string_view text_;
};

/// How many characters (code points) a text has.
[[nodiscard]] constexpr std::size_t character_count(std::string_view text) {
    auto const all = code_points{text};
    return static_cast<std::size_t>(std::distance(all.begin(), all.end()));
}

/// Characters that do something to a terminal or to the order of the text around them: control characters (tab and
/// line ends too) and the marks that turn the direction of writing. Text of others is shown without them.
[[nodiscard]] constexpr bool is_control(char32_t code_point) {
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) || code_point == 0x2028 ||
           code_point == 0x2029 || code_point == 0x200E || code_point == 0x200F || code_point == 0x061C ||
           (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

namespace detail {

struct code_point_block {
    char32_t first, last;
};

// Whole blocks of the Unicode charts, so that the tables stay small enough to check by eye.
inline constexpr std::array wide_blocks{
    code_point_block{0x1100, 0x115F},   // Hangul Jamo, leading consonants
    code_point_block{0x231A, 0x231B},   // watch, hourglass
    code_point_block{0x23E9, 0x23EC},   // double triangles
    code_point_block{0x25FD, 0x25FE},   // medium small squares
    code_point_block{0x2614, 0x2615},   // umbrella, hot beverage
    code_point_block{0x2648, 0x2653},   // zodiac
    code_point_block{0x26A1, 0x26A1},   // high voltage
    code_point_block{0x2705, 0x2705},   // heavy check mark
    code_point_block{0x274C, 0x274C},   // cross mark
    code_point_block{0x2753, 0x2755},   // question and exclamation ornaments
    code_point_block{0x2757, 0x2757},   // heavy exclamation mark
    code_point_block{0x2795, 0x2797},   // heavy plus, minus, division
    code_point_block{0x2B50, 0x2B50},   // star
    code_point_block{0x2E80, 0x303E},   // CJK radicals, Kangxi radicals, CJK punctuation
    code_point_block{0x3041, 0x33FF},   // kana, Bopomofo, Hangul compatibility Jamo, enclosed and squared CJK
    code_point_block{0x3400, 0x4DBF},   // CJK extension A
    code_point_block{0x4E00, 0xA4CF},   // CJK unified ideographs, Yi
    code_point_block{0xA960, 0xA97F},   // Hangul Jamo extended A
    code_point_block{0xAC00, 0xD7A3},   // Hangul syllables
    code_point_block{0xF900, 0xFAFF},   // CJK compatibility ideographs
    code_point_block{0xFE10, 0xFE19},   // vertical forms
    code_point_block{0xFE30, 0xFE6F},   // CJK compatibility forms, small forms
    code_point_block{0xFF00, 0xFF60},   // fullwidth forms
    code_point_block{0xFFE0, 0xFFE6},   // fullwidth signs
    code_point_block{0x17000, 0x18CFF}, // Tangut, Khitan
    code_point_block{0x1B000, 0x1B2FF}, // kana supplement, Nüshu
    code_point_block{0x1F300, 0x1F64F}, // pictographs, emoticons
    code_point_block{0x1F680, 0x1F6FF}, // transport
    code_point_block{0x1F7E0, 0x1F7EB}, // coloured circles and squares
    code_point_block{0x1F900, 0x1F9FF}, // supplemental pictographs
    code_point_block{0x1FA70, 0x1FAFF}, // pictographs extended A
    code_point_block{0x20000, 0x3FFFD}, // CJK extensions B and later
};

inline constexpr std::array zero_width_blocks{
    code_point_block{0x0300, 0x036F},   // combining marks
    code_point_block{0x1160, 0x11FF},   // Hangul Jamo, vowels and final consonants
    code_point_block{0x1AB0, 0x1AFF},   // combining marks extended
    code_point_block{0x1DC0, 0x1DFF},   // combining marks supplement
    code_point_block{0x200B, 0x200D},   // zero-width space and joiners
    code_point_block{0x2060, 0x2060},   // word joiner
    code_point_block{0x20D0, 0x20FF},   // combining marks for symbols
    code_point_block{0x302A, 0x302D},   // ideographic tone marks
    code_point_block{0x3099, 0x309A},   // voiced sound marks
    code_point_block{0xFE00, 0xFE0F},   // variation selectors
    code_point_block{0xFE20, 0xFE2F},   // combining half marks
    code_point_block{0xFEFF, 0xFEFF},   // byte order mark
    code_point_block{0xE0100, 0xE01EF}, // variation selectors supplement
};

template <std::size_t Size>
[[nodiscard]] constexpr bool lies_in(std::array<code_point_block, Size> const& blocks, char32_t code_point) {
    auto const after = std::upper_bound(
        blocks.begin(), blocks.end(), code_point,
        [](char32_t value, code_point_block const& each) { return value < each.first; });
    return after != blocks.begin() && code_point <= (after - 1)->last;
}

} // namespace detail

/// Columns one character takes on a terminal: 2 for East Asian wide characters and emoji, 0 for combining marks,
/// otherwise 1.
[[nodiscard]] constexpr unsigned display_width(char32_t code_point) {
    if (code_point < 0x300) return 1;
    if (detail::lies_in(detail::zero_width_blocks, code_point)) return 0;
    return detail::lies_in(detail::wide_blocks, code_point) ? 2 : 1;
}

/// Columns a text without tabs and line ends takes on a terminal.
[[nodiscard]] constexpr std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    for (char32_t const each : code_points{text}) columns += display_width(each);
    return columns;
}

} // namespace huiqi
