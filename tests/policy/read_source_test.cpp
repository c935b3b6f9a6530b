#include <huiqi/policy/read_source.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/render.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

using namespace huiqi;
using namespace std::string_literals;

namespace {

/// A file in the system's folder for such, gone again at the end.
class written_file {
public:
    explicit written_file(std::string_view bytes)
        : path{std::filesystem::temp_directory_path() / ("惠企_read_source_" + std::to_string(getpid()) + ".yaml")} {
        std::ofstream{path, std::ios::binary} << bytes;
    }
    ~written_file() { std::filesystem::remove(path); }
    written_file(written_file const&) = delete;
    written_file& operator=(written_file const&) = delete;

    std::filesystem::path path;
};

message const* first(result<source_ptr> const& read) {
    return read.diagnostics.empty() ? nullptr : read.diagnostics.front().what;
}

// 条件: 职工总数 <= 500人, in GBK.
constexpr std::string_view gbk = "\xCC\xF5\xBC\xFE: \xD6\xB0\xB9\xA4\xD7\xDC\xCA\xFD <= 500\xC8\xCB\n";

} // namespace

TEST_CASE("a file is read as it is and named by its path") {
    written_file const file{"条件: 5\r\n"};
    auto const read = read_source(file.path);
    REQUIRE(read);
    CHECK((*read)->text == "条件: 5\r\n");
    CHECK((*read)->name == file.path.string());
}

TEST_CASE("a byte order mark is dropped") {
    auto const read = source_from_bytes("a.yaml", "\xEF\xBB\xBF"
                                                  "条件: 5\n");
    REQUIRE(read);
    CHECK((*read)->text == "条件: 5\n");
}

TEST_CASE("other encodings are recognised") {
    struct row {
        std::string bytes;
        message const* expected;
    };
    std::string little_endian = "\xFF\xFE"s;
    for (char const each : "title: x"s) little_endian += std::string{each, '\0'};
    auto const row_of = GENERATE_COPY(values<row>({
        {std::string{gbk}, &messages::looks_like_gbk},
        {"# \xB1\xB8\xD7\xA2\na: 1\n", &messages::looks_like_gbk},
        {little_endian, &messages::looks_like_utf16},
        {little_endian.substr(2), &messages::looks_like_utf16},
        {"条件: 职工总数\xFF\n", &messages::not_utf8},
        {"条件: 职工总\xE6\x95\n", &messages::not_utf8},
        {"a: \xC0 5\n", &messages::not_utf8},
    }));
    auto const read = source_from_bytes("a.yaml", row_of.bytes);
    CHECK_FALSE(read);
    CHECK(first(read) == row_of.expected);
}

TEST_CASE("the byte that is not UTF-8 is shown in its line") {
    auto const read = source_from_bytes("a.yaml", "甲: 1\n乙: 二\xFF三\n丙: 3\n");
    REQUIRE(first(read) == &messages::not_utf8);
    CHECK(read.diagnostics[0].arguments == std::vector<std::string>{"16"});
    CHECK(render(read.diagnostics[0], language::en) == "error HQ0006: the file is not UTF-8 text: byte 16 is wrong\n"
                                                       "  ┌─ a.yaml:2:5\n"
                                                       " 2│ 乙: 二\uFFFD三\n"
                                                       "  │       ^\n"
                                                       "  help: save it as UTF-8 in an editor\n");
}

TEST_CASE("files that cannot be read say why") {
    CHECK(first(read_source("no/such/file.yaml")) == &messages::path_missing);
    CHECK(first(read_source(std::filesystem::temp_directory_path())) == &messages::file_unreadable);
}

TEST_CASE("a file longer than the limit is not read to its end") {
    written_file const file{std::string(300'000, 'a')};
    auto const read = read_source(file.path, {.bytes = 1000});
    REQUIRE(first(read) == &messages::file_too_large);
    CHECK(read.diagnostics[0].arguments == std::vector<std::string>{"300000", "1000"});
    CHECK(read_source(file.path, {.bytes = 300'000}));
    CHECK(read_source("/dev/zero", {.bytes = 1000}).diagnostics.size() == 1);
}
