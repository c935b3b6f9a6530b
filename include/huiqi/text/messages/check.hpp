#pragma once

#include <huiqi/text/message.hpp>

/// Mistakes in what rules mean: names, types, units, order of dependence (HQ30xx). Tables have HQ31xx.
namespace huiqi::messages {

// Names and calls.
inline constexpr message unknown_name{"HQ3001",
                                      severity::error,
                                      "没有名称「{0}」",
                                      "nothing is named `{0}`",
                                      "在 facts 中声明，或在 define 中定义",
                                      "declare it among the facts, or define it"};
inline constexpr message unknown_function{"HQ3002", severity::error, "没有函数「{0}」", "there is no function `{0}`"};
inline constexpr message similar{"HQ3003", severity::error, "相近的是「{0}」", "`{0}` is similar"};
inline constexpr message function_without_call{"HQ3004",
                                               severity::error,
                                               "「{0}」是函数，此处需要值",
                                               "`{0}` is a function where a value is needed",
                                               "函数要带括号和参数: {0}(...)",
                                               "a function is used with brackets and arguments: {0}(...)"};
inline constexpr message not_a_function{"HQ3005", severity::error, "「{0}」不是函数", "`{0}` is not a function"};
inline constexpr message now_changes{"HQ3007",
                                     severity::error,
                                     "now() 随计算的时刻变化，规则中不能使用",
                                     "now() changes with the moment of computing and cannot be used in rules",
                                     "日期用 as_of（申请日）",
                                     "the date asked about is as_of"};
inline constexpr message unknown_member{"HQ3008", severity::error, "「{0}」没有「{1}」这一项",
                                        "`{0}` has no part named `{1}`"};
inline constexpr message no_members{"HQ3009", severity::error, "「{0}」没有可用「.」取出的项",
                                    "`{0}` has no parts to take with `.`"};
inline constexpr message too_few_arguments{"HQ3010",
                                           severity::error,
                                           "「{0}」要有 {1} 个参数，只写了 {2} 个",
                                           "`{0}` needs {1} arguments and has {2}",
                                           "函数的形式是 {3}",
                                           "the function is {3}"};
inline constexpr message too_many_arguments{"HQ3011",
                                            severity::error,
                                            "「{0}」最多有 {1} 个参数，却写了 {2} 个",
                                            "`{0}` takes at most {1} arguments and has {2}",
                                            "函数的形式是 {3}",
                                            "the function is {3}"};
inline constexpr message unknown_argument{
    "HQ3012",           severity::error,      "「{0}」没有名为「{1}」的参数", "`{0}` has no argument named `{1}`",
    "函数的形式是 {2}", "the function is {2}"};
inline constexpr message argument_twice{"HQ3013", severity::error, "参数「{0}」写了两次",
                                        "the argument `{0}` is given twice"};
inline constexpr message argument_left_out{"HQ3014",           severity::error,
                                           "缺少参数「{0}」",  "the argument `{0}` is missing",
                                           "函数的形式是 {1}", "the function is {1}"};
inline constexpr message calls_too_deep{"HQ3015", severity::error, "函数调用嵌套超过 {0} 层",
                                        "function calls are nested more than {0} deep"};
inline constexpr message expands_too_far{"HQ3016",
                                         severity::error,
                                         "展开后的计算超过 {0} 步",
                                         "this expands to more than {0} steps",
                                         "减少嵌套的 growth、last years 和函数调用",
                                         "nest growth, last years and calls less"};
inline constexpr message called_here{"HQ3017", severity::error, "由这里调用", "called here"};
inline constexpr message first_here{"HQ3018", severity::error, "首次出现在这里", "first stands here"};
inline constexpr message function_as_value{"HQ3019",
                                           severity::error,
                                           "函数不能作为值使用",
                                           "a function cannot be used as a value",
                                           "在 define 中给它命名，再按名称调用",
                                           "name it under define and call it by that name"};

// Types and units.
inline constexpr message units_differ{"HQ3020",
                                      severity::error,
                                      "单位不同: {0} 与 {1}",
                                      "the units differ: {0} and {1}",
                                      "单位相同的数才能相加、比较或并列",
                                      "only numbers of one unit can be added, compared or listed together"};
inline constexpr message unit_on_one_side{"HQ3021",
                                          severity::error,
                                          "一边的单位是 {0}，另一边没有单位",
                                          "one side has the unit {0}, the other has none",
                                          "单位相同的数才能相加、比较或并列",
                                          "only numbers of one unit can be added, compared or listed together"};
inline constexpr message unit_missing{
    "HQ3022",         severity::error, "「{0}」缺少单位，此处是 {1}", "`{0}` has no unit where {1} is meant",
    "写作「{0}{1}」", "write `{0}{1}`"};
inline constexpr message money_unit_missing{"HQ3023",
                                            severity::error,
                                            "「{0}」缺少单位，此处是金额",
                                            "`{0}` has no unit where an amount of money is meant",
                                            "写作「{0}元」或「{0}万元」",
                                            "write `{0}元` or `{0}万元`"};
inline constexpr message cannot_compare{"HQ3024", severity::error, "「{0}」与「{1}」类型不同，不能比较",
                                        "`{0}` and `{1}` are of different types and cannot be compared"};
inline constexpr message cannot_order{"HQ3025", severity::error, "「{0}」没有先后或大小之分",
                                      "`{0}` has no order: it cannot be less or greater"};
inline constexpr message cannot_calculate{"HQ3026", severity::error, "「{0}」与「{1}」之间不能用「{2}」",
                                          "`{2}` cannot stand between `{0}` and `{1}`"};
inline constexpr message months_and_days{"HQ3027",
                                         severity::error,
                                         "以月计的时长与以天计的时长不能相加或比较",
                                         "a duration in months cannot be added to or compared with one in days",
                                         "一年不总是 365 天: 两边都用年、月，或都用天；日期之差以天计",
                                         "a year is not always 365 days: use months on both sides or days on both; "
                                         "the difference of two dates is in days"};
inline constexpr message only_null{"HQ3028", severity::error, "「{0}」只能得到空值", "`{0}` can only be null"};
inline constexpr message unit_too_complex{"HQ3029", severity::error, "单位「{0}」过于复杂",
                                          "the unit `{0}` is too complex"};
inline constexpr message needs_boolean{"HQ3030",
                                       severity::error,
                                       "此处需要条件，「{0}」不是条件",
                                       "a condition is needed here, `{0}` is none",
                                       "条件的结果是真或假，例如 {0} = true",
                                       "a condition is true or false, such as {0} = true"};
inline constexpr message needs_number{"HQ3031", severity::error, "此处需要数，「{0}」不是数",
                                      "a number is needed here, `{0}` is none"};
inline constexpr message needs_list{"HQ3032", severity::error, "此处需要列表，「{0}」不是列表",
                                    "a list is needed here, `{0}` is none"};
inline constexpr message needs_text{"HQ3033", severity::error, "此处需要文本，「{0}」不是文本",
                                    "a text is needed here, `{0}` is none"};
inline constexpr message needs_date{"HQ3034", severity::error, "此处需要日期，「{0}」不是日期",
                                    "a date is needed here, `{0}` is none"};
inline constexpr message needs_duration{"HQ3035",
                                        severity::error,
                                        "此处需要时长，「{0}」不是时长",
                                        "a duration is needed here, `{0}` is none",
                                        "例如 3年、9个月、365天",
                                        "such as 3年, 9个月, 365天"};
inline constexpr message needs_certificate{"HQ3036",
                                           severity::error,
                                           "「{0}」不是证书（certificate）",
                                           "`{0}` is not a certificate",
                                           "holds 用于类型为 certificate 的事实",
                                           "holds is asked of facts whose type is certificate"};
inline constexpr message needs_unit{"HQ3037", severity::error, "此处需要以 {1} 为单位的数，「{0}」不是",
                                    "a number in {1} is needed here, `{0}` is none"};
inline constexpr message needs_pure_number{"HQ3038", severity::error, "此处需要没有单位的数，「{0}」的单位是 {1}",
                                           "a number without a unit is needed here, `{0}` has the unit {1}"};
inline constexpr message needs_code{"HQ3039", severity::error, "代码表只能与代码（code）比较，「{0}」不是代码",
                                    "only a code can be looked up in a list of codes, `{0}` is none"};
inline constexpr message value_not_declared{
    "HQ3040",      severity::error,      "「{0}」不在声明的取值之中", "`{0}` is not among the declared values",
    "取值有: {1}", "the values are: {1}"};
inline constexpr message always_true{"HQ3041",
                                     severity::error,
                                     "「{0}」恒成立: 「{1}」的范围是 {2}",
                                     "`{0}` always holds: `{1}` lies in {2}",
                                     "核对界限与单位，或声明的 range",
                                     "look at the limit and its unit, or at the declared range"};
inline constexpr message always_false{"HQ3042",
                                      severity::error,
                                      "「{0}」永远不成立: 「{1}」的范围是 {2}",
                                      "`{0}` never holds: `{1}` lies in {2}",
                                      "核对界限与单位，或声明的 range",
                                      "look at the limit and its unit, or at the declared range"};
inline constexpr message never_absent{"HQ3043",
                                      severity::error,
                                      "「{0}」不会是空值",
                                      "`{0}` is never null",
                                      "若企业确实可能没有它，在声明中写 may_be_absent: true",
                                      "if a firm can be without it, declare may_be_absent: true"};
inline constexpr message never_equal{"HQ3044", severity::error, "「{0}」与「{1}」没有共同的取值",
                                     "`{0}` and `{1}` have no value in common"};
inline constexpr message range_is_empty{"HQ3045", severity::error, "区间「{0}」中什么也没有",
                                        "nothing lies in the range `{0}`"};
inline constexpr message alternatives_differ{"HQ3046", severity::error, "「{0}」与「{1}」类型不同",
                                             "`{0}` and `{1}` are of different types"};
inline constexpr message unknown_type{"HQ3047",
                                      severity::error,
                                      "没有类型「{0}」",
                                      "there is no type `{0}`",
                                      "类型有 number、string、boolean、date、time、list<...> 等",
                                      "types are number, string, boolean, date, time, list<...> and others"};
inline constexpr message index_from_one{"HQ3048", severity::error, "列表的序号从 1 开始",
                                        "items of a list are counted from 1"};
inline constexpr message key_twice{"HQ3049", severity::error, "「{0}」这一项写了两次", "`{0}` is given twice"};

inline constexpr message argument_unfit{"HQ3054",
                                        severity::error,
                                        "参数「{1}」不能是「{0}」，否则只能得到空值",
                                        "the argument `{1}` cannot be `{0}`, which gives null only",
                                        "函数的形式是 {2}",
                                        "the function is {2}"};

// Accounting years.
inline constexpr message not_yearly{
    "HQ3050",
    severity::error,
    "「{0}」没有逐年的值",
    "`{0}` has no value for each year",
    "此函数用于声明了 per: accounting year 的事实，或由它们算出的结果",
    "this function is for facts declared per: accounting year, and what is worked out from them"};
inline constexpr message years_not_literal{"HQ3051", severity::error, "年数要写成 1 到 10 的整数",
                                           "the number of years is written as an integer from 1 to 10"};
inline constexpr message calendar_years_not_literal{
    "HQ3052",
    severity::error,
    "起止年份要写成 -10 到 10 的整数，起不晚于止",
    "the years are written as integers from -10 to 10, the first not after the last",
    "0 是申请日所在的年份，-1 是上一年",
    "0 is the year of the as-of date, -1 the one before"};
inline constexpr message founding_date_missing{"HQ3053",
                                               severity::error,
                                               "「{0}」需要事实「成立日期」",
                                               "`{0}` needs the fact 成立日期",
                                               "在词表中声明 成立日期: {id: established_on, type: date}",
                                               "declare 成立日期: {id: established_on, type: date} in the vocabulary"};

// Programmes: names.
inline constexpr message fact_twice{"HQ3060", severity::error, "事实「{0}」声明了两次",
                                    "the fact `{0}` is declared twice"};
inline constexpr message programme_twice{"HQ3061", severity::error, "事项编号「{0}」已被使用",
                                         "the programme id `{0}` is taken"};
inline constexpr message clause_twice{"HQ3062", severity::error, "条款编号「{0}」在这一版本中已被使用",
                                      "the clause id `{0}` is taken in this version"};
inline constexpr message definition_twice{"HQ3063", severity::error, "「{0}」在这一版本中定义了两次",
                                          "`{0}` is defined twice in this version"};
inline constexpr message version_twice{"HQ3064", severity::error, "版本名称「{0}」已被使用",
                                       "the version name `{0}` is taken"};
inline constexpr message name_taken{"HQ3065", severity::error, "「{0}」已是别的名称",
                                    "`{0}` already names something else"};
inline constexpr message source_twice{"HQ3066", severity::error, "依据「{0}」列了两次",
                                      "the source `{0}` is listed twice"};
inline constexpr message unknown_source{"HQ3067",
                                        severity::error,
                                        "sources 中没有「{0}」",
                                        "`{0}` is not among the sources",
                                        "cite 以 sources 中的名称开头",
                                        "cite begins with a name from sources"};
inline constexpr message unknown_programme{"HQ3068", severity::error, "没有编号为「{0}」的事项",
                                           "there is no programme `{0}`"};
inline constexpr message programme_without_verdict{"HQ3069",
                                                   severity::error,
                                                   "「{0}」没有 eligible，不能作为条件",
                                                   "`{0}` has no eligible and cannot be a condition",
                                                   "definitions 文件中的名称可以直接使用",
                                                   "the names of a definitions file can be used directly"};
inline constexpr message definitions_in_circle{"HQ3070", severity::error, "定义互相依赖，无法计算: {0}",
                                               "definitions depend on one another: {0}"};
inline constexpr message programmes_in_circle{"HQ3071", severity::error, "事项互相依赖，无法判定: {0}",
                                              "programmes depend on one another: {0}"};
inline constexpr message next_in_circle{"HQ3072", severity::error, "这里用到「{0}」", "`{0}` is used here"};

// Programmes: versions and clauses.
inline constexpr message versions_overlap{"HQ3073",
                                          severity::error,
                                          "版本「{0}」与「{1}」在 {2} 同时有效",
                                          "the versions `{0}` and `{1}` are both in force on {2}",
                                          "调整 in_force，或以 for: 限定各自的对象",
                                          "change in_force, or say with for: whom each is for"};
inline constexpr message versions_gap{"HQ3074", severity::remark, "自 {0} 至 {1} 没有有效的版本",
                                      "no version is in force from {0} to {1}"};
inline constexpr message period_ends_first{"HQ3075", severity::error, "有效期的止早于起",
                                           "the period ends before it begins"};
inline constexpr message at_least_of_fewer{"HQ3076", severity::error, "至少满足 {0} 项，却只列出 {1} 项",
                                           "at least {0} are needed of a list of {1}"};
inline constexpr message no_children{"HQ3077", severity::error, "其下没有条件", "there are no conditions below this"};

// Programmes: parameters and awards.
inline constexpr message parameter_unit_differs{"HQ3078", severity::error, "参数值「{0}」与声明的单位「{1}」不符",
                                                "the value `{0}` is not in the declared unit `{1}`"};
inline constexpr message parameter_outside_range{"HQ3079", severity::error, "参数值「{0}」不在声明的范围 {1} 之内",
                                                 "the value `{0}` lies outside the declared range {1}"};
inline constexpr message parameter_uncited{"HQ3080",
                                           severity::warning,
                                           "参数「{0}」没有写明依据",
                                           "the parameter `{0}` cites no source",
                                           "写明 cite；文本未公布的写 value: unknown",
                                           "cite its source; if the text is not published, write value: unknown"};
inline constexpr message rounding_unstated{"HQ3081",
                                           severity::remark,
                                           "没有写明如何取整，按四舍六入五成双取到分",
                                           "no rounding is stated, so the amount is rounded half-even to 分",
                                           "写明 round: {to: 元, mode: down}",
                                           "state round: {to: 元, mode: down}"};
inline constexpr message share_out_of_range{"HQ3082", severity::error, "拨付比例「{0}」不在 0% 至 100% 之间",
                                            "the share `{0}` is not between 0% and 100%"};
inline constexpr message judged_needs_range{"HQ3083",
                                            severity::error,
                                            "由专家评定的「{0}」要以区间为结果",
                                            "the judged `{0}` needs a range as its result",
                                            "例如 [7分..8分]；无须评定则去掉 judged",
                                            "such as [7分..8分]; without an expert leave out judged"};
inline constexpr message judged_figures_differ{"HQ3084", severity::error, "各版本中由专家评定的「{0}」类型不同",
                                               "the judged `{0}` has different types in different versions"};
inline constexpr message shared_types_differ{"HQ3085", severity::error, "各版本中的「{0}」类型不同",
                                             "`{0}` has different types in different versions"};
inline constexpr message unused_source{"HQ3086", severity::remark, "依据「{0}」没有被引用",
                                       "the source `{0}` is never cited"};
inline constexpr message unused_definition{"HQ3087", severity::remark, "定义「{0}」没有被用到",
                                           "the definition `{0}` is never used"};
inline constexpr message unused_parameter{"HQ3088", severity::remark, "参数「{0}」没有被用到",
                                          "the parameter `{0}` is never used"};
inline constexpr message award_without_verdict{"HQ3089", severity::error, "有 award 却没有 eligible",
                                               "there is an award but no eligible"};

// What an operand is, written beside its underline.
inline constexpr message is_null{"HQ3090", severity::error, "空值", "null"};
inline constexpr message is_boolean{"HQ3091", severity::error, "真或假", "true or false"};
inline constexpr message is_pure_number{"HQ3092", severity::error, "没有单位的数", "a number without a unit"};
inline constexpr message is_number{"HQ3093", severity::error, "数（{0}）", "a number ({0})"};
inline constexpr message is_text{"HQ3094", severity::error, "文本", "a text"};
inline constexpr message is_time{"HQ3095", severity::error, "日期或时间", "a date or time"};
inline constexpr message is_months{"HQ3096", severity::error, "以月计的时长", "a duration in months"};
inline constexpr message is_days{"HQ3097", severity::error, "以天计的时长", "a duration in days"};
inline constexpr message is_collection{"HQ3098", severity::error, "列表、区间或一组值",
                                       "a list, a range or a group of values"};
inline constexpr message is_other{"HQ3099", severity::error, "函数、代码或其他",
                                  "a function, a code or something else"};

inline constexpr message const* check_messages[] = {
    &unknown_name,
    &unknown_function,
    &similar,
    &function_without_call,
    &not_a_function,
    &now_changes,
    &unknown_member,
    &no_members,
    &too_few_arguments,
    &too_many_arguments,
    &unknown_argument,
    &argument_twice,
    &argument_left_out,
    &calls_too_deep,
    &expands_too_far,
    &called_here,
    &first_here,
    &function_as_value,
    &units_differ,
    &unit_on_one_side,
    &unit_missing,
    &money_unit_missing,
    &cannot_compare,
    &cannot_order,
    &cannot_calculate,
    &months_and_days,
    &only_null,
    &unit_too_complex,
    &needs_boolean,
    &needs_number,
    &needs_list,
    &needs_text,
    &needs_date,
    &needs_duration,
    &needs_certificate,
    &needs_unit,
    &needs_pure_number,
    &needs_code,
    &value_not_declared,
    &always_true,
    &always_false,
    &never_absent,
    &never_equal,
    &range_is_empty,
    &alternatives_differ,
    &unknown_type,
    &index_from_one,
    &key_twice,
    &argument_unfit,
    &not_yearly,
    &years_not_literal,
    &calendar_years_not_literal,
    &founding_date_missing,
    &fact_twice,
    &programme_twice,
    &clause_twice,
    &definition_twice,
    &version_twice,
    &name_taken,
    &source_twice,
    &unknown_source,
    &unknown_programme,
    &programme_without_verdict,
    &definitions_in_circle,
    &programmes_in_circle,
    &next_in_circle,
    &versions_overlap,
    &versions_gap,
    &period_ends_first,
    &at_least_of_fewer,
    &no_children,
    &parameter_unit_differs,
    &parameter_outside_range,
    &parameter_uncited,
    &rounding_unstated,
    &share_out_of_range,
    &judged_needs_range,
    &judged_figures_differ,
    &shared_types_differ,
    &unused_source,
    &unused_definition,
    &unused_parameter,
    &award_without_verdict,
    &is_null,
    &is_boolean,
    &is_pure_number,
    &is_number,
    &is_text,
    &is_time,
    &is_months,
    &is_days,
    &is_collection,
    &is_other,
};

} // namespace huiqi::messages
