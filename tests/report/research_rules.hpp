#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <huiqi/pipeline.hpp>

#include "baseline.hpp"

/// The rules and the firm of the tests of explanations.
namespace huiqi::research {

inline decimal number(std::string_view digits) { return *parse_decimal(digits); }

inline rule_set load_files(std::vector<std::string> const& names) {
    std::vector<source_ptr> files;
    for (auto const& each : names) files.push_back(make_source(each, baseline::read(each)));
    auto loaded = load_rules(files);
    for (auto const& each : loaded.diagnostics) UNSCOPED_INFO(message_text(each, language::en));
    REQUIRE(loaded.value.has_value());
    return *loaded;
}

inline rule_set load() { return load_files({"vocabulary.yaml", "research.yaml", "followed.yaml"}); }

/// Of 2024 and the years before it.
inline void put_years(profile& facts, std::string_view name, std::vector<std::string_view> const& amounts) {
    int year = 2024;
    for (auto const amount : amounts) facts.set(facts.rules().fact(name), year--, number(amount));
}

/// A firm that meets every condition.
inline profile good_firm(rule_set const& rules) {
    profile facts{rules};
    put_years(facts, "职工总数", {"80"});
    put_years(facts, "科技人员", {"24"});
    put_years(facts, "销售收入", {"68212208", "50000000", "30000000"});
    put_years(facts, "研发费用", {"20500000.55", "1800000", "1200000"});
    facts.set(rules.fact("基础评分"), number("45"));
    facts.set(rules.fact("专家评分"), number("20"));
    facts.set(rules.fact("居民企业"), true);
    facts.set(rules.fact("失信"), false);
    facts.set(rules.fact("成立日期"), date{2015, 3, 1});
    facts.set(rules.fact("所在区域"), std::string_view{"近郊"});
    facts.set(rules.fact("高新技术企业"), {certificate_period{{2023, 10, 16}, date{2026, 10, 15}}});
    return facts;
}

} // namespace huiqi::research
