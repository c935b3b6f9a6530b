// Decision tables and tiers: what their rows leave open, take twice, or never get to.
#include <catch2/catch.hpp>

#include "checked.hpp"
#include "policy/row_regions.hpp"

using namespace huiqi;
using checked::mistakes;
using checked::programme_file;
using texts = std::vector<std::string>;

namespace {

/// A table with these lines as its body, used by a clause.
std::string table(std::string const& given, std::string const& rows, std::string const& more = {},
                  std::string const& use = "结果 != null") {
    std::string text = "    define:\n      结果:\n        table:\n          given: " + given + "\n" + more +
                       "          rows: |\n";
    std::size_t at = 0;
    while (at < rows.size()) {
        auto const end = std::min(rows.find('\n', at), rows.size());
        text += "            " + rows.substr(at, end - at) + "\n";
        at = end + 1;
    }
    return programme_file(text + "    eligible:\n      all:\n        - {cite: 办法 一, when: '" + use + "'}\n");
}

std::string of_score(std::string const& rows, std::string const& more = {}) {
    return table("得数", rows, more, "结果 > 1分");
}

/// The example that the only mistake gives.
std::string example(std::string const& file) {
    for (auto const& each : checked::problems({checked::vocabulary, file}))
        if (is_error(each) && !each.arguments.empty()) return each.arguments.front();
    return {};
}

std::string tiers(std::string const& kind, std::string const& rows) {
    return programme_file(
        "    eligible:\n      all:\n        - {cite: 办法 一, when: 居民企业}\n    award:\n      - name: "
        "奖\n        round: {to: 元, mode: down}\n        amount:\n          " +
        kind + ": 收入\n          rows: |\n" + rows);
}

} // namespace

TEST_CASE("rows of one input meet without a gap or an overlap") {
    CHECK(mistakes(of_score("< 10分 | 1分\n[10分..20分) | 2分\n>= 20分 | 3分")).empty());
    auto const open = of_score("< 10分 | 1分\n(10分..20分) | 2分\n>= 20分 | 3分");
    CHECK(mistakes(open) == texts{"HQ3101 «table»"});
    CHECK(example(open) == "得数 = 10分");
    CHECK(example(of_score("< 10分 | 1分\n>= 20分 | 3分")) == "得数 = 10分");
    CHECK(example(of_score("<= 10分 | 1分\n>= 20分 | 3分")) == "得数 = 15分");
    auto const twice = of_score("<= 10分 | 1分\n[10分..20分) | 2分\n>= 20分 | 3分");
    CHECK(mistakes(twice) == texts{"HQ3102 «[10分..20分) | 2分»"});
    CHECK(example(twice) == "得数 = 10分");
}

TEST_CASE("otherwise closes every gap, and overlap says what counts") {
    CHECK(mistakes(of_score("< 10分 | 1分\notherwise | 3分")).empty());
    auto const twice = std::string{"<= 50分 | 1分\n>= 50分 | 2分"};
    for (auto const* word : {"first", "highest", "lowest", "unsettled"})
        CHECK(mistakes(of_score(twice, std::string{"          overlap: "} + word + "\n")).empty());
}

TEST_CASE("whole numbers have no gap between one and the next") {
    CHECK(mistakes(table("count(项目)", "0 | 1分\n[1..2] | 2分\n>= 3 | 3分", "", "结果 > 1分")).empty());
    CHECK(example(table("count(项目)", "0 | 1分\n[1..2] | 2分\n>= 5 | 3分", "", "结果 > 1分")) == "count(项目) = 3");
}

TEST_CASE("declared values, yes and no, and dates are looked at as well") {
    auto const words = [](std::string const& rows) { return table("级别", rows, "", "结果 > 2分"); };
    CHECK(mistakes(words("国家级 | 3分\n市级, 区级 | 2分")).empty());
    CHECK(example(words("国家级 | 3分\n市级 | 2分")) == "级别 = 区级");
    CHECK(mistakes(words("国家级 | 3分\n省级 | 2分\notherwise | 0分")) == texts{"HQ3040 «省级»"});
    CHECK(example(words("国家级, 市级 | 3分\n市级, 区级 | 2分")) == "级别 = 市级");
    CHECK(mistakes(words("国家级 | 3分\nnot(\"国家级\") | 2分")).empty());
    CHECK(example(table("居民企业", "true | 1分", "", "结果 > 1分")) == "居民企业 = false");
    auto const days = [](std::string const& rows) { return table("成立日期", rows, "", "结果 > 1分"); };
    CHECK(mistakes(days("<= @\"2019-12-31\" | 1分\n>= @\"2020-01-01\" | 2分")).empty());
    CHECK(example(days("< @\"2019-12-31\" | 1分\n>= @\"2020-01-01\" | 2分")) == "成立日期 = 2019-12-31");
}

