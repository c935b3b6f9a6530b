#include <huiqi/policy/document.hpp>
#include <huiqi/text/render.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace huiqi;

namespace {

std::string bytes(source_ptr const& file, source_range range) {
    return file->text.substr(range.begin, range.end - range.begin);
}

/// Every mistake as `HQ0101[：]`.
std::string mistakes(source_ptr const& file, diagnostics const& found) {
    std::string all;
    for (auto const& each : found)
        all += (all.empty() ? "" : " ") + std::string{each.what->code} + "[" + bytes(file, each.range) + "]";
    return all;
}

/// The text after every mend that was offered.
std::string mended(source_ptr const& file, diagnostics const& found) {
    std::vector<replacement> mends;
    for (auto const& each : found) mends.insert(mends.end(), each.mends.begin(), each.mends.end());
    std::sort(mends.begin(), mends.end(), [](auto& left, auto& right) { return left.range.begin > right.range.begin; });
    auto text = file->text;
    for (auto const& each : mends) text.replace(each.range.begin, each.range.end - each.range.begin, each.text);
    return text;
}

struct trap {
    std::string_view text;
    std::string_view expected; ///< codes and underlined text
    std::string_view mended;   ///< empty where no mend can be mechanical
};

// clang-format off
constexpr trap traps[] = {
    // Colons.
    {"条件：500\n", "HQ0101[：]", "条件: 500\n"},
    {"条件：500\n上限： 600\n", "HQ0101[：] HQ0101[：]", "条件: 500\n上限: 600\n"},
    {"规则:\n  条件：500\n  上限: 6\n", "HQ0101[：]", "规则:\n  条件: 500\n  上限: 6\n"},
    {"规则：\n  条件：500\n", "HQ0101[：] HQ0101[：]", "规则: \n  条件: 500\n"},
    {"all:\n  - 依据：办法 第一条\n    条件: a\n", "HQ0102[：] HQ0129[条件:]", "all:\n  - 依据: 办法 第一条\n    条件: a\n"},
    {"甲：乙: 丙\n", "HQ0101[：]", "甲: 乙: 丙\n"},
    {"条件:5\n", "HQ0103[:]", "条件: 5\n"},
    {"条件:　5\n", "HQ0103[:]", "条件: 5\n"},
    {"甲: 1\n条件:5\n乙: 2\n", "HQ0103[:]", "甲: 1\n条件: 5\n乙: 2\n"},
    {"a: {zh：科技, en: tech}\n", "HQ0101[：]", "a: {zh: 科技, en: tech}\n"},
    {"a: {zh:科技, en: tech}\n", "HQ0103[:]", "a: {zh: 科技, en: tech}\n"},
    {"a: {zh: 科技，en: tech}\n", "HQ0108[，]", "a: {zh: 科技, en: tech}\n"},
    {"a: [一般，较大]\n", "HQ0109[，]", ""},
    {"标题: 通知: 关于补助\n", "HQ0110[:]", "标题: \"通知: 关于补助\"\n"},
    {"a:\n  - some e in x satisfies e = \"甲: 乙\"\n", "HQ0110[:]", "a:\n  - 'some e in x satisfies e = \"甲: 乙\"'\n"},
    {"甲 1\n", "", ""},
    {"甲: 1\n乙 2\n丙: 3\n", "HQ0126[乙 2]", ""},

    // Indents.
    {"a:\n　　b: 1\n", "HQ0106[　　]", "a:\n    b: 1\n"},
    {"a:\n  b: 1\n \xC2\xA0" "c: 2\n", "HQ0106[\xC2\xA0]", "a:\n  b: 1\n  c: 2\n"},
    {"a: 1\n　\nb: 2\n", "HQ0106[　]", "a: 1\n\nb: 2\n"},
    {"a:\n\tb: 1\n", "HQ0107[\t]", ""},
    {"a:\n    b: 1\n  c: 2\n", "HQ0130[c: 2]", ""},
    {"a: 1\n  b: 2\n  c: 3\nd: 4\n", "HQ0129[b:]", ""},
    {"all:\n  -when: a\n  -when: b\n", "HQ0105[-] HQ0105[-]", "all:\n  - when: a\n  - when: b\n"},

    // Values that begin with what means something else.
    {"a: \"甲\", \"乙\"\n", "HQ0111[, \"乙\"]", "a: '\"甲\", \"乙\"'\n"},
    {"a: \"甲\" = 类型 # 注\n", "HQ0111[= 类型]", "a: '\"甲\" = 类型' # 注\n"},
    {"a: {b: \"甲\" = 类型, c: 1}\n", "HQ0111[= 类型]", "a: {b: '\"甲\" = 类型', c: 1}\n"},
    {"a: [1, 2] = x\n", "HQ0112[= x]", ""},
    {"a: {b: 1}.b\n", "HQ0112[.b]", ""},
    {"a: -\n", "HQ0113[-]", "a: \"-\"\n"},
    {"a: @\"2024-01-01\"\n", "HQ0113[@]", "a: '@\"2024-01-01\"'\n"},
    {"a: {b: @\"2024-01-01\", c: 1}\n", "HQ0113[@]", "a: {b: '@\"2024-01-01\"', c: 1}\n"},
    {"a: %\n", "HQ0113[%]", "a: \"%\"\n"},
    {"a: - 5\n", "HQ0119[-]", ""},
    {"a: | 5\n", "HQ0120[| 5]", "a: \"| 5\"\n"},
    {"a: &x 5\n", "HQ0136[&x]", ""},
    {"a: *x\n", "HQ0137[*x]", ""},
    {"a: !!str 5\n", "HQ0139[!!str]", ""},
    {"<<: {a: 1}\n", "HQ0138[<<]", ""},
    {"? a\n: b\n", "HQ0142[?]", ""},

    // Brackets.
    {"a: {when: max(a, b)}\n", "HQ0115[, b)]", "a: {when: \"max(a, b)\"}\n"},
    {"a: {when: max(a, b), c: 1}\n", "HQ0115[, b)]", "a: {when: \"max(a, b)\", c: 1}\n"},
    {"a: {when: x = \"a, b\"}\n", "HQ0115[, b\"]", "a: {when: 'x = \"a, b\"'}\n"},
    {"a: {when: count(x[y])}\n", "HQ0116[[y])]", "a: {when: \"count(x[y])\"}\n"},
    {"a: {甲, b: 1}\n", "HQ0127[甲]", ""},
    {"a: {b: 1\nc: 2\nd：3\n", "HQ0132[{] HQ0101[：]", ""},
    {"a: [1, 2}\n", "HQ0132[[]", ""},
    {"a: \"甲\nb: 2\n", "HQ0131[\"]", ""},
    {"{a: 1}: 2\n", "HQ0128[:]", ""},

    // Comments.
    {"a: 类型 = #1\n", "HQ0117[#1]", "a: \"类型 = #1\"\n"},
    {"a: 类型 = \"甲 #乙\"\n", "HQ0118[#乙\"]", "a: '类型 = \"甲 #乙\"'\n"},
    {"a: {b: x = \"甲 #乙\"}\n", "HQ0118[#乙\"]", "a: {b: 'x = \"甲 #乙\"'}\n"},

    // What rule files do without.
    {"a: 1\n---\nb: 2\n", "HQ0140[---]", ""},
    {"%YAML 1.2\n---\na: 1\n", "HQ0141[%YAML 1.2]", ""},
    {"a: 1\xE2\x80\x8B\n", "HQ0009[\xE2\x80\x8B]", "a: 1\n"},
    {"a: \x01x\n", "HQ0009[\x01]", "a: x\n"},

    // Found by the parser.
    {"a:\nb: 2\n", "HQ0123[a]", ""},
    {"a:\nnull: 2\n", "HQ0123[a]", ""},
    {"- 1\n-\n", "HQ0124[]", ""},
    {"a: {b: , c: 1}\n", "HQ0123[b]", ""},
    {"# 注\n", "HQ0125[]", ""},
    {"", "HQ0125[]", ""},
    {"a: \"\\q\"\n", "HQ0134[]", ""},

    // None of these is a mistake.
    {"a: 第一条：应当 # 注\n", "", ""},
    {"a: 10:30\nb: http://x.cn/#1\nc: C#语言\n", "", ""},
    {"a:\n- 1\n- 2\nb:\n  - - 1\n    - 2\n  - c: 1\n    d: 2\n", "", ""},
    {"a: |\n  条件：500\n  \t乙:5 #1\n　丙\n", "HQ0106[　] HQ0130[丙]", ""},
    {"a: |\n  条件：500\n  \t乙:5 #1\n  　丙\nb: >-\n\n  x\n", "", ""},
    {"a: 第一段\n  　　第二段：甲\nb: \"引 #1\n  续: 1\"\n", "", ""},
    {"---\na: 1\n...\n", "", ""},
    {"a: [\n  1, # 一\n  2\n]\nb: {c: [], d: {}}\n", "", ""},
    {"a: {ask: how many?, b: x}\n", "", ""},
    {"\"甲: 乙\": 1\n'丙': 2\n", "", ""},
    {"a:\r\n  b: 1\r\n  c: >\r\n    x\r\n    y\r\n", "", ""},
    {"\xEF\xBB\xBF" "a: 1\nb: [1..5]\n", "", ""},
};
// clang-format on

} // namespace

