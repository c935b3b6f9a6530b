#pragma once

#include <huiqi/text/message.hpp>

/// Cases that cannot be compared with what was decided (HQ60xx). A case that is compared and differs is no mistake of
/// this kind: it has failed.
namespace huiqi::messages {

inline constexpr message case_no_programme{
    "HQ6001",          severity::error, "没有编号为「{0}」的政策", "there is no programme `{0}`",
    "是否指「{1}」？", "perhaps `{1}`"};
inline constexpr message case_no_date{"HQ6002",
                                      severity::error,
                                      "案例没有申请日",
                                      "the case has no as-of date",
                                      "在案例或案例文件中写 as_of，例如 2025-07-01",
                                      "write `as_of` in the case or in its file, such as 2025-07-01"};
inline constexpr message case_unknown_name{
    "HQ6003",          severity::error, "「{0}」不是这项政策中的定义", "`{0}` is no definition of this programme",
    "是否指「{1}」？", "perhaps `{1}`"};
inline constexpr message case_unknown_clause{"HQ6004",
                                             severity::error,
                                             "这项政策中没有条款「{0}」",
                                             "this programme has no clause `{0}`",
                                             "写条款编号，或照规则文件写依据，例如「{1}」",
                                             "write a clause's id, or its citation as in the rule file, such as `{1}`"};
inline constexpr message case_unknown_fact{
    "HQ6005", severity::error, "没有名为「{0}」的事实", "there is no fact `{0}`", "是否指「{1}」？", "perhaps `{1}`"};
inline constexpr message case_unknown_parameter{
    "HQ6006",          severity::error, "「{0}」不是尚未公布的内容", "`{0}` is nothing that is not published",
    "是否指「{1}」？", "perhaps `{1}`"};
inline constexpr message case_unknown_verdict{
    "HQ6007",
    severity::error,
    "没有名为「{0}」的结论",
    "there is no verdict `{0}`",
    "只能是: eligible 符合、ineligible 不符合、undetermined 待定、not-in-force 不在有效期",
    "it is one of: eligible, ineligible, undetermined, not-in-force"};
inline constexpr message case_not_comparable{
    "HQ6008",         severity::error,           "「{0}」不能与「{1}」比较", "`{0}` cannot be compared with `{1}`",
    "它的值写作 {2}", "its value is written {2}"};
inline constexpr message case_other_unit{"HQ6009",
                                         severity::error,
                                         "「{0}」的单位不是「{1}」的单位",
                                         "the unit of `{1}` is not the unit of `{0}`",
                                         "它的值写作 {2}",
                                         "its value is written {2}"};
inline constexpr message case_expects_nothing{"HQ6010",
                                              severity::error,
                                              "案例没有预期，不能检验任何内容",
                                              "the case expects nothing and so tests nothing",
                                              "在 expect 下写预期的结论，例如 verdict: eligible",
                                              "write what is expected below `expect`, such as `verdict: eligible`"};

inline constexpr message case_of_definitions{"HQ6011",
                                             severity::error,
                                             "定义文件没有结论和金额，案例只能预期定义的值",
                                             "a file of definitions has no verdict and no amount: its cases can expect "
                                             "only what its definitions are",
                                             "在 expect 下写定义的名称和值，例如 企业规模: 中型",
                                             "write names of definitions and their values below `expect`"};

inline constexpr message const* case_messages[] = {&case_no_programme,    &case_no_date,        &case_unknown_name,
                                                   &case_unknown_clause,  &case_unknown_fact,   &case_unknown_parameter,
                                                   &case_unknown_verdict, &case_not_comparable, &case_other_unit,
                                                   &case_expects_nothing, &case_of_definitions};

} // namespace huiqi::messages
