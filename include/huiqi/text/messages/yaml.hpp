#pragma once

#include <huiqi/text/message.hpp>

/// Mistakes in the form of a YAML file (HQ01xx): what YAML does to people who write rules. What the keys and values
/// mean is checked later.
namespace huiqi::messages {

// Colons and blanks.
inline constexpr message wide_colon{"HQ0101",
                                    severity::error,
                                    "「{0}」后面是全角冒号，YAML 只认半角冒号加空格",
                                    "`{0}` is followed by a full-width colon; YAML needs an ordinary one and a space",
                                    "把「：」改成「: 」；若这里本来就是文字，给整段文字加上引号",
                                    "write `: ` for `：`, or put quotes around the whole if it is a text"};
inline constexpr message wide_colon_in_item{
    "HQ0102",
    severity::warning,
    "「{0}」后面是全角冒号，整行被当作文字",
    "`{0}` is followed by a full-width colon, so the line is one text",
    "若「{0}」是键，把「：」改成「: 」；若是文字，加上引号",
    "if `{0}` is a key, write `: ` for `：`; if it is a text, put quotes around it"};
inline constexpr message space_missing_after_colon{
    "HQ0103",
    severity::error,
    "「{0}」的冒号后面缺少空格",
    "a space is missing after the colon of `{0}`",
    "在冒号后面加一个空格；若这里本来就是文字，给整段文字加上引号",
    "put a space after the colon, or quotes around the whole if it is a text"};
inline constexpr message space_missing_in_item{
    "HQ0104",
    severity::warning,
    "「{0}」的冒号后面没有空格，整行被当作文字",
    "there is no space after the colon of `{0}`, so the line is one text",
    "若「{0}」是键，在冒号后面加一个空格；若是文字，加上引号",
    "if `{0}` is a key, put a space after the colon; if it is a text, quotes around it"};
inline constexpr message space_missing_after_dash{"HQ0105",
                                                  severity::error,
                                                  "列表项的「-」后面缺少空格",
                                                  "a space is missing after the `-` of a list item",
                                                  "在「-」后面加一个空格",
                                                  "put a space after `-`"};
inline constexpr message wide_blank{"HQ0106",
                                    severity::error,
                                    "缩进中有全角空格或不间断空格，YAML 把它当作文字",
                                    "the indent has a full-width or non-breaking space, which YAML takes for text",
                                    "用半角空格缩进",
                                    "indent with ordinary spaces"};
inline constexpr message tab_in_indent{
    "HQ0107", severity::error, "缩进中有制表符（Tab）", "the indent has a tab", "用空格缩进", "indent with spaces"};
inline constexpr message wide_comma{"HQ0108",
                                    severity::error,
                                    "花括号里的全角逗号不分隔条目",
                                    "a full-width comma does not separate entries in braces",
                                    "把「，」改成「, 」；若它属于文字，给文字加上引号",
                                    "write `, ` for `，`, or put quotes around the text it belongs to"};
inline constexpr message wide_comma_in_list{"HQ0109",
                                            severity::warning,
                                            "方括号里的「{0}」不分隔列表项，「{1}」是一项",
                                            "`{0}` does not separate list items, so `{1}` is one item",
                                            "若是几项，用半角逗号分隔；若是一项，加上引号",
                                            "use ordinary commas between items, or put quotes around a single one"};

// Values that YAML takes for something else.
inline constexpr message colon_in_value{"HQ0110",
                                        severity::error,
                                        "值里有冒号加空格，YAML 把它当作又一个键",
                                        "the value holds a colon and a space, which YAML takes for another key",
                                        "给整个值加上引号",
                                        "put quotes around the whole value"};
inline constexpr message text_after_quote{
    "HQ0111",
    severity::error,
    "以引号开头的值在引号结束处就结束了，后面还有「{0}」",
    "a value that begins with a quote ends at its closing quote, but `{0}` follows",
    "给整个值加上另一种引号",
    "put the other kind of quotes around the whole value"};
inline constexpr message text_after_bracket{
    "HQ0112",
    severity::error,
    "以括号开头的值在括号结束处就结束了，后面还有「{0}」",
    "a value that begins with a bracket ends at its closing bracket, but `{0}` follows",
    "若整个值是一个表达式，给它加上引号",
    "put quotes around the whole value if it is an expression"};
inline constexpr message needs_quotes{"HQ0113",
                                      severity::error,
                                      "值不能以「{0}」开头，除非加引号",
                                      "a value cannot begin with `{0}` unless it is quoted",
                                      "给整个值加上引号",
                                      "put quotes around the whole value"};
inline constexpr message range_needs_quotes{"HQ0114",
                                            severity::error,
                                            "这个区间被 YAML 当作列表",
                                            "YAML takes this range for a list",
                                            "给整个区间加上引号",
                                            "put quotes around the whole range"};
inline constexpr message comma_cuts_value{"HQ0115",
                                          severity::error,
                                          "括号里的逗号把这个值截断了",
                                          "a comma between brackets cuts this value in two",
                                          "给整个值加上引号",
                                          "put quotes around the whole value"};
inline constexpr message bracket_cuts_value{"HQ0116",
                                            severity::error,
                                            "括号里的值不能含「{0}」，除非加引号",
                                            "a value between brackets cannot hold `{0}` unless it is quoted",
                                            "给整个值加上引号",
                                            "put quotes around the whole value"};
inline constexpr message hash_cuts_value{
    "HQ0117",
    severity::warning,
    "「#」前面有空格，从它开始都是注释",
    "with a blank before it, `#` begins a comment",
    "若「#」属于值，给整个值加上引号；若是注释，在「#」后面加一个空格",
    "put quotes around the value if `#` belongs to it, or a space after `#` if it is a comment"};
inline constexpr message hash_cuts_quoted{"HQ0118",
                                          severity::error,
                                          "引号里的「#」被当作注释，值在此处中断",
                                          "`#` inside the quotes begins a comment and cuts the value",
                                          "给整个值加上引号",
                                          "put quotes around the whole value"};
inline constexpr message list_in_value{"HQ0119",
                                       severity::error,
                                       "列表不能与键写在同一行",
                                       "a list cannot begin in the line of its key",
                                       "另起一行写「- 」，并缩进",
                                       "begin a new, indented line with `- `"};
inline constexpr message block_header{
    "HQ0120",
    severity::error,
    "「{0}」表示下面是多行文字，同一行不能再写内容",
    "`{0}` says that lines of text follow; nothing may stand beside it",
    "把内容移到下一行并缩进，或给整个值加上引号",
    "move the content to the next line, indented, or put quotes around the whole value"};

// Structure.
inline constexpr message duplicate_key{"HQ0121",   severity::error,   "键「{0}」重复", "the key `{0}` is there twice",
                                       "只留一个", "keep one of them"};
inline constexpr message first_key{"HQ0122", severity::error, "第一次写在这里", "it was first written here"};
inline constexpr message empty_value{"HQ0123",
                                     severity::error,
                                     "「{0}」没有值",
                                     "`{0}` has no value",
                                     "写上值，或删去这一行",
                                     "write a value, or delete the line"};
inline constexpr message empty_item{"HQ0124",
                                    severity::error,
                                    "列表项是空的",
                                    "the list item is empty",
                                    "写上内容，或删去这一项",
                                    "write the item, or delete it"};
inline constexpr message empty_document{"HQ0125", severity::error, "文件里没有内容", "the file holds nothing"};
inline constexpr message key_without_colon{"HQ0126",
                                           severity::error,
                                           "此处应是「键: 值」，却没有冒号",
                                           "`key: value` belongs here, but there is no colon",
                                           "若这一行接着上一行的文字，把它缩进得更多",
                                           "if the line goes on with the text above, indent it more"};
inline constexpr message entry_without_colon{"HQ0127",
                                             severity::error,
                                             "花括号里的「{0}」没有值",
                                             "`{0}` has no value between the braces",
                                             "花括号里写「键: 值」；含逗号的值要加引号",
                                             "write `key: value` between braces, and quote a value that holds a comma"};
inline constexpr message key_not_text{"HQ0128", severity::error, "键必须是文字", "a key must be a text"};
inline constexpr message nested_under_text{"HQ0129",
                                           severity::error,
                                           "上一行的键已经有值，这一行却比它缩进得更多",
                                           "the key above has a value already, yet this line is indented below it",
                                           "与上一行的键对齐；若是同一段文字，给整段文字加上引号",
                                           "align the line with the key above, or quote the whole if it is one text"};
inline constexpr message indent_fits_nothing{"HQ0130",
                                             severity::error,
                                             "这一行的缩进与上文对不齐",
                                             "the indent of this line fits no line above",
                                             "同一层的键要左对齐",
                                             "keys of one level begin in one column"};
inline constexpr message quote_not_closed{"HQ0131", severity::error, "引号没有闭合", "the quote is not closed"};
inline constexpr message flow_not_closed{"HQ0132",
                                         severity::error,
                                         "「{0}」没有闭合",
                                         "`{0}` is not closed",
                                         "补上「{1}」；若整个值是一个表达式，给它加上引号",
                                         "add `{1}`, or put quotes around the value if it is an expression"};
inline constexpr message flow_not_opened{"HQ0133", severity::error, "「{0}」没有配对的开括号",
                                         "there is no opening bracket for `{0}`"};
inline constexpr message unknown_escape{"HQ0134",
                                        severity::error,
                                        "双引号里的「\\」后面是未知的转义",
                                        "`\\` begins an unknown escape inside double quotes",
                                        "改用单引号，或写两个「\\」",
                                        "use single quotes, or write `\\` twice"};
inline constexpr message text_expected{"HQ0135", severity::error, "YAML 读不懂此处", "YAML cannot read this"};

// What rule files do without.
inline constexpr message anchor_used{"HQ0136",
                                     severity::error,
                                     "规则文件不用锚点「&」",
                                     "rule files have no anchors (`&`)",
                                     "若「&」属于文字，给整个值加上引号",
                                     "put quotes around the value if `&` belongs to it"};
inline constexpr message alias_used{"HQ0137",
                                    severity::error,
                                    "规则文件不用引用「*」",
                                    "rule files have no aliases (`*`)",
                                    "若「*」属于文字，给整个值加上引号",
                                    "put quotes around the value if `*` belongs to it"};
inline constexpr message merge_key_used{"HQ0138", severity::error, "规则文件不用合并键「<<」",
                                        "rule files have no merge keys (`<<`)"};
inline constexpr message tag_used{"HQ0139",
                                  severity::error,
                                  "规则文件不用标签「!」",
                                  "rule files have no tags (`!`)",
                                  "若「!」属于文字，给整个值加上引号",
                                  "put quotes around the value if `!` belongs to it"};
inline constexpr message second_document{"HQ0140",
                                         severity::error,
                                         "一个文件只能有一份 YAML 文档",
                                         "a file holds one YAML document only",
                                         "把后面的内容移到另一个文件",
                                         "move the rest to a file of its own"};
inline constexpr message directive_used{"HQ0141", severity::error, "规则文件不用指令「%」",
                                        "rule files have no directives (`%`)"};
inline constexpr message complex_key{"HQ0142", severity::error, "规则文件不用「? 」写键",
                                     "rule files have no `? ` keys"};

// Bounds, for JSON as well.
inline constexpr message document_too_deep{"HQ0143", severity::error, "嵌套超过 {0} 层", "nested more than {0} deep"};
inline constexpr message document_too_big{"HQ0144", severity::error, "文件的键和值超过 {0} 个",
                                          "the file holds more than {0} keys and values"};

inline constexpr message const* yaml_messages[] = {
    &wide_colon,
    &wide_colon_in_item,
    &space_missing_after_colon,
    &space_missing_in_item,
    &space_missing_after_dash,
    &wide_blank,
    &tab_in_indent,
    &wide_comma,
    &wide_comma_in_list,
    &colon_in_value,
    &text_after_quote,
    &text_after_bracket,
    &needs_quotes,
    &range_needs_quotes,
    &comma_cuts_value,
    &bracket_cuts_value,
    &hash_cuts_value,
    &hash_cuts_quoted,
    &list_in_value,
    &block_header,
    &duplicate_key,
    &first_key,
    &empty_value,
    &empty_item,
    &empty_document,
    &key_without_colon,
    &entry_without_colon,
    &key_not_text,
    &nested_under_text,
    &indent_fits_nothing,
    &quote_not_closed,
    &flow_not_closed,
    &flow_not_opened,
    &unknown_escape,
    &text_expected,
    &anchor_used,
    &alias_used,
    &merge_key_used,
    &tag_used,
    &second_document,
    &directive_used,
    &complex_key,
    &document_too_deep,
    &document_too_big,
};

} // namespace huiqi::messages
