// What a profile knows after it was read, and the typed way in.
#include <catch2/catch.hpp>

#include <string>

#include <huiqi/pipeline.hpp>
#include <huiqi/report/explain.hpp>

#include "enterprise_facts.hpp"

using namespace huiqi;

namespace {

plan_record::index fact(std::string_view name) { return enterprise::rules().fact(name).index(); }

profile read(std::string const& yaml) {
    return read_profile(make_source("profile.yaml", yaml), enterprise::rules()).or_throw();
}

/// The canonical form of what is known, without its frame.
std::string known(profile const& facts) { return to_json(facts); }

std::string_view code_of(void (*fill)(profile&)) {
    profile facts{enterprise::rules()};
    try {
        fill(facts);
    } catch (error const& thrown) {
        REQUIRE(thrown.diagnostics().size() == 1);
        return thrown.diagnostics().front().what->code;
    }
    return "";
}

} // namespace

TEST_CASE("quantities are read into the base unit") {
    struct example {
        std::string text, name, number;
    };
    auto const each = GENERATE(values<example>({
        {"注册资本: 300万元", "注册资本", "3000000"},
        {"注册资本: 1.5亿元", "capital", "150000000"},
        {"capital: 3000000", "注册资本", "3000000"},
        {"capital: \"3000000\"", "注册资本", "3000000"},
        {"capital: 68212208.01元", "注册资本", "68212208.01"},
        {"研发占比: 5%", "share", "0.05"},
        {"研发占比: 0.05", "share", "0.05"},
        {"评分: 60分", "score", "60"},
        {"评分: 1e1", "score", "10"},
        {"评分: 0.0000000000000000000000000000000001", "score", "1E-34"},
    }));
    INFO(each.text);
    auto const facts = read(each.text + "\n");
    REQUIRE(facts.known(fact(each.name)).has_value());
    CHECK(facts.known(fact(each.name))->is_point());
    CHECK(facts.known(fact(each.name))->low() == enterprise::number(each.number));
}

TEST_CASE("the same profile may be written in YAML and in JSON, by name and by id") {
    auto const yaml = read("职工总数: {2024: 80人, 2023: 60}\n居民企业: true\n等级: 省级\n成立日期: 2015-03-01\n"
                           "剩余期限: 3年\n逾期天数: 10天\n行业: 1610\n证书: [{from: 2023-10-16}]\n");
    auto const json = parse_profile(
        R"({"huiqi": "profile/1", "facts": {"employees": {"2023": 60, "2024": 80}, "resident": true, "grade": "省级",
            "established_on": "2015-03-01", "term": "P36M", "overdue": "P10D", "industry": "1610",
            "certificate": [{"from": "2023-10-16", "to": "2026-10-15"}]}})",
        enterprise::rules());
    REQUIRE(json);
    CHECK(known(yaml) == known(*json));
    auto const again = parse_profile(known(yaml), enterprise::rules());
    REQUIRE(again);
    CHECK(known(*again) == known(yaml));
}

TEST_CASE("null is known to be absent; a fact left out or unknown is not known") {
    CHECK(read("标准日期: null\n").known(fact("标准日期"))->is_null());
    CHECK(!read("{}\n").known(fact("标准日期")));
    CHECK(!read("标准日期: unknown\n").known(fact("标准日期")));
    CHECK(!read("标准日期: 未知\n").known(fact("标准日期")));
    CHECK(read("职工总数: {2024: unknown, 2023: 5}\n").years(fact("职工总数")).size() == 1);
    CHECK(read("企业名称: \"unknown\"\n").known(fact("企业名称"))->text() == "unknown");
}

TEST_CASE("an empty list is known, a field left out of an element is unknown") {
    CHECK(read("证书: []\n").known(fact("证书"))->items().empty());
    auto const facts = read("违法记录: [{程度: 重大}, {level: 一般, 日期: 2024-01-01}]\n");
    auto const items = facts.known(fact("违法记录"))->items();
    REQUIRE(items.size() == 2);
    CHECK(items[0].entry("程度")->text() == "重大");
    CHECK_FALSE(items[0].entry("日期")->is_point());
    CHECK(items[1].is_point());
}

TEST_CASE("a certificate without an end lasts as long as the vocabulary says, and both days count") {
    auto const facts = read("证书: [{from: 2023-10-16}, {自: 2020-02-29, 至: 2020-03-01}]\n");
    auto const items = facts.known(fact("证书"))->items();
    REQUIRE(items.size() == 2);
    CHECK(items[0].entry("to")->low_integer() == to_days(date{2026, 10, 15}));
    CHECK(items[1].entry("to")->low_integer() == to_days(date{2020, 3, 1}));
}

