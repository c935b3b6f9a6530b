#include "layout.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace huiqi::format {
namespace {

constexpr std::size_t step = 2;

bool is_blank(char which) { return which == ' ' || which == '\t' || which == '\r'; }

std::string_view without_blanks_behind(std::string_view text) {
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        auto line = text.substr(begin, end - begin);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        begin = end + 1;
    }
    return lines;
}

std::size_t leading_spaces(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// Writes a document node by node. What lies between two nodes of the file is blanks, signs of YAML and comments; the
/// comments are written again where they were.
class layout {
public:
    layout(std::string_view text, std::set<std::uint32_t> const& rows) : text_{text}, rows_{rows} {}

    std::string operator()(document_node const& root) {
        if (root.what == document_node::mapping && !on_one_line(root))
            block_mapping(root, 0, false);
        else if (root.what == document_node::sequence && !on_one_line(root))
            block_sequence(root, 0, false);
        else {
            (void)gap(root.range.begin, 0);
            start_line(0);
            inline_node(root, 0);
        }
        (void)gap(static_cast<std::uint32_t>(text_.size()), 0);
        while (out_.ends_with('\n')) out_.pop_back();
        return std::move(out_) + '\n';
    }

private:
    /// Scalars, `{...}` and `[...]` within a line, and what is empty.
    [[nodiscard]] bool on_one_line(document_node const& node) const {
        if (node.what == document_node::scalar) return true;
        bool const bracketed = text_[node.range.begin] == '{' || text_[node.range.begin] == '[';
        bool const empty = node.items.empty() && node.entries.empty();
        auto const whole = text_.substr(node.range.begin, node.range.end - node.range.begin);
        return bracketed && (empty || whole.find('\n') == std::string_view::npos);
    }

    [[nodiscard]] std::size_t column(std::size_t at) const {
        auto const line = text_.rfind('\n', at == 0 ? 0 : at - 1);
        return line == std::string_view::npos || at == 0 ? at : at - line - 1;
    }

    void line_end() {
        if (out_.empty()) {
            breaks_ = 0;
            return;
        }
        auto const ends = keep_breaks_ ? std::max<std::size_t>(breaks_, 1) : breaks_ > 1 ? 2 : 1;
        out_.append(ends, '\n');
        breaks_ = 0;
        keep_breaks_ = false;
    }

    void start_line(std::size_t indent) {
        line_end();
        out_.append(indent, ' ');
    }

    /// The comments up to `to`, where something comes that is indented by `indent`. True if there were any: then the
    /// line is at its end.
    bool gap(std::uint32_t to, std::size_t indent) {
        bool any = false;
        breaks_ = 0;
        for (std::size_t at = at_; at < to; ++at) {
            if (text_[at] == '\n') ++breaks_;
            if (text_[at] != '#') continue;
            auto const end = std::min(text_.find('\n', at), text_.size());
            auto const comment = without_blanks_behind(text_.substr(at, end - at));
            if (breaks_ == 0 && !out_.empty()) {
                std::size_t blanks = 0;
                while (blanks < at && text_[at - blanks - 1] == ' ') ++blanks;
                out_.append(std::max<std::size_t>(blanks, 1), ' ');
            } else {
                start_line(comment_indent(column(at), to, indent));
            }
            out_ += comment;
            any = true;
            breaks_ = 0;
            at = end - 1;
        }
        at_ = std::max(at_, to);
        return any;
    }

    /// A comment that was indented deeper than what follows belongs to what stands before.
    [[nodiscard]] std::size_t comment_indent(std::size_t at, std::uint32_t to, std::size_t indent) const {
        auto const next = to < text_.size() ? column(to) : 0;
        if (at <= next) return indent;
        for (auto each = levels_.rbegin(); each != levels_.rend(); ++each)
            if (each->column <= at && each->column > next) return each->indent;
        return indent;
    }

    void enter(std::uint32_t at, std::size_t indent) {
        auto const here = column(at);
        while (!levels_.empty() && levels_.back().column >= here) levels_.pop_back();
        levels_.push_back({here, indent});
    }

    /// `follows`: the first key stands behind `- `.
    void block_mapping(document_node const& node, std::size_t indent, bool follows) {
        for (auto const& each : node.entries) {
            bool const commented = gap(each.key.range.begin, indent);
            if (follows && !commented)
                out_ += ' ';
            else
                start_line(indent);
            follows = false;
            enter(each.key.range.begin, indent);
            raw(each.key.range);
            out_ += ':';
            value(each.value, indent);
        }
        closed(node, indent);
    }

    void block_sequence(document_node const& node, std::size_t indent, bool follows) {
        for (auto const& each : node.items) {
            auto const dash = dash_before(each.range.begin);
            bool const commented = gap(dash, indent);
            if (follows && !commented)
                out_ += ' ';
            else
                start_line(indent);
            follows = false;
            enter(dash, indent);
            out_ += '-';
            if (on_one_line(each))
                value(each, indent);
            else if (each.what == document_node::mapping)
                block_mapping(each, indent + step, true);
            else
                block_sequence(each, indent + step, true);
        }
        closed(node, indent);
    }

    /// Behind a last item in brackets there may be comments before the bracket.
    void closed(document_node const& node, std::size_t indent) {
        if (text_[node.range.begin] == '{' || text_[node.range.begin] == '[') (void)gap(node.range.end, indent);
    }

    /// Where the sign of a list's item stands; in brackets there is none.
    [[nodiscard]] std::uint32_t dash_before(std::uint32_t item) const {
        for (std::size_t at = at_; at < item; ++at) {
            if (text_[at] == '#') at = std::min(text_.find('\n', at), text_.size());
            if (at < item && text_[at] == '-') return static_cast<std::uint32_t>(at);
        }
        return item;
    }

    /// Behind a key or the sign of an item.
    void value(document_node const& node, std::size_t indent) {
        if (on_one_line(node)) {
            if (gap(node.range.begin, indent + step))
                start_line(indent + step);
            else
                out_ += ' ';
            inline_node(node, indent);
        } else if (node.what == document_node::mapping) {
            block_mapping(node, indent + step, false);
        } else {
            block_sequence(node, indent + step, false);
        }
    }

    void inline_node(document_node const& node, std::size_t indent) {
        if (node.what == document_node::scalar)
            scalar(node, indent);
        else
            flow(node);
        if (node.what != document_node::scalar && node.items.empty() && node.entries.empty())
            (void)gap(node.range.end, indent);
        at_ = node.range.end;
    }

    void flow(document_node const& node) {
        bool first = true;
        auto const separate = [&] {
            if (!first) out_ += ", ";
            first = false;
        };
        if (node.what == document_node::scalar) {
            raw(node.range);
        } else if (node.what == document_node::mapping) {
            out_ += '{';
            for (auto const& each : node.entries) {
                separate();
                raw(each.key.range);
                out_ += ": ";
                flow(each.value);
            }
            out_ += '}';
        } else {
            out_ += '[';
            for (auto const& each : node.items) {
                separate();
                flow(each);
            }
            out_ += ']';
        }
        if (!(node.items.empty() && node.entries.empty() && node.what != document_node::scalar)) at_ = node.range.end;
    }

    void raw(source_range range) {
        out_ += text_.substr(range.begin, range.end - range.begin);
        at_ = range.end;
    }

    void scalar(document_node const& node, std::size_t indent) {
        auto const whole = text_.substr(node.range.begin, node.range.end - node.range.begin);
        if (node.style == scalar_style::literal || node.style == scalar_style::folded) {
            block_scalar(node, whole, indent);
            return;
        }
        bool first = true;
        for (auto line : lines_of(whole)) {
            if (!first) {
                out_ += '\n';
                line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
                if (!line.empty()) out_.append(indent + step, ' ');
            }
            first = false;
            auto kept = without_blanks_behind(line);
            // `\ ` at the end of a line is a blank that was meant.
            if (kept.ends_with('\\') && kept.size() < line.size()) kept = line.substr(0, kept.size() + 1);
            out_ += kept;
        }
    }

    void block_scalar(document_node const& node, std::string_view whole, std::size_t indent) {
        auto const lines = lines_of(whole);
        auto const& decoded = node.text.text();
        std::size_t first = 1;
        while (first < lines.size() && leading_spaces(lines[first]) == lines[first].size()) ++first;
        auto const first_decoded = std::min(decoded.find_first_not_of('\n'), decoded.size());
        auto const own_spaces = leading_spaces(std::string_view{decoded}.substr(first_decoded));
        bool const as_rows = rows_.contains(node.range.begin) && node.style == scalar_style::literal;

        std::string header{lines.front()};
        auto const digit = header.find_first_of("0123456789");
        bool const stated = digit != std::string::npos && digit < header.find('#');
        if (stated) header.erase(digit, 1);
        if (own_spaces > 0 && !as_rows) header.insert(1, std::to_string(step));
        out_ += without_blanks_behind(header);
        keep_breaks_ = header.substr(0, header.find('#')).find('+') != std::string::npos;

        if (as_rows) {
            for (auto const& line : aligned_rows(node.text)) out_.append(1, '\n').append(indent + step, ' ') += line;
            return;
        }
        if (first == lines.size()) return;
        auto const base = leading_spaces(lines[first]) - std::min(own_spaces, leading_spaces(lines[first]));
        for (std::size_t i = 1; i < lines.size(); ++i) {
            auto const line = lines[i].substr(std::min(base, leading_spaces(lines[i])));
            out_ += '\n';
            if (!line.empty()) out_.append(indent + step, ' ') += line;
        }
    }

    struct level {
        std::size_t column, indent;
    };

    std::string_view text_;
    std::set<std::uint32_t> const& rows_;
    std::string out_;
    std::uint32_t at_ = 0;      ///< of the file; everything before it is written
    std::size_t breaks_ = 0;    ///< line ends since the last thing written
    bool keep_breaks_ = false;  ///< empty lines belong to the text before them
    std::vector<level> levels_; ///< columns of the file that began a line, and how they are indented now
};

} // namespace

std::string laid_out(source_ptr const& file, document_node const& root, std::set<std::uint32_t> const& rows) {
    return layout{file->text, rows}(root);
}

} // namespace huiqi::format
