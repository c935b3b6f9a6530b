#include <algorithm>
#include <utility>

#include <huiqi/text/messages/yaml.hpp>
#include <huiqi/text/utf8.hpp>

#include "policy/yaml_forms.hpp"
#include "policy/yaml_scanner.hpp"

namespace huiqi {

using namespace yaml_forms;

namespace {

constexpr std::string_view wide_colon_sign = "：";

[[nodiscard]] long signed_column(std::size_t column) { return static_cast<long>(column); }

} // namespace

bool yaml_scanner::is_dash(std::size_t at) const {
    return character(text_, at) == '-' && is_blank_or_break(character(text_, at + 1));
}

/// Nothing but a comment follows in this line.
bool yaml_scanner::content_ends(std::size_t at) const {
    return at >= text_.size() || is_break(text_[at]) || is_comment(text_, at);
}

void yaml_scanner::next_line() {
    at_ = line_end(text_, at_);
    if (at_ < text_.size()) at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
}

void yaml_scanner::line() {
    line_begin_ = at_;
    auto const column = indent();
    if (content_ends(at_)) {
        if (character(text_, at_) == '#') text_open_ = false;
        return next_line();
    }
    if (column == 0 && document_marker()) return next_line();
    started_ = true;
    if (text_open_ && signed_column(column) > parent_column_) return continued_text();
    text_open_ = nested_reported_ = false;
    bool const dash = is_dash(at_) || dash_without_space();
    close_levels(column, dash);
    bool const same_column_list = dash && signed_column(column) == parent_column_ && !levels_.empty() &&
                                  !levels_.back().is_sequence;
    bool const may_begin = awaits_ && (signed_column(column) > parent_column_ || same_column_list);
    node(column, may_begin);
    if (stopped_) return;
    at_ = skip_blanks(text_, at_);
    next_line();
}

/// `---`, `...` and `%` at the beginning of a line.
bool yaml_scanner::document_marker() {
    auto const mark = text_.substr(at_, 3);
    if (character(text_, at_) == '%' && !started_) {
        report(messages::directive_used, at_, line_end(text_, at_));
        return true;
    }
    if ((mark != "---" && mark != "...") || !is_blank_or_break(character(text_, at_ + 3))) return false;
    bool const ends = mark == "...";
    if (started_ && !ends) {
        report(messages::second_document, at_, at_ + 3);
        stopped_ = true;
    }
    if (ends) started_ = true;
    text_open_ = false;
    return true;
}

/// Steps over the blanks a line begins with. Blanks that YAML does not count are reported, and counted as they look.
std::size_t yaml_scanner::indent() {
    auto const begin = at_;
    while (character(text_, at_) == ' ') ++at_;
    auto const spaces = at_ - begin;
    if (text_open_ && signed_column(spaces) > parent_column_) {
        at_ = skip_blanks(text_, at_);
        return spaces;
    }
    auto const run = at_;
    std::string as_spaces;
    bool tab = false, wide = false;
    for (;;) {
        auto const length = wide_blank_length(text_, at_);
        if (length == 0 && !is_blank(character(text_, at_))) break;
        tab = tab || character(text_, at_) == '\t';
        wide = wide || length > 0;
        as_spaces.append(length > 0 ? display_width(decode_utf8(text_, at_).code_point)
                                    : (text_[at_] == '\t' ? std::size_t{2} : std::size_t{1}),
                         ' ');
        at_ += std::max<std::size_t>(length, 1);
    }
    bool const empty = is_break(character(text_, at_));
    source_range const place{static_cast<std::uint32_t>(run), static_cast<std::uint32_t>(at_)};
    if (tab && !empty && character(text_, at_) != '#') {
        report(messages::tab_in_indent, run, at_);
    } else if (wide) {
        report(messages::wide_blank, run, at_, {}, {{place, empty ? std::string{} : as_spaces}});
    }
    return spaces + as_spaces.size();
}

void yaml_scanner::close_levels(std::size_t column, bool dash) {
    while (!levels_.empty()) {
        auto const& last = levels_.back();
        bool const over = last.column > column || (last.column == column && last.is_sequence && !dash);
        if (!over) return;
        levels_.pop_back();
    }
}

/// Makes sure that a key or item of this column belongs to an open mapping or sequence.
void yaml_scanner::enter(std::size_t column, bool is_sequence, bool may_begin, std::size_t begin) {
    if (!may_begin && !levels_.empty() && levels_.back().column == column && levels_.back().is_sequence == is_sequence)
        return;
    if (!may_begin) report(messages::indent_fits_nothing, begin, trimmed(text_, begin, line_end(text_, begin)));
    levels_.push_back({column, is_sequence});
    look_at_depth(0, begin);
}

bool yaml_scanner::dash_without_space() const {
    if (character(text_, at_) != '-') return false;
    auto const after = at_ + 1;
    if (wide_blank_length(text_, after) > 0) return true;
    auto const colon = plain_end(text_, after);
    return is_key_colon(text_, colon) && could_be_key(text_.substr(after, colon - after));
}

void yaml_scanner::node(std::size_t column, bool may_begin) {
    bool is_item = false;
    while (!stopped_) {
        bool const slip = !is_dash(at_) && dash_without_space();
        if (!is_dash(at_) && !slip) break;
        enter(column, true, may_begin, at_);
        count_node(at_);
        if (slip) {
            auto const after = at_ + 1;
            auto const end = after + wide_blank_length(text_, after);
            report(messages::space_missing_after_dash, at_, end, {},
                   {{{static_cast<std::uint32_t>(after), static_cast<std::uint32_t>(end)}, " "}});
            at_ = end;
        } else {
            at_ = skip_blanks(text_, at_ + 1);
        }
        awaits_ = may_begin = is_item = true;
        parent_column_ = signed_column(column);
        if (content_ends(at_)) return;
        column = at_ - line_begin_;
    }
    if (!stopped_) entry_or_text(column, may_begin, is_item);
}

void yaml_scanner::entry_or_text(std::size_t column, bool may_begin, bool is_item) {
    char const first = text_[at_];
    if (first == '?' && is_blank_or_break(character(text_, at_ + 1))) {
        report(messages::complex_key, at_, at_ + 1);
        at_ = line_end(text_, at_);
        return;
    }
    if (first == '"' || first == '\'') {
        auto const end = quote_end(at_);
        auto const after = end == npos ? npos : skip_blanks(text_, end);
        if (after != npos && after <= line_end(text_, at_) && is_key_colon(text_, after))
            return entry(column, may_begin, after);
    } else if (first != '[' && first != '{') {
        auto const colon = plain_end(text_, at_);
        if (is_key_colon(text_, colon)) return entry(column, may_begin, colon);
        if (colon_slip(column, may_begin, is_item)) return;
    }
    if (may_begin) {
        awaits_ = false;
        return value();
    }
    auto const end = line_end(text_, at_);
    bool const beside = !levels_.empty() && levels_.back().column == column;
    report(beside ? messages::key_without_colon : messages::indent_fits_nothing, at_, trimmed(text_, at_, end));
    at_ = end;
}

void yaml_scanner::entry(std::size_t column, bool may_begin, std::size_t colon) {
    auto const end = trimmed(text_, at_, colon);
    auto const key = text_.substr(at_, end - at_);
    bool const plain = key.empty() || (key.front() != '"' && key.front() != '\'');
    if (plain && std::count(key.begin(), key.end(), '"') % 2 == 1 && may_begin) {
        auto const whole = trimmed(text_, at_, line_end(text_, at_));
        report_unquoted(messages::colon_in_value, colon, colon + 1, at_, whole);
        at_ = whole;
        return;
    }
    enter(column, false, may_begin, at_);
    if (key == "<<") report(messages::merge_key_used, at_, end);
    if (!key.empty() && (key.front() == '&' || key.front() == '!' || key.front() == '*'))
        report(key.front() == '&'   ? messages::anchor_used
               : key.front() == '!' ? messages::tag_used
                                    : messages::alias_used,
               at_, end);
    if (auto const wide = key.find(wide_colon_sign); plain && wide != npos) {
        auto const begin = at_ + wide;
        auto const after = begin + wide_colon_sign.size();
        report(messages::wide_colon, begin, after, {words(at_, begin)},
               {{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(after)}, ": "}});
        at_ = line_end(text_, at_);
        awaits_ = false;
        return;
    }
    count_node(at_);
    after_colon(column, colon + 1);
}

