#include <catch2/catch.hpp>

#include <chrono>

#include "small_rules.hpp"

namespace {

using namespace huiqi;

date const asked{2025, 8, 13};

rule_set rules_of(std::string_view programme) {
    auto loaded = small::load({small::facts, std::string{programme}});
    for (auto const& each : loaded.diagnostics)
        if (is_error(each)) UNSCOPED_INFO(render(each, language::en));
    REQUIRE(loaded);
    return *std::move(loaded);
}

decision decide(rule_set const& rules, profile const& facts, date as_of = asked) {
    return evaluate(rules, facts, {.as_of = as_of})["test.one"];
}

verdict of_condition(std::string_view condition, void (*fill)(profile&, rule_set const&) = nullptr) {
    auto const rules = rules_of(small::only(condition));
    profile facts{rules};
    if (fill != nullptr) fill(facts, rules);
    return decide(rules, facts).verdict();
}

decimal yuan(std::string_view text) { return *parse_decimal(text); }

} // namespace

TEST_CASE("a score of 70 plus an expert's 0 to 30 already passes a mark of 60") {
    auto const rules = rules_of(small::only("基础评分 + 专家评分 >= 60分"));
    profile facts{rules};
    facts.set(rules.fact("基础评分"), 70);
    CHECK(decide(rules, facts).verdict() == verdict::eligible);
    facts.set(rules.fact("基础评分"), 45);
    auto const open = decide(rules, facts);
    CHECK(open.verdict() == verdict::undetermined);
    REQUIRE(open.missing().size() == 1);
    CHECK(open.missing()[0].name == "专家评分");
    CHECK(open.missing()[0].what == missing_item::judgement);
    facts.set(rules.fact("基础评分"), 20);
    CHECK(decide(rules, facts).verdict() == verdict::ineligible);
}

TEST_CASE("70 points do not pass a mark that excludes 70") {
    auto const rules = rules_of(small::only("基础评分 > 70分"));
    profile facts{rules};
    facts.set(rules.fact("基础评分"), 70);
    CHECK(decide(rules, facts).verdict() == verdict::ineligible);
    facts.set(rules.fact("base_score"), *parse_decimal("70.01"));
    CHECK(decide(rules, facts).verdict() == verdict::eligible);
}

TEST_CASE("a ratio is compared exactly, never rounded first") {
    auto const rules = rules_of(small::only("研发费用 / 销售收入 >= 5%"));
    profile facts{rules};
    facts.set(rules.fact("销售收入"), 2024, yuan("100000"));
    facts.set(rules.fact("研发费用"), 2024, yuan("4996"));
    CHECK(decide(rules, facts).verdict() == verdict::ineligible);
    facts.set(rules.fact("研发费用"), 2024, yuan("5000"));
    CHECK(decide(rules, facts).verdict() == verdict::eligible);
}

TEST_CASE("a refusal knows the value, the threshold, the distance and what the numerator lacks") {
    auto const rules = rules_of(small::only("研发费用 / 销售收入 >= 3%"));
    profile facts{rules};
    facts.set(rules.fact("销售收入"), 2024, yuan("136800000"));
    facts.set(rules.fact("研发费用"), 2024, yuan("3762000"));
    auto const root = decide(rules, facts).root();
    auto const comparisons = root->children()[0].comparisons();
    REQUIRE(comparisons.size() == 1);
    CHECK(comparisons[0].left.what.low() == *parse_decimal("0.0275"));
    CHECK(comparisons[0].left.percent);
    CHECK(comparisons[0].distance->what.low() == *parse_decimal("0.0025"));
    CHECK(comparisons[0].shortfall->what.low() == yuan("342000"));
    CHECK(comparisons[0].shortfall_of == "研发费用");
    CHECK(to_string(comparisons[0].shortfall->in) == "元");
}

TEST_CASE("a missing year makes a sum of years unknown, not smaller") {
    auto const rules = rules_of(small::only("sum(last years(研发费用, 3)) / sum(last years(销售收入, 3)) >= 5%"));
    profile facts{rules};
    for (int year = 2022; year <= 2024; ++year) facts.set(rules.fact("销售收入"), year, yuan("40000000"));
    facts.set(rules.fact("研发费用"), 2023, yuan("2200000"));
    facts.set(rules.fact("研发费用"), 2024, yuan("2750000"));
    auto const open = decide(rules, facts);
    CHECK(open.verdict() == verdict::undetermined);
    REQUIRE(open.missing().size() == 1);
    CHECK(open.missing()[0].year == 2022);
    facts.set(rules.fact("研发费用"), 2024, yuan("9000000"));
    CHECK(decide(rules, facts).verdict() == verdict::eligible); // whatever 2022 was
}

