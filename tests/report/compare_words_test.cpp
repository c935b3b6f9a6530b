// A refusal names the value read, the threshold and the distance between them.
#include "report/compare_words.hpp"

#include <catch2/catch.hpp>

using namespace huiqi;
using reporting::comparison_words;

namespace {

typed_value number(std::string_view of, unit in = {}, bool percent = false) {
    return {value{*parse_decimal(of)}, feel::type_kind::number, in, percent};
}

typed_value percent(std::string_view of) { return number(of, {}, true); }
typed_value yuan(std::string_view of) { return number(of, unit::of(unit::yuan)); }
typed_value people(std::string_view of) { return number(of, unit::of(unit::person)); }

comparison compared(std::string_view left_text, typed_value left, operation op, typed_value right,
                    std::string_view right_text, truth result, std::optional<typed_value> distance = {}) {
    return {op, left_text, right_text, std::move(left), std::move(right), result, std::move(distance), {}, {}};
}

std::string zh(comparison const& which, bool blamed = true) { return comparison_words(which, language::zh, blamed); }
std::string en(comparison const& which, bool blamed = true) { return comparison_words(which, language::en, blamed); }

constexpr truth holds{true}, fails{false};

} // namespace

TEST_CASE("what falls short says by how much") {
    auto const which = compared("营业收入", yuan("48000000"), operation::greater_or_equal, yuan("50000000"), "5000万元",
                                fails, yuan("2000000"));
    CHECK(zh(which) == "营业收入 4800万元，低于 5000万元，差 200万元");
    CHECK(en(which) == "营业收入: CNY 48,000,000, below CNY 50,000,000, short by CNY 2,000,000");
    CHECK(zh(which, false) == "营业收入 4800万元，低于 5000万元");
}

TEST_CASE("of a ratio the numerator is named") {
    auto which = compared("近三年研发费用占比", percent("0.0275"), operation::greater_or_equal, percent("0.03"), "3%",
                          fails, percent("0.0025"));
    CHECK(zh(which) == "近三年研发费用占比 2.75%，低于 3%，差 0.25个百分点");
    which.shortfall = yuan("342000");
    which.shortfall_of = "研发费用";
    CHECK(zh(which) == "近三年研发费用占比 2.75%，低于 3%，研发费用 差 34.2万元（占比差 0.25个百分点）");
    CHECK(en(which) ==
          "近三年研发费用占比: 2.75%, below 3%, 研发费用 short by CNY 342,000 (the ratio by 0.25 percentage points)");
}

TEST_CASE("what is too much says by how much") {
    CHECK(zh(compared("职工总数", people("620"), operation::less_or_equal, people("500"), "500人", fails,
                      people("120"))) == "职工总数 620人，超过 500人，超出 120人");
}

TEST_CASE("a situation that must not occur says how far it has gone") {
    CHECK(zh(compared("资产负债率", percent("0.75"), operation::greater, percent("0.7"), "70%", holds,
                      percent("0.05"))) == "资产负债率 75%，超过 70%，超出 5个百分点");
}

TEST_CASE("what just reaches a limit that is not included says so") {
    auto const score = unit::of(unit::score);
    auto const which = compared("评价得分", number("70", score), operation::greater, number("70", score), "70分", fails,
                                number("0", score));
    CHECK(zh(which) == "评价得分 70分，恰好等于 70分，而条件是超过 70分");
    CHECK(en(which) == "评价得分: 70 points, exactly 70 points; the condition is above 70 points");
}

TEST_CASE("what is met is said with the threshold's words") {
    CHECK(zh(compared("职工总数", people("80"), operation::less_or_equal, people("500"), "500人", holds, people("420")),
             false) == "职工总数 80人，不超过 500人");
    CHECK(zh(compared("占比", percent("0.05"), operation::greater_or_equal, percent("0.04"), "研发占比要求", holds),
             false) == "占比 5%，不低于 研发占比要求（4%）");
}

TEST_CASE("an open comparison says what the value may be") {
    typed_value const between{value::between(*parse_decimal("70"), *parse_decimal("100")), feel::type_kind::number,
                              unit::of(unit::score), false};
    auto const which = compared("得分", between, operation::greater, number("80", unit::of(unit::score)), "80分",
                                truth::open());
    CHECK(zh(which) == "得分 70分至100分，是否超过 80分 尚不能确定");
    CHECK(en(which) == "得分: 70 points to 100 points; whether it is above 80 points is open");
    // Settled although the value is not: every value it can have is below.
    CHECK(zh(compared("得分", between, operation::less, number("60", unit::of(unit::score)), "60分", fails)) ==
          "得分 70分至100分，不低于 60分");
}

TEST_CASE("dates, durations, texts and null") {
    auto const plain = [](value of) { return typed_value{std::move(of), feel::type_kind::any, {}, false}; };
    CHECK(zh(compared("成立日期", plain(value{date{2025, 3, 1}}), operation::less_or_equal,
                      plain(value{date{2025, 1, 1}}), "@\"2025-01-01\"", fails,
                      plain(value{time_duration{59 * 86'400, 0}}))) ==
          "成立日期 2025-03-01，晚于 2025-01-01，相差 59天");
    CHECK(zh(compared("从事年限", plain(value{months_duration{30}}), operation::greater_or_equal,
                      plain(value{months_duration{36}}), "3年", fails, plain(value{months_duration{6}}))) ==
          "从事年限 2年6个月，短于 3年，差 6个月");
    auto const text = [&](std::string_view of) { return plain(value{of}); };
    CHECK(zh(compared("申请类型", text("新申报"), operation::equal, text("复核"), "\"复核\"", fails)) ==
          "申请类型 「新申报」，不是 「复核」");
    CHECK(zh(compared("申请类型", text("复核"), operation::equal, text("复核"), "\"复核\"", holds)) ==
          "申请类型 「复核」");
    CHECK(zh(compared("禁申至", plain(value::absent()), operation::greater_or_equal, plain(value{date{2025, 1, 1}}),
                      "as_of", truth::of(truth::absent))) == "禁申至 没有，无从与 as_of（2025-01-01） 比较");
}

TEST_CASE("a value is never rounded onto its threshold") {
    CHECK(zh(compared("占比", percent("0.02999999999"), operation::greater_or_equal, percent("0.03"), "3%", fails,
                      percent("0.00000000001"))) == "占比 2.999999999%，低于 3%，差 0.000000001个百分点");
}

TEST_CASE("readings name the year, and what was not supplied") {
    reading read{"职工总数", "employees", 2024, people("80"), true, false};
    CHECK(reporting::reading_words(read, language::zh) == "职工总数（2024年） 80人");
    CHECK(reporting::reading_words(read, language::en) == "职工总数 (2024): 80 people");
    read.supplied = false;
    read.what.what = value::between(decimal{}, *parse_decimal("2000000"));
    CHECK(reporting::reading_words(read, language::zh) == "职工总数（2024年） 未提供（可能为 0人至2,000,000人）");
}
