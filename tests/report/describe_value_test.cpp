// Values in the words their readers expect, in both languages.
#include <huiqi/report/explain.hpp>

#include "report/describe_value.hpp"

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

decimal number(std::string_view text) { return *parse_decimal(text); }

typed_value money(std::string_view amount) {
    return {value{number(amount)}, feel::type_kind::number, unit::of(unit::yuan), false};
}
typed_value ratio(std::string_view of) { return {value{number(of)}, feel::type_kind::number, {}, true}; }
typed_value counted(std::string_view of, unit in) { return {value{number(of)}, feel::type_kind::number, in, false}; }
typed_value interval(value of, unit in = {}) { return {std::move(of), feel::type_kind::number, in, false}; }
typed_value plain(value of) { return {std::move(of), feel::type_kind::any, {}, false}; }

std::string zh(typed_value const& what) { return describe(what, language::zh); }
std::string en(typed_value const& what) { return describe(what, language::en); }
std::string beside(typed_value const& what, typed_value const& other) {
    return reporting::value_words(what, {language::zh, true, &other});
}

value some_of(declared_values const& of, std::uint64_t bits) { return value::any_of(of, {bits, 0}); }

} // namespace

TEST_CASE("money is shown in the greatest unit that changes nothing") {
    CHECK(zh(money("3000000")) == "300万元");
    CHECK(zh(money("342000")) == "34.2万元");
    CHECK(zh(money("200000000")) == "2亿元");
    CHECK(zh(money("68212208")) == "68,212,208元");
    CHECK(zh(money("123450000")) == "12,345万元");
    CHECK(zh(money("123456789")) == "123,456,789元");
    CHECK(zh(money("123456.78")) == "123,456.78元");
    CHECK(zh(money("9999")) == "9999元");
    CHECK(zh(money("0")) == "0元");
    CHECK(zh(money("-50000")) == "-5万元");
    CHECK(zh(money("0.01")) == "0.01元");
    CHECK(zh(counted("50000", unit::of(unit::yuan) / unit::of(unit::person))) == "5万元/人");
    CHECK(zh(money("333333.3333333333333333333333333333")) == "333,333.3333333333333333333333333333元");
    CHECK(en(money("68212208")) == "CNY 68,212,208");
    CHECK(en(money("-1234.5")) == "CNY -1,234.5");
    CHECK(en(counted("0.5", unit::of(unit::yuan) / unit::of(unit::kilowatt_hour))) == "CNY 0.5 per kWh");
}

TEST_CASE("ratios are percentages, marked where they are rounded") {
    CHECK(zh(ratio("0.0275")) == "2.75%");
    CHECK(zh(ratio("0.05")) == "5%");
    CHECK(zh(ratio("0")) == "0%");
    CHECK(zh(ratio("0.3333333333333333333333333333333333")) == "≈33.3333%");
    CHECK(zh(ratio("12.5")) == "1250%");
    CHECK(en(ratio("12.5")) == "1,250%");
}

TEST_CASE("rounding never contradicts the comparison beside it") {
    CHECK(beside(ratio("0.029999999"), ratio("0.03")) == "2.9999999%");
    CHECK(beside(ratio("0.0299999999996666"), ratio("0.03")) == "≈2.99999999997%");
    CHECK(beside(ratio("0.0300000001"), ratio("0.03")) == "3.00000001%");
    CHECK(beside(ratio("0.029951234567"), ratio("0.03")) == "≈2.9951%");
    CHECK(beside(counted("59.99999999", unit::of(unit::score)), counted("60", unit::of(unit::score))) ==
          "59.99999999分");
    CHECK(zh(ratio("0.0000000001234")) == "≈0.00000001%");
}

