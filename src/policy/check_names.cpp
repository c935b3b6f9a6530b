#include "check_names.hpp"

#include <algorithm>

#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/policy.hpp>

namespace huiqi {

using feel::symbol_kind;

namespace {

[[nodiscard]] bool same(feel::type const& left, feel::type const& right);

[[nodiscard]] bool same(std::shared_ptr<std::vector<feel::field> const> const& left,
                        std::shared_ptr<std::vector<feel::field> const> const& right) {
    if (!left || !right) return left == right;
    return std::equal(left->begin(), left->end(), right->begin(), right->end(),
                      [](feel::field const& a, feel::field const& b) {
                          return a.name == b.name && a.id == b.id && same(a.of, b.of);
                      });
}

[[nodiscard]] bool same(feel::bounds const& left, feel::bounds const& right) {
    return left.low == right.low && left.high == right.high && left.low_closed == right.low_closed &&
           left.high_closed == right.high_closed;
}

template <class T>
[[nodiscard]] bool same_behind(std::shared_ptr<T> const& left, std::shared_ptr<T> const& right) {
    return left && right ? *left == *right : left == right;
}

[[nodiscard]] bool same(feel::type const& left, feel::type const& right) {
    bool const elements = left.element && right.element ? same(*left.element, *right.element)
                                                        : left.element == right.element;
    return left.kind == right.kind && left.in == right.in && left.yearly == right.yearly &&
           left.may_be_absent == right.may_be_absent && same(left.within, right.within) && elements &&
           same(left.fields, right.fields) && same_behind(left.values, right.values);
}

[[nodiscard]] bool same(fact_declaration const& left, fact_declaration const& right) {
    return left.name == right.name && left.id == right.id && left.certificate == right.certificate &&
           left.valid == right.valid && left.judged == right.judged && left.scheme == right.scheme &&
           same(left.of, right.of);
}

[[nodiscard]] std::shared_ptr<feel::symbol> made(std::string name, symbol_kind kind, source_ptr file,
                                                 source_range where) {
    auto symbol = std::make_shared<feel::symbol>();
    symbol->name = std::move(name);
    symbol->kind = kind;
    symbol->declared_in = std::move(file);
    symbol->declared_at = where;
    return symbol;
}

} // namespace

void name_declaring::run() {
    programmes();
    vocabulary();
    shared_names();
    for (std::uint32_t p = 0; p < all_.documents.programmes.size(); ++p) own_names(p);
}

void name_declaring::programmes() {
    auto const& said = all_.documents.programmes;
    all_.uses.resize(said.size());
    for (std::uint32_t p = 0; p < said.size(); ++p) {
        auto const [first, fresh] = all_.programme_of.emplace(said[p].id, p);
        if (!fresh)
            all_.problems.add_second(messages::programme_twice, said[p].source, said[p].declared_at, said[p].id,
                                     said[first->second].source, said[first->second].declared_at);
        std::map<std::string, std::size_t, std::less<>> keys;
        for (std::size_t s = 0; s < said[p].sources.size(); ++s) {
            auto const& each = said[p].sources[s];
            auto const [earlier, is_new] = keys.emplace(each.key, s);
            if (!is_new)
                all_.problems.add_second(messages::source_twice, said[p].source, each.declared_at, each.key,
                                         said[p].source, said[p].sources[earlier->second].declared_at);
        }
    }
}

bool name_declaring::is_free(feel::scope const& visible, feel::symbol const& symbol, std::string const& spelling,
                             message const& twice) {
    auto const* taken = visible.find(spelling);
    if (taken == nullptr || taken == &symbol) return true;
    // A definitions file defines its own shared names.
    bool const own = taken->kind == symbol_kind::shared && taken->declared_in == symbol.declared_in &&
                     symbol.kind == symbol_kind::definition;
    if (own) return true;
    bool const repeated = taken->kind == symbol.kind && taken->name == symbol.name;
    all_.problems.add_second(repeated ? twice : messages::name_taken, symbol.declared_in, symbol.declared_at, spelling,
                             taken->declared_in, taken->declared_at);
    return false;
}

bool name_declaring::declare(feel::scope& into, std::shared_ptr<feel::symbol const> const& symbol,
                             std::string const& name, std::string const& id, message const& twice) {
    if (!is_free(into, *symbol, name, twice)) return false;
    into.add(name, symbol);
    if (!id.empty() && id != name && is_free(into, *symbol, id, twice)) into.add(id, symbol);
    return true;
}

void name_declaring::vocabulary() {
    for (auto const& each : all_.documents.words.facts) {
        auto symbol = made(each.name, symbol_kind::fact, each.source, each.declared_at);
        symbol->index = static_cast<std::uint32_t>(all_.rules.facts.size());
        symbol->of = each.of;
        if (!declare(all_.facts_visible, symbol, each.name, each.id, messages::fact_twice)) continue;
        all_.rules.facts.push_back(each);
        all_.rules.bound.push_back(std::move(symbol));
    }
}

void name_declaring::shared_names() {
    auto const& programmes = all_.documents.programmes;
    for (std::uint32_t p = 0; p < programmes.size(); ++p) {
        auto const& file = programmes[p];
        if (file.kind != programme_kind::definitions) continue;
        std::map<std::string, std::size_t, std::less<>> seen;
        for (auto const& version : file.versions)
            for (auto const& each : version.definitions) {
                if (!seen.emplace(each.name, 0).second) continue;
                auto symbol = made(each.name, symbol_kind::shared, file.source, each.declared_at);
                symbol->index = static_cast<std::uint32_t>(all_.rules.shared.size());
                if (!declare(all_.shared_visible, symbol, each.name, each.id, messages::definition_twice)) continue;
                all_.rules.shared.push_back(
                    {symbol, p, std::vector<std::int64_t>(file.versions.size(), std::int64_t{-1})});
                all_.shared.push_back(std::move(symbol));
            }
    }
}

/// Facts that several programmes declare alike are one fact: a profile knows facts by their names alone.
void name_declaring::own_fact(std::uint32_t programme, fact_declaration const& said) {
    auto& visible = all_.names[programme].visible;
    auto symbol = made(said.name, symbol_kind::fact, said.source, said.declared_at);
    symbol->of = said.of;
    symbol->index = static_cast<std::uint32_t>(all_.rules.facts.size());
    if (!declare(visible, symbol, said.name, said.id, messages::fact_twice)) return;
    all_.rules.bound.push_back(symbol);
    for (auto const& spelling : {said.name, said.id}) {
        auto const known = spelling.empty() ? own_facts_.end() : own_facts_.find(spelling);
        if (known == own_facts_.end()) continue;
        auto const& first = all_.rules.facts[known->second];
        symbol->index = known->second;
        if (!same(first, said))
            all_.problems.add_second(messages::fact_differs, said.source, said.declared_at, spelling, first.source,
                                     first.declared_at);
        return;
    }
    own_facts_.emplace(said.name, symbol->index);
    if (!said.id.empty()) own_facts_.emplace(said.id, symbol->index);
    all_.rules.facts.push_back(said);
}

void name_declaring::own_names(std::uint32_t programme) {
    auto const& said = all_.documents.programmes[programme];
    auto& names = all_.names.emplace_back(all_.shared_visible);
    for (auto const& each : said.facts) own_fact(programme, each);
    for (auto const& each : said.parameters) {
        auto symbol = made(each.name, symbol_kind::parameter, said.source, each.declared_at);
        symbol->index = static_cast<std::uint32_t>(all_.rules.parameters.size());
        if (!declare(names.visible, symbol, each.name, each.id, messages::name_taken)) continue;
        checked_parameter checked;
        checked.said = &each;
        checked.symbol = symbol;
        checked.programme = programme;
        all_.rules.parameters.push_back(std::move(checked));
        all_.parameters.push_back(std::move(symbol));
    }
    for (std::uint32_t v = 0; v < said.versions.size(); ++v) definitions(programme, v);
}

void name_declaring::definitions(std::uint32_t programme, std::uint32_t version) {
    auto const& file = all_.documents.programmes[programme];
    auto& names = all_.names[programme];
    auto& here = names.versions.emplace_back(names.visible);
    for (auto const& each : file.versions[version].definitions) {
        auto symbol = made(each.name, symbol_kind::definition, file.source, each.declared_at);
        if (!declare(here.visible, symbol, each.name, each.id, messages::definition_twice)) continue;
        auto const at = all_.works.size();
        here.definitions.emplace(each.name, at);
        all_.work_of.emplace(symbol.get(), at);
        if (file.kind == programme_kind::definitions) {
            auto const* shared = all_.shared_visible.find(each.name);
            if (shared != nullptr && shared->kind == symbol_kind::shared && shared->declared_in == file.source)
                all_.rules.shared[shared->index].definition_of_version[version] = static_cast<std::int64_t>(at);
        }
        auto& work = all_.works.emplace_back();
        work.checked.said = &each;
        work.checked.symbol = symbol;
        work.checked.programme = programme;
        work.checked.version = version;
        work.symbol = std::move(symbol);
        work.visible = &here.visible;
        work.file = file.source;
    }
}

void name_declaring::judged_figures() {
    struct figure {
        std::int64_t fact;
        std::size_t first;
    };
    std::map<std::pair<std::uint32_t, std::string>, figure> figures;
    for (std::size_t w = 0; w < all_.works.size(); ++w) {
        auto& work = all_.works[w];
        if (!work.said().judged || work.checked.of.kind == feel::type_kind::any) continue;
        auto const key = std::pair{work.checked.programme, work.said().name};
        if (auto const known = figures.find(key); known != figures.end()) {
            auto& fact = all_.rules.facts[static_cast<std::size_t>(known->second.fact)];
            auto joined = feel::join_types(fact.of, work.checked.of);
            if (!joined) {
                auto const& first = all_.works[known->second.first];
                all_.problems.add_second(messages::judged_figures_differ, work.file, work.said().declared_at,
                                         work.said().name, first.file, first.said().declared_at);
                continue;
            }
            fact.of = *joined;
            fact.of.may_be_absent = false;
            work.checked.judged_fact = known->second.fact;
            continue;
        }
        for (auto const& spelling : {work.said().name, work.said().id}) {
            auto const taken = spelling.empty() ? own_facts_.end() : own_facts_.find(spelling);
            if (taken == own_facts_.end()) continue;
            auto const& first = all_.rules.facts[taken->second];
            all_.problems.add_second(messages::name_taken, work.file, work.said().declared_at, spelling, first.source,
                                     first.declared_at);
        }
        fact_declaration fact;
        fact.name = work.said().name;
        fact.id = work.said().id;
        fact.of = work.checked.of;
        fact.of.may_be_absent = false;
        fact.judged = true;
        fact.source = work.file;
        fact.declared_at = work.said().declared_at;
        fact.programme = all_.documents.programmes[work.checked.programme].id;
        auto const at = static_cast<std::uint32_t>(all_.rules.facts.size());
        own_facts_.emplace(fact.name, at);
        if (!fact.id.empty()) own_facts_.emplace(fact.id, at);
        figures.emplace(key, figure{at, w});
        work.checked.judged_fact = at;
        all_.rules.facts.push_back(std::move(fact));
    }
}

} // namespace huiqi
