// Whole explanations, compared byte for byte with files in tests/report/baselines. HUIQI_REFRESH=1 writes them anew:
// read the difference before it is kept.
#include <huiqi/report/explain.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "hand_made.hpp"

#include <catch2/catch.hpp>

using namespace huiqi;
using namespace huiqi::hand_made;

namespace {

constexpr date asked{2025, 8, 13};

void same_as_file(std::string const& name, std::string const& text) {
    auto const path = "tests/report/baselines/" + name;
    if (std::getenv("HUIQI_REFRESH") != nullptr) std::ofstream{path, std::ios::binary} << text;
    std::ifstream in{path, std::ios::binary};
    REQUIRE(in.is_open());
    std::string const kept{std::istreambuf_iterator<char>{in}, {}};
    INFO(path);
    CHECK(text == kept);
}

decimal of(std::string_view digits) { return *parse_decimal(digits); }

std::vector<fact_declaration> vocabulary() {
    auto staff = fact("职工总数", "employees", number(unit::of(unit::person), "0", "2000000", true));
    staff.origin = "企业所得税年度申报表";
    staff.ask = "上一会计年度月平均职工总数是多少？";
    auto experts = fact("科技人员", "tech_staff", number(unit::of(unit::person), "0", "2000000", true));
    auto sales = fact("销售收入", "sales", number(unit::of(unit::yuan), "0", "10000000000000", true));
    sales.origin = "利润表";
    auto research = fact("研发费用", "rd", number(unit::of(unit::yuan), "0", "1000000000000", true));
    research.ask = "每年的研发费用是多少？";
    auto score = fact("专家评分", "expert_score", number(unit::of(unit::score), "0", "30"));
    score.judged = true;
    score.ask = "专家组评分";
    auto base = fact("基础评分", "base_score", number(unit::of(unit::score), "0", "100"));
    return {staff,
            experts,
            sales,
            research,
            score,
            base,
            fact("居民企业", "resident", {.kind = feel::type_kind::boolean}),
            fact("失信", "dishonest", {.kind = feel::type_kind::boolean}),
            fact("成立日期", "established_on", {.kind = feel::type_kind::date})};
}

programme research_subsidy() {
    auto made = subsidy("test.research", "研发投入补助", "research subsidy");
    parameter_declaration limit;
    limit.name = "单户上限";
    limit.unknown = true;
    limit.why = "文本在此中断";
    made.parameters.push_back(limit);
    auto& version = made.versions.front();
    version.definitions = {
        defined("近三年研发费用占比", "办法 第五条", "sum(last years(研发费用, 3)) / sum(last years(销售收入, 3))"),
        tabled("科技人员得分", "办法 第七条（一）", "科技人员 / 职工总数",
               {{">= 30%", "20分"}, {"[10%..30%)", "10分"}, {"< 10%", "0分"}}),
    };
    auto violations = group(clause_kind::none, {condition("办法 第六条（四）", "列入严重违法失信名单", "失信")});
    auto ways = group(clause_kind::any,
                      {condition("办法 第六条（五）", "综合评价得分不低于60分", "基础评分 + 专家评分 >= 60分"),
                       condition("办法 第八条", "成立不足三年", "成立日期 in past(3年)")});
    version.eligible = group(clause_kind::all,
                             {condition("办法 第六条（一）", "居民企业", "居民企业"),
                              condition("办法 第六条（二）", "职工总数不超过500人、年销售收入不超过2亿元",
                                        "职工总数 <= 500人 and 销售收入 <= 2亿元"),
                              condition("办法 第六条（三）", "近三年研发费用总额占同期销售收入总额的比例不低于3%",
                                        "近三年研发费用占比 >= 3%"),
                              violations, ways,
                              group(clause_kind::at_least,
                                    {condition("", "", "科技人员得分 >= 10分"), condition("", "", "科技人员 >= 20人"),
                                     condition("", "", "居民企业")},
                                    "办法 第九条", "下列条件至少符合两项", 2)});
    auto inspected = condition("办法 第二十条", "职工总数5人以下的，列入现场核查", "职工总数 <= 5人");
    inspected.name = "现场核查";
    version.remarks = {inspected};

    award_part grant;
    grant.name = "增量补助";
    grant.cite = cited("办法 第十条");
    grant.text = "按研发费用的10%给予补助，最高200万元";
    grant.when = words("研发费用 > 100万元");
    grant.amount = words("10% * 研发费用");
    grant.caps.push_back({words("200万元"), cap_span::each, {}, "单项上限", {}});
    grant.round = {of("1"), rounding::down, true};
    award_part extra;
    extra.name = "配套补助";
    extra.cite = cited("办法 第十一条");
    extra.up_to = true;
    extra.amount = words("min(单户上限, 50万元)");
    extra.round = {of("0.01"), rounding::half_even, false};
    version.awards = {grant, extra};
    version.total_caps.push_back({words("220万元"), cap_span::per_year, {}, "", {}});
    return made;
}

rule_set research_rules() {
    maker rules{vocabulary()};
    rules.add(research_subsidy());
    return rules.make();
}

void put_years(profile& facts, rule_set const& rules, std::string_view name,
               std::vector<std::string_view> const& amounts) {
    int year = 2024;
    for (auto const amount : amounts) facts.set(rules.fact(name), year--, of(amount));
}

/// A firm that meets every condition.
profile good_firm(rule_set const& rules) {
    profile facts{rules};
    put_years(facts, rules, "职工总数", {"80"});
    put_years(facts, rules, "科技人员", {"24"});
    put_years(facts, rules, "销售收入", {"68212208", "50000000", "30000000"});
    put_years(facts, rules, "研发费用", {"20500000.55", "1800000", "1200000"});
    facts.set(rules.fact("基础评分"), of("45"));
    facts.set(rules.fact("专家评分"), of("20"));
    facts.set(rules.fact("居民企业"), true);
    facts.set(rules.fact("失信"), false);
    facts.set(rules.fact("成立日期"), date{2015, 3, 1});
    return facts;
}

void all_forms(std::string const& name, report const& whole) {
    same_as_file(name + ".zh.txt", explain(whole, language::zh));
    same_as_file(name + ".en.txt", explain(whole, language::en));
    same_as_file(name + ".zh.md", explain(whole, language::zh, {.format = explanation_format::markdown}));
    same_as_file(name + ".en.html", explain(whole, language::en, {.format = explanation_format::html}));
    same_as_file(name + ".json", to_json(whole) + "\n");
}

} // namespace