TEST_CASE("a verdict already decided while a fact is missing is given") {
    CHECK(of_condition("居民企业 and 职工总数 <= 500人", [](profile& facts, rule_set const& rules) {
              facts.set(rules.fact("居民企业"), false);
          }) == verdict::ineligible);
    CHECK(of_condition("失信 or 居民企业", [](profile& facts, rule_set const& rules) {
              facts.set(rules.fact("居民企业"), true);
          }) == verdict::eligible);
}

TEST_CASE("an absent fact does not hold, and is not less than anything") {
    auto const absent = [](profile& facts, rule_set const& rules) {
        facts.set(rules.fact("标准日期"), value::absent());
    };
    CHECK(of_condition("标准日期 in past(5年)", absent) == verdict::ineligible);
    CHECK(of_condition("标准日期 < @\"2020-01-01\"", absent) == verdict::ineligible);
    CHECK(of_condition("标准日期 = null", absent) == verdict::eligible);
    CHECK(of_condition("标准日期 in past(5年)") == verdict::undetermined);
}

TEST_CASE("none is satisfied by what is absent") {
    auto const rules = rules_of(small::programme(
        "    eligible:\n      none:\n        - cite: 办法 第二条\n          when: 标准日期 >= as_of\n"));
    profile facts{rules};
    CHECK(decide(rules, facts).verdict() == verdict::undetermined);
    facts.set(rules.fact("标准日期"), value::absent());
    CHECK(decide(rules, facts).verdict() == verdict::eligible);
}

TEST_CASE("dividing by zero passes nobody and refuses nobody, and says where") {
    auto const rules = rules_of(small::only("研发费用 / 销售收入 >= 5%"));
    profile facts{rules};
    facts.set(rules.fact("销售收入"), 2024, 0);
    facts.set(rules.fact("研发费用"), 2024, 100);
    auto const stuck = decide(rules, facts);
    CHECK(stuck.verdict() == verdict::undetermined);
    CHECK(stuck.missing().empty());
    REQUIRE(stuck.problems().size() == 1);
    CHECK(stuck.problems()[0].why == mistake::division_by_zero);
    CHECK(stuck.problems()[0].expression == "研发费用 / 销售收入");
    CHECK(stuck.problems()[0].place.line == 13);
    CHECK(stuck.root()->children()[0].result() == outcome::not_computable);
}

TEST_CASE("a mistake that cannot matter leaves the verdict") {
    auto const rules = rules_of(small::only("居民企业 or 研发费用 / 销售收入 >= 5%"));
    profile facts{rules};
    facts.set(rules.fact("居民企业"), true);
    facts.set(rules.fact("销售收入"), 2024, 0);
    facts.set(rules.fact("研发费用"), 2024, 100);
    CHECK(decide(rules, facts).verdict() == verdict::eligible);
}

TEST_CASE("a certificate holds on both its days") {
    auto const rules = rules_of(small::only("holds(证书)"));
    profile facts{rules};
    facts.set(rules.fact("证书"), std::vector<certificate_period>{{date{2022, 8, 13}, std::nullopt}});
    CHECK(decide(rules, facts, {2022, 8, 12}).verdict() == verdict::ineligible);
    CHECK(decide(rules, facts, {2022, 8, 13}).verdict() == verdict::eligible);
    CHECK(decide(rules, facts, {2025, 8, 12}).verdict() == verdict::eligible);
    CHECK(decide(rules, facts, {2025, 8, 13}).verdict() == verdict::ineligible);
    facts.set(rules.fact("证书"), std::vector<certificate_period>{});
    CHECK(decide(rules, facts).verdict() == verdict::ineligible);
}

