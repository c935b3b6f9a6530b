#include <catch2/catch.hpp>

#include <algorithm>

#include "generated_rules.hpp"

#include <huiqi/report/explain.hpp>

/// What must hold of every rule and every profile, tried on generated ones.
namespace {

using namespace huiqi;
using generated::rule_maker;

date const asked{2025, 8, 13};

rule_set rules_of(rule_maker& make, int programmes, bool reversed = false, std::vector<source_ptr>* kept = nullptr) {
    std::vector<source_ptr> files{make_source("vocabulary.yaml", rule_maker::vocabulary())};
    for (int i = 0; i < programmes; ++i)
        files.push_back(make_source("p" + std::to_string(i) + ".yaml", make.programme(i)));
    if (kept != nullptr) *kept = files;
    if (reversed) std::reverse(files.begin(), files.end());
    auto loaded = load_rules(files);
    for (auto const& each : loaded.diagnostics)
        if (is_error(each)) UNSCOPED_INFO(render(each, language::en));
    REQUIRE(loaded);
    return *std::move(loaded);
}

bool inside(decimal const& amount, std::pair<decimal, decimal> const& range) {
    return range.first <= amount && amount <= range.second;
}

bool decided(verdict which) { return which == verdict::eligible || which == verdict::ineligible; }

/// A profile with some of another's facts.
profile part_of(rule_maker& make, rule_set const& rules, profile const& full, int keep_of_ten) {
    profile some{rules};
    for (auto const& each : rule_maker::everything(rules))
        if (make.draw(1, 10) <= keep_of_ten) rule_maker::copy(full, some, each);
    return some;
}

/// What is left out of `some` taken from a fresh profile.
profile completed(rule_set const& rules, profile const& some, profile const& from) {
    profile whole = some;
    for (auto const& each : rule_maker::everything(rules)) {
        if (!some.known(each.fact, each.year)) rule_maker::copy(from, whole, each);
    }
    return whole;
}

} // namespace

TEST_CASE("a decided verdict survives every completion, and no completion leaves the award's interval") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        rule_maker make{seed};
        auto const rules = rules_of(make, 4);
        for (int round = 0; round < 12; ++round) {
            auto const some = part_of(make, rules, make.full_profile(rules), make.draw(3, 9));
            auto const before = evaluate(rules, some, {.as_of = asked});
            for (int completion = 0; completion < 6; ++completion) {
                auto const whole = completed(rules, some, make.full_profile(rules));
                auto const after = evaluate(rules, whole, {.as_of = asked});
                for (auto const& early : before) {
                    INFO("seed " << seed << " " << early.id());
                    auto const& late = after[early.id()];
                    if (decided(early.verdict())) REQUIRE(early.verdict() == late.verdict());
                    if (late.award()) REQUIRE(inside(*late.award(), *early.award_range()));
                    if (early.verdict() == verdict::undetermined) REQUIRE(early.award_range()->first.is_zero());
                }
            }
        }
    }
}

TEST_CASE("what is missing decides, and nothing else does") {
    for (std::uint64_t seed = 100; seed <= 150; ++seed) {
        rule_maker make{seed};
        auto const rules = rules_of(make, 3);
        for (int round = 0; round < 10; ++round) {
            auto const full = make.full_profile(rules);
            auto const some = part_of(make, rules, full, make.draw(2, 9));
            auto const before = evaluate(rules, some, {.as_of = asked});
            for (auto const& each : before) {
                if (each.verdict() != verdict::undetermined) continue;
                INFO("seed " << seed << " " << each.id());
                auto const named = each.missing();
                if (named.empty()) {
                    INFO(explain(each, language::en));
                    REQUIRE_FALSE(each.problems().empty());
                    continue;
                }
                auto only_named = some, only_others = some;
                for (auto const& fact : rule_maker::everything(rules)) {
                    auto const name = rules.text(rules.tables().facts[fact.fact].name);
                    bool const is_named = std::any_of(named.begin(), named.end(), [&](missing_item const& item) {
                        return item.name == name && item.year == fact.year;
                    });
                    if (!some.known(fact.fact, fact.year))
                        rule_maker::copy(full, is_named ? only_named : only_others, fact);
                }
                auto const with_named = evaluate(rules, only_named, {.as_of = asked});
                auto const& settled = with_named[each.id()];
                REQUIRE((decided(settled.verdict()) || !settled.problems().empty()));
                auto const with_others = evaluate(rules, only_others, {.as_of = asked});
                REQUIRE(with_others[each.id()].verdict() == verdict::undetermined);
            }
        }
    }
}

TEST_CASE("the order of files changes nothing") {
    for (std::uint64_t seed = 200; seed <= 220; ++seed) {
        rule_maker one{seed}, two{seed};
        auto const forward = rules_of(one, 4), backward = rules_of(two, 4, true);
        auto const in_one = one.full_profile(forward), in_two = two.full_profile(backward);
        auto const first = evaluate(forward, in_one, {.as_of = asked}),
                   second = evaluate(backward, in_two, {.as_of = asked});
        for (auto const& each : first) {
            auto const& other = second[each.id()];
            REQUIRE(each.verdict() == other.verdict());
            REQUIRE(each.award() == other.award());
            REQUIRE(each.reason() == other.reason());
        }
    }
}

TEST_CASE("a saved plan decides like the loaded one, to the byte") {
    for (std::uint64_t seed = 300; seed <= 320; ++seed) {
        rule_maker make{seed};
        auto const rules = rules_of(make, 3);
        auto const saved = std::vector<std::byte>{rules.bytes().begin(), rules.bytes().end()};
        auto const opened = open_plan(saved).or_throw();
        rule_maker again{seed + 1000}, twin{seed + 1000};
        auto const one = evaluate(rules, part_of(again, rules, again.full_profile(rules), 7), {.as_of = asked});
        auto const two = evaluate(opened, part_of(twin, opened, twin.full_profile(opened), 7), {.as_of = asked});
        REQUIRE(to_json(one) == to_json(two));
    }
}

TEST_CASE("the same inputs give the same receipt and the same bytes") {
    rule_maker make{7};
    auto const rules = rules_of(make, 2);
    auto const facts = make.full_profile(rules);
    auto const one = evaluate(rules, facts, {.as_of = asked}), two = evaluate(rules, facts, {.as_of = asked});
    REQUIRE(to_json(one) == to_json(two));
    REQUIRE(make_receipt(one).rules == make_receipt(two).rules);
    REQUIRE(make_receipt(one).facts == make_receipt(two).facts);
    auto other = facts;
    other.set(rules.fact("甲数"), 3);
    auto third = facts;
    third.set(rules.fact("甲数"), 4);
    REQUIRE(make_receipt(evaluate(rules, other, {.as_of = asked})).facts !=
            make_receipt(evaluate(rules, third, {.as_of = asked})).facts);
}

TEST_CASE("an evaluator used again gives what a fresh one gives") {
    rule_maker make{11};
    auto const rules = rules_of(make, 4);
    evaluator run{rules};
    for (int i = 0; i < 200; ++i) {
        auto const facts = part_of(make, rules, make.full_profile(rules), make.draw(0, 10));
        auto const day = date{make.draw(2019, 2026), 5, 1};
        auto const again = to_json(run(facts, day));
        REQUIRE(again == to_json(evaluate(rules, facts, {.as_of = day})));
    }
}
