#include "load_parts.hpp"

#include <utility>

#include <huiqi/text/messages/format.hpp>

namespace huiqi::policy {
namespace {

/// A verdict in English, at the place where it is written.
snippet read_verdict(file_reader& in, mapping_reader& from) {
    auto const* node = from.take("verdict");
    if (node == nullptr) return {};
    auto const which = in.word(*node, "verdict", word_list::verdict);
    if (!which) return {};
    auto const& word = words_of(word_list::verdict)[*which];
    if (node->text.text() == word.english) return node->text;
    return {in.file(), std::string{word.english}, node->text.range().begin};
}

expectation load_expectation(file_reader& in, document_node const& node, source_range owner) {
    expectation made;
    made.range = owner;
    if (!in.is_mapping(node, "expect")) return made;
    mapping_reader from{in, node, mapping::expectation, owner};
    if (auto verdict = read_verdict(in, from); !verdict.empty()) made.verdict = std::move(verdict);
    if (auto award = from.expression("award"); !award.empty()) made.award = std::move(award);
    using list = std::optional<std::vector<snippet>>;
    for (auto const& [key, into] : {std::pair<std::string_view, list*>{"because", &made.because},
                                    std::pair<std::string_view, list*>{"missing", &made.missing},
                                    std::pair<std::string_view, list*>{"unpublished", &made.unpublished},
                                    std::pair<std::string_view, list*>{"problems", &made.problems}})
        if (auto const* value = from.take(key)) *into = in.scalars(*value, key);
    for (auto const* each : from.names()) {
        auto const& name = each->key.text.text();
        if (auto const value = in.scalar(each->value, name))
            made.definitions.push_back({name, *value, each->key.range});
    }
    if (node.entries.empty()) in.report(messages::needs_some, owner, {"expect"});
    from.finish();
    return made;
}

std::optional<document_node> load_case_facts(file_reader& in, mapping_reader& from) {
    auto const* facts = from.take("facts");
    if (facts == nullptr || !in.is_mapping(*facts, "facts")) return std::nullopt;
    return *facts;
}

} // namespace

case_file load_cases(file_reader& in, document_node const& root) {
    case_file made;
    made.source = in.file();
    mapping_reader from{in, root, mapping::case_file, {0, 0}};
    (void)from.take("huiqi");
    (void)from.text("note");
    if (auto const* programme = from.take("programme")) {
        made.programme = in.text(*programme, "programme");
        made.programme_range = programme->range;
    }
    if (auto const* as_of = from.take("as_of")) made.as_of = in.full_date(*as_of, "as_of");
    made.facts = load_case_facts(in, from);
    bool const dated = from.has("as_of");
    if (auto const* cases = from.take("cases"))
        for (auto const* each : in.sequence(*cases, "cases")) {
            if (!in.is_mapping(*each, "cases")) continue;
            rule_case one;
            mapping_reader below{in, *each, mapping::single_case, each->range};
            one.range = each->range;
            if (auto const* name = below.take("name")) {
                one.name = in.text(*name, "name");
                one.range = name->range;
            }
            (void)below.text("note");
            if (auto const* as_of = below.take("as_of")) one.as_of = in.full_date(*as_of, "as_of");
            if (!dated && !below.has("as_of")) in.report(messages::missing_key, one.range, {"as_of"});
            one.facts = load_case_facts(in, below);
            if (auto const* expect = below.take("expect"))
                one.expect = load_expectation(in, *expect, below.key_range("expect"));
            below.finish();
            made.cases.push_back(std::move(one));
        }
    from.finish();
    return made;
}

} // namespace huiqi::policy
