#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <huiqi/text/snippet.hpp>
#include <huiqi/text/source.hpp>

/// What a Chinese keyboard types. Full-width operators, brackets, quotes, digits and blanks are read as the plain ones
/// they look like, wherever they are neither in a text nor inside a name; every one of them can be mended.
///
///     营业收入 ＞＝ ２０００万元 且 类别 ＝ “甲”      营业收入 >= 2000万元 且 类别 = "甲"
namespace huiqi::feel {

/// An expression in plain characters, which remembers where each of them stands in the snippet.
class plain_text {
public:
    /// `original` must outlive it.
    explicit plain_text(snippet const& original);

    [[nodiscard]] std::string_view text() const { return shifts_.empty() ? std::string_view{original_.text()} : text_; }

    /// The place in the source file of a range of the plain text.
    [[nodiscard]] source_range in_file(source_range plain) const {
        return original_.in_file({in_original(plain.begin), in_original(plain.end)});
    }
    [[nodiscard]] source_ptr const& source() const { return original_.source(); }

    struct change {
        source_range written; ///< in the source file
        std::string_view typed, plain;
    };
    /// The characters that were read as others, in order.
    [[nodiscard]] std::vector<change> const& changes() const { return changes_; }

private:
    struct shift {
        std::uint32_t plain, original; ///< from here on the two run side by side
    };

    void replace(std::size_t at, std::size_t length, std::string_view plain);
    void copy_text(std::size_t& at, std::string_view closing);
    void copy(std::size_t& at, std::size_t length);
    [[nodiscard]] std::uint32_t in_original(std::uint32_t plain) const;

    snippet const& original_;
    std::string text_;
    std::vector<shift> shifts_; ///< empty while nothing had to be replaced
    std::vector<change> changes_;
};

} // namespace huiqi::feel
