#include "policy/scalar_offsets.hpp"

#include <algorithm>
#include <utility>

#include <huiqi/text/utf8.hpp>

namespace huiqi {

namespace {

[[nodiscard]] bool is_break(char each) { return each == '\n' || each == '\r'; }
[[nodiscard]] bool is_blank(char each) { return each == ' ' || each == '\t'; }

/// Walks through the file and the decoded value side by side. The value says what was decoded, so that no rule of YAML
/// about where a scalar ends is needed twice.
class scalar_walk {
public:
    scalar_walk(source_ptr const& file, std::string_view seen, std::uint32_t begin, std::string_view value)
        : file_{file}, seen_{seen}, value_{value}, begin_{begin}, at_{begin} {}

    [[nodiscard]] located_scalar operator()() {
        auto const style = begin_ < seen_.size() ? walk() : scalar_style::plain;
        bool const whole = !lost_ && done_ == value_.size();
        auto const end = whole ? end_ : std::min<std::size_t>(begin_ + 1, seen_.size());
        located_scalar found{{}, {begin_, static_cast<std::uint32_t>(end)}, style};
        if (!whole) {
            found.text = snippet{file_, std::string{value_}, begin_};
            return found;
        }
        found.text = snippet{file_, std::move(text_), anchors_.empty() ? begin_ : anchors_.front().second};
        for (std::size_t i = 1; i < anchors_.size(); ++i) found.text.anchor(anchors_[i].first, anchors_[i].second);
        return found;
    }

private:
    scalar_style walk() {
        switch (seen_[begin_]) {
        case '\'': return single_quoted(), scalar_style::quoted;
        case '"': return double_quoted(), scalar_style::quoted;
        case '|': return block(false), scalar_style::literal;
        case '>': return block(true), scalar_style::folded;
        default: return plain(), scalar_style::plain;
        }
    }

    [[nodiscard]] bool more() const { return !lost_ && done_ < value_.size(); }

    /// One byte of the text that stands at byte `at` of the file.
    void put(char byte, std::size_t at) {
        if (anchors_.empty() || at != expected_)
            anchors_.emplace_back(static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(at));
        text_ += byte;
        expected_ = at + 1;
        ++done_;
    }

    /// One byte that was not changed by decoding, but perhaps hidden from the parser.
    void copy() {
        if (at_ >= seen_.size() || done_ >= value_.size() || seen_[at_] != value_[done_]) {
            lost_ = true;
            return;
        }
        put(file_->text[at_], at_);
        ++at_;
        end_ = at_;
    }

    /// Where a run of blanks and line ends ends, and how many lines end in it.
    [[nodiscard]] std::pair<std::size_t, std::size_t> white_run() const {
        std::size_t end = at_, lines = 0;
        for (; end < seen_.size() && (is_blank(seen_[end]) || is_break(seen_[end])); ++end)
            if (is_break(seen_[end]) && !(seen_[end] == '\r' && seen_.substr(end + 1, 1) == "\n")) ++lines;
        return {end, lines};
    }

    /// A line end between two lines of text: one is a blank, more are one line end fewer. Does nothing where there are
    /// only blanks.
    [[nodiscard]] bool fold(bool escaped = false) {
        auto const [end, lines] = white_run();
        if (lines == 0) return false;
        if (lines == 1 && !escaped && done_ < value_.size() && value_[done_] != '\n') {
            if (value_[done_] != ' ') lost_ = true;
            if (!lost_) put(' ', at_);
        }
        // The parser counts a line of blanks in some places and not in others: the value says how many it made.
        for (std::size_t i = 0; i + 1 < lines && done_ < value_.size() && value_[done_] == '\n'; ++i)
            put('\n', std::min(at_ + i, end - 1));
        at_ = end;
        return true;
    }

    void plain() {
        while (more())
            if (!fold()) copy();
    }

    void close_quote() {
        if (!lost_) end_ = std::min(at_ + 1, seen_.size());
    }

    void single_quoted() {
        ++at_;
        while (more()) {
            if (fold()) continue;
            bool const doubled = at_ < seen_.size() && seen_[at_] == '\'';
            copy();
            if (doubled) ++at_;
        }
        close_quote();
    }

    void double_quoted() {
        ++at_;
        while (!lost_ && at_ < seen_.size() && seen_[at_] != '"') {
            if (fold()) continue;
            if (seen_[at_] == '\\')
                escape();
            else
                copy();
        }
        close_quote();
    }

