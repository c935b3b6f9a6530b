#include <huiqi/feel/parse.hpp>
#include <huiqi/feel/print.hpp>

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace huiqi;
using namespace huiqi::feel;

namespace {

/// Nesting of every kind: what opens a level, what stands in the middle, what closes a level.
struct nesting {
    std::string opening, middle, closing;

    [[nodiscard]] std::string of(std::size_t depth) const {
        std::string text;
        for (std::size_t i = 0; i < depth; ++i) text += opening;
        text += middle;
        for (std::size_t i = 0; i < depth; ++i) text += closing;
        return text;
    }
};

std::vector<nesting> const kinds{
    {"(", "1", ")"},
    {"[", "1", "]"},
    {"{a: ", "1", "}"},
    {"if a then ", "1", " else 2"},
    {"if ", "a", " then 1 else 2"},
    {"a(", "1", ")"},
    {"not(", "a", ")"},
    {"-", "1", ""},
    {"- (", "1", ")"},
    {"a[", "1", "]"},
    {"a in (", "1", ")"},
    {"(< ", "1", ")"},
    {"[1..", "2", "]"},
    {"some x in a satisfies ", "a", ""},
    {"for x in ", "a", " return x"},
    {"function(x) ", "x", ""},
    {"(1 + ", "1", ") * 2"},
    {"a between (", "1", ") and 2"},
};

// A sanitizer makes frames many times larger: nesting ten times beyond the limit would need more stack than there is.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t levels = 100;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr std::size_t levels = 100;
#else
constexpr std::size_t levels = 1'000;
#endif
#else
constexpr std::size_t levels = 1'000;
#endif

scope const& names() {
    static scope const made = names_in_scope({"a", "last years"});
    return made;
}

} // namespace

TEST_CASE("work grows as the text does, however it is nested") {
    parse_limits const roomy{1u << 20, 5'000};
    for (auto const& each : kinds) {
        INFO(each.opening);
        auto const small = parse_expression(written(each.of(levels)), names(), roomy);
        auto const large = parse_expression(written(each.of(2 * levels)), names(), roomy);
        CHECK(large.steps > levels);
        CHECK(large.steps < small.steps * 21 / 10);
        CHECK(parse_unary_tests(written(each.of(2 * levels)), names(), roomy).steps < large.steps * 21 / 10);
    }
}

TEST_CASE("what is nested within the limit is read, printed and read again") {
    for (auto const& each : kinds) {
        INFO(each.opening);
        auto const read = parse_expression(written(each.of(150)), names());
        if (read.tree == nullptr) continue; // `-` and comparisons without end are no values; the next test sees them
        auto const again = parse_expression(written(print(*read.tree)), names());
        REQUIRE(again.tree != nullptr);
        CHECK(tree_text::of(*again.tree) == tree_text::of(*read.tree));
    }
}

TEST_CASE("nesting without end is a mistake, not a crash") {
    for (auto const& each : kinds) {
        INFO(each.opening);
        auto const text = each.of(100'000).substr(0, parse_limits{}.length);
        auto const read = parse_expression(written(text), names());
        CHECK(read.tree == nullptr);
        CHECK(has_errors(read.problems));
        CHECK(has_errors(parse_unary_tests(written(text), names()).problems));
        CHECK(has_errors(parse_expression(written(each.of(100'000).substr(0, 100'000)), names()).problems));
    }
}

TEST_CASE("chains of operators and forms have a limit too") {
    std::vector<std::pair<std::string, std::string>> const links{
        {"1", " + 1"}, {"a", ".b"}, {"a", "[1]"}, {"a", "(1)"}, {"a", " and a"}, {"for x in a", ", x in a"},
    };
    for (auto const& [first, link] : links) {
        INFO(link);
        std::string text = first;
        for (int i = 0; i < 50'000; ++i) text += link;
        if (first.starts_with("for")) text += " return 1";
        auto const read = parse_expression(written(text), names());
        CHECK(read.tree == nullptr);
        CHECK(found_in(read.problems).starts_with("HQ2017"));
    }
}

TEST_CASE("a text that is too long or has too many parts is refused") {
    auto const long_text = parse_expression(written(std::string(2u << 20, ' ')), names());
    CHECK(long_text.problems.front().what->code == "HQ2015");
    std::string parts = "[1";
    for (int i = 0; i < 200'000; ++i) parts += ",1";
    CHECK(found_in(parse_expression(written(parts + "]"), names()).problems).starts_with("HQ2018"));
}
