#include "check_definitions.hpp"

#include <algorithm>

#include <huiqi/text/messages/check.hpp>

namespace huiqi {

using feel::type_kind;

void definition_checking::run() {
    // Functions are known as such before anything calls them.
    for (std::size_t w = 0; w < all_.works.size(); ++w) parse(w);
    for (std::size_t w = 0; w < all_.works.size(); ++w)
        if (all_.works[w].state == definition_work::untouched) resolve(w);
    for (std::size_t s = 0; s < all_.shared.size(); ++s) static_cast<void>(all_.is_ready(*all_.shared[s]));
}

void definition_checking::parse(std::size_t which) {
    auto& work = all_.works[which];
    all_.cite(work.checked.programme, work.said().cite);
    if (work.said().kind == definition_kind::table) {
        auto const& names = all_.names[work.checked.programme].versions[work.checked.version];
        auto const& said = work.said().table;
        table_checking{all_, *work.visible, work.file}.parse(said, said.given, work.checked.table, &names);
        return;
    }
    if (work.said().kind != definition_kind::expression) return;
    work.checked.is = all_.parse(work.said().is, *work.visible);
    if (!work.checked.is) return;
    if (auto* function = std::get_if<feel::function_literal>(&work.checked.is->node)) {
        work.symbol->calls = std::make_shared<feel::callable>();
        work.symbol->calls->tree = function;
        work.symbol->calls->visible = work.visible;
        work.symbol->calls->file = work.file;
        work.symbol->of.kind = type_kind::function;
    }
}

void definition_checking::resolve(std::size_t first) {
    std::vector<frame> stack;
    stack.push_back({first, {}, 0});
    all_.works[first].state = definition_work::waiting;
    while (!stack.empty()) {
        auto& top = stack.back();
        if (top.next == top.waits.size()) {
            if (check(top)) {
                all_.works[top.work].state = definition_work::done;
                all_.works[top.work].place = all_.order.size();
                all_.order.push_back(top.work);
                stack.pop_back();
            }
            continue;
        }
        auto const next = top.waits[top.next++].work;
        auto& work = all_.works[next];
        if (work.state == definition_work::waiting) {
            circle(stack, next);
            // It counts as known from here on, as anything at all, so that the circle is reported once.
            work.state = definition_work::done;
            work.symbol->of = {};
            work.broken = true;
        } else if (work.state == definition_work::untouched) {
            work.state = definition_work::waiting;
            stack.push_back({next, {}, 0});
        }
    }
}

bool definition_checking::check(frame& at) {
    auto& work = all_.works[at.work];
    attempt now{all_, work.checked.programme, *work.visible, work.file};
    switch (work.said().kind) {
    case definition_kind::expression: check_expression(now, work); break;
    case definition_kind::table:
        work.checked.of = table_checking{all_, *work.visible, work.file}.check(now, work.checked.table,
                                                                               work.said().judged);
        work.checked.of.yearly = now.yearly;
        break;
    case definition_kind::codes: work.checked.of = {.kind = type_kind::code_list}; break;
    }
    at.waits.clear();
    at.next = 0;
    for (auto const& each : now.waiting)
        for (auto const behind : all_.works_behind(*each.symbol))
            if (all_.works[behind].state != definition_work::done) at.waits.push_back({behind, each.where});
    if (!at.waits.empty()) return false;
    // Mistakes inside functions are those of their calls.
    bool const sound = work.is_function() || now.keep();
    finish(work, sound);
    return true;
}

void definition_checking::check_expression(attempt& now, definition_work& work) {
    if (!work.checked.is) return;
    auto of = now.check(*work.checked.is);
    if (work.is_function()) {
        work.checked.of = {.kind = type_kind::function};
        return;
    }
    auto const* range = std::get_if<feel::range>(&work.checked.is->node);
    if (work.said().judged) {
        if (range == nullptr && of.kind != type_kind::any)
            now.report(messages::judged_needs_range, work.said().declared_at, {work.said().name});
        if (range != nullptr && of.element) of = *of.element;
    }
    work.checked.of = std::move(of);
}

void definition_checking::finish(definition_work& work, bool sound) {
    auto& of = work.checked.of;
    if (!sound) of = {};
    // An expert judges the application at hand, not a year.
    if (work.said().judged) of.yearly = false;
    if (!work.is_function()) work.symbol->of = of;
    if (sound && work.said().kind == definition_kind::table)
        table_checking{all_, *work.visible, work.file}.look_at_rows(work.checked.table);
}

/// 甲 → 乙 → 甲, each with the place where it uses the next.
void definition_checking::circle(std::vector<frame> const& stack, std::size_t from) {
    auto const begin = std::find_if(stack.begin(), stack.end(), [&](frame const& each) { return each.work == from; });
    std::string path;
    for (auto each = begin; each != stack.end(); ++each) path += all_.works[each->work].said().name + " → ";
    path += all_.works[from].said().name;
    auto const& first = all_.works[from];
    auto& found = all_.problems.add(messages::definitions_in_circle, first.file, first.said().declared_at, {path});
    for (auto each = begin; each != stack.end(); ++each) {
        auto const& wait = each->waits[each->next - 1];
        found.labels.push_back(
            {all_.works[each->work].file, wait.where, &messages::next_in_circle, {all_.works[wait.work].said().name}});
    }
}

void definition_checking::functions() {
    for (auto place = all_.order.rbegin(); place != all_.order.rend(); ++place) {
        auto& work = all_.works[*place];
        if (!work.is_function() || work.broken) continue;
        auto const is_used = [&](feel::symbol const* each) {
            return all_.used.contains(each) ||
                   std::any_of(all_.shared.begin(), all_.shared.end(), [&](auto const& one) {
                       return one->calls == each->calls && all_.used.contains(one.get());
                   });
        };
        if (!is_used(work.symbol.get())) {
            attempt alone{all_, work.checked.programme, *work.visible, work.file};
            alone.check(*work.checked.is);
            alone.keep();
            continue;
        }
        auto bound = feel::settle_function(*work.symbol->calls);
        all_.rules.bound.insert(all_.rules.bound.end(), bound.begin(), bound.end());
    }
}

} // namespace huiqi
