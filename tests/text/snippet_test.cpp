#include <huiqi/text/snippet.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

std::string in_file(snippet const& piece, std::uint32_t begin, std::uint32_t end) {
    auto const range = piece.in_file({begin, end});
    return piece.source()->text.substr(range.begin, range.end - range.begin);
}

} // namespace

TEST_CASE("a snippet that stands in the file as it is lies where it begins") {
    auto const file = make_source("a.yaml", "when: 员工数 > 5\n");
    snippet const whole{file, "员工数 > 5", 6};
    CHECK(in_file(whole, 0, 9) == "员工数");
    CHECK(whole.range() == source_range{6, 19});
    CHECK(whole.in_file({9, 9}) == source_range{15, 15});
}

TEST_CASE("a folded snippet leads back to each of its lines") {
    auto const file = make_source("a.yaml", "when: >-\n  a\n  > 5\n");
    snippet folded{file, "a > 5", 11};
    folded.anchor(2, 15);
    CHECK(in_file(folded, 0, 1) == "a");
    CHECK(in_file(folded, 2, 5) == "> 5");
    CHECK(in_file(folded, 0, 2) == "a\n");
    CHECK(in_file(folded.part(2, 5), 2, 3) == "5");
}
