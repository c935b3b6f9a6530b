#include <array>

#include <catch2/catch.hpp>

#include <huiqi/pipeline.hpp>
#include <huiqi/report/feel_text.hpp>

using namespace huiqi;

namespace {

constexpr date as_of{2025, 8, 13};

std::string shown(result<feel_result> const& found) {
    return found ? to_feel({found->what, found->kind, found->in}) : "refused";
}

/// A table over `x`, of which the tests and results of every rule are given.
feel_table over_x(hit_policy hit, std::vector<std::array<char const*, 2>> const& rules,
                  std::vector<std::string> values = {}, std::string otherwise = {}) {
    feel_table made{.hit = hit, .inputs = {"x"}, .outputs = {{"", std::move(values), std::move(otherwise)}}};
    for (auto const& [test, result] : rules) made.rows.push_back({{test}, {result}});
    return made;
}

std::string at(feel_table const& table, std::int64_t x) {
    std::array const known{named_value{"x", value{decimal::from_integer(x)}}};
    return shown(evaluate_table(table, known, as_of));
}

} // namespace

TEST_CASE("every hit policy has its result") {
    std::vector<std::array<char const*, 2>> const rules{{"> 0", "3"}, {"> 10", "1"}, {"> 20", "2"}};
    CHECK(at(over_x(hit_policy::unique, rules), 5) == "3");
    CHECK(at(over_x(hit_policy::unique, rules), 15) == "null");
    CHECK(at(over_x(hit_policy::any, rules), 15) == "null");
    CHECK(at(over_x(hit_policy::any, {{"> 0", "3"}, {"> 10", "2 + 1"}}), 15) == "3");
    CHECK(at(over_x(hit_policy::first, rules), 25) == "3");
    CHECK(at(over_x(hit_policy::priority, rules, {"1", "2", "3"}), 25) == "1");
    CHECK(at(over_x(hit_policy::rule_order, rules), 25) == "[3, 1, 2]");
    CHECK(at(over_x(hit_policy::output_order, rules, {"2", "3", "1"}), 25) == "[2, 3, 1]");
    CHECK(at(over_x(hit_policy::collect, rules), 15) == "[3, 1]");
    CHECK(at(over_x(hit_policy::collect_sum, rules), 25) == "6");
    CHECK(at(over_x(hit_policy::collect_min, rules), 25) == "1");
    CHECK(at(over_x(hit_policy::collect_max, rules), 25) == "3");
    CHECK(at(over_x(hit_policy::collect_count, rules), 25) == "3");
}

TEST_CASE("where no rule applies there is the default, or null, or nothing collected") {
    std::vector<std::array<char const*, 2>> const rules{{"> 0", "3"}};
    CHECK(at(over_x(hit_policy::unique, rules), -1) == "null");
    CHECK(at(over_x(hit_policy::unique, rules, {}, "x * 2"), -1) == "-2");
    CHECK(at(over_x(hit_policy::collect, rules), -1) == "[]");
    CHECK(at(over_x(hit_policy::collect_count, rules), -1) == "0");
    CHECK(at(over_x(hit_policy::collect_sum, rules), -1) == "null");
    CHECK(at(over_x(hit_policy::rule_order, rules), -1) == "null");
}

TEST_CASE("several outputs are a context, and their priorities count one after another") {
    feel_table table{.hit = hit_policy::priority,
                     .inputs = {"x"},
                     .outputs = {{"status", {"\"yes\"", "\"no\""}, "\"none\""}, {"rate", {"1", "2"}, ""}}};
    table.rows = {{{"> 0"}, {"\"no\"", "1"}}, {{"> 0"}, {"\"yes\"", "2"}}, {{"> 10"}, {"\"yes\"", "1"}}};
    CHECK(at(table, 5) == "{\"status\": \"yes\", \"rate\": 2}");
    CHECK(at(table, 15) == "{\"status\": \"yes\", \"rate\": 1}");
    CHECK(at(table, -1) == "{\"status\": \"none\", \"rate\": null}");
    table.hit = hit_policy::output_order;
    CHECK(
        at(table, 15) ==
        "[{\"status\": \"yes\", \"rate\": 1}, {\"status\": \"yes\", \"rate\": 2}, {\"status\": \"no\", \"rate\": 1}]");
}

