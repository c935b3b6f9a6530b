#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <huiqi/pipeline.hpp>

/// Rules of one programme, made from a few lines, for tests of what a decision says.
namespace huiqi::small {

inline std::string const facts = R"(huiqi: vocabulary/1
facts:
  职工总数: {id: employees, type: number, unit: 人, range: "[0..2000000]"}
  科技人员: {id: tech_staff, type: number, unit: 人, range: "[0..2000000]"}
  销售收入: {id: sales, type: money, per: accounting year, range: "[0元..10万亿元]"}
  研发费用: {id: rd, type: money, per: accounting year, range: "[0元..1万亿元]"}
  专家评分: {id: expert_score, type: number, unit: 分, range: "[0..30]", judged: true}
  基础评分: {id: base_score, type: number, unit: 分, range: "[0..100]"}
  比例: {id: share, type: number, range: "[0..1]"}
  居民企业: {id: resident, type: boolean}
  失信: {id: dishonest, type: boolean}
  等级: {id: grade, type: string, values: [A, B, C]}
  标准日期: {id: standard_on, type: date, may_be_absent: true}
  成立日期: {id: established_on, type: date}
  证书: {id: certificate, type: certificate, valid: 3年}
  违法记录: {id: violations, type: list, fields: {程度: {type: string, values: [一般, 重大]}, 日期: {type: date}}}
)";

/// `body` stands under the version, indented by four.
inline std::string programme(std::string_view body, std::string_view id = "test.one") {
    return "huiqi: programme/1\nid: " + std::string{id} +
           "\ntitle: {zh: 测试政策, en: test programme}\nkind: subsidy\nsources:\n  办法: {title: "
           "测试办法}\nversions:\n  - name: 一版\n    in_force: {from: 2020-01-01}\n" +
           std::string{body};
}

inline result<rule_set> load(std::vector<std::string> const& files) {
    std::vector<source_ptr> sources;
    for (std::size_t i = 0; i < files.size(); ++i)
        sources.push_back(make_source("file" + std::to_string(i) + ".yaml", files[i]));
    return load_rules(sources);
}

/// One condition as the whole programme.
inline std::string only(std::string_view condition) {
    return programme("    eligible:\n      all:\n        - cite: 办法 第一条\n          when: '" +
                     std::string{condition} + "'\n");
}

} // namespace huiqi::small
