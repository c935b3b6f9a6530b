// Mistakes that need every file to be seen: names, types, order, versions, awards.
#include <catch2/catch.hpp>

#include "checked.hpp"

using namespace huiqi;
using checked::mistakes;
using checked::programme_file;
using texts = std::vector<std::string>;

namespace {

std::string condition(std::string const& condition) {
    return programme_file("    eligible:\n      all:\n        - {cite: 办法 一, when: '" + condition + "'}\n");
}

std::string defined(std::string const& definitions, std::string const& condition = "居民企业") {
    return programme_file("    define:\n" + definitions +
                          "    eligible:\n      all:\n        - {cite: 办法 一, when: '" + condition + "'}\n");
}

std::string awarded(std::string const& award) {
    return programme_file(
        "    eligible:\n      all:\n        - {cite: 办法 一, when: 居民企业}\n    award:\n      - name: "
        "奖\n        round: {to: 元, mode: down}\n" +
        award);
}

} // namespace

TEST_CASE("a sound programme has no mistakes") {
    CHECK(mistakes(condition("职工总数 <= 500人 and 收入 >= 2000万元")).empty());
    CHECK(mistakes(defined("      甲: {is: 乙 * 2}\n      乙: {is: 职工总数 + 1人}\n", "甲 > 5人")).empty());
    CHECK(mistakes(awarded("        amount: 5万元\n        cap: {at: 10% * 收入}\n")).empty());
}

TEST_CASE("conditions are conditions, with units, and not settled by the declared ranges") {
    CHECK(mistakes(condition("职工总数")) == texts{"HQ3030 «职工总数»"});
    CHECK(mistakes(condition("收入 >= 200")) == texts{"HQ3023 «200»"});
    CHECK(mistakes(condition("收入 >= 200人")) == texts{"HQ3020 «收入 >= 200人»"});
    CHECK(mistakes(condition("职工总素 >= 200人")) == texts{"HQ3001 «职工总素»"});
    CHECK(mistakes(condition("占比 >= 10")) == texts{"HQ3042 «占比 >= 10»"});
    CHECK(mistakes(condition("级别 = \"省级\"")) == texts{"HQ3040 «\"省级\"»"});
    CHECK(mistakes(condition("unknown")).empty());
}

TEST_CASE("a definition may stand before what it uses, and a circle is shown whole") {
    auto const circle = defined("      甲: {is: 乙 + 1人}\n      乙: {is: 丙 * 2}\n      丙: {is: 甲 / 2}\n",
                                "甲 > 5人");
    CHECK(mistakes(circle) == texts{"HQ3070 «甲»"});
    auto const found = checked::problems({checked::vocabulary, circle});
    REQUIRE(found.size() == 1);
    CHECK(found[0].arguments == texts{"甲 → 乙 → 丙 → 甲"});
    REQUIRE(found[0].labels.size() == 3);
    CHECK(checked::underlined(found[0].labels[2].source, found[0].labels[2].range) == "甲 / 2");
    CHECK(mistakes(defined("      甲: {is: 甲 + 1人}\n", "甲 > 5人")) == texts{"HQ3070 «甲»"});
}

TEST_CASE("a definition with a mistake spreads none") {
    CHECK(mistakes(defined("      甲: {is: 收入 + 职工总数}\n      乙: {is: 甲 * 2}\n", "乙 > 5 and 甲 < 3人")) ==
          texts{"HQ3020 «收入 + 职工总数»"});
    CHECK(mistakes(defined("      甲: {is: 没有 * 2}\n", "甲 > 5元")) == texts{"HQ3001 «没有»"});
}

TEST_CASE("a function is checked where it is called, once, and by itself where nobody calls it") {
    auto const twice = std::string{"      双倍: {is: function(x) x + x}\n"};
    CHECK(mistakes(defined(twice, "双倍(职工总数) > 5人 and 双倍(收入) > 5万元")).empty());
    CHECK(mistakes(defined(twice, "双倍(职工总数) > 5元")) == texts{"HQ3020 «双倍(职工总数) > 5元»"});
    CHECK(mistakes(defined("      坏: {is: function(x) x + 没有}\n")) == texts{"HQ3001 «没有»"});
    CHECK(mistakes(defined("      甲: {is: function(x) 甲(x)}\n", "甲(1) > 2")) == texts{"HQ3070 «甲»"});
}

