#include <huiqi/feel/parse.hpp>

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace huiqi;
using namespace huiqi::feel;

namespace {

struct sample {
    std::string text, tree;
};

scope const& names() {
    static scope const made = names_in_scope(
        {"a", "b", "c", "d", "职工总数", "销售收入", "net income", "net", "last years", "year before"});
    return made;
}

void check(std::vector<sample> const& samples) {
    for (auto const& [text, tree] : samples) {
        INFO(text);
        CHECK(read_as(parse_expression(written(text), names())) == tree);
    }
}

} // namespace

TEST_CASE("operators group by how tightly they bind, and to the left") {
    check({
        {"a + b * c", "(+ a (* b c))"},
        {"a - b - c", "(- (- a b) c)"},
        {"2 ** 3 ** 2", "(** (** 2 3) 2)"},
        {"-3 ** 2", "(** (- 3) 2)"},
        {"- - a", "(- (- a))"},
        {"(a + b) * c", "(* (+ a b) c)"},
        {"a and b or c and d", "(or (and a b) (and c d))"},
        {"a = b and c != d", "(and (= a b) (!= c d))"},
        {"a / b >= 3%", "(>= (/ a b) 0.03)"},
        {"a between 1 and 5 and b", "(and (between a 1 5) b)"},
        {"(if a then b else c) + 1", "(+ (if a b c) 1)"},
        {"if a then b else c + 1", "(if a b (+ c 1))"},
    });
}

TEST_CASE("quantities are numbers in their base unit, or durations") {
    check({
        {"200万元", "2000000元"},
        {"2亿元", "200000000元"},
        {"1.5e-3万元", "15元"},
        {"5%", "0.05"},
        {"2个百分点", "0.02"},
        {"500人", "500人"},
        {"9个月", "P9M"},
        {"365天", "P365D"},
        {"3年", "P3Y"},
        {"60分", "60分"},
        {"5万元/件", "50000元"},
        {"5万元/人", "50000元/人"},
        {"0.000001", "0.000001"},
        {".5", "0.5"},
        {"1e3", "1000"},
    });
}

TEST_CASE("the keywords may be Chinese") {
    check({
        {"a 且 b 或 非(c)", "(or (and a b) (call not c))"},
        {"a 属于 (1, 2, < 5)", "(in a 1 2 (< 5))"},
        {"a 介于 1 和 5 且 b", "(and (between a 1 5) b)"},
        {"如果 a 则 b 否则 c", "(if a b c)"},
        {"存在 e 属于 a 满足 e.程度 = \"重大\"", "(some 'e': a (= (. e '程度') \"重大\"))"},
        {"每个 e 属于 a, f 属于 b 满足 e.x = f.y", "(every 'e': a 'f': b (= (. e 'x') (. f 'y')))"},
        {"对 i 属于 1..5 返回 i * 2", "(for 'i': 1 to 5 (* i 2))"},
        {"真 且 假", "(and true false)"},
        {"未知", "unknown"},
    });
}

TEST_CASE("names may hold blanks, and the longest that is visible is read") {
    check({
        {"net income + 1", "(+ net income 1)"},
        {"net   income", "net income"},
        {"net + income", "(+ net income)"},
        {"last years(a, 3)", "(call last years a 3)"},
        {"a - year before(a)", "(- a (call year before a))"},
        {"never declared = 1", "(= never declared 1)"},
        {"{total cost: 1, r: total cost + 1}", "(context 'total cost': 1 'r': (+ total cost 1))"},
    });
}

TEST_CASE("lists, ranges, contexts, filters, functions and tests") {
    check({
        {"[1, 2, 3][item > 1]", "(filter (list 1 2 3) (> item 1))"},
        {"a[b[c[1]]]", "(filter a (filter b (filter c 1)))"},
        {"a in [1..5)", "(in a ([..) 1 5))"},
        {"a in ]1..5[", "(in a ((..) 1 5))"},
        {"(< 5)", "((..) none 5)"},
        {"a in (>= 1, 7)", "(in a (>= 1) 7)"},
        {"{a: 1, \"b c\": a + 1}", "(context 'a': 1 'b c': (+ a 1))"},
        {"(function(x, y: number) x + y)(1, 2)", "(call (function 'x': 'y':number (+ x y)) 1 2)"},
        {"a(from: 1, to: 2)", "(call a from: 1 to: 2)"},
        {"a instance of list<number>", "(instance of a 'list<number>')"},
        {"@\"2025-01-31\" + @\"P1M\"", "(+ 2025-01-31 P1M)"},
        {"/* of */ 1 // one", "1"},
        {"\"a\\u4e2d\"", "\"a中\""},
    });
}

TEST_CASE("a mistake in the text has a code and underlines what is wrong") {
    check({
        {"", "HQ2013 "},
        {"a +", "HQ2002 +"},
        {"+ a", "HQ2001 +"},
        {"a b", "HQ2003 a b"},
        {"职工总数 500人", "HQ2003 职工总数 500人"},
        {"a..b", "HQ2014 .."},
        {"[1..5", "HQ2005 ["},
        {"a(1, 2", "HQ2005 ("},
        {"a)", "HQ2007 )"},
        {"if a then b", "HQ2008 "},
        {"\"abc", "HQ2020 \"abc"},
        {"'abc'", "HQ2022 'abc'"},
        {"/* x", "HQ2023 /*"},
        {"@\"2025-02-30\"", "HQ2024 @\"2025-02-30\""},
        {"500 人", "HQ2030 500 人"},
        {"2024年营收 > 5", "HQ2031 2024年营收"},
        {"1.55年", "HQ2034 1.55年"},
        {"1,000", "HQ2037 1,000"},
        {"a == b", "HQ2040 =="},
        {"a && b", "HQ2040 &&"},
        {"a 大于 b", "HQ2040 大于"},
        {"a < b < c", "HQ2041 <"},
        {"职工总数且a", "HQ2043 且"},
        {"not a", "HQ2044 not"},
        {"a >= 1 and <= 5", "HQ2045 <="},
        {"1 + (= 10, = 11)", "HQ2046 (= 10, = 11)"},
        {"(>= 3, < 2)", "HQ2046 (>= 3, < 2)"},
        {"a(from: 1, 2)", "HQ2047 2"},
    });
}

TEST_CASE("a mend leaves a text that parses") {
    for (auto const& [text, right] : std::vector<sample>{
             {"a == b", "a = b"},
             {"a && b", "a and b"},
             {"a 不超过 500人", "a <= 500人"},
             {"职工总数且a", "职工总数 且 a"},
             {"'abc'", "\"abc\""},
             {"500 人", "500人"},
             {"1,000", "1000"},
         }) {
        auto const read = parse_expression(written(text), names());
        CHECK(mended(text, read.problems) == right);
        CHECK(parse_expression(written(right), names()).tree != nullptr);
    }
}
