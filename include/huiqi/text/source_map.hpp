#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <huiqi/text/source.hpp>

/// From byte offsets to lines and columns. A map is made once for a source of which many places are shown; building
/// takes one pass, and a look-up never more than a few hundred steps, even in a file that is one enormous line.
///
///     source_map{*make_source("a.yaml", "条件: 5\n上限: 6\n")}.locate(12)     line 2, column 2
namespace huiqi {

class source_map {
public:
    /// Looks at the source's text, which must outlive the map. Lines end with LF, CRLF or a lone CR.
    explicit source_map(source const& mapped) : text_{mapped.text} {
        starts_.push_back(0);
        std::uint32_t characters = 0;
        for (std::size_t at = 0; at < text_.size(); ++at) {
            if (at % stride == 0) characters_before_.push_back(characters);
            if (begins_character(at)) ++characters;
            bool const ends_line = text_[at] == '\n' || (text_[at] == '\r' && text_.substr(at + 1, 1) != "\n");
            if (ends_line) starts_.push_back(static_cast<std::uint32_t>(at + 1));
        }
        characters_before_.push_back(characters);
    }

    /// The place of a byte. Past the end it is the place after the last character; inside a character, that character.
    [[nodiscard]] line_column locate(std::uint32_t byte) const {
        auto const at = clamp(byte);
        auto const line = line_of(at);
        return {line, characters_before(at) - characters_before(starts_[line - 1]) + 1};
    }

    /// The bytes of a line (counted from 1) without its line end. A line past the last is an empty range at the end.
    [[nodiscard]] source_range line_range(std::uint32_t line) const {
        if (line == 0 || line > starts_.size()) return {clamp(UINT32_MAX), clamp(UINT32_MAX)};
        std::uint32_t const begin = starts_[line - 1];
        std::uint32_t end = line < starts_.size() ? starts_[line] : static_cast<std::uint32_t>(text_.size());
        if (end > begin && text_[end - 1] == '\n') --end;
        if (end > begin && text_[end - 1] == '\r') --end;
        return {begin, end};
    }

    [[nodiscard]] std::string_view line_text(std::uint32_t line) const {
        auto const range = line_range(line);
        return text_.substr(range.begin, range.end - range.begin);
    }

    /// How many lines there are. A text that ends with a line end has an empty line after it.
    [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }

    /// The line (from 1) that a byte lies in.
    [[nodiscard]] std::uint32_t line_of(std::uint32_t byte) const {
        auto const after = std::upper_bound(starts_.begin(), starts_.end(), byte);
        return static_cast<std::uint32_t>(after - starts_.begin());
    }

    /// The byte itself where it begins a character of the text, otherwise the nearest such place before it.
    [[nodiscard]] std::uint32_t clamp(std::uint32_t byte) const {
        auto at = std::min<std::size_t>(byte, text_.size());
        // A character has at most four bytes; text that is not UTF-8 must not make this walk far.
        for (int step = 0; step < 3 && at > 0 && at < text_.size() && !begins_character(at); ++step) --at;
        return static_cast<std::uint32_t>(at);
    }

private:
    static constexpr std::size_t stride = 256;

    [[nodiscard]] bool begins_character(std::size_t at) const {
        return (static_cast<unsigned char>(text_[at]) & 0xC0U) != 0x80U;
    }

    [[nodiscard]] std::uint32_t characters_before(std::uint32_t byte) const {
        if (byte == text_.size()) return characters_before_.back();
        auto count = characters_before_[byte / stride];
        for (std::size_t at = byte / stride * stride; at < byte; ++at) count += begins_character(at) ? 1 : 0;
        return count;
    }

    std::string_view text_;
    std::vector<std::uint32_t> starts_;            ///< where each line begins
    std::vector<std::uint32_t> characters_before_; ///< at every `stride` bytes, and at the end
};

/// The place of one byte of a source; for many places of one source, make a source_map.
[[nodiscard]] inline line_column locate(source const& where, std::uint32_t byte) {
    return source_map{where}.locate(byte);
}

} // namespace huiqi
