#include <fstream>
#include <string>

#include <catch2/catch.hpp>

#include <huiqi/pipeline.hpp>
#include <huiqi/report/feel_text.hpp>

/// What the standard says, chapter by chapter, as data: standard.txt and standard_edges.txt. Both sides of a line are
/// expressions.
namespace {

using namespace huiqi;

/// An expression that is refused is an error, which the standard makes null.
std::string evaluated(std::string const& expression) {
    auto const value = evaluate_expression(expression, nullptr, nullptr, date{2025, 8, 13});
    return value ? to_feel({value->what, value->kind, value->in}) : "null";
}

} // namespace

TEST_CASE("an expression gives what the standard says") {
    std::size_t lines = 0;
    for (auto const* name : {"tests/feel/standard.txt", "tests/feel/standard_edges.txt"}) {
        std::ifstream in{name};
        REQUIRE(in);
        for (std::string line; std::getline(in, line);) {
            auto const arrow = line.find(" ==> ");
            if (line.starts_with('#') || arrow == std::string::npos) continue;
            INFO(line);
            CHECK(evaluated(line.substr(0, arrow)) == evaluated(line.substr(arrow + 5)));
            ++lines;
        }
    }
    CHECK(lines > 1'200);
}
