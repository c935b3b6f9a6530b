#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <huiqi/text/diagnostic.hpp>
#include <huiqi/text/source_map.hpp>
#include <huiqi/text/utf8.hpp>

/// Diagnostics as the text people read: what is wrong, the line it stands on, the place underlined, how to mend it.
///
///     错误 HQ1001: 条件以「>」开头时必须加引号
///       ┌─ 研发补贴.yaml:12:11
///     12│     条件: >= 0.03
///       │           ^^^^^^^ YAML 把「>」当作多行文本标记
///       帮助: 给整个条件加上引号
///
/// Underlines are aligned by the columns a terminal uses. What is shown of a source is bounded, whatever it holds, and
/// no control character of it reaches the terminal.
namespace huiqi {

namespace detail {

inline constexpr std::size_t widest_line = 100;      ///< columns shown of one line
inline constexpr std::size_t columns_before = 40;    ///< of them before the place, where the line is longer
inline constexpr std::size_t longest_sentence = 600; ///< columns of one message, label or help
inline constexpr std::size_t tab_columns = 4;
inline constexpr std::size_t most_places = 10;

struct shown_text {
    std::string text;
    std::size_t columns = 0;
    std::size_t bytes = 0; ///< of the original
};

/// As much of `text` as fits into `limit` columns, tabs as spaces, control characters as U+FFFD.
[[nodiscard]] inline shown_text shown(std::string_view text, std::size_t limit, std::size_t first_column = 0) {
    shown_text result;
    while (result.bytes < text.size()) {
        auto const next = decode_utf8(text, result.bytes);
        bool const tab = next.code_point == U'\t';
        auto const code_point = is_control(next.code_point) ? replacement_character : next.code_point;
        auto const width = tab ? tab_columns - (first_column + result.columns) % tab_columns
                               : static_cast<std::size_t>(display_width(code_point));
        if (result.columns + width > limit) break;
        if (tab)
            result.text.append(width, ' ');
        else
            append_utf8(result.text, code_point);
        result.columns += width;
        result.bytes += next.length;
    }
    return result;
}

/// One sentence on one line, line ends as spaces, cut where it is far too long.
[[nodiscard]] inline std::string sentence(std::string text) {
    for (char& each : text)
        if (each == '\n' || each == '\r' || each == '\t') each = ' ';
    auto cut = shown(text, longest_sentence);
    if (cut.bytes < text.size()) cut.text += "...";
    return cut.text;
}

/// A place to underline, on one line of a source.
struct marked_place {
    source_range range;
    std::string words;
    bool is_primary = false;
    std::uint32_t line = 0;
};

/// The stretch of a line that is shown.
struct line_window {
    std::uint32_t line = 0;
    source_range range = {};
    std::size_t indent = 0; ///< columns of the "..." that stands for what was left out before
};

/// Writes the marked lines of one source.
class excerpt_writer {
public:
    excerpt_writer(source const& shown_source, source_map const& map, std::string& out)
        : source_{shown_source}, map_{map}, out_{out} {}

    void write(std::vector<marked_place> places) {
        auto const first = map_.locate(places.front().range.begin);
        for (auto& each : places) each.line = map_.locate(each.range.begin).line;
        std::stable_sort(places.begin(), places.end(),
                         [](auto const& left, auto const& right) { return left.line < right.line; });
        gutter_ = std::max<std::size_t>(2, std::to_string(places.back().line).size());
        out_ += std::string(gutter_, ' ') + "┌─ " + sentence(source_.name) + ":" + std::to_string(first.line) + ":" +
                std::to_string(first.column) + "\n";
        line_window window;
        for (auto const& each : places) {
            bool const visible = window.line == each.line && each.range.begin >= window.range.begin &&
                                 each.range.begin <= window.range.end;
            if (!visible) {
                if (window.line != 0 && each.line > window.line + 1) out_ += std::string(gutter_, ' ') + "·\n";
                window = write_line(each);
            }
            underline(each, window);
        }
    }

private:
    [[nodiscard]] std::string_view bytes(std::uint32_t begin, std::uint32_t end) const {
        return std::string_view{source_.text}.substr(begin, end - begin);
    }

    /// The whole line if it is short, otherwise the part around the place.
    [[nodiscard]] line_window window_around(marked_place const& place) const {
        auto const line = map_.line_range(place.line);
        if (shown(bytes(line.begin, line.end), widest_line).bytes == line.end - line.begin)
            return {place.line, line, 0};
        auto const at = std::min(map_.clamp(place.range.begin), line.end);
        auto begin = at;
        for (std::size_t columns = 0; begin > line.begin && columns < columns_before; ++columns)
            begin = map_.clamp(begin - 1);
        std::size_t const indent = begin > line.begin ? 3 : 0;
        auto const rest = shown(bytes(begin, line.end), widest_line - indent, indent);
        return {place.line, {begin, begin + static_cast<std::uint32_t>(rest.bytes)}, indent};
    }

