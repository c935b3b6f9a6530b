// Mistakes of a profile: which, and exactly where.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <huiqi/pipeline.hpp>
#include <huiqi/text/render.hpp>

#include "enterprise_facts.hpp"

using namespace huiqi;

namespace {

/// `HQ5001 职工数` for each mistake: its code and the text underlined.
std::vector<std::string> mistakes(std::string const& file, std::string const& text) {
    auto const source = make_source(file, text);
    auto const read = read_profile(source, enterprise::rules());
    std::vector<std::string> found;
    for (auto const& each : read.diagnostics) {
        INFO(render(each, language::zh));
        REQUIRE(each.range.begin <= each.range.end);
        REQUIRE(each.range.end <= text.size());
        found.push_back(std::string{each.what->code} + " " +
                        text.substr(each.range.begin, each.range.end - each.range.begin));
    }
    return found;
}

/// The text after every mend that was offered.
std::string mended(std::string const& file, std::string text) {
    auto const read = read_profile(make_source(file, text), enterprise::rules());
    std::vector<replacement> all;
    for (auto const& each : read.diagnostics) all.insert(all.end(), each.mends.begin(), each.mends.end());
    std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.range.begin > b.range.begin; });
    for (auto const& each : all) text.replace(each.range.begin, each.range.end - each.range.begin, each.text);
    return text;
}

struct example {
    std::string text;
    std::vector<std::string> found;
};

} // namespace

