#include <catch2/catch.hpp>

#include <huiqi/contents/contents.hpp>
#include <huiqi/pipeline.hpp>

using namespace huiqi;

namespace {

std::string const rules = R"(huiqi: programme/1
id: test.award
title: {zh: 认定奖励, en: award}
kind: reward
region: 某区
sources:
  办法: {title: 某区办法, retrieved: 2026-11-01, confidence: 转载}
facts:
  高新技术企业: {id: cert_hnte, type: certificate, valid: 3年}
  合同额: {type: money, range: "[0元..1亿元]"}
  已获奖补:
    type: list
    fields: {事项: {type: string}, 金额: {type: money, range: "[0元..1亿元]"}, 日期: {type: date}}
parameters:
  比例: {cite: 办法 第二条, value: unknown, range: "[0..1]", why: 文本在此中断}
  标准: {cite: 办法 第二条, value: 20万元}
versions:
  - name: 一版
    in_force: [{from: 2022, to: 2023-12-31}, {from: 2024-01-01, for: holds(cert_hnte)}]
    define:
      等级:
        table:
          given: 合同额
          rows: |
            >= 10万元 | 1分
            otherwise | unknown
    eligible:
      all:
        - {cite: 办法 第一条, when: 持有( 高新技术企业 )}
        - {id: 专利, cite: 办法 第三条, when: unknown}
        - programme: test.base
        - {cite: 办法 第四条, when: 等级 > 0分}
    award:
      - name: 奖励
        cite: 办法 第五条
        amount: unknown
        matter: 认定
        top_up: true
        cap: [{at: 标准, per: year, over: [test.base], text: 合计}, {at: unknown}]
        round: {to: 元, mode: down}
        pay: [{share: 比例, text: 当年}, {share: unknown}]
  - name: 二版
    in_force: {from: 2025-01-01, for: not(holds(cert_hnte))}
    eligible: {all: [{when: 合同额 > 0元}]}
)";

std::string const base = R"(huiqi: programme/1
id: test.base
title: {zh: 基础}
kind: recognition
versions:
  - name: 一版
    in_force: {from: 2020-01-01}
    eligible: {all: [{when: 1 < 2}]}
)";

loaded_rules load() {
    std::vector<source_ptr> const files{
        make_source("a.yaml", rules), make_source("b.yaml", base),
        make_source("c.yaml", "huiqi: vocabulary/1\nfacts:\n  居民企业: {id: resident, type: boolean, ask: 是否？}\n")};
    return load_with_documents(files);
}

} // namespace

TEST_CASE("what is not known is listed in the file's order, with its reason and place") {
    auto const loaded = load();
    INFO(loaded.problems.size());
    REQUIRE_FALSE(has_errors(loaded.problems));
    auto const contents = contents_of(loaded.documents);
    REQUIRE(contents.size() == 2);
    std::vector<std::pair<unknown_kind, std::string>> found;
    for (auto const& each : contents[0].unknown) found.push_back({each.kind, each.name});
    CHECK(found == std::vector<std::pair<unknown_kind, std::string>>{
                       {unknown_kind::parameter, "比例"},
                       {unknown_kind::date, "一版"},
                       {unknown_kind::definition, "等级"},
                       {unknown_kind::condition, "专利"},
                       {unknown_kind::award, "奖励"},
                       {unknown_kind::cap, "奖励"},
                       {unknown_kind::share, "奖励"},
                   });
    CHECK(contents[0].unknown[0].why == "文本在此中断");
    CHECK(contents[0].unknown[0].cite.place == "第二条");
    CHECK(contents[1].unknown.empty());
}

TEST_CASE("a programme says what must be held and what must be qualified for, each once") {
    auto const loaded = load();
    auto const contents = contents_of(loaded.documents);
    CHECK(contents[0].would_qualify == std::vector<std::string>{"test.base"});
    CHECK(contents[0].held == std::vector<std::string>{"高新技术企业"});
}

TEST_CASE("what the later combination of awards needs is listed as data") {
    auto const json = contents_json(load().documents);
    for (auto const* part :
         {R"("matter":"认定","top_up":true)", R"("at":"标准","per":"year","over":["test.base"],"text":"合计")",
          R"("pay":[{"share":"比例","text":"当年"},{"share":"unknown","text":null}])",
          R"("in_force":[{"from":"2022","to":"2023-12-31","for":null})", R"("retrieved":"2026-11-01")",
          R"("facts":[{"name":"居民企业","id":"resident","en":null,"yearly":false,"certificate":false)",
          R"("kind":"parameter","name":"比例","why":"文本在此中断","cite":{"source":"办法","place":"第二条"})"}) {
        INFO(part << "\n" << json);
        CHECK(json.find(part) != std::string::npos);
    }
}

TEST_CASE("the text has a line for each programme, in either language") {
    auto const loaded = load();
    CHECK(contents_text(loaded.documents, language::zh).find("test.award  认定奖励  奖励  某区\n") == 0);
    CHECK(contents_text(loaded.documents, language::en).find("test.award  award  reward  某区\n") == 0);
    CHECK(contents_text(loaded.documents, language::zh).find("    要符合其条件：test.base\n") != std::string::npos);
    CHECK(contents_text(loaded.documents, language::en).find("    not known: condition 专利  [办法 第三条]\n") !=
          std::string::npos);
}
