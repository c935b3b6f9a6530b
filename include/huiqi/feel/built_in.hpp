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
    exponential = 13,
    logarithm = 14,
    power = 15, ///< `**` whose exponent may be no integer
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
    sort = 42,
    duplicate_values = 43,
    list_replace = 44,
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
    upper_case = 60,
    lower_case = 61,
    matches = 62,
    replace = 63,
    split = 64,
    // dates
    date_of = 70,
    duration_of = 71,
    years_and_months_duration = 72,
    day_of_year = 73,
    day_of_week = 74,
    month_of_year = 75,
    week_of_year = 76,
    today = 77,
    now = 78,
    date_and_time = 79,
    time_of = 80,
    // logic
    negate = 90,
    is_defined = 91,
    is = 92,
    // contexts
    get_value = 100,
    get_entries = 101,
    context_of = 102,
    context_put = 103,
    context_merge = 104,
    // ranges
    range_of = 110,
    before = 111,
    after = 112,
    meets = 113,
    met_by = 114,
    overlaps = 115,
    overlaps_before = 116,
    overlaps_after = 117,
    finishes = 118,
    finished_by = 119,
    includes = 120,
    during = 121,
    starts = 122,
    started_by = 123,
    coincides = 124,
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
    built_in_name{built_in::exponential, "exp", "", {"number"}, 1, 1},
    built_in_name{built_in::logarithm, "log", "", {"number"}, 1, 1},
    built_in_name{built_in::power, "**", "", {"base", "exponent"}, 2, 2},
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
    built_in_name{built_in::sort, "sort", "", {"list", "precedes"}, 1, 2},
    built_in_name{built_in::duplicate_values, "duplicate values", "", {"list"}, 1, 1},
    built_in_name{built_in::list_replace, "list replace", "", {"list", "position", "newItem"}, 3, 3},
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
    built_in_name{built_in::upper_case, "upper case", "", {"string"}, 1, 1},
    built_in_name{built_in::lower_case, "lower case", "", {"string"}, 1, 1},
    built_in_name{built_in::matches, "matches", "", {"input", "pattern", "flags"}, 2, 3},
    built_in_name{built_in::replace, "replace", "", {"input", "pattern", "replacement", "flags"}, 3, 4},
    built_in_name{built_in::split, "split", "", {"string", "delimiter"}, 2, 2},
    built_in_name{built_in::date_of, "date", "", {"year", "month", "day"}, 1, 3},
    built_in_name{built_in::duration_of, "duration", "", {"from"}, 1, 1},
    built_in_name{built_in::years_and_months_duration, "years and months duration", "", {"from", "to"}, 2, 2},
    built_in_name{built_in::day_of_year, "day of year", "", {"date"}, 1, 1},
    built_in_name{built_in::day_of_week, "day of week", "", {"date"}, 1, 1},
    built_in_name{built_in::month_of_year, "month of year", "", {"date"}, 1, 1},
    built_in_name{built_in::week_of_year, "week of year", "", {"date"}, 1, 1},
    built_in_name{built_in::today, "today", "今天", {""}, 0, 0},
    built_in_name{built_in::now, "now", "", {""}, 0, 0},
    built_in_name{built_in::date_and_time, "date and time", "", {"date", "time"}, 1, 2},
    built_in_name{built_in::time_of, "time", "", {"hour", "minute", "second", "offset"}, 1, 4},
    built_in_name{built_in::negate, "not", "非", {"negand"}, 1, 1},
    built_in_name{built_in::is_defined, "is defined", "", {"value"}, 1, 1},
    built_in_name{built_in::is, "is", "", {"value1", "value2"}, 1, 2},
    built_in_name{built_in::get_value, "get value", "", {"m", "key"}, 2, 2},
    built_in_name{built_in::get_entries, "get entries", "", {"m"}, 1, 1},
    built_in_name{built_in::context_of, "context", "", {"entries"}, 1, 1},
    built_in_name{built_in::context_put, "context put", "", {"context", "key", "value"}, 3, 3},
    built_in_name{built_in::context_merge, "context merge", "", {"contexts"}, 1, 1},
    built_in_name{built_in::range_of, "range", "", {"from"}, 1, 1},
    built_in_name{built_in::before, "before", "", {"point1", "point2"}, 2, 2},
    built_in_name{built_in::after, "after", "", {"point1", "point2"}, 2, 2},
    built_in_name{built_in::meets, "meets", "", {"range1", "range2"}, 2, 2},
    built_in_name{built_in::met_by, "met by", "", {"range1", "range2"}, 2, 2},
    built_in_name{built_in::overlaps, "overlaps", "", {"range1", "range2"}, 2, 2},
    built_in_name{built_in::overlaps_before, "overlaps before", "", {"range1", "range2"}, 2, 2},
    built_in_name{built_in::overlaps_after, "overlaps after", "", {"range1", "range2"}, 2, 2},
    built_in_name{built_in::finishes, "finishes", "", {"point", "range"}, 2, 2},
    built_in_name{built_in::finished_by, "finished by", "", {"range", "point"}, 2, 2},
    built_in_name{built_in::includes, "includes", "", {"range", "point"}, 2, 2},
    built_in_name{built_in::during, "during", "", {"point", "range"}, 2, 2},
    built_in_name{built_in::starts, "starts", "", {"point", "range"}, 2, 2},
    built_in_name{built_in::started_by, "started by", "", {"range", "point"}, 2, 2},
    built_in_name{built_in::coincides, "coincides", "", {"point1", "point2"}, 2, 2},
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

/// Other parameters a function may be called with by name, as many as its first ones or fewer.
struct other_parameters {
    built_in id;
    std::array<std::string_view, 3> parameters;
};

inline constexpr std::array built_in_other_parameters{
    other_parameters{built_in::date_of, {"from"}},
    other_parameters{built_in::date_and_time, {"from"}},
    other_parameters{built_in::time_of, {"from"}},
    other_parameters{built_in::list_replace, {"list", "match", "newItem"}},
    other_parameters{built_in::context_put, {"context", "keys", "value"}},
    other_parameters{built_in::before, {"point", "range"}},
    other_parameters{built_in::before, {"range", "point"}},
    other_parameters{built_in::before, {"range1", "range2"}},
    other_parameters{built_in::after, {"point", "range"}},
    other_parameters{built_in::after, {"range", "point"}},
    other_parameters{built_in::after, {"range1", "range2"}},
    other_parameters{built_in::finishes, {"range1", "range2"}},
    other_parameters{built_in::finished_by, {"range1", "range2"}},
    other_parameters{built_in::includes, {"range1", "range2"}},
    other_parameters{built_in::during, {"range1", "range2"}},
    other_parameters{built_in::starts, {"range1", "range2"}},
    other_parameters{built_in::started_by, {"range1", "range2"}},
    other_parameters{built_in::coincides, {"range1", "range2"}},
};

/// Functions that need more than the standard library: a plan that calls one opens only with a table that has it.
[[nodiscard]] constexpr bool needs_library(built_in id) {
    switch (id) {
    case built_in::exponential:
    case built_in::logarithm:
    case built_in::power:
    case built_in::upper_case:
    case built_in::lower_case:
    case built_in::matches:
    case built_in::replace:
    case built_in::split: return true;
    default: return false;
    }
}

/// The spelling of `calendar years(-1, 0)` as a constant: 上一年及当年.
inline constexpr std::string_view previous_and_current_year = "上一年及当年";

[[nodiscard]] constexpr built_in_name const* find_built_in(built_in id) {
    for (auto const& each : built_in_names)
        if (each.id == id) return &each;
    return nullptr;
}

} // namespace huiqi
