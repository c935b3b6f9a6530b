#include <catch2/catch.hpp>

#include <functional>
#include <random>

#include <huiqi/evaluate/operations/calls.hpp>

/// The one property that everything rests on: an operation's result contains every result that the members of its
/// operands give. Members are drawn at random from random sets, and the operation on points is FEEL's own.
namespace {

using namespace huiqi;
using shape = value::shape;

std::mt19937_64 random_bits{20250813};

int draw(int low, int high) { return std::uniform_int_distribution<int>{low, high}(random_bits); }

decimal number(int thousandths) { return *multiply(decimal::from_integer(thousandths), *parse_decimal("0.25")); }

struct sampled_set {
    value set;
    std::function<value()> member;
};

sampled_set numbers() {
    int const low = draw(-20, 20), high = draw(0, 3) == 0 ? low : low + draw(0, 25);
    unsigned const nulls = draw(0, 9) == 0 ? truth::absent : draw(0, 9) == 0 ? truth::mistaken : 0U;
    auto const null = nulls == truth::absent ? value::absent() : value::mistaken(mistake::wrong_type);
    auto const set = value::between(number(low), number(high))
                         .or_null(nulls, nulls == truth::mistaken ? mistake::wrong_type : mistake::none);
    return {set, [=] { return nulls != 0 && draw(0, 3) == 0 ? null : value{number(draw(low, high))}; }};
}

sampled_set days() {
    auto const low = draw(19000, 20500), high = low + draw(0, 400);
    return {value::days_between(low, high), [=] {
                auto const day = draw(low, high);
                return value::days_between(day, day);
            }};
}

sampled_set months() {
    auto const low = draw(-30, 30), high = low + draw(0, 30);
    return {value::months_between_ends(low, high), [=] {
                auto const n = draw(low, high);
                return value::months_between_ends(n, n);
            }};
}

sampled_set truths() {
    auto const members = static_cast<unsigned>(draw(1, 15));
    return {value{truth::of(members)}.or_null(0), [=] {
                for (;;)
                    if (auto const one = 1U << static_cast<unsigned>(draw(0, 3)); (members & one) != 0)
                        return value{truth::of(one)};
            }};
}

bool contains(value const& set, value const& member) {
    if (member.is_null()) return (set.nulls() & member.nulls()) == member.nulls();
    if (set.what() == shape::anything) return true;
    if (set.what() != member.what()) return false;
    switch (set.what()) {
    case shape::boolean: return (set.as_truth().members() & member.as_truth().members()) == member.as_truth().members();
    case shape::number: return set.low() <= member.low() && member.high() <= set.high();
    case shape::day:
    case shape::months: return set.low_integer() <= member.low_integer() && member.high_integer() <= set.high_integer();
    case shape::seconds:
        return set.low_seconds() <= member.low_seconds() && member.high_seconds() <= set.high_seconds();
    default: return detail::same_point(set, member);
    }
}

using binary_operation = value (*)(value const&, value const&);

void check_contains(char const* name, sampled_set const& left, sampled_set const& right, binary_operation apply) {
    auto const result = apply(left.set, right.set);
    for (int i = 0; i < 12; ++i) {
        auto const a = left.member(), b = right.member();
        auto const point = apply(a, b);
        INFO(name);
        if (a.what() == shape::number && b.what() == shape::number)
            INFO(to_string(a.low()) << " and " << to_string(b.low()));
        REQUIRE(contains(result, point));
    }
}

} // namespace

