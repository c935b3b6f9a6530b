#pragma once

#include <cstddef>
#include <iterator>

#include <huiqi/text/message.hpp>

/// Why an expression could not be computed (HQ21xx), in the order of huiqi::mistake: FEEL's null with its reason.
namespace huiqi::messages {

inline constexpr message null_unexplained{"HQ2100", severity::warning, "原因不明", "no cause recorded"};
inline constexpr message null_division_by_zero{"HQ2101", severity::warning, "除数为零", "division by zero"};
inline constexpr message null_wrong_type{"HQ2102", severity::warning, "类型不符", "a value of the wrong type"};
inline constexpr message null_overflow{"HQ2103", severity::warning, "数值过大", "the number is too great"};
inline constexpr message null_no_such_member{"HQ2104", severity::warning, "没有这个字段", "there is no such field"};
inline constexpr message null_index_out_of_range{"HQ2105", severity::warning, "列表中没有这一项",
                                                 "the list has no such item"};
inline constexpr message null_base_not_positive{"HQ2106", severity::warning, "增长率的基数为零或为负",
                                                "the base of a growth rate is zero or less"};
inline constexpr message null_outside_judged_range{"HQ2107", severity::warning, "评定的数值超出规定范围",
                                                   "the expert's figure lies outside its range"};
inline constexpr message null_no_row_applies{"HQ2108", severity::warning, "表中没有适用的行",
                                             "no row of the table applies"};
inline constexpr message null_several_rows_apply{"HQ2109", severity::warning, "表中有几行同时适用",
                                                 "several rows of the table apply"};
inline constexpr message null_too_many_steps{"HQ2110", severity::warning, "计算步骤过多", "too many steps"};
inline constexpr message null_too_long{"HQ2111", severity::warning, "列表或文字过长", "a list or text is too long"};
inline constexpr message null_not_a_number{"HQ2112", severity::warning, "不是数字", "not a number"};
inline constexpr message null_no_such_date{"HQ2113", severity::warning, "没有这一天", "there is no such date"};
inline constexpr message null_operand{"HQ2114", severity::warning, "参与计算的值为空",
                                      "a value to compute with is null"};
inline constexpr message null_root_of_negative{"HQ2115", severity::warning, "对负数开方",
                                               "the root of a negative number"};
inline constexpr message null_empty_list{"HQ2116", severity::warning, "列表为空", "the list is empty"};
inline constexpr message null_not_supported{"HQ2117", severity::warning, "尚不支持", "not supported"};

/// Words beside the places of such a null.
inline constexpr message null_begins_here{"HQ2190", severity::remark, "这里得到空值", "this gives null"};
inline constexpr message null_spreads_here{"HQ2191", severity::remark, "因而也是空值", "and so this is null"};
inline constexpr message null_occurs_often{"HQ2192", severity::remark, "这里得到空值，共 {0} 处",
                                           "this gives null, {0} times"};
inline constexpr message null_argument{"HQ2195", severity::remark, "这个参数不行", "this argument will not do"};
inline constexpr message null_more_reasons{"HQ2193", severity::warning, "还有 {0} 处空值，原因不再列出",
                                           "{0} more nulls, whose reasons are not listed"};
inline constexpr message null_refused{"HQ2194",
                                      severity::error,
                                      "严格模式下，计算出错得到的空值不能作为结果",
                                      "in strict mode a null that a mistake made is no result",
                                      "改正上面所指的表达式，或不用严格模式",
                                      "mend the expressions shown, or do without strict mode"};

/// By huiqi::mistake.
inline constexpr message const* null_reasons[] = {
    &null_unexplained,    &null_division_by_zero,   &null_wrong_type,        &null_overflow,
    &null_no_such_member, &null_index_out_of_range, &null_base_not_positive, &null_outside_judged_range,
    &null_no_row_applies, &null_several_rows_apply, &null_too_many_steps,    &null_too_long,
    &null_not_a_number,   &null_no_such_date,       &null_operand,           &null_root_of_negative,
    &null_empty_list,     &null_not_supported};

/// The reason of the n-th mistake.
[[nodiscard]] constexpr message const& null_reason(std::size_t which) {
    return which < std::size(null_reasons) ? *null_reasons[which] : null_unexplained;
}

inline constexpr message const* null_messages[] = {
    &null_unexplained,    &null_division_by_zero,   &null_wrong_type,        &null_overflow,
    &null_no_such_member, &null_index_out_of_range, &null_base_not_positive, &null_outside_judged_range,
    &null_no_row_applies, &null_several_rows_apply, &null_too_many_steps,    &null_too_long,
    &null_not_a_number,   &null_no_such_date,       &null_operand,           &null_root_of_negative,
    &null_empty_list,     &null_not_supported,      &null_begins_here,       &null_spreads_here,
    &null_occurs_often,   &null_argument,           &null_more_reasons,      &null_refused};

} // namespace huiqi::messages
