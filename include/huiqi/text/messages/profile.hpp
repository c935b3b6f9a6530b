#pragma once

#include <huiqi/text/message.hpp>

/// Facts of an enterprise that do not fit the vocabulary.
namespace huiqi::messages {

inline constexpr message profile_unknown_fact{
    "HQ5001", severity::error, "没有名为「{0}」的事实", "there is no fact `{0}`", "是否指「{1}」？", "perhaps `{1}`"};
inline constexpr message profile_out_of_range{"HQ5003",
                                              severity::error,
                                              "「{0}」的值 {1} 超出可能的范围 {2}",
                                              "`{0}` is {1}, outside what it can be: {2}",
                                              "请核对数值和单位，不写单位的金额以元计",
                                              "check the figure and its unit; money without a unit is in 元"};
inline constexpr message profile_not_a_choice{
    "HQ5004", severity::error, "「{0}」不能是「{1}」，只能是：{2}", "`{0}` cannot be `{1}`, only one of: {2}", "", ""};
inline constexpr message profile_not_absent{"HQ5005",
                                            severity::error,
                                            "「{0}」不能写 null（已知没有）",
                                            "`{0}` cannot be null (known to be absent)",
                                            "未提供的事实请整项省略",
                                            "leave the whole entry out where a fact is not supplied"};
inline constexpr message profile_needs_years{"HQ5006",
                                             severity::error,
                                             "「{0}」按会计年度填报，应写作 年度: 值",
                                             "`{0}` has one value an accounting year; write year: value",
                                             "例如 {\"2024\": 80}",
                                             "such as {\"2024\": 80}"};
inline constexpr message profile_no_years{"HQ5007", severity::error, "「{0}」不分年度", "`{0}` has no years", "", ""};
inline constexpr message profile_bad_year{"HQ5008",
                                          severity::error,
                                          "「{0}」不是年度",
                                          "`{0}` is not a year",
                                          "请写四位数字，例如 2024",
                                          "write four digits, such as 2024"};
inline constexpr message profile_wrong_unit{
    "HQ5009", severity::error, "「{0}」的单位是{1}，不能写作 {2}", "`{0}` is counted in {1}, not as {2}", "", ""};
inline constexpr message profile_other_rules{"HQ5010",
                                             severity::error,
                                             "这份企业档案是按另一套规则准备的",
                                             "this profile was made for other rules",
                                             "请用当前的规则重新读入档案",
                                             "read the profile again with the present rules"};
inline constexpr message profile_twice{"HQ5011",
                                       severity::error,
                                       "「{0}」填了两次",
                                       "`{0}` is given twice",
                                       "同一事实只能用名称或英文标识填报一次",
                                       "give a fact once, by its name or by its id"};
inline constexpr message profile_unknown_field{
    "HQ5012",          severity::error, "「{0}」没有名为「{1}」的字段", "`{0}` has no field `{1}`",
    "是否指「{2}」？", "perhaps `{2}`"};
inline constexpr message profile_bad_period{"HQ5013",
                                            severity::error,
                                            "有效期的止日 {1} 早于起日 {0}",
                                            "the certificate ends on {1}, before it begins on {0}",
                                            "",
                                            ""};
inline constexpr message profile_bad_shape{
    "HQ5014", severity::error, "企业档案应是 事实: 值 的对照表", "a profile is a mapping of facts to values", "", ""};
inline constexpr message profile_too_long{
    "HQ5015", severity::error, "「{0}」的列表过长（{1} 项）", "the list `{0}` is too long ({1} items)", "", ""};
inline constexpr message profile_no_such_programme{
    "HQ5016",          severity::error, "没有编号为「{0}」的政策", "there is no programme `{0}`",
    "是否指「{1}」？", "perhaps `{1}`"};

inline constexpr message profile_no_unit{
    "HQ5017", severity::error, "「{0}」是没有单位的数，不能写作 {1}", "`{0}` is a number without a unit, not {1}", "",
    ""};
inline constexpr message profile_spelling{
    "HQ5018", severity::error, "「{0}」的值 {1} 应写作 {2}", "the value {1} of `{0}` is written {2}", "", ""};
inline constexpr message profile_too_many_digits{"HQ5019",
                                                 severity::error,
                                                 "「{0}」的值超过 34 位有效数字",
                                                 "the value of `{0}` has more than 34 digits",
                                                 "数在这里不作舍入，请写准确的数",
                                                 "numbers are not rounded here; write the exact figure"};
inline constexpr message profile_unknown_key{"HQ5020",
                                             severity::error,
                                             "企业档案没有「{0}」这一项",
                                             "a profile has no key `{0}`",
                                             "其中只有 huiqi、facts 和 note，事实都写在 facts 之下",
                                             "it has `huiqi`, `facts` and `note`; every fact stands below `facts`"};
inline constexpr message profile_other_format{"HQ5021",
                                              severity::error,
                                              "这不是企业档案，而是「{0}」",
                                              "this is no profile but `{0}`",
                                              "企业档案以 huiqi: profile/1 标明，或只写事实",
                                              "a profile says `huiqi: profile/1`, or holds facts alone"};
// Values of a host program.
inline constexpr message profile_no_value{
    "HQ5023",
    severity::error,
    "{0} 类型的值不能填报",
    "a value of type {0} is nothing that a fact can be",
    "可以是数、文本、真假、日期、时长、列表、字典",
    "numbers, texts, truth values, dates, lengths of time, lists and dictionaries can"};
inline constexpr message profile_not_finite{
    "HQ5024", severity::error, "{0} 不是有限的数", "{0} is not a finite number", "", ""};
inline constexpr message profile_bad_key{"HQ5025",
                                         severity::error,
                                         "键应是文本或年度，而不是 {0} 类型的值",
                                         "a key is a text or a year, not a value of type {0}",
                                         "",
                                         ""};
inline constexpr message profile_broken_text{"HQ5026",
                                             severity::error,
                                             "文本第 {0} 个字符是不成对的代理码，不是字符",
                                             "place {0} of the text holds half a character (a lone surrogate)",
                                             "",
                                             ""};

inline constexpr message profile_first_given{"HQ5022", severity::error, "首次填在这里", "first given here"};

// What a value had to be.
inline constexpr message profile_needs_boolean{
    "HQ5030", severity::error, "「{0}」应写 true 或 false，而不是 {1}", "`{0}` must be true or false, not {1}", "", ""};
inline constexpr message profile_needs_number{"HQ5031",
                                              severity::error,
                                              "「{0}」应是数，而不是 {1}",
                                              "`{0}` must be a number, not {1}",
                                              "例如 80、\"300万元\"、\"5%\"",
                                              "such as 80, \"300万元\", \"5%\""};
inline constexpr message profile_needs_date{
    "HQ5032",          severity::error,     "「{0}」应是日期，而不是 {1}", "`{0}` must be a date, not {1}",
    "例如 2024-06-30", "such as 2024-06-30"};
inline constexpr message profile_needs_months{"HQ5033",
                                              severity::error,
                                              "「{0}」应是以年或月计的时长，而不是 {1}",
                                              "`{0}` must be a length of time in years or months, not {1}",
                                              "例如 3年、18个月",
                                              "such as 3年, 18个月"};
inline constexpr message profile_needs_days{"HQ5034",
                                            severity::error,
                                            "「{0}」应是以天计的时长，而不是 {1}",
                                            "`{0}` must be a length of time in days, not {1}",
                                            "例如 365天",
                                            "such as 365天"};
inline constexpr message profile_needs_text{"HQ5035",
                                            severity::error,
                                            "「{0}」应是文本，而不是 {1}",
                                            "`{0}` must be a text, not {1}",
                                            "文本可以写在引号里",
                                            "a text may stand in quotes"};
inline constexpr message profile_needs_list{"HQ5036",
                                            severity::error,
                                            "「{0}」应是列表，而不是 {1}",
                                            "`{0}` must be a list, not {1}",
                                            "一项也没有时写 []",
                                            "write [] where there is none"};
inline constexpr message profile_needs_fields{"HQ5037",
                                              severity::error,
                                              "「{0}」应是 字段: 值 的对照表，而不是 {1}",
                                              "`{0}` must be a mapping of fields to values, not {1}",
                                              "例如 {{2}: ...}",
                                              "such as {{2}: ...}"};

inline constexpr message const* profile_messages[] = {
    &profile_unknown_fact, &profile_out_of_range,    &profile_not_a_choice,      &profile_not_absent,
    &profile_needs_years,  &profile_no_years,        &profile_bad_year,          &profile_wrong_unit,
    &profile_other_rules,  &profile_twice,           &profile_unknown_field,     &profile_bad_period,
    &profile_bad_shape,    &profile_too_long,        &profile_no_such_programme, &profile_no_unit,
    &profile_spelling,     &profile_too_many_digits, &profile_unknown_key,       &profile_other_format,
    &profile_no_value,     &profile_not_finite,      &profile_bad_key,           &profile_broken_text,
    &profile_first_given,  &profile_needs_boolean,   &profile_needs_number,      &profile_needs_date,
    &profile_needs_months, &profile_needs_days,      &profile_needs_text,        &profile_needs_list,
    &profile_needs_fields};

} // namespace huiqi::messages