TEST_CASE("people, scores and pure numbers") {
    CHECK(zh(counted("80", unit::of(unit::person))) == "80人");
    CHECK(zh(counted("60", unit::of(unit::score))) == "60分");
    CHECK(en(counted("1", unit::of(unit::person))) == "1 person");
    CHECK(en(counted("80", unit::of(unit::person))) == "80 people");
    CHECK(en(counted("60", unit::of(unit::score))) == "60 points");
    CHECK(zh(counted("0.3333333333333333333333333333333333", {})) == "0.3333333333333333333333333333333333");
    CHECK(en(counted("1234567", {})) == "1,234,567");
    CHECK(zh(counted("1E+100", {})) == "1E+100");
    CHECK(en(counted("-123", {})) == "-123");
    CHECK(reporting::value_words(counted("0.3333333333333333333333333333333333", {}), {language::zh}) == "≈0.3333");
}

TEST_CASE("dates and durations") {
    CHECK(zh(plain(value{date{2024, 2, 29}})) == "2024-02-29");
    CHECK(zh(plain(value{months_duration{36}})) == "3年");
    CHECK(zh(plain(value{months_duration{27}})) == "2年3个月");
    CHECK(zh(plain(value{months_duration{9}})) == "9个月");
    CHECK(zh(plain(value{months_duration{0}})) == "0个月");
    CHECK(zh(plain(value{months_duration{-9}})) == "-9个月");
    CHECK(en(plain(value{months_duration{13}})) == "1 year 1 month");
    CHECK(zh(plain(value{time_duration{365 * 86'400, 0}})) == "365天");
    CHECK(zh(plain(value{time_duration{86'400 + 3'600 + 60 + 1, 500'000'000}})) == "1天1小时1分钟1.5秒");
    CHECK(en(plain(value{time_duration{2 * 86'400 + 3'600, 0}})) == "2 days 1 hour");
    CHECK(zh(plain(value{time_duration{0, 0}})) == "0天");
}

TEST_CASE("truth, texts and null") {
    CHECK(zh(plain(value{true})) == "是");
    CHECK(en(plain(value{false})) == "no");
    CHECK(zh(plain(value{truth::open()})) == "是或否");
    CHECK(zh(plain(value{std::string_view{"工业"}})) == "「工业」");
    CHECK(en(plain(value{std::string_view{"工业"}})) == "\"工业\"");
    CHECK(zh(plain(value::absent())) == "没有");
    CHECK(zh(plain(value::mistaken(mistake::division_by_zero))) == "无法计算（除数为零）");
    CHECK(zh(plain(value{date{2024, 1, 1}}.or_null(truth::absent))) == "2024-01-01，或没有");
    CHECK(zh(plain(value::anything())) == "未提供");
}

TEST_CASE("intervals name their ends") {
    auto const score = unit::of(unit::score);
    CHECK(zh(interval(value::between(number("70"), number("100")), score)) == "70分至100分");
    CHECK(en(interval(value::between(number("70"), number("100")), score)) == "70 points to 100 points");
    CHECK(zh(interval(value::between(number("0"), greatest_number()), unit::of(unit::yuan))) == "不少于0元");
    CHECK(zh(interval(value::between(number("0"), number("5E6144")))) == "不少于0");
    CHECK(zh(interval(value::between(-greatest_number(), number("2000000")), unit::of(unit::yuan))) == "至多200万元");
    CHECK(zh(interval(value::between(-greatest_number(), greatest_number()))) == "未提供");
    CHECK(zh(interval(value::between(number("0"), number("1")).with_open_ends(true, false))) == "超过0至1");
    CHECK(zh(interval(value::between(number("0"), number("1")).with_open_ends(false, true))) == "0至不到1");
    CHECK(zh(interval(value::between(number("0"), number("1")).with_open_ends(true, true))) == "超过0、不到1");
    CHECK(zh(interval(value::between(number("0"), greatest_number()).with_open_ends(true, false))) == "多于0");
    CHECK(zh(plain(value::days_between(to_days(date{2024, 1, 1}), to_days(date{2024, 12, 31})))) ==
          "2024-01-01至2024-12-31");
    CHECK(zh(plain(value::days_between(to_days(date{2024, 1, 1}), 999'999'999LL * 366))) == "2024-01-01或以后");
    CHECK(zh(plain(value::months_between_ends(0, 1200))) == "0个月至100年");
    // Both ends are rounded outwards and stay apart.
    typed_value const narrow{
        value::between(number("0.300000001"), number("0.300000002")), feel::type_kind::number, {}, true};
    CHECK(zh(narrow) == "≈30%至≈30.0001%");
}

TEST_CASE("declared values that are left") {
    declared_values const levels{"一般", "较大", "重大", "严重", "特别重大", "其他"};
    CHECK(zh(plain(some_of(levels, 0b000001))) == "「一般」");
    CHECK(zh(plain(some_of(levels, 0b000011))) == "「一般」或「较大」");
    CHECK(zh(plain(some_of(levels, 0b001111))) == "「一般」、「较大」、「重大」或「严重」");
    CHECK(zh(plain(some_of(levels, 0b111111))) == "「一般」、「较大」、「重大」等 6 种之一");
    CHECK(en(plain(some_of(levels, 0b000011))) == "\"一般\" or \"较大\"");
}

TEST_CASE("lists are counted, and named where they are short") {
    CHECK(zh(plain(value::list({}))) == "无（0项）");
    CHECK(zh(plain(value::list({value{std::string_view{"甲"}}, value{std::string_view{"乙"}}}))) ==
          "2项：「甲」、「乙」");
    CHECK(en(plain(value::list({value{number("1")}}))) == "1 item: 1");
    CHECK(zh(plain(value::list({value{true}, value{true}, value{true}}, {false, true, true}))) == "1至3项");
    std::vector<value> many(12, value{true});
    CHECK(reporting::value_words(plain(value::list(many)), {language::zh}) == "12项");
    typed_value const yearly{value::list({value{number("1000000")}, value{number("2000000")}}), feel::type_kind::list,
                             unit::of(unit::yuan), false};
    CHECK(zh(yearly) == "2项：100万元、200万元");
    auto const held = value::context({{"from", value{date{2023, 10, 16}}}, {"to", value{date{2026, 10, 15}}}});
    auto const open = value::context({{"from", value{date{2023, 10, 16}}}, {"to", value::absent()}});
    CHECK(zh(plain(value::list({held, open}))) == "2项：2023-10-16 至 2026-10-15、2023-10-16 起");
    CHECK(zh(plain(value::context({{"级别", value{std::string_view{"国家"}}}, {"排名", value{number("3")}}}))) ==
          "{级别: 「国家」，排名: 3}");
}

TEST_CASE("ranges are written as intervals are") {
    typed_value const of{value::range(value{number("50000000")}, value{number("100000000")}, true, false),
                         feel::type_kind::range, unit::of(unit::yuan), false};
    CHECK(zh(of) == "5000万元至不到1亿元");
    CHECK(zh(plain(value::range(value::absent(), value{number("5")}, false, true))) == "至多5");
}

TEST_CASE("a fact not supplied says what it may be") {
    auto const people = interval(value::between(number("0"), number("500")), unit::of(unit::person));
    CHECK(reporting::unsupplied_words(people, {language::zh}) == "未提供（可能为 0人至500人）");
    CHECK(reporting::unsupplied_words(plain(value::anything()), {language::en}) == "not supplied");
    CHECK(reporting::distance_words(ratio("0.0025"), language::zh) == "0.25个百分点");
    CHECK(reporting::distance_words(ratio("0.01"), language::en) == "1 percentage point");
    CHECK(reporting::lacking_words(money("342000.00001"), language::zh) == "≈342,000.01元");
}

TEST_CASE("values nested without end do not go deep") {
    value deep{true};
    for (int i = 0; i < 2000; ++i) deep = value::list({deep});
    CHECK(zh(plain(deep)).size() < 200);
}
