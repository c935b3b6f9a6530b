#pragma once

#include <string_view>
#include <vector>

#include <huiqi/pipeline.hpp>
#include <huiqi/plan/compile.hpp>
#include <huiqi/policy/checked.hpp>

/// Rules that declare one fact of each kind and decide nothing.
namespace huiqi::enterprise {

inline decimal number(std::string_view text) { return *parse_decimal(text); }

inline feel::type bounded(feel::type of, std::string_view low, std::string_view high) {
    of.within.low = number(low);
    of.within.high = number(high);
    return of;
}

inline feel::type counted(unit::base in, std::string_view low, std::string_view high, bool yearly = false) {
    return bounded({.kind = feel::type_kind::number, .in = unit::of(in), .yearly = yearly}, low, high);
}

inline feel::type one_of(std::vector<std::string> values) {
    return {.kind = feel::type_kind::string,
            .values = std::make_shared<std::vector<std::string> const>(std::move(values))};
}

inline feel::type fields(std::vector<feel::field> all) {
    return {.kind = feel::type_kind::context,
            .fields = std::make_shared<std::vector<feel::field> const>(std::move(all))};
}

inline feel::type list_of(feel::type element) {
    return {.kind = feel::type_kind::list, .element = std::make_shared<feel::type const>(std::move(element))};
}

inline rule_set const& rules() {
    static rule_set const made = [] {
        using feel::type_kind;
        feel::type const date_type{.kind = type_kind::date};
        feel::type absent_date{.kind = type_kind::date};
        absent_date.may_be_absent = true;
        checked_rules all;
        auto const declare = [&](std::string name, std::string id, feel::type of) -> fact_declaration& {
            fact_declaration one;
            one.name = std::move(name);
            one.id = std::move(id);
            one.of = std::move(of);
            all.facts.push_back(std::move(one));
            return all.facts.back();
        };
        declare("职工总数", "employees", counted(unit::person, "0", "2000000", true));
        declare("销售收入", "sales", counted(unit::yuan, "0", "10000000000000", true));
        declare("注册资本", "capital", counted(unit::yuan, "0", "1000000000000"));
        declare("研发占比", "share", bounded({.kind = type_kind::number}, "0", "1"));
        declare("评分", "score", counted(unit::score, "0", "100"));
        declare("居民企业", "resident", {.kind = type_kind::boolean});
        declare("等级", "grade", one_of({"国家级", "省级", "市级"}));
        declare("企业名称", "title", {.kind = type_kind::string});
        declare("成立日期", "established_on", date_type);
        declare("标准日期", "standard_on", absent_date);
        declare("剩余期限", "term", bounded({.kind = type_kind::months_duration}, "0", "120"));
        declare("逾期天数", "overdue", bounded({.kind = type_kind::time_duration}, "0", "31536000"));
        declare("行业", "industry", {.kind = type_kind::code});
        auto& certificate = declare("证书", "certificate",
                                    list_of(fields({{"from", "", date_type}, {"to", "", absent_date}})));
        certificate.certificate = true;
        certificate.valid = months_duration{36};
        declare("违法记录", "violations",
                list_of(fields({{"程度", "level", one_of({"一般", "重大"})}, {"日期", "on", date_type}})));
        declare(
            "平台", "platform",
            fields({{"面积", "area", counted(unit::mu, "0", "1000")}, {"级别", "level", one_of({"国家级", "省级"})}}));
        return open_plan(compile_plan(all, {})).or_throw();
    }();
    return made;
}

} // namespace huiqi::enterprise
