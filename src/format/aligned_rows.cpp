#include <algorithm>
#include <utility>
#include <vector>

#include <huiqi/text/utf8.hpp>

#include "layout.hpp"
#include "policy/keys.hpp"
#include "policy/row_cells.hpp"

namespace huiqi::format {
namespace {

constexpr std::size_t bar = 3; ///< columns of ` | `

struct row {
    std::vector<std::string> cells;
    bool otherwise = false; ///< its first cell stands for all inputs
};

std::string padded(std::string text, std::size_t width) {
    auto const own = display_width(text);
    if (own < width) text.append(width - own, ' ');
    return text;
}

/// `text` at the right of its column.
std::string pushed(std::string const& text, std::size_t width) {
    auto const own = display_width(text);
    return own < width ? std::string(width - own, ' ') + text : text;
}

bool is_quantity(std::string const& text) { return !text.empty() && text.front() >= '0' && text.front() <= '9'; }

/// The column a cell of an `otherwise` row stands in, where the widest row has `columns`.
std::size_t column_of(row const& of, std::size_t cell, std::size_t columns) {
    return of.otherwise && cell > 0 && columns > of.cells.size() ? cell + columns - of.cells.size() : cell;
}

} // namespace

std::vector<std::string> aligned_rows(snippet const& rows) {
    std::vector<row> all;
    std::size_t columns = 0;
    for (auto const& line : policy::lines_of(rows)) {
        row one;
        for (auto const& each : policy::cells_of(line)) one.cells.push_back(each.text.text());
        one.otherwise = policy::is_otherwise_word(one.cells.front());
        columns = std::max(columns, one.cells.size());
        all.push_back(std::move(one));
    }
    std::vector<std::size_t> widths(columns, 0);
    auto const spanned = [&](row const& of) { // how many columns its first cell has
        return of.otherwise ? column_of(of, 1, columns) : 1;
    };
    for (auto const& each : all)
        for (std::size_t i = 0; i < each.cells.size(); ++i)
            if (i > 0 || spanned(each) == 1) {
                auto& width = widths[column_of(each, i, columns)];
                width = std::max(width, display_width(each.cells[i]));
            }
    // Where `otherwise` is wider than all inputs together, the last of them grows.
    for (auto const& each : all) {
        auto const span = spanned(each);
        if (span <= 1) continue;
        std::size_t room = bar * (span - 1);
        for (std::size_t i = 0; i < span; ++i) room += widths[i];
        auto const wanted = display_width(each.cells.front());
        if (wanted > room) widths[span - 1] += wanted - room;
    }
    // Results that are all quantities stand at the right, as in a ledger.
    bool const ledger = std::all_of(all.begin(), all.end(), [&](row const& each) {
        return each.cells.size() > 1 && column_of(each, each.cells.size() - 1, columns) + 1 == columns &&
               is_quantity(each.cells.back());
    });
    std::vector<std::string> lines;
    for (auto const& each : all) {
        std::string line;
        for (std::size_t i = 0; i < each.cells.size(); ++i) {
            if (i > 0) line += "| ";
            if (i + 1 == each.cells.size()) {
                line += ledger ? pushed(each.cells[i], widths.back()) : each.cells[i];
                continue;
            }
            std::size_t width = widths[column_of(each, i, columns)];
            if (i == 0)
                for (std::size_t c = 1; c < spanned(each); ++c) width += bar + widths[c];
            line += padded(each.cells[i], width) + " ";
        }
        while (line.ends_with(' ')) line.pop_back();
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace huiqi::format
