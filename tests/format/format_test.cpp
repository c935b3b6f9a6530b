#include <huiqi/format/format.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "dump_documents.hpp"

using namespace huiqi;

namespace {

std::string formatted(std::string const& text, std::optional<language> keys = {}) {
    auto made = format_rules(make_source("test.yaml", text), {keys});
    for (auto const& each : made.diagnostics) FAIL_CHECK(render(each, language::en));
    return made.value.value_or("");
}

struct layout_case {
    std::string before, after;
};

void check(std::vector<layout_case> const& cases) {
    for (auto const& each : cases) {
        INFO(each.before);
        CHECK(formatted(each.before) == each.after);
        CHECK(formatted(each.after) == each.after);
    }
}

std::string chinese(std::string const& text) { return formatted(text, language::zh); }
std::string english(std::string const& text) { return formatted(text, language::en); }

std::string rule_of(std::string const& condition) {
    return "huiqi: programme/1\nversions:\n  - eligible:\n      when: " + condition + "\n";
}

std::string condition_in(std::string const& file) {
    auto const at = file.rfind(": ") + 2;
    return file.substr(at, file.size() - at - 1);
}

} // namespace

TEST_CASE("keys and list items are indented by two and spaced by one") {
    check({
        {"a:   1\nb:\n      c:  2\n      d:\n      - 1\n      -   e: 3\n          f: 4\n",
         "a: 1\nb:\n  c: 2\n  d:\n    - 1\n    - e: 3\n      f: 4\n"},
        {"a: {b:   1,c: [1,2 , 3]}   \n\n\n\nd: [ ]\n", "a: {b: 1, c: [1, 2, 3]}\n\nd: []\n"},
        {"a: {b: 1,\n    c: 2}\nd: [x,\n  {y: 1}]\n", "a:\n  b: 1\n  c: 2\nd:\n  - x\n  - {y: 1}\n"},
        {"-   - 1\n    - 2\n-\n  a: 1\n", "- - 1\n  - 2\n- a: 1\n"},
        {"a: 1", "a: 1\n"},
        {"\r\na: 1\r\nb: 2\r\n\r\n", "a: 1\nb: 2\n"},
        {"a:\n    1\n", "a: 1\n"},
    });
}

TEST_CASE("comments stay where they belong") {
    check({
        {"# top\n\n\na: 1   # one\n#  b\nb:    # two\n    # inside\n    c: 3\n    # behind c\n# end\n",
         "# top\n\na: 1   # one\n#  b\nb:    # two\n  # inside\n  c: 3\n  # behind c\n# end\n"},
        {"a:\n    - # first\n      b: 1\n    # between\n    - c: 2 # last\n",
         "a:\n  - # first\n    b: 1\n  # between\n  - c: 2 # last\n"},
        {"a: [1, # one\n  2] # two\n", "a:\n  - 1 # one\n  - 2 # two\n"},
        {"a: |\n    x # no comment\n# comment\nb: 1\n", "a: |\n  x # no comment\n# comment\nb: 1\n"},
        {"a: { # none\n}\nb: 1\n", "a: {} # none\nb: 1\n"},
    });
}

TEST_CASE("texts of several lines keep what they say") {
    check({
        {"a: |\n      x\n        y\n\n      z\nb: 1\n", "a: |\n  x\n    y\n\n  z\nb: 1\n"},
        {"a: >-   # why\n        x\n        y\n", "a: >-   # why\n  x\n  y\n"},
        {"a: |4\n      x\n    y\n", "a: |2\n    x\n  y\n"},
        {"a: |+\n    x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"},
        {"a: x\n      y\n\n      z\n", "a: x\n  y\n\n  z\n"},
        {"a: \"x\n      y\\\n      z\"\n", "a: \"x\n  y\\\n  z\"\n"},
        {"- |\n   x\n-  'a: ''b'\n", "- |\n  x\n- 'a: ''b'\n"},
    });
}

TEST_CASE("rows of tables stand in columns") {
    std::string const head =
        "huiqi: programme/1\nversions:\n  - define:\n      得分:\n        table:\n          rows: |\n";
    auto const line = [](std::string const& text) { return "            " + text + "\n"; };
    check({
        {head + line(">= 30% |20分") + line("[25%..30%)|   6分") + line("\"a|b\" | 工业 "),
         head + line(">= 30%     | 20分") + line("[25%..30%) | 6分") + line("\"a|b\"      | 工业")},
        {head + line("工业 | >= 10人 | 大") + line("软件和信息 | any | 中") + line("otherwise | 小"),
         head + line("工业       | >= 10人 | 大") + line("软件和信息 | any     | 中") +
             line("otherwise            | 小")},
        {head + line("> 1 | 20分") + line("<= 1 | 8分"), head + line("> 1  | 20分") + line("<= 1 |  8分")},
        {head + line("1 | 2") + line("otherwise | 小"), head + line("1         | 2") + line("otherwise | 小")},
        {head + line("1 | 2 | 3") + line("otherwise | 小"), head + line("1 | 2     | 3") + line("otherwise | 小")},
    });
}

