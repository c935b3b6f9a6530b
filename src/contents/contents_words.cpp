#include "contents_words.hpp"

#include <array>
#include <cstdio>

namespace huiqi {

contents_word word_of(programme_kind which) {
    static constexpr std::array<contents_word, 8> words{{{"recognition", "认定", "recognition"},
                                                         {"loan", "贷款", "loan"},
                                                         {"subsidy", "补助", "subsidy"},
                                                         {"reward", "奖励", "reward"},
                                                         {"tax", "税收", "tax"},
                                                         {"insurance", "保险", "insurance"},
                                                         {"service", "服务", "service"},
                                                         {"definitions", "定义", "definitions"}}};
    return words[static_cast<std::size_t>(which)];
}

contents_word word_of(unknown_kind which) {
    static constexpr std::array<contents_word, 7> words{{{"parameter", "参数", "parameter"},
                                                         {"condition", "条件", "condition"},
                                                         {"definition", "定义", "definition"},
                                                         {"award", "金额", "amount"},
                                                         {"cap", "上限", "cap"},
                                                         {"share", "拨付比例", "share of an instalment"},
                                                         {"date", "施行日期", "date of force"}}};
    return words[static_cast<std::size_t>(which)];
}

std::string_view word_of(cap_span which) {
    static constexpr std::array<std::string_view, 3> words{"award", "year", "ever"};
    return words[static_cast<std::size_t>(which)];
}

std::string text_of(std::optional<partial_date> const& day) {
    if (!day) return {};
    std::array<char, 40> text{};
    auto const year = static_cast<int>(day->year);
    int const month = day->month, of_month = day->day;
    if (month == 0)
        std::snprintf(text.data(), text.size(), "%04d", year);
    else if (of_month == 0)
        std::snprintf(text.data(), text.size(), "%04d-%02d", year, month);
    else
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, of_month);
    return text.data();
}

} // namespace huiqi
