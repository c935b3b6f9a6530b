#pragma once

#include <huiqi/text/message.hpp>

/// Opening a compiled plan, and binding a profile to it.
namespace huiqi::messages {

inline constexpr message plan_not_a_plan{"HQ4001",
                                         severity::error,
                                         "这不是编译好的规则文件",
                                         "this is not a compiled plan",
                                         "请用 `huiqi compile` 重新生成",
                                         "make it again with `huiqi compile`"};
inline constexpr message plan_other_format{"HQ4002",
                                           severity::error,
                                           "规则文件的格式版本是 {0}，本程序只认识 {1}",
                                           "the plan has format {0}, this program knows {1}",
                                           "请用同一版本的 `huiqi compile` 重新生成",
                                           "make it again with the `huiqi compile` of this version"};
inline constexpr message plan_damaged{"HQ4003",
                                      severity::error,
                                      "规则文件已损坏：{0}",
                                      "the plan is damaged: {0}",
                                      "请重新取得或重新生成这个文件",
                                      "get the file again, or make it again"};
inline constexpr message plan_missing_functions{"HQ4004",
                                                severity::error,
                                                "规则用到了本程序没有的函数：{0}",
                                                "the plan needs functions that this program does not have: {0}",
                                                "请改用完整的库打开",
                                                "open it with the complete library"};

inline constexpr message const* plan_messages[] = {&plan_not_a_plan, &plan_other_format, &plan_damaged,
                                                   &plan_missing_functions};

} // namespace huiqi::messages
