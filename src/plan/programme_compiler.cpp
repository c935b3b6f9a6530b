#include "programme_compiler.hpp"

#include <algorithm>

namespace huiqi {

using index = plan_record::index;
using feel::type_kind;

namespace {

[[nodiscard]] plan_record::period period_of(period const& from) {
    // A period without an end is as long as the calendar.
    constexpr std::int64_t always = 400'000'000'000;
    plan_record::period record{-always, -always, always, always, -1, 0};
    if (from.from) {
        record.from_earliest = to_days(from.from->earliest());
        record.from_latest = to_days(from.from->latest());
    }
    if (from.to) {
        record.to_earliest = to_days(from.to->earliest());
        record.to_latest = to_days(from.to->latest());
    }
    return record;
}

} // namespace

void programme_compiler::facts() {
    for (auto const& each : rules_.facts) {
        plan_record::fact record{};
        record.name = out_.text(each.name);
        record.id = out_.text(each.id);
        record.en = out_.text(each.en);
        record.type = out_.type(each.of);
        record.ask = out_.text(each.ask);
        record.origin = out_.text(each.origin);
        record.programme = out_.text(each.programme);
        record.flags = (each.certificate ? plan_record::fact::certificate : 0U) |
                       (each.judged ? plan_record::fact::judged : 0U);
        record.valid_months = each.valid ? static_cast<std::int32_t>(each.valid->months) : 0;
        out_.draft().facts.push_back(record);
    }
}

void programme_compiler::sources(checked_programme const& from) {
    source_of_.clear();
    for (auto const& each : from.said->sources) {
        source_of_[each.key] = static_cast<index>(out_.draft().legal_sources.size());
        out_.draft().legal_sources.push_back({out_.text(each.key), out_.text(each.title), out_.text(each.number),
                                              out_.text(each.issued), out_.text(each.url), out_.text(each.confidence)});
    }
}

plan_record::citation programme_compiler::cite(citation const& from) const {
    auto const found = source_of_.find(from.source);
    return {found == source_of_.end() ? plan_writer::none : found->second, out_.text(from.place)};
}

index programme_compiler::condition_of(feel::expression const& tree, std::string const& name) {
    auto const computed = expressions_.result(tree, expression_compiler::boolean, name);
    return expressions_.emit(operation::condition, {computed}, expression_compiler::boolean, tree.range);
}

index programme_compiler::in_force(checked_programme const& from, std::size_t version) {
    auto const& said = *from.versions[version].said;
    auto& record =
        out_.draft()
            .versions[programmes_.at(static_cast<std::uint32_t>(&from - rules_.programmes.data())).first_version +
                      version];
    record.first_period = static_cast<index>(out_.draft().periods.size());
    record.period_count = static_cast<std::uint32_t>(said.in_force.size());
    std::vector<index> conditions;
    for (std::size_t p = 0; p < said.in_force.size(); ++p) {
        auto made = period_of(said.in_force[p]);
        if (p < from.versions[version].only_for.size() && from.versions[version].only_for[p]) {
            made.only_for = static_cast<std::int32_t>(conditions.size());
            conditions.push_back(expressions_.expression(*from.versions[version].only_for[p]));
        }
        out_.draft().periods.push_back(made);
    }
    auto const at = programmes_.at(static_cast<std::uint32_t>(&from - rules_.programmes.data())).first_version +
                    static_cast<index>(version);
    return expressions_.emit(operation::in_force, conditions, expression_compiler::boolean, said.range, at);
}

void programme_compiler::programme(std::uint32_t which) {
    auto const& from = rules_.programmes[which];
    auto const& said = *from.said;
    expressions_.in_file(said.source);
    sources(from);

    plan_record::programme record{};
    record.id = out_.text(said.id);
    record.title_zh = out_.text(said.title.zh);
    record.title_en = out_.text(said.title.en);
    record.note = out_.text(said.note);
    record.kind = static_cast<std::uint32_t>(said.kind);
    record.first_version = static_cast<index>(out_.draft().versions.size());
    record.version_count = static_cast<std::uint32_t>(from.versions.size());
    record.place = out_.place(said.source, said.declared_at);
    record.verdict = record.award = plan_writer::none;
    programmes_[which] = record;
    auto& needs = needs_[which];
    needs.insert(which);

    for (auto const& each : from.versions) {
        plan_record::version version{};
        version.name = out_.text(each.said->name);
        version.programme = which;
        version.by_accounting_year = each.said->by_accounting_year ? 1 : 0;
        version.verdict = version.award = version.root = plan_writer::none;
        out_.draft().versions.push_back(version);
    }

    expressions_.begin_step();
    std::vector<index> versions;
    for (std::size_t v = 0; v < from.versions.size(); ++v) {
        versions.push_back(in_force(from, v));
        out_.draft().versions[record.first_version + v].in_force = versions.back();
    }
    programmes_[which].in_force = expressions_.emit(operation::any_in_force, versions, expression_compiler::boolean,
                                                    said.declared_at);
    expressions_.set_in_force(which, versions);
    needs.insert(expressions_.needs().begin(), expressions_.needs().end());
    out_.end_step(plan_writer::none, which);

    for (std::size_t v = 0; v < from.versions.size(); ++v) {
        expressions_.begin_step();
        body(which, v);
        needs.insert(expressions_.needs().begin(), expressions_.needs().end());
        out_.end_step(versions[v], which);
    }

    expressions_.begin_step();
    std::vector<index> verdicts, awards;
    for (std::size_t v = 0; v < from.versions.size(); ++v) {
        auto const& version = out_.draft().versions[record.first_version + v];
        if (version.verdict != plan_writer::none) verdicts.insert(verdicts.end(), {versions[v], version.verdict});
        if (version.award != plan_writer::none) awards.insert(awards.end(), {versions[v], version.award});
    }
    if (!verdicts.empty())
        programmes_[which].verdict = expressions_.emit(operation::select, verdicts, expression_compiler::boolean,
                                                       said.declared_at);
    if (!awards.empty())
        programmes_[which].award = expressions_.emit(operation::select, awards, expression_compiler::money,
                                                     said.declared_at);
    out_.end_step(plan_writer::none, which);

    // What is needed is needed with all that it needs.
    auto const direct = needs;
    for (auto const each : direct)
        if (auto const found = needs_.find(each); found != needs_.end() && each != which)
            needs.insert(found->second.begin(), found->second.end());
}

void programme_compiler::body(std::uint32_t programme, std::size_t version) {
    auto const& from = rules_.programmes[programme].versions[version];
    auto const at = programmes_.at(programme).first_version + static_cast<index>(version);
    auto& draft = out_.draft();

    draft.versions[at].first_definition = static_cast<index>(draft.definitions.size());
    std::vector<plan_record::definition> definitions;
    for (std::uint32_t d = 0; d < rules_.definitions.size(); ++d) {
        auto const& each = rules_.definitions[d];
        if (each.programme != programme || each.version != version || each.said->kind == definition_kind::codes)
            continue;
        // A function of a rule is checked and compiled where it is called.
        if (each.symbol && each.symbol->calls) continue;
        auto const node = expressions_.definition(d, expression_compiler::last_full_year);
        auto table = plan_writer::none;
        if (each.said->kind == definition_kind::table) {
            auto source = node; // of a judged definition the table lies one step back
            if (draft.instructions[source].op == operation::judged)
                source = draft.operands[draft.instructions[source].first];
            if (draft.instructions[source].op == operation::table) table = draft.instructions[source].aux;
        }
        definitions.push_back({out_.text(each.said->name), node, out_.text(each.said->text), at, table,
                               cite(each.said->cite),
                               out_.place(rules_.programmes[programme].said->source, each.said->declared_at),
                               each.judged_fact >= 0 ? 1U : 0U});
    }
    draft.definitions.insert(draft.definitions.end(), definitions.begin(), definitions.end());
    draft.versions[at].definition_count = static_cast<std::uint32_t>(definitions.size());

    if (from.eligible.said != nullptr) {
        auto const root = clause(from.eligible);
        draft.versions[at].verdict = root.node;
        draft.versions[at].root = lay_out({root});
    }
    std::vector<compiled_clause> remarks;
    for (auto const& each : from.remarks) remarks.push_back(clause(each));
    draft.versions[at].remark_count = static_cast<std::uint32_t>(remarks.size());
    draft.versions[at].first_remark = remarks.empty() ? 0 : lay_out(remarks);

    if (from.awards.empty() || draft.versions[at].verdict == plan_writer::none) return;
    auto const first_award = static_cast<index>(draft.awards.size());
    draft.awards.resize(draft.awards.size() + from.awards.size());
    draft.versions[at].first_award = first_award;
    draft.versions[at].award_count = static_cast<std::uint32_t>(from.awards.size());
    std::vector<index> parts;
    for (std::size_t i = 0; i < from.awards.size(); ++i) {
        draft.versions[at].award_count = static_cast<std::uint32_t>(from.awards.size());
        auto const slot = first_award + static_cast<index>(i);
        out_.draft().awards[slot].rounding_unit = out_.number(from.awards[i].said->round.to);
        out_.draft().awards[slot].rounding_mode = static_cast<std::int32_t>(from.awards[i].said->round.mode);
        award_slot_ = slot;
        parts.push_back(award(from.awards[i], draft.versions[at].verdict));
    }
    auto total = parts.size() == 1 ? parts.front()
                                   : expressions_.emit(operation::spread_call, parts, expression_compiler::money,
                                                       from.said->range, static_cast<index>(built_in::sum));
    index first_cap = 0;
    std::uint32_t cap_count = 0;
    total = capped(total, from.total_caps, "", first_cap, cap_count);
    draft.versions[at].first_total_cap = first_cap;
    draft.versions[at].total_cap_count = cap_count;
    draft.versions[at].award = expressions_.emit(operation::payable, {draft.versions[at].verdict, total},
                                                 expression_compiler::money, from.said->range);
}

void programme_compiler::finish() {
    for (std::uint32_t i = 0; i < rules_.programmes.size(); ++i) {
        auto record = programmes_.at(i);
        std::vector<index> needed(needs_.at(i).begin(), needs_.at(i).end());
        record.first_needed = out_.list(needed);
        record.needed_count = static_cast<std::uint32_t>(needed.size());
        out_.draft().programmes.push_back(record);
    }
}

} // namespace huiqi
