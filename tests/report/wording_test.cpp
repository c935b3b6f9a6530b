// The catalogue of what reports say: complete, and the same in both languages.
#include "report/wording.hpp"

#include <set>

#include <huiqi/value/value.hpp>

#include "report/describe_value.hpp"

#include <catch2/catch.hpp>

using namespace huiqi;
using namespace huiqi::reporting;

namespace {

std::multiset<char> places(std::string_view of) {
    std::multiset<char> found;
    for (std::size_t i = 0; i + 2 < of.size(); ++i)
        if (of[i] == '{' && of[i + 2] == '}') found.insert(of[i + 1]);
    return found;
}

} // namespace

TEST_CASE("both languages put in the same things") {
    for (std::size_t i = 0; i < static_cast<std::size_t>(phrase::count); ++i) {
        auto const which = static_cast<phrase>(i);
        INFO(words(which, language::en));
        // What an English sentence leaves out would be lost to its readers.
        CHECK(places(words(which, language::zh)) == places(words(which, language::en)));
    }
}

TEST_CASE("wording is plain: no full stop, no capital at the start") {
    for (std::size_t i = 0; i < static_cast<std::size_t>(phrase::count); ++i) {
        auto const which = static_cast<phrase>(i);
        auto const english = words(which, language::en);
        INFO(english);
        CHECK_FALSE(words(which, language::zh).ends_with("。"));
        CHECK((!english.ends_with(".") || which == phrase::cut));
        bool const proper = english.starts_with("CNY");
        CHECK((proper || english.front() < 'A' || english.front() > 'Z'));
    }
}

TEST_CASE("arguments are put in as they are, even where they look like places") {
    CHECK(say(phrase::short_by, language::zh, {"{1}", "<b>"}) == "{1}，差 <b>");
    CHECK(say_counted(phrase::items, language::en, {"1"}) == "1 item");
    CHECK(say_counted(phrase::items, language::en, {"0"}) == "0 items");
    CHECK(say_counted(phrase::items_listed, language::en, {"2", "a(s)"}) == "2 items: a(s)");
}

TEST_CASE("every mistake has words") {
    for (unsigned i = 0; i <= static_cast<unsigned>(mistake::not_supported); ++i)
        CHECK_FALSE(mistake_words(static_cast<mistake>(i), language::zh).empty());
    CHECK(mistake_words(mistake::division_by_zero, language::zh) == "除数为零");
    CHECK(mistake_words(mistake::no_row_applies, language::zh) == "表中没有适用的行");
    CHECK(mistake_words(mistake::not_supported, language::en) == "not supported");
}