TEST_CASE("facts put over others replace them year by year, and unknown takes away") {
    auto facts = read("职工总数: {2023: 60, 2024: 80}\n注册资本: 3万元\n居民企业: true\n");
    auto const over = make_source("case.yaml", "职工总数: {2024: 7}\n注册资本: unknown\n");
    auto const node = read_yaml(over);
    REQUIRE(node);
    diagnostics problems;
    bind_facts(*node, over, facts, problems);
    CHECK(problems.empty());
    CHECK(facts.find(fact("职工总数"), 2023)->low() == decimal::from_integer(60));
    CHECK(facts.find(fact("职工总数"), 2024)->low() == decimal::from_integer(7));
    CHECK(!facts.known(fact("注册资本")));
    CHECK(facts.known(fact("居民企业")).has_value());
}

TEST_CASE("a fact with a mistake is left out and the others are kept") {
    auto const made = parse_profile(R"({"resident": "maybe", "capital": 5})", enterprise::rules());
    REQUIRE(made.value.has_value());
    CHECK_FALSE(made);
    CHECK(!made->known(fact("居民企业")));
    CHECK(made->known(fact("注册资本")));
}

TEST_CASE("typed facts that do not fit are refused with a diagnostic") {
    auto const& rules = enterprise::rules();
    CHECK(code_of([](profile& facts) { facts.set(enterprise::rules().fact("注册资本"), 5); }).empty());
    CHECK(code_of([](profile& facts) { facts.set(enterprise::rules().fact("注册资金"), 5); }) == "HQ5001");
    CHECK(code_of([](profile& facts) { facts.set(enterprise::rules().fact("注册资本"), true); }) == "HQ5031");
    CHECK(code_of([](profile& facts) { facts.set(enterprise::rules().fact("注册资本"), -5); }) == "HQ5003");
    CHECK(code_of([](profile& facts) { facts.set(enterprise::rules().fact("注册资本"), value::absent()); }) ==
          "HQ5005");
    CHECK(code_of([](profile& facts) { facts.set(enterprise::rules().fact("标准日期"), value::absent()); }).empty());
    CHECK(code_of([](profile& facts) { facts.set(enterprise::rules().fact("居民企业"), 1); }) == "HQ5030");
    CHECK(code_of([](profile& facts) { facts.set(enterprise::rules().fact("等级"), std::string_view{"县级"}); }) ==
          "HQ5004");
    CHECK(code_of([](profile& facts) { facts.set(enterprise::rules().fact("职工总数"), 80); }) == "HQ5006");
    CHECK(code_of([](profile& facts) { facts.set(enterprise::rules().fact("注册资本"), 2024, 80); }) == "HQ5007");
    CHECK(code_of([](profile& facts) {
              facts.set(enterprise::rules().fact("证书"),
                        std::vector<certificate_period>{{date{2024, 1, 2}, date{2024, 1, 1}}});
          }) == "HQ5013");
    CHECK_THROWS_AS(profile{rules}.set(fact_handle{0, rules.checksum() + 1}, 1), error);
    CHECK_THROWS_AS(profile{rules}.forget(fact_handle{0, rules.checksum() + 1}), error);
}

TEST_CASE("a typed fact can be taken away again") {
    auto const& rules = enterprise::rules();
    profile facts{rules};
    facts.set(rules.fact("注册资本"), 5);
    facts.set(rules.fact("职工总数"), 2023, 5);
    facts.set(rules.fact("职工总数"), 2024, 6);
    facts.forget(rules.fact("注册资本"));
    facts.forget(fact("职工总数"), 2023);
    CHECK_FALSE(facts.has(fact("注册资本")));
    CHECK(facts.find(fact("职工总数"), 2023) == nullptr);
    CHECK(facts.find(fact("职工总数"), 2024) != nullptr);
}

TEST_CASE("a misspelt fact is answered with the nearest name, and with none if nothing is near") {
    auto const told = [](std::string_view name) {
        try {
            (void)enterprise::rules().fact(name);
        } catch (error const& thrown) {
            return help_text(thrown.diagnostics().front(), language::en);
        }
        return std::string{"known"};
    };
    CHECK(told("emploees") == "perhaps `employees`");
    CHECK(told("利润总额") == "");
}
