#include <huiqi/value/date.hpp>

#include <chrono>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

std::string shown(std::optional<date> of) { return of ? to_string(*of) : "none"; }

} // namespace

static_assert(to_days(date{1970, 1, 1}) == 0);
static_assert(date{2025, 8, 13} < date{2025, 12, 1});

TEST_CASE("every day of eight centuries has its number, and the next day the next") {
    std::int64_t days = to_days(date{1600, 1, 1});
    for (int year = 1600; year < 2400; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= days_in_month(year, month); ++day, ++days) {
                date const each{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
                if (to_days(each) != days || from_days(days) != each) FAIL(to_string(each));
            }
    CHECK(days == to_days(date{2400, 1, 1}));
}

TEST_CASE("days agree with the standard library's calendar as far as it reaches") {
    using namespace std::chrono;
    for (std::int64_t days = -11'900'000; days < 11'200'000; days += 97) {
        year_month_day const theirs{sys_days{std::chrono::days{days}}};
        date const ours = from_days(days).value();
        if (ours.year != static_cast<int>(theirs.year()) || ours.month != static_cast<unsigned>(theirs.month()) ||
            ours.day != static_cast<unsigned>(theirs.day()) ||
            static_cast<unsigned>(weekday_of(ours)) !=
                std::chrono::weekday{sys_days{std::chrono::days{days}}}.iso_encoding())
            FAIL(to_string(ours));
    }
}

TEST_CASE("years reach a billion to both sides and no further") {
    CHECK(from_days(greatest_day) == date{999'999'999, 12, 31});
    CHECK(from_days(least_day) == date{-999'999'999, 1, 1});
    CHECK_FALSE(from_days(greatest_day + 1));
    CHECK_FALSE(from_days(least_day - 1));
    CHECK_FALSE(add_days(date{2025, 1, 1}, std::numeric_limits<std::int64_t>::max()));
    CHECK_FALSE(add_days(date{2025, 1, 1}, std::numeric_limits<std::int64_t>::min()));
    CHECK_FALSE(add_months(date{999'999'999, 12, 1}, 1));
    CHECK_FALSE(add_months(date{2025, 1, 1}, std::numeric_limits<std::int64_t>::max()));
    CHECK(shown(add_days(date{999'999'999, 12, 31}, least_day - greatest_day)) == "-999999999-01-01");
}

TEST_CASE("what is a date and what is not") {
    CHECK(valid(date{2024, 2, 29}));
    CHECK_FALSE(valid(date{2023, 2, 29}));
    CHECK_FALSE(valid(date{1900, 2, 29}));
    CHECK(valid(date{2000, 2, 29}));
    CHECK_FALSE(valid(date{2025, 0, 1}));
    CHECK_FALSE(valid(date{2025, 13, 1}));
    CHECK_FALSE(valid(date{2025, 4, 31}));
    CHECK_FALSE(make_date(2025, 2, 30));
    CHECK_FALSE(make_date(1'000'000'000, 1, 1));
    CHECK_FALSE(make_date(2025, 257, 1));
    CHECK(days_in_month(2025, 7) == 31);
    CHECK(days_in_month(2025, 8) == 31);
    CHECK(days_in_month(2025, 9) == 30);
}

TEST_CASE("dates are read strictly") {
    CHECK(parse_date("2025-08-13") == date{2025, 8, 13});
    CHECK(parse_date("-0044-03-15") == date{-44, 3, 15});
    CHECK(parse_date("999999999-12-31") == date{999'999'999, 12, 31});
    for (std::string_view const each :
         {"", "2025", "2025-8-13", "25-08-13", "998-12-31", "02025-08-13", "2025/08/13", "2025-08-13 ", " 2025-08-13",
          "2025-08-13T", "2025-02-30", "2017-13-31", "1000000000-01-01", "+2025-08-13", "20250813", "2025-08-1３"})
        CHECK_FALSE(parse_date(each));
}

TEST_CASE("dates are written as they are read") {
    CHECK(to_string(date{2025, 8, 13}) == "2025-08-13");
    CHECK(to_string(date{7, 1, 2}) == "0007-01-02");
    CHECK(to_string(date{-44, 3, 15}) == "-0044-03-15");
    CHECK(to_string(date{12'025, 1, 1}) == "12025-01-01");
}

TEST_CASE("a month later is the same day or the month's last") {
    CHECK(shown(add_months(date{2025, 1, 31}, 1)) == "2025-02-28");
    CHECK(shown(add_months(date{2024, 1, 31}, 1)) == "2024-02-29");
    CHECK(shown(add_months(date{2024, 2, 29}, 12)) == "2025-02-28");
    CHECK(shown(add_months(date{2024, 2, 29}, -48)) == "2020-02-29");
    CHECK(shown(add_months(date{2025, 1, 15}, -1)) == "2024-12-15");
    CHECK(shown(add_months(date{1, 1, 15}, -13)) == "-0001-12-15");
}

TEST_CASE("only whole months lie between two dates") {
    CHECK(months_between(date{2025, 1, 31}, date{2025, 2, 28}) == 0);
    CHECK(months_between(date{2025, 1, 31}, date{2025, 3, 31}) == 2);
    CHECK(months_between(date{2025, 2, 28}, date{2025, 3, 31}) == 1);
    CHECK(months_between(date{2011, 12, 22}, date{2013, 8, 24}) == 20);
    CHECK(months_between(date{2016, 1, 21}, date{2015, 1, 21}) == -12);
    CHECK(months_between(date{2025, 3, 15}, date{2025, 2, 20}) == 0);
    CHECK(months_between(date{2025, 3, 15}, date{2025, 2, 15}) == -1);
    CHECK(months_between(date{2025, 2, 28}, date{2025, 1, 31}) == 0);
    CHECK(months_between(date{2024, 2, 29}, date{2025, 2, 28}) == 11);
    CHECK(months_between(date{2025, 5, 5}, date{2025, 5, 5}) == 0);
}

TEST_CASE("days and weeks of the year") {
    CHECK(weekday_of(date{2025, 8, 13}) == weekday::wednesday);
    CHECK(day_of_year(date{2025, 1, 1}) == 1);
    CHECK(day_of_year(date{2024, 12, 31}) == 366);
    CHECK(week_of_year(date{2025, 8, 13}) == 33);
    CHECK(week_of_year(date{2021, 1, 3}) == 53);
    CHECK(week_of_year(date{2021, 1, 4}) == 1);
    CHECK(week_of_year(date{2024, 12, 30}) == 1);
    CHECK(week_of_year(date{2020, 12, 31}) == 53);
    CHECK(week_of_year(date{2005, 1, 1}) == 53);
    CHECK(week_of_year(date{2012, 1, 1}) == 52);
    CHECK(week_of_year(date{-999'999'999, 1, 1}) >= 1);
    CHECK(week_of_year(date{999'999'999, 12, 31}) >= 1);
}

TEST_CASE("the week's number follows from its Thursday") {
    for (std::int64_t days = to_days(date{1890, 1, 1}); days < to_days(date{2310, 1, 1}); ++days) {
        date const each = from_days(days).value();
        date const thursday = from_days(days + 4 - static_cast<int>(weekday_of(each))).value();
        if (week_of_year(each) != (day_of_year(thursday) - 1) / 7 + 1) FAIL(to_string(each));
    }
}
