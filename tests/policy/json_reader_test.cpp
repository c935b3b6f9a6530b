#include <huiqi/policy/document.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace huiqi;

namespace {

std::string bytes(source_ptr const& file, source_range range) {
    return file->text.substr(range.begin, range.end - range.begin);
}

std::string mistakes(source_ptr const& file, diagnostics const& found) {
    std::string all;
    for (auto const& each : found)
        all += (all.empty() ? "" : " ") + std::string{each.what->code} + "[" + bytes(file, each.range) + "]";
    return all;
}

} // namespace

TEST_CASE("JSON numbers keep their digits and strings their places") {
    auto const file = make_source("a.json", R"({"营业收入": 12345678901234567890.12, "a": [1e5, true, null, "null"],
 "b": {"文\u5b57": "甲\n\ud83d\ude00乙"}, "c": [], "d": {}})");
    auto const read = read_json(file);
    REQUIRE(read);
    CHECK(read->find("营业收入")->text.text() == "12345678901234567890.12");
    auto const& list = *read->find("a");
    CHECK(bytes(file, list.range) == "[1e5, true, null, \"null\"]");
    CHECK(list.items[0].text.text() == "1e5");
    CHECK(list.items[2].is_null());
    CHECK_FALSE(list.items[3].is_null());
    auto const& inner = read->find("b")->entries.at(0);
    CHECK(inner.key.text.text() == "文字");
    CHECK(bytes(file, inner.key.range) == R"("文\u5b57")");
    CHECK(inner.value.text.text() == "甲\n\U0001F600乙");
    CHECK(bytes(file, inner.value.text.in_file({8, 11})) == "乙");
    CHECK(bytes(file, inner.value.text.in_file({4, 8})) == R"(\ud83d\ude00)");
    CHECK(bytes(file, read->find("c")->range) == "[]");
    CHECK(bytes(file, read->find("d")->range) == "{}");
    CHECK(bytes(file, read->range) == file->text);
}

TEST_CASE("mistakes in JSON have a place") {
    struct row {
        std::string_view text, expected;
    };
    // clang-format off
    constexpr row rows[] = {
        {"", "HQ0125[]"},
        {"  ", "HQ0125[]"},
        {R"({"甲": 1, "甲": 2})", "HQ0121[\"甲\"]"},
        {R"({"甲": 300万元})", "HQ0203[300万元]"},
        {R"({"甲": 01})", "HQ0203[01]"},
        {R"([1, 2.])", "HQ0203[2.]"},
        {R"([1, -])", "HQ0203[-]"},
        {R"([1, nul])", "HQ0201[nul]]"},
        {R"([1 2])", "HQ0201[2]]"},
        {R"({"甲" 1})", "HQ0201[1}]"},
        {R"(["\q"])", "HQ0204[\"\\q\"]]"},
        {"[\"甲\n乙\"]", "HQ0205[\n]"},
        {R"(["甲)", "HQ0202[\"]"},
        {R"({"a": [1, 2)", "HQ0202[[]"},
        {R"({"a": 1} x)", "HQ0206[x]"},
        {R"(1 2)", "HQ0206[2]"},
        {"[\"\xFF\"]", "HQ0006[]"},
        {"nope", "HQ0201[nope]"},
    };
    // clang-format on
    for (auto const& each : rows) {
        INFO(each.text);
        auto const file = make_source("a.json", std::string{each.text});
        CHECK(mistakes(file, read_json(file).diagnostics) == each.expected);
    }
}

TEST_CASE("a lone JSON scalar is a document") {
    CHECK(read_json(make_source("a.json", " 5 "))->text.text() == "5");
    CHECK(read_json(make_source("a.json", "\"甲\""))->text.text() == "甲");
    CHECK(read_json(make_source("a.json", "null"))->is_null());
}

TEST_CASE("JSON without bounds meets one") {
    auto const code = [](std::string text, document_limits limits = {}) {
        auto const read = read_json(make_source("a.json", std::move(text)), limits);
        REQUIRE(read.diagnostics.size() == 1);
        return std::string{read.diagnostics[0].what->code};
    };
    CHECK(code(std::string(100'000, '[')) == "HQ0143");
    CHECK(code(std::string(100'000, '[') + std::string(100'000, ']')) == "HQ0143");
    CHECK(code("[1, 2, 3, 4, 5, 6]", {.nodes = 5}) == "HQ0144");
    CHECK(code("[1, 2, 3, 4, 5, 6]", {.bytes = 10}) == "HQ0004");
    CHECK(read_json(make_source("a.json", std::string(64, '[') + std::string(64, ']'))));
}
