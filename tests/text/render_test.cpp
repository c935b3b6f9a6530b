#include <huiqi/text/render.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

constexpr message unquoted{"HQ9001",
                           severity::error,
                           "条件以「{0}」开头时必须加引号",
                           "a condition that begins with `{0}` must be quoted",
                           "给整个条件加上引号",
                           "put the whole condition in quotes"};
constexpr message folded{"HQ9002", severity::remark, "YAML 把「>」当作多行文本标记", "YAML takes this for folded text"};
constexpr message first_here{"HQ9003", severity::remark, "先在这里定义", "first defined here"};
constexpr message plain{"HQ9004", severity::warning, "不妥", "not well"};

source_range range_of(source_ptr const& file, std::string_view words) {
    auto const begin = file->text.find(words);
    REQUIRE(begin != std::string::npos);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

diagnostic at(source_ptr const& file, source_range range) { return {.what = &plain, .source = file, .range = range}; }

/// The rendered text below the first two lines (message and file), for `plain` in English.
std::string excerpt(diagnostic const& found) {
    auto const text = render(found, language::en);
    auto const second = text.find('\n', text.find('\n') + 1);
    return text.substr(second + 1);
}

} // namespace

TEST_CASE("a mistake is shown with its line, its place, a word beside it, and help") {
    auto const file = make_source("研发补贴.yaml", "名称: 研发\n\n    条件: >= 0.03\n");
    diagnostic found{.what = &unquoted, .source = file, .range = range_of(file, ">= 0.03"), .arguments = {">"}};
    found.labels.push_back({file, found.range, &folded, {}});
    CHECK(render(found, language::zh) == "错误 HQ9001: 条件以「>」开头时必须加引号\n"
                                         "  ┌─ 研发补贴.yaml:3:9\n"
                                         " 3│     条件: >= 0.03\n"
                                         "  │           ^^^^^^^ YAML 把「>」当作多行文本标记\n"
                                         "  帮助: 给整个条件加上引号\n");
    CHECK(render(found, language::en) == "error HQ9001: a condition that begins with `>` must be quoted\n"
                                         "  ┌─ 研发补贴.yaml:3:9\n"
                                         " 3│     条件: >= 0.03\n"
                                         "  │           ^^^^^^^ YAML takes this for folded text\n"
                                         "  help: put the whole condition in quotes\n");
}

TEST_CASE("the line is shown as its mends leave it") {
    auto const file = make_source("a.yaml", "  条件: >= 3\n");
    auto found = at(file, range_of(file, ">= 3"));
    found.mends = {{{found.range.end, found.range.end}, "\""}, {{found.range.begin, found.range.begin}, "\""}};
    CHECK(excerpt(found) == " 1│   条件: >= 3\n"
                            "  │         ^^^^\n"
                            "  write: 条件: \">= 3\"\n");
}

