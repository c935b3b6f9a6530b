#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace huiqi {

/// Functions of the language by id. A saved plan names them by these numbers: never renumber, only add.
enum class built_in : std::uint16_t {
    // numbers
    abs = 1,
    floor = 2,
    ceiling = 3,
    decimal_round = 4,
    round_up = 5,
    round_down = 6,
    round_half_up = 7,
    round_half_down = 8,
    modulo = 9,
    square_root = 10,
    odd = 11,
    even = 12,
    // lists
    count = 20,
    sum = 21,
    min = 22,
    max = 23,
    mean = 24,
    product = 25,
    median = 26,
    all = 27,
    any = 28,
    list_contains = 29,
    append = 30,
    concatenate = 31,
    reverse = 32,
    index_of = 33,
    union_of = 34,
    distinct_values = 35,
    flatten = 36,
    sublist = 37,
    insert_before = 38,
    remove = 39,
    stddev = 40,
    mode = 41,
    // strings
    string_length = 50,
    substring = 51,
    contains = 52,
    starts_with = 53,
    ends_with = 54,
    substring_before = 55,
    substring_after = 56,
    string_join = 57,
    string_of = 58,
    number_of = 59,
    // dates
    date_of = 70,
    duration_of = 71,
    years_and_months_duration = 72,
    day_of_year = 73,
    day_of_week = 74,
    month_of_year = 75,
    week_of_year = 76,
    today = 77,
    // logic
    negate = 90,
    is_defined = 91,
    // Huiqi's own, all about the as-of date and accounting years
    holds = 200,
    last_years = 201,
    actual_years = 202,
    year_before = 203,
    this_year = 204,
    growth = 205,
    compound_growth = 206,
    past = 207,
    calendar_years = 208,
};

struct built_in_name {
    built_in id;
    std::string_view english, chinese;          ///< both are spellings of the same function; Chinese may be empty
    std::array<std::string_view, 4> parameters; ///< the standard's names, for named arguments; "" ends them
    std::uint8_t least, most;                   ///< arguments; most 255: any number
};