TEST_CASE("cells name whatever is in scope, lists among it, and steps use the tables before them") {
    auto const list = value::list({value{"fever"}, value{"cough"}});
    std::array const known{named_value{"symptom", value{"fever"}}, named_value{"flu signs", list}};
    feel_table table{.hit = hit_policy::collect, .inputs = {"symptom"}, .outputs = {{}}};
    table.rows = {{{"\"cold\", \"cough\""}, {"\"a cold\""}},
                  {{"flu signs"}, {"symptom + \" is of the flu\""}},
                  {{"not(flu signs)"}, {"\"neither\""}}};
    CHECK(shown(evaluate_table(table, known, as_of)) == "[\"fever is of the flu\"]");
    std::array const steps{feel_step{"found", table}, feel_step{"twice", "function(a: string) a + a"},
                           feel_step{"told", "twice(found[1])"}};
    CHECK(shown(evaluate_steps(steps, known, as_of)) == "\"fever is of the flufever is of the flu\"");
    CHECK(evaluate_steps({}, known, as_of)->why == mistake::not_supported);
}

TEST_CASE("a cell may name what it tests") {
    CHECK(at(over_x(hit_policy::first, {{"? > 3 and ? < 6", "1"}, {"-", "2"}}), 5) == "1");
    CHECK(at(over_x(hit_policy::first, {{"? > 3 and ? < 6", "1"}, {"-", "2"}}), 6) == "2");
    CHECK(at(over_x(hit_policy::first, {{"7, odd(?)", "1"}, {"not(? > 3)", "2"}}), 2) == "2");
    CHECK(at(over_x(hit_policy::first, {{"not(odd(?), 4)", "1"}, {"-", "2"}}), 4) == "2");
    CHECK(at(over_x(hit_policy::first, {{"some i in [1, 2] satisfies i * 2 = ?", "1"}, {"-", "2"}}), 4) == "1");
    CHECK(at(over_x(hit_policy::first, {{"> ? - 1", "1"}}), 4) == "1");
    CHECK(at(over_x(hit_policy::first, {{"-", "?"}}), 4) == "refused");
    feel_table table{.hit = hit_policy::first, .inputs = {"l"}, .outputs = {{}}};
    table.rows = {{{"list contains(?, \"a\")"}, {"1"}}, {{"count(?) = 0"}, {"2"}}, {{"-"}, {"3"}}};
    auto const with = [&](value list) {
        std::array const known{named_value{"l", std::move(list)}};
        return shown(evaluate_table(table, known, as_of));
    };
    CHECK(with(value::list({value{"b"}, value{"a"}})) == "1");
    CHECK(with(value::list({})) == "2");
    CHECK(with(value::list({value{"b"}})) == "3");
}

TEST_CASE("a null, or a kind that does not fit, is in no range, and equals itself") {
    CHECK(at(over_x(hit_policy::first, {{"< \"a\"", "1"}, {"\"5\"", "2"}, {"-", "3"}}), 5) == "3");
    auto const table = over_x(hit_policy::first, {{"< 3", "1"}, {">= 3", "2"}, {"null", "3"}});
    std::array const known{named_value{"x", value::absent()}};
    CHECK(shown(evaluate_table(table, known, as_of)) == "3");
    CHECK(at(over_x(hit_policy::unique, {{"not(3, 4)", "1"}, {"3, 4", "2"}}), 4) == "2");
    CHECK(at(over_x(hit_policy::unique, {{"[1..5)", "1"}, {"[5..9]", "2"}}), 5) == "2");
    CHECK(at(over_x(hit_policy::collect_sum, {{"-", "\"a\""}, {"-", "\"b\""}}), 5) == "null");
    CHECK(at(over_x(hit_policy::collect_max, {{"-", "\"a\""}, {"-", "\"b\""}}), 5) == "\"b\"");
}

TEST_CASE("a table that is not one is a diagnostic") {
    auto table = over_x(hit_policy::unique, {{"> 0", "3"}});
    table.rows.front().tests.push_back("-");
    CHECK(at(table, 1) == "refused");
    table = over_x(hit_policy::unique, {{"> ", "3"}});
    CHECK(at(table, 1) == "refused");
    table = over_x(hit_policy::unique, {{"> 0", "nobody + 1"}});
    CHECK(at(table, 1) == "refused");
    table.outputs.clear();
    CHECK(at(table, 1) == "refused");
}

TEST_CASE("a result that is a range stays one") {
    auto const table = over_x(hit_policy::unique, {{"> 0", "[1..5]"}});
    std::array const known{named_value{"x", value{decimal::from_integer(1)}}};
    std::array const steps{feel_step{"r", table}, feel_step{"inside", "3 in r"}};
    CHECK(shown(evaluate_steps(steps, known, as_of)) == "true");
}