TEST_CASE("mends that overlap, leave their line or the file show nothing") {
    auto const file = make_source("a.yaml", "a\nb\n");
    for (auto const& mends : {std::vector<replacement>{{{0, 1}, "x"}, {{0, 1}, "y"}},
                              {{{0, 3}, "x"}},
                              {{{1, 0}, "x"}},
                              {{{0, 900}, "x"}},
                              {{{0, 1}, "x\ny"}},
                              {{{0, 1}, std::string(5'000, 'x')}}}) {
        auto found = at(file, {0, 1});
        found.mends = mends;
        CHECK(excerpt(found) == " 1│ a\n  │ ^\n");
    }
}

TEST_CASE("without a place only the words are shown") {
    CHECK(render({.what = &plain}, language::zh) == "警告 HQ9004: 不妥\n");
}

TEST_CASE("places in other lines and other files are shown too") {
    auto const file = make_source("a.yaml", "a: 1\nb: 2\nc: 3\na: 4\n");
    auto const other = make_source("b.yaml", "甲: a\n");
    auto found = at(file, {15, 16});
    found.labels.push_back({file, {0, 1}, &first_here, {}});
    found.labels.push_back({other, range_of(other, "a"), &first_here, {}});
    CHECK(render(found, language::en) == "warning HQ9004: not well\n"
                                         "  ┌─ a.yaml:4:1\n"
                                         " 1│ a: 1\n"
                                         "  │ - first defined here\n"
                                         "  ·\n"
                                         " 4│ a: 4\n"
                                         "  │ ^\n"
                                         "  ┌─ b.yaml:1:4\n"
                                         " 1│ 甲: a\n"
                                         "  │     - first defined here\n");
}

TEST_CASE("two places of one line have one copy of it") {
    auto const file = make_source("a.yaml", "元 > 人");
    auto found = at(file, range_of(file, ">"));
    found.labels.push_back({file, range_of(file, "元"), nullptr, {}});
    found.labels.push_back({file, range_of(file, "人"), &first_here, {}});
    CHECK(excerpt(found) == " 1│ 元 > 人\n"
                            "  │    ^\n"
                            "  │ --\n"
                            "  │      -- first defined here\n");
}

TEST_CASE("tabs are as wide above as below") {
    auto const file = make_source("a.yaml", "\ta\tb");
    CHECK(excerpt(at(file, range_of(file, "b"))) == " 1│     a   b\n"
                                                    "  │         ^\n");
    CHECK(excerpt(at(file, {0, 1})) == " 1│     a   b\n"
                                       "  │ ^^^^\n");
}

TEST_CASE("a range over several lines is underlined to the end of its first") {
    auto const file = make_source("a.yaml", "x: 一二\ny\nz\n");
    CHECK(excerpt(at(file, {3, 12})) == " 1│ x: 一二\n"
                                        "  │    ^^^^\n");
}

TEST_CASE("an empty range is one caret, also at the end of a line, of the file and beyond") {
    auto const file = make_source("a.yaml", "ab\ncd");
    CHECK(excerpt(at(file, {1, 1})) == " 1│ ab\n  │  ^\n");
    CHECK(excerpt(at(file, {2, 2})) == " 1│ ab\n  │   ^\n");
    CHECK(excerpt(at(file, {5, 5})) == " 2│ cd\n  │   ^\n");
    CHECK(excerpt(at(file, {4'000'000'000U, 4'000'000'001U})) == " 2│ cd\n  │   ^\n");
    CHECK(excerpt(at(file, {1, 0})) == " 1│ ab\n  │  ^\n");
    CHECK(excerpt(at(make_source("empty", ""), {0, 0})) == " 1│\n  │ ^\n");
}

TEST_CASE("of a very long line only the part around the place is shown") {
    auto const file = make_source("a.yaml", std::string(5'000, 'a') + "员工数" + std::string(5'000, 'b'));
    auto const text = excerpt(at(file, range_of(file, "员工数")));
    CHECK(text == " 1│ ..." + std::string(40, 'a') + "员工数" + std::string(51, 'b') + "...\n" + "  │    " +
                      std::string(40, ' ') + "^^^^^^\n");
    auto all = at(file, {0, static_cast<std::uint32_t>(file->text.size())});
    for (std::uint32_t label = 0; label < 1'000; ++label)
        all.labels.push_back({file, {label * 9, label * 9 + 1}, nullptr, {}});
    CHECK(render(all, language::en).size() < 5'000);
}

TEST_CASE("nothing of a source can steer the terminal") {
    auto const file = make_source("a\x1B]0;b.yaml", "x\x1B[31m\u202E > 3\n");
    auto found = at(file, range_of(file, ">"));
    found.arguments = {"\x1B[2J"};
    auto const text = render(found, language::zh);
    CHECK(text.find('\x1B') == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
    CHECK(excerpt(found) == " 1│ x\uFFFD[31m\uFFFD > 3\n"
                            "  │         ^\n");
}

TEST_CASE("bytes that are no UTF-8 and places inside a character do no harm") {
    auto const file = make_source("a.yaml", "a\xFF\x80\x80\x80\x80\x80z惠企");
    CHECK(excerpt(at(file, {6, 7})).find("^") != std::string::npos);
    CHECK(excerpt(at(make_source("b", "惠企"), {4, 5})) == " 1│ 惠企\n  │   ^\n");
}

TEST_CASE("several diagnostics stand apart by an empty line") {
    diagnostics const two{{.what = &plain}, {.what = &plain}};
    CHECK(render(two, language::en) == "warning HQ9004: not well\n\nwarning HQ9004: not well\n");
}
