#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "generated_rules.hpp"

#include <huiqi/pipeline.hpp>

/// A plan run over lanes leaves the values that it leaves when every instruction runs by value.
namespace {

using namespace huiqi;
using generated::rule_maker;

date const asked{2025, 8, 13};

bool same(value const& left, value const& right);

bool same_contents(value const& left, value const& right) {
    switch (left.what()) {
    case value::shape::number:
        return left.low() == right.low() && left.high() == right.high() && left.low_open() == right.low_open() &&
               left.high_open() == right.high_open();
    case value::shape::day:
    case value::shape::months:
        return left.low_integer() == right.low_integer() && left.high_integer() == right.high_integer();
    case value::shape::seconds:
        return left.low_seconds() == right.low_seconds() && left.high_seconds() == right.high_seconds();
    case value::shape::choice: return &left.choices() == &right.choices() && left.choice_bits() == right.choice_bits();
    case value::shape::text: return left.text() == right.text();
    case value::shape::time_of_day: return identical(left.time_of_day(), right.time_of_day());
    case value::shape::date_and_time: return identical(left.moment(), right.moment());
    case value::shape::list:
        if (left.items().size() != right.items().size()) return false;
        for (std::size_t i = 0; i < left.items().size(); ++i)
            if (!same(left.items()[i], right.items()[i]) || left.is_maybe(i) != right.is_maybe(i)) return false;
        return true;
    case value::shape::context:
        return std::equal(left.entries().begin(), left.entries().end(), right.entries().begin(), right.entries().end(),
                          [](auto const& a, auto const& b) { return a.first == b.first && same(a.second, b.second); });
    case value::shape::range:
        return same(left.range_low(), right.range_low()) && same(left.range_high(), right.range_high()) &&
               left.range_low_closed() == right.range_low_closed() &&
               left.range_high_closed() == right.range_high_closed();
    default: return true;
    }
}

bool same(value const& left, value const& right) {
    if (left.what() != right.what() || left.as_truth() != right.as_truth() || left.nulls() != right.nulls())
        return false;
    if (left.nulls() != 0 && (left.why() != right.why() || left.node() != right.node())) return false;
    return same_contents(left, right);
}

rule_set rules_in(char const* folder) { return load_rules(std::filesystem::path{folder}).or_throw(); }

/// Values of every type, often ones that the rules themselves name.
class profile_maker {
public:
    profile_maker(rule_set const& rules, std::uint64_t seed) : rules_{rules}, draws_{seed} {
        for (auto const& each : rules.plan().constants)
            if (each.what() == value::shape::number) numbers_.push_back(each.low());
    }

    profile next() {
        profile made{rules_};
        auto const unknown = draws_.draw(0, 6);
        for (auto const& each : rule_maker::everything(rules_)) {
            if (draws_.draw(0, 9) < unknown) continue;
            auto const fitted = detail::fit_value(rules_.plan(), rules_.tables().facts[each.fact], supply(each.fact));
            if (fitted.wrong == nullptr) made.put(each.fact, each.year, fitted.what);
        }
        return made;
    }

private:
    value supply(plan_record::index fact) {
        auto const& type = rules_.tables().types[rules_.tables().facts[fact].type];
        if ((type.flags & plan_record::type::may_be_absent) != 0 && draws_.draw(0, 3) == 0) return value::absent();
        return of_type(rules_.tables().facts[fact].type, 0);
    }

    value of_type(plan_record::index at, int depth) {
        auto const& type = rules_.tables().types[at];
        switch (static_cast<feel::type_kind>(type.kind)) {
        case feel::type_kind::boolean: return value{draws_.draw(0, 1) == 1};
        case feel::type_kind::number: return value{number()};
        case feel::type_kind::date: return value{date{draws_.draw(2005, 2026), 1, 1}};
        case feel::type_kind::code: return value{draws_.draw(0, 1) == 0 ? "C3411" : "I6510"};
        case feel::type_kind::string: {
            auto const& declared = rules_.plan().declared[at];
            if (declared.empty()) return value{"某"};
            return value{std::string_view{
                declared[static_cast<std::size_t>(draws_.draw(0, static_cast<int>(declared.size()) - 1))]}};
        }
        case feel::type_kind::list: {
            std::vector<value> items;
            for (int i = depth > 3 || type.element == plan_record::none ? 0 : draws_.draw(0, 2); i > 0; --i)
                items.push_back(of_type(type.element, depth + 1));
            return value::list(std::move(items));
        }
        case feel::type_kind::context: {
            std::vector<std::pair<std::string, value>> entries;
            for (std::uint32_t i = 0; i < type.field_count; ++i) {
                auto const& field = rules_.tables().fields[type.first_field + i];
                if (draws_.draw(0, 5) == 0) continue;
                entries.push_back({std::string{rules_.text(field.name)}, of_type(field.type, depth + 1)});
            }
            return value::context(std::move(entries));
        }
        default: return value{true};
        }
    }

