#include "expectations.hpp"

#include <algorithm>
#include <array>

#include <huiqi/text/messages/cases.hpp>
#include <huiqi/text/nearest.hpp>

#include "deciding_clauses.hpp"
#include "written_value.hpp"

namespace huiqi {

namespace {

constexpr auto none = plan_record::none;

[[nodiscard]] std::string joined(std::vector<std::string> const& all) {
    std::string text;
    for (auto const& each : all) text += (text.empty() ? "" : "、") + each;
    return text;
}

[[nodiscard]] std::string joined(std::vector<snippet> const& all) {
    std::vector<std::string> texts;
    for (auto const& each : all) texts.push_back(each.text());
    return joined(texts);
}

[[nodiscard]] std::string without_blanks(std::string_view text) {
    std::string result;
    for (char const each : text)
        if (each != ' ' && each != '\n' && each != '\t') result += each;
    return result;
}

void add_once(std::vector<std::string>& all, std::string text) {
    if (!text.empty() && std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
}

/// `销售收入 2023` and `销售收入[2023]` name one year of a fact.
struct named_fact {
    std::string_view name;
    std::string_view year;
};

[[nodiscard]] named_fact fact_named(std::string_view text) {
    bool const bracketed = text.ends_with(']');
    if (bracketed) text.remove_suffix(1);
    auto const at = text.find_last_of(bracketed ? "[" : " ");
    if (at == std::string_view::npos) return {text, {}};
    auto const year = text.substr(at + 1);
    bool const is_year = year.size() == 4 &&
                         std::all_of(year.begin(), year.end(), [](char each) { return each >= '0' && each <= '9'; });
    return is_year ? named_fact{text.substr(0, at), year} : named_fact{text, {}};
}

/// Whether each of one list matches some of the other, both ways.
template <class Actual, class Matches>
[[nodiscard]] bool match_all(std::vector<snippet> const& expected, std::vector<Actual> const& actual, Matches matches) {
    auto const is_expected = [&](Actual const& each) {
        return std::any_of(expected.begin(), expected.end(),
                           [&](snippet const& one) { return matches(one.text(), each); });
    };
    auto const is_there = [&](snippet const& one) {
        return std::any_of(actual.begin(), actual.end(), [&](Actual const& each) { return matches(one.text(), each); });
    };
    return std::all_of(actual.begin(), actual.end(), is_expected) &&
           std::all_of(expected.begin(), expected.end(), is_there);
}

} // namespace

void expectation_checker::check(expectation const& expected) {
    if (expected.verdict) verdict(*expected.verdict);
    if (expected.award) award(*expected.award);
    if (expected.because) because(*expected.because);
    if (expected.missing) missing(*expected.missing);
    if (expected.unpublished) unpublished(*expected.unpublished);
    if (expected.problems) problems(*expected.problems);
    for (auto const& each : expected.definitions) definition(each);
}

void expectation_checker::differs(std::string what, std::string expected, std::string actual) {
    outcome_.differences.push_back({std::move(what), std::move(expected), std::move(actual)});
}

void expectation_checker::refuse(message const& what, snippet const& about, std::vector<std::string> known) {
    auto near = nearest(about.text(), known);
    diagnostic found{
        .what = &what, .source = about.source(), .range = about.range(), .arguments = {about.text(), near}};
    if (!near.empty()) found.mends.push_back({about.range(), std::move(near)});
    outcome_.problems.push_back(std::move(found));
}

void expectation_checker::verdict(snippet const& expected) {
    static constexpr std::array all{verdict::eligible, verdict::ineligible, verdict::undetermined,
                                    verdict::not_in_force};
    bool const known = std::any_of(all.begin(), all.end(),
                                   [&](auto const each) { return to_string(each) == expected.text(); });
    if (!known)
        refuse(messages::case_unknown_verdict, expected, {"eligible", "ineligible", "undetermined", "not-in-force"});
    else if (to_string(made_.verdict()) != expected.text())
        differs("verdict", expected.text(), std::string{to_string(made_.verdict())});
}

void expectation_checker::award(snippet const& expected) {
    auto const range = made_.award_range();
    typed_value actual{value::absent(), feel::type_kind::number, unit::of(unit::yuan), false};
    if (range) actual.what = value::between(range->first, range->second);
    if (range && range->first == range->second && !made_.award())
        actual.what = actual.what.or_null(truth::mistaken, mistake::none);
    auto const met = is_as_written(expected, actual, "award", made_.as_of(), outcome_.problems);
    if (met && !*met) differs("award", expected.text(), written(actual));
}

void expectation_checker::because(std::vector<snippet> const& expected) {
    auto const clauses = deciding_clauses(made_);
    std::vector<std::string> actual;
    for (auto const& each : clauses)
        if (each.kind() == clause_kind::condition || each.kind() == clause_kind::programme)
            add_once(actual, clause_name(each.id(), each.cite().key, each.cite().place));
    for (auto const& one : expected) {
        bool const decides = std::any_of(clauses.begin(), clauses.end(), [&](clause_view const& each) {
            return names_clause(one.text(), each.id(), each.cite().key, each.cite().place);
        });
        if (!decides && has_clause(one)) differs("because", one.text(), joined(actual));
    }
}

/// Whether any version of the programme has the clause; a diagnostic if none has.
bool expectation_checker::has_clause(snippet const& named) {
    auto const& tables = rules_.tables();
    auto const& programme = tables.programmes[made_.programme_index()];
    std::vector<std::string> known;
    for (std::uint32_t v = 0; v < programme.version_count; ++v) {
        auto const root = tables.versions[programme.first_version + v].root;
        std::vector<plan_record::index> pending;
        if (root != none) pending.push_back(root);
        while (!pending.empty()) {
            auto const& clause = tables.clauses[pending.back()];
            pending.pop_back();
            for (std::uint32_t i = 0; i < clause.child_count; ++i) pending.push_back(clause.first_child + i);
            auto const source = clause.cite.source == none ? std::string_view{}
                                                           : rules_.text(tables.legal_sources[clause.cite.source].key);
            auto const place = rules_.text(clause.cite.place);
            if (names_clause(named.text(), rules_.text(clause.id), source, place)) return true;
            add_once(known, clause_name(rules_.text(clause.id), source, place));
            add_once(known, std::string{rules_.text(clause.id)});
        }
    }
    refuse(messages::case_unknown_clause, named, known);
    return false;
}

void expectation_checker::missing(std::vector<snippet> const& expected) {
    bool known = true;
    for (auto const& each : expected)
        if (!rules_.find_fact(fact_named(each.text()).name)) {
            refuse(messages::case_unknown_fact, each, rules_.fact_names());
            known = false;
        }
    auto const actual = made_.missing();
    auto const matches = [](std::string_view text, missing_item const& item) {
        auto const named = fact_named(text);
        return (named.name == item.name || named.name == item.id) &&
               (named.year.empty() || (item.year && named.year == std::to_string(*item.year)));
    };
    if (!known || match_all(expected, actual, matches)) return;
    std::vector<std::string> names;
    for (auto const& each : actual)
        add_once(names, std::string{each.name} + (each.year ? " " + std::to_string(*each.year) : ""));
    differs("missing", joined(expected), joined(names));
}

void expectation_checker::unpublished(std::vector<snippet> const& expected) {
    std::vector<std::string> names;
    for (auto const& each : rules_.tables().unpublished) add_once(names, std::string{rules_.text(each.name)});
    for (auto const& file : documents_.programmes) // the plan has only those that a rule uses
        for (auto const& each : file.parameters)
            if (each.unknown) add_once(names, each.name);
    bool known = true;
    for (auto const& each : expected)
        if (std::find(names.begin(), names.end(), each.text()) == names.end()) {
            refuse(messages::case_unknown_parameter, each, names);
            known = false;
        }
    auto const actual = made_.unpublished();
    auto const matches = [](std::string_view text, missing_item const& item) { return text == item.name; };
    if (!known || match_all(expected, actual, matches)) return;
    std::vector<std::string> found;
    for (auto const& each : actual) add_once(found, std::string{each.name});
    differs("unpublished", joined(expected), joined(found));
}

void expectation_checker::problems(std::vector<snippet> const& expected) {
    auto const actual = made_.problems();
    auto const matches = [](std::string_view text, problem const& each) {
        return without_blanks(text) == without_blanks(each.expression) || text == each.clause;
    };
    if (match_all(expected, actual, matches)) return;
    std::vector<std::string> found;
    for (auto const& each : actual)
        add_once(found, std::string{each.expression.empty() ? each.clause : each.expression});
    differs("problems", joined(expected), joined(found));
}

/// Of the programme's version first, then of the files of definitions that it builds on.
std::vector<plan_record::index> expectation_checker::definitions_in_force() const {
    auto const& tables = rules_.tables();
    auto const& programme = tables.programmes[made_.programme_index()];
    std::vector<plan_record::index> programmes{made_.programme_index()}, found;
    for (std::uint32_t n = 0; n < programme.needed_count; ++n) {
        auto const needed = tables.lists[programme.first_needed + n];
        if (static_cast<programme_kind>(tables.programmes[needed].kind) == programme_kind::definitions)
            programmes.push_back(needed);
    }
    for (auto const each : programmes)
        for (std::uint32_t v = 0; v < tables.programmes[each].version_count; ++v) {
            auto const& version = tables.versions[tables.programmes[each].first_version + v];
            if (!made_.trace().slots()[version.in_force].as_truth().can_be(truth::yes)) continue;
            for (std::uint32_t d = 0; d < version.definition_count; ++d) found.push_back(version.first_definition + d);
            break;
        }
    return found;
}

std::string expectation_checker::name_of_definition(std::string const& written) const {
    for (auto const& file : documents_.programmes) {
        if (file.id != made_.id() && file.kind != programme_kind::definitions) continue;
        for (auto const& version : file.versions)
            for (auto const& each : version.definitions)
                if (each.id == written) return each.name;
    }
    return written;
}

void expectation_checker::definition(expectation::named const& expected) {
    auto const& tables = rules_.tables();
    auto const name = name_of_definition(expected.name);
    std::vector<std::string> known;
    for (auto const at : definitions_in_force()) {
        auto const& definition = tables.definitions[at];
        if (rules_.text(definition.name) != name) {
            known.push_back(std::string{rules_.text(definition.name)});
            continue;
        }
        auto const actual = detail::typed(made_.trace(), definition.node);
        auto const met = is_as_written(expected.value, actual, expected.name, made_.as_of(), outcome_.problems);
        if (met && !*met) differs(expected.name, expected.value.text(), written(actual));
        return;
    }
    // Defined in another version: then this is what differs.
    for (auto const& each : tables.definitions)
        if (tables.versions[each.version].programme == made_.programme_index() && rules_.text(each.name) == name) {
            differs(expected.name, expected.value.text(), "");
            return;
        }
    snippet const where{expected.value.source(), expected.name, expected.range.begin};
    refuse(messages::case_unknown_name, where, known);
}

} // namespace huiqi