TEST_CASE("what YAML does to rule writers is found and placed") {
    for (auto const& each : traps) {
        INFO(each.text);
        auto const file = make_source("a.yaml", std::string{each.text});
        auto const read = read_yaml(file);
        CHECK(mistakes(file, read.diagnostics) == each.expected);
        if (!each.mended.empty()) CHECK(mended(file, read.diagnostics) == each.mended);
    }
}

TEST_CASE("a mended file has no mistake of the kind left") {
    for (auto const& each : traps) {
        if (each.mended.empty() || each.mended.starts_with("甲: 乙")) continue;
        INFO(each.mended);
        CHECK(read_yaml(make_source("a.yaml", std::string{each.mended})).diagnostics.empty());
    }
}

TEST_CASE("a comparison and a range need no quotes where nothing else can be meant") {
    struct row {
        std::string_view text, value;
    };
    // clang-format off
    constexpr row rows[] = {
        {"a: >= 3%\n", ">= 3%"},
        {"a: > 500 # 注\n", "> 500"},
        {"a: >5\n", ">5"},
        {"a: > 5\n  and b < 3\n", "> 5 and b < 3"},
        {"a: != \"甲\"\n", "!= \"甲\""},
        {"a: <= 500人\n", "<= 500人"},
        {"a: = 5\n", "= 5"},
        {"a: [1..5]\n", "[1..5]"},
        {"a: [25%..30%)\n", "[25%..30%)"},
        {"a: ]1..5[\n", "]1..5["},
        {"a: (0元..1万亿元]\n", "(0元..1万亿元]"},
        {"a: [1..5] # 注\n", "[1..5]"},
        {"a: {b: 1}\n", ""},
    };
    // clang-format on
    for (auto const& each : rows) {
        INFO(each.text);
        auto const file = make_source("a.yaml", std::string{each.text});
        auto const read = read_yaml(file);
        REQUIRE(read);
        auto const& value = *read->find("a");
        CHECK(value.text.text() == each.value);
        if (value.what != document_node::scalar) continue;
        CHECK(value.style == scalar_style::plain);
        CHECK(bytes(file, value.text.in_file({0, 1})) == each.value.substr(0, 1));
    }
}

