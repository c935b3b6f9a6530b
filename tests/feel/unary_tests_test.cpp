#include <huiqi/feel/parse.hpp>

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace huiqi;
using namespace huiqi::feel;

TEST_CASE("a cell is a list of tests, or takes everything") {
    scope const names = names_in_scope({"a"});
    std::vector<std::pair<std::string, std::string>> const samples{
        {"-", "any"},
        {"any", "any"},
        {">= 30%", "(tests (>= 0.3))"},
        {"[25%..30%)", "(tests ([..) 0.25 0.3))"},
        {"\"a\", \"b\"", "(tests \"a\" \"b\")"},
        {"市级, 区级", "(tests 市级 区级)"},
        {"not(3, < 2)", "(none of 3 (< 2))"},
        {"非(3)", "(none of 3)"},
        {"not(a) and a", "(tests (and (call not a) a))"},
        {"-3", "(tests (- 3))"},
        {"< a + 1", "(tests (< (+ a 1)))"},
        {"", "HQ2013 "},
        {"1,", "HQ2002 ,"},
        {">=", "HQ2002 >="},
    };
    for (auto const& [text, tree] : samples) {
        INFO(text);
        CHECK(read_as(parse_unary_tests(written(text), names)) == tree);
    }
}