TEST_CASE("a result contains what every member of numeric operands gives") {
    struct named {
        char const* name;
        binary_operation apply;
    };
    static constexpr named all[] = {
        {"add", [](value const& a, value const& b) { return detail::added(a, b, false, 0); }},
        {"subtract", [](value const& a, value const& b) { return detail::added(a, b, true, 0); }},
        {"multiply", [](value const& a, value const& b) { return detail::multiplied(a, b, 0); }},
        {"divide", [](value const& a, value const& b) { return detail::divided(a, b, 0); }},
        {"growth", [](value const& a, value const& b) { return detail::grown(a, b, 0); }},
        {"least", [](value const& a, value const& b) { return detail::extreme_of(a, b, false, 0); }},
        {"greatest", [](value const& a, value const& b) { return detail::extreme_of(a, b, true, 0); }},
        {"=", [](value const& a, value const& b) { return detail::compared(operation::equal, a, b, 0); }},
        {"!=", [](value const& a, value const& b) { return detail::compared(operation::not_equal, a, b, 0); }},
        {"<", [](value const& a, value const& b) { return detail::compared(operation::less, a, b, 0); }},
        {"<=", [](value const& a, value const& b) { return detail::compared(operation::less_or_equal, a, b, 0); }},
        {">", [](value const& a, value const& b) { return detail::compared(operation::greater, a, b, 0); }},
        {">=", [](value const& a, value const& b) { return detail::compared(operation::greater_or_equal, a, b, 0); }},
        {"hull", [](value const& a, value const& b) { return detail::hull(a, b); }},
        {"mean",
         [](value const& a, value const& b) {
             return detail::averaged(detail::item_view{std::array{a, b}}, 0);
         }},
        {"sum",
         [](value const& a, value const& b) {
             return detail::summed(detail::item_view{std::array{a, b}}, 0);
         }},
        {"median",
         [](value const& a, value const& b) {
             return detail::middle(detail::item_view{std::array{a, b}}, 0);
         }},
        {"abs", [](value const& a, value const&) { return a.is_null() ? a : detail::absolute(a, 0); }},
        {"floor", [](value const& a,
                     value const&) { return a.is_null() ? a : detail::rounded_to(a, nullptr, rounding::floor, 0); }},
        {"round",
         [](value const& a, value const&) {
             return a.is_null() ? a : detail::rounded_to(a, nullptr, rounding::half_even, 0);
         }},
        {"square", [](value const& a, value const&) { return detail::powered(a, value{decimal::from_integer(2)}, 0); }},
        {"cube", [](value const& a, value const&) { return detail::powered(a, value{decimal::from_integer(3)}, 0); }},
    };
    for (auto const& each : all)
        for (int i = 0; i < 3000; ++i) check_contains(each.name, numbers(), numbers(), each.apply);
}

TEST_CASE("a result contains what every member of dates and durations gives") {
    for (int i = 0; i < 3000; ++i) {
        check_contains("day + months", days(), months(),
                       [](value const& a, value const& b) { return detail::added(a, b, false, 0); });
        check_contains("day - months", days(), months(),
                       [](value const& a, value const& b) { return detail::added(a, b, true, 0); });
        check_contains("day - day", days(), days(),
                       [](value const& a, value const& b) { return detail::added(a, b, true, 0); });
        check_contains("months + months", months(), months(),
                       [](value const& a, value const& b) { return detail::added(a, b, false, 0); });
        check_contains("day < day", days(), days(),
                       [](value const& a, value const& b) { return detail::compared(operation::less, a, b, 0); });
        check_contains("years and months", days(), days(), [](value const& a, value const& b) {
            return detail::date_function(built_in::years_and_months_duration, detail::item_view{std::array{a, b}}, 0);
        });
    }
}

TEST_CASE("logic on sets is logic on their members") {
    for (int i = 0; i < 5000; ++i) {
        auto const a = truths(), b = truths();
        truth both, either;
        for (unsigned x = 1; x < 16; x <<= 1U)
            for (unsigned y = 1; y < 16; y <<= 1U)
                if ((a.set.as_truth().members() & x) != 0 && (b.set.as_truth().members() & y) != 0) {
                    both = both.or_else(truth::of(x) & truth::of(y));
                    either = either.or_else(truth::of(x) | truth::of(y));
                }
        REQUIRE((a.set.as_truth() & b.set.as_truth()) == both);
        REQUIRE((a.set.as_truth() | b.set.as_truth()) == either);
    }
}

TEST_CASE("Kleene's tables") {
    auto const yes = truth{true}, no = truth{false}, open = truth::open(), absent = truth::of(truth::absent);
    CHECK((open & no) == no);
    CHECK((open | yes) == yes);
    CHECK((open & yes) == open);
    CHECK((open & open) == open);
    CHECK((!open) == open);
    CHECK((absent & no) == no);
    CHECK((absent & yes) == absent);
    CHECK((absent | yes) == yes);
    CHECK((open & absent) == truth::of(truth::no | truth::absent));
    CHECK((open | absent) == truth::of(truth::yes | truth::absent));
}

