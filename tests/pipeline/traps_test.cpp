// Traps that users of other engines fell into, each with the project and thread it was met in.
#include "small_rules.hpp"

#include <huiqi/report/explain.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace huiqi;

date const asked{2025, 8, 13};

rule_set rules_of(std::vector<std::string> const& files) {
    auto loaded = small::load(files);
    for (auto const& each : loaded.diagnostics)
        if (is_error(each)) UNSCOPED_INFO(render(each, language::en));
    REQUIRE(loaded);
    return *std::move(loaded);
}

rule_set with_facts(std::string const& facts, std::string const& programme) {
    return rules_of({"huiqi: vocabulary/1\nfacts:\n" + facts, programme});
}

decision decide(rule_set const& rules, std::string_view profile) {
    auto facts = parse_profile(profile, rules);
    for (auto const& each : facts.diagnostics) UNSCOPED_INFO(render(each, language::en));
    REQUIRE(facts);
    return evaluate(rules, *facts, {.as_of = asked})["test.one"];
}

std::string table_of(std::string const& given, std::string const& rows, std::string const& condition) {
    return small::programme("    define:\n      档:\n        table:\n          given: " + given +
                            "\n          rows: |\n" + rows + "    eligible:\n      all:\n        - when: " + condition +
                            "\n");
}

} // namespace

TEST_CASE("an absent input matches no row of a table, not even through null = null (zenbpm 676)") {
    auto const rules = with_facts("  等级: {id: grade, type: string, values: [A, B], may_be_absent: true}\n",
                                  table_of("等级",
                                           "            A         | 1分\n            B         | 2分\n"
                                           "            otherwise | 9分\n",
                                           "档 = 9分"));
    CHECK(decide(rules, R"({"等级": null})").verdict() == verdict::eligible);
    CHECK(decide(rules, R"({"等级": "A"})").verdict() == verdict::ineligible);
    CHECK(decide(rules, "{}").verdict() == verdict::undetermined);
}

TEST_CASE("an enumeration may have more than 256 values (OpenFisca 44.2.2)") {
    std::string values;
    for (int i = 0; i < 300; ++i) values += (i == 0 ? "V" : ", V") + std::to_string(i);
    auto const rules = with_facts("  代码: {id: code, type: string, values: [" + values + "]}\n",
                                  small::only("代码 = \"V290\""));
    CHECK(decide(rules, R"({"代码": "V290"})").verdict() == verdict::eligible);
    CHECK(decide(rules, R"({"代码": "V34"})").verdict() == verdict::ineligible); // 290 modulo 256
    CHECK(decide(rules, "{}").verdict() == verdict::undetermined);
}

TEST_CASE("3.7 keeps its .7 from the profile to the report (jdm-editor 236)") {
    auto const rules = with_facts("  比值: {id: ratio, type: number, range: \"[0..100]\"}\n", small::only("比值 > 3"));
    auto const found = decide(rules, R"({"ratio": 3.7})");
    CHECK(found.root()->children()[0].comparisons()[0].left.what.low() == *parse_decimal("3.7"));
    CHECK(to_json(found).find("\"3.7\"") != std::string::npos);
}

TEST_CASE("0.000001 is read as a millionth, in a rule and in a profile (zen 253)") {
    auto const rules = with_facts("  比值: {id: ratio, type: number, range: \"[0..100]\"}\n",
                                  small::only("比值 = 0.000001"));
    CHECK(decide(rules, R"({"ratio": 0.000001})").verdict() == verdict::eligible);
    CHECK(decide(rules, R"({"ratio": 1e-6})").verdict() == verdict::eligible);
}

TEST_CASE("what is absent is less than nothing, and divides nothing (RulesEngine 558, 583)") {
    std::string const fact =
        "  人数: {id: people, type: number, unit: 人, range: \"[1..1000]\", may_be_absent: true}\n";
    auto const below = with_facts(fact, small::only("人数 < 20人"));
    CHECK(decide(below, R"({"人数": null})").verdict() == verdict::ineligible);
    auto const ratio = with_facts(fact, small::only("人数 / 2 < 20人"));
    auto const divided = decide(ratio, R"({"人数": null})");
    CHECK(divided.verdict() == verdict::ineligible);
    CHECK(divided.problems().empty());
}

TEST_CASE("the order in which facts are supplied changes nothing (PolicyEngine 170)") {
    auto const rules = rules_of({small::facts, small::only("职工总数 <= 500人 and 科技人员 / 职工总数 >= 10%")});
    CHECK(to_json(decide(rules, R"({"职工总数": 80, "科技人员": 24})")) ==
          to_json(decide(rules, R"({"科技人员": 24, "职工总数": 80})")));
}

TEST_CASE("the last row of a table of 3,000 rows is found, and so is the gap behind it (zen 276)") {
    std::string rows;
    for (int i = 0; i < 3000; ++i)
        rows += "            [" + std::to_string(100 * i) + "人.." + std::to_string(100 * (i + 1)) + "人) | " +
                std::to_string(i) + "分\n";
    rows += "            otherwise | 5000分\n";
    auto const rules = rules_of({small::facts, table_of("职工总数", rows, "档 = 2999分")});
    CHECK(decide(rules, R"({"职工总数": 299999})").verdict() == verdict::eligible);
    CHECK(decide(rules, R"({"职工总数": 299899})").verdict() == verdict::ineligible);
    CHECK(decide(rules, R"({"职工总数": 300000})").verdict() == verdict::ineligible);
    CHECK(decide(rules, "{}").verdict() == verdict::undetermined);
}

TEST_CASE("a month after 31 January is the last day of February (RegelRecht)") {
    auto const rules = rules_of({small::facts, small::only("成立日期 + 1个月 = @\"2025-02-28\"")});
    CHECK(decide(rules, R"({"成立日期": "2025-01-31"})").verdict() == verdict::eligible);
    CHECK(decide(rules, R"({"成立日期": "2025-01-27"})").verdict() == verdict::ineligible);
}

TEST_CASE("68,212,208 yuan stays 68,212,208 yuan (OpenFisca 1378)") {
    auto const rules = rules_of(
        {small::facts, small::programme("    eligible:\n      all:\n        - when: 居民企业\n    award:\n"
                                        "      - name: 奖励\n        amount: 销售收入\n"
                                        "        round: {to: 元, mode: down}\n")});
    auto const found = decide(rules, R"({"居民企业": true, "销售收入": {"2024": 68212208}})");
    CHECK(found.award() == decimal::from_integer(68'212'208));
}