TEST_CASE("one name means one thing") {
    CHECK(mistakes(defined("      职工总数: {is: 1人}\n")) == texts{"HQ3065 «职工总数»"});
    CHECK(mistakes(defined("      count: {is: 1人}\n")) == texts{"HQ3065 «count»"});
    auto const own = programme_file("    eligible:\n      all:\n        - {cite: 办法 一, when: 居民企业}\n",
                                    "facts:\n  收入: {id: other, type: boolean}\n");
    CHECK(mistakes(own) == texts{"HQ3060 «收入»"});
    auto const two = "facts:\n  甲: {id: a, type: boolean}\n", other = "facts:\n  甲: {id: a, type: date}\n";
    auto const body = "    eligible:\n      all:\n        - {cite: 办法 一, when: 居民企业}\n";
    CHECK(mistakes({programme_file(body, two, "test.a"), programme_file(body, two, "test.b")}).empty());
    CHECK(mistakes({programme_file(body, two, "test.a"), programme_file(body, other, "test.b")}) ==
          texts{"HQ3201 «甲»"});
    CHECK(mistakes({programme_file(body), programme_file(body)}) == texts{"HQ3061 «test.one»"});
}

TEST_CASE("clauses name sources and programmes that exist, and each other by one id") {
    CHECK(mistakes(programme_file("    eligible:\n      all:\n        - {cite: 规章 一, when: 居民企业}\n")) ==
          texts{"HQ3067 «规章 一»"});
    CHECK(mistakes(programme_file("    eligible:\n      all:\n        - {cite: 办法 一, programme: test.tow}\n")) ==
          texts{"HQ3068 «test.tow»"});
    auto const on = [](std::string const& other, std::string const& id) {
        return programme_file("    eligible:\n      all:\n        - {cite: 办法 一, programme: " + other + "}\n", "",
                              id);
    };
    CHECK(mistakes({on("test.b", "test.a"), on("test.a", "test.b")}) == texts{"HQ3071 «test.b»"});
    CHECK(mistakes(
              programme_file("    eligible:\n      all:\n        - {cite: 办法 一, id: x, when: 居民企业}\n        - "
                             "{cite: 办法 一, id: x, when: 占比 > 5%}\n"))
              .size() == 1);
}

TEST_CASE("shared names work everywhere, in an order that can be computed") {
    std::string const shared =
        "huiqi: definitions/1\nid: test.shared\ntitle: {zh: 名称}\nversions:\n  - name: 一版\n    "
        "in_force: {from: 2010-01-01}\n    define:\n      规模: {is: 职工总数 * 2}\n";
    CHECK(mistakes({condition("规模 > 5人"), shared}).empty());
    CHECK(mistakes({condition("规模 > 5元"), shared}) == texts{"HQ3020 «规模 > 5元»"});
    CHECK(mistakes({defined("      规模: {is: 1人}\n"), shared}) == texts{"HQ3065 «规模»"});
    CHECK(mistakes({programme_file("    eligible:\n      all:\n        - {cite: 办法 一, programme: test.shared}\n"),
                    shared}) == texts{"HQ3069 «test.shared»"});
}

TEST_CASE("two versions are not in force at once unless they are for different applicants") {
    auto const versions = [](std::string const& first, std::string const& second) {
        auto const body = "    eligible:\n      all:\n        - {cite: 办法 一, when: 居民企业}\n";
        return "huiqi: programme/1\nid: test.one\ntitle: {zh: 测试}\nkind: subsidy\nsources:\n  办法: {title: "
               "办法}\nversions:\n  - name: 甲版\n    in_force: " +
               first + "\n" + body + "  - name: 乙版\n    in_force: " + second + "\n" + body;
    };
    CHECK(mistakes(versions("{from: 2020-01-01, to: 2021-12-31}", "{from: 2022-01-01}")).empty());
    CHECK(mistakes(versions("{from: 2020-01-01, to: 2022-01-01}", "{from: 2022-01-01}")) ==
          texts{"HQ3073 «{from: 2022-01-01}»"});
    CHECK(mistakes(versions("{from: 2020-01-01}", "{from: 2022-01-01}")) == texts{"HQ3073 «{from: 2022-01-01}»"});
    CHECK(mistakes(versions("{from: 2020, to: 2022}", "{from: 2022}")).empty()); // the days are not known
    CHECK(mistakes(versions("{from: 2020-01-01, for: '级别 = \"市级\"'}", "{from: 2022-01-01, for: '级别 = \"区级\"'}"))
              .empty());
    CHECK(mistakes(versions("{from: 2020-01-01, for: 职工总数}", "{from: 2022-01-01, for: '级别 = \"区级\"'}")) ==
          texts{"HQ3030 «职工总数»"});
}

