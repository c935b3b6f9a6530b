// What can only be null is said before anything is computed: a warning where FEEL gives null, an error in rules.
#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/pipeline.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

feel::scope const& names() {
    static feel::scope const all = [] {
        feel::scope made{&feel::language_scope()};
        auto const add = [&](std::string const& name, feel::type_kind kind) {
            auto symbol = std::make_shared<feel::symbol>();
            symbol->name = name;
            symbol->kind = feel::symbol_kind::fact;
            symbol->of.kind = kind;
            made.add(name, std::move(symbol));
        };
        add("n", feel::type_kind::number);
        add("s", feel::type_kind::string);
        add("d", feel::type_kind::date);
        add("l", feel::type_kind::list);
        return made;
    }();
    return all;
}

diagnostics problems_of(std::string const& text, bool strict) {
    auto const file = make_source("expression", text);
    auto parsed = feel::parse_expression(snippet{file, text, 0}, names());
    if (parsed.tree) feel::check_expression(*parsed.tree, names(), file, parsed.problems, {.strict = strict});
    return parsed.problems;
}

} // namespace

TEST_CASE("what can only be null is a warning of the expression, and an error of rules") {
    for (auto const* text : {
             // kinds that never go together
             R"(1 + "a")",
             R"(s - 1)",
             R"(n * "2")",
             R"(d + 1)",
             R"(n ** s)",
             R"(-s)",
             R"(1 = "a")",
             R"(n < s)",
             R"(d > 5)",
             R"(n between "a" and "b")",
             R"(1 + null)",
             R"(null > 1)",
             R"(n / 0)",
             R"(@"P1Y" < @"P1D")",
             R"({a: 1} < {a: 2})",
             // parts that are not there
             R"(n.x)",
             R"(s.length)",
             R"(d.hour)",
             R"({a: 1}.b)",
             R"(@"P1Y".days)",
             R"([1, 2][0])",
             // arguments of the wrong kind
             R"(abs("a"))",
             R"(floor(s))",
             R"(ceiling(true))",
             R"(decimal("a", 0))",
             R"(round up(s, 0))",
             R"(round down(s, 0))",
             R"(round half up(s, 1))",
             R"(round half down(s, 1))",
             R"(modulo(s, 2))",
             R"(sqrt("4"))",
             R"(odd("a"))",
             R"(even(s))",
             R"(exp(s))",
             R"(log(s))",
             R"(upper case(1))",
             R"(lower case(n))",
             R"(string length(5))",
             R"(substring(5, 1))",
             R"(contains(s, 1))",
             R"(starts with(n, "a"))",
             R"(ends with(s, 1))",
             R"(substring before(s, 1))",
             R"(substring after(1, s))",
             R"(matches(1, "a"))",
             R"(replace(s, 1, "b"))",
             R"(split(s, 1))",
             R"(string join(l, 1))",
             R"(day of year("2024-01-01"))",
             R"(day of week(1))",
             R"(month of year(n))",
             R"(week of year(s))",
             R"(years and months duration(d, 1))",
             R"(date(true))",
             R"(duration(1))",
             R"(number(1))",
             // literals that no function takes
             R"(substring("x", 0))",
             R"(substring(s, 0))",
             R"(substring(s, 1, 0))",
             R"(substring("x", 5))",
             R"(sublist([1, 2], 0))",
             R"(sublist(l, 1, 0))",
             R"(insert before([1], 0, 2))",
             R"(remove([1], 0))",
             R"(remove(l, 0))",
             R"(list replace(l, 0, 1))",
             R"(sqrt(-1))",
             R"(log(0))",
             R"(log(-2))",
             R"(modulo(5, 0))",
             R"(modulo(n, 0))",
             R"(exp(20000))",
             R"(date("2024-02-30"))",
             R"(date("soon"))",
             R"(date(2024, 13, 1))",
             R"(date(n, 13, 1))",
             R"(date(2023, 2, 29))",
             R"(date(n, 2, 30))",
             R"(time("25:00:00"))",
             R"(time(24, 0, 0))",
             R"(time(n, 60, 0))",
             R"(date and time("2024-01-01T25:00:00"))",
             R"(duration("P1X"))",
             R"(number("abc"))",
             R"(number("1,000.0", ".", "."))",
             R"(matches(s, "["))",
             R"(matches("a", "a", "u"))",
             R"(replace(s, "x*", "-"))",
             R"(split(s, "["))",
             R"(decimal(1, 10000))",
             R"(floor(1, 10000))",
             R"(range("5"))",
         }) {
        INFO(text);
        auto const warned = problems_of(text, false);
        CHECK_FALSE(warned.empty());
        CHECK_FALSE(has_errors(warned));
        CHECK(has_errors(problems_of(text, true)));
    }
}

TEST_CASE("a warning of a whole expression without names is right: it is null") {
    for (auto const* text : {R"(1 + "a")",           R"(-"a")",
                             R"(1 = "a")",           R"(2 ** "a")",
                             R"({a: 1}.b)",          R"([1, 2][0])",
                             R"(abs("a"))",          R"(sqrt(-1))",
                             R"(substring("x", 0))", R"(date("2024-02-30"))",
                             R"(modulo(5, 0))",      R"(number("abc"))",
                             R"(upper case(1))",     R"(matches("a", "["))",
                             R"(time(24, 0, 0))",    R"(@"P1Y" < @"P1D")",
                             R"(day of week(1))",    R"(sublist([1, 2], 0))",
                             R"(range("5"))",        R"(string length(5))"}) {
        INFO(text);
        auto const found = evaluate_expression(text, nullptr, nullptr, date{2025, 8, 13});
        REQUIRE(found);
        CHECK(found->what.is_null());
        CHECK_FALSE(found.diagnostics.empty());
    }
}

TEST_CASE("what may be something is not warned of") {
    for (auto const* text : {R"(count(5))",
                             R"(sum(1, 2))",
                             R"(upper case(["a"]))",
                             R"(1 in ["a", 1])",
                             R"(list contains([1, 2], "a"))",
                             R"(false and 1 = 1)",
                             R"(if null then 1 else 2)",
                             R"(s = null)",
                             R"(substring(s, -1))",
                             R"(substring(s, 2, 1))",
                             R"(date(2024, 2, 29))",
                             R"(date(n, 2, 29))",
                             R"(modulo(5, n))",
                             R"(sqrt(n))",
                             R"(number(s, ",", "."))",
                             R"(l[1])",
                             R"(sublist(l, 2, 1))",
                             R"(for x in l return x + 1)",
                             R"(some x in l satisfies x > "a")",
                             R"(d + @"P1Y")",
                             R"(min([]))",
                             R"(string(1))",
                             R"(matches(s, "a", "i"))",
                             R"(time(23, 59, 59))",
                             R"([1, "a"][1] = 1)"}) {
        INFO(text);
        CHECK(problems_of(text, false).empty());
    }
}
