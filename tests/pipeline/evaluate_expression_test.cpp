#include <huiqi/pipeline.hpp>

#include <chrono>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

std::string shown(value const& of) {
    using shape = value::shape;
    switch (of.what()) {
    case shape::nothing: return "null";
    case shape::boolean: return of.as_truth().is(truth::yes) ? "true" : "false";
    case shape::number: return to_string(of.low());
    case shape::day: return to_string(*from_days(of.low_integer()));
    case shape::months: return to_string(months_duration{of.low_integer()});
    case shape::seconds: return to_string(of.low_seconds());
    case shape::time_of_day: return to_string(of.time_of_day());
    case shape::date_and_time: return to_string(of.moment());
    case shape::text: return '"' + std::string{of.text()} + '"';
    case shape::list: {
        std::string all;
        for (auto const& each : of.items()) all += (all.empty() ? "" : ", ") + shown(each);
        return "[" + all + "]";
    }
    case shape::context: {
        std::string all;
        for (auto const& [key, each] : of.entries()) all += (all.empty() ? "" : ", ") + key + ": " + shown(each);
        return "{" + all + "}";
    }
    default: return "?";
    }
}

result<feel_result> computed(std::string_view text) {
    return evaluate_expression(text, nullptr, nullptr, date{2025, 7, 1});
}

struct sample {
    std::string text, expected;
};

void check(std::vector<sample> const& samples) {
    for (auto const& [text, expected] : samples) {
        INFO(text);
        auto const found = computed(text);
        REQUIRE(found);
        CHECK(shown(found->what) == expected);
    }
}

/// The cause of a null that a mistake made.
std::string cause_of(std::string const& text) {
    auto const found = computed(text);
    REQUIRE(found);
    CHECK(found->what.is_mistaken());
    return std::string{found->cause};
}

document_node plain(source_ptr const& file, std::string const& text, scalar_style style = scalar_style::plain) {
    document_node made;
    made.style = style;
    made.text = snippet{file, text, 0};
    return made;
}

} // namespace

TEST_CASE("arithmetic keeps 34 digits and rounds half to even") {
    check({
        {"1 / 3", "0.3333333333333333333333333333333333"},
        {"2 / 3", "0.6666666666666666666666666666666667"},
        {"1234567890123456789012345678901234 + 0.5", "1234567890123456789012345678901234"},
        {"1234567890123456789012345678901235 + 0.5", "1234567890123456789012345678901236"},
        {"0.000001", "0.000001"},
        {"0.1 + 0.2", "0.3"},
        {"3.7", "3.7"},
        {"decimal(2.5, 0)", "2"},
        {"modulo(-12, 5)", "3"},
        {"-3 ** 2", "9"},
        {"4.996% >= 5%", "false"},
    });
}

TEST_CASE("null compares as the standard says, and never holds") {
    check({
        {"null = null", "true"},
        {"null = 1", "false"},
        {"if null < 20 then 1 else 2", "2"},
        {"null < 20", "null"},
        {"1 / null", "null"},
        {"false and null", "false"},
        {"true or null", "true"},
        {"true and null", "null"},
        {"not(null)", "null"},
    });
}

TEST_CASE("a null that a mistake made names the part that could not be computed") {
    CHECK(cause_of("1 + 2 / 0") == "2 / 0");
    CHECK(computed("1 + 2 / 0")->why == mistake::division_by_zero);
    CHECK(cause_of("[1, 2][3] * 2") == "[1, 2][3]");
    CHECK(cause_of("1 + \"a\"") == "1 + \"a\"");
    CHECK(cause_of("date(\"2025-02-30\")") == "date(\"2025-02-30\")");
    CHECK(cause_of("{f: function(x) 1 / x}.f(0)") == "1 / x");
}

TEST_CASE("ten thousand mistakes in one expression take time that grows as their number") {
    auto const seconds_for = [](int mistakes) {
        std::string text = "count([1 / 0";
        for (int i = 1; i < mistakes; ++i) text += ", 1 / 0";
        auto const begin = std::chrono::steady_clock::now();
        CHECK(shown(computed(text + "])")->what) == std::to_string(mistakes));
        return std::chrono::duration<double>{std::chrono::steady_clock::now() - begin}.count();
    };
    auto const few = seconds_for(2'500), many = seconds_for(10'000);
    CHECK(many < few * 10 + 0.5); // a square would be sixteen times
}

TEST_CASE("lists, filters and loops") {
    check({
        {"[1, 2, 3][2]", "2"},
        {"[1, 2, 3][-1]", "3"},
        {"[1, 2, 3][item > 1]", "[2, 3]"},
        {"[{a: 1}, {a: 2}][a > 1]", "[{a: 2}]"},
        {"[{a: 1}, {a: 2}].a", "[1, 2]"},
        {"for i in 1..3 return i * 2", "[2, 4, 6]"},
        {"for i in [1..3] return i", "[1, 2, 3]"},
        {"for i in [1, 2], j in [3, 4] return i + j", "[4, 5, 5, 6]"},
        {"some x in [1, 2] satisfies x > 1", "true"},
        {"every x in [1, 2] satisfies x > 1", "false"},
        {"sum([1, 2, 3])", "6"},
        {"mean([1, 2, 6])", "3"},
        {"median([8, 2, 5, 3])", "4"},
        {"mode([6, 3, 9, 6, 6])", "[6]"},
        {"mode([2, 1, 2, 1])", "[1, 2]"},
        {"stddev([1, 3])", "1.414213562373095048801688724209698"},
    });
}

