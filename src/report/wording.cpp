#include "report/wording.hpp"

#include <array>
#include <span>

namespace huiqi::reporting {

namespace {

struct entry {
    phrase id;
    std::string_view zh, en;
};

constexpr std::array catalogue{
    entry{phrase::eligible, "符合「{0}」的条件", "meets the conditions of {0}"},
    entry{phrase::not_eligible, "不符合「{0}」的条件", "does not meet the conditions of {0}"},
    entry{phrase::undetermined, "尚不能确定是否符合「{0}」的条件", "cannot yet be decided: {0}"},
    entry{phrase::not_in_force, "「{0}」在 {1} 没有有效的版本", "{0} is not in force on {1}"},
    entry{phrase::verdict_eligible, "符合条件", "eligible"},
    entry{phrase::verdict_ineligible, "不符合条件", "ineligible"},
    entry{phrase::verdict_undetermined, "尚不能确定", "undetermined"},
    entry{phrase::verdict_not_in_force, "不在有效期", "not in force"},
    entry{phrase::because, "未满足：{0}", "not met: {0}"},
    entry{phrase::because_situation, "出现了不得有的情形：{0}", "a situation that must not occur does: {0}"},
    entry{phrase::because_none_of_any, "满足其中任一项即可，但各项均不满足，首项为：{0}",
          "any one would do, but none is met; the first is: {0}"},
    entry{phrase::because_of_problem, "无法计算：{0}", "cannot be computed: {0}"},
    entry{phrase::may_have_problem, "可能无法计算：{0}", "may not be computable: {0}"},
    entry{phrase::open_cited, "待定：{0}", "open: {0}"},
    entry{phrase::open_version, "哪个版本适用尚不能确定（文件的起止日期未写明到日，或取决于尚未提供的信息）",
          "which version applies is open: the document does not give the day, or it depends on facts not supplied"},
    entry{phrase::open_unnamed, "仍有信息未提供", "facts are still missing"},
    entry{phrase::no_version_on, "截至 {0}，没有处于有效期内的版本，因此不作符合与否的判断",
          "no version is in force on {0}, so nothing is decided"},
    entry{phrase::version_line, "版本：{0}", "version: {0}"},
    entry{phrase::version_may_be, "可能适用的版本：{0}", "versions that may apply: {0}"},
    entry{phrase::version_from_to, "{0}（{1} 至 {2}）", "{0} ({1} to {2})"},
    entry{phrase::version_from, "{0}（{1} 起）", "{0} (from {1})"},
    entry{phrase::version_to, "{0}（至 {1} 止）", "{0} (until {1})"},
    entry{phrase::version_always, "{0}（未限定期限）", "{0} (no period stated)"},
    entry{phrase::versions_known, "已有版本：{0}", "known versions: {0}"},
    entry{phrase::pre_check, "预审结果，以主管部门审定为准", "pre-check only; the competent authority decides"},

    entry{phrase::met, "满足", "met"},
    entry{phrase::not_met, "不满足", "not met"},
    entry{phrase::open, "待定", "open"},
    entry{phrase::not_computable, "无法计算", "not computable"},
    entry{phrase::situation_found, "出现该情形", "occurs"},
    entry{phrase::situation_not_found, "未出现该情形", "does not occur"},
    entry{phrase::applies, "适用", "applies"},
    entry{phrase::does_not_apply, "不适用", "does not apply"},
    entry{phrase::all_of, "须全部满足", "all of these must be met"},
    entry{phrase::any_of, "满足任一项即可", "any one of these is enough"},
    entry{phrase::none_of, "均不得出现", "none of these may occur"},
    entry{phrase::at_least_of, "至少满足 {0} 项", "at least {0} of these must be met"},
    entry{phrase::all_occur, "下列情形同时出现", "all of these occur"},
    entry{phrase::any_occurs, "出现下列任一情形", "any one of these occurs"},
    entry{phrase::none_occurs, "下列各项均不成立", "none of these holds"},
    entry{phrase::at_least_occur, "下列情形至少出现 {0} 项", "at least {0} of these occur"},
    entry{phrase::counted_of, "已成立 {0} 项，待定 {1} 项，共 {2} 项", "{0} hold, {1} are open, of {2}"},
    entry{phrase::would_qualify, "符合「{0}」的条件", "would qualify for {0}"},
    entry{phrase::programme_not_in_force, "「{0}」在 {1} 没有有效的版本，因此按不满足处理",
          "{0} is not in force on {1}, so this is not met"},
    entry{phrase::text_not_published, "文本未公布，无法判断，也无须企业补充",
          "the text is not published; the firm has nothing to supply"},

    entry{phrase::below, "低于", "below"},
    entry{phrase::at_most, "不超过", "at most"},
    entry{phrase::above, "超过", "above"},
    entry{phrase::at_least, "不低于", "at least"},
    entry{phrase::earlier, "早于", "earlier than"},
    entry{phrase::no_later, "不晚于", "no later than"},
    entry{phrase::later, "晚于", "later than"},
    entry{phrase::no_earlier, "不早于", "no earlier than"},
    entry{phrase::shorter, "短于", "shorter than"},
    entry{phrase::no_longer, "不长于", "no longer than"},
    entry{phrase::longer, "长于", "longer than"},
    entry{phrase::no_shorter, "不短于", "no shorter than"},
    entry{phrase::compare_known, "{0} {1}，{2} {3}", "{0}: {1}, {2} {3}"},
    entry{phrase::compare_equal, "{0} {1}", "{0}: {1}"},
    entry{phrase::compare_not, "{0} {1}，不是 {2}", "{0}: {1}, not {2}"},
    entry{phrase::compare_exactly, "{0} {1}，恰好等于 {3}，而条件是{2} {3}",
          "{0}: {1}, exactly {3}; the condition is {2} {3}"},
    entry{phrase::compare_open, "{0} {1}，是否{2} {3} 尚不能确定", "{0}: {1}; whether it is {2} {3} is open"},
    entry{phrase::compare_open_equal, "{0} {1}，是否为 {2} 尚不能确定", "{0}: {1}; whether it is {2} is open"},
    entry{phrase::compare_null, "{0} {1}，无从与 {2} 比较", "{0}: {1}, which does not compare with {2}"},
    entry{phrase::compare_within, "{0} {1}，在 {2} 之内", "{0}: {1}, within {2}"},
    entry{phrase::compare_outside, "{0} {1}，不在 {2} 之内", "{0}: {1}, not within {2}"},
    entry{phrase::compare_open_within, "{0} {1}，是否在 {2} 之内尚不能确定",
          "{0}: {1}; whether it is within {2} is open"},
    entry{phrase::threshold_named, "{0}（{1}）", "{0} ({1})"},
    entry{phrase::short_by, "{0}，差 {1}", "{0}, short by {1}"},
    entry{phrase::over_by, "{0}，超出 {1}", "{0}, over by {1}"},
    entry{phrase::apart_by, "{0}，相差 {1}", "{0}, {1} apart"},
    entry{phrase::numerator_short_by, "{0}，{1} 差 {2}（占比差 {3}）", "{0}, {1} short by {2} (the ratio by {3})"},
    entry{phrase::quotient_short_by, "{0}，差 {1}（占比差 {2}）", "{0}, short by {1} (the ratio by {2})"},

    entry{phrase::yes, "是", "yes"},
    entry{phrase::no, "否", "no"},
    entry{phrase::yes_or_no, "是或否", "yes or no"},
    entry{phrase::not_supplied, "未提供", "not supplied"},
    entry{phrase::may_be, "未提供（可能为 {0}）", "not supplied (may be {0})"},
    entry{phrase::not_published, "文本未公布", "not published"},
    entry{phrase::not_published_may_be, "文本未公布（可能为 {0}）", "not published (may be {0})"},
    entry{phrase::absent, "没有", "none"},
    entry{phrase::or_absent, "{0}，或没有", "{0}, or none"},
    entry{phrase::or_not_computable, "{0}，或无法计算（{1}）", "{0}, or not computable ({1})"},
    entry{phrase::failed, "无法计算（{0}）", "not computable ({0})"},
    entry{phrase::between, "{0}至{1}", "{0} to {1}"},
    entry{phrase::between_open_low, "超过{0}至{1}", "more than {0}, up to {1}"},
    entry{phrase::between_open_high, "{0}至不到{1}", "{0} to less than {1}"},
    entry{phrase::between_open, "超过{0}、不到{1}", "more than {0}, less than {1}"},
    entry{phrase::not_below, "不少于{0}", "at least {0}"},
    entry{phrase::more_than, "多于{0}", "more than {0}"},
    entry{phrase::not_above, "至多{0}", "at most {0}"},
    entry{phrase::less_than, "少于{0}", "less than {0}"},
    entry{phrase::not_before, "{0}或以后", "{0} or later"},
    entry{phrase::not_after, "{0}或以前", "{0} or earlier"},
    entry{phrase::quoted, "「{0}」", "\"{0}\""},
    entry{phrase::choice_last, "{0}或{1}", "{0} or {1}"},
    entry{phrase::choice_join, "、", ", "},
    entry{phrase::choice_many, "{0}等 {1} 种之一", "one of {1}, such as {0}"},
    entry{phrase::joint, "，", ", "},
    entry{phrase::items_none, "无（0项）", "none (0 items)"},
    entry{phrase::items, "{0}项", "{0} item(s)"},
    entry{phrase::items_listed, "{0}项：{1}", "{0} item(s): {1}"},
    entry{phrase::items_between, "{0}至{1}项", "{0} to {1} items"},
    entry{phrase::held_from_to, "{0} 至 {1}", "{0} to {1}"},
    entry{phrase::held_from, "{0} 起", "from {0}"},
    entry{phrase::cut, "{0}……", "{0}..."},
    entry{phrase::percent, "{0}%", "{0}%"},
    entry{phrase::points, "{0}个百分点", "{0} percentage point(s)"},
    entry{phrase::about, "≈{0}", "≈{0}"},
    entry{phrase::years, "{0}年", "{0} year(s)"},
    entry{phrase::months, "{0}个月", "{0} month(s)"},
    entry{phrase::days, "{0}天", "{0} day(s)"},
    entry{phrase::hours, "{0}小时", "{0} hour(s)"},
    entry{phrase::minutes, "{0}分钟", "{0} minute(s)"},
    entry{phrase::seconds, "{0}秒", "{0} second(s)"},
    entry{phrase::named_year, "{0}（{1}年）", "{0} ({1})"},

    entry{phrase::amount_recognition, "金额", "amount"},
    entry{phrase::amount_loan, "授信额度", "credit limit"},
    entry{phrase::amount_subsidy, "补助金额", "subsidy"},
    entry{phrase::amount_reward, "奖励金额", "reward"},
    entry{phrase::amount_tax, "测算金额", "estimated amount"},
    entry{phrase::amount_insurance, "补偿金额", "compensation"},
    entry{phrase::amount_service, "支持金额", "support"},
    entry{phrase::amount_exact, "{0}：{1}", "{0}: {1}"},
    entry{phrase::amount_ceiling, "{0}：最高不超过 {1}，具体数额由主管部门核定",
          "{0}: at most {1}; the authority sets the amount"},
    entry{phrase::amount_open, "{0}：{1}，尚不能确定", "{0}: {1}, still open"},
    entry{phrase::amount_unknown, "{0}：尚不能确定", "{0}: still open"},
    entry{phrase::amount_open_ceiling, "{0}：最高不超过 {1}，尚不能确定", "{0}: at most {1}, still open"},
    entry{phrase::amount_unbounded_ceiling, "{0}：最高额不低于 {1}，尚不能确定",
          "{0}: the ceiling is not below {1}, still open"},
    entry{phrase::open_for_judgement, "待专家评定", "awaiting an expert's judgement"},
    entry{phrase::open_for_publication, "文本未公布：{0}", "not published: {0}"},
    entry{phrase::open_for_facts, "待企业补充信息", "awaiting facts from the firm"},
    entry{phrase::part, "{0}：{1}", "{0}: {1}"},
    entry{phrase::part_ceiling, "{0}：最高不超过 {1}", "{0}: at most {1}"},
    entry{phrase::part_condition_fails, "{0}：不适用，条件不满足", "{0}: does not apply, its condition is not met"},
    entry{phrase::part_condition_open, "{0}：条件待定，{1}", "{0}: its condition is open, {1}"},
    entry{phrase::part_not_reached, "{0}：不符合条件，未予计算", "{0}: not computed, as the conditions are not met"},
    entry{phrase::part_not_computable, "{0}：无法计算（{1}）", "{0}: not computable ({1})"},
    entry{phrase::computed_by, "计算式：{0}", "computed by {0}"},
    entry{phrase::rounded_to, "取整前为 {0}，{1}", "{0} before rounding, {1}"},
    entry{phrase::rounding_half_even, "四舍六入五成双到{0}", "rounded half to even, to {0}"},
    entry{phrase::rounding_half_up, "四舍五入到{0}", "rounded half up, to {0}"},
    entry{phrase::rounding_half_down, "五舍六入到{0}", "rounded half down, to {0}"},
    entry{phrase::rounding_up, "不足部分进位到{0}", "rounded up, to {0}"},
    entry{phrase::rounding_down, "舍去不足{0}的部分", "rounded down, to {0}"},
    entry{phrase::rounding_ceiling, "向上取整到{0}", "rounded upwards, to {0}"},
    entry{phrase::rounding_floor, "向下取整到{0}", "rounded downwards, to {0}"},
    entry{phrase::rounding_not_stated, "{0}（文件未写明）", "{0} (the document does not say)"},
    entry{phrase::unit_fen, "分", "CNY 0.01"},
    entry{phrase::unit_yuan, "元", "CNY 1"},
    entry{phrase::unit_ten_thousand_yuan, "万元", "CNY 10,000"},
    entry{phrase::cap_bites, "{0}：由 {1} 降为 {2}", "{0}: brings {1} down to {2}"},
    entry{phrase::cap_may_bite, "{0}：可能降为 {1}", "{0}: may bring it down to {1}"},
    entry{phrase::cap_not_reached, "{0}：{1}，未达到", "{0}: {1}, not reached"},
    entry{phrase::cap_plain, "上限", "ceiling"},
    entry{phrase::cap_per_year, "{0}（按年度）", "{0} (per year)"},
    entry{phrase::cap_ever, "{0}（累计）", "{0} (in all)"},
    entry{phrase::total_capped, "各项合计 {0}，按合计上限为 {1}",
          "{0} in all, brought down to {1} by the ceiling on the total"},
    entry{phrase::total_cap, "合计上限", "ceiling on the total"},
    entry{phrase::award_unnamed, "本项", "this award"},

    entry{phrase::missing_ask, "需企业补充（仍能改变结论）",
          "to be supplied by the firm (can still change the verdict)"},
    entry{phrase::missing_judgement, "待专家评定（仍能改变结论）",
          "awaiting an expert's judgement (can still change the verdict)"},
    entry{phrase::missing_not_published, "文本未公布（仍能改变结论，无须企业补充）",
          "not published (can still change the verdict; not for the firm to supply)"},
    entry{phrase::missing_ask_amount, "需企业补充（结论已定，仍影响金额）",
          "to be supplied by the firm (the verdict is settled; affects the amount)"},
    entry{phrase::missing_judgement_amount, "待专家评定（结论已定，仍影响金额）",
          "awaiting an expert's judgement (the verdict is settled; affects the amount)"},
    entry{phrase::missing_not_published_amount, "文本未公布（结论已定，仍影响金额，无须企业补充）",
          "not published (the verdict is settled; affects the amount; not for the firm to supply)"},
    entry{phrase::ask_with_question, "{0}：{1}", "{0}: {1}"},
    entry{phrase::origin, "{0}（见{1}）", "{0} (see {1})"},
    entry{phrase::why_unknown, "{0}：{1}", "{0}: {1}"},
    entry{phrase::problems, "无法计算之处（不据此判定符合或不符合）",
          "what could not be computed (nobody passes or fails by it)"},
    entry{phrase::problem, "`{0}`（{1}）：{2}", "`{0}` ({1}): {2}"},
    entry{phrase::problem_spread, "{0}；因而也无法计算：{1}", "{0}; and so neither can be computed: {1}"},
    entry{phrase::spread_join, "，", ", "},

    entry{phrase::row_hit, "表中第 {0} 行，共 {1} 行", "row {0} of {1}"},
    entry{phrase::rows_may_hit, "可能为表中第 {0} 行，共 {1} 行", "may be row {0} of {1}"},
    entry{phrase::no_row, "表中没有适用的行", "no row applies"},
    entry{phrase::row_text, "表中第 {0} 行（共 {1} 行）：{2}", "row {0} of {1}: {2}"},
    entry{phrase::judged, "专家评定", "judged by an expert"},
    entry{phrase::source_line, "{0}：{1}", "{0}: {1}"},
    entry{phrase::source_confidence, "{0}；可靠程度：{1}", "{0}; confidence: {1}"},
    entry{phrase::citation_full, "《{0}》", "{0}"},
    entry{phrase::citation_short, "{0} {1}", "{0} {1}"},
    entry{phrase::cited, "依据：{0}", "under: {0}"},

    entry{phrase::report_title, "惠企政策预审", "pre-check of government programmes"},
    entry{phrase::as_of, "截至 {0}", "as of {0}"},
    entry{phrase::clauses, "条款", "clauses"},
    entry{phrase::clauses_of, "条款（{0}）", "clauses ({0})"},
    entry{phrase::remarks, "提示（不影响结论）", "remarks (they decide nothing)"},
    entry{phrase::definitions, "计算过程", "worked out"},
    entry{phrase::facts_read, "所用数据", "facts read"},
    entry{phrase::fact_name, "名称", "fact"},
    entry{phrase::fact_value, "数据", "value"},
    entry{phrase::fact_origin, "来源", "source"},
    entry{phrase::awards, "金额构成", "how the amount is made up"},
    entry{phrase::sources, "依据文件", "documents"},
    entry{phrase::receipt, "凭据", "receipt"},
    entry{phrase::receipt_rules, "规则 SHA-256", "rules SHA-256"},
    entry{phrase::receipt_facts, "数据 SHA-256", "facts SHA-256"},
    entry{phrase::receipt_version, "程序版本", "program version"},
    entry{phrase::receipt_as_of, "截至日期", "as of"},
    entry{phrase::place, "规则位置：{0}", "in the rules: {0}"},
    entry{phrase::of_which, "其中 {0}", "with {0}"},
    entry{phrase::summary_line, "符合 {0} 项，不符合 {1} 项，尚不能确定 {2} 项，不在有效期 {3} 项",
          "{0} eligible, {1} ineligible, {2} undetermined, {3} not in force"},
    entry{phrase::programme, "政策", "programme"},
    entry{phrase::verdict, "结论", "verdict"},
    entry{phrase::reason, "关键条款", "deciding clause"},
    entry{phrase::page_language, "zh-CN", "en"},
    entry{phrase::id_of, "条款编号：{0}", "clause id: {0}"},

    entry{phrase::kind_recognition, "认定", "recognition"},
    entry{phrase::kind_loan, "贷款", "loan"},
    entry{phrase::kind_subsidy, "补助", "subsidy"},
    entry{phrase::kind_reward, "奖励", "reward"},
    entry{phrase::kind_tax, "税收", "tax"},
    entry{phrase::kind_insurance, "保险", "insurance"},
    entry{phrase::kind_service, "服务", "service"},
    entry{phrase::kind_definitions, "定义", "definitions"},

};

constexpr bool in_order() {
    for (std::size_t i = 0; i < catalogue.size(); ++i)
        if (static_cast<std::size_t>(catalogue[i].id) != i || catalogue[i].zh.empty() || catalogue[i].en.empty())
            return false;
    return catalogue.size() == static_cast<std::size_t>(phrase::count);
}
static_assert(in_order(), "the catalogue has one entry for each phrase, in the order of the enumeration");

} // namespace

std::string_view words(phrase which, language in) {
    auto const& found = catalogue[static_cast<std::size_t>(which)];
    return in == language::zh ? found.zh : found.en;
}

namespace {

/// Whether `{n}` stands at a place of a pattern.
[[nodiscard]] bool is_place(std::string_view pattern, std::size_t at) {
    return at + 2 < pattern.size() && pattern[at + 2] == '}' && pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
}

/// As fill_in() does, without arguments that are strings of their own.
[[nodiscard]] std::string filled(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
    std::size_t size = pattern.size();
    for (auto const each : arguments) size += each.size();
    std::string text;
    text.reserve(size);
    while (!pattern.empty()) {
        auto at = pattern.find('{');
        while (at != std::string_view::npos &&
               (!is_place(pattern, at) || static_cast<std::size_t>(pattern[at + 1] - '0') >= arguments.size()))
            at = pattern.find('{', at + 1);
        text += pattern.substr(0, at);
        if (at == std::string_view::npos) break;
        text += arguments.begin()[pattern[at + 1] - '0'];
        pattern.remove_prefix(at + 3);
    }
    return text;
}

} // namespace

std::string say(phrase which, language in, std::initializer_list<std::string_view> arguments) {
    return filled(words(which, in), arguments);
}

std::string say_counted(phrase which, language in, std::initializer_list<std::string_view> arguments) {
    auto const pattern = words(which, in);
    if (pattern.find("(s)") == std::string_view::npos) return filled(pattern, arguments);
    std::string counted{pattern};
    bool const one = *arguments.begin() == "1" || *arguments.begin() == "-1";
    for (auto at = counted.find("(s)"); at != std::string::npos; at = counted.find("(s)"))
        counted.replace(at, 3, one ? "" : "s");
    return filled(counted, arguments);
}

} // namespace huiqi::reporting
