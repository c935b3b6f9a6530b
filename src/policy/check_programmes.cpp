#include "check_programmes.hpp"

#include <algorithm>

#include <huiqi/text/messages/check.hpp>

namespace huiqi {

namespace {

struct step {
    std::uint32_t programme;
    std::size_t next = 0;
};

void circle(rule_checking& all, std::vector<step> const& stack, std::uint32_t from) {
    auto const& said = all.documents.programmes;
    auto const begin = std::find_if(stack.begin(), stack.end(),
                                    [&](step const& each) { return each.programme == from; });
    std::string path;
    for (auto each = begin; each != stack.end(); ++each) path += said[each->programme].id + " → ";
    path += said[from].id;
    auto const& first = all.uses[from][begin->next - 1];
    auto& found = all.problems.add(messages::programmes_in_circle, said[from].source, first.where, {path});
    for (auto each = begin; each != stack.end(); ++each) {
        auto const& use = all.uses[each->programme][each->next - 1];
        found.labels.push_back(
            {said[each->programme].source, use.where, &messages::next_in_circle, {said[use.programme].id}});
    }
}

} // namespace

void order_programmes(rule_checking& all) {
    enum progress : std::uint8_t { untouched, waiting, done };
    std::vector<progress> state(all.documents.programmes.size(), untouched);
    for (std::uint32_t p = 0; p < state.size(); ++p) {
        if (state[p] != untouched) continue;
        std::vector<step> stack{{p, 0}};
        state[p] = waiting;
        while (!stack.empty()) {
            auto& top = stack.back();
            if (top.next == all.uses[top.programme].size()) {
                state[top.programme] = done;
                all.rules.order.push_back(top.programme);
                stack.pop_back();
                continue;
            }
            auto const next = all.uses[top.programme][top.next++].programme;
            if (state[next] == waiting) {
                circle(all, stack, next);
                state[next] = done; // told once
            } else if (state[next] == untouched) {
                state[next] = waiting;
                stack.push_back({next, 0});
            }
        }
    }
}

void remark_on_unused(rule_checking& all) {
    for (std::uint32_t p = 0; p < all.documents.programmes.size(); ++p) {
        auto const& said = all.documents.programmes[p];
        for (auto const& each : said.sources)
            if (!all.names[p].cited.contains(each.key))
                all.problems.add(messages::unused_source, said.source, each.declared_at, {each.key});
    }
    for (auto const& each : all.parameters)
        if (!all.used.contains(each.get()))
            all.problems.add(messages::unused_parameter, each->declared_in, each->declared_at, {each->name});
    for (auto const& each : all.works) {
        bool const shared = all.documents.programmes[each.checked.programme].kind == programme_kind::definitions;
        if (!shared && !all.used.contains(each.symbol.get()))
            all.problems.add(messages::unused_definition, each.file, each.said().declared_at, {each.said().name});
    }
}

} // namespace huiqi
