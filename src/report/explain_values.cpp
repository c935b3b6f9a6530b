#include "report/compare_words.hpp"
#include "report/describe_value.hpp"
#include "report/explain_parts.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

[[nodiscard]] std::string numbers(std::vector<std::uint32_t> const& rows, language in) {
    std::string text;
    for (auto const each : rows) text += (text.empty() ? "" : say(phrase::choice_join, in)) + std::to_string(each + 1);
    return text;
}

[[nodiscard]] std::string row_words(definition_view const& which, language in) {
    auto const rows = which.rows_hit();
    auto const count = std::to_string(which.row_count());
    if (rows.empty()) return say(phrase::no_row, in);
    if (rows.size() > 1) return say(phrase::rows_may_hit, in, {numbers(rows, in), count});
    std::string const written{which.row_text(rows.front())};
    if (written.empty()) return say(phrase::row_hit, in, {numbers(rows, in), count});
    return say(phrase::row_text, in, {numbers(rows, in), count, written});
}

/// A definition is worked out: where it is open, it is not the firm that failed to supply it.
[[nodiscard]] std::string worked_out(typed_value const& what, language in) {
    auto text = value_words(what, {in});
    return text == words(phrase::not_supplied, in) ? say(phrase::open, in) : text;
}

} // namespace

std::vector<explained_definition> explain_definitions(decision const& which, language in) {
    std::vector<explained_definition> all;
    for (auto const& each : which.definitions()) {
        auto const what = each.what();
        if (what.kind == feel::type_kind::function || what.kind == feel::type_kind::code_list) continue;
        explained_definition made{std::string{each.name()}, worked_out(what, in), {}, cite_words(each.cite(), in)};
        if (!each.text().empty()) made.details.push_back(std::string{each.text()});
        for (auto const& read : each.readings()) made.details.push_back(reading_words(read, in));
        if (each.is_table()) made.details.push_back(row_words(each, in));
        if (each.judged()) made.details.push_back(say(phrase::judged, in));
        all.push_back(std::move(made));
    }
    return all;
}

std::vector<explained_fact> explain_facts(decision const& which, language in) {
    std::vector<explained_fact> all;
    for (auto const& each : which.facts_read())
        all.push_back({each.supplied, reading_name(each, in), reading_value(each, in), std::string{each.origin}});
    return all;
}

} // namespace huiqi::reporting
