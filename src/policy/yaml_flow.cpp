#include <algorithm>

#include <huiqi/text/messages/yaml.hpp>

#include "policy/yaml_forms.hpp"
#include "policy/yaml_scanner.hpp"

namespace huiqi {

using namespace yaml_forms;

namespace {

constexpr std::string_view wide_colon_sign = "：";
constexpr std::string_view flow_signs = ",[]{}";

[[nodiscard]] bool is_flow_sign(char each) { return flow_signs.find(each) != npos; }

[[nodiscard]] source_range range_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

} // namespace

/// Lists and mappings in brackets, with everything inside them.
void yaml_scanner::flow() {
    std::vector<flow_level> open;
    while (!stopped_) {
        if (!open.empty() && !skip_to_flow_token(open)) return;
        char const each = text_[at_];
        bool const range = range_end(text_, at_) != npos && !open.empty();
        if ((each == '[' || each == '{') && !range) {
            if (!open.empty()) {
                count_node(at_);
                open.back().any = true;
                open.back().plain = false;
            }
            open.push_back({at_, each == '{'});
            look_at_depth(open.size(), at_);
            ++at_;
        } else if ((each == ']' || each == '}') && !range) {
            bool const fits = open.back().is_mapping == (each == '}');
            if (!fits) {
                report(messages::flow_not_closed, open.back().opened, open.back().opened + 1,
                       {std::string{text_[open.back().opened]}, open.back().is_mapping ? "}" : "]"});
                at_ = line_end(text_, at_);
                return;
            }
            end_flow_entry(open.back());
            open.pop_back();
            ++at_;
            if (open.empty()) break;
        } else if (each == ',') {
            end_flow_entry(open.back());
            ++at_;
        } else if (each == '"' || each == '\'') {
            flow_quoted(open.back());
        } else if (each == ':' && (is_blank_or_break(character(text_, at_ + 1)) ||
                                   is_flow_sign(character(text_, at_ + 1)) || !open.back().plain)) {
            flow_colon(open.back());
        } else {
            flow_plain(open.back());
        }
    }
    if (stopped_) return;
    at_ = skip_blanks(text_, at_);
    if (content_ends(at_)) return;
    auto const end = trimmed(text_, at_, line_end(text_, at_));
    if (is_key_colon(text_, at_))
        report(messages::key_not_text, at_, at_ + 1);
    else
        report(messages::text_after_bracket, at_, end, {words(at_, end)});
    at_ = end;
}

/// To the next character that counts. False, with the bracket reported, if the file or the indented part of it ends.
bool yaml_scanner::skip_to_flow_token(std::vector<flow_level>& open) {
    for (;;) {
        at_ = skip_blanks(text_, at_);
        if (at_ < text_.size() && is_comment(text_, at_)) at_ = line_end(text_, at_);
        bool ended = at_ >= text_.size();
        if (!ended && !is_break(text_[at_])) return true;
        auto const line = at_;
        if (!ended) {
            next_line();
            auto const begin = at_;
            while (character(text_, at_) == ' ') ++at_;
            char const first = character(text_, at_);
            bool const nothing = at_ >= text_.size() || is_break(first) || first == '#';
            bool const closing = first == ']' || first == '}';
            ended = !nothing && !closing && static_cast<long>(at_ - begin) <= parent_column_;
        }
        if (!ended) continue;
        auto const& last = open.back();
        report(messages::flow_not_closed, last.opened, last.opened + 1,
               {std::string{text_[last.opened]}, last.is_mapping ? "}" : "]"});
        at_ = line;
        return false;
    }
}

void yaml_scanner::flow_quoted(flow_level& entry) {
    auto const begin = at_;
    auto const end = quote_end(at_);
    if (end == npos) {
        report(messages::quote_not_closed, begin, begin + 1);
        at_ = text_.size();
        stopped_ = true;
        return;
    }
    count_node(at_);
    if (!entry.any) entry.begin = begin;
    entry.any = true;
    entry.plain = false;
    entry.end = end;
    at_ = skip_blanks(text_, end);
    char const next = character(text_, at_);
    if (content_ends(at_) || is_flow_sign(next) || next == ':') return;
    auto const meant = balanced_end(text_, begin);
    auto const rest = trimmed(text_, at_, meant == npos ? line_end(text_, at_) : meant);
    report_unquoted(messages::text_after_quote, at_, rest, begin, rest, {words(at_, rest)});
    at_ = rest;
}

void yaml_scanner::flow_plain(flow_level& entry) {
    auto const begin = at_;
    count_node(begin);
    auto meant = npos;
    if (begin >= unbalanced_until_) {
        meant = balanced_end(text_, begin);
        if (meant == npos) unbalanced_until_ = line_end(text_, begin);
    }
    auto const shown_end = trimmed(text_, begin, meant == npos ? unbalanced_until_ : meant);
    if (text_[at_] == '>')
        hide(at_);
    else if (range_end(text_, at_) == npos && special_start(shown_end)) {
        at_ = shown_end > begin ? shown_end : begin + 1;
        entry.any = true;
        entry.colon = true;
        return;
    }
    while (at_ < text_.size() && !is_break(text_[at_]) && !is_comment(text_, at_)) {
        if (auto const end = range_end(text_, at_); end != npos) {
            hide(at_);
            hide(end - 1);
            at_ = end;
            continue;
        }
        bool const colon = text_[at_] == ':' &&
                           (is_blank_or_break(character(text_, at_ + 1)) || is_flow_sign(character(text_, at_ + 1)));
        if (is_flow_sign(text_[at_]) || colon) break;
        // The parser lets a question mark end the text.
        if (text_[at_] == '?') hide(at_);
        ++at_;
    }
    if (!entry.any || (entry.colon && entry.value_begin == 0)) {
        if (!entry.colon) entry.begin = begin;
        if (entry.colon) entry.value_begin = begin;
        entry.plain = true;
    }
    entry.any = true;
    if (meant != npos && meant > at_) {
        auto const end = trimmed(text_, begin, meant);
        char const cut = character(text_, at_);
        auto const& what = cut == ','   ? messages::comma_cuts_value
                           : cut == ':' ? messages::colon_in_value
                           : cut == '#' ? messages::hash_cuts_quoted
                                        : messages::bracket_cuts_value;
        report_unquoted(what, at_, end, begin, end, {std::string{cut}});
        at_ = meant;
        entry.plain = false;
        if (!entry.colon) entry.colon = entry.is_mapping;
    }
    if (!entry.colon) entry.end = trimmed(text_, begin, at_);
}

void yaml_scanner::flow_colon(flow_level& entry) {
    if (entry.colon) {
        auto const begin = entry.value_begin;
        auto const value = text_.substr(begin, begin == 0 ? 0 : at_ - begin);
        constexpr std::string_view comma = "，";
        if (auto const wide = value.rfind(comma); wide != npos) {
            auto const place = range_of(begin + wide, begin + wide + comma.size());
            report(messages::wide_comma, place.begin, place.end, {}, {{place, ", "}});
        } else {
            report(messages::colon_in_value, at_, at_ + 1);
        }
    }
    entry.colon = true;
    entry.plain = false;
    entry.value_begin = 0;
    ++at_;
}

void yaml_scanner::end_flow_entry(flow_level& entry) {
    auto const text = text_.substr(entry.begin, entry.any && entry.end > entry.begin ? entry.end - entry.begin : 0);
    if (entry.is_mapping && entry.any && !entry.colon) {
        auto const wide = text.find(wide_colon_sign);
        auto const colon = std::min(wide, text.find(':'));
        if (colon == npos || colon == 0 || !entry.plain) {
            auto const end = std::max(entry.end, entry.begin + 1);
            report(messages::entry_without_colon, entry.begin, end, {words(entry.begin, entry.end)});
        } else {
            auto const length = colon == wide ? wide_colon_sign.size() : 1;
            auto const place = range_of(entry.begin + colon, entry.begin + colon + length);
            report(colon == wide ? messages::wide_colon : messages::space_missing_after_colon, place.begin, place.end,
                   {words(entry.begin, entry.begin + colon)}, {{place, ": "}});
        }
    }
    if (!entry.is_mapping && entry.plain && !entry.colon) {
        for (std::string_view const sign : {"，", "、"})
            if (auto const at = text.find(sign); at != npos) {
                auto const place = range_of(entry.begin + at, entry.begin + at + sign.size());
                report(messages::wide_comma_in_list, place.begin, place.end,
                       {std::string{sign}, words(entry.begin, entry.end)});
                break;
            }
    }
    entry = {entry.opened, entry.is_mapping};
}

} // namespace huiqi
