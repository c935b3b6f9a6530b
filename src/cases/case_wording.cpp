#include "case_wording.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace huiqi {

namespace {

struct entry {
    std::string_view zh, en;
};

constexpr std::array<entry, static_cast<std::size_t>(case_phrase::count)> entries{{
    {"未通过", "failed"},
    {"未运行", "not run"},
    {"预期", "expected"},
    {"实际", "actual"},
    {"（无）", "(nothing)"},
    {"没有案例", "no cases"},
    {"通过 {0}/{1}", "passed {0}/{1}"},
    {"条件两面都测到 {0}/{1}", "conditions seen both ways {0}/{1}"},
    {"表行 {0}/{1}", "table rows {0}/{1}"},
    {"没有两面都测到的条件:", "conditions not seen both ways:"},
    {"没有测到的表行:", "table rows never hit:"},
    {"从未满足", "never holds"},
    {"从未不满足", "never fails"},
    {"从未测到", "never decided"},
    {"{0} 第 {1} 行", "{0}, row {1}"},
    {"{0}（{1}）", "{0} ({1})"},
}};

struct word {
    std::string_view key, zh;
};

/// The keys of case files in Chinese.
constexpr std::array words{word{"verdict", "结论"}, word{"award", "奖补"},         word{"because", "理由"},
                           word{"missing", "缺少"}, word{"unpublished", "未公布"}, word{"problems", "无法计算"}};

} // namespace

std::string say(case_phrase which, language in, std::initializer_list<std::string> arguments) {
    auto const& said = entries[static_cast<std::size_t>(which)];
    return fill_in(in == language::zh ? said.zh : said.en, std::vector<std::string>{arguments});
}

std::string_view expectation_word(std::string_view what, language in) {
    if (in == language::zh)
        for (auto const& each : words)
            if (each.key == what) return each.zh;
    return what;
}

coverage_count count_of(coverage const& touched) {
    coverage_count count{touched.clauses.size(), 0, touched.rows.size(), 0};
    for (auto const& each : touched.clauses) count.both_ways += each.held > 0 && each.failed > 0 ? 1U : 0U;
    for (auto const& each : touched.rows) count.rows_hit += each.hit > 0 ? 1U : 0U;
    return count;
}

std::size_t passed_in(case_run const& run) {
    return static_cast<std::size_t>(
        std::count_if(run.outcomes.begin(), run.outcomes.end(), [](case_outcome const& each) { return each.passed; }));
}

} // namespace huiqi