TEST_CASE("null equals null, and nothing else") {
    CHECK(detail::equal_members(value::absent(), value::absent()).is(truth::yes));
    CHECK(detail::equal_members(value::absent(), value{true}).is(truth::no));
    CHECK(detail::compared(operation::less, value::absent(), value{decimal::from_integer(20)}, 0)
              .as_truth()
              .is(truth::absent));
}

TEST_CASE("an unknown that may not be absent is never null") {
    auto const unknown = value::between(decimal{}, decimal::from_integer(10));
    CHECK(detail::equal_members(unknown, value::absent()).is(truth::no));
    CHECK(detail::equal_members(unknown.or_null(truth::absent), value::absent()) == truth::open());
}

TEST_CASE("open ends decide comparisons at the end itself") {
    auto const positive = value::between(decimal{}, decimal::from_integer(10)).with_open_ends(true, false);
    value const zero{decimal{}};
    CHECK(detail::compared(operation::greater, positive, zero, 0).as_truth().is(truth::yes));
    CHECK(detail::compared(operation::less_or_equal, positive, zero, 0).as_truth().is(truth::no));
    CHECK_FALSE(detail::divided(zero, positive, 0).may_be_null());
}

TEST_CASE("dividing by what may be zero may be a mistake, and says so") {
    auto const divisor = value::between(decimal{}, decimal::from_integer(10));
    auto const quotient = detail::divided(value{decimal::from_integer(5)}, divisor, 7);
    CHECK((quotient.nulls() & truth::mistaken) != 0);
    CHECK(quotient.why() == mistake::division_by_zero);
    CHECK(quotient.node() == 7);
    CHECK(quotient.low() == *parse_decimal("0.5"));
    CHECK(quotient.high() == greatest_number());
}

TEST_CASE("compound growth is exact where the root is") {
    auto const hundred = value{decimal::from_integer(100)};
    auto const growth = detail::compound_grown(hundred, value{decimal::from_integer(121)},
                                               value{decimal::from_integer(2)}, 0);
    CHECK(growth.low() == *parse_decimal("0.1"));
    auto const cube = detail::compound_grown(hundred, value{*parse_decimal("133.1")}, value{decimal::from_integer(3)},
                                             0);
    CHECK(
        detail::compared(operation::greater_or_equal, cube, value{*parse_decimal("0.1")}, 0).as_truth().is(truth::yes));
    CHECK(detail::compound_grown(value{decimal{}}, hundred, value{decimal::from_integer(2)}, 0).why() ==
          mistake::base_not_positive);
}

TEST_CASE("relations of ranges contain what every member gives") {
    static constexpr built_in relations[] = {built_in::before,      built_in::after,      built_in::finishes,
                                             built_in::finished_by, built_in::includes,   built_in::during,
                                             built_in::starts,      built_in::started_by, built_in::coincides,
                                             built_in::meets,       built_in::overlaps,   built_in::overlaps_before};
    for (auto const which : relations)
        for (int i = 0; i < 60; ++i) {
            auto const point = numbers(), low = numbers(), high = numbers();
            bool const low_closed = draw(0, 1) == 0, high_closed = draw(0, 1) == 0, swapped = draw(0, 1) == 0;
            auto const related = [&](value const& a, value const& from, value const& to) {
                auto const range = value::range(from, to, low_closed, high_closed);
                return swapped ? detail::range_function(which, range, a, 0)
                               : detail::range_function(which, a, range, 0);
            };
            auto const result = related(point.set, low.set, high.set);
            for (int n = 0; n < 12; ++n) {
                auto const member = related(point.member(), low.member(), high.member());
                INFO(find_built_in(which)->english);
                REQUIRE(contains(result, member));
            }
        }
}

TEST_CASE("functions of the library and `**` contain what every member gives") {
    auto const library = function_table{};
    for (int i = 0; i < 200; ++i) {
        auto const base = numbers(), exponent = numbers();
        auto const result = detail::called(built_in::power, detail::item_view{std::array{base.set, exponent.set}},
                                           library, 0);
        auto const a = base.member(), b = exponent.member();
        bool const whole = b.what() == shape::number && b.low().is_integer();
        if (whole) // the rest is the library's, which this test does without
            REQUIRE(contains(result, detail::called(built_in::power, detail::item_view{std::array{a, b}}, library, 0)));
    }
}
