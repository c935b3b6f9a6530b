// FEEL's null keeps why: code, sub-expression, place, and the way on which it spread.
#include <huiqi/evaluate/detail/spread_walk.hpp>
#include <huiqi/pipeline.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

result<feel_result> computed(std::string const& text, bool strict = false) {
    return evaluate_expression(text, nullptr, nullptr, date{2025, 8, 13}, {.strict = strict});
}

struct reason {
    std::string text, cause;
    std::uint32_t column;
    std::vector<std::string> spread;
    mistake why;
};

} // namespace

TEST_CASE("a null says which sub-expression failed, where, and what became null because of it") {
    std::vector<reason> const samples{
        {"1 / 0", "1 / 0", 1, {}, mistake::division_by_zero},
        {"(1 / 0 + 2) * 3", "1 / 0", 2, {"1 / 0 + 2", "(1 / 0 + 2) * 3"}, mistake::division_by_zero},
        {"5 + sum([1, 2 / 0])", "2 / 0", 13, {}, mistake::division_by_zero},
        {"if 1 < 2 then 1 / 0 + 2 else 2",
         "1 / 0",
         15,
         {"1 / 0 + 2", "if 1 < 2 then 1 / 0 + 2 else 2"},
         mistake::division_by_zero},
        {"{a: [1, 2][3 - 3] + 1}.a", "[1, 2][3 - 3]", 5, {}, mistake::index_out_of_range},
    };
    for (auto const& each : samples) {
        INFO(each.text);
        auto const found = computed(each.text);
        REQUIRE(found);
        REQUIRE(found->nulls.size() == 1);
        auto const& what = found->nulls.front().what;
        CHECK(what.why == each.why);
        CHECK(what.expression == each.cause);
        CHECK(what.place.line == 1);
        CHECK(what.place.column == each.column);
        if (each.spread.empty()) continue;
        std::vector<std::string> spread;
        for (auto const& step : what.spread) spread.emplace_back(step.expression);
        CHECK(spread == each.spread);
    }
}

TEST_CASE("nulls inside a list are found, those of one sub-expression together") {
    auto const found = computed("[1 / 0, {a: [2 / 0]}, for i in 1..3 return 6 / (i - 2)]");
    REQUIRE(found);
    CHECK(found->nulls_in_all == 3);
    REQUIRE(found->nulls.size() == 3);
    CHECK(found->nulls[2].what.expression == "6 / (i - 2)");
    CHECK(found.diagnostics.size() == 3);
}

TEST_CASE("of a call the arguments are shown that it could not take") {
    struct sample {
        std::string text;
        std::vector<std::string> arguments;
    };
    for (auto const& [text, arguments] : std::vector<sample>{
             {"substring(\"abc\", 3 - 3)", {"3 - 3"}},
             {"substring(\"abc\", 2 + 5)", {"2 + 5"}},
             {"sqrt(1 - 5)", {"1 - 5"}},
             {"modulo(5 + 1, 1 - 1)", {"1 - 1"}},
             {"date(2023 + 0, 13 + 0, 40 + 0)", {"13 + 0", "40 + 0"}},
             {"1 + string length(if 1 < 2 then 5 else \"a\")", {"if 1 < 2 then 5 else \"a\""}},
             {"get value([{a: 1}, 7][2], \"a\")", {"[{a: 1}, 7][2]"}},
             {"1 / (2 - 2)", {}},
             {"before(1 + 1, \"a\" + \"b\")", {}},
         }) {
        INFO(text);
        auto const found = computed(text);
        REQUIRE(found);
        std::vector<std::string> shown;
        for (auto const& each : found.diagnostics)
            for (auto const& label : each.labels)
                if (label.text->code == "HQ2195")
                    shown.push_back(text.substr(label.range.begin, label.range.end - label.range.begin));
        CHECK(shown == arguments);
    }
}

TEST_CASE("a null that is no mistake has no reason") {
    for (auto const* text : {"null", "[null, 1]", "min([])", "{a: null}.a"}) {
        INFO(text);
        auto const found = computed(text);
        REQUIRE(found);
        CHECK(found->nulls.empty());
        CHECK(found.diagnostics.empty());
    }
}

TEST_CASE("in strict mode such a null is an error, and nothing else changes") {
    auto const refused = computed("[1, 1 / (2 - 2)]", true);
    CHECK_FALSE(refused);
    REQUIRE(refused.diagnostics.size() == 2);
    CHECK(refused.diagnostics[0].what->code == "HQ2101");
    CHECK(refused.diagnostics[0].range == source_range{4, 15});
    CHECK(refused.diagnostics[1].what->code == "HQ2194");
    CHECK(computed("[1, null]", true));
    CHECK(computed("1 + 1", true));
}

TEST_CASE("ten thousand nulls are counted in one pass and told in twenty places") {
    auto const rounds = computed("for i in 1..10000 return i / (i - i)");
    REQUIRE(rounds);
    CHECK(rounds->nulls_in_all == 10'000);
    REQUIRE(rounds->nulls.size() == 1);
    CHECK(rounds->nulls.front().times == 10'000);
    CHECK(rounds.diagnostics.size() == 1);

    std::string text = "[";
    for (int i = 1; i <= 10'500; ++i) text += (i == 1 ? "" : ", ") + std::to_string(i) + " / 0";
    auto const places = computed(text + "]");
    REQUIRE(places);
    CHECK(places->nulls_in_all == 10'500);
    CHECK(places->nulls.size() == most_null_reasons);
    CHECK(places.diagnostics.size() <= 121);
    std::size_t steps = 0;
    for (auto const& each : places->nulls) steps += each.what.spread.size();
    CHECK(steps <= most_null_reasons * detail::spread_walk::longest_way);
    // One walk serves all of them.
    detail::spread_walk const walk{places->plan.tables(), places->trace->slots(), places->node};
    CHECK(walk.nodes_seen() <= detail::spread_walk::most_nodes + 10'500);
}

TEST_CASE("a long way is told from both ends") {
    std::string text = "1 / 0";
    for (int i = 0; i < 60; ++i) text = "(" + text + ") + " + std::to_string(i);
    auto const found = computed(text);
    REQUIRE(found);
    REQUIRE(found->nulls.size() == 1);
    auto const& spread = found->nulls.front().what.spread;
    REQUIRE(spread.size() == detail::spread_walk::longest_way);
    CHECK(spread.front().expression == "(1 / 0) + 0");
    CHECK(spread.back().expression == text);
}

TEST_CASE("parts of an expression have the values it was computed from") {
    auto const found = computed("(1 + 2) * 3 > sum([4, 5])");
    REQUIRE(found);
    std::vector<std::string> parts;
    for (auto const& each : parts_of(*found)) parts.emplace_back(each.expression);
    CHECK(parts.back() == "(1 + 2) * 3 > sum([4, 5])");
    CHECK(std::find(parts.begin(), parts.end(), "sum([4, 5])") != parts.end());
}

TEST_CASE("names given beside the context go over it") {
    std::vector<named_value> const names{{"甲", value{decimal::from_integer(2)}}, {"list", value::list({value{true}})}};
    auto const found = evaluate_expression("甲 + count(list)", nullptr, nullptr, date{2025, 8, 13}, {.names = names});
    REQUIRE(found);
    CHECK(found->what.low() == decimal::from_integer(3));
}
