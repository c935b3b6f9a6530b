#pragma once

#include <huiqi/text/message.hpp>

/// Facts of an enterprise that do not fit the vocabulary.
namespace huiqi::messages {

inline constexpr message profile_unknown_fact{"HQ5001",
                                              severity::error,
                                              "没有名为「{0}」的事实",
                                              "there is no fact `{0}`",
                                              "是否指「{1}」？事实的名称见词汇表",
                                              "perhaps `{1}`; the vocabulary has the names of facts"};
inline constexpr message profile_wrong_type{
    "HQ5002", severity::error, "「{0}」应为{1}，而不是 {2}", "`{0}` must be {1}, not {2}", "", ""};
inline constexpr message profile_out_of_range{"HQ5003",
                                              severity::error,
                                              "「{0}」的值 {1} 超出可能的范围 {2}",
                                              "`{0}` is {1}, outside what it can be: {2}",
                                              "请核对单位：金额以元计",
                                              "check the unit: money is in 元"};
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
    "HQ5009", severity::error, "「{0}」的单位应为 {1}", "`{0}` is counted in {1}", "", ""};
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

inline constexpr message const* profile_messages[] = {
    &profile_unknown_fact, &profile_wrong_type,  &profile_out_of_range, &profile_not_a_choice,
    &profile_not_absent,   &profile_needs_years, &profile_no_years,     &profile_bad_year,
    &profile_wrong_unit,   &profile_other_rules, &profile_twice,        &profile_unknown_field,
    &profile_bad_period,   &profile_bad_shape,   &profile_too_long,     &profile_no_such_programme};

} // namespace huiqi::messages
