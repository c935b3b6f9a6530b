#include <huiqi/text/utf8.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;
using namespace std::string_view_literals;

TEST_CASE("valid UTF-8 has no first bad byte") {
    CHECK_FALSE(validate_utf8(""));
    CHECK_FALSE(validate_utf8("plain"));
    CHECK_FALSE(validate_utf8("惠企 ok 👍 \xF4\x8F\xBF\xBF"));
    CHECK_FALSE(validate_utf8("\0"sv));
}

TEST_CASE("the first bad byte is found, whatever is wrong with it") {
    CHECK(validate_utf8("惠\xFF企") == 3U);
    CHECK(validate_utf8("ab\x80") == 2U);    // a continuation byte alone
    CHECK(validate_utf8("a\xE6\x83") == 1U); // cut off at the end
    CHECK(validate_utf8("\xE6\x83"
                        "a") == 0U);                // cut off by another character
    CHECK(validate_utf8("\xC0\xAF") == 0U);         // overlong
    CHECK(validate_utf8("\xE0\x80\xAF") == 0U);     // overlong
    CHECK(validate_utf8("\xED\xA0\x80") == 0U);     // a surrogate
    CHECK(validate_utf8("\xF4\x90\x80\x80") == 0U); // above U+10FFFF
    CHECK(validate_utf8("\xF8\x88\x80\x80\x80") == 0U);
    CHECK(validate_utf8("\xBB\xDD\xC6\xF3") == 0U); // 惠企 in GBK
}

TEST_CASE("characters survive being taken apart and put together") {
    std::string const text = "a\u00E9惠👍";
    std::string again;
    std::vector<std::size_t> offsets;
    auto const all = code_points{text};
    for (auto at = all.begin(); at != all.end(); ++at) {
        append_utf8(again, *at);
        offsets.push_back(at.offset());
    }
    CHECK(again == text);
    CHECK(offsets == std::vector<std::size_t>{0, 1, 3, 6});
    CHECK(character_count(text) == 4);
}

TEST_CASE("what is no character is written and read as U+FFFD") {
    std::string text;
    append_utf8(text, 0xD800);
    append_utf8(text, 0x110000);
    CHECK(text == "\uFFFD\uFFFD");
    CHECK(decode_utf8("\xFF", 0).code_point == replacement_character);
    CHECK(character_count("\xFF\xFE") == 2);
}

TEST_CASE("Chinese is two columns wide, combining marks none") {
    CHECK(display_width("abc"sv) == 3);
    CHECK(display_width("惠企"sv) == 4);
    CHECK(display_width("（，）＝"sv) == 8);
    CHECK(display_width("한국 かな カナ"sv) == 14);
    CHECK(display_width("👍🚀"sv) == 4);
    CHECK(display_width("e\u0301"sv) == 1);
    CHECK(display_width("\u3000"sv) == 2);
    CHECK(display_width(U'𠀀') == 2);
    CHECK(display_width("≥…“”─"sv) == 5);
    CHECK(display_width("ｱ"sv) == 1);
}

TEST_CASE("the blocks are in order, as they are searched by halves") {
    auto const ordered = [](auto const& blocks) {
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            if (blocks[at].last < blocks[at].first) return false;
            if (at > 0 && blocks[at].first <= blocks[at - 1].last) return false;
        }
        return true;
    };
    CHECK(ordered(detail::wide_blocks));
    CHECK(ordered(detail::zero_width_blocks));
}

TEST_CASE("characters that steer a terminal or turn the writing are controls") {
    for (char32_t const each : {U'\x1B', U'\0', U'\n', U'\u202E', U'\u2066', char32_t{0x9B}}) CHECK(is_control(each));
    for (char32_t const each : {U'a', U'惠', U'\u200D', U'\u00A0'}) CHECK_FALSE(is_control(each));
}