TEST_CASE("a firm that qualifies sees its amount, and how ceilings and rounding made it") {
    auto const rules = research_rules();
    all_forms("eligible", evaluate(rules, good_firm(rules), {.as_of = asked}));
}

TEST_CASE("a refusal names the clause, the value, the threshold and the distance") {
    auto const rules = research_rules();
    auto facts = good_firm(rules);
    put_years(facts, rules, "销售收入", {"50000000", "50000000", "36800000"});
    put_years(facts, rules, "研发费用", {"1762000", "1000000", "1000000"});
    all_forms("ratio", evaluate(rules, facts, {.as_of = asked}));
}

TEST_CASE("a situation that must not occur, alternatives of which none is met, a count that is not reached") {
    auto const rules = research_rules();
    auto facts = good_firm(rules);
    facts.set(rules.fact("失信"), true);
    facts.set(rules.fact("专家评分"), of("10"));
    put_years(facts, rules, "科技人员", {"7"});
    all_forms("refused", evaluate(rules, facts, {.as_of = asked}));
}

TEST_CASE("what is missing is told in three kinds") {
    auto const rules = research_rules();
    auto facts = good_firm(rules);
    facts.forget(rules.fact("专家评分"));
    facts.forget(rules.fact("职工总数"));
    facts.forget(rules.fact("居民企业"));
    all_forms("missing", evaluate(rules, facts, {.as_of = asked}));
}

TEST_CASE("what cannot be computed is shown with its expression, its place and the cause") {
    auto const rules = research_rules();
    auto facts = good_firm(rules);
    put_years(facts, rules, "销售收入", {"0", "0", "0"});
    all_forms("mistake", evaluate(rules, facts, {.as_of = asked}));
}

TEST_CASE("a programme that is not in force is not decided") {
    auto const rules = research_rules();
    all_forms("not_in_force", evaluate(rules, good_firm(rules), {.as_of = {2027, 1, 1}}));
}
