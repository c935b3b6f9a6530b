#include <huiqi/value/time.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

std::string clock_shown(std::string_view text) {
    auto const read = parse_time(text);
    return read ? to_string(*read) : "none";
}

std::string moment_shown(std::string_view text) {
    auto const read = parse_date_time(text);
    return read ? to_string(*read) : "none";
}

huiqi::time clock_at(std::string_view text) { return parse_time(text).value(); }
date_time moment_at(std::string_view text) { return parse_date_time(text).value(); }

} // namespace

TEST_CASE("times are read and written") {
    CHECK(clock_shown("09:30:00") == "09:30:00");
    CHECK(clock_shown("23:59:01.987654321") == "23:59:01.987654321");
    CHECK(clock_shown("11:22:33.5000") == "11:22:33.5");
    CHECK(clock_shown("11:00:00Z") == "11:00:00Z");
    CHECK(clock_shown("11:00:00-00:00") == "11:00:00Z");
    CHECK(clock_shown("13:20:00-05:00") == "13:20:00-05:00");
    CHECK(clock_shown("13:20:00+02:01:30") == "13:20:00+02:01:30");
    CHECK(clock_shown("13:20:00+18:00") == "13:20:00+18:00");
    CHECK(clock_shown("24:00:00") == "00:00:00");
    for (std::string_view const each : {"",
                                        "7:00:00",
                                        "07:01:2",
                                        "07:01",
                                        "13:20:00+5:00",
                                        "13:20:00+5",
                                        "13:20:00+05",
                                        "23:60:00",
                                        "23:00:60",
                                        "24:00:01",
                                        "24:01:00",
                                        "25:00:00",
                                        "13:20:00-19:00",
                                        "13:20:00+18:00:01",
                                        "13:20:00.",
                                        "13:20:00z",
                                        "13:20:00+02:60",
                                        "13:20:00.1234567891",
                                        "13:20:00Z ",
                                        "T13:20:00",
                                        "13:20:00+02:00@Europe/Paris"})
        CHECK(clock_shown(each) == "none");
}

TEST_CASE("date-times are read and written") {
    CHECK(moment_shown("2017-12-31T11:22:33") == "2017-12-31T11:22:33");
    CHECK(moment_shown("-2017-12-31T11:22:33.456+01:35") == "-2017-12-31T11:22:33.456+01:35");
    CHECK(moment_shown("2021-01-01T24:00:00") == "2021-01-02T00:00:00");
    CHECK(moment_shown("2021-12-31T24:00:00Z") == "2022-01-01T00:00:00Z");
    CHECK(moment_shown("999999999-12-31T24:00:00") == "none");
    for (std::string_view const each :
         {"2017-12-31", "2017-12-31 11:22:33", "2017-12-31T", "2017-13-10T11:22:33", "9999999999-12-27T11:22:33",
          "2011-12-0310:15:30", "2017-12-31T24:00:01", "2017-12-31t11:22:33"})
        CHECK(moment_shown(each) == "none");
}

TEST_CASE("points in time are compared, not what is written") {
    CHECK(clock_at("10:00:00+08:00") == clock_at("02:00:00Z"));
    CHECK(clock_at("10:00:00+08:00") < clock_at("10:00:00+07:00"));
    CHECK_FALSE(identical(clock_at("10:00:00+08:00"), clock_at("02:00:00Z")));
    CHECK(identical(clock_at("10:00:00Z"), clock_at("10:00:00+00:00")));
    CHECK(moment_at("2025-01-01T01:00:00+08:00") == moment_at("2024-12-31T17:00:00Z"));
    CHECK(moment_at("2025-01-01T00:00:00") < moment_at("2025-01-01T00:00:00.000000001"));
    CHECK_FALSE(identical(moment_at("2025-01-01T01:00:00+08:00"), moment_at("2024-12-31T17:00:00Z")));
}

TEST_CASE("a local time is neither equal to nor ordered with one that has an offset") {
    CHECK_FALSE(clock_at("10:00:00") == clock_at("10:00:00Z"));
    CHECK_FALSE(clock_at("10:00:00") < clock_at("11:00:00Z"));
    CHECK_FALSE(clock_at("10:00:00") > clock_at("11:00:00Z"));
    CHECK_FALSE(moment_at("2025-01-01T00:00:00") < moment_at("2026-01-01T00:00:00Z"));
    CHECK_FALSE(subtract(clock_at("10:00:00"), clock_at("10:00:00Z")));
    CHECK_FALSE(subtract(moment_at("2025-01-01T00:00:00"), moment_at("2026-01-01T00:00:00Z")));
}

TEST_CASE("a time of day goes round at midnight") {
    CHECK(to_string(add(clock_at("23:30:00+08:00"), time_duration{3'600, 0})) == "00:30:00+08:00");
    CHECK(to_string(add(clock_at("00:00:00"), time_duration{-1, 500'000'000})) == "23:59:59.5");
    CHECK(to_string(add(clock_at("10:15:00"), time_duration{86'400, 0})) == "10:15:00");
    CHECK(to_string(add(clock_at("10:15:00.75"),
                        time_duration{std::numeric_limits<std::int64_t>::min(), 500'000'000})) == "18:44:53.25");
}

TEST_CASE("a date-time goes on to the next day") {
    auto const later = [](std::string_view from, time_duration by) {
        auto const result = add(moment_at(from), by);
        return result ? to_string(*result) : "none";
    };
    CHECK(later("2021-01-01T23:30:00+11:00", {3'600, 0}) == "2021-01-02T00:30:00+11:00");
    CHECK(later("2021-01-01T00:00:00", {-1, 0}) == "2020-12-31T23:59:59");
    CHECK(later("2021-01-01T00:00:00", {-1, 999'999'999}) == "2020-12-31T23:59:59.999999999");
    CHECK(later("2021-01-01T00:00:00", {-86'400, 0}) == "2020-12-31T00:00:00");
    CHECK(later("2021-01-01T00:00:00", {std::numeric_limits<std::int64_t>::max(), 0}) == "none");
    CHECK(later("999999999-12-31T23:59:59", {1, 0}) == "none");
    CHECK(to_string(add_months(moment_at("-2021-01-31T10:10:10+11:00"), 1).value()) == "-2021-02-28T10:10:10+11:00");
    CHECK_FALSE(add_months(moment_at("999999999-12-31T10:10:10"), 1));
}

TEST_CASE("differences are durations") {
    CHECK(to_string(subtract(clock_at("10:10:10"), clock_at("11:10:10")).value()) == "-PT1H");
    CHECK(to_string(subtract(moment_at("2021-01-02T10:10:10"), moment_at("2021-01-01T10:10:10")).value()) == "P1D");
    CHECK(to_string(subtract(moment_at("2021-01-02T00:00:00Z"), moment_at("2021-01-01T10:10:10+11:00")).value()) ==
          "P1DT49M50S");
    CHECK(subtract(moment_at("999999999-12-31T00:00:00"), moment_at("-999999999-01-01T00:00:00")));
}
