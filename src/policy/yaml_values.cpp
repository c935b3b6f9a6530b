#include <algorithm>

#include <huiqi/text/messages/yaml.hpp>

#include "policy/yaml_forms.hpp"
#include "policy/yaml_scanner.hpp"

namespace huiqi {

using namespace yaml_forms;

/// A value or item that begins at this place.
void yaml_scanner::value() {
    count_node(at_);
    switch (text_[at_]) {
    case '|':
    case '>': return block_scalar();
    case '"':
    case '\'': return quoted_value();
    case '[':
    case '{':
        if (range_end(text_, at_) == npos) return flow();
        return plain_value();
    default: return plain_value();
    }
}

/// A line below a plain text that belongs to it.
void yaml_scanner::continued_text() {
    auto const begin = at_;
    auto const end = plain_end(text_, at_);
    if (is_key_colon(text_, end) && !nested_reported_) {
        report(messages::nested_under_text, begin, end + 1);
        nested_reported_ = true;
    }
    if (is_comment(text_, end)) {
        look_at_comment(begin, end, trimmed(text_, begin, line_end(text_, end)));
        text_open_ = false;
    }
    at_ = end;
    next_line();
}

/// Where the lines below that belong to a block scalar end: those that are indented more than its key, and the empty
/// ones between them. It is the end of this line if there are none.
std::size_t yaml_scanner::block_end() const {
    auto end = line_end(text_, at_);
    for (auto at = end; at < text_.size();) {
        at += text_.substr(at, 2) == "\r\n" ? 2 : 1;
        auto const begin = at;
        while (character(text_, at) == ' ') ++at;
        bool const empty = at >= text_.size() || is_break(text_[at]);
        if (!empty && static_cast<long>(at - begin) <= parent_column_) break;
        at = line_end(text_, at);
        if (!empty) end = at;
    }
    return end;
}

/// Lines of text under `|` or `>`; or a comparison that begins with `>`.
void yaml_scanner::block_scalar() {
    auto const header = block_header_end(text_, at_);
    bool const digit = text_.substr(at_, header - at_).find_first_of("123456789") != npos;
    if (header == npos || (digit && text_[at_] == '>' && block_end() == line_end(text_, at_))) {
        if (text_[at_] == '>') {
            hide(at_);
            return plain_value();
        }
        auto const end = trimmed(text_, at_, line_end(text_, at_));
        report_unquoted(messages::block_header, at_, end, at_, end, {words(at_, at_ + 1)});
        at_ = end;
        text_open_ = true;
        return;
    }
    at_ = block_end();
}

std::size_t yaml_scanner::quote_end(std::size_t at) const {
    char const quote = text_[at];
    for (++at; at < text_.size(); ++at) {
        if (text_[at] == '\\' && quote == '"') {
            ++at;
        } else if (text_[at] == quote) {
            if (quote == '"' || character(text_, at + 1) != '\'') return at + 1;
            ++at;
        } else if (is_break(text_[at])) {
            auto const begin = at + (text_.substr(at, 2) == "\r\n" ? 2 : 1);
            auto next = begin;
            while (character(text_, next) == ' ') ++next;
            bool const empty = next >= text_.size() || is_break(text_[next]);
            if (!empty && static_cast<long>(next - begin) <= parent_column_) return npos;
            at = begin - 1;
        }
    }
    return npos;
}

void yaml_scanner::quoted_value() {
    auto const begin = at_;
    auto const end = quote_end(at_);
    if (end == npos) {
        report(messages::quote_not_closed, begin, begin + 1);
        at_ = line_end(text_, begin);
        text_open_ = nested_reported_ = true;
        return;
    }
    at_ = skip_blanks(text_, end);
    if (content_ends(at_)) return;
    auto const line = line_end(text_, at_);
    auto rest = at_;
    bool in_quotes = false;
    for (; rest < line && (in_quotes || !is_comment(text_, rest)); ++rest)
        if (text_[rest] == '"') in_quotes = !in_quotes;
    rest = trimmed(text_, at_, rest);
    auto const& what = is_key_colon(text_, at_) ? messages::colon_in_value : messages::text_after_quote;
    report_unquoted(what, at_, rest, begin, rest, {words(at_, rest)});
    at_ = line;
}

void yaml_scanner::plain_value() {
    auto const begin = at_;
    auto const line = line_end(text_, begin);
    // The brackets of a range that begins the value.
    if (auto const end = range_end(text_, at_); end != npos) {
        hide(at_);
        hide(end - 1);
        at_ = end;
    } else if (special_start(trimmed(text_, begin, line))) {
        at_ = line;
        text_open_ = nested_reported_ = true;
        return;
    }
    auto const end = plain_end(text_, at_);
    text_open_ = !is_comment(text_, end);
    if (is_key_colon(text_, end)) {
        auto const whole = trimmed(text_, begin, line);
        report_unquoted(messages::colon_in_value, end, end + 1, begin, whole);
        nested_reported_ = true;
    } else if (is_comment(text_, end)) {
        look_at_comment(begin, end, trimmed(text_, begin, line));
    }
    at_ = line;
}

/// A value whose first character means something else to YAML. Comparison signs are hidden from it.
bool yaml_scanner::special_start(std::size_t value_end) {
    char const first = text_[at_];
    bool const alone = is_blank_or_break(character(text_, at_ + 1));
    auto const word_end = std::min(value_end, text_.substr(0, value_end).find_first_of(" \t,", at_));
    if (first == '!' && character(text_, at_ + 1) == '=') {
        hide(at_);
        return false;
    }
    switch (first) {
    case '&': report(messages::anchor_used, at_, word_end); return true;
    case '*': report(messages::alias_used, at_, word_end); return true;
    case '!': report(messages::tag_used, at_, word_end); return true;
    case '-':
        if (!alone) return false;
        if (value_end > at_ + 1) {
            report(messages::list_in_value, at_, at_ + 1);
            return true;
        }
        break;
    case '?':
    case ':':
        if (!alone) return false;
        break;
    case '@':
    case '`':
    case '%':
    case ',':
    case ']':
    case '}': break;
    default: return false;
    }
    report_unquoted(messages::needs_quotes, at_, at_ + 1, at_, value_end, {std::string{first}});
    return true;
}

/// Whether `#` was meant to begin a comment.
void yaml_scanner::look_at_comment(std::size_t begin, std::size_t hash, std::size_t value_end) {
    auto const before = text_.substr(begin, trimmed(text_, begin, hash) - begin);
    auto const after = text_.substr(hash + 1, value_end > hash ? value_end - hash - 1 : 0);
    bool const in_quotes = std::count(before.begin(), before.end(), '"') % 2 == 1 && after.find('"') != npos;
    if (in_quotes) return report_unquoted(messages::hash_cuts_quoted, hash, value_end, begin, value_end);
    constexpr std::string_view wants_more = "=<>+-*/(,";
    bool const number = !after.empty() && after[0] >= '0' && after[0] <= '9';
    bool const unfinished = !before.empty() && wants_more.find(before.back()) != npos;
    if (number || unfinished) report_unquoted(messages::hash_cuts_value, hash, value_end, begin, value_end);
}

} // namespace huiqi
