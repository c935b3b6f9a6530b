#include "starting_file.hpp"

#include <vector>

#include <huiqi/text/utf8.hpp>

namespace huiqi::cli {

namespace {

constexpr std::string_view programme_in_chinese = R"(# {1}：用一句话写明谁在什么条件下得到什么。
huiqi: programme/1
id: {0}
title: {zh: {2}}
kind: {3} # recognition 认定、loan 贷款、subsidy 补助、reward 奖励、tax 税收、insurance 保险、service 服务
sources:
  办法:
    title: {2} # 文件的全名；下面几项照文件补上，不知道的不写
    # number: 文号
    # issued: 发布日期，如 {5}
    # url: 网址
    # retrieved: 查阅日期
    # confidence: 官方网页
versions:
  - name: {4}年版
    in_force: {from: {4}-01-01} # 施行的第一天；有最后一天时再写 to
    eligible:
      all: # 按文件的顺序，一条写一项
        - cite: 办法 第一条
          text: 抄下这一条的原文
          when: unknown # 换成条件，如 职工总数 <= 500人
    # 有金额时：
    # award:
    #   - name: 补助
    #     cite: 办法 第二条
    #     amount: 5万元
    #     round: {to: 元, mode: down}
)";

constexpr std::string_view programme_in_english = R"(# {1}: who gets what, under which conditions, in one sentence.
huiqi: programme/1
id: {0}
title: {zh: {2}, en: {2}}
kind: {3} # recognition, loan, subsidy, reward, tax, insurance, service
sources:
  measures:
    title: {2} # the document's full name; add the rest from it, leave out what is not known
    # number: its number
    # issued: when it was issued, as {5}
    # url: where it stands
    # retrieved: the day it was looked at
    # confidence: how sure you are of it
versions:
  - name: version of {4}
    in_force: {from: {4}-01-01} # the first day; `to` is the last
    eligible:
      all: # in the document's order, one item each
        - cite: measures article 1
          text: the wording of this article
          when: unknown # put the condition here, such as employees <= 500人
    # where there is money:
    # award:
    #   - name: subsidy
    #     cite: measures article 2
    #     amount: 5万元
    #     round: {to: 元, mode: down}
)";

constexpr std::string_view cases_in_chinese = R"(# 先写应有的结论；规则没有写对，huiqi test 就不会通过。
huiqi: cases/1
programme: {0}
as_of: {5}
cases:
  - name: 每一条都满足
    facts: {} # 如 职工总数: {2024: 80}
    expect: {verdict: eligible}
)";

constexpr std::string_view cases_in_english =
    R"(# Say first what should come out; huiqi test fails until the rules say it too.
huiqi: cases/1
programme: {0}
as_of: {5}
cases:
  - name: every article is met
    facts: {} # such as employees: {2024: 80}
    expect: {verdict: eligible}
)";

/// A text that YAML reads as it stands, whatever it holds.
[[nodiscard]] std::string quoted(std::string_view text) {
    constexpr std::string_view needs_quotes = "\"'\\{}[],:#&*!|>%@`?";
    bool plain = !text.empty() && text.front() != '-' && text.front() != ' ' && text.back() != ' ';
    std::string inside;
    for (char const each : text) {
        plain = plain && needs_quotes.find(each) == std::string_view::npos;
        if (each == '"' || each == '\\') inside += '\\';
        inside += each;
    }
    return plain ? inside : '"' + inside + '"';
}

[[nodiscard]] std::string filled(std::string_view form, starting_point const& of) {
    std::vector<std::string> const arguments{
        of.id, of.title, quoted(of.title), of.kind, std::to_string(of.today.year), to_string(of.today)};
    return fill_in(form, arguments);
}

} // namespace

std::string starting_programme(starting_point const& of, language in) {
    return filled(in == language::zh ? programme_in_chinese : programme_in_english, of);
}

std::string starting_cases(starting_point const& of, language in) {
    return filled(in == language::zh ? cases_in_chinese : cases_in_english, of);
}

std::string id_for(std::string_view folder, std::string_view name) {
    auto const usable = [](std::string_view text) {
        std::string made;
        for (char32_t const each : code_points{text}) {
            bool const letter = (each >= U'a' && each <= U'z') || (each >= U'A' && each <= U'Z') ||
                                (each >= U'0' && each <= U'9') || each == U'_' || each == U'.' || each >= 0x3400;
            if (letter)
                append_utf8(made, each);
            else if (!made.empty() && made.back() != '-')
                made += '-';
        }
        while (!made.empty() && (made.back() == '-' || made.back() == '.')) made.pop_back();
        return made;
    };
    auto const left = usable(folder), right = usable(name);
    if (right.empty()) return {};
    return left.empty() ? right : left + "." + right;
}

} // namespace huiqi::cli
