// What a definitions file shares with programmes, and what a rule leaves unpublished.
#include <catch2/catch.hpp>

#include <algorithm>

#include <huiqi/cases/run_cases.hpp>
#include <huiqi/policy/load.hpp>
#include <huiqi/text/render.hpp>

#include "small_rules.hpp"

namespace {

using namespace huiqi;

date const asked{2025, 8, 13};

std::string const words = R"(huiqi: vocabulary/1
facts:
  行业代码: {id: industry, type: code, scheme: GB/T 4754-2017}
  研发费用: {id: rd, type: money, range: "[0元..1万亿元]"}
)";

std::string const definitions = R"(huiqi: definitions/1
id: test.shared
title: {zh: 行业}
sources: {国标: {title: 行业分类}}
versions:
  - name: 旧版
    in_force: {from: 2000-01-01, to: 2024-12-31}
    define:
      服务业: {cite: 国标, codes: ["75 科技推广"]}
      研发规模: {cite: 国标, is: 研发费用 * 2}
  - name: 新版
    in_force: {from: 2025-01-01}
    define:
      服务业: {cite: 国标, codes: ["73 研究", "74 专业技术"]}
      研发规模: {cite: 国标, is: 研发费用}
)";

rule_set rules_of(std::string_view body) {
    auto loaded = small::load({words, definitions, small::programme(body)});
    for (auto const& each : loaded.diagnostics)
        if (is_error(each)) UNSCOPED_INFO(render(each, language::en));
    REQUIRE(loaded);
    return *std::move(loaded);
}

std::string const listed =
    "    eligible:\n      all:\n        - cite: 办法 第一条\n          when: 行业代码 in 服务业\n"
    "        - cite: 办法 第二条\n          when: 研发规模 > 1元\n";

} // namespace

TEST_CASE("a list of codes in a definitions file is that of the version in force") {
    auto const rules = rules_of(listed);
    auto const decided = [&](std::string_view code, date as_of) {
        profile facts{rules};
        facts.set(rules.fact("行业代码"), std::string{code});
        facts.set(rules.fact("研发费用"), 100);
        auto const made = evaluate(rules, facts, {.as_of = as_of})["test.one"];
        CHECK(made.problems().empty());
        return made.verdict();
    };
    CHECK(decided("7320", asked) == verdict::eligible);
    CHECK(decided("7510", asked) == verdict::ineligible);
    CHECK(decided("7510", date{2024, 12, 31}) == verdict::eligible);
    CHECK(decided("7320", date{2024, 12, 31}) == verdict::ineligible);
}

TEST_CASE("cases of a definitions file expect values of its definitions and nothing else") {
    auto const file = [](std::string const& expect) {
        return "huiqi: cases/1\nprogramme: test.shared\nas_of: 2025-07-01\nfacts: {研发费用: 5元}\ncases:\n"
               "  - {name: 新版, expect: {" +
               expect +
               "}}\n"
               "  - {name: 旧版, as_of: 2024-07-01, expect: {研发规模: 10元}}\n";
    };
    auto const run_with = [&](std::string const& expect) {
        std::vector<source_ptr> sources{make_source("a.yaml", words), make_source("b.yaml", definitions),
                                        make_source("c.yaml", small::programme(listed)),
                                        make_source("d.yaml", file(expect))};
        auto const loaded = load_documents(sources);
        auto const rules = load_rules(sources);
        REQUIRE(rules);
        return run_cases(loaded.documents, *rules);
    };
    auto const met = run_with("研发规模: 5元");
    REQUIRE(met.outcomes.size() == 2);
    CHECK(met.outcomes[0].passed);
    CHECK(met.outcomes[1].passed);
    CHECK_FALSE(run_with("研发规模: 6元").outcomes[0].passed);
    auto const refused = run_with("verdict: eligible").outcomes[0];
    REQUIRE(refused.problems.size() == 1);
    CHECK(std::string{refused.problems[0].what->code} == "HQ6011");
}

TEST_CASE("a report leaves files of definitions out, whether they are named or not") {
    auto const rules = rules_of(listed);
    CHECK(evaluate(rules, profile{rules}, {.as_of = asked}).size() == 1);
    CHECK(evaluate(rules, profile{rules}, {.as_of = asked, .only = {"test.shared"}}).size() == 0);
}

TEST_CASE("an unpublished figure may be bounded at one end, an award's unknown condition bears the award's name") {
    auto const rules = [] {
        auto text = small::programme("    eligible: {all: [{cite: 办法 第一条, when: 研发费用 > 1元}]}\n"
                                     "    award:\n"
                                     "      - name: 贷款额度\n        up_to: 基数 + 提高\n"
                                     "      - name: 另补\n        when: unknown\n        amount: 10元\n");
        text.insert(text.find("versions:"), "parameters:\n  基数: {cite: 办法, value: 300元}\n"
                                            "  提高: {value: unknown, unit: 元, range: '>= 0元', why: 未见}\n");
        auto loaded = small::load({words, text});
        REQUIRE(loaded);
        return *std::move(loaded);
    }();
    profile facts{rules};
    facts.set(rules.fact("研发费用"), 100);
    auto const made = evaluate(rules, facts, {.as_of = asked})["test.one"];
    REQUIRE(made.award_range());
    CHECK(made.award_range()->first == *parse_decimal("300"));
    auto const open = made.unpublished();
    auto const names = [&](std::string_view name) {
        return std::any_of(open.begin(), open.end(), [&](auto const& each) { return each.name == name; });
    };
    CHECK(open.size() == 2);
    CHECK(names("提高"));
    CHECK(names("另补"));
}
