#pragma once

#include <optional>

#include <huiqi/evaluate/operations/sets.hpp>
#include <huiqi/plan/operation.hpp>

/// Comparisons of values that may be sets: the result holds every answer that some choice of members gives.
namespace huiqi::detail {

/// The order of two ends, or what stands for it.
struct end_order {
    bool less, equal;
};

template <class Number>
[[nodiscard]] end_order order_of(Number const& left, Number const& right) {
    return {left < right, left == right};
}

/// An interval seen through its ends, whatever its shape.
template <class Number>
struct interval_view {
    Number low, high;
    bool low_open = false, high_open = false;
};

/// x < y for some x, y of the intervals; `or_equal` asks for x <= y.
template <class Number>
[[nodiscard]] bool can_be_below(interval_view<Number> const& left, interval_view<Number> const& right, bool or_equal) {
    if (left.low < right.high) return true;
    return or_equal && left.low == right.high && !left.low_open && !right.high_open;
}

template <class Number>
[[nodiscard]] truth ordered(operation op, interval_view<Number> const& left, interval_view<Number> const& right) {
    unsigned members = 0;
    switch (op) {
    case operation::less:
        members = (can_be_below(left, right, false) ? truth::yes : 0U) |
                  (can_be_below(right, left, true) ? truth::no : 0U);
        break;
    case operation::less_or_equal:
        members = (can_be_below(left, right, true) ? truth::yes : 0U) |
                  (can_be_below(right, left, false) ? truth::no : 0U);
        break;
    case operation::greater: return ordered(operation::less, right, left);
    case operation::greater_or_equal: return ordered(operation::less_or_equal, right, left);
    default: {
        bool const meet = can_be_below(left, right, true) && can_be_below(right, left, true);
        bool const one_point = left.low == left.high && right.low == right.high && left.low == right.low;
        members = (meet ? truth::yes : 0U) | (meet && one_point ? 0U : truth::no);
        if (op == operation::not_equal) return !truth::of(members);
    }
    }
    return truth::of(members);
}

[[nodiscard]] inline truth ordered_values(operation op, value const& left, value const& right) {
    switch (left.what()) {
    case shape::number:
        return ordered(op, interval_view<decimal>{left.low(), left.high(), left.low_open(), left.high_open()},
                       interval_view<decimal>{right.low(), right.high(), right.low_open(), right.high_open()});
    case shape::day:
    case shape::months:
        return ordered(op, interval_view<std::int64_t>{left.low_integer(), left.high_integer()},
                       interval_view<std::int64_t>{right.low_integer(), right.high_integer()});
    case shape::seconds:
        return ordered(op, interval_view<time_duration>{left.low_seconds(), left.high_seconds()},
                       interval_view<time_duration>{right.low_seconds(), right.high_seconds()});
    case shape::text:
        return ordered(op, interval_view<std::string_view>{left.text(), left.text()},
                       interval_view<std::string_view>{right.text(), right.text()});
    case shape::time_of_day:
        return ordered(op, interval_view<time>{left.time_of_day(), left.time_of_day()},
                       interval_view<time>{right.time_of_day(), right.time_of_day()});
    case shape::date_and_time:
        return ordered(op, interval_view<date_time>{left.moment(), left.moment()},
                       interval_view<date_time>{right.moment(), right.moment()});
    default: return truth::of(truth::mistaken);
    }
}

[[nodiscard]] inline truth equal_members(value const& left, value const& right, bool plain = false);

[[nodiscard]] inline truth equal_choices(value const& left, value const& right) {
    if (&left.choices() == &right.choices()) {
        auto const &a = left.choice_bits(), &b = right.choice_bits();
        bool const meet = ((a[0] & b[0]) | (a[1] & b[1])) != 0;
        bool const one = left.choices_left() == 1 && right.choices_left() == 1;
        return truth::of((meet ? truth::yes : 0U) | (meet && one ? 0U : truth::no));
    }
    if (left.is_text() && right.is_text()) return truth{left.text() == right.text()};
    return truth::open();
}

[[nodiscard]] inline truth equal_choice_and_text(value const& choice, value const& text) {
    if (choice.is_text()) return truth{choice.text() == text.text()};
    auto const& bits = choice.choice_bits();
    for (std::size_t i = 0; i < choice.choices().size(); ++i)
        if ((bits[i / 64] >> (i % 64) & 1U) != 0 && choice.choices()[i] == text.text()) return truth::open();
    return truth{false};
}

[[nodiscard]] inline truth equal_lists(value const& left, value const& right, bool plain) {
    if (left.has_maybes() || right.has_maybes()) return truth::open();
    auto const a = left.items(), b = right.items();
    if (a.size() != b.size()) return truth{false};
    truth all{true};
    for (std::size_t i = 0; i < a.size(); ++i) all = all & equal_members(a[i], b[i], plain);
    return all;
}

[[nodiscard]] inline truth equal_contexts(value const& left, value const& right, bool plain) {
    auto const a = left.entries();
    if (a.size() != right.entries().size()) return truth{false};
    truth all{true};
    for (auto const& each : a) {
        auto const* other = right.entry(each.first);
        if (other == nullptr) return truth{false};
        all = all & equal_members(each.second, *other, plain);
    }
    return all;
}

/// For `=` of times parts of a second do not count.
[[nodiscard]] inline time to_the_second(time of) {
    of.nanosecond = 0;
    return of;
}

/// An end that a range does not have is not the null that was written as one.
[[nodiscard]] inline truth equal_ends(value const& left, value const& right) {
    if (left.is_null() && right.is_null()) return truth{left.is_mistaken() == right.is_mistaken()};
    if (left.is_null() || right.is_null()) return truth{false};
    return equal_members(left, right);
}

/// `=` of two values; null equals null, a mistake equals nothing and stays a mistake. `plain`: as FEEL has it, where a
/// null is a null whatever made it.
[[nodiscard]] inline truth equal_members(value const& left, value const& right, bool plain) {
    unsigned members = 0;
    unsigned const counts_as_absent = plain ? truth::absent | truth::mistaken : unsigned{truth::absent};
    auto const left_absent = (left.nulls() & counts_as_absent) != 0,
               right_absent = (right.nulls() & counts_as_absent) != 0;
    if (!plain && ((left.nulls() | right.nulls()) & truth::mistaken) != 0) members |= truth::mistaken;
    if (left_absent && right_absent) members |= truth::yes;
    if ((left_absent && !right.is_null()) || (right_absent && !left.is_null())) members |= truth::no;
    if (left.is_null() || right.is_null()) return truth::of(members);
    truth found = truth::of(truth::mistaken);
    if (left.what() == shape::anything || right.what() == shape::anything) {
        found = truth::open();
    } else if (left.what() == shape::choice || right.what() == shape::choice) {
        if (left.what() == right.what())
            found = equal_choices(left, right);
        else if (left.what() == shape::text)
            found = equal_choice_and_text(right, left);
        else if (right.what() == shape::text)
            found = equal_choice_and_text(left, right);
    } else if (left.what() == right.what()) {
        switch (left.what()) {
        case shape::boolean: {
            auto const a = left.without_null().as_truth(), b = right.without_null().as_truth();
            found = (a & b) | ((!a) & (!b));
            break;
        }
        case shape::list: found = equal_lists(left, right, plain); break;
        case shape::context: found = equal_contexts(left, right, plain); break;
        case shape::range:
            found = truth{left.is_test_range() == right.is_test_range() &&
                          left.is_negated_test() == right.is_negated_test() &&
                          left.range_low_closed() == right.range_low_closed() &&
                          left.range_high_closed() == right.range_high_closed()} &
                    equal_ends(left.range_low(), right.range_low()) & equal_ends(left.range_high(), right.range_high());
            break;
        case shape::time_of_day:
            found = truth{to_the_second(left.time_of_day()) == to_the_second(right.time_of_day())};
            break;
        case shape::date_and_time: {
            auto const &a = left.moment(), &b = right.moment();
            found = truth{date_time{a.day, to_the_second(a.clock)} == date_time{b.day, to_the_second(b.clock)}};
            break;
        }
        default: found = ordered_values(operation::equal, left, right);
        }
    }
    return truth::of(members | found.members());
}

[[nodiscard]] inline bool same_point(value const& left, value const& right) {
    return equal_members(left, right).is(truth::yes);
}

/// A truth set as a value; where it can be a mistake the cause is that of an operand, or `why` at this node.
[[nodiscard]] inline value truth_value(truth set, value const& left, value const& right, mistake why,
                                       std::uint32_t node) {
    value result{set};
    if (!set.can_be(truth::mistaken)) return result;
    if (left.why() != mistake::none) return result.or_null(truth::mistaken, left.why(), left.node());
    if (right.why() != mistake::none) return result.or_null(truth::mistaken, right.why(), right.node());
    return result.or_null(truth::mistaken, why, node);
}

/// Any of the six comparisons. Comparing values of different types is a mistake. `plain` as of equal_members.
[[nodiscard]] inline value compared(operation op, value const& left, value const& right, std::uint32_t node,
                                    bool plain = false) {
    if (op == operation::equal)
        return truth_value(equal_members(left, right, plain), left, right, mistake::wrong_type, node);
    if (op == operation::not_equal)
        return truth_value(!equal_members(left, right, plain), left, right, mistake::wrong_type, node);
    unsigned members = left.nulls() | right.nulls();
    if (!left.is_null() && !right.is_null()) {
        if (left.what() == shape::anything || right.what() == shape::anything)
            members |= truth::yes | truth::no;
        else if (left.what() == right.what())
            members |= ordered_values(op, left, right).members();
        else if (left.is_text() && right.is_text())
            members |= ordered(op, interval_view<std::string_view>{left.text(), left.text()},
                               interval_view<std::string_view>{right.text(), right.text()})
                           .members();
        else
            members |= truth::mistaken;
    }
    return truth_value(truth::of(members), left, right, mistake::wrong_type, node);
}

/// `a in b`: b a range, a list (of values or ranges) or a single value.
[[nodiscard]] inline value contained(value const& element, value const& in, std::uint32_t node, bool plain = false) {
    if (in.what() == shape::range) {
        auto const &low = in.range_low(), &high = in.range_high();
        if (in.is_test_range())
            return compared(in.is_negated_test() ? operation::not_equal : operation::equal, element, low, node, plain);
        value above{true}, below{true};
        bool const low_unbounded = low.is_null() && low.nulls() == truth::absent;
        bool const high_unbounded = high.is_null() && high.nulls() == truth::absent;
        if (!low_unbounded)
            above = compared(in.range_low_closed() ? operation::greater_or_equal : operation::greater, element, low,
                             node);
        if (!high_unbounded)
            below = compared(in.range_high_closed() ? operation::less_or_equal : operation::less, element, high, node);
        return truth_value(above.as_truth() & below.as_truth(), above, below, mistake::wrong_type, node);
    }
    if (in.what() == shape::list) {
        truth found{false};
        value cause;
        auto const items = in.items();
        for (std::size_t i = 0; i < items.size(); ++i) {
            auto const one = items[i].what() == shape::range ? contained(element, items[i], node, plain)
                                                             : value{equal_members(element, items[i], plain)};
            if (one.why() != mistake::none) cause = one;
            auto const match = in.is_maybe(i) ? one.as_truth().or_else(truth{false}) : one.as_truth();
            found = found | match;
        }
        return truth_value(found, element, cause, mistake::wrong_type, node);
    }
    if (in.what() == shape::anything) return value{truth::open()}.or_null_of(element);
    return compared(operation::equal, element, in, node, plain);
}

} // namespace huiqi::detail
