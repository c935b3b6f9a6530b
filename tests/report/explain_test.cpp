// Whole explanations, compared byte for byte with files in tests/report/baselines. HUIQI_REFRESH=1 writes them anew:
// read the difference before it is kept.
#include <huiqi/report/explain.hpp>

#include "baseline.hpp"
#include "research_rules.hpp"

#include <catch2/catch.hpp>

using namespace huiqi;
using namespace huiqi::research;

namespace {

constexpr date asked{2025, 8, 13};

/// The hash of the rules is that of the compiled plan, which is none of these tests' business.
void compare(std::string const& name, std::string text, report const& whole) {
    auto const rules = make_receipt(whole).rules;
    for (auto at = text.find(rules); at != std::string::npos; at = text.find(rules))
        text.replace(at, rules.size(), std::string(rules.size(), '0'));
    baseline::check(name, text);
}

void all_forms(std::string const& name, report const& whole) {
    compare(name + ".zh.txt", explain(whole, language::zh), whole);
    compare(name + ".en.txt", explain(whole, language::en), whole);
    compare(name + ".zh.md", explain(whole, language::zh, {.format = explanation_format::markdown}), whole);
    compare(name + ".en.html", explain(whole, language::en, {.format = explanation_format::html, .whole_page = false}),
            whole);
    compare(name + ".json", to_json(whole) + "\n", whole);
}

report decided(rule_set const& rules, profile const& facts, date as_of = asked) {
    return evaluate(rules, facts, {.as_of = as_of, .only = {"test.research"}});
}

} // namespace

TEST_CASE("a firm that qualifies sees its amount, and how ceilings and rounding made it") {
    auto const rules = load();
    all_forms("eligible", decided(rules, good_firm(rules)));
}

TEST_CASE("a refusal names the clause, the value, the threshold and the distance") {
    auto const rules = load();
    auto facts = good_firm(rules);
    put_years(facts, "销售收入", {"50000000", "50000000", "36800000"});
    put_years(facts, "研发费用", {"1762000", "1000000", "1000000"});
    auto const whole = decided(rules, facts);
    all_forms("ratio", whole);
    auto const text = explain(whole, language::zh);
    CHECK(text.find("近三年研发费用占比 2.75%，低于 3%，差 34.2万元（占比差 0.25个百分点）\n    依据：《办法》 "
                    "第六条（三）") != std::string::npos);
}

TEST_CASE("a situation that must not occur, alternatives of which none is met, a count that is not reached") {
    auto const rules = load();
    auto facts = good_firm(rules);
    facts.set(rules.fact("失信"), true);
    facts.set(rules.fact("专家评分"), number("10"));
    facts.set(rules.fact("所在区域"), std::string_view{"城区"});
    put_years(facts, "科技人员", {"7"});
    all_forms("refused", decided(rules, facts));
}

TEST_CASE("what is missing is told in three kinds") {
    auto const rules = load();
    auto facts = good_firm(rules);
    for (auto const* name : {"专家评分", "职工总数", "居民企业", "所在区域"}) facts.forget(rules.fact(name));
    auto const whole = evaluate(rules, facts, {.as_of = asked});
    all_forms("missing", whole);
    auto const text = explain(whole, language::zh);
    for (auto const* heading : {"需企业补充", "待专家评定", "文本未公布"})
        CHECK(text.find(heading) != std::string::npos);
}

TEST_CASE("what cannot be computed is shown with its expression, its place and the cause") {
    auto const rules = load();
    auto facts = good_firm(rules);
    put_years(facts, "销售收入", {"0", "0", "0"});
    auto const whole = decided(rules, facts);
    all_forms("mistake", whole);
    CHECK(explain(whole, language::zh)
              .find("`sum(last years(研发费用, 3)) / sum(last years(销售收入, 3))`（research.yaml:15:13）：除数为零") !=
          std::string::npos);
}

TEST_CASE("a programme that is not in force is not decided") {
    auto const rules = load();
    all_forms("not_in_force", decided(rules, good_firm(rules), {2027, 1, 1}));
}

TEST_CASE("one decision of a report is explained by itself, and only its open clauses where asked for") {
    auto const rules = load();
    auto facts = good_firm(rules);
    facts.set(rules.fact("失信"), true);
    auto const whole = decided(rules, facts);
    auto const& decision = whole["test.research"];
    compare("one.zh.txt", explain(decision, language::zh, {.all_clauses = false}), whole);
    compare("one.zh.html", explain(decision, language::zh, {.format = explanation_format::html}), whole);
}

TEST_CASE("explaining twice gives the same bytes, and colour only adds to them") {
    auto const rules = load();
    auto const whole = decided(rules, good_firm(rules));
    auto const text = explain(whole, language::zh);
    CHECK(explain(whole, language::zh) == text);
    CHECK(explain(decided(load(), good_firm(rules)), language::zh) == text);
    auto coloured = explain(whole, language::zh, {.colour = true});
    CHECK(coloured != text);
    for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b'))
        coloured.erase(at, coloured.find('m', at) - at + 1);
    CHECK(coloured == text);
}
