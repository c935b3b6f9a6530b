// Reports as records: what the whole report says, in few bytes.
#include <catch2/catch.hpp>

#include <string>

#include <huiqi/report/explain.hpp>

#include "baseline.hpp"
#include "research_rules.hpp"

using namespace huiqi;
using namespace huiqi::research;

namespace {

constexpr date asked{2025, 8, 13};

std::size_t count_of(std::string const& text, std::string_view what) {
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++count;
    return count;
}

std::string records(report const& whole) { return to_json(whole, json_detail::records); }

} // namespace

TEST_CASE("a firm that qualifies, one of which much is missing, one that is refused") {
    auto const rules = load();
    auto facts = good_firm(rules);
    baseline::check("eligible.records.json", records(evaluate(rules, facts, {.as_of = asked})) + "\n");
    for (auto const* name : {"专家评分", "职工总数", "居民企业", "所在区域"}) facts.forget(rules.fact(name));
    baseline::check("missing.records.json", records(evaluate(rules, facts, {.as_of = asked})) + "\n");
    facts.set(rules.fact("失信"), true);
    baseline::check("refused.records.json", records(evaluate(rules, facts, {.as_of = asked})) + "\n");
}

TEST_CASE("records are the same whether or not somebody has looked at the slots") {
    auto const rules = load();
    auto const before = evaluate(rules, good_firm(rules), {.as_of = asked});
    auto const first = records(before);
    (void)before.trace()->slots();
    CHECK(records(before) == first);
}

TEST_CASE("there is a record for every leaf of the clauses") {
    auto const rules = load();
    auto const whole = evaluate(rules, profile{rules}, {.as_of = asked});
    std::size_t leaves = 0;
    auto const visit = [&](auto const& self, clause_view const& at) -> void {
        auto const children = at.children();
        leaves += children.empty() ? 1U : 0U;
        for (auto const& each : children) self(self, each);
    };
    for (auto const& each : whole)
        if (auto const top = each.root()) visit(visit, *top);
    CHECK(count_of(records(whole), R"("result":)") == leaves);
}

TEST_CASE("records go behind what a text holds, and of nothing there are none") {
    auto const rules = load();
    auto const whole = evaluate(rules, good_firm(rules), {.as_of = date{1990, 1, 1}});
    std::string text = "before ";
    write_json(whole, json_detail::records, text);
    CHECK(text == "before " + records(whole));
    CHECK(to_json(whole, json_detail::full) == to_json(whole));
}
