#include <huiqi/text/nearest.hpp>

#include <catch2/catch.hpp>

using namespace huiqi;

namespace {

std::string suggest(std::string_view wrong, std::vector<std::string> const& right) { return nearest(wrong, right); }

} // namespace

TEST_CASE("a name with a slip is recognised") {
    std::vector<std::string> const names{"营业收入", "员工数", "研发费用", "employees", "registered_at"};
    CHECK(suggest("员工人数", names) == "员工数");
    CHECK(suggest("营业收人", names) == "营业收入");
    CHECK(suggest("研发费", names) == "研发费用");
    CHECK(suggest("emplyoees", names) == "employees");
    CHECK(suggest("EMPLOYEES", names) == "employees");
    CHECK(suggest("registered-at", names) == "registered_at");
}

TEST_CASE("what is not near is not suggested") {
    std::vector<std::string> const names{"税额", "员工数", "employees"};
    CHECK(suggest("利润", names).empty());
    CHECK(suggest("收入", names).empty());
    CHECK(suggest("额度", names).empty());
    CHECK(suggest("revenue", names).empty());
    CHECK(suggest("", names).empty());
    CHECK(suggest("x", {}).empty());
}

TEST_CASE("of two characters only a swap is a slip") {
    CHECK(suggest("额税", {"税额"}) == "税额");
    CHECK(suggest("税款", {"税额"}).empty());
}

TEST_CASE("the nearest wins, of equally near ones the first") {
    CHECK(suggest("research_costt", {"research_cast", "research_cost"}) == "research_cost");
    CHECK(suggest("abcx", {"abcd", "abce"}) == "abcd");
}

TEST_CASE("very long names are let be") {
    std::string const longest(64, 'a'), longer(65, 'a'), enormous(1'000'000, 'a');
    CHECK(suggest(longest, {longest.substr(1)}) == longest.substr(1));
    CHECK(suggest(longer, {longest}).empty());
    CHECK(suggest(enormous, {enormous}).empty());
}
