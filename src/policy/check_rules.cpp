#include <algorithm>
#include <set>

#include "check_awards.hpp"
#include "check_clauses.hpp"
#include "check_definitions.hpp"
#include "check_names.hpp"
#include "check_parameters.hpp"
#include "check_programmes.hpp"
#include "check_versions.hpp"

#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/policy.hpp>

namespace huiqi {

namespace {

void check_version(rule_checking& all, std::uint32_t programme, std::size_t which, checked_version& into) {
    auto const& file = all.documents.programmes[programme];
    auto const& said = file.versions[which];
    auto const& names = all.names[programme].versions[which];
    into.said = &said;
    bool const definitions = file.kind == programme_kind::definitions;
    if (definitions && (said.eligible || !said.awards.empty()))
        all.problems.add(messages::eligible_in_definitions, file.source, said.range);
    if (!definitions && !said.eligible) {
        auto const& what = said.awards.empty() ? messages::eligible_missing : messages::award_without_verdict;
        all.problems.add(what, file.source, said.range, {said.name});
    }
    clause_checking clauses{all, programme, names.visible};
    if (said.eligible) into.eligible = clauses.check(*said.eligible);
    clause_checking remarks{all, programme, names.visible};
    for (auto const& each : said.remarks) into.remarks.push_back(remarks.check(each));
    award_checking awards{all, programme, names};
    for (auto const& each : said.awards) into.awards.push_back(awards.check(each));
    into.total_caps = awards.caps(said.total_caps, names.visible);
}

/// Whether a file gave nothing at all: what is missing elsewhere may stand in it.
[[nodiscard]] bool a_file_was_left_out(rule_documents const& documents) {
    std::set<source const*> read;
    for (auto const& each : documents.words.facts) read.insert(each.source.get());
    for (auto const& each : documents.programmes) read.insert(each.source.get());
    for (auto const& each : documents.cases) read.insert(each.source.get());
    return std::any_of(documents.sources.begin(), documents.sources.end(),
                       [&](source_ptr const& each) { return !read.contains(each.get()); });
}

void check_cases(rule_checking& all) {
    if (a_file_was_left_out(all.documents)) return;
    for (auto const& each : all.documents.cases) {
        if (all.programme_of.contains(each.programme)) continue;
        std::vector<std::string> ids;
        for (auto const& one : all.documents.programmes) ids.push_back(one.id);
        rule_checking::suggest(
            all.problems.add(messages::unknown_programme, each.source, each.programme_range, {each.programme}),
            each.programme, ids);
    }
}

/// Puts definitions into the order in which they can be computed; names, trees and shared names then count in it.
void number_definitions(rule_checking& all) {
    for (auto const which : all.order) {
        auto& work = all.works[which];
        work.symbol->index = static_cast<std::uint32_t>(work.place);
        all.rules.definitions.push_back(std::move(work.checked));
    }
    for (auto& each : all.rules.shared)
        for (auto& at : each.definition_of_version)
            if (at >= 0) at = static_cast<std::int64_t>(all.works[static_cast<std::size_t>(at)].place);
    all.rules.bound.insert(all.rules.bound.end(), all.shared.begin(), all.shared.end());
}

} // namespace

check_result check_rules(rule_documents const& documents) {
    rule_checking all{documents};
    name_declaring names{all};
    names.run();
    check_parameters(all);
    definition_checking definitions{all};
    definitions.run();
    names.judged_figures();
    all.rules.programmes.resize(documents.programmes.size());
    for (std::uint32_t p = 0; p < documents.programmes.size(); ++p) {
        auto& into = all.rules.programmes[p];
        into.said = &documents.programmes[p];
        into.versions.resize(into.said->versions.size());
        check_versions(all, p, into);
        for (std::size_t v = 0; v < into.versions.size(); ++v) check_version(all, p, v, into.versions[v]);
    }
    check_cases(all);
    definitions.functions();
    order_programmes(all);
    remark_on_unused(all);
    check_result result{{}, all.problems.finish()};
    if (has_errors(result.problems)) return result;
    number_definitions(all);
    result.rules = std::move(all.rules);
    return result;
}

} // namespace huiqi
