#pragma once

#include <huiqi/text/message.hpp>

/// Mistakes in the text of an expression (HQ20xx). What an expression means is checked later, under HQ30xx.
namespace huiqi::messages {

// The form of an expression.
inline constexpr message operand_missing{"HQ2001", severity::error, "「{0}」前面缺少一个值",
                                         "an operand is missing before `{0}`"};
inline constexpr message operand_missing_after{"HQ2002", severity::error, "「{0}」后面缺少一个值",
                                               "an operand is missing after `{0}`"};
inline constexpr message operator_missing{"HQ2003",
                                          severity::error,
                                          "「{0}」与「{1}」之间缺少运算符",
                                          "there is no operator between `{0}` and `{1}`",
                                          "若两者合起来是一个名称，这个名称尚未声明",
                                          "if the two are one name, nothing of that name is declared"};
inline constexpr message unexpected{"HQ2004", severity::error, "此处不应出现「{0}」", "`{0}` does not belong here"};
inline constexpr message bracket_not_closed{"HQ2005", severity::error, "括号「{0}」没有配对的「{1}」",
                                            "the bracket `{0}` has no closing `{1}`"};
inline constexpr message bracket_expected_here{"HQ2006", severity::error, "到此处应已闭合",
                                               "it should be closed before this"};
inline constexpr message bracket_not_opened{"HQ2007", severity::error, "「{0}」没有配对的开括号",
                                            "there is no opening bracket for `{0}`"};
inline constexpr message keyword_missing{"HQ2008", severity::error, "此处缺少「{1}」（{0}）", "`{0}` is missing here"};
inline constexpr message name_missing{"HQ2009",
                                      severity::error,
                                      "此处缺少名称，却是「{0}」",
                                      "a name is missing before `{0}`",
                                      "名称以汉字或字母开头",
                                      "a name begins with a letter or a Chinese character"};
inline constexpr message name_missing_after{"HQ2010", severity::error, "「{0}」后面缺少名称",
                                            "a name is missing after `{0}`"};
inline constexpr message sign_missing{"HQ2011", severity::error, "此处缺少「{0}」", "`{0}` is missing here"};
inline constexpr message type_missing{"HQ2012",
                                      severity::error,
                                      "此处缺少类型",
                                      "a type is missing here",
                                      "例如 number、string、list<number>",
                                      "such as number, string, list<number>"};
inline constexpr message empty_expression{"HQ2013", severity::error, "此处缺少表达式", "an expression is missing here"};
inline constexpr message range_needs_brackets{"HQ2014",
                                              severity::error,
                                              "区间必须写在括号里",
                                              "a range must stand in brackets",
                                              "例如 [1..5]、(1..5)、[1..5)",
                                              "such as [1..5], (1..5), [1..5)"};

// Bounds.
inline constexpr message expression_too_long{"HQ2015", severity::error, "表达式过长: {0} 字节，上限 {1}",
                                             "the expression is too long: {0} bytes, the limit is {1}"};
inline constexpr message expression_too_deep{"HQ2016",
                                             severity::error,
                                             "嵌套超过 {0} 层",
                                             "nested more than {0} deep",
                                             "把其中一部分写成单独的定义",
                                             "make a definition of a part of it"};
inline constexpr message too_many_operators{"HQ2017",
                                            severity::error,
                                            "连续的运算超过 {0} 个",
                                            "more than {0} operators in a row",
                                            "改用列表，例如 sum([...])、x in (...)",
                                            "use a list, such as sum([...]), x in (...)"};
inline constexpr message too_many_parts{"HQ2018", severity::error, "表达式的组成部分超过 {0} 个",
                                        "the expression has more than {0} parts"};

// Texts, comments and dates.
inline constexpr message text_not_closed{"HQ2020",
                                         severity::error,
                                         "文本没有结束的引号",
                                         "the text has no closing quote",
                                         "在文本末尾加上 \"",
                                         "add \" where the text ends"};
inline constexpr message no_such_character{"HQ2021", severity::error, "没有编码为「{0}」的字符",
                                           "there is no character `{0}`"};
inline constexpr message single_quotes{"HQ2022", severity::error, "文本要用双引号", "texts stand in double quotes"};
inline constexpr message comment_not_closed{
    "HQ2023", severity::error, "注释没有结束", "the comment does not end", "在注释末尾加上 */", "add */ where it ends"};
inline constexpr message not_a_date{"HQ2024",
                                    severity::error,
                                    "「{0}」不是日期、时间或时长",
                                    "`{0}` is no date, time or duration",
                                    "例如 @\"2025-01-31\"、@\"08:30:00\"、@\"P1Y6M\"",
                                    "such as @\"2025-01-31\", @\"08:30:00\", @\"P1Y6M\""};

// Numbers and units.
inline constexpr message blank_before_unit{"HQ2030",
                                           severity::error,
                                           "数与单位「{0}」之间不能有空格",
                                           "no blank may stand between a number and its unit `{0}`",
                                           "写作「{1}」",
                                           "write `{1}`"};
inline constexpr message neither_number_nor_name{
    "HQ2031", severity::error, "「{0}」既不是带单位的数，也不能作名称（名称不能以数字开头）",
    "`{0}` is neither a number with a unit nor a name (no name begins with a digit)"};
inline constexpr message number_too_large{"HQ2032", severity::error, "数「{0}」过大", "the number `{0}` is too large"};
inline constexpr message number_rounded{"HQ2033", severity::warning, "「{0}」超过 34 位有效数字，已舍入",
                                        "`{0}` has more than 34 digits and was rounded"};
inline constexpr message part_of_month{"HQ2034",
                                       severity::error,
                                       "「{0}」不是整数个月",
                                       "`{0}` is not a whole number of months",
                                       "改用月或天，例如 9个月、365天",
                                       "use months or days, such as 9个月, 365天"};
inline constexpr message part_of_second{"HQ2035", severity::error, "「{0}」不是整数秒",
                                        "`{0}` is not a whole number of seconds"};
inline constexpr message duration_too_long{"HQ2036", severity::error, "时长「{0}」过长",
                                           "the duration `{0}` is too long"};
inline constexpr message thousands_separator{
    "HQ2037",      severity::error, "数里不能有千位分隔符「,」", "a number has no thousands separators",
    "写作「{0}」", "write `{0}`"};
inline constexpr message two_numbers{"HQ2038",
                                     severity::warning,
                                     "「{0}」读作两个数",
                                     "`{0}` is read as two numbers",
                                     "若是一个数，去掉逗号；若是两个数，在逗号后加空格",
                                     "if it is one number, leave out the comma; if two, put a blank after it"};

// Operators and keywords.
inline constexpr message wrong_operator{
    "HQ2040", severity::error, "没有运算符「{0}」", "there is no operator `{0}`", "写作「{1}」", "write `{1}`"};
inline constexpr message comparison_chain{"HQ2041",
                                          severity::error,
                                          "比较不能连写",
                                          "comparisons cannot be chained",
                                          "写作 a < b and b < c，或 b in (a..c)",
                                          "write a < b and b < c, or b in (a..c)"};
inline constexpr message first_comparison{"HQ2042", severity::error, "前一个比较", "the comparison before it"};
inline constexpr message keyword_needs_blanks{"HQ2043", severity::error, "关键词「{0}」两侧要有空格或括号",
                                              "the keyword `{0}` needs a blank or a bracket on either side"};
inline constexpr message not_needs_brackets{
    "HQ2044", severity::error, "「{0}」后面要有括号", "`{0}` needs brackets", "写作 {0}(...)", "write {0}(...)"};
inline constexpr message nothing_to_compare{"HQ2045",
                                            severity::error,
                                            "「{0}」左边缺少被比较的值",
                                            "nothing is compared by `{0}`: its left side is missing",
                                            "每个比较都要写全，例如 x >= 1 and x <= 5",
                                            "write every comparison in full, such as x >= 1 and x <= 5"};
inline constexpr message several_values{"HQ2046",
                                        severity::error,
                                        "圆括号里有几个值，此处只能有一个",
                                        "there are several values in round brackets where one is needed",
                                        "列表用方括号，例如 [1, 2]",
                                        "a list has square brackets, such as [1, 2]"};
inline constexpr message mixed_arguments{"HQ2047", severity::error, "参数要么都写名称，要么都不写",
                                         "either all arguments have names or none has"};
inline constexpr message wide_characters{
    "HQ2048",   severity::remark,      "全角字符 {0} 按半角读取", "full-width {0} is read as the plain form",
    "改为半角", "write the plain form"};

inline constexpr message const* feel_messages[] = {
    &operand_missing,
    &operand_missing_after,
    &operator_missing,
    &unexpected,
    &bracket_not_closed,
    &bracket_expected_here,
    &bracket_not_opened,
    &keyword_missing,
    &name_missing,
    &name_missing_after,
    &sign_missing,
    &type_missing,
    &empty_expression,
    &range_needs_brackets,
    &expression_too_long,
    &expression_too_deep,
    &too_many_operators,
    &too_many_parts,
    &text_not_closed,
    &no_such_character,
    &single_quotes,
    &comment_not_closed,
    &not_a_date,
    &blank_before_unit,
    &neither_number_nor_name,
    &number_too_large,
    &number_rounded,
    &part_of_month,
    &part_of_second,
    &duration_too_long,
    &thousands_separator,
    &two_numbers,
    &wrong_operator,
    &comparison_chain,
    &first_comparison,
    &keyword_needs_blanks,
    &not_needs_brackets,
    &nothing_to_compare,
    &several_values,
    &mixed_arguments,
    &wide_characters,
};

} // namespace huiqi::messages
