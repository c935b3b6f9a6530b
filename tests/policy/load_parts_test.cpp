#include <catch2/catch.hpp>

#include "loaded.hpp"

using namespace huiqi;
using namespace huiqi::loaded;

namespace {

rule_documents sound(std::string const& file) {
    auto all = from({file});
    for (auto const& each : mistakes(all)) FAIL_CHECK(each);
    return std::move(all.documents);
}

std::string at(source_ptr const& file, source_range range) {
    return file->text.substr(range.begin, range.end - range.begin);
}

} // namespace

TEST_CASE("facts have the types that expressions are checked with") {
    auto const facts = sound(R"(huiqi: vocabulary/1
facts:
  职工总数: {id: employees, type: number, unit: 人, per: accounting year, range: "[0..2000000]", ask: 多少人？}
  占比: {id: share, type: number, unit: "%", range: "(0%..100%]"}
  年限: {id: years, type: duration, range: "[0年..100年]"}
  天数: {id: days, type: duration, range: "[0天..365天]"}
  行业: {id: industry, type: code, scheme: GB/T 4754-2017}
  高企: {id: hnte, type: certificate, valid: 3年}
  标准日期: {id: standard_on, type: date, may_be_absent: true}
  先进: {id: advanced, type: boolean, judged: true, en: advanced}
  记录:
    id: records
    type: list
    fields:
      程度: {id: degree, type: string, values: [一般, 重大]}
      处罚: {type: structure, fields: {金额: {type: money, range: ">= 0元"}}}
)")
                           .words.facts;
    REQUIRE(facts.size() == 9);
    CHECK(facts[0].name == "职工总数");
    CHECK(facts[0].id == "employees");
    CHECK(facts[0].of.kind == feel::type_kind::number);
    CHECK(facts[0].of.in == unit::of(unit::person));
    CHECK(facts[0].of.yearly);
    CHECK(facts[0].of.within.high == decimal::from_integer(2000000));
    CHECK(facts[0].ask == "多少人？");
    CHECK(facts[0].range_text.text() == "[0..2000000]");
    CHECK(at(facts[0].source, facts[0].declared_at) == "职工总数");
    CHECK(facts[1].of.in.is_none());
    CHECK_FALSE(facts[1].of.within.low_closed);
    CHECK(facts[1].of.within.high == decimal::from_integer(1));
    CHECK(facts[2].of.kind == feel::type_kind::months_duration);
    CHECK(facts[2].of.within.high == decimal::from_integer(1200));
    CHECK(facts[3].of.kind == feel::type_kind::time_duration);
    CHECK(facts[3].of.within.high == decimal::from_integer(365 * 86400));
    CHECK(facts[4].of.kind == feel::type_kind::code);
    CHECK(facts[4].scheme == "GB/T 4754-2017");
    CHECK(facts[5].certificate);
    CHECK(facts[5].valid == months_duration{36});
    CHECK(facts[5].of.kind == feel::type_kind::list);
    REQUIRE(facts[5].of.element->fields->size() == 2);
    CHECK(facts[5].of.element->fields->at(1).name == "to");
    CHECK(facts[6].of.may_be_absent);
    CHECK(facts[7].judged);
    CHECK(facts[7].en == "advanced");
    auto const& fields = *facts[8].of.element->fields;
    REQUIRE(fields.size() == 2);
    CHECK(fields[0].id == "degree");
    CHECK(*fields[0].of.values == std::vector<std::string>{"一般", "重大"});
    CHECK(fields[1].of.kind == feel::type_kind::context);
    CHECK(fields[1].of.fields->at(0).of.within.low == decimal{});
}

