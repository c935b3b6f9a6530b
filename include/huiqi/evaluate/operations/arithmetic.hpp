#pragma once

#include <initializer_list>
#include <limits>

#include <huiqi/evaluate/operations/moments.hpp>
#include <huiqi/evaluate/operations/sets.hpp>

/// Arithmetic on values that may be sets. Decimals round half-even at 34 digits; rounding never turns an order round,
/// so the ends of an interval need no outward rounding.
namespace huiqi::detail {

/// An interval's end that left FEEL's numbers is the greatest one.
[[nodiscard]] inline decimal or_greatest(std::optional<decimal> const& end, bool negative) {
    return end ? *end : negative ? -greatest_number() : greatest_number();
}

/// The point a + b (or whichever operation), or the mistake of leaving the range of numbers.
[[nodiscard]] inline value number_or(std::optional<decimal> const& computed, mistake why, std::uint32_t node) {
    return computed ? value{*computed} : value::mistaken(why, node);
}

[[nodiscard]] inline value added_numbers(value const& left, value const& right, std::uint32_t node) {
    if (left.low() == left.high() && right.low() == right.high())
        return number_or(add(left.low(), right.low()), mistake::overflow, node);
    return value::between(or_greatest(add(left.low(), right.low()), true),
                          or_greatest(add(left.high(), right.high()), false));
}

[[nodiscard]] inline value negated_number(value const& operand) {
    return value::between(-operand.high(), -operand.low()).with_open_ends(operand.high_open(), operand.low_open());
}

[[nodiscard]] inline value multiplied_numbers(value const& left, value const& right, std::uint32_t node) {
    if (left.low() == left.high() && right.low() == right.high())
        return number_or(multiply(left.low(), right.low()), mistake::overflow, node);
    auto low = greatest_number(), high = -greatest_number();
    for (auto const* a : {&left.low(), &left.high()})
        for (auto const* b : {&right.low(), &right.high()}) {
            auto const product = or_greatest(multiply(*a, *b), a->is_negative() != b->is_negative());
            if (product < low) low = product;
            if (product > high) high = product;
        }
    return value::between(low, high);
}

/// A divisor that may be zero leaves the quotient without a bound on its side and adds the mistake.
[[nodiscard]] inline value divided_numbers(value const& left, value const& right, std::uint32_t node) {
    auto const zero = decimal{};
    if (right.low() == right.high()) {
        if (right.low().is_zero()) return value::mistaken(mistake::division_by_zero, node);
        if (left.low() == left.high()) return number_or(divide(left.low(), right.low()), mistake::overflow, node);
    }
    auto const greatest = greatest_number();
    bool const zero_inside = right.low() <= zero && right.high() >= zero;
    bool const reaches_zero = zero_inside && !(right.low().is_zero() && right.low_open()) &&
                              !(right.high().is_zero() && right.high_open());
    value result;
    if (right.low().is_negative() && right.high() > zero) {
        bool const only_zero = left.low().is_zero() && left.high().is_zero();
        result = only_zero ? value{zero} : value::between(-greatest, greatest);
    } else {
        // The divisor keeps one sign, or is zero at one end, where the quotient grows without bound unless the dividend
        // is zero.
        bool const divisor_positive = right.high() > zero;
        auto low = greatest, high = -greatest;
        for (auto const* a : {&left.low(), &left.high()})
            for (auto const* b : {&right.low(), &right.high()}) {
                bool const negative = a->is_negative() == divisor_positive && !a->is_zero();
                auto const quotient = b->is_zero() ? (a->is_zero() ? zero
                                                      : negative   ? -greatest
                                                                   : greatest)
                                                   : or_greatest(divide(*a, *b), negative);
                if (quotient < low) low = quotient;
                if (quotient > high) high = quotient;
            }
        result = value::between(low, high);
    }
    return reaches_zero ? result.or_null(truth::mistaken, mistake::division_by_zero, node) : result;
}

[[nodiscard]] inline value powered_numbers(value const& base, value const& exponent, std::uint32_t node) {
    if (exponent.low() != exponent.high() || !exponent.low().is_integer())
        return exponent.low() == exponent.high() ? value::mistaken(mistake::not_supported, node)
                                                 : value::between(-greatest_number(), greatest_number())
                                                       .or_null(truth::mistaken, mistake::overflow, node);
    auto const n = exponent.low().to_int64();
    if (!n) return value::mistaken(mistake::overflow, node);
    if (base.low() == base.high()) return number_or(power(base.low(), *n), mistake::overflow, node);
    if (*n < 0)
        return value::between(-greatest_number(), greatest_number())
            .or_null(truth::mistaken, mistake::division_by_zero, node);
    bool const even = *n % 2 == 0;
    auto const at_low = or_greatest(power(base.low(), *n), base.low().is_negative() && !even);
    auto const at_high = or_greatest(power(base.high(), *n), base.high().is_negative() && !even);
    if (!even) return value::between(at_low, at_high);
    if (base.low().is_negative() && !base.high().is_negative())
        return value::between(*n == 0 ? decimal::from_integer(1) : decimal{}, std::max(at_low, at_high));
    return value::between(std::min(at_low, at_high), std::max(at_low, at_high));
}

/// Days and seconds of durations stay far inside 64 bits; what leaves them is cut off there.
[[nodiscard]] inline std::int64_t clamped(int128 wide) {
    constexpr auto most = std::int64_t{1} << 60;
    return wide > most ? most : wide < -most ? -most : static_cast<std::int64_t>(wide);
}

/// Days are counted whole; the part of a day that a duration has is dropped, as FEEL does for dates.
[[nodiscard]] inline std::int64_t whole_days(time_duration const& of) {
    return of.seconds / 86400 - (of.seconds % 86400 < 0 ? 1 : 0);
}

/// A duration times a number, or divided by one: each end by itself, cut off towards zero.
template <class Apply>
[[nodiscard]] value scaled(value const& duration, value const& by, std::uint32_t node, Apply apply) {
    bool const months = duration.what() == shape::months;
    value all;
    for (auto const* factor : {&by.low(), &by.high()})
        for (bool const high : {false, true}) {
            std::optional<value> end;
            if (months) {
                auto const units = apply(months_duration{high ? duration.high_integer() : duration.low_integer()},
                                         *factor);
                if (units) end = value{*units};
            } else {
                auto const units = apply(high ? duration.high_seconds() : duration.low_seconds(), *factor);
                if (units) end = value{*units};
            }
            if (!end) return value::mistaken(mistake::overflow, node);
            all = all.is_null() ? *end : hull(all, *end);
        }
    return all.without_null();
}

/// The date of a day number; the calendar's ends stand for days outside it.
[[nodiscard]] inline date day_of(std::int64_t days) {
    return from_days(days).value_or(days < 0 ? date{-999'999'999, 1, 1} : date{999'999'999, 12, 31});
}

[[nodiscard]] inline time_duration seconds_combined(time_duration const& left, time_duration const& right, bool minus) {
    int128 seconds = static_cast<int128>(left.seconds) + (minus ? -right.seconds : right.seconds);
    std::int64_t nanoseconds = left.nanoseconds +
                               (minus ? -static_cast<std::int64_t>(right.nanoseconds) : right.nanoseconds);
    if (nanoseconds >= 1'000'000'000) nanoseconds -= 1'000'000'000, ++seconds;
    if (nanoseconds < 0) nanoseconds += 1'000'000'000, --seconds;
    return {clamped(seconds), static_cast<std::int32_t>(nanoseconds)};
}

[[nodiscard]] inline value moved_days(value const& days, value const& by, bool back, std::uint32_t node) {
    bool const points = days.low_integer() == days.high_integer() && by.is_point();
    if (by.what() == shape::months) {
        if (points && !add_months(day_of(days.low_integer()), back ? -by.low_integer() : by.low_integer()))
            return value::mistaken(mistake::overflow, node);
        // A day that leaves the calendar stays where it was: it is the end of an interval without a bound.
        auto const move = [&](std::int64_t day, std::int64_t months) {
            auto const moved = add_months(day_of(day), back ? -months : months);
            return moved ? to_days(*moved) : day;
        };
        auto const first = back ? by.high_integer() : by.low_integer(),
                   last = back ? by.low_integer() : by.high_integer();
        return value::days_between(move(days.low_integer(), first), move(days.high_integer(), last));
    }
    auto const first = back ? seconds_combined({}, by.high_seconds(), true) : by.low_seconds(),
               last = back ? seconds_combined({}, by.low_seconds(), true) : by.high_seconds();
    auto const low = clamped(static_cast<int128>(days.low_integer()) + whole_days(first)),
               high = clamped(static_cast<int128>(days.high_integer()) + whole_days(last));
    if (points && !from_days(low)) return value::mistaken(mistake::overflow, node);
    return value::days_between(low, high);
}

[[nodiscard]] inline value months_combined(value const& left, value const& right, bool minus) {
    return value::months_between_ends(
        clamped(static_cast<int128>(left.low_integer()) + (minus ? -right.high_integer() : right.low_integer())),
        clamped(static_cast<int128>(left.high_integer()) + (minus ? -right.low_integer() : right.high_integer())));
}

[[nodiscard]] inline value strict_nulls(value const& left, value const& right, value const& computed) {
    return computed.or_null_of(left).or_null_of(right);
}

/// `left + right` and `left - right` for numbers, dates, durations and texts.
[[nodiscard]] inline value added(value const& left, value const& right, bool minus, std::uint32_t node) {
    if (left.is_null() || right.is_null()) return null_of(left, right);
    auto const a = left.what(), b = right.what();
    if (a == shape::number && b == shape::number)
        return strict_nulls(left, right, added_numbers(left, minus ? negated_number(right) : right, node));
    if (a == shape::day && b == shape::day && minus)
        return strict_nulls(
            left, right,
            value::seconds_between(
                {clamped((static_cast<int128>(left.low_integer()) - right.high_integer()) * 86400), 0},
                {clamped((static_cast<int128>(left.high_integer()) - right.low_integer()) * 86400), 0}));
    if (a == shape::day && (b == shape::months || b == shape::seconds))
        return strict_nulls(left, right, moved_days(left, right, minus, node));
    if (b == shape::day && !minus && (a == shape::months || a == shape::seconds))
        return strict_nulls(left, right, moved_days(right, left, false, node));
    if (is_moment(a) && (b == shape::months || b == shape::seconds))
        return strict_nulls(left, right, moved_moment(left, right, minus, node));
    if (is_moment(b) && !minus && (a == shape::months || a == shape::seconds))
        return strict_nulls(left, right, moved_moment(right, left, false, node));
    if (minus && ((a == shape::day && b == shape::date_and_time) || (a == shape::date_and_time && b == shape::day)))
        return strict_nulls(left, right, day_and_moment_apart(left, right, node));
    if (is_moment(a) && is_moment(b) && minus) return strict_nulls(left, right, moments_apart(left, right, node));
    if (a == shape::months && b == shape::months) return strict_nulls(left, right, months_combined(left, right, minus));
    if (a == shape::seconds && b == shape::seconds)
        return strict_nulls(
            left, right,
            value::seconds_between(
                seconds_combined(left.low_seconds(), minus ? right.high_seconds() : right.low_seconds(), minus),
                seconds_combined(left.high_seconds(), minus ? right.low_seconds() : right.high_seconds(), minus)));
    if (!minus && left.is_text() && right.is_text()) {
        constexpr std::size_t longest_text = 1'000'000;
        if (left.text().size() + right.text().size() > longest_text) return value::mistaken(mistake::too_long, node);
        return strict_nulls(left, right, value{std::string{left.text()} + std::string{right.text()}});
    }
    if (a == shape::anything || b == shape::anything) return strict_nulls(left, right, value::anything());
    return value::mistaken(mistake::wrong_type, node);
}

[[nodiscard]] inline value multiplied(value const& left, value const& right, std::uint32_t node) {
    if (left.is_null() || right.is_null()) return null_of(left, right);
    auto const a = left.what(), b = right.what();
    if (a == shape::number && b == shape::number)
        return strict_nulls(left, right, multiplied_numbers(left, right, node));
    bool const length = a == shape::months || a == shape::seconds;
    if (!length && (b == shape::months || b == shape::seconds) && a == shape::number)
        return multiplied(right, left, node);
    if (length && b == shape::number)
        return strict_nulls(left, right, scaled(left, right, node, [](auto const& duration, decimal const& by) {
                                return multiply(duration, by);
                            }));
    if (a == shape::anything || b == shape::anything) return strict_nulls(left, right, value::anything());
    return value::mistaken(mistake::wrong_type, node);
}

[[nodiscard]] inline decimal total_seconds(time_duration const& of) {
    auto const fraction = multiply(decimal::from_integer(of.nanoseconds), *parse_decimal("1E-9"));
    return or_greatest(add(decimal::from_integer(of.seconds), fraction.value_or(decimal{})), false);
}

[[nodiscard]] inline value divided(value const& left, value const& right, std::uint32_t node) {
    if (left.is_null() || right.is_null()) return null_of(left, right);
    auto const a = left.what(), b = right.what();
    if (a == shape::number && b == shape::number) return strict_nulls(left, right, divided_numbers(left, right, node));
    if ((a == shape::months || a == shape::seconds) && b == shape::number) {
        bool const by_zero = !(right.low() > decimal{}) && !right.high().is_negative();
        if (by_zero)
            return right.is_point() ? value::mistaken(mistake::division_by_zero, node)
                                    : value::anything().or_null(truth::mistaken, mistake::division_by_zero, node);
        return strict_nulls(left, right, scaled(left, right, node, [](auto const& duration, decimal const& by) {
                                return divide(duration, by);
                            }));
    }
    if (a == shape::months && b == shape::months)
        return strict_nulls(
            left, right,
            divided_numbers(
                value::between(decimal::from_integer(left.low_integer()), decimal::from_integer(left.high_integer())),
                value::between(decimal::from_integer(right.low_integer()), decimal::from_integer(right.high_integer())),
                node));
    if (a == shape::seconds && b == shape::seconds)
        return strict_nulls(
            left, right,
            divided_numbers(value::between(total_seconds(left.low_seconds()), total_seconds(left.high_seconds())),
                            value::between(total_seconds(right.low_seconds()), total_seconds(right.high_seconds())),
                            node));
    if (a == shape::anything || b == shape::anything)
        return strict_nulls(left, right, value::anything()).or_null(truth::mistaken, mistake::division_by_zero, node);
    return value::mistaken(mistake::wrong_type, node);
}

[[nodiscard]] inline value powered(value const& left, value const& right, std::uint32_t node) {
    if (left.is_null() || right.is_null()) return null_of(left, right);
    if (left.what() == shape::number && right.what() == shape::number)
        return strict_nulls(left, right, powered_numbers(left, right, node));
    if (left.what() == shape::anything || right.what() == shape::anything)
        return strict_nulls(left, right, value::anything());
    return value::mistaken(mistake::wrong_type, node);
}

[[nodiscard]] inline value negated(value const& operand, std::uint32_t node) {
    switch (operand.what()) {
    case shape::nothing:
    case shape::anything: return operand;
    case shape::number: return negated_number(operand).or_null_of(operand);
    case shape::months:
        return value::months_between_ends(-operand.high_integer(), -operand.low_integer()).or_null_of(operand);
    case shape::seconds:
        return value::seconds_between(seconds_combined({}, operand.high_seconds(), true),
                                      seconds_combined({}, operand.low_seconds(), true))
            .or_null_of(operand);
    default: return value::mistaken(mistake::wrong_type, node);
    }
}

/// this / last - 1. A base of zero or less is a mistake, not a growth of 0.
[[nodiscard]] inline value grown(value const& now, value const& before, std::uint32_t node) {
    if (now.is_null() || before.is_null()) return null_of(now, before);
    if (now.what() != shape::number || before.what() != shape::number)
        return value::mistaken(mistake::wrong_type, node);
    auto const zero = decimal{};
    if (before.high() <= zero) return strict_nulls(now, before, value::mistaken(mistake::base_not_positive, node));
    bool const may_be_zero = before.low().is_negative() || (before.low().is_zero() && !before.low_open());
    auto const base = before.low() < zero ? value::between(zero, before.high()).with_open_ends(true, before.high_open())
                                          : before;
    auto const quotient = divided_numbers(
        now, base.low().is_zero() ? base.with_open_ends(true, base.high_open()) : base, node);
    auto const growth =
        added_numbers(quotient, value{decimal::from_integer(-1)}, node).or_null_of(now).or_null_of(before);
    return may_be_zero ? growth.or_null(truth::mistaken, mistake::base_not_positive, node) : growth;
}

/// The decimal r with r^n = x, n from 1 to 100, by Newton's iteration from above; exact to 33 digits.
[[nodiscard]] inline std::optional<decimal> nth_root(decimal const& x, std::int64_t n) {
    if (x.is_negative() || n < 1 || n > 100) return std::nullopt;
    if (x.is_zero() || n == 1) return x;
    if (n == 2) return square_root(x);
    auto const order = decimal::from_integer(n), one_less = decimal::from_integer(n - 1);
    auto guess = add(x, decimal::from_integer(1));
    // Newton's steps fall towards the root until rounding stops them; 400 steps cover every x that a growth can have.
    for (int step = 0; guess && step < 400; ++step) {
        auto const below = power(*guess, n - 1);
        if (!below) return std::nullopt;
        auto const ratio = divide(x, *below);
        auto const weighted = multiply(*guess, one_less);
        if (!ratio || !weighted) return std::nullopt;
        auto const total = add(*weighted, *ratio);
        if (!total) return std::nullopt;
        auto const next = divide(*total, order);
        if (!next || *next >= *guess) break;
        guess = next;
    }
    return guess;
}

/// (to / from)^(1/periods) - 1.
[[nodiscard]] inline value compound_grown(value const& from, value const& to, value const& periods,
                                          std::uint32_t node) {
    if (from.is_null() || to.is_null()) return null_of(from, to);
    if (periods.is_null()) return periods;
    if (from.what() != shape::number || to.what() != shape::number || periods.what() != shape::number)
        return value::mistaken(mistake::wrong_type, node);
    auto const factor_less_one = grown(to, from, node);
    if (factor_less_one.is_null()) return factor_less_one;
    auto const one = decimal::from_integer(1);
    auto const lowest = ceiling(periods.low()).value_or(decimal{}).to_int64(),
               highest = floor(periods.high()).value_or(decimal{}).to_int64();
    if (!lowest || !highest || *lowest < 1 || *highest > 100 || *lowest > *highest)
        return value::mistaken(mistake::wrong_type, node);
    auto const root = [&](decimal const& growth, std::int64_t n, bool greatest) {
        auto const factor = add(growth, one);
        if (!factor || factor->is_negative()) return decimal::from_integer(-1);
        auto const r = nth_root(*factor, n);
        return r ? or_greatest(subtract(*r, one), false) : greatest ? greatest_number() : decimal::from_integer(-1);
    };
    auto low = greatest_number(), high = decimal::from_integer(-1);
    for (auto n = *lowest; n <= *highest; ++n) {
        low = std::min(low, root(factor_less_one.low(), n, false));
        high = std::max(high, root(factor_less_one.high(), n, true));
    }
    return value::between(low, high).or_null_of(factor_less_one).or_null_of(periods);
}

} // namespace huiqi::detail