    line_window write_line(marked_place const& place) {
        auto const window = window_around(place);
        auto const line = map_.line_range(place.line);
        auto const number = std::to_string(place.line);
        auto const text = shown(bytes(window.range.begin, window.range.end), widest_line, window.indent).text;
        out_ += std::string(gutter_ - number.size(), ' ') + number + "│";
        if (!text.empty() || window.indent > 0) out_ += " " + std::string(window.indent, '.') + text;
        out_ += window.range.end < line.end ? "...\n" : "\n";
        return window;
    }

    void underline(marked_place const& place, line_window const& window) {
        auto const begin = std::clamp(map_.clamp(place.range.begin), window.range.begin, window.range.end);
        auto const end = std::clamp(map_.clamp(place.range.end), begin, window.range.end);
        auto const before = window.indent + shown(bytes(window.range.begin, begin), widest_line, window.indent).columns;
        auto const width = shown(bytes(begin, end), widest_line, before).columns;
        out_ += std::string(gutter_, ' ') + "│ " + std::string(before, ' ');
        out_ += std::string(std::max<std::size_t>(1, width), place.is_primary ? '^' : '-');
        out_ += place.words.empty() ? "\n" : " " + place.words + "\n";
    }

    source const& source_;
    source_map const& map_;
    std::string& out_;
    std::size_t gutter_ = 2;
};

/// The line as it reads after all mends; empty if they do not lie on one line or it would be too long to show.
[[nodiscard]] inline std::string mended_line(diagnostic const& found, source_map const& map) {
    auto mends = found.mends;
    std::sort(mends.begin(), mends.end(),
              [](auto const& left, auto const& right) { return left.range.begin < right.range.begin; });
    if (mends.empty()) return {};
    auto const line = map.line_range(map.line_of(mends.front().range.begin));
    std::string text;
    auto at = line.begin;
    for (auto const& each : mends) {
        if (each.range.begin < at || each.range.end < each.range.begin || each.range.end > line.end) return {};
        text += found.source->text.substr(at, each.range.begin - at) + each.text;
        at = each.range.end;
    }
    text += found.source->text.substr(at, line.end - at);
    text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
    auto const fits = shown(text, widest_line);
    return fits.bytes == text.size() && text.find('\n') == std::string::npos ? fits.text : std::string{};
}

[[nodiscard]] constexpr std::string_view severity_word(severity level, language in) {
    bool const chinese = in == language::zh;
    switch (level) {
    case severity::error: return chinese ? "错误" : "error";
    case severity::warning: return chinese ? "警告" : "warning";
    case severity::remark: break;
    }
    return chinese ? "提示" : "note";
}

} // namespace detail

/// Renders diagnostics one after another, and finds the lines of each source only once. The sources of what was
/// rendered must outlive it.
class renderer {
public:
    explicit renderer(language in) : language_{in} {}

    /// Several lines, the last with its line end.
    [[nodiscard]] std::string operator()(diagnostic const& found) {
        std::string out{detail::severity_word(found.what->level, language_)};
        out += " " + std::string{found.what->code} + ": " + detail::sentence(message_text(found, language_)) + "\n";
        for (auto const& [where, places] : places_by_source(found))
            detail::excerpt_writer{*where, map_of(*where), out}.write(places);
        add_remark(out, language_ == language::zh ? "帮助" : "help", help_text(found, language_));
        if (found.source != nullptr)
            add_remark(out, language_ == language::zh ? "改为" : "write",
                       detail::mended_line(found, map_of(*found.source)));
        return out;
    }

private:
    struct source_places {
        source const* where;
        std::vector<detail::marked_place> places;
    };

    [[nodiscard]] std::vector<source_places> places_by_source(diagnostic const& found) const {
        std::vector<source_places> groups;
        if (found.source != nullptr) groups.push_back({found.source.get(), {{found.range, {}, true, 0}}});
        std::size_t count = 0;
        for (auto const& label : found.labels) {
            if (label.source == nullptr || ++count > detail::most_places) continue;
            auto const words = detail::sentence(label_text(label, language_));
            bool const beside = label.source == found.source && label.range == found.range;
            if (beside && groups.front().places.front().words.empty()) {
                groups.front().places.front().words = words;
                continue;
            }
            auto group = std::find_if(groups.begin(), groups.end(),
                                      [&](auto const& each) { return each.where == label.source.get(); });
            if (group == groups.end()) group = groups.insert(group, {label.source.get(), {}});
            group->places.push_back({label.range, words, false, 0});
        }
        return groups;
    }

    source_map const& map_of(source const& where) { return maps_.try_emplace(&where, where).first->second; }

    static void add_remark(std::string& out, std::string_view word, std::string const& text) {
        if (!text.empty()) out += "  " + std::string{word} + ": " + detail::sentence(text) + "\n";
    }

    language language_;
    std::unordered_map<source const*, source_map> maps_;
};

/// One diagnostic as a block of lines, the last with its line end. For many diagnostics use one renderer.
[[nodiscard]] inline std::string render(diagnostic const& found, language in) { return renderer{in}(found); }

/// All of them, in their order, with an empty line between two.
[[nodiscard]] inline std::string render(diagnostics const& found, language in) {
    renderer block{in};
    std::string out;
    for (auto const& each : found) out += (out.empty() ? "" : "\n") + block(each);
    return out;
}

} // namespace huiqi
