#include <huiqi/policy/document.hpp>
#include <huiqi/text/messages/yaml.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace huiqi;

namespace {

/// What the file holds in a range.
std::string bytes(source_ptr const& file, source_range range) {
    return file->text.substr(range.begin, range.end - range.begin);
}

std::string codes(diagnostics const& found) {
    std::string all;
    for (auto const& each : found) all += (all.empty() ? "" : " ") + std::string{each.what->code};
    return all;
}

} // namespace

TEST_CASE("scalars keep the characters the author wrote") {
    auto const file = make_source("a.yaml",
                                  "甲: no\n乙: 010\n丙: 2024-01-01\n丁: 12345678901234567890.12\n戊: ~\n己: \"~\"\n");
    auto const read = read_yaml(file);
    REQUIRE(read);
    CHECK(read->find("甲")->text.text() == "no");
    CHECK(read->find("乙")->text.text() == "010");
    CHECK(read->find("丙")->text.text() == "2024-01-01");
    CHECK(read->find("丁")->text.text() == "12345678901234567890.12");
    CHECK(read->find("戊")->is_null());
    CHECK_FALSE(read->find("己")->is_null());
}

TEST_CASE("every node knows its bytes") {
    auto const file = make_source(
        "a.yaml", "名称: 甲\n表: [一, \"二\"] # 注\n组:\n  - {a: 1}\n  - b: >-\n      x\n      y\n尾: 1\n");
    auto const read = read_yaml(file);
    REQUIRE(read);
    CHECK(bytes(file, read->range) == file->text.substr(0, file->text.size() - 1));
    CHECK(bytes(file, read->find("名称")->range) == "甲");
    CHECK(bytes(file, read->find("表")->range) == "[一, \"二\"]");
    CHECK(bytes(file, read->find("表")->items[1].range) == "\"二\"");
    CHECK(bytes(file, read->find("组")->range) == "- {a: 1}\n  - b: >-\n      x\n      y");
    CHECK(bytes(file, read->find("组")->items[0].range) == "{a: 1}");
    auto const& folded = *read->find("组")->items[1].find("b");
    CHECK(folded.text.text() == "x y");
    CHECK(bytes(file, folded.text.in_file({2, 3})) == "y");
}

TEST_CASE("a repeated key is an error with both places") {
    auto const file = make_source("a.yaml", "甲: 1\n乙: 2\n\"甲\": 3\n");
    auto const read = read_yaml(file);
    REQUIRE(codes(read.diagnostics) == "HQ0121");
    CHECK(bytes(file, read.diagnostics[0].range) == "\"甲\"");
    CHECK(bytes(file, read.diagnostics[0].labels[0].range) == "甲");
}

TEST_CASE("YAML without bounds meets one, whatever it is made of") {
    struct row {
        std::string text;
        std::string_view code;
    };
    constexpr std::size_t deep = 100'000, long_text = 1u << 20;
    auto const repeated = [](std::string_view piece, std::size_t size) {
        std::string text;
        while (text.size() < size) text += piece;
        return text;
    };
    std::string staircase, bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (std::size_t column = 0; column < 1000; ++column) staircase += std::string(column, ' ') + "a:\n";
    for (char name = 'b'; name < 'k'; ++name)
        bomb += std::string{name} + ": &" + name + " [" + repeated(std::string{"*"} + char(name - 1) + ", ", 36) +
                "]\n";
    row const rows[] = {
        {repeated("[", deep), "HQ0143"},
        {repeated("{a: ", deep), "HQ0143"},
        {repeated("- ", deep), "HQ0143"},
        {repeated("[a: ", deep), "HQ0143"},
        {"a: " + repeated("[", deep) + repeated("]", deep), "HQ0143"},
        {staircase, "HQ0143"},
        {bomb, "HQ0136"},
        {repeated("a\n", long_text), ""},
        {repeated("- a\n", long_text), "HQ0144"},
        {"[" + repeated("a,", long_text) + "]", "HQ0144"},
        {"[" + repeated("f(,", long_text) + "]", "HQ0144"},
        {repeated("：", long_text), ""},
        {repeated("甲：1\n", long_text), "HQ0101"},
        {"a: |\n" + repeated("\n", long_text), ""},
        {"a: \"" + repeated("\\", long_text), "HQ0131"},
        {repeated("&\n", long_text), "HQ0136"},
        {repeated("a: \"\n", long_text), ""},
        {repeated("? ", long_text), "HQ0142"},
        {repeated("\t", long_text), ""},
        {repeated("'", long_text), ""},
        {repeated("a\n", 10u << 20), "HQ0004"},
    };
    for (auto const& each : rows) {
        INFO(each.text.substr(0, 20));
        auto const read = read_yaml(make_source("a.yaml", each.text), {.nodes = 100'000});
        if (each.code.empty()) continue; // it must end, no more
        REQUIRE_FALSE(read.diagnostics.empty());
        CHECK(read.diagnostics[0].what->code == each.code);
        CHECK(read.diagnostics.size() <= 101);
    }
}

TEST_CASE("the most that is allowed is read") {
    std::string deep;
    for (int level = 0; level < 64; ++level) deep += "[";
    deep += std::string(64, ']');
    CHECK(read_yaml(make_source("a.yaml", deep)));
    CHECK(codes(read_yaml(make_source("a.yaml", "[" + deep + "]")).diagnostics) == "HQ0143");
    CHECK(read_yaml(make_source("a.yaml", "[1, 2, 3]"), {.nodes = 4}));
    CHECK(codes(read_yaml(make_source("a.yaml", "[1, 2, 3]"), {.nodes = 3}).diagnostics) == "HQ0144");
}