TEST_CASE("parameters lie in their unit and range") {
    auto const with = [](std::string const& parameter) {
        return programme_file("    eligible:\n      all:\n        - {cite: 办法 一, when: 收入 > 上限}\n",
                              "parameters:\n  上限: " + parameter + "\n");
    };
    CHECK(mistakes(with("{cite: 办法 二, value: 5万元}")).empty());
    CHECK(mistakes(with("{value: unknown, unit: 元, range: \"[0元..5万元]\", why: 未公布}")).empty());
    CHECK(mistakes(with("{cite: 办法 二, value: 5人, unit: 元}")).front() == "HQ3078 «5人»");
    CHECK(mistakes(with("{cite: 办法 二, value: 9万元, range: \"[0元..5万元]\"}")).front() == "HQ3079 «9万元»");
    CHECK(mistakes(with("{cite: 办法 二, value: 职工总数}")).front() == "HQ3001 «职工总数»");
}

TEST_CASE("awards are amounts of money") {
    CHECK(mistakes(awarded("        amount: 5\n")) == texts{"HQ3023 «5»"});
    CHECK(mistakes(awarded("        amount: 5%\n")) == texts{"HQ3037 «5%»"});
    CHECK(mistakes(awarded("        amount: '[3万元..10万元]'\n")).empty());
    CHECK(mistakes(awarded("        amount: '[3人..10人]'\n")) == texts{"HQ3037 «3人»"});
    CHECK(mistakes(awarded("        amount: unknown\n        when: unknown\n")).empty());
    CHECK(mistakes(awarded("        amount: 5万元\n        cap: {at: 5人}\n")) == texts{"HQ3037 «5人»"});
    CHECK(mistakes(awarded("        amount: 5万元\n        cap: {at: 8万元, per: year}\n")) ==
          texts{"HQ3202 «{at: 8万元, per: year}»"});
    CHECK(mistakes(awarded("        each: 项 in 项目\n        amount: 20% * 项.资助\n")).empty());
    CHECK(mistakes(awarded("        each: 项 in 职工总数\n        amount: 5万元\n")) == texts{"HQ3032 «职工总数»"});
    CHECK(mistakes(awarded("        amount: 5万元\n        pay: [{share: 150%, text: 一次}]\n")) ==
          texts{"HQ3082 «150%»"});
}

TEST_CASE("ten mistakes in one file are ten diagnostics") {
    auto const found = mistakes(programme_file(R"(    define:
      甲: {is: 收入 + 职工总数}
      得分:
        table:
          given: 职工总数
          rows: |
            < 10人  | 1分
            > 10人  | 2分
    eligible:
      all:
        - {cite: 规章 一, when: 收入 >= 200}
        - {cite: 办法 二, when: 职工总数}
        - {cite: 办法 三, when: 职工总素 > 5人}
        - {cite: 办法 四, programme: test.tow}
        - {cite: 办法 五, when: 占比 >= 10}
        - {cite: 办法 六, when: 甲 > 5 and 得分 > 1分}
        - {cite: 办法 七, when: '级别 = "省级"'}
    award:
      - name: 奖
        round: {to: 元, mode: down}
        amount: 10 * 职工总数
)"));
    CHECK(found == texts{"HQ3020 «收入 + 职工总数»", "HQ3101 «table»", "HQ3067 «规章 一»", "HQ3023 «200»",
                         "HQ3030 «职工总数»", "HQ3001 «职工总素»", "HQ3068 «test.tow»", "HQ3042 «占比 >= 10»",
                         "HQ3040 «\"省级\"»", "HQ3037 «10 * 职工总数»"});
}

TEST_CASE("what nothing uses is remarked on") {
    auto const found = checked::problems(
        {checked::vocabulary,
         programme_file("    define:\n      甲: {is: 1人}\n    eligible:\n      all:\n        - {when: "
                        "居民企业}\n",
                        "parameters:\n  上限: {value: unknown, why: 未公布}\n")});
    texts codes;
    for (auto const& each : found) codes.push_back(std::string{each.what->code});
    CHECK(codes == texts{"HQ3086", "HQ3088", "HQ3087"});
}
