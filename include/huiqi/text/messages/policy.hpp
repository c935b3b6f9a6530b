#pragma once

#include <huiqi/text/message.hpp>

/// Mistakes of programmes against one another and against the vocabulary (HQ32xx). Those inside one programme are among
/// the messages of the checker.
namespace huiqi::messages {

inline constexpr message fact_differs{"HQ3201",
                                      severity::error,
                                      "事实「{0}」在另一事项中的声明不同",
                                      "the fact `{0}` is declared otherwise by another programme",
                                      "几个事项共用的事实写在词表中",
                                      "facts that several programmes share belong in the vocabulary"};
inline constexpr message paid_list_missing{
    "HQ3202",
    severity::error,
    "per: year 和 per: ever 需要列表「已获奖补」，其中有 事项、金额、日期",
    "per: year and per: ever need the list 已获奖补 with 事项, 金额 and 日期",
    "在词表中声明 已获奖补: {id: awards_paid, type: list, fields: {事项: {type: string}, 金额: {type: money}, 日期: "
    "{type: date}}}",
    "declare 已获奖补: {id: awards_paid, type: list, fields: {事项: {type: string}, 金额: {type: money}, 日期: {type: "
    "date}}} in the vocabulary"};
inline constexpr message unknown_parameter_unit{"HQ3204", severity::error, "没有单位「{0}」", "there is no unit `{0}`"};
inline constexpr message needs_range_here{"HQ3205",
                                          severity::error,
                                          "range 要写成数的区间，「{0}」不是",
                                          "a range is an interval of numbers, `{0}` is none",
                                          "例如 [0元..5000万元]",
                                          "such as [0元..5000万元]"};
inline constexpr message no_function_here{"HQ3206", severity::error, "参数要是确定的值，「{0}」不是",
                                          "a parameter is a fixed value, `{0}` is none"};
inline constexpr message eligible_missing{"HQ3207",
                                          severity::error,
                                          "版本「{0}」没有 eligible",
                                          "the version `{0}` has no eligible",
                                          "没有条件、只有名称的文件是 huiqi: definitions/1",
                                          "a file of names without conditions is huiqi: definitions/1"};
inline constexpr message eligible_in_definitions{"HQ3208", severity::error, "definitions 文件没有条件和奖补",
                                                 "a definitions file has no conditions or awards"};

inline constexpr message const* policy_messages[] = {
    &fact_differs,     &paid_list_missing, &unknown_parameter_unit,  &needs_range_here,
    &no_function_here, &eligible_missing,  &eligible_in_definitions,
};

} // namespace huiqi::messages