TEST_CASE("keywords of expressions are exchanged and nothing else") {
    std::vector<std::pair<std::string, std::string>> const pairs{
        {"a and b or not(c)", "a 且 b 或 非(c)"},
        {"a between 1 and 2 and b", "a 介于 1 和 2 且 b"},
        {"a between (b between 1 and 2) and 3", "a 介于 (b 介于 1 和 2) 和 3"},
        {"some e in 记录 satisfies e.程度 = \"and or\" and e.日期 in 上一年及当年",
         "存在 e 属于 记录 满足 e.程度 = \"and or\" 且 e.日期 属于 上一年及当年"},
        {"if a then 1元 else (if b then null else 2元)", "如果 a 则 1元 否则 (如果 b 则 空 否则 2元)"},
        {"count(a[b and true]) > 0", "count(a[b 且 真]) > 0"},
        {"every x in a satisfies x in (1, 2)", "每个 x 属于 a 满足 x 属于 (1, 2)"},
        {"for x in a return x", "对 x 属于 a 返回 x"},
        {"last years(a, 3) = b and c", "last years(a, 3) = b 且 c"},
        {"unknown", "未知"},
    };
    for (auto const& [en, zh] : pairs) {
        INFO(en);
        CHECK(condition_in(chinese(rule_of(en))) == zh);
        CHECK(condition_in(english(rule_of(zh))) == en);
        CHECK(condition_in(english(rule_of(en))) == en);
    }
    // What cannot be parsed is left alone.
    CHECK(condition_in(chinese(rule_of("a and and b"))) == "a and and b");
    CHECK(condition_in(chinese(rule_of("'a.and and b'"))) == "'a.and 且 b'");
    CHECK(condition_in(chinese(rule_of("\"a and \\\"or\\\" = b\""))) == "\"a 且 \\\"or\\\" = b\"");
}

TEST_CASE("keys and fixed words change their language, texts and names do not") {
    std::string const en = R"(huiqi: programme/1
id: test.one # when
title: {zh: 条件 when, en: when}
kind: loan
sources: {when: {title: all}}
facts:
  any: {id: any_, type: number, per: accounting year, range: "[0..1]", judged: true}
versions:
  - name: all
    in_force: {from: 2020, by: accounting year}
    define:
      得分:
        table:
          given: a
          hit: C+
          rows: |
            any         | true and b
            otherwise   | null
    eligible:
      all:
        - {cite: when all, text: when, when: a and b}
    award:
      - name: loan
        each: x in xs
        amount: if a then 1元 else 2元
        cap: {at: 5元, per: year}
        round: {to: 元, mode: down}
)";
    std::string const zh = R"(惠企: 政策/1
编号: test.one # when
标题: {中文: 条件 when, 英文: when}
类别: 贷款
文件: {when: {标题: all}}
事实:
  any: {编号: any_, 类型: 数, 计期: 会计年度, 范围: "[0..1]", 专家评定: 是}
版本:
  - 名称: all
    施行: {自: 2020, 按: 会计年度}
    定义:
      得分:
        表:
          输入: a
          命中: 合计
          行: |
            any  | 真 且 b
            其余 | 空
    申报条件:
      全部满足:
        - {依据: when all, 原文: when, 条件: a 且 b}
    奖补:
      - 名称: loan
        逐项: x 属于 xs
        金额: 如果 a 则 1元 否则 2元
        上限: {限额: 5元, 计期: 年}
        取整: {至: 元, 方式: 舍去}
)";
    CHECK(chinese(en) == zh);
    CHECK(chinese(zh) == zh);
    CHECK(english(zh) == formatted(en));
}

TEST_CASE("a file that YAML cannot read gives diagnostics and no text") {
    auto const made = format_rules(make_source("test.yaml", "facts: {甲: [\n"));
    CHECK_FALSE(made);
    CHECK_FALSE(made.value.has_value());
}

TEST_CASE("the sketches mean the same after formatting, in either language") {
    std::filesystem::path const folder{"../shared/rule-sketches"};
    if (!std::filesystem::exists(folder)) {
        WARN("skipped: there is no " << folder);
        return;
    }
    for (auto const& entry : std::filesystem::directory_iterator{folder}) {
        std::ifstream in{entry.path()};
        std::string const text{std::istreambuf_iterator<char>{in}, {}};
        INFO(entry.path());
        auto const kept = formatted(text);
        auto const meant = test::dump(text);
        CHECK(test::dump(kept) == meant);
        CHECK(formatted(kept) == kept);
        auto const zh = chinese(text), en = english(zh);
        CHECK(chinese(zh) == zh);
        CHECK(chinese(en) == zh);
        CHECK(en == english(text));
        CHECK(test::dump(en) == test::dump(english(text)));
        CHECK(test::dump(english(zh)) == meant);
        CHECK(test::dump_form(zh) == test::dump_form(text));
    }
}
