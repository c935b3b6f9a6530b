#include <huiqi/text/source_map.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

std::string line_at(source_map const& map, std::uint32_t line) { return std::string{map.line_text(line)}; }

} // namespace

TEST_CASE("lines and columns are counted from 1, columns in characters") {
    auto const file = make_source("a.yaml", "条件: 5\n  上限: 6\n");
    CHECK(locate(*file, 0) == line_column{1, 1});
    CHECK(locate(*file, 3) == line_column{1, 2});
    CHECK(locate(*file, 8) == line_column{1, 5});
    CHECK(locate(*file, 10) == line_column{2, 1});
    CHECK(locate(*file, 12) == line_column{2, 3});
    CHECK(locate(*file, 18) == line_column{2, 5});
}

TEST_CASE("a place inside a character is that character's, one past the end is the end's") {
    auto const file = make_source("a.yaml", "惠企\n");
    CHECK(locate(*file, 4) == line_column{1, 2});
    CHECK(locate(*file, 7) == line_column{2, 1});
    CHECK(locate(*file, 4'000'000'000U) == line_column{2, 1});
    CHECK(locate(*make_source("empty", ""), 9) == line_column{1, 1});
}

TEST_CASE("every kind of line end ends a line and belongs to none") {
    auto const file = make_source("a.yaml", "a\nb\r\nc\rd");
    source_map const map{*file};
    REQUIRE(map.line_count() == 4);
    CHECK(line_at(map, 1) == "a");
    CHECK(line_at(map, 2) == "b");
    CHECK(line_at(map, 3) == "c");
    CHECK(line_at(map, 4) == "d");
    CHECK(line_at(map, 5).empty());
    CHECK(line_at(map, 0).empty());
    CHECK(map.locate(5) == line_column{3, 1});
    CHECK(map.locate(7) == line_column{4, 1});
}

TEST_CASE("columns far into a very long line are right") {
    std::string text = "x\n";
    for (int count = 0; count < 10'000; ++count) text += "惠a";
    auto const file = make_source("long", text);
    source_map const map{*file};
    for (std::uint32_t pair : {0U, 1U, 63U, 64U, 65U, 255U, 256U, 1023U, 9'999U}) {
        CHECK(map.locate(2 + pair * 4) == line_column{2, pair * 2 + 1});
        CHECK(map.locate(2 + pair * 4 + 3) == line_column{2, pair * 2 + 2});
    }
    CHECK(map.locate(static_cast<std::uint32_t>(text.size())) == line_column{2, 20'001});
}
