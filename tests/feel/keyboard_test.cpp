#include <huiqi/feel/parse.hpp>

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace huiqi;
using namespace huiqi::feel;

TEST_CASE("what a Chinese keyboard types is read as the plain form, with a remark that mends it") {
    scope const names = names_in_scope({"a", "b"});
    std::vector<std::pair<std::string, std::string>> const samples{
        {"a（1，2）", "a(1,2)"},
        {"“中文” ＝ a", "\"中文\" = a"},
        {"”中文“ ＝ a", "\"中文\" = a"},
        {"a ≥ 1 且 b ≤ 2 或 a ≠ ３", "a >= 1 且 b <= 2 或 a != 3"},
        {"a　＞＝　１", "a >= 1"},
        {"｛x： 1｝", "{x: 1}"},
        {"a × 2 ÷ 3 － 1 ＋ 5％", "a * 2 / 3 - 1 + 5%"},
        {"a、b", "a,b"},
    };
    for (auto const& [text, plain] : samples) {
        INFO(text);
        auto const read = parse_expression(written(text), names);
        CHECK(mended(text, read.problems) == plain);
        if (plain == "a,b") continue; // wide or not, two values are no expression
        REQUIRE(read.tree != nullptr);
        REQUIRE(read.problems.size() == 1);
        CHECK(read.problems.front().what->code == "HQ2048");
        CHECK(read.problems.front().what->level == severity::remark);
        CHECK(tree_text::of(*read.tree) == read_as(parse_expression(written(plain), names)));
    }
}

TEST_CASE("full-width characters inside a text stay as they are") {
    scope const names = names_in_scope({"a"});
    auto const read = parse_expression(written("a = \"（甲），乙\""), names);
    CHECK(read.problems.empty());
    CHECK(read_as(read) == "(= a \"（甲），乙\")");
}

TEST_CASE("places behind replaced characters are those of the file") {
    scope const names = names_in_scope({"a"});
    CHECK(found_in(parse_expression(written("（a）＝ （1 == 2）"), names).problems).starts_with("HQ2040 =="));
}
