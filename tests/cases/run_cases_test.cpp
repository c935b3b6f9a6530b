// What makes a case pass or fail, and what is counted as tested.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <huiqi/cases/run_cases.hpp>
#include <huiqi/text/render.hpp>

#include "case_rules.hpp"

using namespace huiqi;

namespace {

/// One case whose own facts and expectations stand in braces.
case_outcome one(std::string const& facts, std::string const& expect) {
    auto const run = case_rules::run(
        case_rules::cases("  - name: 一例\n    facts: {" + facts + "}\n    expect: " + expect + "\n"));
    REQUIRE(run.outcomes.size() == 1);
    return run.outcomes.front();
}

/// `verdict: eligible / ineligible` for each difference, and the codes of problems.
std::vector<std::string> findings(case_outcome const& of) {
    std::vector<std::string> found;
    for (auto const& each : of.differences) found.push_back(each.what + ": " + each.expected + " / " + each.actual);
    for (auto const& each : of.problems) found.push_back(std::string{each.what->code});
    return found;
}

struct example {
    std::string facts, expect;
    std::vector<std::string> found;
};

} // namespace

TEST_CASE("an expectation is met or told with what came out instead") {
    auto const each = GENERATE(values<example>({
        // verdicts
        {"专家评分: 25", "{verdict: eligible}", {}},
        {"专家评分: 5, 等级: 乙", "{verdict: ineligible}", {}},
        {"专家评分: 5", "{verdict: undetermined}", {}},
        {"专家评分: 25", "{verdict: ineligible}", {"verdict: ineligible / eligible"}},
        {"专家评分: 25", "{结论: 不符合}", {"verdict: ineligible / eligible"}},
        // awards
        {"专家评分: 25", "{award: 30万元}", {}},
        {"专家评分: 25", "{award: 300000元}", {}},
        {"专家评分: 25", "{award: 30.5万元}", {"award: 30.5万元 / 30万元"}},
        {"专家评分: 25, 研发费用: unknown", "{award: '[0元..200万元]'}", {}},
        {"专家评分: 25, 研发费用: unknown", "{award: '(0元..200万元]'}", {"award: (0元..200万元] / [0元..200万元]"}},
        {"专家评分: 25, 研发费用: unknown", "{award: 30万元}", {"award: 30万元 / [0元..200万元]"}},
        {"专家评分: 5, 等级: 乙", "{award: 0元}", {}},
        {"专家评分: 25", "{award: 30万}", {"HQ6009"}},
        {"专家评分: 25", "{award: 很多}", {"HQ6008"}},
        // reasons
        {"专家评分: 5, 等级: 乙", "{because: [办法 第四条（二）]}", {}},
        {"专家评分: 5, 等级: 乙", "{because: [第四条（二）, 甲级]}", {}},
        {"专家评分: 5, 等级: 乙",
         "{because: [办法 第六条]}",
         {"because: 办法 第六条 / 办法 第四条（二）、办法 第五条"}},
        {"专家评分: 25, 失信: true", "{because: [办法 第六条]}", {}},
        {"专家评分: 25, 失信: true", "{because: ['all[3].none[1]']}", {}},
        {"专家评分: 25, 失信: true", "{because: [办法 第四条（一）]}", {"because: 办法 第四条（一） / 办法 第六条"}},
        {"专家评分: 5", "{because: [办法 第五条]}", {}},
        {"专家评分: 25", "{because: [办法 第四条（二）]}", {}},
        {"专家评分: 25", "{because: [甲级]}", {"because: 甲级 / 办法 第四条（一）、办法 第四条（二）、办法 第六条"}},
        {"专家评分: 5", "{because: [办法 第四十条]}", {"HQ6004"}},
        // what is missing
        {"专家评分: 5", "{missing: [等级]}", {}},
        {"专家评分: 5", "{missing: [grade]}", {}},
        {"", "{missing: [等级]}", {"missing: 等级 / 专家评分、等级"}},
        {"科技人员: unknown, 专家评分: 15", "{missing: [科技人员 2024, 等级]}", {}},
        {"科技人员: unknown, 专家评分: 15",
         "{missing: [科技人员 2023, 等级]}",
         {"missing: 科技人员 2023、等级 / 科技人员 2024、等级"}},
        {"专家评分: 25", "{missing: []}", {}},
        {"专家评分: 5", "{missing: []}", {"missing:  / 等级"}},
        {"专家评分: 5", "{missing: [等极]}", {"HQ6005"}},
        {"专家评分: 25", "{unpublished: []}", {}},
        {"专家评分: 25", "{unpublished: [门槛]}", {"unpublished: 门槛 / "}},
        {"专家评分: 25", "{unpublished: [门坎]}", {"HQ6006"}},
        {"职工总数: {2024: 0}, 等级: 乙", "{problems: [科技人员 / 职工总数]}", {}},
        {"职工总数: {2024: 0}, 等级: 乙", "{problems: []}", {"problems:  / 科技人员 / 职工总数"}},
        {"专家评分: 25", "{problems: [1 / 0]}", {"problems: 1 / 0 / "}},
        // definitions
        {"专家评分: 25", "{得分: 10分}", {}},
        {"专家评分: 25", "{总分: 35分}", {}},
        {"专家评分: 25", "{总分: 36分}", {"总分: 36分 / 35分"}},
        {"", "{总分: '[10分..40分]'}", {}},
        {"", "{总分: unknown, 得分: 10分}", {}},
        {"专家评分: 25", "{总分: unknown}", {"总分: unknown / 35分"}},
        {"", "{总分: 10分}", {"总分: 10分 / [10分..40分]"}},
        {"", "{科技占比: 20%}", {}},
        {"", "{tech_share: 0.2}", {}},
        {"", "{科技占比: 20.1%}", {"科技占比: 20.1% / 20%"}},
        {"", "{规模: 小}", {}},
        {"", "{规模: 大}", {"规模: 大 / 小"}},
        {"成立日期: 2020-02-29", "{起算日: 2020-02-29}", {}},
        {"成立日期: 2020-02-29", "{起算日: 2020-03-01}", {"起算日: 2020-03-01 / 2020-02-29"}},
        {"", "{总分: 10元}", {"HQ6009"}},
        {"", "{总分: 甲}", {"HQ6008"}},
        {"", "{总得分: 10分}", {"HQ6003"}},
        // facts
        {"专家评分: 25, 职工数: 5", "{verdict: eligible}", {"HQ5001"}},
        {"专家评分: 31", "{verdict: eligible}", {"HQ5003"}},
    }));
    INFO(each.facts << " => " << each.expect);
    auto const outcome = one(each.facts, each.expect);
    CHECK(findings(outcome) == each.found);
    CHECK(outcome.passed == each.found.empty());
    CHECK(outcome.place.line == 11);
}

