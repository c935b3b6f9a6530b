#pragma once

#include <huiqi/text/message.hpp>

/// Mistakes about files as such (HQ00xx): whether they can be read, how long they are, whether they are UTF-8.
namespace huiqi::messages {

inline constexpr message file_unreadable{"HQ0001", severity::error, "无法读取文件「{0}」: {1}",
                                         "cannot read file `{0}`: {1}"};

inline constexpr message path_missing{"HQ0002", severity::error, "找不到「{0}」", "there is no file or folder `{0}`"};

inline constexpr message no_rule_files{"HQ0003",
                                       severity::error,
                                       "文件夹「{0}」中没有规则文件",
                                       "folder `{0}` holds no rule files",
                                       "规则文件的扩展名是 .yaml 或 .yml",
                                       "the names of rule files end with .yaml or .yml"};

inline constexpr message file_too_large{"HQ0004",
                                        severity::error,
                                        "文件有 {0} 字节，超过上限 {1} 字节",
                                        "the file has {0} bytes, more than the limit of {1}",
                                        "把一个项目写成一个文件",
                                        "write one programme in one file"};

inline constexpr message too_many_files{"HQ0005", severity::error, "文件超过 {0} 个，其余未读取",
                                        "there are more than {0} files; the rest was not read"};

inline constexpr message not_utf8{"HQ0006",
                                  severity::error,
                                  "文件不是 UTF-8 编码: 第 {0} 字节处出错",
                                  "the file is not UTF-8 text: byte {0} is wrong",
                                  "用编辑器另存为 UTF-8",
                                  "save it as UTF-8 in an editor"};

inline constexpr message looks_like_gbk{"HQ0007",
                                        severity::error,
                                        "文件不是 UTF-8 编码，看来是 GBK（GB18030）",
                                        "the file is not UTF-8 text; it looks like GBK (GB18030)",
                                        "用编辑器另存为 UTF-8，或运行 iconv -f GB18030 -t UTF-8",
                                        "save it as UTF-8 in an editor, or run iconv -f GB18030 -t UTF-8"};

inline constexpr message looks_like_utf16{"HQ0008",
                                          severity::error,
                                          "文件不是 UTF-8 编码，看来是 UTF-16（“Unicode 文本”）",
                                          "the file is not UTF-8 text; it looks like UTF-16 (“Unicode text”)",
                                          "用编辑器另存为 UTF-8",
                                          "save it as UTF-8 in an editor"};

inline constexpr message control_character{"HQ0009",
                                           severity::error,
                                           "这里有看不见的控制字符 {0}",
                                           "there is an invisible control character {0} here",
                                           "删去这个字符",
                                           "delete this character"};

inline constexpr message too_many_problems{"HQ0010", severity::remark, "还有 {0} 个问题未列出",
                                           "{0} more problems are not listed"};

inline constexpr message file_unwritable{"HQ0011", severity::error, "无法写入文件「{0}」: {1}",
                                         "cannot write file `{0}`: {1}"};

inline constexpr message const* source_messages[] = {
    &file_unreadable, &path_missing,     &no_rule_files,     &file_too_large,    &too_many_files,  &not_utf8,
    &looks_like_gbk,  &looks_like_utf16, &control_character, &too_many_problems, &file_unwritable,
};

} // namespace huiqi::messages
