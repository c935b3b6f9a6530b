#include "check_clauses.hpp"

#include <huiqi/text/messages/check.hpp>

namespace huiqi {

checked_clause clause_checking::check(clause const& said) {
    checked_clause made;
    made.said = &said;
    all_.cite(programme_, said.cite);
    auto const [first, fresh] = ids_.emplace(said.id, said.range);
    if (!fresh) all_.problems.add_second(messages::clause_twice, file(), said.range, said.id, file(), first->second);
    switch (said.kind) {
    case clause_kind::condition: condition(said, made); return made;
    case clause_kind::programme: other_programme(said, made); return made;
    default: break;
    }
    if (said.children.empty()) all_.problems.add(messages::no_children, file(), said.range);
    bool const countable = said.at_least >= 1 && said.at_least <= said.children.size();
    if (said.kind == clause_kind::at_least && !countable && !said.children.empty())
        all_.problems.add(messages::at_least_of_fewer, file(), said.range,
                          {std::to_string(said.at_least), std::to_string(said.children.size())});
    for (auto const& each : said.children) made.children.push_back(check(each));
    return made;
}

void clause_checking::condition(clause const& said, checked_clause& into) {
    into.condition = all_.parse(said.condition, visible_);
    if (!into.condition) return;
    attempt now{all_, programme_, visible_, file()};
    now.check(*into.condition);
    now.fits(*into.condition, {.kind = feel::type_kind::boolean});
    now.keep();
}

void clause_checking::other_programme(clause const& said, checked_clause& into) {
    auto const found = all_.programme_of.find(said.programme);
    if (found == all_.programme_of.end()) {
        std::vector<std::string> ids;
        for (auto const& each : all_.documents.programmes)
            if (each.kind != programme_kind::definitions) ids.push_back(each.id);
        rule_checking::suggest(
            all_.problems.add(messages::unknown_programme, file(), said.programme_range, {said.programme}),
            said.programme, ids);
        return;
    }
    if (all_.documents.programmes[found->second].kind == programme_kind::definitions) {
        all_.problems.add(messages::programme_without_verdict, file(), said.programme_range, {said.programme});
        return;
    }
    into.programme = found->second;
    all_.uses[programme_].push_back({found->second, said.programme_range});
}

} // namespace huiqi
