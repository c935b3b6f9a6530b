// The short way into a profile: whatever it accepts, the reader of documents accepts with the same result.
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <string_view>

#include <huiqi/pipeline.hpp>
#include <huiqi/report/explain.hpp>

#include "pipeline/plain_profile.hpp"

#include "enterprise_facts.hpp"

using namespace huiqi;

namespace {

bool is_plain(std::string_view json) {
    profile into{enterprise::rules()};
    return read_plain_profile(json, into);
}

/// Whether the short way takes the text, after a look at whether both ways are one.
bool taken_alike(std::string const& json) {
    profile plain{enterprise::rules()};
    if (!read_plain_profile(json, plain)) return false;
    auto const slow = read_profile(make_source("profile.json", json), enterprise::rules());
    INFO(json);
    REQUIRE(slow.value.has_value());
    CHECK(slow.diagnostics.empty());
    CHECK(to_json(plain) == to_json(*slow));
    for (std::size_t i = 0; i < plain.lanes().size(); ++i) {
        CHECK(plain.lanes()[i].low == slow->lanes()[i].low);
        CHECK(plain.lanes()[i].high == slow->lanes()[i].high);
        CHECK(plain.has(static_cast<plan_record::index>(i)) == slow->has(static_cast<plan_record::index>(i)));
    }
    return true;
}

} // namespace

TEST_CASE("what programs write is plain") {
    CHECK(taken_alike(R"({})"));
    CHECK(taken_alike(R"({"注册资本":5000000,"share":0.25,"评分":70,"居民企业":true,"等级":"省级"})"));
    CHECK(taken_alike(R"( { "capital" : 0.5 ,
        "resident":false } )"));
    CHECK(taken_alike(R"({"职工总数":{"2024":80,"2023":79.5},"sales":{"2024":68212208.25}})"));
    CHECK(taken_alike(R"({"huiqi":"profile/1","facts":{"评分":0}})"));
    CHECK(taken_alike("\n{\"评分\":-0,\r\n\t\"share\":1.0000}\n"));
}

TEST_CASE("everything else is read as a document") {
    for (auto const* const json : {"",
                                   "[]",
                                   "{",
                                   "{}}",
                                   "{} x",
                                   R"({"评分":70,})",
                                   R"({"评分":070})",
                                   R"({"评分":7.})",
                                   R"({"评分":101})",
                                   R"({"评分":-1})",
                                   R"({"评分":"70分"})",
                                   R"({"评分":7e1})",
                                   R"({"评分":null})",
                                   R"({"评分":70,"评分":70})",
                                   R"({"评分":70,"score":70})",
                                   R"({"没有":1})",
                                   R"({"居民企业":"true"})",
                                   R"({"等级":"县级"})",
                                   R"({"等级":"\u7701级"})",
                                   R"({"职工总数":80})",
                                   R"({"职工总数":{"2024":80,"2024":80}})",
                                   R"({"职工总数":{"24":80}})",
                                   R"({"职工总数":{}})",
                                   R"({"评分":{"2024":1}})",
                                   R"({"share":0.12345})",
                                   R"({"huiqi":"profile/1"})",
                                   R"({"facts":{"评分":1}})",
                                   R"({"huiqi":"profile/1","facts":{},"评分":1})",
                                   R"({"注册资本":12345678901234567890})",
                                   "\xEF\xBB\xBF{}",
                                   R"({"评分":1 "share":1})",
                                   R"({"评分" 1})"})
        CHECK_FALSE(is_plain(json));
}

TEST_CASE("mistakes are told as they always were") {
    auto const read = parse_profile(R"({"评分":101,"等级":"县级"})", enterprise::rules());
    REQUIRE(read.diagnostics.size() == 2);
    CHECK(read.diagnostics[0].range == source_range{10, 13});
}

TEST_CASE("whatever is taken of texts that were changed at random, both ways read alike") {
    std::string const texts[]{
        R"({"注册资本":5000000,"share":0.25,"评分":70,"居民企业":true,"等级":"省级","职工总数":{"2024":80,"2023":79.5}})",
        R"({"huiqi":"profile/1","facts":{"capital":12.5,"score":7,"resident":false,"grade":"市级","sales":{"2022":1}}})",
        R"({ "facts" : {"评分":1 } , "note":"x"})"};
    std::string_view const pieces[]{"0", "1", "9",   "-",  ".",    "e",    "\"",   "{",        "}",        ":",
                                    ",", " ", "\\n", "\\", "true", "null", "评分", "\"评分\"", "\"2024\"", "\xE8"};
    std::mt19937_64 random{20240601};
    auto const below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    int taken = 0;
    for (int round = 0; round < 60'000; ++round) {
        auto text = texts[below(3)];
        for (auto changes = below(4); changes > 0; --changes) {
            auto const at = below(text.size() + 1);
            switch (below(3)) {
            case 0: text.insert(at, pieces[below(std::size(pieces))]); break;
            case 1: text.erase(at, 1 + below(3)); break;
            default: text.replace(at, std::min<std::size_t>(1, text.size() - at), pieces[below(std::size(pieces))]);
            }
        }
        taken += taken_alike(text) ? 1 : 0;
    }
    CHECK(taken > 10'000);
}
