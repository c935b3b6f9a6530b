#include <catch2/catch.hpp>

#include <string>

#include <huiqi/cases/show_cases.hpp>

#include "case_rules.hpp"

using namespace huiqi;

namespace {

case_run two_cases() {
    case_run run;
    case_outcome good;
    good.file = "a.cases.yaml";
    good.name = "通过的";
    good.programme = "test.bonus";
    good.place = {12, 5};
    good.passed = good.ran = true;
    case_outcome bad = good;
    bad.name = "<甲> & \"乙\"\x1b[31m";
    bad.place = {14, 5};
    bad.passed = false;
    bad.differences = {{"verdict", "eligible", "ineligible"}, {"评价得分", "68分", ""}};
    run.outcomes = {good, bad};
    run.touched.clauses = {{"test.bonus", "一版", "all[1]", "a.yaml", {20, 9}, 3, 1},
                           {"test.bonus", "一版", "all[2]", "a.yaml", {22, 9}, 3, 0},
                           {"test.bonus", "一版", "all[3]", "a.yaml", {24, 9}, 0, 2},
                           {"test.bonus", "一版", "all[4]", "a.yaml", {26, 9}, 0, 0}};
    run.touched.rows = {{"test.bonus", "一版", "得分", "a.yaml", {8, 13}, 1, 5},
                        {"test.bonus", "一版", "得分", "a.yaml", {9, 13}, 2, 0}};
    return run;
}

} // namespace

TEST_CASE("a failed case shows what was expected beside what came out") {
    CHECK(to_text(two_cases(), language::zh, false, false) ==
          "未通过  a.cases.yaml:14:5  <甲> & \"乙\" [31m  [test.bonus]\n"
          "              预期      实际\n"
          "    结论      eligible  ineligible\n"
          "    评价得分  68分      （无）\n"
          "\n"
          "通过 1/2\n");
}

TEST_CASE("coverage is told in counts and in places") {
    CHECK(to_text(two_cases(), language::en, true, false)
              .substr(to_text(two_cases(), language::en, false, false).size() - 11) ==
          "passed 1/2 · conditions seen both ways 1/4 · table rows 1/2\n"
          "conditions not seen both ways:\n"
          "    a.yaml:22:9  all[2] (一版)  never fails\n"
          "    a.yaml:24:9  all[3] (一版)  never holds\n"
          "    a.yaml:26:9  all[4] (一版)  never decided\n"
          "table rows never hit:\n"
          "    a.yaml:9:13  得分, row 2\n");
}

TEST_CASE("colour is used only when asked for") {
    CHECK(to_text(two_cases(), language::zh, true, false).find('\x1b') == std::string::npos);
    CHECK(to_text(two_cases(), language::zh, true, true).find("\x1b[31m未通过\x1b[0m") == 0);
}

TEST_CASE("a run without cases says so") {
    CHECK(to_text({}, language::zh, false, false) == "没有案例\n");
    CHECK(to_text({}, language::en, true, false) == "no cases · conditions seen both ways 0/0 · table rows 0/0\n");
    CHECK(to_junit({}, language::en).find("tests=\"0\"") != std::string::npos);
}

TEST_CASE("mistakes in facts are shown with their place") {
    auto const run = case_rules::run(
        case_rules::cases("  - {name: 一, facts: {等极: 甲}, expect: {verdict: eligible}}\n"));
    auto const text = to_text(run, language::zh, false, false);
    CHECK(text.find("未运行  bonus.cases.yaml:11:12  一") == 0);
    CHECK(text.find("错误 HQ5001: 没有名为「等极」的事实") != std::string::npos);
    CHECK(text.find("bonus.cases.yaml:11:23") != std::string::npos);
}

TEST_CASE("JUnit holds every case, escaped") {
    auto const xml = to_junit(two_cases(), language::en);
    CHECK(xml.find("<testsuite name=\"a.cases.yaml\" tests=\"2\" failures=\"1\" errors=\"0\">") != std::string::npos);
    CHECK(xml.find("<testcase name=\"通过的\" classname=\"test.bonus\" file=\"a.cases.yaml\" line=\"12\"/>") !=
          std::string::npos);
    CHECK(xml.find("name=\"&lt;甲&gt; &amp; &quot;乙&quot;\xEF\xBF\xBD[31m\"") != std::string::npos);
    CHECK(xml.find("verdict: expected eligible, actual ineligible&#10;") != std::string::npos);
    CHECK(xml.find('\x1b') == std::string::npos);
}

TEST_CASE("JSON holds cases, differences and coverage") {
    auto const json = to_json(two_cases());
    CHECK(json.find(R"("huiqi":"case-run/1","passed":1,"total":2,)") != std::string::npos);
    CHECK(json.find(R"("differences":[{"what":"verdict","expected":"eligible","actual":"ineligible"},)") !=
          std::string::npos);
    CHECK(json.find(R"("coverage":{"clauses":4,"clauses_both_ways":1,"rows":2,"rows_hit":1,)") != std::string::npos);
}
