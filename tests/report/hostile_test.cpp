// Rules and facts of others are shown, and do nothing.
#include <huiqi/report/explain.hpp>

#include <algorithm>

#include <huiqi/text/utf8.hpp>

#include "research_rules.hpp"

#include <catch2/catch.hpp>

using namespace huiqi;
using namespace huiqi::research;

namespace {

report hostile_report() {
    auto const rules = load_files({"vocabulary.yaml", "hostile.yaml"});
    profile facts{rules};
    facts.set(rules.fact("居民企业"), false);
    return evaluate(rules, facts, {.as_of = {2025, 8, 13}});
}

std::string said(language in, explanation_format as) { return explain(hostile_report(), in, {.format = as}); }

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

} // namespace

TEST_CASE("no control character and no mark that turns the writing reaches a terminal or a page") {
    for (auto const in : {language::zh, language::en}) {
        for (auto const as : {explanation_format::text, explanation_format::markdown, explanation_format::html}) {
            auto const text = said(in, as);
            code_points const all{text};
            CHECK(
                std::none_of(all.begin(), all.end(), [](char32_t each) { return each != U'\n' && is_control(each); }));
        }
    }
    auto const json = to_json(hostile_report());
    CHECK_FALSE(holds(json, "\x1b"));
    CHECK(holds(json, "\\u001b[31m"));
}

TEST_CASE("markup of others is inert in HTML") {
    for (auto const in : {language::zh, language::en}) {
        auto const page = said(in, explanation_format::html);
        for (auto const* tag : {"<script", "<img", "<b>", "</style></summary>", "javascript:alert(3)\""})
            CHECK_FALSE(holds(page, tag));
        CHECK_FALSE(holds(page, "\"onclick"));
    }
    auto const page = said(language::zh, explanation_format::html);
    CHECK(holds(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(holds(page, "<html lang=\"zh-CN\">"));
    CHECK(holds(said(language::en, explanation_format::html), "<html lang=\"en\">"));
    CHECK(holds(page, "default-src 'none'"));
    // Every element that is opened is closed.
    for (auto const* name :
         {"main", "article", "section", "ul", "li", "details", "summary", "table", "tr", "td", "p", "dl"}) {
        auto const count = [&](std::string const& part) {
            std::size_t found = 0;
            for (auto at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) ++found;
            return found;
        };
        INFO(name);
        CHECK(count(std::string{"<"} + name + ">") + count(std::string{"<"} + name + " ") ==
              count(std::string{"</"} + name + ">"));
    }
}

TEST_CASE("markup of others is inert in Markdown") {
    auto const text = said(language::zh, explanation_format::markdown);
    for (auto const* markup : {"\n# 不是标题", "\n- 不是列表", "![", " www.evil"}) CHECK_FALSE(holds(text, markup));
    for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) CHECK(text[at - 1] == '\\');
    // The only links are those to the documents that the rules name.
    for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
        bool const is_text = at > 0 && text[at - 1] == '\\';
        CHECK((is_text || text.compare(at, 26, "](https://example.gov.cn/x") == 0));
    }
    CHECK(holds(text, "\\<script\\>"));
}