TEST_CASE("comparisons and ranges stand between braces too") {
    auto const file = make_source("a.yaml", "a: {when: >= 5, range: [0..8], in: x in (1..5], all: [[1..2), [2..3]]}\n");
    auto const read = read_yaml(file);
    REQUIRE(read);
    auto const& a = *read->find("a");
    CHECK(a.find("when")->text.text() == ">= 5");
    CHECK(a.find("range")->text.text() == "[0..8]");
    CHECK(a.find("in")->text.text() == "x in (1..5]");
    REQUIRE(a.find("all")->items.size() == 2);
    CHECK(a.find("all")->items[0].text.text() == "[1..2)");
    CHECK(bytes(file, a.find("all")->range) == "[[1..2), [2..3]]");
}

TEST_CASE("underlines count Chinese characters as they look") {
    auto const file = make_source("规则.yaml", "条件: {a: 最大值(甲, 乙)}\n上限：5\n");
    auto const found = read_yaml(file).diagnostics;
    REQUIRE(found.size() == 2);
    CHECK(render(found[0], language::zh) == "错误 HQ0115: 括号里的逗号把这个值截断了\n"
                                            "  ┌─ 规则.yaml:1:14\n"
                                            " 1│ 条件: {a: 最大值(甲, 乙)}\n"
                                            "  │                    ^^^^^\n"
                                            "  帮助: 给整个值加上引号\n"
                                            "  改为: 条件: {a: \"最大值(甲, 乙)\"}\n");
    CHECK(render(found[1], language::zh) == "错误 HQ0101: 「上限」后面是全角冒号，YAML 只认半角冒号加空格\n"
                                            "  ┌─ 规则.yaml:2:3\n"
                                            " 2│ 上限：5\n"
                                            "  │     ^^\n"
                                            "  帮助: 把「：」改成「: 」；若这里本来就是文字，给整段文字加上引号\n"
                                            "  改为: 上限: 5\n");
}
