// A receipt tells what was decided on what.
#include <huiqi/report/explain.hpp>

#include "report/sha256.hpp"
#include "research_rules.hpp"

#include <catch2/catch.hpp>

using namespace huiqi;
using namespace huiqi::research;

namespace {

receipt receipt_of(rule_set const& rules, profile const& facts, date as_of = {2025, 8, 13}) {
    return make_receipt(evaluate(rules, facts, {.as_of = as_of}));
}

} // namespace

TEST_CASE("SHA-256 is the standard's") {
    CHECK(reporting::sha256(std::string_view{}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(reporting::sha256(std::string_view{"abc"}) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("the same rules, facts and date give the same receipt") {
    auto const rules = load(), again = load();
    auto const one = receipt_of(rules, good_firm(rules)), other = receipt_of(again, good_firm(again));
    CHECK(one.rules == other.rules);
    CHECK(one.facts == other.facts);
    CHECK(one.engine == other.engine);
    CHECK(one.as_of == date{2025, 8, 13});
    CHECK(one.rules.size() == 64);
    auto const whole = evaluate(rules, good_firm(rules), {.as_of = {2025, 8, 13}});
    CHECK(make_receipt(*whole.begin()).facts == one.facts);
}

TEST_CASE("a fact that changes, comes or goes changes the hash of the facts alone") {
    auto const rules = load();
    auto const before = receipt_of(rules, good_firm(rules));
    auto changed = good_firm(rules), fewer = good_firm(rules), more = good_firm(rules);
    changed.set(rules.fact("职工总数"), 2024, number("81"));
    fewer.forget(rules.fact("失信"));
    more.set(rules.fact("职工总数"), 2023, number("80"));
    for (auto const& each : {changed, fewer, more}) {
        CHECK(receipt_of(rules, each).facts != before.facts);
        CHECK(receipt_of(rules, each).rules == before.rules);
    }
    CHECK(receipt_of(rules, good_firm(rules), {2025, 8, 14}).facts == before.facts);
}

TEST_CASE("a rule that changes changes the hash of the rules alone") {
    auto const rules = load();
    auto const other = load_files({"vocabulary.yaml", "research.yaml"});
    auto const one = receipt_of(rules, good_firm(rules)), two = receipt_of(other, good_firm(other));
    CHECK(one.rules != two.rules);
    CHECK(one.facts == two.facts);
}

TEST_CASE("facts in their canonical form do not depend on the order in which they were set") {
    auto const rules = load();
    profile one{rules}, other{rules};
    one.set(rules.fact("研发费用"), 2024, number("1.50"));
    one.set(rules.fact("研发费用"), 2022, number("2"));
    one.set(rules.fact("居民企业"), true);
    one.set(rules.fact("成立日期"), date{2015, 3, 1});
    other.set(rules.fact("established_on"), date{2015, 3, 1});
    other.set(rules.fact("居民企业"), true);
    other.set(rules.fact("rd"), 2022, number("2.0"));
    other.set(rules.fact("rd"), 2024, number("1.5"));
    CHECK(to_json(one) == to_json(other));
    CHECK(
        to_json(one) ==
        R"({"huiqi":"profile/1","facts":{"居民企业":true,"成立日期":"2015-03-01","研发费用":{"2022":2,"2024":1.5}}})");
    CHECK(to_json(profile{rules}) == R"({"huiqi":"profile/1","facts":{}})");
}
