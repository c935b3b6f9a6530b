#pragma once

#include <huiqi/pipeline.hpp>

#include <cstdlib>
#include <iostream>

/// A small set of rules that touches every part of the format: what the fuzz targets start from.
namespace huiqi::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

inline constexpr std::string_view vocabulary_text = R"(huiqi: vocabulary/1
facts:
  职工总数:
    id: employees
    type: number
    unit: 人
    per: accounting year
    range: "[0..2000000]"
  销售收入:
    id: sales
    type: money
    per: accounting year
    range: "[0元..1000000000000元]"
  申请类型:
    id: application
    type: string
    values: [新认定, 复核]
  高新技术企业: {id: cert_hnte, type: certificate, valid: 3年}
)";

inline constexpr std::string_view programme_text = R"(huiqi: programme/1
id: fuzz.programme
title: {zh: 测试项目, en: test programme}
kind: recognition
sources:
  办法: {title: 测试办法, issued: 2017-05-03}
versions:
  - name: 2017年版
    in_force: {from: 2017-05-03}
    define:
      规模得分:
        cite: 办法 第七条
        table:
          given: 职工总数
          rows: |
            >= 100人       | 20分
            [50人..100人)  | 16分
            < 50人         | 0分
    eligible:
      all:
        - cite: 办法 第六条（一）
          text: 职工总数不超过500人、销售收入不超过2亿元
          when: 职工总数 <= 500人 and 销售收入 <= 2亿元
        - any:
            - cite: 办法 第六条（二）
              when: 规模得分 >= 16分
            - cite: 办法 第六条（三）
              when: holds(高新技术企业)
        - none:
            - cite: 办法 第六条（四）
              when: 申请类型 = "复核" and growth(销售收入) < 0
)";

/// The rules above, compiled. They must be right, or nothing of value would be fuzzed.
inline rule_set const& rules() {
    static rule_set const made = [] {
        std::vector<source_ptr> const files{make_source("vocabulary.yaml", std::string{vocabulary_text}),
                                            make_source("programme.yaml", std::string{programme_text})};
        auto loaded = load_rules(files);
        if (!loaded) std::cerr << render(loaded.diagnostics, language::en);
        return std::move(loaded).or_throw();
    }();
    return made;
}

} // namespace huiqi::fuzz
