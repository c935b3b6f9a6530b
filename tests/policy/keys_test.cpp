#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>

#include "policy/keys.hpp"

using namespace huiqi;
using namespace huiqi::policy;

TEST_CASE("every key has one spelling in each language and no spelling has two meanings") {
    std::set<std::string_view> seen;
    for (auto const& each : key_spellings()) {
        INFO(each.english);
        CHECK_FALSE(each.english.empty());
        CHECK_FALSE(each.chinese.empty());
        CHECK(seen.insert(each.english).second);
        CHECK(seen.insert(each.chinese).second);
        CHECK(english_key(each.chinese) == each.english);
        CHECK(english_key(each.english) == each.english);
        CHECK(chinese_key(each.english) == each.chinese);
    }
}

TEST_CASE("every key belongs into a mapping, and every mapping's keys are keys") {
    std::set<std::string_view> used;
    std::set<std::pair<mapping, std::string_view>> once;
    for (auto const& each : key_uses()) {
        INFO(each.key);
        CHECK_FALSE(chinese_key(each.key).empty());
        CHECK(once.insert({each.in, each.key}).second);
        CHECK(find_use(each.in, each.key) == &each); // those of a mapping stand together
        used.insert(each.key);
        CHECK((each.holds == content::word) == (each.words != word_list::none && each.words != word_list::file_kind));
    }
    for (auto const& each : key_spellings()) {
        INFO(each.english);
        CHECK(used.count(each.english) == 1);
    }
}

TEST_CASE("every fixed word has one spelling in each language in its list") {
    std::set<std::pair<word_list, std::string_view>> seen;
    for (auto const& each : word_spellings()) {
        INFO(each.english);
        CHECK(seen.insert({each.list, each.english}).second);
        CHECK(seen.insert({each.list, each.chinese}).second);
        CHECK(find_word(each.list, each.chinese) == &each);
    }
    CHECK(find_word(word_list::rounding, "downward") == nullptr);
}

TEST_CASE("keys in Chinese as the rule format fixes them") {
    std::map<std::string, std::string> const fixed{{"when", "条件"},
                                                   {"cite", "依据"},
                                                   {"text", "原文"},
                                                   {"all", "全部满足"},
                                                   {"any", "任一满足"},
                                                   {"none", "均不满足"},
                                                   {"at_least", "至少满足"},
                                                   {"fields", "字段"},
                                                   {"origin", "数据来源"},
                                                   {"judged", "专家评定"},
                                                   {"for", "限于"},
                                                   {"by", "按"},
                                                   {"parameters", "参数"},
                                                   {"remarks", "提示"},
                                                   {"rows_of", "行同"},
                                                   {"overlap", "重叠"},
                                                   {"each", "逐项"},
                                                   {"matter", "同一事项"},
                                                   {"top_up", "补差"},
                                                   {"over", "合并计算"},
                                                   {"pay", "拨付"},
                                                   {"award_total", "奖补合计"},
                                                   {"of", "其中"}};
    for (auto const& [english, chinese] : fixed) CHECK(chinese_key(english) == chinese);
}
