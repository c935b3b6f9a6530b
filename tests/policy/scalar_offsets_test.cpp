#include <huiqi/policy/document.hpp>
#include <huiqi/text/utf8.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <string_view>

using namespace huiqi;

namespace {

std::string bytes(source_ptr const& file, source_range range) {
    return file->text.substr(range.begin, range.end - range.begin);
}

std::string with_crlf(std::string_view text) {
    std::string changed;
    for (char const each : text) changed += each == '\n' ? std::string{"\r\n"} : std::string{each};
    return changed;
}

/// Every character that decoding leaves as it is must be found at its place in the file.
void check_places(source_ptr const& file, document_node const& node) {
    auto const& text = node.text.text();
    for (std::uint32_t at = 0; at < text.size();) {
        auto const length = decode_utf8(text, at).length;
        auto const place = bytes(file, node.text.in_file({at, at + length}));
        auto const each = text.substr(at, length);
        bool const changed = each == " " || each == "\n" || each == "\t" || place.starts_with('\\');
        if (!changed) {
            CHECK(place == each);
            CHECK(node.text.in_file({at, at + length}).begin >= node.range.begin);
            CHECK(node.text.in_file({at, at + length}).end <= node.range.end);
        }
        at += length;
    }
}

} // namespace

TEST_CASE("decoded text leads back to the bytes of the file") {
    struct row {
        std::string_view text;    ///< of the file
        std::string_view decoded; ///< of the value of `a`
        std::string_view range;   ///< of the value in the file
    };
    // clang-format off
    constexpr row rows[] = {
        {"a: 甲 乙\n", "甲 乙", "甲 乙"},
        {"a: 甲\n  乙\n\n\n  丙 丁 # 注\n", "甲 乙\n\n丙 丁", "甲\n  乙\n\n\n  丙 丁"},
        {"a: '甲''乙'\n", "甲'乙", "'甲''乙'"},
        {"a: '甲\n\n   乙 '\n", "甲\n乙 ", "'甲\n\n   乙 '"},
        {"a: \"甲\\t\\\"乙\\u4e19\\x41丁\"\n", "甲\t\"乙丙A丁", "\"甲\\t\\\"乙\\u4e19\\x41丁\""},
        {"a: \"甲 \\\n   乙\\\n\n   丙\\n\n丁\"\n", "", ""},
        {"a: \"甲 \\\n   乙\\\n\n   丙\\n\n   丁\"\n", "甲 乙\n丙\n 丁", "\"甲 \\\n   乙\\\n\n   丙\\n\n   丁\""},
        {"a: \"\"\n", "", "\"\""},
        {"a: |\n  甲\n   乙\n\n  丙\n\n", "甲\n 乙\n\n丙\n", "|\n  甲\n   乙\n\n  丙"},
        {"a: |-\n  甲\n  乙\nb: 1\n", "甲\n乙", "|-\n  甲\n  乙"},
        {"a: |+\n  甲\n\n\nb: 1\n", "甲\n\n\n", "|+\n  甲"},
        {"a: |2 # 注\n    甲\n  乙\n", "  甲\n乙\n", "|2 # 注\n    甲\n  乙"},
        {"a: >-\n  甲\n  乙\n\n  丙\n    丁\n  戊\n", "甲 乙\n丙\n  丁\n戊", ">-\n  甲\n  乙\n\n  丙\n    丁\n  戊"},
        {"a: >\n\n  甲\n\n\n  乙\n", "\n甲\n\n乙\n", ">\n\n  甲\n\n\n  乙"},
        {"a: >= 甲\n  and 乙\n", ">= 甲 and 乙", ">= 甲\n  and 乙"},
    };
    // clang-format on
    for (auto const& each : rows) {
        for (bool const crlf : {false, true}) {
            INFO(each.text);
            INFO(crlf);
            auto const file = make_source("a.yaml", crlf ? with_crlf(each.text) : std::string{each.text});
            auto const read = read_yaml(file);
            if (each.range.empty()) {
                CHECK_FALSE(read);
                continue;
            }
            REQUIRE(read);
            auto const& value = *read->find("a");
            CHECK(value.text.text() == each.decoded);
            CHECK(bytes(file, value.range) == (crlf ? with_crlf(each.range) : std::string{each.range}));
            check_places(file, value);
        }
    }
}

TEST_CASE("a range over a fold ends at its last character") {
    auto const file = make_source("a.yaml", "a: >-\n    甲 and\n    乙\n");
    auto const read = read_yaml(file);
    REQUIRE(read);
    auto const& text = read->find("a")->text;
    REQUIRE(text.text() == "甲 and 乙");
    CHECK(bytes(file, text.in_file({4, 7})) == "and");
    CHECK(bytes(file, text.in_file({8, 11})) == "乙");
    CHECK(bytes(file, text.in_file({4, 11})) == "and\n    乙");
    CHECK(bytes(file, text.part(4, 11).in_file({4, 7})) == "乙");
}

TEST_CASE("every scalar of a drawn file leads back to its bytes") {
    // Pieces that YAML can put together in many ways; what it refuses is of no interest here.
    constexpr std::string_view pieces[] = {"甲", "b",   " ",       "  ",     "\n", "\n\n", "\n  ", "\n   ",
                                           "''", "\\n", "\\u4e59", "\\\n  ", "。", ">",    "|",    "\t"};
    constexpr std::string_view openings[] = {"", "'", "\"", "|\n  ", ">\n  ", "|-\n  ", ">+\n  ", "|2\n  "};
    std::mt19937 draw{20250813};
    int accepted = 0;
    for (int round = 0; round < 3000; ++round) {
        auto const opening = openings[draw() % std::size(openings)];
        std::string text = "a: " + std::string{opening};
        for (auto count = draw() % 12; count > 0; --count) text += pieces[draw() % std::size(pieces)];
        if (opening == "'" || opening == "\"") text += opening;
        auto const file = make_source("a.yaml", text + "\n");
        auto const read = read_yaml(file);
        if (!read || read->what != document_node::mapping || read->find("a") == nullptr) continue;
        INFO(text);
        check_places(file, *read->find("a"));
        ++accepted;
    }
    CHECK(accepted > 500);
}
