#include "names.hpp"

#include <algorithm>
#include <string>

#include <huiqi/text/messages/format.hpp>
#include <huiqi/text/utf8.hpp>
#include <huiqi/value/unit.hpp>

#include "feel/keywords.hpp"
#include "feel/words.hpp"

namespace huiqi::policy {
namespace {

constexpr std::size_t most_characters = 60;

bool is_letter(char which) { return (which >= 'a' && which <= 'z') || (which >= 'A' && which <= 'Z'); }

std::string character_at(std::string_view text, std::size_t at) {
    return std::string{text.substr(at, decode_utf8(text, at).length)};
}

bool is_keyword(std::string_view text) {
    return std::any_of(feel::keyword_spellings.begin(), feel::keyword_spellings.end(),
                       [&](auto const& each) { return each.english == text || each.chinese == text; });
}

bool is_unit(std::string_view text) {
    return std::any_of(unit_spellings.begin(), unit_spellings.end(),
                       [&](auto const& each) { return each.text == text; });
}

} // namespace

void check_name(file_reader& in, document_node const& name) {
    auto const& text = name.text.text();
    if (text.empty()) return;
    auto const first = decode_utf8(text, 0);
    bool const begins_well = is_letter(text.front()) || text.front() == '_' ||
                             (first.code_point >= 0x80 && feel::is_word_part(first.code_point));
    if (!begins_well) {
        in.report(messages::name_begins_wrong, name.range, {text});
        return;
    }
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length)
        if (auto const each = decode_utf8(text, at).code_point; !feel::is_word_part(each) || each == U'?') {
            in.report(messages::name_holds_sign, name.range, {text, character_at(text, at)});
            return;
        }
    if (is_keyword(text)) in.report(messages::name_is_keyword, name.range, {text});
    if (is_unit(text)) in.report(messages::name_is_unit, name.range, {text});
    if (character_count(text) > most_characters)
        in.report(messages::name_too_long, name.range, {std::to_string(most_characters)});
}

void check_id(file_reader& in, document_node const& id) {
    auto const& text = id.text.text();
    if (text.empty()) return;
    bool right = is_letter(text.front()) || text.front() == '_';
    for (char const each : text) right = right && (is_letter(each) || feel::is_digit(each) || each == '_');
    if (!right || is_keyword(text)) in.report(messages::id_holds_sign, id.range, {text});
}

void check_programme_id(file_reader& in, document_node const& id) {
    auto const& text = id.text.text();
    bool right = true;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) {
        auto const each = decode_utf8(text, at).code_point;
        right = right && (feel::is_word_part(each) || each == U'.' || each == U'-');
    }
    if (!right) in.report(messages::id_holds_sign, id.range, {text});
}

} // namespace huiqi::policy
