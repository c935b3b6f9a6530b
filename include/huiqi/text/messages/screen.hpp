#pragma once

#include <huiqi/text/message.hpp>

/// Tables of enterprises: their columns, their cells, and the runs over them (HQ80xx).
namespace huiqi::messages {

// Columns.
inline constexpr message table_no_such_column{
    "HQ8001",          severity::error, "表中没有「{0}」这一列", "the table has no column `{0}`",
    "是否指「{1}」？", "perhaps `{1}`"};
inline constexpr message table_fact_twice{"HQ8002",
                                          severity::error,
                                          "「{0}」有两列: 「{1}」和「{2}」",
                                          "there are two columns for `{0}`: `{1}` and `{2}`",
                                          "同一事实只能有一列，用名称或英文标识都可以",
                                          "a fact has one column, named by its name or by its id"};
inline constexpr message table_needs_year{"HQ8003",
                                          severity::error,
                                          "「{0}」按会计年度填报，列名要带年度",
                                          "`{0}` has one value an accounting year; its column says the year",
                                          "列名写作 {0}.2024",
                                          "name the column {0}.2024"};
inline constexpr message table_no_years{"HQ8004",
                                        severity::error,
                                        "「{0}」不分年度，列名不能写作「{1}」",
                                        "`{0}` has no years; its column cannot be `{1}`",
                                        "",
                                        ""};
inline constexpr message table_not_absent{
    "HQ8005",
    severity::error,
    "「{0}」不可能是已知没有，这一列的空值只能表示未提供",
    "`{0}` cannot be known to be absent; empty cells of its column are not supplied",
    "词汇表中写明 may_be_absent 的事实才可以",
    "only facts that the vocabulary declares with may_be_absent can"};
inline constexpr message table_needs_number{"HQ8006", severity::error, "列「{0}」应是数，而类型是 {1}",
                                            "column `{0}` must hold numbers; its type is {1}"};
inline constexpr message table_needs_boolean{"HQ8007", severity::error, "列「{0}」应是布尔值，而类型是 {1}",
                                             "column `{0}` must hold booleans; its type is {1}"};
inline constexpr message table_needs_date{"HQ8008", severity::error, "列「{0}」应是日期，而类型是 {1}",
                                          "column `{0}` must hold dates; its type is {1}"};
inline constexpr message table_needs_text{"HQ8009",
                                          severity::error,
                                          "列「{0}」应是文本，而类型是 {1}",
                                          "column `{0}` must hold texts; its type is {1}",
                                          "编号读成数会丢掉开头的 0，请按文本读入",
                                          "codes read as numbers lose their leading zeros; read them as text"};
inline constexpr message table_needs_list{"HQ8010",
                                          severity::error,
                                          "列「{0}」应是列表，而类型是 {1}",
                                          "column `{0}` must hold lists; its type is {1}",
                                          "也可以写成 JSON 文本",
                                          "JSON text will do too"};
inline constexpr message table_needs_duration{"HQ8011",
                                              severity::error,
                                              "列「{0}」应是时长，而类型是 {1}",
                                              "column `{0}` must hold lengths of time; its type is {1}",
                                              "写成文本，例如 3年、18个月、365天",
                                              "write them as text, such as 3年, 18个月, 365天"};
inline constexpr message table_zoned_time{"HQ8012",
                                          severity::error,
                                          "列「{0}」是带时区的时刻（{1}），无法确定是哪一天",
                                          "column `{0}` holds moments of the zone {1}, which leave the day open",
                                          "先换算成当地日期",
                                          "turn them into local dates first"};
inline constexpr message table_unknown_type{"HQ8013", severity::error, "列「{0}」的类型「{1}」不支持",
                                            "column `{0}` is of the type `{1}`, which is not supported"};
inline constexpr message table_malformed{"HQ8014", severity::error, "表格不合 Arrow 的接口规范: {0}",
                                         "the table breaks Arrow's interface: {0}"};
inline constexpr message table_unused_columns{"HQ8015", severity::remark, "有 {0} 列不是事实，未使用: {1}",
                                              "{0} columns are no facts and are not used: {1}"};
inline constexpr message table_misspelt_column{
    "HQ8016",          severity::warning, "列「{0}」不是事实，未使用", "column `{0}` is no fact and is not used",
    "是否指「{1}」？", "perhaps `{1}`"};
inline constexpr message table_missing_columns{"HQ8017", severity::remark,
                                               "有 {0} 项事实在表中没有列，按未提供处理: {1}",
                                               "{0} facts have no column and count as not supplied: {1}"};
inline constexpr message table_too_few_rows{"HQ8018", severity::error, "表中只有 {0} 行，没有第 {1} 行",
                                            "the table has {0} rows; there is no row {1}"};
inline constexpr message table_input_failed{"HQ8019", severity::error, "读取表格时出错: {0}",
                                            "the table could not be read: {0}"};

// Cells and rows.
inline constexpr message cell_not_utf8{"HQ8030", severity::error, "这一格不是 UTF-8 文本",
                                       "the cell is not UTF-8 text"};
inline constexpr message cell_nul{"HQ8031", severity::error, "这一格里有 NUL 字符", "the cell holds a NUL character"};
inline constexpr message cell_not_finite{"HQ8032", severity::error, "「{0}」的值是无穷大", "`{0}` is infinite"};
inline constexpr message row_ragged{"HQ8033",
                                    severity::error,
                                    "此行有 {0} 格，表头有 {1} 格；除第一格外都未采用",
                                    "the row has {0} cells, the heading {1}; none but the first was taken",
                                    "含逗号的内容要加双引号",
                                    "cells that hold commas stand in double quotes"};
inline constexpr message row_misquoted{"HQ8034",
                                       severity::error,
                                       "此行的双引号不合 CSV 的写法；除第一格外都未采用",
                                       "the quotes of this row are not those of CSV; no cell but the first was taken",
                                       "双引号要把整格括起来，格内的双引号写两次",
                                       "quotes enclose a whole cell, and a quote inside is written twice"};
inline constexpr message row_unfinished{"HQ8035",
                                        severity::error,
                                        "文件在双引号之内结束，最后一行不完整；除第一格外都未采用",
                                        "the file ends inside quotes, in the middle of its last row; no cell but the "
                                        "first was taken",
                                        "文件可能没有传完",
                                        "the file may have been cut off"};
inline constexpr message row_not_json{"HQ8036", severity::error, "此行不是 JSON 对象: {0}",
                                      "the line is no JSON object: {0}"};
inline constexpr message row_late_key{"HQ8037",
                                      severity::error,
                                      "「{0}」不在表的各列之中",
                                      "`{0}` is not among the columns of the table",
                                      "各列由前 {1} 行和规则所用的事实确定",
                                      "the columns are those of the first {1} lines and the facts that the rules use"};
inline constexpr message row_is_null{"HQ8038", severity::error, "此行整行为空值", "the row as a whole is null"};
inline constexpr message amount_not_exact{"HQ8039", severity::error, "金额 {0} 无法准确写入结果列",
                                          "the amount {0} does not fit its column exactly"};

// Files.
inline constexpr message csv_no_heading{"HQ8050", severity::error, "文件是空的，没有表头",
                                        "the file is empty; it has no heading"};
inline constexpr message csv_bad_heading{"HQ8051", severity::error, "表头不合 CSV 的写法",
                                         "the heading is not written as CSV"};
inline constexpr message csv_unnamed_column{"HQ8052", severity::error, "第 {0} 列没有名称", "column {0} has no name"};
inline constexpr message csv_column_twice{"HQ8053", severity::error, "有两列都叫「{0}」",
                                          "two columns are called `{0}`"};
inline constexpr message csv_too_many_columns{"HQ8054", severity::error, "列数超过上限 {0}",
                                              "there are more columns than the limit of {0}"};
inline constexpr message row_too_long{"HQ8055",
                                      severity::error,
                                      "第 {0} 行超过上限 {1} 字节",
                                      "row {0} is longer than the limit of {1} bytes",
                                      "可能有一个双引号没有闭合",
                                      "a double quote may not be closed"};

// Runs.
inline constexpr message run_stopped{"HQ8070", severity::error, "已中止，没有写入结果",
                                     "stopped; no results were written"};
inline constexpr message run_stopped_at_cell{"HQ8071", severity::error, "第 {0} 行「{1}」有误，已停止: {2}",
                                             "stopped at row {0}, column `{1}`: {2}"};
inline constexpr message run_stopped_at_row{"HQ8072", severity::error, "第 {0} 行有误，已停止: {1}",
                                            "stopped at row {0}: {1}"};

inline constexpr message compare_no_results{"HQ8073",
                                            severity::error,
                                            "这不是筛查的结果，没有以 .verdict 结尾的列",
                                            "these are no results of a screening: no column ends with .verdict",
                                            "请给出 huiqi screen 写出的文件",
                                            "name a file that huiqi screen has written"};

inline constexpr message const* screen_messages[] = {&table_no_such_column,
                                                     &table_fact_twice,
                                                     &table_needs_year,
                                                     &table_no_years,
                                                     &table_not_absent,
                                                     &table_needs_number,
                                                     &table_needs_boolean,
                                                     &table_needs_date,
                                                     &table_needs_text,
                                                     &table_needs_list,
                                                     &table_needs_duration,
                                                     &table_zoned_time,
                                                     &table_unknown_type,
                                                     &table_malformed,
                                                     &table_unused_columns,
                                                     &table_misspelt_column,
                                                     &table_missing_columns,
                                                     &table_too_few_rows,
                                                     &table_input_failed,
                                                     &cell_not_utf8,
                                                     &cell_nul,
                                                     &cell_not_finite,
                                                     &row_ragged,
                                                     &row_misquoted,
                                                     &row_unfinished,
                                                     &row_not_json,
                                                     &row_late_key,
                                                     &row_is_null,
                                                     &amount_not_exact,
                                                     &csv_no_heading,
                                                     &csv_bad_heading,
                                                     &csv_unnamed_column,
                                                     &csv_column_twice,
                                                     &csv_too_many_columns,
                                                     &row_too_long,
                                                     &run_stopped,
                                                     &run_stopped_at_cell,
                                                     &run_stopped_at_row,
                                                     &compare_no_results};

} // namespace huiqi::messages