TEST_CASE("clauses have their ids, given or by their path counted from 1") {
    auto const file = one_programme(R"(    eligible:
      all:
        - {cite: 办法 第六条（二）, text: 不超过500人, when: 职工总数 <= 500人}
        - any:
            - {id: 绿色, when: a}
            - at_least: 2
              of:
                - when: b
                - none: [{when: c}]
        - programme: other.one
    remarks:
      - {name: 核查, when: d}
      - all: [{when: e}]
)");
    auto const documents = sound(file);
    REQUIRE(documents.programmes.size() == 1);
    auto const& version = documents.programmes[0].versions.at(0);
    auto const& root = *version.eligible;
    CHECK(root.id == "eligible");
    CHECK(root.kind == clause_kind::all);
    CHECK(root.children[0].id == "all[1]");
    CHECK(root.children[0].cite.source == "办法");
    CHECK(root.children[0].cite.place == "第六条（二）");
    CHECK(root.children[0].condition.text() == "职工总数 <= 500人");
    CHECK(at(documents.sources[0], root.children[0].condition.range()) == "职工总数 <= 500人");
    CHECK(at(documents.sources[0], root.children[0].range) == "when");
    CHECK(root.children[1].children[0].id == "绿色");
    CHECK(root.children[1].children[0].id_given);
    CHECK(root.children[1].children[1].id == "all[2].any[2]");
    CHECK(root.children[1].children[1].at_least == 2);
    CHECK(root.children[1].children[1].children[1].children[0].id == "all[2].any[2].at_least[2].none[1]");
    CHECK(root.children[2].kind == clause_kind::programme);
    CHECK(root.children[2].programme == "other.one");
    CHECK(version.remarks[0].id == "remarks[1]");
    CHECK(version.remarks[1].children[0].id == "remarks[2].all[1]");
}

TEST_CASE("a file in Chinese means what the one in English means") {
    auto const english = sound(R"(huiqi: programme/1
id: test.one
title: {zh: 测试, en: test}
kind: loan
sources: {办法: {title: 测试办法, issued: 2022-05}}
versions:
  - name: 一版
    in_force: {from: 2017, by: accounting year}
    define:
      得分: {judged: true, table: {given: 甲, overlap: first, rows: [[any, 5分], [otherwise, 0分]]}}
    eligible:
      all: [{cite: 办法 一, when: a}, {any: [{when: unknown}]}]
    award:
      - {name: 额度, each: 项 in 项目, up_to: 5元, cap: {at: 3元, per: year}, round: {to: 万元, mode: down}}
)");
    auto const chinese = sound(R"(惠企: 政策/1
编号: test.one
标题: {中文: 测试, 英文: test}
类别: 贷款
文件: {办法: {标题: 测试办法, 发布日期: 2022-05}}
版本:
  - 名称: 一版
    施行: {自: 2017, 按: 会计年度}
    定义:
      得分: {专家评定: 是, 表: {输入: 甲, 重叠: 取先, 行: [[any, 5分], [其余, 0分]]}}
    申报条件:
      全部满足: [{依据: 办法 一, 条件: a}, {任一满足: [{条件: 未知}]}]
    奖补:
      - {名称: 额度, 逐项: 项 属于 项目, 不超过: 5元, 上限: {限额: 3元, 计期: 年}, 取整: {至: 万元, 方式: 舍去}}
)");
    for (auto const* documents : {&english, &chinese}) {
        auto const& one = documents->programmes.at(0);
        CHECK(one.id == "test.one");
        CHECK(one.title.en == "test");
        CHECK(one.kind == programme_kind::loan);
        CHECK(one.sources[0].issued == "2022-05");
        auto const& version = one.versions[0];
        CHECK(version.by_accounting_year);
        CHECK(version.in_force[0].from->earliest() == date{2017, 1, 1});
        CHECK(version.in_force[0].from->latest() == date{2017, 12, 31});
        CHECK(version.definitions[0].judged);
        CHECK(version.definitions[0].table.overlap == row_overlap::first);
        CHECK(version.definitions[0].table.rows[1].otherwise);
        CHECK(version.eligible->children[1].children[0].id == "all[2].any[1]");
        CHECK(version.awards[0].up_to);
        CHECK(version.awards[0].each == "项");
        CHECK(version.awards[0].each_in.text() == "项目");
        CHECK(version.awards[0].caps[0].per == cap_span::per_year);
        CHECK(version.awards[0].round.to == decimal::from_integer(10000));
        CHECK(version.awards[0].round.mode == rounding::down);
    }
}

TEST_CASE("cells lie where they stand in the file") {
    auto const documents = sound(one_programme(R"(    define:
      得分:
        table:
          given: [行业, "人数"]
          outputs: [分数, 等级]
          hit: F
          default: [0分, "丙"]
          rows: |
            工业, 建筑 | >= 10人 | 20分 | "甲|乙"

            otherwise           | 0分  | "丙"
)" + eligible));
    auto const& table = documents.programmes[0].versions[0].definitions[0].table;
    auto const& file = documents.sources[0];
    CHECK(table.hit == hit_policy::first);
    CHECK(table.outputs == std::vector<std::string>{"分数", "等级"});
    CHECK(table.defaults.size() == 2);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].tests[0].text() == "工业, 建筑");
    CHECK(at(file, table.rows[0].tests[1].range()) == ">= 10人");
    CHECK(table.rows[0].results[1].text() == "\"甲|乙\"");
    CHECK(at(file, table.rows[0].results[1].range()) == "\"甲|乙\"");
    CHECK(table.rows[1].otherwise);
    CHECK(table.rows[1].tests.empty());
    CHECK(at(file, table.rows[1].results[0].range()) == "0分");
}

