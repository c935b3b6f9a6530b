#pragma once

#include <huiqi/text/message.hpp>

/// Mistakes in the form of rule files (HQ10xx): keys, fixed words, names, dates, rows. What expressions say is looked
/// at later.
namespace huiqi::messages {

// Files.
inline constexpr message no_file_kind{"HQ1001",
                                      severity::error,
                                      "没有写明这是什么文件",
                                      "the file does not say what it is",
                                      "第一行写 huiqi: programme/1、vocabulary/1、definitions/1 或 cases/1",
                                      "begin with huiqi: programme/1, vocabulary/1, definitions/1 or cases/1"};
inline constexpr message unknown_file_kind{"HQ1002",
                                           severity::error,
                                           "没有「{0}」这种文件",
                                           "there is no kind of file `{0}`",
                                           "可以写 programme/1、vocabulary/1、definitions/1 或 cases/1",
                                           "write programme/1, vocabulary/1, definitions/1 or cases/1"};
inline constexpr message unknown_file_version{"HQ1003",
                                              severity::error,
                                              "不认识「{0}」的第 {1} 版格式",
                                              "version {1} of the format `{0}` is not known",
                                              "这一版程序读第 1 版: {0}/1",
                                              "this version of the program reads version 1: {0}/1"};
inline constexpr message profile_among_rules{"HQ1004",
                                             severity::error,
                                             "这是企业档案，不是规则文件",
                                             "this is a profile of an enterprise, not a rule file",
                                             "企业档案放在名为 samples 的文件夹里，或以 --profile 指定",
                                             "keep profiles in a folder named samples, or name them with --profile"};

// Keys.
inline constexpr message misspelt_key{
    "HQ1010",        severity::error,         "这里没有「{0}」这个键", "there is no key `{0}` here",
    "是否指「{1}」", "perhaps `{1}` is meant"};
inline constexpr message unknown_key{
    "HQ1011",          severity::error,         "这里没有「{0}」这个键", "there is no key `{0}` here",
    "这里可以写: {1}", "the keys here are: {1}"};
inline constexpr message key_twice_in_two_languages{"HQ1013", severity::error, "「{0}」与「{1}」是同一个键",
                                                    "`{0}` and `{1}` are the same key"};
inline constexpr message missing_key{"HQ1015", severity::error, "缺少「{0}」", "`{0}` is missing"};
inline constexpr message missing_one_of{"HQ1016",           severity::error,
                                        "缺少内容: {0}",    "something is missing: {0}",
                                        "写明其中的一个键", "write one of these keys"};
inline constexpr message only_one_of{"HQ1017", severity::error, "「{0}」与「{1}」只能写一个",
                                     "only one of `{0}` and `{1}` can be written"};
inline constexpr message key_without_effect{"HQ1019", severity::error, "「{0}」在这里不起作用: {1}",
                                            "`{0}` has no effect here: {1}"};

// Shapes.
inline constexpr message needs_mapping{"HQ1021", severity::error, "「{0}」下面应是若干行「键: 值」",
                                       "`{0}` needs lines of the form `key: value`"};
inline constexpr message needs_sequence{"HQ1022",
                                        severity::error,
                                        "「{0}」应是列表",
                                        "`{0}` needs a list",
                                        "每一项另起一行，以「- 」开头",
                                        "write each item on a line of its own that begins with `- `"};
inline constexpr message needs_scalar{"HQ1023", severity::error, "「{0}」应是一个值，不是列表或下一层的键",
                                      "`{0}` needs a single value, not a list or further keys"};
inline constexpr message item_needs_mapping{"HQ1024", severity::error, "「{0}」的每一项应是「键: 值」",
                                            "each item of `{0}` needs the form `key: value`"};
inline constexpr message needs_some{"HQ1025", severity::error, "「{0}」中一项也没有", "`{0}` is empty"};

// Fixed words.
inline constexpr message misspelt_word{
    "HQ1030",        severity::error,         "「{0}」不能是「{1}」", "`{0}` cannot be `{1}`",
    "是否指「{2}」", "perhaps `{2}` is meant"};
inline constexpr message unknown_word{"HQ1031",      severity::error, "「{0}」不能是「{1}」", "`{0}` cannot be `{1}`",
                                      "可以写: {2}", "it can be: {2}"};
inline constexpr message not_a_boolean{"HQ1032",
                                       severity::error,
                                       "「{0}」应是 true 或 false，不是「{1}」",
                                       "`{0}` needs true or false, not `{1}`",
                                       "也可以写 是 或 否",
                                       "是 and 否 can be written as well"};

// Names.
inline constexpr message name_begins_wrong{"HQ1040",
                                           severity::error,
                                           "名称「{0}」应以汉字或字母开头",
                                           "the name `{0}` should begin with a letter or a Chinese character",
                                           "例如把 2024年营收 写作 营收_2024年，按年度的事实不写年度",
                                           "such as revenue_2024 instead of 2024_revenue"};
inline constexpr message name_holds_sign{"HQ1041",
                                         severity::error,
                                         "名称「{0}」中不能有「{1}」",
                                         "the name `{0}` cannot hold `{1}`",
                                         "名称由汉字、字母、数字和下划线组成",
                                         "names are made of Chinese characters, letters, digits and underscores"};
inline constexpr message name_is_keyword{"HQ1042", severity::error, "「{0}」是表达式里的关键字，不能用作名称",
                                         "`{0}` is a keyword of expressions and cannot be a name"};
inline constexpr message name_is_unit{"HQ1043", severity::error, "「{0}」是单位，不能用作名称",
                                      "`{0}` is a unit and cannot be a name"};
inline constexpr message name_too_long{"HQ1044", severity::error, "名称超过 {0} 个字",
                                       "a name of more than {0} characters"};
inline constexpr message id_holds_sign{
    "HQ1045",
    severity::error,
    "编号「{0}」不能这样写",
    "`{0}` cannot be an id",
    "事实的编号由字母、数字和下划线组成，不以数字开头；政策的编号还可以有点和连字符",
    "ids of facts are made of letters, digits and underscores and do not begin with a digit; "
    "those of programmes may hold dots and hyphens too"};
inline constexpr message source_key_holds_blank{"HQ1046",
                                                severity::error,
                                                "文件的简称「{0}」中不能有空格",
                                                "the short name `{0}` of a source cannot hold blanks",
                                                "cite 里简称与条号之间以空格分开",
                                                "in cite a blank separates it from the place"};

// Dates, durations, counts.
inline constexpr message not_a_partial_date{"HQ1050",
                                            severity::error,
                                            "「{0}」不是日期",
                                            "`{0}` is not a date",
                                            "写作 2022-08-01；只知道月份写 2022-08，只知道年份写 2022",
                                            "write 2022-08-01; 2022-08 or 2022 if no more is known"};
inline constexpr message not_a_full_date{
    "HQ1051", severity::error, "「{0}」不是某一天", "`{0}` is not a day", "写作 2022-08-01", "write 2022-08-01"};
inline constexpr message no_such_date{"HQ1052", severity::error, "没有「{0}」这一天", "there is no day `{0}`"};
inline constexpr message not_a_validity{"HQ1053",
                                        severity::error,
                                        "「{0}」不是有效期",
                                        "`{0}` is not a period of validity",
                                        "写作 3年 或 18个月",
                                        "write 3年 or 18个月"};
inline constexpr message not_a_count{"HQ1054", severity::error, "「{0}」应是从 1 起的整数，不是「{1}」",
                                     "`{0}` needs a whole number from 1, not `{1}`"};

// Facts.
inline constexpr message unknown_unit{"HQ1060",      severity::error,     "没有单位「{0}」", "there is no unit `{0}`",
                                      "可以写: {1}", "the units are: {1}"};
inline constexpr message scaled_unit{"HQ1061",
                                     severity::error,
                                     "事实的单位应是「{1}」，不是「{0}」",
                                     "the unit of a fact is {1}, not {0}",
                                     "写数时可以用任何单位: 200万元",
                                     "numbers can be written in any unit: 200万元"};
inline constexpr message range_missing{
    "HQ1062",
    severity::error,
    "「{0}」没有写明 range",
    "`{0}` does not state its range",
    "写明可能的最小值和最大值，如 range: \"{1}\"；它限定未知的值，也使写错的数被发现",
    "state the least and the greatest value, such as range: \"{1}\"; it bounds a value "
    "that is not known, and finds mistyped ones"};
inline constexpr message not_a_range{"HQ1063",
                                     severity::error,
                                     "「{0}」不是范围",
                                     "`{0}` is not a range",
                                     "写作 \"{1}\"，方括号含端点，圆括号不含",
                                     "write \"{1}\"; a square bracket includes the end, a round one does not"};
inline constexpr message range_in_other_unit{"HQ1064", severity::error, "范围的端点「{0}」应以「{1}」计",
                                             "the end `{0}` of the range should be in {1}"};
inline constexpr message range_holds_nothing{"HQ1065", severity::error, "范围「{0}」中没有任何值",
                                             "no value lies in the range `{0}`"};
inline constexpr message value_listed_twice{"HQ1066", severity::error, "取值「{0}」列了两次",
                                            "the value `{0}` is listed twice"};
inline constexpr message certificate_inside{"HQ1067",
                                            severity::error,
                                            "证书不能是列表或结构的字段",
                                            "a certificate cannot be a field",
                                            "每种证书是一个事实",
                                            "each kind of certificate is a fact of its own"};

// Clauses, tables, awards.
inline constexpr message row_cells{
    "HQ1070",
    severity::error,
    "这一行有 {0} 格，应有 {1} 格",
    "this row has {0} cells and should have {1}",
    "每个输入一格，最后是结果，以 | 分开；otherwise 一格代表所有输入",
    "a cell for each input, then the result, separated by |; otherwise stands for all inputs"};
inline constexpr message empty_cell{"HQ1071",
                                    severity::error,
                                    "这一格是空的",
                                    "this cell is empty",
                                    "不限写 any，未公布写 unknown，没有写 null",
                                    "write any where everything fits, unknown if not published, null for none"};
inline constexpr message otherwise_not_last{"HQ1072",
                                            severity::error,
                                            "otherwise 之后还有别的行",
                                            "there are rows behind otherwise",
                                            "otherwise 写在最后一行",
                                            "otherwise is the last row"};
inline constexpr message wide_bar{
    "HQ1073",       severity::warning,       "这里用了全角的竖线，读作 |", "a full-width bar here, read as |",
    "改成半角的 |", "write the half-width |"};
inline constexpr message no_inputs{"HQ1074", severity::error, "表没有输入", "the table has no input"};
inline constexpr message too_many_rows{"HQ1075", severity::error, "表超过 {0} 行", "a table of more than {0} rows"};
inline constexpr message each_form{"HQ1076",
                                   severity::error,
                                   "「{0}」应写作 名称 in 列表",
                                   "`{0}` should have the form name in list",
                                   "例如 平台 in 创新平台",
                                   "such as 平台 in 创新平台"};
inline constexpr message not_a_rounding_unit{"HQ1077",
                                             severity::error,
                                             "不能取整到「{0}」",
                                             "amounts cannot be rounded to `{0}`",
                                             "写 分、角、元、百元、千元、万元，或 5000元 这样的金额",
                                             "write 分, 角, 元, 百元, 千元, 万元, or an amount such as 5000元"};
inline constexpr message output_values_missing{
    "HQ1078",
    severity::error,
    "按优先次序选取结果，却没有写明次序",
    "results are chosen by priority, but the order is not stated",
    "一个结果写 values: [最先, 其次]；几个结果写 outputs: {名称: [最先, 其次]}",
    "write values: [first, second], or outputs: {name: [first, second]} if there "
    "are several"};
inline constexpr message default_count{"HQ1079", severity::error, "默认结果有 {0} 个，应有 {1} 个",
                                       "{0} default results where there should be {1}"};
inline constexpr message not_a_code{"HQ1080",
                                    severity::error,
                                    "「{0}」不以代码开头",
                                    "`{0}` does not begin with a code",
                                    "写作 \"16 烟草制品业\"",
                                    "write \"16 烟草制品业\""};
inline constexpr message cite_without_source{"HQ1081",
                                             severity::error,
                                             "cite 没有写明出自哪个文件",
                                             "cite names no source",
                                             "写作 办法 第六条（二），「办法」是 sources 中的简称",
                                             "write 办法 第六条（二）, where 办法 is a short name from sources"};

// Layout.
inline constexpr message layout_changes_meaning{
    "HQ1090", severity::error, "这个文件无法在不改变含义的情况下重新排版，未作改动",
    "the file cannot be laid out without changing what it says and is left as it is"};

inline constexpr message const* format_messages[] = {
    &no_file_kind,
    &unknown_file_kind,
    &unknown_file_version,
    &profile_among_rules,
    &misspelt_key,
    &unknown_key,
    &key_twice_in_two_languages,
    &missing_key,
    &missing_one_of,
    &only_one_of,
    &key_without_effect,
    &needs_mapping,
    &needs_sequence,
    &needs_scalar,
    &item_needs_mapping,
    &needs_some,
    &misspelt_word,
    &unknown_word,
    &not_a_boolean,
    &name_begins_wrong,
    &name_holds_sign,
    &name_is_keyword,
    &name_is_unit,
    &name_too_long,
    &id_holds_sign,
    &source_key_holds_blank,
    &not_a_partial_date,
    &not_a_full_date,
    &no_such_date,
    &not_a_validity,
    &not_a_count,
    &unknown_unit,
    &scaled_unit,
    &range_missing,
    &not_a_range,
    &range_in_other_unit,
    &range_holds_nothing,
    &value_listed_twice,
    &certificate_inside,
    &row_cells,
    &empty_cell,
    &otherwise_not_last,
    &wide_bar,
    &no_inputs,
    &too_many_rows,
    &each_form,
    &not_a_rounding_unit,
    &output_values_missing,
    &default_count,
    &not_a_code,
    &cite_without_source,
    &layout_changes_meaning,
};

} // namespace huiqi::messages
