#include "programme_compiler.hpp"

/// Clauses: a node for the verdict of each, and records that lead from a clause to its wording and its node.
namespace huiqi {

using index = plan_record::index;
using feel::type_kind;

namespace {

[[nodiscard]] operation operation_of(clause_kind kind) {
    switch (kind) {
    case clause_kind::any: return operation::clause_any;
    case clause_kind::none: return operation::clause_none;
    case clause_kind::at_least: return operation::clause_at_least;
    default: return operation::clause_all;
    }
}

} // namespace

index programme_compiler::leaf(checked_clause const& from, index& condition) {
    auto const& said = *from.said;
    if (said.kind == clause_kind::programme) {
        auto const which = static_cast<std::uint32_t>(from.programme);
        expressions_.needs().insert(which);
        auto const& other = programmes_.at(which);
        auto const verdict = other.verdict != plan_writer::none ? other.verdict : other.in_force;
        return expressions_.emit(operation::clause_programme, {verdict, other.in_force}, expression_compiler::boolean,
                                 said.range, from.said->at_least);
    }
    if (std::holds_alternative<feel::unknown_literal>(from.condition->node)) {
        auto const& why = said.note.empty() ? said.text : said.note;
        auto const name = said.name.empty() ? said.id : said.name;
        condition = expressions_.unpublished(name, why, expression_compiler::boolean, from.condition->range);
    } else {
        condition = expressions_.expression(*from.condition);
    }
    return expressions_.emit(operation::condition, {condition}, expression_compiler::boolean, from.condition->range);
}

programme_compiler::compiled_clause programme_compiler::clause(checked_clause const& from) {
    compiled_clause made{&from, 0, plan_writer::none, {}};
    if (from.said->kind == clause_kind::condition || from.said->kind == clause_kind::programme) {
        made.node = leaf(from, made.condition);
        return made;
    }
    std::vector<index> below;
    for (auto const& each : from.children) {
        made.children.push_back(clause(each));
        below.push_back(made.children.back().node);
    }
    made.node = expressions_.emit(operation_of(from.said->kind), below, expression_compiler::boolean, from.said->range,
                                  from.said->at_least);
    return made;
}

void programme_compiler::record_of(compiled_clause const& from, index at) {
    auto const& said = *from.from->said;
    plan_record::clause record{};
    record.id = out_.text(said.id);
    record.name = out_.text(said.name);
    record.text = out_.text(said.text);
    record.note = out_.text(said.note);
    record.expression = out_.text(said.condition.text());
    record.cite = cite(said.cite);
    record.kind = static_cast<std::uint32_t>(said.kind);
    record.node = from.node;
    record.condition = from.condition;
    record.child_count = static_cast<std::uint32_t>(from.children.size());
    record.at_least = said.at_least;
    record.programme = from.from->programme >= 0 ? static_cast<index>(from.from->programme) : plan_writer::none;
    auto const where = said.condition.empty() ? said.range : said.condition.range();
    record.place = out_.place(expressions_.file(), where);
    out_.draft().clauses[at] = record;
}

index programme_compiler::lay_out(std::vector<compiled_clause> const& roots) {
    auto& clauses = out_.draft().clauses;
    auto const first = static_cast<index>(clauses.size());
    clauses.resize(clauses.size() + roots.size());
    for (std::size_t i = 0; i < roots.size(); ++i) record_of(roots[i], first + static_cast<index>(i));
    for (std::size_t i = 0; i < roots.size(); ++i)
        if (!roots[i].children.empty()) {
            auto const below = lay_out(roots[i].children);
            out_.draft().clauses[first + i].first_child = below;
        }
    return first;
}

} // namespace huiqi
