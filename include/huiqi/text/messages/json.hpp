#pragma once

#include <huiqi/text/message.hpp>

/// Mistakes in the form of a JSON file (HQ02xx). Empty files, repeated keys and bounds are told as for YAML.
namespace huiqi::messages {

inline constexpr message json_unexpected{"HQ0201", severity::error, "此处不是 JSON: 「{0}」",
                                         "this is not JSON: `{0}`"};
inline constexpr message json_unfinished{"HQ0202", severity::error, "这个括号或引号没有闭合",
                                         "this bracket or quote is not closed"};
inline constexpr message json_number{"HQ0203",
                                     severity::error,
                                     "「{0}」不是 JSON 数字",
                                     "`{0}` is not a JSON number",
                                     "带单位的数量要加引号，例如 \"300万元\"",
                                     "a quantity with its unit is quoted, such as \"300万元\""};
inline constexpr message json_string{"HQ0204", severity::error, "字符串里有错误的转义",
                                     "the string has a wrong escape"};
inline constexpr message json_control{"HQ0205",
                                      severity::error,
                                      "字符串里不能有换行等控制字符",
                                      "a string cannot hold line ends or other control characters",
                                      "写成 \\n 或 \\t",
                                      "write `\\n` or `\\t`"};
inline constexpr message json_after_end{"HQ0206", severity::error, "JSON 到此已经结束，后面还有内容",
                                        "the JSON ends here, but more follows"};

inline constexpr message const* json_messages[] = {
    &json_unexpected, &json_unfinished, &json_number, &json_string, &json_control, &json_after_end,
};

} // namespace huiqi::messages
