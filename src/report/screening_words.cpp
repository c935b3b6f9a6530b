#include "report/screening_words.hpp"

#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/report/explain.hpp>
#include <huiqi/report/screening.hpp>

namespace huiqi {

namespace reporting {

namespace {

/// The clause of that id in the first version that has one.
[[nodiscard]] plan_record::clause const* find_clause(rule_set const& rules, std::string_view programme,
                                                     std::string_view id) {
    auto const found = rules.find_programme(programme);
    if (!found) return nullptr;
    auto const& tables = rules.tables();
    auto const& record = tables.programmes[*found];
    for (std::uint32_t v = 0; v < record.version_count; ++v) {
        auto const root = tables.versions[record.first_version + v].root;
        std::vector<plan_record::index> pending;
        if (root != plan_record::none) pending.push_back(root);
        while (!pending.empty()) {
            auto const& clause = tables.clauses[pending.back()];
            pending.pop_back();
            if (rules.text(clause.id) == id) return &clause;
            for (std::uint32_t i = 0; i < clause.child_count; ++i) pending.push_back(clause.first_child + i);
        }
    }
    return nullptr;
}

} // namespace

std::string title_of(rule_set const& rules, std::string_view programme, language in) {
    auto const found = rules.find_programme(programme);
    if (!found) return std::string{programme};
    auto const& record = rules.tables().programmes[*found];
    auto const english = rules.text(record.title_en);
    return std::string{in == language::en && !english.empty() ? english : rules.text(record.title_zh)};
}

std::string clause_text(rule_set const& rules, std::string_view programme, std::string_view id) {
    auto const* clause = find_clause(rules, programme, id);
    return clause == nullptr ? std::string{} : std::string{rules.text(clause->text)};
}

std::string clause_in_words(rule_set const& rules, std::string_view programme, std::string_view id) {
    auto const* clause = find_clause(rules, programme, id);
    if (clause == nullptr) return std::string{id};
    auto text = std::string{rules.text(clause->text)};
    if (text.empty()) text = rules.text(clause->expression);
    auto const place = rules.text(clause->cite.place);
    if (!place.empty()) text = std::string{place} + " " + text;
    return text.empty() ? std::string{id} : text + " (" + std::string{id} + ")";
}

} // namespace reporting

screening_inputs inputs_of(rule_set const& rules, date as_of) {
    auto const made = make_receipt(evaluator{rules}(profile{rules}, as_of));
    return {made.rules, made.engine, as_of};
}

} // namespace huiqi