/// The functions `huiqi::core` and the checker know, in the order of their ids.
inline constexpr std::array built_in_names{
    built_in_name{built_in::abs, "abs", "绝对值", {"n"}, 1, 1},
    built_in_name{built_in::floor, "floor", "向下取整", {"n", "scale"}, 1, 2},
    built_in_name{built_in::ceiling, "ceiling", "向上取整", {"n", "scale"}, 1, 2},
    built_in_name{built_in::decimal_round, "decimal", "", {"n", "scale"}, 2, 2},
    built_in_name{built_in::round_up, "round up", "", {"n", "scale"}, 2, 2},
    built_in_name{built_in::round_down, "round down", "", {"n", "scale"}, 2, 2},
    built_in_name{built_in::round_half_up, "round half up", "四舍五入", {"n", "scale"}, 2, 2},
    built_in_name{built_in::round_half_down, "round half down", "", {"n", "scale"}, 2, 2},
    built_in_name{built_in::modulo, "modulo", "", {"dividend", "divisor"}, 2, 2},
    built_in_name{built_in::square_root, "sqrt", "", {"number"}, 1, 1},
    built_in_name{built_in::odd, "odd", "", {"number"}, 1, 1},
    built_in_name{built_in::even, "even", "", {"number"}, 1, 1},
    built_in_name{built_in::count, "count", "个数", {"list"}, 1, 1},
    built_in_name{built_in::sum, "sum", "合计", {"list"}, 1, 255},
    built_in_name{built_in::min, "min", "最小", {"list"}, 1, 255},
    built_in_name{built_in::max, "max", "最大", {"list"}, 1, 255},
    built_in_name{built_in::mean, "mean", "平均", {"list"}, 1, 255},
    built_in_name{built_in::product, "product", "", {"list"}, 1, 255},
    built_in_name{built_in::median, "median", "中位数", {"list"}, 1, 255},
    built_in_name{built_in::all, "all", "", {"list"}, 1, 255},
    built_in_name{built_in::any, "any", "", {"list"}, 1, 255},
    built_in_name{built_in::list_contains, "list contains", "包含元素", {"list", "element"}, 2, 2},
    built_in_name{built_in::append, "append", "", {"list", "item"}, 2, 255},
    built_in_name{built_in::concatenate, "concatenate", "", {"list"}, 1, 255},
    built_in_name{built_in::reverse, "reverse", "", {"list"}, 1, 1},
    built_in_name{built_in::index_of, "index of", "", {"list", "match"}, 2, 2},
    built_in_name{built_in::union_of, "union", "", {"list"}, 1, 255},
    built_in_name{built_in::distinct_values, "distinct values", "去重", {"list"}, 1, 1},
    built_in_name{built_in::flatten, "flatten", "", {"list"}, 1, 1},
    built_in_name{built_in::sublist, "sublist", "", {"list", "start position", "length"}, 2, 3},
    built_in_name{built_in::insert_before, "insert before", "", {"list", "position", "newItem"}, 3, 3},
    built_in_name{built_in::remove, "remove", "", {"list", "position"}, 2, 2},
    built_in_name{built_in::stddev, "stddev", "", {"list"}, 1, 255},
    built_in_name{built_in::mode, "mode", "", {"list"}, 1, 255},
    built_in_name{built_in::string_length, "string length", "文本长度", {"string"}, 1, 1},
    built_in_name{built_in::substring, "substring", "", {"string", "start position", "length"}, 2, 3},
    built_in_name{built_in::contains, "contains", "含有", {"string", "match"}, 2, 2},
    built_in_name{built_in::starts_with, "starts with", "开头是", {"string", "match"}, 2, 2},
    built_in_name{built_in::ends_with, "ends with", "结尾是", {"string", "match"}, 2, 2},
    built_in_name{built_in::substring_before, "substring before", "", {"string", "match"}, 2, 2},
    built_in_name{built_in::substring_after, "substring after", "", {"string", "match"}, 2, 2},
    built_in_name{built_in::string_join, "string join", "", {"list", "delimiter"}, 1, 2},
    built_in_name{built_in::string_of, "string", "", {"from"}, 1, 1},
    built_in_name{built_in::number_of, "number", "", {"from", "grouping separator", "decimal separator"}, 1, 3},
    built_in_name{built_in::date_of, "date", "", {"year", "month", "day"}, 1, 3},
    built_in_name{built_in::duration_of, "duration", "", {"from"}, 1, 1},
    built_in_name{built_in::years_and_months_duration, "years and months duration", "", {"from", "to"}, 2, 2},
    built_in_name{built_in::day_of_year, "day of year", "", {"date"}, 1, 1},
    built_in_name{built_in::day_of_week, "day of week", "", {"date"}, 1, 1},
    built_in_name{built_in::month_of_year, "month of year", "", {"date"}, 1, 1},
    built_in_name{built_in::week_of_year, "week of year", "", {"date"}, 1, 1},
    built_in_name{built_in::today, "today", "今天", {""}, 0, 0},
    built_in_name{built_in::negate, "not", "非", {"negand"}, 1, 1},
    built_in_name{built_in::is_defined, "is defined", "", {"value"}, 1, 1},
    built_in_name{built_in::holds, "holds", "持有", {"certificate"}, 1, 1},
    built_in_name{built_in::last_years, "last years", "近年", {"series", "years"}, 2, 2},
    built_in_name{built_in::actual_years, "actual years", "实有年度", {"series", "years"}, 2, 2},
    built_in_name{built_in::year_before, "year before", "前一年度", {"series", "years"}, 1, 2},
    built_in_name{built_in::this_year, "this year", "本年度", {"series"}, 1, 1},
    built_in_name{built_in::growth, "growth", "增长率", {"series"}, 1, 1},
    built_in_name{built_in::compound_growth, "compound growth", "复合增长率", {"from", "to", "periods"}, 3, 3},
    built_in_name{built_in::past, "past", "近", {"duration"}, 1, 1},
    built_in_name{built_in::calendar_years, "calendar years", "历年", {"from", "to"}, 2, 2},
};

/// The spelling of `calendar years(-1, 0)` as a constant: 上一年及当年.
inline constexpr std::string_view previous_and_current_year = "上一年及当年";

[[nodiscard]] constexpr built_in_name const* find_built_in(built_in id) {
    for (auto const& each : built_in_names)
        if (each.id == id) return &each;
    return nullptr;
}

} // namespace huiqi
