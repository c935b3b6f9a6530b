#include "keys.hpp"

#include <algorithm>
#include <array>

namespace huiqi::policy {
namespace {

constexpr auto spellings = std::to_array<key_spelling>({
    // files
    {"huiqi", "惠企"},
    {"id", "编号"},
    {"title", "标题"},
    {"zh", "中文"},
    {"en", "英文"},
    {"kind", "类别"},
    {"note", "备注"},
    {"region", "地区"},
    {"authority", "主管部门"},
    {"sources", "文件"},
    {"facts", "事实"},
    {"parameters", "参数"},
    {"versions", "版本"},
    // sources
    {"number", "文号"},
    {"issued", "发布日期"},
    {"url", "网址"},
    {"retrieved", "查阅日期"},
    {"confidence", "可信程度"},
    // facts and parameters
    {"type", "类型"},
    {"unit", "单位"},
    {"per", "计期"},
    {"range", "范围"},
    {"values", "取值"},
    {"fields", "字段"},
    {"scheme", "分类标准"},
    {"valid", "有效期"},
    {"ask", "提问"},
    {"origin", "数据来源"},
    {"judged", "专家评定"},
    {"may_be_absent", "可以没有"},
    {"value", "数值"},
    {"why", "原因"},
    // versions
    {"name", "名称"},
    {"in_force", "施行"},
    {"from", "自"},
    {"to", "至"},
    {"for", "限于"},
    {"by", "按"},
    {"define", "定义"},
    {"eligible", "申报条件"},
    {"remarks", "提示"},
    {"award", "奖补"},
    {"award_total", "奖补合计"},
    // definitions and tables
    {"is", "算式"},
    {"codes", "代码"},
    {"table", "表"},
    {"given", "输入"},
    {"rows", "行"},
    {"rows_of", "行同"},
    {"hit", "命中"},
    {"overlap", "重叠"},
    {"outputs", "输出"},
    {"default", "默认"},
    // clauses
    {"cite", "依据"},
    {"text", "原文"},
    {"when", "条件"},
    {"all", "全部满足"},
    {"any", "任一满足"},
    {"none", "均不满足"},
    {"at_least", "至少满足"},
    {"of", "其中"},
    {"programme", "政策"},
    // awards
    {"each", "逐项"},
    {"amount", "金额"},
    {"up_to", "不超过"},
    {"marginal", "分段计算"},
    {"whole", "全额计算"},
    {"cap", "上限"},
    {"at", "限额"},
    {"over", "合并计算"},
    {"round", "取整"},
    {"mode", "方式"},
    {"matter", "同一事项"},
    {"top_up", "补差"},
    {"pay", "拨付"},
    {"share", "比例"},
    // cases
    {"as_of", "申请日"},
    {"cases", "案例"},
    {"expect", "预期"},
    {"verdict", "结论"},
    {"because", "理由"},
    {"missing", "缺少"},
    {"unpublished", "未公布"},
    {"problems", "无法计算"},
});

constexpr bool required = true;

constexpr key_use text_of(mapping in, std::string_view key, bool needed = false) {
    return {in, key, content::text, mapping::none, false, word_list::none, needed};
}
constexpr key_use expression_of(mapping in, std::string_view key, bool needed = false) {
    return {in, key, content::expression, mapping::none, false, word_list::none, needed};
}
constexpr key_use word_of(mapping in, std::string_view key, word_list words, bool needed = false) {
    return {in, key, content::word, mapping::none, false, words, needed};
}
constexpr key_use mapping_of(mapping in, std::string_view key, mapping below, bool needed = false) {
    return {in, key, content::nothing, below, false, word_list::none, needed};
}
constexpr key_use names_of(mapping in, std::string_view key, mapping below, bool needed = false) {
    return {in, key, content::nothing, below, true, word_list::none, needed};
}
constexpr key_use kind_of(mapping in) {
    return {in, "huiqi", content::file_kind, mapping::none, false, word_list::file_kind, required};
}

constexpr auto uses = std::to_array<key_use>({
    kind_of(mapping::vocabulary_file),
    text_of(mapping::vocabulary_file, "note"),
    names_of(mapping::vocabulary_file, "facts", mapping::fact, required),

    kind_of(mapping::programme_file),
    text_of(mapping::programme_file, "id", required),
    {mapping::programme_file, "title", content::text, mapping::title, false, word_list::none, required},
    word_of(mapping::programme_file, "kind", word_list::programme_kind, required),
    text_of(mapping::programme_file, "note"),
    text_of(mapping::programme_file, "region"),
    text_of(mapping::programme_file, "authority"),
    names_of(mapping::programme_file, "sources", mapping::legal_source),
    names_of(mapping::programme_file, "facts", mapping::fact),
    names_of(mapping::programme_file, "parameters", mapping::parameter),
    mapping_of(mapping::programme_file, "versions", mapping::version, required),

    kind_of(mapping::definitions_file),
    text_of(mapping::definitions_file, "id", required),
    {mapping::definitions_file, "title", content::text, mapping::title, false, word_list::none, required},
    text_of(mapping::definitions_file, "note"),
    text_of(mapping::definitions_file, "region"),
    text_of(mapping::definitions_file, "authority"),
    names_of(mapping::definitions_file, "sources", mapping::legal_source),
    names_of(mapping::definitions_file, "facts", mapping::fact),
    names_of(mapping::definitions_file, "parameters", mapping::parameter),
    mapping_of(mapping::definitions_file, "versions", mapping::definitions_version, required),

    kind_of(mapping::case_file),
    text_of(mapping::case_file, "note"),
    text_of(mapping::case_file, "programme", required),
    text_of(mapping::case_file, "as_of"),
    text_of(mapping::case_file, "facts"),
    mapping_of(mapping::case_file, "cases", mapping::single_case, required),

    kind_of(mapping::profile_file),
    text_of(mapping::profile_file, "note"),
    text_of(mapping::profile_file, "facts", required),

    text_of(mapping::title, "zh", required),
    text_of(mapping::title, "en"),

    text_of(mapping::legal_source, "title", required),
    text_of(mapping::legal_source, "number"),
    text_of(mapping::legal_source, "issued"),
    text_of(mapping::legal_source, "url"),
    text_of(mapping::legal_source, "retrieved"),
    text_of(mapping::legal_source, "confidence"),
    text_of(mapping::legal_source, "note"),

    text_of(mapping::fact, "id"),
    word_of(mapping::fact, "type", word_list::fact_type, required),
    text_of(mapping::fact, "unit"),
    word_of(mapping::fact, "per", word_list::fact_span),
    text_of(mapping::fact, "range"),
    text_of(mapping::fact, "values"),
    names_of(mapping::fact, "fields", mapping::field),
    text_of(mapping::fact, "scheme"),
    text_of(mapping::fact, "valid"),
    word_of(mapping::fact, "judged", word_list::yes_no),
    word_of(mapping::fact, "may_be_absent", word_list::yes_no),
    text_of(mapping::fact, "ask"),
    text_of(mapping::fact, "origin"),
    text_of(mapping::fact, "note"),
    text_of(mapping::fact, "en"),

    text_of(mapping::field, "id"),
    word_of(mapping::field, "type", word_list::fact_type, required),
    text_of(mapping::field, "unit"),
    text_of(mapping::field, "range"),
    text_of(mapping::field, "values"),
    names_of(mapping::field, "fields", mapping::field),
    text_of(mapping::field, "scheme"),
    word_of(mapping::field, "may_be_absent", word_list::yes_no),
    text_of(mapping::field, "note"),
    text_of(mapping::field, "en"),

    text_of(mapping::parameter, "id"),
    text_of(mapping::parameter, "cite"),
    text_of(mapping::parameter, "text"),
    text_of(mapping::parameter, "note"),
    expression_of(mapping::parameter, "value", required),
    text_of(mapping::parameter, "unit"),
    text_of(mapping::parameter, "range"),
    text_of(mapping::parameter, "why"),

    text_of(mapping::version, "name", required),
    text_of(mapping::version, "note"),
    mapping_of(mapping::version, "in_force", mapping::period, required),
    names_of(mapping::version, "define", mapping::definition),
    mapping_of(mapping::version, "eligible", mapping::clause, required),
    mapping_of(mapping::version, "remarks", mapping::clause),
    mapping_of(mapping::version, "award", mapping::award),
    mapping_of(mapping::version, "award_total", mapping::total),

    text_of(mapping::definitions_version, "name", required),
    text_of(mapping::definitions_version, "note"),
    mapping_of(mapping::definitions_version, "in_force", mapping::period, required),
    names_of(mapping::definitions_version, "define", mapping::definition, required),

    text_of(mapping::period, "from"),
    text_of(mapping::period, "to"),
    expression_of(mapping::period, "for"),
    word_of(mapping::period, "by", word_list::fact_span),
    text_of(mapping::period, "cite"),

    text_of(mapping::definition, "id"),
    text_of(mapping::definition, "cite"),
    text_of(mapping::definition, "text"),
    text_of(mapping::definition, "note"),
    word_of(mapping::definition, "judged", word_list::yes_no),
    expression_of(mapping::definition, "is"),
    mapping_of(mapping::definition, "table", mapping::table),
    text_of(mapping::definition, "codes"),

    expression_of(mapping::table, "given", required),
    {mapping::table, "rows", content::rows},
    text_of(mapping::table, "rows_of"),
    word_of(mapping::table, "hit", word_list::hit),
    word_of(mapping::table, "overlap", word_list::overlap),
    text_of(mapping::table, "outputs"),
    expression_of(mapping::table, "values"),
    expression_of(mapping::table, "default"),

    text_of(mapping::clause, "id"),
    text_of(mapping::clause, "name"),
    text_of(mapping::clause, "cite"),
    text_of(mapping::clause, "text"),
    text_of(mapping::clause, "note"),
    expression_of(mapping::clause, "when"),
    mapping_of(mapping::clause, "all", mapping::clause),
    mapping_of(mapping::clause, "any", mapping::clause),
    mapping_of(mapping::clause, "none", mapping::clause),
    text_of(mapping::clause, "at_least"),
    mapping_of(mapping::clause, "of", mapping::clause),
    text_of(mapping::clause, "programme"),

    text_of(mapping::award, "name", required),
    text_of(mapping::award, "cite"),
    text_of(mapping::award, "text"),
    text_of(mapping::award, "note"),
    {mapping::award, "each", content::binding},
    expression_of(mapping::award, "when"),
    {mapping::award, "amount", content::expression, mapping::tiers},
    {mapping::award, "up_to", content::expression, mapping::tiers},
    {mapping::award, "cap", content::expression, mapping::cap},
    mapping_of(mapping::award, "round", mapping::rounding),
    text_of(mapping::award, "matter"),
    word_of(mapping::award, "top_up", word_list::yes_no),
    mapping_of(mapping::award, "pay", mapping::instalment),

    mapping_of(mapping::tiers, "table", mapping::table),
    expression_of(mapping::tiers, "marginal"),
    expression_of(mapping::tiers, "whole"),
    {mapping::tiers, "rows", content::rows},

    expression_of(mapping::cap, "at", required),
    word_of(mapping::cap, "per", word_list::cap_span),
    text_of(mapping::cap, "over"),
    text_of(mapping::cap, "text"),

    {mapping::total, "cap", content::expression, mapping::cap, false, word_list::none, required},

    text_of(mapping::rounding, "to", required),
    word_of(mapping::rounding, "mode", word_list::rounding, required),

    expression_of(mapping::instalment, "share", required),
    text_of(mapping::instalment, "text"),

    text_of(mapping::single_case, "name", required),
    text_of(mapping::single_case, "note"),
    text_of(mapping::single_case, "as_of"),
    text_of(mapping::single_case, "facts"),
    mapping_of(mapping::single_case, "expect", mapping::expectation, required),

    word_of(mapping::expectation, "verdict", word_list::verdict),
    text_of(mapping::expectation, "award"),
    text_of(mapping::expectation, "because"),
    text_of(mapping::expectation, "missing"),
    text_of(mapping::expectation, "unpublished"),
    text_of(mapping::expectation, "problems"),
});

constexpr auto words = std::to_array<word_spelling>({
    {word_list::programme_kind, "recognition", "认定"},
    {word_list::programme_kind, "loan", "贷款"},
    {word_list::programme_kind, "subsidy", "补助"},
    {word_list::programme_kind, "reward", "奖励"},
    {word_list::programme_kind, "tax", "税收"},
    {word_list::programme_kind, "insurance", "保险"},
    {word_list::programme_kind, "service", "服务"},

    {word_list::fact_type, "number", "数"},
    {word_list::fact_type, "money", "金额"},
    {word_list::fact_type, "boolean", "是否"},
    {word_list::fact_type, "string", "文字"},
    {word_list::fact_type, "date", "日期"},
    {word_list::fact_type, "duration", "时长"},
    {word_list::fact_type, "code", "代码"},
    {word_list::fact_type, "certificate", "证书"},
    {word_list::fact_type, "list", "列表"},
    {word_list::fact_type, "structure", "结构"},

    {word_list::yes_no, "false", "否"},
    {word_list::yes_no, "true", "是"},

    {word_list::fact_span, "accounting year", "会计年度"},

    {word_list::cap_span, "year", "年"},
    {word_list::cap_span, "ever", "历次"},

    {word_list::hit, "U", "唯一"},
    {word_list::hit, "A", "一致"},
    {word_list::hit, "F", "首个"},
    {word_list::hit, "P", "优先"},
    {word_list::hit, "R", "按行"},
    {word_list::hit, "O", "按序"},
    {word_list::hit, "C", "汇集"},
    {word_list::hit, "C+", "合计"},
    {word_list::hit, "C<", "最小"},
    {word_list::hit, "C>", "最大"},
    {word_list::hit, "C#", "个数"},

    {word_list::overlap, "first", "取先"},
    {word_list::overlap, "highest", "取高"},
    {word_list::overlap, "lowest", "取低"},
    {word_list::overlap, "unsettled", "未定"},

    {word_list::rounding, "half_even", "四舍六入五成双"},
    {word_list::rounding, "half_up", "四舍五入"},
    {word_list::rounding, "half_down", "五舍六入"},
    {word_list::rounding, "up", "进位"},
    {word_list::rounding, "down", "舍去"},
    {word_list::rounding, "ceiling", "向上"},
    {word_list::rounding, "floor", "向下"},

    {word_list::verdict, "eligible", "符合"},
    {word_list::verdict, "ineligible", "不符合"},
    {word_list::verdict, "undetermined", "待定"},
    {word_list::verdict, "not-in-force", "不在有效期"},

    {word_list::file_kind, "vocabulary", "词汇表"},
    {word_list::file_kind, "programme", "政策"},
    {word_list::file_kind, "definitions", "定义"},
    {word_list::file_kind, "cases", "案例"},
    {word_list::file_kind, "profile", "企业档案"},
});

} // namespace

std::span<key_spelling const> key_spellings() { return spellings; }
std::span<key_use const> key_uses() { return uses; }
std::span<word_spelling const> word_spellings() { return words; }

std::string_view english_key(std::string_view spelling) {
    for (auto const& each : spellings)
        if (each.english == spelling || each.chinese == spelling) return each.english;
    return {};
}

std::string_view chinese_key(std::string_view english) {
    for (auto const& each : spellings)
        if (each.english == english) return each.chinese;
    return {};
}

std::span<key_use const> uses_of(mapping in) {
    auto const belongs = [&](key_use const& each) { return each.in == in; };
    auto const first = std::find_if(uses.begin(), uses.end(), belongs);
    auto const end = std::find_if_not(first, uses.end(), belongs);
    return {first, end};
}

key_use const* find_use(mapping in, std::string_view english) {
    for (auto const& each : uses_of(in))
        if (each.key == english) return &each;
    return nullptr;
}

std::span<word_spelling const> words_of(word_list list) {
    auto const belongs = [&](word_spelling const& each) { return each.list == list; };
    auto const first = std::find_if(words.begin(), words.end(), belongs);
    auto const end = std::find_if_not(first, words.end(), belongs);
    return {first, end};
}

word_spelling const* find_word(word_list list, std::string_view spelling) {
    for (auto const& each : words_of(list))
        if (each.english == spelling || each.chinese == spelling) return &each;
    return nullptr;
}

} // namespace huiqi::policy