TEST_CASE("texts") {
    check({
        {"\"a\" + \"b\"", "\"ab\""},
        {"string length(\"研发费用\")", "4"},
        {"substring(\"研发费用\", 2, 2)", "\"发费\""},
        {"contains(\"研发费用\", \"费用\")", "true"},
        {"string join([\"a\", null, \"c\"], \"X\")", "\"aXc\""},
        {"string(1.50)", "\"1.5\""},
        {"number(\"1 000,5\", \" \", \",\")", "1000.5"},
        {"number(\"1,000\", \",\", null)", "1000"},
        {"number(1, \".\", \".\")", "null"},
    });
}

TEST_CASE("dates and durations") {
    check({
        {"date(\"2025-01-31\") + 1个月", "2025-02-28"},
        {"date(\"2024-01-31\") + @\"P1M\"", "2024-02-29"},
        {"date(\"2025-01-02\") - @\"PT1H\"", "2025-01-01"},
        {"date(\"2025-01-02\") - @\"-PT1H\"", "2025-01-02"},
        {"date(\"2025-01-02\") + @\"PT25H\"", "2025-01-03"},
        {"date(\"2025-03-01\") - date(\"2025-02-01\")", "P28D"},
        {"date(\"2025-12-10\").year", "2025"},
        {"date(\"2018-12-10\").weekday", "1"},
        {"duration(\"P2Y3M\").months", "3"},
        {"duration(\"P13DT2H14S\").seconds", "14"},
        {"1.5 * @\"P4DT1H\"", "P6DT1H30M"},
        {"@\"P10Y11M\" / -2.5", "-P4Y4M"},
        {"@\"P1D\" / 0", "null"},
        {"@\"2021-01-12T10:10:10\" + @\"P1DT1H\"", "2021-01-13T11:10:10"},
        {"@\"10:10:10\" - @\"11:10:10\"", "-PT1H"},
        {"years and months duration(date(\"2024-01-31\"), date(\"2024-02-28\"))", "P0M"},
        {"today()", "2025-07-01"},
        {"today() in past(3年)", "true"},
        {"date(\"2022-07-01\") in past(3年)", "false"},
        {"date(\"2024-01-01\") in 上一年及当年", "true"},
        {"date(\"2023-12-31\") in 上一年及当年", "false"},
    });
}

TEST_CASE("between, in and ranges") {
    check({
        {"2 between 1 and 2", "true"},
        {"2 in [1..2)", "false"},
        {"2 in (1, 2, < 0)", "true"},
        {"2 in (> 2)", "false"},
        {"1 in [2, 3, 1]", "true"},
        {"[1..5].end", "5"},
        {"(1..5].start included", "false"},
        {"(< 5).start", "null"},
    });
}

TEST_CASE("instance of") {
    check({
        {"1 instance of number", "true"},
        {"1 instance of string", "false"},
        {"null instance of number", "false"},
        {"[1, 2] instance of list<number>", "true"},
        {"[1, \"a\"] instance of list<number>", "false"},
        {"@\"P1Y\" instance of years and months duration", "true"},
        {"\"a\" instance of Any", "true"},
    });
}

TEST_CASE("an expression reads the values of its context") {
    auto const file = make_source("context.yaml", "");
    document_node context;
    context.what = document_node::mapping;
    context.entries.push_back({plain(file, "营业收入"), plain(file, "2000")});
    context.entries.push_back({plain(file, "net income"), plain(file, "0.1")});
    context.entries.push_back({plain(file, "成立日期"), plain(file, "2020-05-01")});
    context.entries.push_back({plain(file, "名称"), plain(file, "甲", scalar_style::quoted)});
    context.entries.push_back({plain(file, "证书"), plain(file, "null")});
    auto const computed_with = [&](std::string_view text) {
        auto const found = evaluate_expression(text, &context, file, date{2025, 7, 1});
        REQUIRE(found);
        return shown(found->what);
    };
    CHECK(computed_with("营业收入 * net income") == "200");
    CHECK(computed_with("成立日期 + 3年") == "2023-05-01");
    CHECK(computed_with("名称 = \"甲\"") == "true");
    CHECK(computed_with("证书 = null") == "true");
    CHECK(!evaluate_expression("营业收人 > 1", &context, file, date{2025, 7, 1}));
}

TEST_CASE("units that do not fit are a mistake, never a sum of both") {
    for (std::string const text : {"200万元 + 3人", "if 5元 > 3分 then 1 else 2", "5元 = 5"}) {
        INFO(text);
        auto const found = computed(text);
        CHECK_FALSE(found);
        REQUIRE_FALSE(found.diagnostics.empty());
        CHECK(found.diagnostics.front().what->code.starts_with("HQ302"));
    }
    check({{"200万元 + 3元", "2000003"}, {"5元 > 0", "true"}});
}
