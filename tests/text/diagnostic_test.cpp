#include <huiqi/text/diagnostic.hpp>
#include <huiqi/text/messages/source.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

TEST_CASE("arguments take the place of their numbers, everything else stays") {
    std::vector<std::string> const two{"甲", "{0}"};
    CHECK(fill_in("「{0}」和 {1}", two) == "「甲」和 {0}");
    CHECK(fill_in("{1}{1}", two) == "{0}{0}");
    CHECK(fill_in("{2} {} {a} {", two) == "{2} {} {a} {");
    CHECK(fill_in("{0", two) == "{0");
    CHECK(fill_in("", two).empty());
}

TEST_CASE("only errors stand in the way") {
    diagnostic const remark{.what = &messages::too_many_problems, .arguments = {"2"}};
    diagnostic const wrong{.what = &messages::looks_like_gbk};
    CHECK_FALSE(has_errors({}));
    CHECK_FALSE(has_errors({remark}));
    CHECK(has_errors({remark, wrong}));
}

TEST_CASE("a diagnostic speaks both languages") {
    diagnostic const found{.what = &messages::file_too_large, .arguments = {"9000000", "4194304"}};
    CHECK(message_text(found, language::zh) == "文件有 9000000 字节，超过上限 4194304 字节");
    CHECK(message_text(found, language::en) == "the file has 9000000 bytes, more than the limit of 4194304");
    CHECK(help_text(found, language::en) == "write one programme in one file");
    CHECK(help_text({.what = &messages::path_missing}, language::en).empty());
}
