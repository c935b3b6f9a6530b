#include "profile_complaints.hpp"

#include <algorithm>

#include <huiqi/text/messages/profile.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/nearest.hpp>
#include <huiqi/text/utf8.hpp>

namespace huiqi {

profile_complaints::~profile_complaints() {
    if (count_ > most)
        out_.push_back(
            {.what = &messages::too_many_problems, .source = file_, .arguments = {std::to_string(count_ - most)}});
}

diagnostic* profile_complaints::add(message const& what, source_range where, std::vector<std::string> arguments) {
    if (++count_ > most) return nullptr;
    out_.push_back({.what = &what, .source = file_, .range = where, .arguments = std::move(arguments)});
    return &out_.back();
}

void profile_complaints::add(message const& what, document_node const& about, std::vector<std::string> arguments,
                             std::string const& mend, bool quoted) {
    auto* made = add(what, about.range, std::move(arguments));
    if (made == nullptr || mend.empty()) return;
    bool const in_quotes = quoted && about.style != scalar_style::plain;
    made->mends.push_back({about.range, in_quotes ? '"' + mend + '"' : mend});
}

void profile_complaints::add_misspelt(message const& what, document_node const& about,
                                      std::vector<std::string> arguments, std::vector<std::string> const& known) {
    auto const near = count_ < most ? nearest(about.text.text(), known) : std::string{};
    arguments.push_back(near);
    add(what, about, std::move(arguments), near);
}

void profile_complaints::add_twice(document_node const& again, document_node const& first, std::string const& path) {
    if (auto* made = add(messages::profile_twice, again.range, {path}))
        made->labels.push_back({.source = file_, .range = first.range, .text = &messages::profile_first_given});
}

std::string cut_for_message(std::string_view text) {
    constexpr std::size_t longest = 40; // characters
    std::size_t end = 0;
    for (std::size_t count = 0; count < longest && end < text.size(); ++count) end += decode_utf8(text, end).length;
    return std::string{text.substr(0, end)} + (end < text.size() ? "…" : "");
}

std::string shown_in_message(document_node const& node) {
    if (node.what == document_node::sequence) return node.items.empty() ? "[]" : "[...]";
    if (node.what == document_node::mapping) return node.entries.empty() ? "{}" : "{...}";
    auto shown = cut_for_message(node.text.text());
    return node.style == scalar_style::plain && !shown.empty() ? shown : '"' + shown + '"';
}

} // namespace huiqi
