#include <catch2/catch.hpp>

#include <huiqi/feel/library.hpp>
#include <huiqi/pipeline.hpp>
#include <huiqi/report/feel_text.hpp>

/// Functions beyond the standard library: XPath's regular expressions, case, exp and log, zones; and what happens to a
/// plan that needs them where they are not.
namespace {

using namespace huiqi;

std::string evaluated(std::string const& expression) {
    auto const found = evaluate_expression(expression, nullptr, nullptr, date{2025, 8, 13});
    return found ? to_feel({found->what, found->kind, found->in}) : "refused";
}

struct expected_value {
    char const *expression, *value;
};

void check_all(std::initializer_list<expected_value> all) {
    for (auto const& each : all) {
        INFO(each.expression);
        CHECK(evaluated(each.expression) == each.value);
    }
}

} // namespace

TEST_CASE("patterns are XPath's: what it writes otherwise than ICU is translated") {
    check_all({
        {R"~(matches("abc", "b"))~", "true"},
        {R"~(matches("b", "[a-z-[aeiou]]"))~", "true"},
        {R"~(matches("e", "[a-z-[aeiou]]"))~", "false"},
        {R"~(matches("重庆", "^\p{IsCJKUnifiedIdeographs}+$"))~", "true"},
        {R"~(matches("line\n", "line$"))~", "false"},
        {R"~(matches("a\nb", "a.b"))~", "false"},
        {R"~(matches("a\nb", "a.b", "s"))~", "true"},
        {R"~(matches("ABC", "abc", "i"))~", "true"},
        {R"~(matches("hello world", "hello[ ]world", "x"))~", "true"},
        {R"~(matches("a&&b", "[&]&"))~", "true"},
        {R"~(replace("2025-08-13", "(\d+)-(\d+)-(\d+)", "$1年$2月$3日"))~", R"~("2025年08月13日")~"},
        {R"~(replace("abc", "b", "[$0]"))~", R"~("a[b]c")~"},
        {R"~(replace("abc", "(b)", "$12"))~", R"~("ab2c")~"},
        {R"~(split("a,b,,c", ","))~", R"~(["a", "b", "", "c"])~"},
    });
}

TEST_CASE("what only ICU knows of patterns is no pattern") {
    check_all({
        {R"~(matches("a", "\ba"))~", "null"},
        {R"~(matches("a", "(?=a)a"))~", "null"},
        {R"~(matches("a", "a["))~", "null"},
        {R"~(matches("a", "[[a]]"))~", "null"},
        {R"~(matches("a", "a", "u"))~", "null"},
        {R"~(replace("abc", "x*", "-"))~", "null"},
        {R"~(replace("abc", "b", "$"))~", "null"},
    });
}

TEST_CASE("a pattern that would search for ever is a mistake") {
    std::string const text(60, 'a');
    auto const found = evaluate_expression("matches(\"" + text + "b\", \"^(a+)+$\")", nullptr, nullptr,
                                           date{2025, 8, 13});
    REQUIRE(found);
    CHECK(found->what.is_mistaken());
    CHECK(found->why == mistake::too_many_steps);
}

TEST_CASE("case follows Unicode, not the machine's language") {
    check_all({
        {R"~(upper case("straße"))~", R"~("STRASSE")~"},
        {R"~(upper case("i"))~", R"~("I")~"},
        {R"~(lower case("ÀÉ"))~", R"~("àé")~"},
    });
}

TEST_CASE("exp, log and powers are right to the last of 34 digits") {
    // The digits come from Python's decimal at 120 digits, rounded half-even.
    check_all({
        {"exp(0)", "1"},
        {"exp(1)", "2.718281828459045235360287471352662"},
        {"log(10)", "2.302585092994045684017991454684364"},
        {"2 ** 0.5", "1.414213562373095048801688724209698"},
        {"0 ** 0.5", "0"},
        {"2 ** 3", "8"},
        {"(-8) ** 0.5", "null"},
        {"log(0)", "null"},
        {"exp(1000000)", "null"},
        {"exp(5 ** -1 * 10 ** -33 * 2.5)", "1.000000000000000000000000000000001"},
        {"log(0.999999999999999999999999999999995)", "-5.000000000000000000000000000000013E-33"},
        {"exp(-14220.7811219304950)", "1E-6176"},
        {"exp(-14221)", "1E-6176"},
        {"exp(-14222)", "0"},
    });
}

TEST_CASE("a zone keeps its name, and its clocks change") {
    check_all({
        {R"~(string(@"2025-03-30T01:30:00@Europe/Paris" + @"PT1H"))~", R"~("2025-03-30T03:30:00@Europe/Paris")~"},
        {R"~(string(@"2025-03-29T12:00:00@Europe/Paris" + @"P1M"))~", R"~("2025-04-29T12:00:00@Europe/Paris")~"},
        {R"~(@"2025-07-01T12:00:00@Europe/Paris" = @"2025-07-01T10:00:00Z")~", "true"},
        {R"~(@"2025-07-01T12:00:00@Asia/Shanghai".timezone)~", R"~("Asia/Shanghai")~"},
        {R"~(time("12:00:00@Nowhere/Land"))~", "null"},
        {R"~(time("12:00:00+01:00@Europe/Paris"))~", "null"},
    });
}

TEST_CASE("a table of functions has every one that needs the library") {
    for (auto const& each : built_in_names) {
        INFO(each.english);
        CHECK(needs_library(each.id) == (feel::library_functions().find(each.id) != nullptr));
    }
    CHECK(feel::find_zone("Europe/Paris") != nullptr);
    CHECK(feel::find_zone("Europe/Paris") == feel::find_zone("Europe/Paris"));
    CHECK(feel::find_zone("../etc/passwd") == nullptr);
    CHECK(feel::find_zone("") == nullptr);
}

TEST_CASE("a plan does not open where the functions and zones it names are not") {
    auto const needing = [](std::string const& expression) {
        auto const found = evaluate_expression(expression, nullptr, nullptr, date{2025, 8, 13});
        REQUIRE(found);
        auto const opened = open_plan(found->plan.bytes());
        REQUIRE_FALSE(opened);
        CHECK(opened.diagnostics.front().what->code == "HQ4004");
        return opened.diagnostics.front().arguments.front();
    };
    CHECK(needing(R"(matches("a", "b") and exp(1) > 2)") == "matches, exp");
    CHECK(needing(R"(@"2025-07-01T12:00:00@Europe/Paris" > @"2025-07-01T12:00:00Z")") == "Europe/Paris");
    CHECK(needing("2 ** 0.5") == "**");
    CHECK(open_plan(evaluate_expression("1 + 1", nullptr, nullptr, date{2025, 8, 13})->plan.bytes()));
}
