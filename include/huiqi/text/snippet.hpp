#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <huiqi/text/source.hpp>

namespace huiqi {

/// A piece of a source file as its reader decoded it: an expression inside a quoted, folded or block scalar,
/// where the text differs from the bytes of the file. Anchors lead every place back to the file.
///
///     when: >-
///       a
///       > 5             the snippet's text is `a > 5`; offset 4 lies on the third line of the file
class snippet {
public:
    snippet() = default;

    /// Text that stands in the file as it is, beginning at byte `begin`.
    snippet(source_ptr where, std::string text, std::uint32_t begin)
        : source_{std::move(where)}, text_{std::move(text)}, anchors_{{0, begin}} {}

    [[nodiscard]] source_ptr const& source() const { return source_; }
    [[nodiscard]] std::string const& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

    /// From byte `local` of the text on, the file's bytes run from `file` on. Anchors are added in rising order.
    void anchor(std::uint32_t local, std::uint32_t file) { anchors_.push_back({local, file}); }

    /// The place in the file of a range of the text. A range that ends where text was folded ends at the last
    /// character it covers, so that an underline never reaches into the next line's indent.
    [[nodiscard]] source_range in_file(source_range local) const {
        if (local.end <= local.begin) return {file_offset(local.begin), file_offset(local.begin)};
        return {file_offset(local.begin), file_offset(local.end - 1) + 1};
    }

    /// The whole snippet's place in the file.
    [[nodiscard]] source_range range() const { return in_file({0, static_cast<std::uint32_t>(text_.size())}); }

    /// A part of this snippet as a snippet of its own (a cell of a row, an argument).
    [[nodiscard]] snippet part(std::uint32_t begin, std::uint32_t end) const {
        snippet piece;
        piece.source_ = source_;
        piece.text_ = text_.substr(begin, end - begin);
        piece.anchors_.push_back({0, file_offset(begin)});
        for (auto each = first_after(begin); each != anchors_.end() && each->local < end; ++each)
            piece.anchors_.push_back({each->local - begin, each->file});
        return piece;
    }

private:
    struct anchor_point {
        std::uint32_t local, file;
    };

    [[nodiscard]] std::vector<anchor_point>::const_iterator first_after(std::uint32_t local) const {
        return std::upper_bound(anchors_.begin(), anchors_.end(), local,
                                [](std::uint32_t at, anchor_point const& each) { return at < each.local; });
    }

    [[nodiscard]] std::uint32_t file_offset(std::uint32_t local) const {
        if (anchors_.empty()) return local;
        auto const after = first_after(local);
        auto const& base = after == anchors_.begin() ? anchors_.front() : *(after - 1);
        return base.file + (local - base.local);
    }

    source_ptr source_;
    std::string text_;
    std::vector<anchor_point> anchors_;
};

} // namespace huiqi