TEST_CASE("amounts, caps, rounding and instalments") {
    auto const documents = sound(one_programme(eligible + R"(    award:
      - {name: 甲, amount: 5万元, cap: 3万元}
      - name: 乙
        up_to:
          whole: 合同额
          rows: |
            <= 10万元 | 1%
            > 10万元  | unknown
        cap:
          - {at: 5万元, per: ever, over: [a.one, b.two], text: 以此为限}
          - 地方贡献
        round: {to: 5000元, mode: half_up}
        pay: [{share: unknown, text: 分期}, {share: 40%}]
        top_up: true
      - name: 丙
        amount: {table: {given: 级别, rows: [["A", 1元], [otherwise, 0元]]}}
    award_total: {cap: {at: 500万元, per: year}}
)"));
    auto const& version = documents.programmes[0].versions[0];
    auto const& awards = version.awards;
    REQUIRE(awards.size() == 3);
    CHECK(awards[0].caps[0].at.text() == "3万元");
    CHECK_FALSE(awards[0].round.stated);
    CHECK(awards[0].round.to == *parse_decimal("0.01"));
    CHECK(awards[1].kind == amount_kind::whole);
    CHECK(awards[1].up_to);
    CHECK(awards[1].amount.text() == "合同额");
    CHECK(awards[1].table.rows[1].results[0].text() == "unknown");
    CHECK(awards[1].caps[0].per == cap_span::ever);
    CHECK(awards[1].caps[0].over == std::vector<std::string>{"a.one", "b.two"});
    CHECK(awards[1].caps[1].at.text() == "地方贡献");
    CHECK(awards[1].round.to == decimal::from_integer(5000));
    CHECK(awards[1].round.mode == rounding::half_up);
    CHECK(awards[1].pay[0].share.text() == "unknown");
    CHECK(awards[1].top_up);
    CHECK(awards[2].kind == amount_kind::table);
    CHECK(version.total_caps[0].per == cap_span::per_year);
}

TEST_CASE("parameters, known and unknown") {
    auto const documents = sound(one_programme(eligible, R"(parameters:
  存量比例: {cite: 办法 三, value: 3%, text: 存量不高于3%}
  单户上限: {value: 未知, unit: 元, range: "[0元..5000万元]", why: 文本中断}
)"));
    auto const& parameters = documents.programmes[0].parameters;
    REQUIRE(parameters.size() == 2);
    CHECK(parameters[0].value.text() == "3%");
    CHECK_FALSE(parameters[0].unknown);
    CHECK(parameters[1].unknown);
    CHECK(parameters[1].unit.text() == "元");
    CHECK(parameters[1].why == "文本中断");
}

TEST_CASE("cases keep their facts and expectations as written") {
    auto const documents = sound(R"(惠企: 案例/1
政策: test.one
申请日: 2025-07-01
事实:
  职工总数: {2024: 80}
案例:
  - 名称: 甲
    事实: {职工总数: unknown}
    预期: {结论: 待定, 缺少: [职工总数], 评价得分: 88分}
  - 名称: 乙
    申请日: 2026-01-01
    预期: {award: 0元, because: 办法 一}
)");
    REQUIRE(documents.cases.size() == 1);
    auto const& file = documents.cases[0];
    CHECK(file.programme == "test.one");
    CHECK(file.as_of == date{2025, 7, 1});
    CHECK(file.facts->entries.size() == 1);
    REQUIRE(file.cases.size() == 2);
    CHECK(file.cases[0].expect.verdict->text() == "undetermined");
    CHECK(file.cases[0].expect.missing->at(0).text() == "职工总数");
    CHECK(file.cases[0].expect.definitions[0].name == "评价得分");
    CHECK(file.cases[1].as_of == date{2026, 1, 1});
    CHECK(file.cases[1].expect.because->size() == 1);
    CHECK(file.cases[1].expect.award->text() == "0元");
}
