#include <array>

#include "report/describe_value.hpp"
#include "report/explain_parts.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

[[nodiscard]] tone tone_of(verdict which) {
    switch (which) {
    case verdict::eligible: return tone::good;
    case verdict::ineligible: return tone::bad;
    case verdict::undetermined: return tone::open;
    case verdict::not_in_force: return tone::neutral;
    }
    return tone::neutral;
}

/// Clauses that hold are left out, and groups of which nothing is left.
void keep_findings(std::vector<explained_clause>& clauses) {
    std::erase_if(clauses, [](explained_clause const& each) { return each.mark == tone::good; });
    for (auto& each : clauses) keep_findings(each.children);
}

/// The root says only how its clauses belong together, unless the document has words for it.
void add_clauses(explained_decision& into, explained_clause root) {
    if (root.children.empty() || !root.wording.empty() || !root.cite.text.empty() || !root.notes.empty()) {
        into.clauses.push_back(std::move(root));
        return;
    }
    into.grouping = root.grouping;
    into.clauses = std::move(root.children);
}

[[nodiscard]] std::vector<explained_entry> receipt_entries(receipt const& of, language in) {
    return {{say(phrase::receipt_rules, in), of.rules},
            {say(phrase::receipt_facts, in), of.facts},
            {say(phrase::receipt_version, in), "huiqi " + of.engine},
            {say(phrase::receipt_as_of, in), to_string(of.as_of)}};
}

} // namespace

std::string_view mark_of(tone which) {
    switch (which) {
    case tone::good: return "✓";
    case tone::bad: return "✗";
    case tone::open: return "?";
    case tone::broken: return "!";
    case tone::neutral: return "-";
    }
    return "-";
}

explained_citation cite_words(citation_view const& which, language in) {
    explained_citation made;
    made.url = std::string{which.url};
    std::string key{which.key};
    if (!key.empty() && !key.starts_with("《")) key = say(phrase::citation_full, in, {key});
    if (key.empty())
        made.text = std::string{which.place};
    else if (which.place.empty())
        made.text = key;
    else
        made.text = say(phrase::citation_short, in, {key, std::string{which.place}});
    return made;
}

std::string place_words(place_view const& which) {
    if (which.source.empty()) return {};
    return std::string{which.source} + ":" + std::to_string(which.line) + ":" + std::to_string(which.column);
}

std::string programme_title(decision const& of, std::string_view id, language in) {
    auto const& rules = of.trace().rules;
    auto const found = rules.find_programme(id);
    if (!found) return std::string{id};
    auto const& programme = rules.tables().programmes[*found];
    auto const english = rules.text(programme.title_en);
    return std::string{in == language::en && !english.empty() ? english : rules.text(programme.title_zh)};
}

explained_decision explain_decision(decision const& which, language in, explanation_options const& options) {
    explained_decision made;
    auto const verdict = which.verdict();
    made.id = std::string{which.id()};
    made.title = std::string{which.title(in)};
    made.kind = say(nth(phrase::kind_recognition, static_cast<std::size_t>(which.kind())), in);
    made.mark = tone_of(verdict);
    made.verdict = say(nth(phrase::verdict_eligible, static_cast<std::size_t>(verdict)), in);
    made.headline = say(nth(phrase::eligible, static_cast<std::size_t>(verdict)), in,
                        {made.title, to_string(which.as_of())});
    made.reason_id = which.reason();
    made.amount = explain_amount(which, in);
    made.versions = explain_versions(which, in);
    made.missing = explain_missing(which, in);
    if (auto const root = which.root())
        add_clauses(made, explain_clause(which, *root, in, {.decisive_id = made.reason_id}));
    made.because = explain_reason(which, in, made.clauses);
    if (!options.all_clauses) {
        keep_findings(made.clauses);
    } else {
        for (auto const& each : which.remarks()) made.remarks.push_back(explain_remark(which, each, in));
        made.definitions = explain_definitions(which, in);
        made.facts = explain_facts(which, in);
    }
    made.awards = explain_awards(which, in);
    made.sources = explain_sources(which, in);
    return made;
}

explained_report explain_report(report const& whole, language in, explanation_options const& options) {
    explained_report made;
    made.in = in;
    made.is_whole = true;
    made.as_of = say(phrase::as_of, in, {to_string(whole.as_of())});
    made.pre_check = say(phrase::pre_check, in);
    made.receipt = receipt_entries(make_receipt(whole), in);
    std::array<std::size_t, 4> counts{};
    for (auto const& each : whole) {
        ++counts[static_cast<std::size_t>(each.verdict())];
        made.decisions.push_back(explain_decision(each, in, options));
    }
    made.summary = say(
        phrase::summary_line, in,
        {std::to_string(counts[0]), std::to_string(counts[1]), std::to_string(counts[2]), std::to_string(counts[3])});
    return made;
}

explained_report explain_one(decision const& which, language in, explanation_options const& options) {
    explained_report made;
    made.in = in;
    made.as_of = say(phrase::as_of, in, {to_string(which.as_of())});
    made.pre_check = say(phrase::pre_check, in);
    made.receipt = receipt_entries(make_receipt(which), in);
    made.decisions.push_back(explain_decision(which, in, options));
    return made;
}

} // namespace huiqi::reporting
