#pragma once

#include <huiqi/text/message.hpp>

/// Wrong usage of the program, and what it has to say about a run as a whole (HQ70xx).
namespace huiqi::messages {

inline constexpr message usage_unknown_command{
    "HQ7001",      severity::error,       "没有「{0}」这个命令", "there is no command `{0}`",
    "命令有: {1}", "the commands are {1}"};
inline constexpr message usage_unknown_argument{"HQ7002",
                                                severity::error,
                                                "不认识参数「{0}」",
                                                "`{0}` is not expected here",
                                                "加上 --help 可以查看用法",
                                                "--help shows the usage"};
inline constexpr message usage_missing_argument{
    "HQ7003", severity::error, "缺少「{0}」", "`{0}` is missing", "加上 --help 可以查看用法", "--help shows the usage"};
inline constexpr message usage_missing_value{"HQ7004", severity::error, "「{0}」后面缺少值",
                                             "a value is missing after `{0}`"};
inline constexpr message usage_given_twice{"HQ7005", severity::error, "「{0}」只能写一次",
                                           "`{0}` can be given only once"};
inline constexpr message usage_not_a_choice{"HQ7006", severity::error, "「{0}」不能是「{1}」，只能是: {2}",
                                            "`{0}` cannot be `{1}`, only one of: {2}"};
inline constexpr message usage_not_a_date{
    "HQ7007",          severity::error,         "「{0}」的值「{1}」不是日期", "`{0}` needs a date, which `{1}` is not",
    "写作 2025-08-13", "write it as 2025-08-13"};
inline constexpr message usage_plan_alone{"HQ7008",
                                          severity::error,
                                          "编译好的规则「{0}」不能与其他规则一起使用",
                                          "the compiled plan `{0}` cannot be used together with other rules",
                                          "把全部规则文件一起编译",
                                          "compile all rule files together"};
inline constexpr message usage_output_is_input{
    "HQ7009",
    severity::error,
    "输出文件「{0}」是读入的规则文件，没有写入",
    "the output `{0}` is one of the rule files that were read; nothing was written",
    "请另取一个文件名",
    "choose another name"};
inline constexpr message usage_other{"HQ7010",
                                     severity::error,
                                     "参数有误: {0}",
                                     "wrong arguments: {0}",
                                     "加上 --help 可以查看用法",
                                     "--help shows the usage"};
inline constexpr message no_cases{"HQ7011",
                                  severity::error,
                                  "规则旁没有案例，什么也没有测试",
                                  "there are no cases beside the rules; nothing was tested",
                                  "案例写在规则文件所在的文件夹里，首行是 huiqi: cases/1",
                                  "cases stand in the folders of the rules and begin with huiqi: cases/1"};
inline constexpr message program_failed{"HQ7012", severity::error, "程序无法继续: {0}", "cannot go on: {0}"};
inline constexpr message usage_file_exists{
    "HQ7013",           severity::error,      "「{0}」已经存在，没有改动", "`{0}` exists already and was left as it is",
    "请另取一个文件名", "choose another name"};
inline constexpr message usage_no_name{"HQ7014",
                                       severity::error,
                                       "「{0}」不能作文件名",
                                       "`{0}` cannot name a file of rules",
                                       "用汉字、字母和数字",
                                       "use letters, digits and Chinese characters"};

inline constexpr message usage_not_a_number{"HQ7015", severity::error, "「{0}」的值「{1}」不是从 {2} 到 {3} 的整数",
                                            "`{0}` needs a whole number from {2} to {3}, which `{1}` is not"};
inline constexpr message usage_table_format{"HQ7016",
                                            severity::error,
                                            "看不出「{0}」是哪种表格",
                                            "the format of `{0}` is not clear from its name",
                                            "文件名以 .csv、.jsonl 或 .ndjson 结尾",
                                            "names end with .csv, .jsonl or .ndjson"};
inline constexpr message usage_same_file{
    "HQ7017",           severity::error,      "「{0}」和「{1}」是同一个文件", "`{0}` and `{1}` are the same file",
    "请另取一个文件名", "choose another name"};
inline constexpr message usage_needs_output{"HQ7018",
                                            severity::error,
                                            "要写出结果须有「{0}」，只看一行则用「{1}」",
                                            "results need `{0}`; one row is shown by `{1}`",
                                            "",
                                            ""};
inline constexpr message usage_needs_option{"HQ7019", severity::error, "「{0}」要与「{1}」一起使用",
                                            "`{0}` goes together with `{1}`"};

inline constexpr message const* usage_messages[] = {&usage_unknown_command,
                                                    &usage_unknown_argument,
                                                    &usage_missing_argument,
                                                    &usage_missing_value,
                                                    &usage_given_twice,
                                                    &usage_not_a_choice,
                                                    &usage_not_a_date,
                                                    &usage_plan_alone,
                                                    &usage_output_is_input,
                                                    &usage_other,
                                                    &no_cases,
                                                    &program_failed,
                                                    &usage_not_a_number,
                                                    &usage_table_format,
                                                    &usage_same_file,
                                                    &usage_needs_output,
                                                    &usage_needs_option,
                                                    &usage_file_exists,
                                                    &usage_no_name};

} // namespace huiqi::messages
