#include <huiqi/feel/check.hpp>

#include <array>
#include <string_view>

namespace huiqi::feel {
namespace {

struct kind_words {
    type_kind kind;
    std::string_view zh, en;
};

constexpr std::array words{
    kind_words{type_kind::any, "任意值", "any value"},
    kind_words{type_kind::null, "空值", "null"},
    kind_words{type_kind::boolean, "真或假", "true or false"},
    kind_words{type_kind::number, "数", "number"},
    kind_words{type_kind::string, "文本", "text"},
    kind_words{type_kind::date, "日期", "date"},
    kind_words{type_kind::time, "时刻", "time"},
    kind_words{type_kind::date_time, "日期和时刻", "date and time"},
    kind_words{type_kind::months_duration, "以月计的时长", "duration in months"},
    kind_words{type_kind::time_duration, "以天计的时长", "duration in days"},
    kind_words{type_kind::list, "列表", "list"},
    kind_words{type_kind::context, "一组值", "group of values"},
    kind_words{type_kind::range, "区间", "range"},
    kind_words{type_kind::function, "函数", "function"},
    kind_words{type_kind::code, "代码", "code"},
    kind_words{type_kind::code_list, "代码表", "list of codes"},
};

std::string word_for(type_kind kind, language in) {
    for (auto const& each : words)
        if (each.kind == kind) return std::string{in == language::zh ? each.zh : each.en};
    return {};
}

std::string in_brackets(std::string const& word, std::string const& inside, language in) {
    return in == language::zh ? word + "（" + inside + "）" : word + " (" + inside + ")";
}

} // namespace

std::string describe(type const& which, language in) {
    auto const word = word_for(which.kind, in);
    if (which.kind == type_kind::number && which.in == unit::of(unit::yuan))
        return in == language::zh ? "金额（元）" : "amount of money (元)";
    if (which.kind == type_kind::number && !which.in.is_none()) return in_brackets(word, to_string(which.in), in);
    bool const nested = (which.kind == type_kind::list || which.kind == type_kind::range) && which.element;
    return nested ? in_brackets(word, describe(*which.element, in), in) : word;
}

} // namespace huiqi::feel
