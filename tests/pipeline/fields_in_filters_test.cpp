// A bare name in a filter is the item's field, whether the list is written out, comes from a context, or is made by an
// expression of which the checker knows nothing.
#include <chrono>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <huiqi/pipeline.hpp>
#include <huiqi/policy/document.hpp>
#include <huiqi/report/feel_text.hpp>

using namespace huiqi;

namespace {

constexpr char const* context = R"({
  "ps": [{"a": 1}, {"a": 2}],
  "mixed": [{"a": 1}, {"b": 2}],
  "with null": [{"a": 1}, null, 7],
  "nested": {"ps": [{"a": 1, "k": {"z": 3}}, {"a": 2, "k": {"z": 4}}]},
  "lists": [[{"a": 1}], [{"a": 2}, {"a": 3}]],
  "lists apart": [[{"a": 1}], [{"b": 1}], []],
  "none": [],
  "spelled": [{"net income": 5, "cost+tax": 1}, {"net income": 7}],
  "items": [{"item": 1}, {"item": 2}],
  "kinds": [{"a": 1}, {"a": "x"}, {"a": null}, {"a": [1]}],
  "b": 2, "outer": 2
})";

std::string evaluated(std::string const& expression) {
    auto const file = make_source("context", context);
    auto const known = read_json(file).or_throw();
    auto const found = evaluate_expression(expression, &known, file, date{2025, 8, 13});
    return found ? to_feel({found->what, found->kind, found->in}) : "error";
}

struct sample {
    std::string text, expected;
};

} // namespace

TEST_CASE("a bare name in a filter is the item's field, or else what it means outside") {
    for (auto const& [text, expected] : std::vector<sample>{
             {"ps[a > 1]", "[{a: 2}]"},
             {"ps[item.a > 1]", "[{a: 2}]"},
             {"ps[a = outer]", "[{a: 2}]"},
             {"ps[outer = 2]", "ps"},
             {"ps[a > 1].a", "[2]"},
             {"ps[a > 0][a > 1]", "[{a: 2}]"},
             {"ps[1].a", "1"},
             {"nested.ps[a = 2].k.z", "[4]"},
             {"nested.ps[k.z = 4].a", "[2]"},
             {"lists[2][a = 3]", "[{a: 3}]"},
             {"lists[count(item) = 2][1][a > 2]", "[{a: 3}]"},
             {"for l in lists return l[a = 2]", "[[], [{a: 2}]]"},
             {"for p in ps[a > 1] return p.a", "[2]"},
             {"some l in lists satisfies count(l[a = 3]) = 1", "true"},
             {"every l in lists satisfies count(l[a > 0]) > 0", "true"},
             {"flatten(lists)[a > 1].a", "[2, 3]"},
             {"reverse(ps)[a = 1]", "[{a: 1}]"},
             {"append(ps, {b: 4})[b = 4]", "[{b: 4}]"},
             {"concatenate(ps, lists[2])[a = 2]", "[{a: 2}, {a: 2}]"},
             {"(function(l) l[a = 1])(ps)", "[{a: 1}]"},
             {"get value(nested, \"ps\")[a = 2].k.z", "[4]"},
             {"get entries(nested.ps[1])[key = \"a\"].value", "[1]"},
             {"(if outer = 2 then ps else null)[a = 1]", "[{a: 1}]"},
             {"sort(ps, function(x, y) x.a > y.a)[a > 0].a", "[2, 1]"},
             {"ps[some x in [1] satisfies x = a]", "[{a: 1}]"},
             {"ps[count(ps[a = 1]) = a]", "[{a: 1}]"},
             // fields that some items have
             {"mixed[a = 1]", "[{a: 1}]"},
             {"mixed[b = 2]", "mixed"},
             {"mixed[b > 5]", "[]"},
             {"[{a: 1}, {b: 3}][b = 3]", "[{b: 3}]"},
             {"[{a: 1}, {b: 3}][b = 2]", "[{a: 1}]"},
             {"[{a: 1}, {c: 3}][a = 1]", "[{a: 1}]"},
             {"[{a: 1}, {c: 3}][a = null]", "[{c: 3}]"},
             {"[{a: 1}, 5][a = 1]", "[{a: 1}]"},
             {"with null[a = 1]", "[{a: 1}]"},
             {"lists apart[1][a = 1]", "[{a: 1}]"},
             {"lists apart[2][b = 1]", "[{b: 1}]"},
             {"lists[a = 1]", "error"},
             {"none[a = 1]", "[]"},
             {"kinds[a = 1]", "[{a: 1}]"},
             {"kinds[a = \"x\"]", "[{a: \"x\"}]"},
             {"kinds[a = null]", "[{a: null}]"},
             {"mixed[nowhere = 1]", "[]"},
             {"ps[nowhere = 1]", "error"},
             // how names are written
             {"spelled[net income > 6].net income", "[7]"},
             {"spelled[cost+tax = 1].net income", "[5]"},
             {"[{cost+tax: 1}, {\"x\": 2}][cost+tax = 1]", "[{cost+tax: 1}]"},
             {"items[item > 1]", "[{item: 2}]"},
             {"[{item: 1}, {item: 2}][item > 1]", "[{item: 2}]"},
             {"[{item: 3}, 2, 1][item > 1]", "[{item: 3}, 2]"},
             {"[{count: 3}, {a: 1}][count = 3]", "[{count: 3}]"},
             {"append([{f: function(x) x > 1}], {a: 1})[f(2)].a", "[null]"},
         }) {
        INFO(text);
        CHECK(evaluated(text) == (expected == "error" ? expected : evaluated(expected)));
    }
}

TEST_CASE("names of the host are looked up like those of a file") {
    auto const one = [](char const* name, int number) {
        return value::context({{name, value{decimal::from_integer(number)}}});
    };
    std::vector<named_value> const names{{"ps", value::list({one("a", 1), one("a", 2), one("b", 2)})}};
    auto const found = evaluate_expression("count(ps[a > 1])", names, date{2025, 8, 13});
    REQUIRE(found);
    CHECK(found->what.low() == decimal::from_integer(1));
}

TEST_CASE("what is known of a long list takes time that grows as its length") {
    auto const seconds_for = [](int length) {
        std::vector<value> items;
        for (int i = 0; i < length; ++i) {
            std::vector<std::pair<std::string, value>> fields;
            for (int f = 0; f < 50; ++f)
                fields.push_back({"f" + std::to_string((i + f) % 90), value{decimal::from_integer(f)}});
            items.push_back(value::context(std::move(fields)));
        }
        std::vector<named_value> const names{{"all", value::list(std::move(items))}};
        auto const begin = std::chrono::steady_clock::now();
        auto const found = evaluate_expression("count(all[f7 = 0][f8 = 1])", names, date{2025, 8, 13});
        REQUIRE(found);
        CHECK(found->what.low() == decimal::from_integer((length + 82) / 90));
        return std::chrono::duration<double>{std::chrono::steady_clock::now() - begin}.count();
    };
    auto const few = seconds_for(2'500), many = seconds_for(10'000);
    CHECK(many < few * 10 + 0.5); // a square would be sixteen times
}
