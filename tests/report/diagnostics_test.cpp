// Diagnostics for programs.
#include <huiqi/report/explain.hpp>

#include "baseline.hpp"

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

constexpr message misspelt{"HQ9001",          severity::error,      "没有「{0}」这个键", "there is no key `{0}`",
                           "是否为「{1}」？", "did you mean `{1}`?"};
constexpr message first_here{"HQ9002", severity::remark, "首次出现在此", "first seen here"};
constexpr message unreadable{"HQ9003", severity::warning, "无法读取 {0}", "cannot read {0}"};

diagnostics sample() {
    // The second line begins with a character of four bytes.
    auto const file = make_source("规则/甲 乙#1.yaml", "huiqi: programme/1\n😀条见: x\n依据: y\n");
    auto const at = static_cast<std::uint32_t>(file->text.find("条见"));
    auto const other = static_cast<std::uint32_t>(file->text.find("依据"));
    diagnostic first{&misspelt, file, {at, at + 6}, {"条见", "条件"}, {}, {}};
    first.labels.push_back({file, {other, other + 6}, &first_here, {}});
    first.mends.push_back({{at, at + 6}, "条件"});
    return {first, diagnostic{&unreadable, nullptr, {}, {"\x1b[31m<x>"}, {}, {}}, first};
}

} // namespace

TEST_CASE("diagnostics are an array with places in characters and bytes") {
    auto const json = to_json(sample()) + "\n";
    baseline::check("diagnostics.json", json);
    CHECK(json.find(R"("line":2,"column":2,"end_line":2,"end_column":4,"begin":23,"end":29)") != std::string::npos);
    CHECK(json.find('\x1b') == std::string::npos);
    CHECK(to_json(diagnostics{}) == "[]");
}

TEST_CASE("SARIF counts columns in code points, encodes paths and carries mends as fixes") {
    auto const sarif = to_sarif(sample(), language::en) + "\n";
    baseline::check("diagnostics.sarif", sarif);
    CHECK(sarif.find(R"("columnKind":"unicodeCodePoints")") != std::string::npos);
    CHECK(sarif.find(R"("uri":"%E8%A7%84%E5%88%99/%E7%94%B2%20%E4%B9%99%231.yaml")") != std::string::npos);
    CHECK(sarif.find(R"("region":{"startLine":2,"startColumn":2,"endLine":2,"endColumn":4})") != std::string::npos);
    CHECK(sarif.find(R"("insertedContent":{"text":"条件"})") != std::string::npos);
    CHECK(to_sarif(sample(), language::zh).find("没有「条见」这个键") != std::string::npos);
}

TEST_CASE("paths become URIs that lead to the same file") {
    auto const uri_of = [](std::string name) {
        auto const file = make_source(std::move(name), "x");
        auto const sarif = to_sarif({diagnostic{&misspelt, file, {0, 1}, {"x", "y"}, {}, {}}}, language::en);
        auto const at = sarif.find("\"uri\":\"") + 7;
        return sarif.substr(at, sarif.find('"', at) - at);
    };
    CHECK(uri_of("./rules/a.yaml") == "rules/a.yaml");
    CHECK(uri_of("../rules/a.yaml") == "../rules/a.yaml");
    CHECK(uri_of("/srv/rules/a%.yaml") == "file:///srv/rules/a%25.yaml");
    CHECK(uri_of("a:b") == "a%3Ab");
    CHECK(uri_of("rules\\a.yaml") == "rules/a.yaml");
}

TEST_CASE("the same mistake twice on a line keeps two fingerprints, and moving lines changes none") {
    auto const fingerprints = [](std::string const& before) {
        auto const file = make_source("a.yaml", before + "  条见: x\n");
        auto const at = static_cast<std::uint32_t>(file->text.find("条见"));
        diagnostic const one{&misspelt, file, {at, at + 6}, {"条见", "条件"}, {}, {}};
        auto const sarif = to_sarif({one, one}, language::en);
        std::vector<std::string> all;
        for (auto from = sarif.find("LineHash"); from != std::string::npos; from = sarif.find("LineHash", from + 1))
            all.push_back(sarif.substr(from, 46));
        return all;
    };
    auto const here = fingerprints("");
    REQUIRE(here.size() == 2);
    CHECK(here[0] != here[1]);
    CHECK(fingerprints("# a line above\n") == here);
}
