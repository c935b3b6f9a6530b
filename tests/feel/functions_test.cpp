#include <catch2/catch.hpp>

#include <huiqi/pipeline.hpp>
#include <huiqi/report/feel_text.hpp>

/// What the conformance cases barely touch: bounds, causes, and functions put together.
namespace {

using namespace huiqi;

auto found(std::string const& expression) {
    return evaluate_expression(expression, nullptr, nullptr, date{2025, 8, 13});
}

std::string evaluated(std::string const& expression) {
    auto const value = found(expression);
    return value ? to_feel({value->what, value->kind, value->in}) : "refused";
}

} // namespace

TEST_CASE("sort trusts no order that contradicts itself, and keeps equals where they are") {
    CHECK(evaluated("sort([3, 1, 2], function(x, y) x < y)") == "[1, 2, 3]");
    CHECK(evaluated("sort([3, 1, 2], function(x, y) true)").size() == std::string{"[3, 1, 2]"}.size());
    CHECK(evaluated("sort([], function(x, y) x < y)") == "[]");
    CHECK(evaluated("sort([{a: 1, b: 1}, {a: 0, b: 2}, {a: 1, b: 0}], function(x, y) x.a < y.a).b") == "[2, 1, 0]");
    CHECK(found("sort([3, \"a\"], function(x, y) x < y)")->why == mistake::wrong_type);
}

TEST_CASE("a function that a context holds sees what stood before it") {
    CHECK(evaluated("{a: 2, twice: function(x) a * x, b: twice(5)}.b") == "10");
    CHECK(evaluated("{less: function(low: number, high: number) low < high, b: less(high: 1, low: 2)}.b") == "false");
    CHECK(found("{f: function(x: number) x, b: f(\"a\")}.b")->why == mistake::wrong_type);
    CHECK(evaluated("{f: function(x: number) x, b: f([7])}.b") == "7");
    CHECK(evaluated("for x in [1, 2] return (function(a) a + x)(10)") == "[11, 12]");
}

TEST_CASE("functions that call functions do not make a plan without end") {
    std::string text = "{f0: function(x) x + 1";
    for (int i = 1; i < 60; ++i) {
        auto const before = "f" + std::to_string(i - 1);
        text += ", f" + std::to_string(i) + ": function(x) " + before + "(x) + " + before + "(x)";
    }
    CHECK(evaluated(text + ", r: f59(1)}.r") == "1152921504606846976");
}

TEST_CASE("loops and functions end, however long their bodies are") {
    std::string items = "i";
    for (int n = 0; n < 2000; ++n) items += ", i + " + std::to_string(n);
    CHECK(found("for i in 1..100000 return [" + items + "]")->why == mistake::too_long);
    CHECK(found("count(for i in 1..1000000 return sum([" + items + "]))")->why == mistake::too_many_steps);
    CHECK(found("{f: function(n, f) f(n, f) + f(n, f) + f(n + 1, f), r: f(0, f)}.r")->why == mistake::too_many_steps);
}

TEST_CASE("lists of lists end before they are too wide or too deep to walk over") {
    std::string text = "{a0: [1]";
    for (int i = 1; i < 80; ++i) {
        auto const before = "a" + std::to_string(i - 1);
        text += ", a" + std::to_string(i) + ": [" + before + ", " + before + "]";
    }
    auto const wide = found(text + ", r: a79 = a79}.r");
    REQUIRE(wide);
    CHECK(wide->why == mistake::too_long);
    CHECK(found("for i in 1..1000 return [partial]")->why == mistake::too_long);
    CHECK(found("for i in 1..1000000 return partial")->what.is_mistaken());
}

TEST_CASE("partial is what a loop has given so far") {
    CHECK(evaluated("for i in 0..4 return if i = 0 then 1 else i * partial[-1]") == "[1, 1, 2, 6, 24]");
    CHECK(evaluated("for i in 1..3 return count(partial)") == "[0, 1, 2]");
}

TEST_CASE("a null written as the end of a range is no open end") {
    CHECK(evaluated("(< 10) = (null..10)") == "false");
    CHECK(evaluated("5 in (< 10)") == "true");
    CHECK(evaluated("5 in (null..10]") == "null");
}

TEST_CASE("texts of values are read again as they were") {
    CHECK(evaluated("string([1, \"a\", {b: @\"2025-08-13\"}])") == R"("[1, \"a\", {b: 2025-08-13}]")");
    CHECK(evaluated("range(string([1..3])) = [1..3]") == "true");
    CHECK(evaluated("range(string([@\"2025-08-13\"..@\"2025-08-14\"))) = [@\"2025-08-13\"..@\"2025-08-14\")") ==
          "true");
    CHECK(found("range(\"[3..1]\")")->why == mistake::wrong_type);
}
