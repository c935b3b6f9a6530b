#include <string>

#include <huiqi/contents/contents.hpp>

#include "contents_words.hpp"

namespace huiqi {

namespace {

[[nodiscard]] std::string periods_of(version const& of, language in) {
    std::string text;
    for (auto const& each : of.in_force) {
        text += text.empty() ? "" : (in == language::zh ? "，" : ", ");
        text += text_of(each.from) + ".." + text_of(each.to);
        if (!each.only_for.empty()) text += " " + each.only_for.text();
    }
    return text;
}

[[nodiscard]] std::string joined(std::vector<std::string> const& all, language in) {
    std::string text;
    for (auto const& each : all) text += (text.empty() ? "" : in == language::zh ? "、" : ", ") + each;
    return text;
}

/// Texts of rules on one line.
[[nodiscard]] std::string line_of(std::string text) {
    for (char& each : text)
        if (static_cast<unsigned char>(each) < 0x20 || each == 0x7F) each = ' ';
    return text;
}

} // namespace

std::string contents_text(rule_documents const& documents, language in) {
    bool const chinese = in == language::zh;
    std::string text;
    auto const add = [&](std::string_view indent, std::string_view label, std::string const& what) {
        text.append(indent).append(label).append(chinese ? "：" : ": ").append(what) += '\n';
    };
    for (auto const& each : contents_of(documents)) {
        auto const& of = *each.of;
        auto const& title = chinese || of.title.en.empty() ? of.title.zh : of.title.en;
        text += of.id + "  " + title + "  " + std::string{word_of(of.kind).in(in)};
        if (!of.region.empty()) text += "  " + of.region;
        text += '\n';
        for (auto const& one : of.versions)
            add("    ", chinese ? "版本" : "version", one.name + "  " + periods_of(one, in));
        if (!each.held.empty()) add("    ", chinese ? "要持有" : "must be held", joined(each.held, in));
        if (!each.would_qualify.empty())
            add("    ", chinese ? "要符合其条件" : "must qualify for", joined(each.would_qualify, in));
        for (auto const& one : each.unknown) {
            auto what = std::string{word_of(one.kind).in(in)} + " " + one.name;
            if (!one.cite.source.empty()) what += "  [" + one.cite.source + " " + one.cite.place + "]";
            if (!one.why.empty()) what += "  " + one.why;
            add("    ", chinese ? "不知道" : "not known", line_of(std::move(what)));
        }
    }
    return text;
}

} // namespace huiqi