TEST_CASE("facts of a case are put over those of its file") {
    auto const run = case_rules::run(
        case_rules::cases(R"(  - {name: 共同, facts: {专家评分: 25}, expect: {科技占比: 20%}}
  - {name: 覆盖, facts: {科技人员: {2024: 30}}, expect: {科技占比: 30%}}
  - {name: 取消, facts: {科技人员: unknown}, expect: {科技占比: unknown}}
  - {name: 又是共同, facts: {}, expect: {科技占比: 20%}}
)"));
    REQUIRE(run.outcomes.size() == 4);
    for (auto const& each : run.outcomes) {
        INFO(each.name);
        CHECK(findings(each).empty());
    }
}

TEST_CASE("a case may be asked as of its own date") {
    auto const run = case_rules::run(case_rules::cases(
        "  - {name: 早, as_of: 2019-12-31, expect: {verdict: not-in-force, award: null, missing: []}}\n"
        "  - {name: 早些, as_of: 2019-12-31, expect: {verdict: eligible, 得分: 10分}}\n"));
    CHECK(findings(run.outcomes[0]).empty());
    CHECK(findings(run.outcomes[1]) == std::vector<std::string>{"verdict: eligible / not-in-force", "得分: 10分 / "});
}

TEST_CASE("a mistake in the facts of a file is told once and none of its cases runs") {
    auto const run = case_rules::run(case_rules::cases(
        "  - {name: 一, expect: {verdict: eligible}}\n  - {name: 二, expect: {verdict: eligible}}\n", "  等极: 甲\n"));
    REQUIRE(run.outcomes.size() == 2);
    CHECK(findings(run.outcomes[0]) == std::vector<std::string>{"HQ5001"});
    CHECK(findings(run.outcomes[1]).empty());
    for (auto const& each : run.outcomes) {
        CHECK_FALSE(each.ran);
        CHECK_FALSE(each.passed);
    }
}

TEST_CASE("what is wrong with an expectation is underlined") {
    auto const outcome = one("专家评分: 5", "{missing: [等极], 总得分: 1分, because: [甲极]}");
    REQUIRE(outcome.problems.size() == 3);
    std::vector<std::string> underlined;
    for (auto const& each : outcome.problems)
        underlined.push_back(each.source->text.substr(each.range.begin, each.range.end - each.range.begin));
    CHECK(underlined == std::vector<std::string>{"甲极", "等极", "总得分"});
}

TEST_CASE("conditions count once they were seen to hold and to fail, rows once they were hit") {
    auto const run = case_rules::run(
        case_rules::cases(R"(  - {name: 一, facts: {专家评分: 25, 失信: true}, expect: {verdict: ineligible}}
  - {name: 二, facts: {科技人员: {2024: 40}, 专家评分: 5, 等级: 甲}, expect: {verdict: eligible}}
)"));
    for (auto const& each : run.outcomes) CHECK(findings(each).empty());
    auto const& clauses = run.touched.clauses;
    REQUIRE(clauses.size() == 4);
    std::vector<std::string> seen;
    for (auto const& each : clauses)
        seen.push_back(each.id + " " + std::to_string(each.held) + "/" + std::to_string(each.failed));
    CHECK(seen == std::vector<std::string>{"all[1] 2/0", "all[2].any[1] 1/1", "甲级 1/0", "all[3].none[1] 1/1"});
    CHECK(clauses[0].file == "bonus.yaml");
    CHECK(clauses[0].place.line == 28);

    auto const& rows = run.touched.rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].hit == 1);
    CHECK(rows[1].hit == 1);
    CHECK(rows[2].hit == 0);
    CHECK(rows[2].table == "得分");
    CHECK(rows[2].number == 3);
    CHECK(rows[2].place.line == 23);
}