TEST_CASE("a mistake in YAML is reported where it stands") {
    auto const each = GENERATE(values<example>({
        {"职工总人数: {2024: 80}\n", {"HQ5001 职工总人数"}},
        {"利润: 3\n", {"HQ5001 利润"}},
        {"职工总数: 80\n", {"HQ5006 80"}},
        {"职工总数: {2024年: 80}\n", {"HQ5008 2024年"}},
        {"职工总数: {24: 80}\n", {"HQ5008 24"}},
        {"居民企业: {2024: true}\n", {"HQ5007 {2024: true}"}},
        {"职工总数: {2024: 80元}\n", {"HQ5009 80元"}},
        {"职工总数: {2024: 80个}\n", {"HQ5009 80个"}},
        {"注册资本: 300万\n", {"HQ5009 300万"}},
        {"注册资本: 3年\n", {"HQ5009 3年"}},
        {"研发占比: 5人\n", {"HQ5017 5人"}},
        {"研发占比: 3年\n", {"HQ5017 3年"}},
        {"研发占比: 5\n", {"HQ5003 5"}},
        {"研发占比: 105%\n", {"HQ5003 105%"}},
        {"注册资本: -1元\n", {"HQ5003 -1元"}},
        {"职工总数: {2024: 1e400}\n", {"HQ5003 1e400"}},
        {"职工总数: {2024: 1e99999}\n", {"HQ2032 1e99999"}},
        {"职工总数: {2024: NaN}\n", {"HQ5031 NaN"}},
        {"职工总数: {2024: .inf}\n", {"HQ5031 .inf"}},
        {"职工总数: {2024: 八十}\n", {"HQ5031 八十"}},
        {"职工总数: {2024: 010}\n", {}},
        {"职工总数: {2024: true}\n", {"HQ5031 true"}},
        {"职工总数: {2024: [80]}\n", {"HQ5031 [80]"}},
        {"注册资本: 1.2.3元\n", {"HQ5031 1.2.3元"}},
        {"注册资本: \"1,234,567元\"\n", {"HQ5018 \"1,234,567元\""}},
        {"注册资本: ３００万元\n", {"HQ5018 ３００万元"}},
        {"注册资本: 300 万元\n", {"HQ5018 300 万元"}},
        {"居民企业: 'no'\n", {"HQ5018 'no'"}},
        {"居民企业: 是\n", {"HQ5018 是"}},
        {"居民企业: 1\n", {"HQ5030 1"}},
        {"居民企业: \"true\"\n", {"HQ5018 \"true\""}},
        {"等级: 省\n", {"HQ5004 省"}},
        {"等级: [省级]\n", {"HQ5035 [省级]"}},
        {"等级: true\n", {"HQ5035 true"}},
        {"成立日期: 2024-02-30\n", {"HQ5032 2024-02-30"}},
        {"成立日期: 2024/6/30\n", {"HQ5018 2024/6/30"}},
        {"成立日期: 2024年6月30日\n", {"HQ5018 2024年6月30日"}},
        {"成立日期: 20240630\n", {"HQ5018 20240630"}},
        {"成立日期: 2024-06\n", {"HQ5032 2024-06"}},
        {"成立日期: null\n", {"HQ5005 null"}},
        {"标准日期: null\n", {}},
        {"剩余期限: 12\n", {"HQ5033 12"}},
        {"剩余期限: 30天\n", {"HQ5033 30天"}},
        {"剩余期限: 11年\n", {"HQ5003 11年"}},
        {"逾期天数: 3年\n", {"HQ5034 3年"}},
        {"逾期天数: 400天\n", {"HQ5003 400天"}},
        {"证书: true\n", {"HQ5036 true"}},
        {"证书: [{from: 2023-10-16, to: 2022-10-15}]\n", {"HQ5013 {from: 2023-10-16, to: 2022-10-15}"}},
        {"证书: [{form: 2023-10-16}]\n", {"HQ5012 form"}},
        {"证书: [2023-10-16]\n", {"HQ5037 2023-10-16"}},
        {"违法记录: [{程度: 严重, 日期: 昨天}]\n", {"HQ5004 严重", "HQ5032 昨天"}},
        {"违法记录: [{程度: 一般}, {度程: 一般}]\n", {"HQ5012 度程"}},
        {"违法记录: [{程度: 一般, level: 重大}]\n", {"HQ5011 level"}},
        {"平台: {面积: 5元}\n", {"HQ5009 5元"}},
        {"平台: {级别: 国家级, 面积: null}\n", {"HQ5005 null"}},
        {"注册资本: 1元\ncapital: 2元\n", {"HQ5011 capital"}},
        {"huiqi: profile/2\nfacts: {}\n", {"HQ5021 profile/2"}},
        {"huiqi: profile/1\nfacts: {}\n职工总数: {2024: 80}\n", {"HQ5020 职工总数"}},
        {"- 职工总数\n", {"HQ5014 - 职工总数"}},
        {"居民企业: 有\n职工数: {2024: 3}\n成立日期: 3\n", {"HQ5030 有", "HQ5001 职工数", "HQ5032 3"}},
    }));
    INFO(each.text);
    CHECK(mistakes("profile.yaml", each.text) == each.found);
}

TEST_CASE("a mistake in JSON is reported where it stands") {
    auto const each = GENERATE(values<example>({
        {R"({"emplyees": {"2024": 80}})", {R"(HQ5001 "emplyees")"}},
        {R"({"employees": {"2024": "80元"}})", {R"(HQ5009 "80元")"}},
        {R"({"employees": {"24": 80}})", {R"(HQ5008 "24")"}},
        {R"({"resident": "yes"})", {R"(HQ5018 "yes")"}},
        {R"({"resident": 1})", {"HQ5030 1"}},
        {R"({"capital": 1e400})", {"HQ5003 1e400"}},
        {R"({"share": -0.1})", {"HQ5003 -0.1"}},
        {R"({"capital": {"a": 1}})", {R"(HQ5031 {"a": 1})"}},
        {R"({"established_on": null})", {"HQ5005 null"}},
        {R"({"title": "unknown"})", {}},
        {R"({"huiqi": "profile/1", "facts": {"resident": true}, "as_of": "2025-01-01"})", {R"(HQ5020 "as_of")"}},
        {R"([])", {"HQ5014 []"}},
    }));
    INFO(each.text);
    CHECK(mistakes("profile.json", each.text) == each.found);
}

