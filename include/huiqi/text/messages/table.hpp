#pragma once

#include <huiqi/text/message.hpp>

/// Mistakes in decision tables and tiers (HQ31xx).
namespace huiqi::messages {

inline constexpr message table_gap{"HQ3101",
                                   severity::error,
                                   "没有一行适用于 {0}",
                                   "no row applies to {0}",
                                   "补上缺少的一行，或在最后写 otherwise",
                                   "add the row that is missing, or write otherwise as the last one"};
inline constexpr message rows_overlap{
    "HQ3102",
    severity::error,
    "{0} 时有两行同时适用",
    "two rows apply to {0}",
    "改动界限；文件本来如此的，写明 overlap: first、highest、lowest 或 unsettled",
    "change the limits; if the document has it so, say overlap: first, highest, lowest or unsettled"};
inline constexpr message other_row{"HQ3103", severity::error, "另一行", "the other row"};
inline constexpr message row_never_reached{"HQ3104",
                                           severity::error,
                                           "这一行用不到: 适用的情形都已归前面的行",
                                           "this row is never reached: rows before it take everything it takes",
                                           "调整各行的先后或界限",
                                           "change the order of the rows, or their limits"};
inline constexpr message cell_takes_nothing{"HQ3105",
                                            severity::error,
                                            "这一格不会成立: 「{0}」的范围是 {1}",
                                            "this cell never holds: `{0}` lies in {1}",
                                            "核对界限与单位，或声明的 range",
                                            "look at the limit and its unit, or at the declared range"};
inline constexpr message wrong_cell_count{"HQ3106",
                                          severity::error,
                                          "这一行有 {0} 格条件，应有 {1} 格，与 given 的输入一一对应",
                                          "cells before the result: {0}; needed: {1}, one for each input",
                                          "不限的一格写 any",
                                          "where an input does not matter write any"};
inline constexpr message wrong_result_count{"HQ3107", severity::error, "这一行有 {0} 个结果，应有 {1} 个",
                                            "results in this row: {0}; needed: {1}"};
inline constexpr message no_rows{"HQ3109", severity::error, "表中没有行", "the table has no rows"};
inline constexpr message outputs_unnamed{"HQ3110", severity::error, "有 {0} 个结果却有 {1} 个结果名称",
                                         "there are {0} results and {1} names for them"};
inline constexpr message result_not_listed{"HQ3112", severity::error, "「{0}」不在列出的结果取值之中",
                                           "`{0}` is not among the listed values of the result"};
inline constexpr message hit_needs_numbers{"HQ3113", severity::error, "这一命中策略要求结果可以相加或比较大小",
                                           "this hit policy needs results that can be added or compared"};
inline constexpr message overlap_needs_order{"HQ3114", severity::error,
                                             "overlap 写 highest 或 lowest 时，结果要能比较大小",
                                             "with overlap highest or lowest the results must have an order"};
inline constexpr message overlap_with_hit{"HQ3115",
                                          severity::error,
                                          "命中策略已经说明多行适用时如何取，不能再写 overlap",
                                          "the hit policy already says what holds when several rows apply",
                                          "去掉 hit 或 overlap",
                                          "leave out hit or overlap"};
inline constexpr message results_disagree{"HQ3116",
                                          severity::error,
                                          "{0} 时有两行同时适用，结果却不同",
                                          "two rows apply to {0} with different results",
                                          "命中策略 A 要求同时适用的行结果相同",
                                          "with the hit policy A rows that apply together have equal results"};
inline constexpr message rows_of_unknown{"HQ3117", severity::error, "rows_of 所指的「{0}」不是这一版本中的表",
                                         "`{0}`, named by rows_of, is no table of this version"};
inline constexpr message rows_of_in_circle{"HQ3118", severity::error, "rows_of 互相引用，没有真正的行",
                                           "rows_of leads back to itself, so there are no rows"};

// Tiers.
inline constexpr message tier_not_interval{"HQ3120",
                                           severity::error,
                                           "分段的每一行要写成数的区间",
                                           "every row of a tier is an interval of numbers",
                                           "例如 (10万元..100万元]",
                                           "such as (10万元..100万元]"};
inline constexpr message tier_starts_late{"HQ3121", severity::error, "分段应从 0 开始，这里从 {0} 开始",
                                          "tiers begin at 0, these begin at {0}"};
inline constexpr message tier_not_contiguous{"HQ3122",
                                             severity::error,
                                             "这一段应从上一段的止点 {0} 开始",
                                             "this tier should begin where the one before it ends, at {0}",
                                             "分段从小到大，首尾相接",
                                             "tiers rise and touch one another"};
inline constexpr message tier_ends_early{"HQ3123",
                                         severity::error,
                                         "超过 {0} 的部分没有比例",
                                         "what exceeds {0} has no rate",
                                         "补上最后一段，例如「> {0} | 0%」",
                                         "add the last tier, such as `> {0} | 0%`"};
inline constexpr message tier_otherwise{"HQ3124", severity::error, "分段不能写 otherwise", "tiers have no otherwise"};
inline constexpr message tier_needs_amount{"HQ3125", severity::error, "分段的依据要是数，「{0}」不是数",
                                           "tiers are taken of a number, `{0}` is none"};

inline constexpr message const* table_messages[] = {
    &table_gap,         &rows_overlap,        &other_row,        &row_never_reached,   &cell_takes_nothing,
    &wrong_cell_count,  &wrong_result_count,  &no_rows,          &outputs_unnamed,     &result_not_listed,
    &hit_needs_numbers, &overlap_needs_order, &overlap_with_hit, &results_disagree,    &rows_of_unknown,
    &rows_of_in_circle, &tier_not_interval,   &tier_starts_late, &tier_not_contiguous, &tier_ends_early,
    &tier_otherwise,    &tier_needs_amount,
};

} // namespace huiqi::messages