TEST_CASE("what a case only may have touched does not count") {
    auto const run = case_rules::run(
        case_rules::cases("  - {name: 一, facts: {科技人员: unknown}, expect: {verdict: undetermined}}\n"
                          "  - {name: 二, as_of: 2019-01-01, expect: {verdict: not-in-force}}\n"));
    for (auto const& each : run.touched.rows) CHECK(each.hit == 0);
    for (auto const& each : run.touched.clauses) {
        INFO(each.id);
        CHECK(each.held + each.failed == (each.id == "all[1]" || each.id == "all[3].none[1]" ? 1 : 0));
    }
}

TEST_CASE("a clause whose text is not published is not counted") {
    std::string text{case_rules::programme};
    auto const at = text.find("when: 失信");
    text.replace(at, std::string{"when: 失信"}.size(), "when: unknown");
    auto const run = case_rules::run(case_rules::cases("  - {name: 一, expect: {verdict: undetermined}}\n"), text);
    CHECK(run.touched.clauses.size() == 3);
}

TEST_CASE("what is not published is expected by its name") {
    std::string text{case_rules::programme};
    auto const at = text.find("when: 失信");
    text.replace(at, std::string{"when: 失信"}.size(), "when: 研发费用 < 门槛");
    auto const run = case_rules::run(
        case_rules::cases("  - {name: 一, facts: {专家评分: 25, 研发费用: {2024: 50万元}}, expect: {verdict: "
                          "undetermined, unpublished: [门槛], missing: [], because: [办法 第六条]}}\n"
                          "  - {name: 二, facts: {专家评分: 25}, expect: {verdict: eligible, unpublished: [门槛]}}\n"),
        text);
    CHECK(findings(run.outcomes[0]).empty());
    CHECK(findings(run.outcomes[1]) == std::vector<std::string>{"unpublished: 门槛 / "});
}

TEST_CASE("rows of an award's table are counted under the award's name") {
    std::string text{case_rules::programme};
    auto const at = text.find("        amount: 10% * 研发费用\n");
    text.replace(at, std::string{"        amount: 10% * 研发费用\n"}.size(),
                 "        amount:\n          table:\n            given: 等级\n            rows: |\n"
                 "              甲 | 30万元\n              乙, 丙 | 10万元\n");
    auto const run = case_rules::run(case_rules::cases("  - {name: 一, facts: {等级: 甲}, expect: {award: 30万元}}\n"),
                                     text);
    for (auto const& each : run.outcomes) CHECK(findings(each).empty());
    auto const found = std::find_if(run.touched.rows.begin(), run.touched.rows.end(),
                                    [](auto const& each) { return each.table == "研发补助"; });
    REQUIRE(run.touched.rows.end() - found == 2);
    CHECK(found[0].hit == 1);
    CHECK(found[1].hit == 0);
}

TEST_CASE("documents without cases make an empty run that still lists what there is to test") {
    auto const run = case_rules::run(
        "huiqi: definitions/1\nid: test.shared\ntitle: {zh: 定义}\nversions:\n"
        "  - name: 一版\n    in_force: {from: 2020-01-01}\n    define: {一: {is: 1 + 1}}\n");
    CHECK(run.outcomes.empty());
    CHECK(run.touched.clauses.size() == 4);
}