TEST_CASE("applying the mends leaves no mistake") {
    auto const each = GENERATE(values<std::pair<std::string, std::string>>({
        {"profile.yaml", "职工总人数: {2024年度: \"1,234人\"}\n注册资本: 300万\n居民企业: 否\n成立日期: 2024/6/30\n"},
        {"profile.json", R"({"emplyees": {"2024年": "１２"}, "capital": "3亿", "resident": "Yes", "grade": "国家"})"},
        {"profile.json", R"({"certificate": [{"fron": "2023.10.16"}]})"},
    }));
    CHECK_FALSE(mistakes(each.first, each.second).empty());
    // What stands below a misspelt name is looked at once the name is right.
    auto const text = mended(each.first, mended(each.first, mended(each.first, each.second)));
    INFO(text);
    CHECK(mistakes(each.first, text).empty());
}

TEST_CASE("ranges are told in the author's units") {
    auto const told = [](std::string const& text) {
        auto const read = read_profile(make_source("profile.yaml", text), enterprise::rules());
        REQUIRE(read.diagnostics.size() == 1);
        return message_text(read.diagnostics.front(), language::zh);
    };
    CHECK(told("注册资本: 20000亿元\n") == "「注册资本」的值 20000亿元 超出可能的范围 [0元..1万亿元]");
    CHECK(told("研发占比: 105%\n") == "「研发占比」的值 105% 超出可能的范围 [0%..100%]");
    CHECK(told("研发占比: 1.05\n") == "「研发占比」的值 1.05 超出可能的范围 [0..1]");
    CHECK(told("职工总数: {2023: -1}\n") == "「职工总数[2023]」的值 -1 超出可能的范围 [0人..2000000人]");
    CHECK(told("剩余期限: 11年\n") == "「剩余期限」的值 11年 超出可能的范围 [0个月..120个月]");
    CHECK(told("逾期天数: 400天\n") == "「逾期天数」的值 400天 超出可能的范围 [0天..365天]");
}

TEST_CASE("what was first given is shown beside what was given twice") {
    auto const read = read_profile(make_source("profile.yaml", "capital: 1元\n注册资本: 2元\n"), enterprise::rules());
    REQUIRE(read.diagnostics.size() == 1);
    REQUIRE(read.diagnostics[0].labels.size() == 1);
    CHECK(read.diagnostics[0].labels[0].range == source_range{0, 7});
}

TEST_CASE("hostile profiles are refused with few words") {
    SECTION("a number of a million digits") {
        CHECK(mistakes("profile.json", R"({"capital": )" + std::string(1'000'000, '1') + "}").size() == 1);
        auto const read = parse_profile(R"({"capital": "1.)" + std::string(1'000'000, '1') + R"("})",
                                        enterprise::rules());
        REQUIRE(read.diagnostics.size() == 1);
        CHECK(read.diagnostics[0].what->code == "HQ5019");
        CHECK(render(read.diagnostics, language::zh).size() < 2000);
    }
    SECTION("a list that is too long") {
        std::string items = "{}";
        for (int i = 0; i < 100'000; ++i) items += ",{}";
        CHECK(parse_profile(R"({"violations": [)" + items + "]}", enterprise::rules()).diagnostics[0].what->code ==
              "HQ5015");
    }
    SECTION("deep nesting") {
        for (auto const* file : {"profile.json", "profile.yaml"}) {
            auto const text = R"({"violations": )" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
            CHECK(has_errors(read_profile(make_source(file, text), enterprise::rules()).diagnostics));
        }
    }
    SECTION("a hundred thousand unknown facts") {
        std::string text = "{\"x\": 1";
        for (int i = 0; i < 100'000; ++i) text += ",\"事实" + std::to_string(i) + "\": 1";
        auto const read = parse_profile(text + "}", enterprise::rules());
        REQUIRE(read.diagnostics.size() == 101);
        CHECK(read.diagnostics.back().what->code == "HQ0010");
        CHECK(read.diagnostics.back().arguments[0] == "99901");
    }
}