TEST_CASE("several inputs are looked at together") {
    auto const both = [](std::string const& rows) { return table("[级别, 得数]", rows, "", "结果 > 1分"); };
    CHECK(mistakes(both("国家级 | any | 3分\n市级, 区级 | >= 60分 | 2分\n市级, 区级 | < 60分 | 1分")).empty());
    CHECK(example(both("国家级 | any | 3分\n市级 | any | 2分\n区级 | > 60分 | 1分")) == "级别 = 区级, 得数 = 0分");
    CHECK(example(both("国家级 | any | 3分\nany | >= 60分 | 2分\n市级, 区级 | < 60分 | 1分")) ==
          "级别 = 国家级, 得数 = 60分");
}

TEST_CASE("rows that nothing reaches are mistakes") {
    CHECK(mistakes(of_score(">= 50分 | 1分\n>= 60分 | 2分\nany | 0分", "          overlap: first\n")) ==
          texts{"HQ3104 «>= 60分 | 2分»"});
    CHECK(mistakes(of_score("<= 100分 | 1分\n> 100分 | 2分")) == texts{"HQ3105 «> 100分»"});
}

TEST_CASE("rows have a cell for each input, and results of one type") {
    CHECK(mistakes(of_score("< 10分 | 1分\n>= 10分 | 2人")).front().starts_with("HQ3020"));
    CHECK(mistakes(of_score("< 10人 | 1分\n>= 10分 | 2分")) == texts{"HQ3020 «< 10人»"});
    CHECK(mistakes(of_score("< 10分 | 1分\n>= 10分 | 没有")) == texts{"HQ3001 «没有»"});
    CHECK(mistakes(table("得数", "< 10分 | 小型\n>= 10分 | 大型", "", "结果 = \"大型\"")).empty());
    CHECK(mistakes(table("得数", "< 10分 | 小型\n>= 10分 | 大型", "", "结果 = \"中型\"")) ==
          texts{"HQ3040 «\"中型\"»"});
}

TEST_CASE("hit policies ask for what they need") {
    auto const twice = std::string{"<= 50分 | 1分\n>= 50分 | 2分"};
    CHECK(mistakes(of_score(twice, "          hit: C+\n")).empty());
    CHECK(mistakes(of_score(twice, "          hit: F\n")).empty());
    CHECK(mistakes(of_score(twice, "          hit: A\n")) == texts{"HQ3116 «>= 50分 | 2分»"});
    CHECK(mistakes(table("得数", "<= 50分 | 小\n>= 50分 | 大", "          hit: C+\n", "居民企业")).front() ==
          "HQ3113 «table»");
}

TEST_CASE("tiers rise from 0 without a break") {
    auto const line = [](std::string const& text) { return "            " + text + "\n"; };
    CHECK(mistakes(tiers("marginal", line("(0元..10万元] | 1%") + line("> 10万元 | 0.5%"))).empty());
    CHECK(mistakes(tiers("marginal", line("(5元..10万元] | 1%") + line("> 10万元 | 0.5%"))) ==
          texts{"HQ3121 «(5元..10万元]»"});
    CHECK(mistakes(tiers("marginal", line("(0元..10万元] | 1%") + line("> 20万元 | 0.5%"))) ==
          texts{"HQ3122 «> 20万元»"});
    CHECK(mistakes(tiers("marginal", line("(0元..10万元] | 1%"))) == texts{"HQ3123 «(0元..10万元] | 1%»"});
    CHECK(mistakes(tiers("marginal", line("(0元..10万元] | 1万元") + line("> 10万元 | 2万元"))).front() ==
          "HQ3038 «1万元»");
    CHECK(mistakes(tiers("whole", line("(0元..10万元] | 1%") + line("> 10万元 | 0.5%"))).front().starts_with("HQ3101"));
    CHECK(mistakes(tiers("whole", line("<= 10万元 | 1%") + line("> 10万元 | 0.5%"))).empty());
}

TEST_CASE("looking at 3,000 rows is work of the size of a sort") {
    region_column line;
    line.atoms = 6000;
    for (std::uint32_t r = 0; r < 3000; ++r) line.cells.push_back({{2 * r, 2 * r + 1}});
    auto const found = look_at_rows({line}, 3000);
    CHECK(found.complete);
    CHECK(!found.gap);
    CHECK(found.overlaps.empty());
    CHECK(found.steps < 20'000);
}

TEST_CASE("a table with too many boxes is left alone") {
    region_column line;
    line.atoms = 40;
    for (std::uint32_t r = 0; r < 20; ++r) line.cells.push_back({{r, r + 20}});
    auto const found = look_at_rows(std::vector<region_column>(12, line), 20, 100'000);
    CHECK_FALSE(found.complete);
    CHECK(found.steps < 200'000);
}
