#include <huiqi/feel/check.hpp>

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace huiqi;
using namespace huiqi::feel;

namespace {

/// Facts as a vocabulary declares them.
class facts {
public:
    facts() {
        auto const yuan = unit::of(unit::yuan), person = unit::of(unit::person), score = unit::of(unit::score);
        add("职工总数", number(0, 2'000'000, person));
        add("科技人员", number(0, 2'000'000, person));
        add("销售收入", yearly(number(0, 1'000'000'000, yuan)));
        add("研发费用", yearly(number(0, 1'000'000'000, yuan)));
        add("注册资本", number(0, 1'000'000'000, yuan));
        add("占比", number(0, 1, {}));
        add("评分", number(0, 100, score));
        add("居民企业", {.kind = type_kind::boolean});
        add("成立日期", {.kind = type_kind::date});
        add("退出日期", {.kind = type_kind::date, .may_be_absent = true});
        add("等级", grade());
        add("行业代码", {.kind = type_kind::code});
        add("重点行业", {.kind = type_kind::code_list});
        type const day{.kind = type_kind::date};
        add("高新技术企业", list_of({{"from", "", day}, {"to", "", day}}));
        add("违法违规记录", list_of({{"程度", "degree", grade()}, {"日期", "day", day}}));
    }

    scope const& visible() const { return visible_; }

private:
    void add(std::string const& name, type of) {
        visible_.add(name, std::make_shared<symbol const>(
                               symbol{.name = name, .kind = symbol_kind::fact, .index = next_++, .of = std::move(of)}));
    }
    static type number(std::int64_t low, std::int64_t high, unit in) {
        return {.kind = type_kind::number,
                .in = in,
                .within = {decimal::from_integer(low), decimal::from_integer(high), true, true}};
    }
    static type yearly(type of) {
        of.yearly = true;
        return of;
    }
    static type grade() {
        return {.kind = type_kind::string,
                .values = std::make_shared<std::vector<std::string> const>(
                    std::vector<std::string>{"一般", "较大", "重大"})};
    }
    static type list_of(std::vector<field> fields) {
        auto const element = std::make_shared<type const>(
            type{.kind = type_kind::context, .fields = std::make_shared<std::vector<field> const>(std::move(fields))});
        return {.kind = type_kind::list, .element = element};
    }

    scope visible_{&language_scope()};
    std::uint32_t next_ = 0;
};

facts const& known() {
    static facts const made;
    return made;
}

/// The type in words, or the mistakes.
std::string judged(std::string const& text, bool strict = true) {
    auto const from = written(text);
    auto read = parse_expression(from, known().visible());
    REQUIRE(read.tree != nullptr);
    auto const found = check_expression(*read.tree, known().visible(), from.source(), read.problems,
                                        {.strict = strict});
    if (!read.problems.empty()) return found_in(read.problems);
    return std::string{found.of.yearly ? "yearly " : ""} + describe(found.of, language::en);
}

struct sample {
    std::string text, expected;
};

void check(std::vector<sample> const& samples, bool strict = true) {
    for (auto const& [text, expected] : samples) {
        INFO(text);
        CHECK(judged(text, strict) == expected);
    }
}

} // namespace

TEST_CASE("units are carried through arithmetic and must agree in sums and comparisons") {
    check({
        {"注册资本 + 200万元", "amount of money (元)"},
        {"注册资本 / 200万元", "number"},
        {"注册资本 / 职工总数", "number (元/人)"},
        {"5% * 评分", "number (分)"},
        {"注册资本 > 0", "true or false"},
        {"评分 >= 60分", "true or false"},
        {"if 居民企业 then 注册资本 else 0", "amount of money (元)"},
        {"max(0, 注册资本 - 5万元)", "amount of money (元)"},
        {"注册资本 > 200", "HQ3023 200"},
        {"职工总数 <= 500", "HQ3022 500"},
        {"注册资本 + 职工总数", "HQ3020 注册资本 + 职工总数"},
        {"注册资本 * 注册资本 * 注册资本 * 注册资本 * 注册资本 * 注册资本 * 注册资本",
         "HQ3029 注册资本 * 注册资本 * 注册资本 * 注册资本 * 注册资本 * 注册资本 * 注册资本"},
    });
}

TEST_CASE("names are known, or the nearest one is named") {
    check({{"职工人数 > 0人", "HQ3001 职工人数"}, {"gorwth(销售收入)", "HQ3002 gorwth"}});
    auto const from = written("职工总人数 > 0人");
    auto read = parse_expression(from, known().visible());
    check_expression(*read.tree, known().visible(), from.source(), read.problems);
    REQUIRE(read.problems.size() == 1);
    CHECK(mended(from.text(), read.problems) == "职工总数 > 0人");
}

TEST_CASE("functions are called with the arguments they have") {
    check({
        {"abs(n: 占比)", "number"},
        {"compound growth(periods: 3, from: 1, to: 2)", "number"},
        {"abs(占比, 1)", "HQ3011 1"},
        {"abs(占比, 1, 2)", "HQ3011 1 | HQ3011 2"},
        {"modulo(占比)", "HQ3010 modulo(占比)"},
        {"abs(m: 占比)", "HQ3012 m"},
        {"modulo(a: 1, divisor : 2, b: 3)", "HQ3012 a | HQ3012 b | HQ3014 modulo(a: 1, divisor : 2, b: 3)"},
        {"modulo(divisor: 2, divisor: 3)", "HQ3013 divisor | HQ3014 modulo(divisor: 2, divisor: 3)"},
        {"modulo(divisor: 2)", "HQ3014 modulo(divisor: 2)"},
        {"(function(x, y) x)(1, 2, 占比)", "HQ3011 占比"},
        {"(function(x, y) x)(y: 1, z: 2)", "HQ3012 z | HQ3014 (function(x, y) x)(y: 1, z: 2)"},
        {"abs", "HQ3004 abs"},
        {"占比(1)", "HQ3005 占比"},
        {"now()", "HQ3007 now()"},
        {"today() > 成立日期", "true or false"},
        {"as_of - 成立日期", "duration in days"},
        {"(function(x) x * 2)(注册资本)", "amount of money (元)"},
        {"(function(x) x + 1)(注册资本)", "HQ3023 1"},
    });
}

TEST_CASE("what the declared ranges and values decide already is no condition") {
    check({
        {"占比 >= 10", "HQ3042 占比 >= 10"},
        {"占比 >= 10%", "true or false"},
        {"占比 <= 1", "HQ3041 占比 <= 1"},
        {"占比 between 2 and 3", "HQ3042 占比 between 2 and 3"},
        {"占比 in [2..3]", "HQ3042 [2..3]"},
        {"等级 = \"特大\"", "HQ3040 \"特大\""},
        {"等级 in (\"重大\", \"较大\")", "true or false"},
        {"职工总数 = null", "HQ3043 职工总数 = null"},
        {"退出日期 = null", "true or false"},
        {"[5..1]", "HQ3045 [5..1]"},
    });
}

TEST_CASE("what can only be null is a mistake in rules") {
    check({
        {"占比 < null", "HQ3028 占比 < null"},
        {"占比 / 0", "HQ3028 占比 / 0"},
        {"占比 + 等级", "HQ3026 占比 + 等级"},
        {"成立日期 = 等级", "HQ3024 成立日期 = 等级"},
        {"3年 + 365天", "HQ3027 3年 + 365天"},
        {"居民企业 > true", "HQ3025 居民企业 > true"},
        {"not(占比)", "HQ3030 占比"},
        {"if 占比 then 1 else 2", "HQ3030 占比"},
        {"abs(等级)", "HQ3031 等级"},
        {"sum(占比)", "HQ3032 占比"},
        {"string length(占比)", "HQ3033 占比"},
        {"day of year(占比)", "HQ3034 占比"},
        {"past(占比)", "HQ3035 占比"},
        {"holds(等级)", "HQ3036 等级"},
        {"sqrt(注册资本)", "HQ3038 注册资本"},
        {"占比 in 重点行业", "HQ3039 重点行业"},
        {"[1, 2][0]", "HQ3048 0"},
        {"{a: 1, a: 2}", "HQ3049 2"},
        {"成立日期.years", "HQ3008 years"},
        {"占比.year", "HQ3009 year"},
        {"if 居民企业 then 注册资本 else 等级", "HQ3046 注册资本 else 等级"},
    });
}

TEST_CASE("yearly facts, certificates, codes and lists") {
    check({
        {"研发费用 / 销售收入", "yearly number"},
        {"sum(last years(研发费用, 3)) / sum(last years(销售收入, 3))", "number"},
        {"growth(研发费用)", "yearly number"},
        {"this year(研发费用) - year before(研发费用, 2)", "yearly amount of money (元)"},
        {"growth(注册资本)", "HQ3050 注册资本"},
        {"last years(研发费用, 占比)", "HQ3051 占比"},
        {"actual years(研发费用, 3)", "list (amount of money (元))"},
        {"成立日期 in past(3年)", "true or false"},
        {"成立日期 in calendar years(-1, 0)", "true or false"},
        {"成立日期 in 上一年及当年", "true or false"},
        {"calendar years(0, -1)", "HQ3052 calendar years(0, -1)"},
        {"holds(高新技术企业)", "true or false"},
        {"count(高新技术企业) = 1", "true or false"},
        {"行业代码 in 重点行业", "true or false"},
        {"行业代码 = \"1610\"", "true or false"},
        {"违法违规记录[程度 = \"重大\"]", "list (group of values)"},
        {"count(违法违规记录[degree = \"重大\" and day in past(3年)])", "number"},
        {"some e in 违法违规记录 satisfies e.程度 = \"重大\"", "true or false"},
        {"some e in 违法违规记录 satisfies e.程度 = \"严重\"", "HQ3040 \"严重\""},
        {"some e in 违法违规记录 satisfies e.程渡 = \"重大\"", "HQ3008 程渡"},
        {"成立日期.year", "number"},
        {"违法违规记录.日期", "list (date)"},
    });
}

TEST_CASE("every wrong argument is told by itself, in its place") {
    check(
        {
            // of the wrong kind
            {"substring(1, \"a\")", "HQ3033 1 | HQ3031 \"a\""},
            {"contains(1, 2)", "HQ3033 1 | HQ3033 2"},
            {"modulo(\"a\", true)", "HQ3031 \"a\" | HQ3054 true"},
            {"matches(占比, \"a\", 1)", "HQ3033 占比 | HQ3033 1"},
            {"get entries(占比)", "HQ3054 占比"},
            {"get value(1, 成立日期)", "HQ3054 1 | HQ3054 成立日期"},
            {"context put(1, 2, 3)", "HQ3054 1 | HQ3054 2"},
            {"context merge(占比)", "HQ3054 占比"},
            {"range(占比)", "HQ3054 占比"},
            {"overlaps(1, [1..2])", "HQ3054 1"},
            {"meets(1, 占比)", "HQ3054 1 | HQ3054 占比"},
            {"during(1, 2)", "HQ3054 2"},
            {"date and time(1, 2)", "HQ3054 1 | HQ3054 2"},
            {"years and months duration(1, 成立日期)", "HQ3034 1"},
            {"string join([1, 2], \"a\")", "HQ3033 [1, 2]"},
            // outside what the function takes
            {"substring(\"abc\", 0)", "HQ3054 0"},
            {"substring(\"abc\", 0, 0)", "HQ3054 0 | HQ3054 0"},
            {"substring(\"abc\", 7)", "HQ3054 7"},
            {"sublist([1, 2], 5)", "HQ3054 5"},
            {"remove([1], 0)", "HQ3054 0"},
            {"modulo(占比, 0)", "HQ3054 0"},
            {"sqrt(-1)", "HQ3054 -1"},
            {"log(0)", "HQ3054 0"},
            {"odd(1.5)", "HQ3054 1.5"},
            {"date(\"2024-02-30\")", "HQ3054 \"2024-02-30\""},
            {"date(2024, 13, 40)", "HQ3054 13 | HQ3054 40"},
            {"date(2023, 2, 29)", "HQ3054 29"},
            {"time(24, 60, 0)", "HQ3054 24 | HQ3054 60"},
            {"duration(\"P1X\")", "HQ3054 \"P1X\""},
            {"number(\"abc\")", "HQ3054 \"abc\""},
            {"number(\"1\", \"x\", \"y\")", "HQ3054 \"x\" | HQ3054 \"y\""},
            {"number(\"1\", \",\", \",\")", "HQ3054 \",\""},
            {"matches(\"a\", \"[\", \"u\")", "HQ3054 \"[\" | HQ3054 \"u\""},
            {"replace(\"a\", \"x*\", \"$\")", "HQ3054 \"x*\""},
            {"decimal(1, 10000)", "HQ3054 10000"},
            // not together
            {"before(1, \"a\")", "HQ3028 before(1, \"a\")"},
            {"number(\"1,000.0\", \".\", \".\")", "HQ3028 number(\"1,000.0\", \".\", \".\")"},
            // as they should be
            {"get value({a: 1}, \"a\")", "any value"},
            {"get value({a: 1}, \"b\")", "HQ3054 \"b\""},
            {"substring(\"abc\", -3)", "text"},
            {"before(\"a\", \"b\")", "true or false"},
            {"starts([1..2], [1..5])", "true or false"},
            {"coincides([1..2], [1..2])", "true or false"},
            {"date and time(成立日期, time(\"10:00:00\"))", "date and time"},
        },
        false);
}

TEST_CASE("plain FEEL has warnings of what can only be null; names and calls are mistakes") {
    check(
        {
            {"占比 + 等级", "HQ3026 占比 + 等级"},
            {"not(占比)", "true or false"},
            {"占比 >= 10", "true or false"},
            {"1 < \"a\"", "HQ3024 1 < \"a\""},
            {"没有的 + 1", "HQ3001 没有的"},
            {"abs()", "HQ3010 abs()"},
        },
        false);
}
