#include "policy/yaml_traps.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/messages/yaml.hpp>
#include <huiqi/text/utf8.hpp>

#include "policy/yaml_forms.hpp"
#include "policy/yaml_scanner.hpp"

namespace huiqi {

namespace {

constexpr std::size_t most_listed = 100;
constexpr std::size_t longest_mend = 4000;

} // namespace

yaml_scanner::yaml_scanner(source_ptr const& file, document_limits limits)
    : file_{file}, text_{file->text}, limits_{limits}, seen_{file->text} {}

yaml_traps yaml_scanner::operator()() && {
    look_at_characters();
    constexpr std::string_view mark_of_utf8 = "\xEF\xBB\xBF";
    if (text_.starts_with(mark_of_utf8)) at_ = mark_of_utf8.size();
    while (!stopped_ && at_ < text_.size()) line();
    std::stable_sort(problems_.begin(), problems_.end(), [](diagnostic const& left, diagnostic const& right) {
        return left.range.begin < right.range.begin;
    });
    if (unlisted_ > 0)
        problems_.push_back({&messages::too_many_problems, file_, {}, {std::to_string(unlisted_)}, {}, {}});
    return {std::move(seen_), std::move(problems_)};
}

void yaml_scanner::report(message const& what, std::size_t begin, std::size_t end, std::vector<std::string> arguments,
                          std::vector<replacement> mends) {
    if (problems_.size() >= most_listed) {
        ++unlisted_;
        return;
    }
    source_range const range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(begin, end))};
    problems_.push_back({&what, file_, range, std::move(arguments), {}, std::move(mends)});
}

void yaml_scanner::report_unquoted(message const& what, std::size_t begin, std::size_t end, std::size_t value_begin,
                                   std::size_t value_end, std::vector<std::string> arguments) {
    std::vector<replacement> mends;
    if (value_end - value_begin <= longest_mend)
        mends.push_back({{static_cast<std::uint32_t>(value_begin), static_cast<std::uint32_t>(value_end)},
                         yaml_forms::quoted(text_.substr(value_begin, value_end - value_begin))});
    report(what, begin, end, std::move(arguments), std::move(mends));
}

/// Characters nobody sees, in a file that people sign.
void yaml_scanner::look_at_characters() {
    auto const hidden = [](char32_t each) {
        bool const wanted = each == '\t' || each == '\n' || each == '\r';
        bool const no_width = each == 0x200B || each == 0x2060 || each == 0xFEFF;
        return (is_control(each) && !wanted) || no_width;
    };
    for (std::size_t at = 0; at < text_.size();) {
        auto const next = decode_utf8(text_, at);
        if (hidden(next.code_point) && !(at == 0 && next.code_point == 0xFEFF)) {
            std::array<char, 16> name{};
            std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(next.code_point));
            source_range const place{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + next.length)};
            report(messages::control_character, place.begin, place.end, {name.data()}, {{place, {}}});
        }
        at += next.length;
    }
}

void yaml_scanner::count_node(std::size_t at) {
    if (++nodes_ <= limits_.nodes) return;
    report(messages::document_too_big, at, at, {std::to_string(limits_.nodes)});
    stopped_ = true;
}

void yaml_scanner::look_at_depth(std::size_t flow_depth, std::size_t at) {
    if (levels_.size() + flow_depth <= limits_.depth) return;
    report(messages::document_too_deep, at, at + 1, {std::to_string(limits_.depth)});
    stopped_ = true;
}

/// A piece of the file for a message: not more than a few words of it.
std::string yaml_scanner::words(std::size_t begin, std::size_t end) const {
    constexpr std::size_t most = 24;
    std::string shown;
    std::size_t count = 0;
    for (auto at = begin; at < end; ++count) {
        if (count == most) return shown + "…";
        auto const next = decode_utf8(text_, at);
        append_utf8(shown, next.code_point);
        at += next.length;
    }
    return shown;
}

yaml_traps find_yaml_traps(source_ptr const& file, document_limits limits) { return yaml_scanner{file, limits}(); }

} // namespace huiqi
