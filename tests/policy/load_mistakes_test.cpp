#include <catch2/catch.hpp>

#include <algorithm>

#include "loaded.hpp"

using namespace huiqi;
using namespace huiqi::loaded;

namespace {

struct mistake_case {
    std::string file;
    std::vector<std::string> mistakes; ///< the beginning of each, in order
};

void check(std::vector<mistake_case> const& cases) {
    for (auto const& each : cases) {
        auto const found = mistakes(each.file);
        INFO(each.file);
        std::string all;
        for (auto const& line : found) all += line + "\n";
        INFO(all);
        REQUIRE(found.size() == each.mistakes.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            CHECK(found[i].substr(0, each.mistakes[i].size()) == each.mistakes[i]);
    }
}

std::string fact(std::string const& inside) { return "huiqi: vocabulary/1\nfacts:\n  职工: {" + inside + "}\n"; }

} // namespace

TEST_CASE("a file says what it is") {
    check({{"facts: {}\n", {"HQ1001"}},
           {"huiqi: programe/1\n", {"HQ1002 «programe/1»"}},
           {"huiqi: programme/2\n", {"HQ1003 «programme/2» version 2 of the format `programme` is not known"}},
           {"huiqi: programme\n", {"HQ1003 «programme»"}},
           {"huiqi: profile/1\nfacts: {a: 1}\n", {"HQ1004"}},
           {"- 1\n", {"HQ1021"}}});
}

TEST_CASE("no key is ignored") {
    check({
        {one_programme("    eligible: {all: [{when: true, wehn: true}]}\n"),
         {"HQ1010 «wehn» there is no key `wehn` here"}},
        {one_programme("    eligible: {all: [{条件: true, 条见: true}]}\n"),
         {"HQ1011 «条见» there is no key `条见` here"}},
        {one_programme("    eligible: {all: [{条件: true, 全部满住: []}]}\n"), {"HQ1010 «全部满住»"}},
        {one_programme("    eligible: {all: [{when: true, rows: x}]}\n"),
         {"HQ1011 «rows» there is no key `rows` here"}},
        {one_programme("    eligible: {all: [{when: true, 条件: false}]}\n"),
         {"HQ1013 «条件» `when` and `条件` are the same key"}},
        {one_programme("    eligible: {all: [{when: true, of: [{when: true}]}]}\n"), {"HQ1019 «of»"}},
        {fact("type: boolean, range: \"[0..1]\""), {"HQ1019 «range» `range` has no effect here: type: boolean"}},
        {fact("type: date, unit: 人, values: [a]"), {"HQ1019 «unit»", "HQ1019 «values»"}},
        {one_programme(eligible + "    award:\n      - {name: 甲, amount: 1元, cap: {at: 1元, pre: year}}\n"),
         {"HQ1010 «pre» there is no key `pre` here"}},
    });
}

TEST_CASE("what is required is asked for") {
    check({
        {"huiqi: programme/1\nid: a\n", {"HQ1015 «» `title`", "HQ1015 «» `kind`", "HQ1015 «» `versions`"}},
        {one_programme("    define: {甲: {is: '1'}}\n"), {"HQ1015"}},
        {one_programme("    eligible: {cite: 办法 第一条}\n"),
         {"HQ1016 «eligible» something is missing: when, all, any"}},
        {one_programme("    eligible: {when: true, all: [{when: true}]}\n"),
         {"HQ1017 «all» only one of `when` and `all`"}},
        {one_programme("    eligible: {at_least: 2}\n"), {"HQ1015 «at_least» `of` is missing"}},
        {one_programme("    eligible: {at_least: 两, of: [{when: true}]}\n"), {"HQ1054 «两»"}},
        {one_programme("    eligible: {at_least: 0, of: [{when: true}]}\n"), {"HQ1054 «0»"}},
        {one_programme("    eligible: {all: []}\n"), {"HQ1025"}},
        {one_programme("    eligible: {all: [职工 > 5]}\n"), {"HQ1024 «职工 > 5»"}},
        {one_programme("    eligible: {when: [a, b]}\n"), {"HQ1023 «[a, b]»"}},
        {one_programme("    eligible: {when: \"\"}\n"), {"HQ0123"}},
        {one_programme(eligible + "    award: [{name: 甲}]\n"),
         {
             "HQ1016 «甲»",
         }},
        {one_programme(eligible + "    award: [{name: 甲, amount: 1元, up_to: 2元}]\n"), {"HQ1017 «up_to»"}},
        {one_programme(eligible + "    award: [{name: 甲, amount: {marginal: 合同额}}]\n"),
         {"HQ1015 «marginal» `rows`"}},
        {one_programme(eligible + "    award: {name: 甲}\n"), {"HQ1022"}},
    });
}

TEST_CASE("fixed words are checked and the nearest is named") {
    check({
        {fact("type: nubmer"), {"HQ1030 «nubmer» `type` cannot be `nubmer`"}},
        {fact("type: 整数"), {"HQ1031 «整数» `type` cannot be `整数`"}},
        {fact("type: boolean, judged: yes"), {"HQ1032 «yes» `judged` needs true or false, not `yes`"}},
        {fact("type: boolean, per: year"), {"HQ1031 «year»"}},
        {one_programme(eligible + "    award: [{name: 甲, amount: 1元, round: {to: 元, mode: dwon}}]\n"),
         {"HQ1030 «dwon»"}},
        {one_programme(eligible + "    award: [{name: 甲, amount: 1元, round: {to: 个, mode: down}}]\n"),
         {"HQ1077 «个»"}},
        {one_programme(eligible + "    award: [{name: 甲, amount: 1元, round: {to: -1元, mode: down}}]\n"),
         {"HQ1077 «-1元»"}},
    });
}

TEST_CASE("names can be read in expressions") {
    auto const named = [](std::string const& name) {
        return "huiqi: vocabulary/1\nfacts:\n  " + name + ": {type: boolean}\n";
    };
    check({
        {named("2024年营收"), {"HQ1040 «2024年营收»"}},
        {named("研发、占比"), {"HQ1041 «研发、占比» the name `研发、占比` cannot hold `、`"}},
        {named("研发 占比"), {"HQ1041 «研发 占比»"}},
        {named("且"), {"HQ1042 «且»"}},
        {named("万元"), {"HQ1043 «万元»"}},
        {named("Ⅰ类数"), {}},
        {named("研发费用_高企口径"), {}},
        {fact("id: 2a, type: boolean"), {"HQ1045 «2a»"}},
        {fact("id: a-b, type: boolean"), {"HQ1045 «a-b»"}},
        {one_programme(eligible, "parameters: {3比例: {value: 3%}}\n"), {"HQ1040 «3比例»"}},
        {one_programme("    define: {a+b: {is: '1'}}\n" + eligible), {"HQ1041 «a+b»"}},
    });
}

TEST_CASE("numbers state their range in their unit") {
    check({
        {fact("type: number"), {"HQ1062 «职工» `职工` does not state its range"}},
        {fact("type: money"), {"HQ1062 «职工»"}},
        {fact("type: duration"), {"HQ1062 «职工»"}},
        {fact("type: number, range: \"[0..人]\""), {"HQ1063"}},
        {fact("type: number, range: 很多"), {"HQ1063 «很多»"}},
        {fact("type: number, unit: 人, range: \"[0..100]\""), {}},
        {fact("type: number, unit: 人, range: \"[0人..100人]\""), {}},
        {fact("type: number, unit: 人, range: \"[0元..100元]\""), {"HQ1064"}},
        {fact("type: money, range: \"[0..100]\""), {"HQ1064"}},
        {fact("type: money, range: \"[-1亿元..1亿元]\""), {}},
        {fact("type: money, range: \">= 0\""), {}},
        {fact("type: number, unit: \"%\", range: \"[0..100]\""), {"HQ1064"}},
        {fact("type: number, unit: \"%\", range: \"[0%..100%]\""), {}},
        {fact("type: number, range: \"[5..1]\""), {"HQ1065"}},
        {fact("type: number, unit: 万元, range: \"[0元..1元]\""), {"HQ1061 «万元» the unit of a fact is 元, not 万元"}},
        {fact("type: number, unit: 元/人, range: \"[0元/人..10万元/人]\""), {}},
        {fact("type: number, unit: 米, range: \"[0..1]\""), {"HQ1060 «米»"}},
        {fact("type: duration, range: \"[0年..100年]\""), {}},
        {fact("type: duration, range: \"[0天..100年]\""), {"HQ1064"}},
        {fact("type: string, values: [甲, 乙, 甲]"), {"HQ1066 «甲»"}},
        {fact("type: certificate, valid: 3"), {"HQ1053 «3»"}},
        {fact("type: list"), {"HQ1015 «职工» `fields`"}},
        {fact("type: list, fields: {证: {type: certificate}}"), {"HQ1067"}},
    });
}

TEST_CASE("dates are days that exist") {
    auto const since = [](std::string const& day) {
        return "huiqi: definitions/1\nid: a\ntitle: 甲\nversions:\n  - name: 甲\n    in_force: {from: " + day +
               "}\n    define: {甲: {is: '1'}}\n";
    };
    check({
        {since("2017"), {}},
        {since("2022-08"), {}},
        {since("2024-02-29"), {}},
        {since("2023-02-29"), {"HQ1052 «2023-02-29»"}},
        {since("2022-13"), {"HQ1052 «2022-13»"}},
        {since("2022-00"), {"HQ1052"}},
        {since("2022年8月"), {"HQ1050 «2022年8月»"}},
        {since("20220801"), {"HQ1050"}},
        {since("2022-8-1"), {"HQ1050"}},
        {"huiqi: cases/1\nprogramme: a\nas_of: 2025-07\ncases: [{name: 甲, expect: {verdict: eligible}}]\n",
         {"HQ1051 «2025-07»"}},
        {"huiqi: cases/1\nprogramme: a\ncases: [{name: 甲, expect: {verdict: eligible}}]\n", {"HQ1015 «甲» `as_of`"}},
        {"huiqi: cases/1\nprogramme: a\nas_of: 2025-07-01\ncases: [{name: 甲, expect: {verdict: eligable}}]\n",
         {"HQ1030 «eligable»"}},
    });
}

TEST_CASE("rows have a cell for each input and each result") {
    auto const rows = [](std::string const& given, std::string const& lines, std::string const& more = {}) {
        return one_programme("    define:\n      得分:\n        table:\n          given: " + given + "\n" + more +
                             "          rows: |\n" + lines + eligible);
    };
    check({
        {rows("甲", "            > 1 | 2分\n            otherwise | 0分\n"), {}},
        {rows("[甲, 乙]", "            > 1 | 2分\n"), {"HQ1070 «> 1 | 2分» this row has 2 cells and should have 3"}},
        {rows("甲", "            > 1\n"), {"HQ1070 «> 1»"}},
        {rows("甲", "            > 1 | \n"), {"HQ1071"}},
        {rows("甲", "            otherwise | 0分\n            > 1 | 2分\n"), {"HQ1072 «otherwise | 0分»"}},
        {rows("甲", "            > 1 ｜ 2分\n"), {"HQ1073 «｜»"}},
        {rows("甲", "            \"a|b\" | 2分\n"), {}},
        {rows("甲", "            > 1 | 2分\n", "          hit: P\n"), {"HQ1078 «hit»"}},
        {rows("甲", "            > 1 | 2分\n", "          default: [1分, 2分]\n"), {"HQ1079"}},
        {rows("甲", "            > 1 | 2分\n", "          rows_of: 别的\n"), {"HQ1017"}},
    });
}

TEST_CASE("one run names the mistakes of all files in the order of reading") {
    auto const all = mistakes(
        from({"huiqi: vocabulary/1\nfacts:\n  甲: {type: nubmer}\n  2乙: {type: boolean, idd: b}\n",
              one_programme("    eligble: {all: []}\n"), "huiqi: cases/1\nprogramme: a\n"}));
    std::vector<std::string> codes;
    for (auto const& each : all) codes.push_back(each.substr(0, 6));
    CHECK(codes == std::vector<std::string>{"HQ1030", "HQ1040", "HQ1010", "HQ1015", "HQ1010", "HQ1015"});
}
