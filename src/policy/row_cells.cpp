#include "row_cells.hpp"

#include <algorithm>
#include <string_view>

namespace huiqi::policy {
namespace {

constexpr std::string_view wide_blank = "\u3000";
constexpr std::string_view wide_bar = "｜";

/// The bytes of a blank that stands at the start, or at the end.
std::size_t leading_blank(std::string_view text) {
    if (!text.empty() && std::string_view{" \t\r\n"}.find(text.front()) != std::string_view::npos) return 1;
    return text.starts_with(wide_blank) ? wide_blank.size() : 0;
}
std::size_t trailing_blank(std::string_view text) {
    if (!text.empty() && std::string_view{" \t\r\n"}.find(text.back()) != std::string_view::npos) return 1;
    return text.ends_with(wide_blank) ? wide_blank.size() : 0;
}

/// Bytes of a snippet without the blanks around them.
source_range without_blanks(std::string_view text, source_range of) {
    while (of.begin < of.end) {
        auto const blank = leading_blank(text.substr(of.begin, of.end - of.begin));
        if (blank == 0) break;
        of.begin += static_cast<std::uint32_t>(blank);
    }
    while (of.begin < of.end) {
        auto const blank = trailing_blank(text.substr(of.begin, of.end - of.begin));
        if (blank == 0) break;
        of.end -= static_cast<std::uint32_t>(blank);
    }
    return of;
}

} // namespace

snippet trimmed(snippet const& text) {
    auto const inner = without_blanks(text.text(), {0, static_cast<std::uint32_t>(text.text().size())});
    return text.part(inner.begin, inner.end);
}

std::vector<snippet> lines_of(snippet const& block) {
    std::vector<snippet> lines;
    std::string_view const text = block.text();
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        auto const line = without_blanks(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        if (line.begin < line.end) lines.push_back(block.part(line.begin, line.end));
        begin = end + 1;
    }
    return lines;
}

std::vector<row_cell> cells_of(snippet const& line) {
    std::vector<row_cell> cells;
    std::string_view const text = line.text();
    std::uint32_t begin = 0;
    auto const cut = [&](std::uint32_t end) {
        auto const inner = without_blanks(text, {begin, end});
        auto const shown = inner.begin < inner.end ? inner : source_range{begin, end};
        cells.push_back({line.part(inner.begin, inner.end), line.in_file(shown)});
    };
    bool quoted = false;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        if (quoted && text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            quoted = !quoted;
        } else if (!quoted && text[at] == '|') {
            cut(at);
            begin = at + 1;
        } else if (!quoted && text.substr(at).starts_with(wide_bar)) {
            auto const end = at + static_cast<std::uint32_t>(wide_bar.size());
            cut(at);
            cells.back().wide_bar = line.in_file({at, end});
            begin = end;
            at = end - 1;
        }
    }
    cut(static_cast<std::uint32_t>(text.size()));
    return cells;
}

} // namespace huiqi::policy