    [[nodiscard]] std::size_t hexadecimal_digits() const {
        switch (at_ + 1 < seen_.size() ? seen_[at_ + 1] : '\0') {
        case 'x': return 2;
        case 'u': return 4;
        case 'U': return 8;
        default: return 0;
        }
    }

    void escape() {
        if (at_ + 1 < seen_.size() && is_break(seen_[at_ + 1])) {
            ++at_;
            static_cast<void>(fold(true));
            return;
        }
        if (done_ >= value_.size()) {
            lost_ = true;
            return;
        }
        auto length = 2 + hexadecimal_digits();
        std::size_t const bytes = decode_utf8(value_, done_).length;
        // JSON writes what lies beyond U+FFFF as two escapes.
        if (length == 6 && bytes == 4) length = 12;
        if (at_ + length > seen_.size()) {
            lost_ = true;
            return;
        }
        for (std::size_t i = 0; i < bytes; ++i) {
            bool const last = bytes > 1 && i + 1 == bytes;
            put(value_[done_], last ? at_ + length - 1 : at_ + i);
        }
        at_ += length;
        end_ = at_;
    }

    void next_line() {
        while (at_ < seen_.size() && !is_break(seen_[at_])) ++at_;
        step_over_break();
    }

    void step_over_break() {
        if (at_ < seen_.size()) at_ += seen_.substr(at_, 2) == "\r\n" ? 2 : 1;
    }

    /// The columns that belong to no line of a block scalar: what the first line of text has more than the value.
    [[nodiscard]] std::size_t block_indent() const {
        auto line = at_;
        auto text = seen_.find_first_not_of(" \r\n", line);
        if (text == std::string_view::npos) return 0;
        while (line < text && seen_.substr(line, text - line).find_first_of("\r\n") != std::string_view::npos)
            line = seen_.find_first_of("\r\n", line) + 1;
        auto const first = value_.find_first_not_of(" \n");
        if (first == std::string_view::npos) return text - line;
        auto const before = value_.substr(0, first).rfind('\n');
        auto const spaces = before == std::string_view::npos ? first : first - before - 1;
        return text - line - std::min(text - line, spaces);
    }

    void block(bool folded) {
        while (at_ < seen_.size() && !is_blank(seen_[at_]) && !is_break(seen_[at_])) ++at_;
        end_ = at_;
        next_line();
        auto const indent = block_indent();
        while (more()) {
            for (std::size_t i = 0; i < indent && at_ < seen_.size() && seen_[at_] == ' '; ++i) ++at_;
            while (more() && at_ < seen_.size() && !is_break(seen_[at_])) copy();
            if (!more()) return;
            if (value_[done_] != '\n' && !(folded && value_[done_] == ' ')) lost_ = true;
            if (lost_) return;
            end_of_line(folded, indent);
        }
    }

    /// Whether a line of blanks alone is text: those it has beyond the indent stand in the value.
    [[nodiscard]] bool holds_blanks(std::size_t blanks, std::size_t indent) const {
        if (blanks <= indent) return false;
        auto const beyond = blanks - indent;
        auto const next = value_.substr(done_, beyond + 1);
        return next.find_first_not_of(' ') == beyond && next[beyond] == '\n';
    }

    /// What the value holds for the end of this line and for the empty ones after it.
    void end_of_line(bool folded, std::size_t indent) {
        auto const line_end = std::min(at_, seen_.size());
        if (!folded || value_[done_] == ' ') {
            put(value_[done_], line_end);
            step_over_break();
            if (!folded) return;
        } else {
            for (std::size_t i = 0; done_ < value_.size() && value_[done_] == '\n'; ++i)
                put('\n', std::min(line_end + i, seen_.size()));
            step_over_break();
        }
        for (auto empty = at_; done_ < value_.size();) {
            empty = std::min(seen_.find_first_not_of(' ', at_), seen_.size());
            if (empty >= seen_.size() || !is_break(seen_[empty]) || holds_blanks(empty - at_, indent)) return;
            at_ = empty;
            step_over_break();
        }
    }

    source_ptr const& file_;
    std::string_view seen_;
    std::string_view value_;
    std::uint32_t begin_;
    std::size_t at_;           ///< in the file
    std::size_t end_ = begin_; ///< after the last character that belongs to the scalar
    std::size_t done_ = 0;     ///< in the value
    std::size_t expected_ = 0; ///< where the next byte stands if nothing lies between
    bool lost_ = false;
    std::string text_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> anchors_;
};

} // namespace

located_scalar locate_scalar(source_ptr const& file, std::string_view seen, std::uint32_t begin,
                             std::string_view value) {
    return scalar_walk{file, seen, begin, value}();
}

} // namespace huiqi