    decimal number() {
        switch (draws_.draw(0, 5)) {
        case 0: return decimal::from_integer(draws_.draw(0, 3));
        case 1: return decimal::from_integer(std::int64_t{draws_.draw(0, 90'000)} * 10'000);
        case 2: return *parse_decimal("0." + std::to_string(draws_.draw(1, 99)));
        case 3: return *parse_decimal("0.123456789" + std::to_string(draws_.draw(1, 99)));
        default: {
            auto const& named =
                numbers_[static_cast<std::size_t>(draws_.draw(0, static_cast<int>(numbers_.size()) - 1))];
            auto const times = multiply(named,
                                        decimal::from_integer(draws_.draw(1, 3) * (draws_.draw(0, 1) == 0 ? 1 : 100)));
            return times ? *times : named;
        }
        }
    }

    rule_set rules_;
    rule_maker draws_;
    std::vector<decimal> numbers_;
};

/// Programmes that decide something, and those that they read.
std::vector<bool> needed_by_decisions(rule_set const& rules) {
    std::vector<bool> needed(rules.tables().programmes.size(), false);
    for (auto const& each : rules.tables().programmes) {
        if (static_cast<programme_kind>(each.kind) == programme_kind::definitions) continue;
        for (std::uint32_t i = 0; i < each.needed_count; ++i)
            needed[rules.tables().lists[each.first_needed + i]] = true;
    }
    return needed;
}

/// Runs every profile both ways and compares every slot of every step that ran; how many nodes lanes held.
std::size_t compare(rule_set const& rules, std::uint64_t seed, int profiles) {
    profile_maker make{rules, seed};
    auto const& program = detail::lanes_of(rules.plan());
    evaluator run{rules};
    frame by_value;
    auto const needed = needed_by_decisions(rules);
    std::size_t held = 0;
    for (int i = 0; i < profiles; ++i) {
        auto const facts = make.next();
        auto const as_of = i % 7 == 0 ? date{2026, 4, 1} : asked;
        by_value.prepare(rules);
        detail::plan_runner{rules.plan(), facts, as_of, by_value}.run(needed);
        auto const& report = run(facts, as_of);
        REQUIRE(report.begin() != report.end());
        auto const& trace = (*report.begin()).trace();
        // Single slots first: a lane may be asked for before the others become values.
        for (std::size_t node = 0; node < program.nodes.size(); node += 97)
            if (program.nodes[node].made == detail::lane_program::by_lane)
                (void)trace.slot(static_cast<std::uint32_t>(node));
        auto const slots = trace.slots();
        for (std::size_t s = 0; s < rules.tables().steps.size(); ++s) {
            INFO("profile " << i << " step " << s);
            REQUIRE(trace.frame.ran[s] == by_value.ran[s]);
            if (!by_value.ran[s]) continue;
            auto const& step = rules.tables().steps[s];
            for (auto at = step.begin; at < step.end; ++at) {
                auto const made = program.nodes[at].made;
                if (made == detail::lane_program::in_loop) continue;
                if (made == detail::lane_program::by_lane) ++held;
                if (same(slots[at], by_value.slots[at])) continue;
                INFO("node " << at << " operation " << static_cast<int>(rules.tables().instructions[at].op));
                CAPTURE(slots[at].what(), by_value.slots[at].what(), slots[at].nulls(), by_value.slots[at].nulls());
                FAIL("lanes and values differ");
            }
        }
    }
    return held;
}

} // namespace

TEST_CASE("lanes leave what values leave: the workload of the benchmarks") {
    CHECK(compare(rules_in("tests/bench/workload"), 1, 3'000) > 0);
}

TEST_CASE("lanes leave what values leave: the shipped rules") { CHECK(compare(rules_in("rules"), 2, 150) > 0); }

TEST_CASE("lanes leave what values leave: generated rules") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        rule_maker make{seed};
        std::vector<source_ptr> files{make_source("vocabulary.yaml", rule_maker::vocabulary())};
        for (int i = 0; i < 4; ++i) files.push_back(make_source("p" + std::to_string(i) + ".yaml", make.programme(i)));
        INFO("seed " << seed);
        CHECK(compare(load_rules(files).or_throw(), seed, 20) > 0);
    }
}