TEST_CASE("a field left out of an element is unknown, not false") {
    auto const rules = rules_of(
        small::programme("    eligible:\n      none:\n        - cite: 办法 第三条\n          when: 'some e in 违法记录 "
                         "satisfies e.程度 = \"重大\" and e.日期 in 上一年及当年'\n"));
    auto const with = [&](value record) {
        profile facts{rules};
        facts.set(rules.fact("违法记录"), value::list({std::move(record)}));
        return decide(rules, facts);
    };
    CHECK(with(value::context({{"程度", value{"一般"}}})).verdict() == verdict::eligible);
    CHECK(with(value::context({{"程度", value{"重大"}}, {"日期", value{date{2023, 12, 31}}}})).verdict() ==
          verdict::eligible);
    CHECK(with(value::context({{"程度", value{"重大"}}, {"日期", value{date{2024, 1, 1}}}})).verdict() ==
          verdict::ineligible);
    auto const open = with(value::context({{"程度", value{"重大"}}}));
    CHECK(open.verdict() == verdict::undetermined);
    REQUIRE(open.missing().size() == 1);
    CHECK(open.missing()[0].name == "违法记录");
}

TEST_CASE("an award under missing facts is an interval, and nothing for the refused") {
    auto const rules = rules_of(small::programme(R"(    eligible:
      all:
        - {cite: 办法 第一条, when: 居民企业}
    award:
      - name: 增量补助
        cite: 办法 第四条
        when: growth(研发费用) > 20%
        up_to: 10% * max(0元, 研发费用 - year before(研发费用))
        cap: {at: 200万元}
        round: {to: 元, mode: down}
)"));
    profile facts{rules};
    facts.set(rules.fact("居民企业"), true);
    facts.set(rules.fact("研发费用"), 2023, yuan("5000000"));
    auto const open = decide(rules, facts);
    CHECK(open.verdict() == verdict::eligible);
    CHECK_FALSE(open.award().has_value());
    CHECK(open.award_range()->first.is_zero());
    CHECK(open.award_range()->second == yuan("2000000"));
    REQUIRE(open.missing().size() == 1);
    CHECK(open.missing()[0].year == 2024);
    facts.set(rules.fact("研发费用"), 2024, yuan("6000000")); // 20% is not above 20%
    CHECK(*decide(rules, facts).award() == decimal{});
    facts.set(rules.fact("研发费用"), 2024, yuan("6050000.99"));
    CHECK(*decide(rules, facts).award() == yuan("105000"));
    CHECK(decide(rules, facts).award_is_ceiling());
    facts.set(rules.fact("居民企业"), false);
    CHECK(*decide(rules, facts).award() == decimal{});
    facts.forget(rules.fact("居民企业"));
    CHECK(decide(rules, facts).award_range()->first.is_zero());
    CHECK(decide(rules, facts).award_range()->second == yuan("105000"));
}

TEST_CASE("asked when no version is in force, the answer is not-in-force") {
    auto const rules = rules_of(small::only("居民企业"));
    profile facts{rules};
    facts.set(rules.fact("居民企业"), false);
    auto const early = decide(rules, facts, {2019, 12, 31});
    CHECK(early.verdict() == verdict::not_in_force);
    CHECK_FALSE(early.award_range().has_value());
    CHECK(early.missing().empty());
    CHECK(decide(rules, facts, {2020, 1, 1}).verdict() == verdict::ineligible);
}

TEST_CASE("the reason column names the first leaf that decides") {
    auto const rules = rules_of(small::programme(R"(    eligible:
      all:
        - {cite: 办法 第一条, when: 居民企业}
        - any:
            - {cite: 办法 第二条, when: 职工总数 > 500人}
            - all:
                - {cite: 办法 第三条, when: 科技人员 > 10人}
                - {cite: 办法 第四条, id: own, when: 失信}
        - none:
            - {cite: 办法 第五条, when: '等级 = "C"'}
)"));
    profile facts{rules};
    facts.set(rules.fact("居民企业"), true);
    facts.set(rules.fact("职工总数"), 80);
    facts.set(rules.fact("科技人员"), 24);
    facts.set(rules.fact("等级"), std::string_view{"C"});
    CHECK(decide(rules, facts).verdict() == verdict::ineligible);
    CHECK(decide(rules, facts).reason() == "all[3].none[1]");
    facts.set(rules.fact("等级"), std::string_view{"A"});
    CHECK(decide(rules, facts).verdict() == verdict::undetermined);
    CHECK(decide(rules, facts).reason() == "own");
    facts.set(rules.fact("失信"), false);
    CHECK(decide(rules, facts).reason() == "all[2].any[1]");
}

TEST_CASE("a list of declared values may be longer than any byte counts") {
    std::string values;
    for (int i = 0; i < 400; ++i) values += (i == 0 ? "码" : ", 码") + std::to_string(i);
    auto const loaded = small::load(
        {"huiqi: vocabulary/1\nfacts:\n  类别: {id: kind, type: string, values: [" + values + "]}\n",
         small::only("类别 = \"码399\"")});
    REQUIRE(loaded);
    profile facts{*loaded};
    CHECK(decide(*loaded, facts).verdict() == verdict::undetermined);
    facts.set(loaded->fact("类别"), std::string_view{"码399"});
    CHECK(decide(*loaded, facts).verdict() == verdict::eligible);
    facts.set(loaded->fact("类别"), std::string_view{"码143"}); // 399 - 256
    CHECK(decide(*loaded, facts).verdict() == verdict::ineligible);
}

TEST_CASE("numbers keep every digit") {
    auto const rules = rules_of(small::only("比例 = 0.000001"));
    auto const facts = parse_profile(R"({"比例": 0.000001})", rules);
    REQUIRE(facts);
    CHECK(decide(rules, *facts).verdict() == verdict::eligible);
    auto const other = rules_of(small::only("比例 = 0.37"));
    CHECK(decide(other, *parse_profile(R"({"比例": 0.37})", other)).verdict() == verdict::eligible);
}

TEST_CASE("31 January to 28 February is no month") {
    CHECK(of_condition("years and months duration(@\"2025-01-31\", @\"2025-02-28\") < 1个月 and 居民企业",
                       [](profile& facts, rule_set const& rules) { facts.set(rules.fact("居民企业"), true); }) ==
          verdict::eligible);
}

TEST_CASE("the last of 3,000 rows is found") {
    std::string rows;
    for (int i = 0; i < 3000; ++i)
        rows += "            [" + std::to_string(i * 10) + "人.." + std::to_string(i * 10 + 10) + "人) | " +
                std::to_string(i % 90) + "分\n";
    auto const rules = rules_of(small::programme(
        "    define:\n      得分:\n        cite: 办法 表一\n        table:\n          given: 职工总数\n          rows: "
        "|\n" +
        rows +
        "            otherwise | 99分\n    eligible:\n      all:\n        - {cite: 办法 第一条, when: 得分 = 29分}\n"));
    profile facts{rules};
    facts.set(rules.fact("职工总数"), 29999);
    CHECK(decide(rules, facts).verdict() == verdict::eligible);
    CHECK(decide(rules, facts).definitions()[0].rows_hit() == std::vector<std::uint32_t>{2999});
    facts.set(rules.fact("职工总数"), 30000);
    CHECK(decide(rules, facts).verdict() == verdict::ineligible);
}

TEST_CASE("a profile of other rules is refused") {
    auto const one = rules_of(small::only("居民企业")), two = rules_of(small::only("失信"));
    profile const facts{one};
    CHECK_THROWS_AS(evaluate(two, facts, {.as_of = asked}), error);
    profile other{two};
    CHECK_THROWS_AS(other.set(one.fact("失信"), true), error);
}

TEST_CASE("a programme that builds on another gives its reason") {
    auto const first = small::programme("    eligible:\n      all:\n        - {cite: 办法 第一条, when: 居民企业}\n",
                                        "test.base");
    auto const second = small::programme(
        "    eligible:\n      all:\n        - {cite: 办法 第二条, programme: test.base}\n");
    auto loaded = small::load({small::facts, second, first});
    REQUIRE(loaded);
    auto const& rules = *loaded;
    profile facts{rules};
    auto const open = evaluate(rules, facts, {.as_of = asked, .only = {"test.one"}});
    REQUIRE(open.size() == 1);
    CHECK(open["test.one"].verdict() == verdict::undetermined);
    CHECK(open["test.one"].missing()[0].name == "居民企业");
    facts.set(rules.fact("居民企业"), true);
    CHECK(decide(rules, facts).verdict() == verdict::eligible);
    CHECK(decide(rules, facts, {2019, 1, 1}).verdict() == verdict::not_in_force);
}

TEST_CASE("rows that take every value leave no doubt that one of them applies") {
    auto const rules = rules_of(small::programme(
        "    define:\n      等级分:\n        cite: 办法 表一\n        table:\n          given: 等级\n          rows: "
        "|\n"
        "            A | 30分\n            B, C | 10分\n    eligible:\n      all:\n        - {cite: 办法 第一条, when: "
        "基础评分 + 等级分 >= 60分}\n"));
    profile facts{rules};
    facts.set(rules.fact("基础评分"), 70);
    CHECK(decide(rules, facts).verdict() == verdict::eligible);
    facts.set(rules.fact("基础评分"), 20);
    CHECK(decide(rules, facts).verdict() == verdict::ineligible);
}
