// JSON that can be parsed whatever is written.
#include "report/json_writer.hpp"

#include <catch2/catch.hpp>

using namespace huiqi;
using reporting::json_writer;

namespace {

std::string text(std::string_view of) {
    json_writer json;
    json.text(of);
    return json.take();
}

} // namespace

TEST_CASE("members and items are separated, however deep") {
    json_writer json;
    json.object([&] {
        json.member("a", true);
        json.list("b", std::vector{1, 2}, [&](int each) { json.number(each); });
        json.key("c");
        json.object([] {});
        json.member_or_null("d", "");
        json.member_or_null("e", "x");
        json.member("f", -9'007'199'254'740'993LL);
    });
    CHECK(json.take() == R"({"a":true,"b":[1,2],"c":{},"d":null,"e":"x","f":-9007199254740993})");
}

TEST_CASE("texts are escaped, and what is no UTF-8 becomes the replacement character") {
    CHECK(text("研发\"费用\\") == R"("研发\"费用\\")");
    CHECK(text("a\nb\tc\rd") == R"("a\nb\tc\rd")");
    CHECK(text(std::string_view{"\0\x1b[31m\x7f", 7}) == "\"\\u0000\\u001b[31m\\u007f\"");
    CHECK(text("\xe2\x80\xa8") == "\"\\u2028\"");
    CHECK(text("\xff\xe7\xa0") == "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
    CHECK(text("😀") == "\"😀\"");
}

TEST_CASE("both languages of something stand side by side") {
    json_writer json;
    json.object([&] { json.both_languages("words", [](language in) { return in == language::zh ? "是" : "yes"; }); });
    CHECK(json.take() == R"({"words":{"zh":"是","en":"yes"}})");
}
