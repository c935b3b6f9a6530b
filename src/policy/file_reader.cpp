#include "file_reader.hpp"

#include <charconv>
#include <utility>

#include <huiqi/text/messages/format.hpp>
#include <huiqi/text/messages/yaml.hpp>
#include <huiqi/text/nearest.hpp>

namespace huiqi::policy {
namespace {

bool is_chinese(std::string_view text) { return !text.empty() && static_cast<unsigned char>(text.front()) >= 0x80; }

/// The words of a list, in the language somebody tried to write.
std::string listed(word_list list, std::string_view tried) {
    std::string all;
    for (auto const& each : words_of(list)) {
        if (!all.empty()) all += ", ";
        all += is_chinese(tried) ? each.chinese : each.english;
    }
    return all;
}

std::optional<int> digits(std::string_view text, std::size_t count) {
    if (text.size() != count) return std::nullopt;
    int value = 0;
    for (char const each : text) {
        if (each < '0' || each > '9') return std::nullopt;
        value = value * 10 + (each - '0');
    }
    return value;
}

/// `2022`, `2022-08`, `2022-08-01`, without asking whether there is such a day.
std::optional<partial_date> date_parts(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    auto const year = digits(text.substr(0, 4), 4);
    auto const month = text.size() > 4 ? digits(text.substr(5, 2), 2) : 0;
    auto const day = text.size() > 7 ? digits(text.substr(8), 2) : 0;
    bool const dashes = (text.size() < 5 || text[4] == '-') && (text.size() < 8 || text[7] == '-');
    if (!year || !month || !day || !dashes) return std::nullopt;
    return partial_date{*year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
}

bool exists(partial_date const& of, std::string_view text) {
    auto const month = text.size() > 4 ? of.month : 1, day = text.size() > 7 ? of.day : 1;
    return make_date(of.year, month, day).has_value();
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view wide_blank = "\u3000";
    for (bool again = true; again;) {
        again = false;
        if (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1), again = true;
        if (text.starts_with(wide_blank)) text.remove_prefix(wide_blank.size()), again = true;
    }
    return text;
}

} // namespace

diagnostic& file_reader::report(message const& what, source_range range, std::vector<std::string> arguments) {
    problems_.push_back({.what = &what, .source = file_, .range = range, .arguments = std::move(arguments)});
    return problems_.back();
}

std::optional<snippet> file_reader::scalar(document_node const& node, std::string_view key) {
    if (node.what != document_node::scalar) {
        report(messages::needs_scalar, node.range, {std::string{key}});
        return std::nullopt;
    }
    if (node.text.empty()) {
        if (node.style != scalar_style::plain) report(messages::empty_value, node.range, {std::string{key}});
        return std::nullopt; // of a plain one the YAML reader has said so already
    }
    return node.text;
}

std::string file_reader::text(document_node const& node, std::string_view key) {
    if (node.is_null()) {
        report(messages::empty_value, node.range, {std::string{key}});
        return {};
    }
    auto const found = scalar(node, key);
    return found ? found->text() : std::string{};
}

std::optional<bool> file_reader::boolean(document_node const& node, std::string_view key) {
    auto const found = scalar(node, key);
    if (!found) return std::nullopt;
    if (auto const* word = find_word(word_list::yes_no, found->text())) return word->english == "true";
    report(messages::not_a_boolean, node.range, {std::string{key}, found->text()});
    return std::nullopt;
}

std::optional<std::size_t> file_reader::word(document_node const& node, std::string_view key, word_list list) {
    auto const found = scalar(node, key);
    if (!found) return std::nullopt;
    if (auto const* word = find_word(list, found->text()))
        return static_cast<std::size_t>(word - words_of(list).data());
    std::vector<std::string> all;
    for (auto const& each : words_of(list)) {
        all.emplace_back(each.english);
        all.emplace_back(each.chinese);
    }
    auto const near = nearest(found->text(), all);
    if (near.empty()) {
        report(messages::unknown_word, node.range, {std::string{key}, found->text(), listed(list, found->text())});
    } else {
        auto& reported = report(messages::misspelt_word, node.range, {std::string{key}, found->text(), near});
        if (node.style == scalar_style::plain) reported.mends.push_back({node.range, near});
    }
    return std::nullopt;
}

std::optional<std::uint32_t> file_reader::count(document_node const& node, std::string_view key) {
    auto const found = scalar(node, key);
    if (!found) return std::nullopt;
    auto const& text = found->text();
    std::uint32_t value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && value > 0) return value;
    report(messages::not_a_count, node.range, {std::string{key}, text});
    return std::nullopt;
}

std::optional<partial_date> file_reader::some_date(document_node const& node, std::string_view key) {
    auto const found = scalar(node, key);
    if (!found) return std::nullopt;
    auto const parts = date_parts(found->text());
    if (parts && exists(*parts, found->text())) return parts;
    report(parts ? messages::no_such_date : messages::not_a_partial_date, node.range, {found->text()});
    return std::nullopt;
}

std::optional<date> file_reader::full_date(document_node const& node, std::string_view key) {
    auto const found = scalar(node, key);
    if (!found) return std::nullopt;
    auto const parts = date_parts(found->text());
    if (!parts || parts->day == 0) {
        bool const day_zero = parts && found->text().size() == 10;
        report(day_zero ? messages::no_such_date : messages::not_a_full_date, node.range, {found->text()});
        return std::nullopt;
    }
    auto const day = make_date(parts->year, parts->month, parts->day);
    if (!day) report(messages::no_such_date, node.range, {found->text()});
    return day;
}

std::optional<citation> file_reader::cite(document_node const& node) {
    auto const found = scalar(node, "cite");
    if (!found) return std::nullopt;
    std::string_view const whole = trimmed(found->text());
    if (whole.empty()) {
        report(messages::cite_without_source, node.range);
        return std::nullopt;
    }
    auto end = std::min(whole.find_first_of(" \t\n"), whole.find("\u3000"));
    if (end == std::string_view::npos) end = whole.size();
    return citation{std::string{whole.substr(0, end)}, std::string{trimmed(whole.substr(end))}, node.range};
}

std::vector<document_node const*> file_reader::one_or_many(document_node const& node) {
    if (node.what != document_node::sequence) return {&node};
    std::vector<document_node const*> all;
    for (auto const& each : node.items) all.push_back(&each);
    return all;
}

std::vector<snippet> file_reader::scalars(document_node const& node, std::string_view key) {
    std::vector<snippet> all;
    for (auto const* each : one_or_many(node))
        if (auto const found = scalar(*each, key)) all.push_back(*found);
    return all;
}

std::vector<document_node const*> file_reader::sequence(document_node const& node, std::string_view key) {
    if (node.what != document_node::sequence) {
        bool const reported = node.what == document_node::scalar && node.text.empty() &&
                              node.style == scalar_style::plain;
        if (!reported) report(messages::needs_sequence, node.range, {std::string{key}});
        return {};
    }
    if (node.items.empty()) report(messages::needs_some, node.range, {std::string{key}});
    return one_or_many(node);
}

bool file_reader::is_mapping(document_node const& node, std::string_view key) {
    if (node.what == document_node::mapping) return true;
    bool const reported = node.what == document_node::scalar && node.text.empty() && node.style == scalar_style::plain;
    if (!reported) report(messages::needs_mapping, node.range, {std::string{key}});
    return false;
}

} // namespace huiqi::policy
