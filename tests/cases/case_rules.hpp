#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <huiqi/cases/run_cases.hpp>

/// One programme with a table, alternatives, an exclusion, an unpublished parameter and an award, and cases of it.
namespace huiqi::case_rules {

inline constexpr std::string_view vocabulary = R"(huiqi: vocabulary/1
facts:
  职工总数: {id: employees, type: number, unit: 人, per: accounting year, range: "[0..2000000]"}
  科技人员: {id: tech_staff, type: number, unit: 人, per: accounting year, range: "[0..2000000]"}
  研发费用: {id: rd, type: money, per: accounting year, range: "[0元..1万亿元]"}
  销售收入: {id: sales, type: money, per: accounting year, range: "[0元..1万亿元]"}
  专家评分: {id: expert, type: number, unit: 分, range: "[0..30]", judged: true}
  居民企业: {id: resident, type: boolean}
  失信: {id: dishonest, type: boolean}
  等级: {id: grade, type: string, values: [甲, 乙, 丙]}
  成立日期: {id: established_on, type: date}
)";

inline constexpr std::string_view programme = R"(huiqi: programme/1
id: test.bonus
title: {zh: 测试奖补}
kind: subsidy
sources:
  办法: {title: 测试办法, issued: 2020-01-01}
parameters:
  门槛: {cite: 办法 第九条, value: unknown, unit: 元, range: "[0元..100万元]", why: 文本未公布}
versions:
  - name: 一版
    in_force: {from: 2020-01-01}
    define:
      科技占比: {id: tech_share, cite: 办法 第三条, is: 科技人员 / 职工总数}
      规模: {cite: 办法 第二条, is: 'if 职工总数 > 300人 then "大" else "小"'}
      起算日: {cite: 办法 第三条, is: 成立日期}
      得分:
        cite: 办法 第三条
        table:
          given: 科技占比
          rows: |
            >= 30%     | 20分
            [10%..30%) | 10分
            < 10%      | 0分
      总分: {cite: 办法 第三条, is: 得分 + 专家评分}
    eligible:
      all:
        - cite: 办法 第四条（一）
          when: 居民企业
        - any:
            - {cite: 办法 第四条（二）, when: 总分 >= 30分}
            - {cite: 办法 第五条, id: 甲级, when: '等级 = "甲"'}
        - none:
            - {cite: 办法 第六条, when: 失信}
    award:
      - name: 研发补助
        cite: 办法 第七条
        amount: 10% * 研发费用
        cap: {at: 200万元}
        round: {to: 元, mode: down}
)";

inline std::string cases(std::string_view body, std::string_view facts = "") {
    return "huiqi: cases/1\nprogramme: test.bonus\nas_of: 2025-07-01\nfacts:\n  居民企业: true\n  失信: false\n"
           "  职工总数: {2024: 100}\n  科技人员: {2024: 20}\n  研发费用: {2024: 300万元}\n" +
           std::string{facts} + "cases:\n" + std::string{body};
}

inline case_run run(std::string const& cases, std::string_view programme_text = programme) {
    std::vector<source_ptr> const files{make_source("vocabulary.yaml", std::string{vocabulary}),
                                        make_source("bonus.yaml", std::string{programme_text}),
                                        make_source("bonus.cases.yaml", cases)};
    auto const loaded = load_with_documents(files);
    if (!loaded.rules) throw error{loaded.problems};
    return run_cases(loaded.documents, loaded.rules);
}

} // namespace huiqi::case_rules
