#include "coverage_counter.hpp"

#include <utility>

#include <huiqi/evaluate/operations/table.hpp>

namespace huiqi {

namespace {

constexpr auto none = plan_record::none;

[[nodiscard]] bool is_table(operation op) { return op == operation::table || op == operation::tier; }

} // namespace

coverage_counter::coverage_counter(rule_set rules) : rules_{std::move(rules)} {
    for (index v = 0; v < rules_.tables().versions.size(); ++v) {
        list_clauses(v);
        list_rows(v);
    }
}

void coverage_counter::list_clauses(index version) {
    auto const& tables = rules_.tables();
    auto const& of = tables.versions[version];
    if (of.root == none) return;
    std::vector<index> pending{of.root};
    while (!pending.empty()) {
        auto const at = pending.back();
        pending.pop_back();
        auto const& clause = tables.clauses[at];
        for (auto child = clause.child_count; child > 0; --child) pending.push_back(clause.first_child + child - 1);
        bool const unpublished = clause.condition != none &&
                                 tables.instructions[clause.condition].op == operation::unpublished;
        if (clause.child_count != 0 || unpublished) continue;
        coverage::clause made{std::string{rules_.text(tables.programmes[of.programme].id)},
                              std::string{rules_.text(of.name)},
                              std::string{rules_.text(clause.id)},
                              {},
                              {}};
        if (clause.place != none) {
            auto const& place = tables.places[clause.place];
            made.file = rules_.text(place.source);
            made.place = {place.line, place.column};
        }
        listed_.push_back({at, version});
        seen_.clauses.push_back(std::move(made));
    }
}

/// Tables of definitions bear their names; of a table that no definition is, the award it stands in.
void coverage_counter::list_rows(index version) {
    auto const& tables = rules_.tables();
    auto const& of = tables.versions[version];
    for (std::uint32_t d = 0; d < of.definition_count; ++d) {
        auto const& definition = tables.definitions[of.first_definition + d];
        if (definition.table != none) list_rows(definition.table, version, rules_.text(definition.name));
    }
    if (of.award_count == 0) return;
    for (auto const& step : tables.steps) {
        if (step.programme != of.programme || step.guard != of.in_force) continue;
        for (auto node = step.begin; node < step.end; ++node) {
            if (!is_table(tables.instructions[node].op)) continue;
            for (std::uint32_t a = 0; a < of.award_count; ++a) {
                auto const& award = tables.awards[of.first_award + a];
                if (award.payable < node) continue;
                list_rows(tables.instructions[node].aux, version, rules_.text(award.name));
                break;
            }
        }
    }
}

void coverage_counter::list_rows(index table, index version, std::string_view name) {
    auto const& tables = rules_.tables();
    auto const& of = tables.tables[table];
    // A yearly table is compiled once for each year it is asked for, always from the same place.
    if (of.place == none || !rows_at_.emplace(of.place, seen_.rows.size()).second) return;
    for (std::uint32_t r = 0; r < of.row_count; ++r) {
        coverage::row made{std::string{rules_.text(tables.programmes[tables.versions[version].programme].id)},
                           std::string{rules_.text(tables.versions[version].name)},
                           std::string{name},
                           {},
                           {},
                           r + 1};
        auto const at = tables.rows[of.first_row + r].place;
        auto const& place = tables.places[at == none ? of.place : at];
        made.file = rules_.text(place.source);
        made.place = {place.line, place.column};
        seen_.rows.push_back(std::move(made));
    }
}

void coverage_counter::add(detail::evaluation const& trace, index programme) {
    auto const& tables = rules_.tables();
    auto const& slots = trace.slots();
    auto const& of = tables.programmes[programme];
    std::vector<bool> needed(tables.programmes.size(), false);
    for (std::uint32_t n = 0; n < of.needed_count; ++n) needed[tables.lists[of.first_needed + n]] = true;
    for (auto const& step : tables.steps) {
        if (!needed[step.programme] || step.guard == none || !slots[step.guard].as_truth().is(truth::yes)) continue;
        for (auto node = step.begin; node < step.end; ++node)
            if (is_table(tables.instructions[node].op) && loops_ran(trace, node, step.begin))
                count_rows(trace, node, tables.instructions[node].aux);
    }
    for (std::size_t i = 0; i < listed_.size(); ++i) {
        auto const& version = tables.versions[listed_[i].version];
        // Slots of a version that is not in force hold nothing.
        if (!needed[version.programme] || !slots[version.in_force].as_truth().is(truth::yes)) continue;
        auto const result = detail::outcome_of(slots[tables.clauses[listed_[i].clause].node]);
        seen_.clauses[i].held += result == outcome::holds ? 1U : 0U;
        seen_.clauses[i].failed += result == outcome::fails ? 1U : 0U;
    }
}

/// Whether every loop around a node had an element: else its slots hold nothing of this evaluation.
bool coverage_counter::loops_ran(detail::evaluation const& trace, index node, index first_of_step) const {
    auto const& tables = rules_.tables();
    for (auto at = first_of_step; at < node; ++at) {
        auto const& loop = tables.instructions[at];
        if (!is_loop(loop.op) || at + loop.aux < node) continue;
        for (std::uint32_t i = 0; i < loop.count; ++i) {
            auto const& over = trace.slots()[tables.operands[loop.first + i]];
            if (over.what() != value::shape::list || over.items().empty()) return false;
        }
    }
    return true;
}

void coverage_counter::count_rows(detail::evaluation const& trace, index node, index table) {
    auto const& of = rules_.tables().tables[table];
    auto const found = rows_at_.find(of.place);
    if (found == rows_at_.end()) return;
    for (std::uint32_t i = 0; i < of.input_count; ++i)
        if (trace.slots()[rules_.tables().lists[of.first_input + i]].is_mistaken()) return;
    detail::table_reader const reader{rules_.plan(), trace.slots(), table, node};
    for (auto const row : reader.rows_in_play())
        if (reader.applies(row).is(truth::yes)) ++seen_.rows[found->second + row].hit;
}

} // namespace huiqi