void yaml_scanner::after_colon(std::size_t column, std::size_t after) {
    at_ = skip_blanks(text_, after);
    parent_column_ = signed_column(column);
    awaits_ = content_ends(at_);
    if (!awaits_ && !stopped_) value();
}

/// `条件：500` and `条件:500`: where a key belongs, or seems to be meant.
bool yaml_scanner::colon_slip(std::size_t column, bool may_begin, bool is_item) {
    auto const end = plain_end(text_, at_);
    auto const line = text_.substr(at_, end - at_);
    auto const colon = std::min(line.find(wide_colon_sign), line.find(':'));
    if (colon == npos) return false;
    auto const name = line.substr(0, trimmed(line, 0, colon));
    bool const wide = line[colon] != ':';
    bool const address = line.substr(colon).starts_with("://");
    if (address || (may_begin ? !could_be_key(name) : name.empty())) return false;
    auto const begin = at_ + colon;
    auto after = begin + (wide ? wide_colon_sign.size() : 1);
    for (auto blank = after; blank < end; after = blank) {
        auto const length = is_blank(text_[blank]) ? 1 : wide_blank_length(text_, blank);
        if (length == 0) break;
        blank += length;
    }
    source_range const colon_and_blanks{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(after)};
    auto const name_words = words(at_, at_ + name.size());
    if (is_item) {
        report(wide ? messages::wide_colon_in_item : messages::space_missing_in_item, begin,
               begin + (wide ? wide_colon_sign.size() : 1), {name_words}, {{colon_and_blanks, ": "}});
        return false;
    }
    report(wide ? messages::wide_colon : messages::space_missing_after_colon, begin,
           begin + (wide ? wide_colon_sign.size() : 1), {name_words}, {{colon_and_blanks, ": "}});
    if (may_begin || levels_.empty() || levels_.back().column != column) levels_.push_back({column, false});
    look_at_depth(0, begin);
    if (!stopped_) after_colon(column, after);
    return true;
}

} // namespace huiqi
