#include "bounds.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace huiqi::feel {
namespace {

/// A number or one of the two infinities, the end of a side without a bound.
struct extended {
    int infinite = 0; ///< -1, 0 or 1
    decimal number{};

    [[nodiscard]] int sign() const { return infinite != 0 ? infinite : number.sign(); }
    friend bool operator<(extended const& left, extended const& right) {
        if (left.infinite != right.infinite) return left.infinite < right.infinite;
        return left.infinite == 0 && left.number < right.number;
    }
};

extended low_of(bounds const& of) { return of.low ? extended{0, *of.low} : extended{-1, {}}; }
extended high_of(bounds const& of) { return of.high ? extended{0, *of.high} : extended{1, {}}; }

extended or_infinite(std::optional<decimal> const& result, int sign) {
    return result ? extended{0, *result} : extended{sign, {}};
}

extended product(extended const& left, extended const& right) {
    int const sign = left.sign() * right.sign();
    if (sign == 0) return {};
    if (left.infinite != 0 || right.infinite != 0) return {sign, {}};
    return or_infinite(huiqi::multiply(left.number, right.number), sign);
}

/// `side` is the sign that a divisor of 0 is approached from.
extended quotient(extended const& left, extended const& right, int side) {
    if (right.infinite != 0) return {};
    int const sign = left.sign() * (right.number.is_zero() ? side : right.number.sign());
    if (sign == 0) return {};
    if (left.infinite != 0 || right.number.is_zero()) return {sign, {}};
    return or_infinite(huiqi::divide(left.number, right.number), sign);
}

bounds between(extended const& low, extended const& high) {
    bounds result;
    if (low.infinite == 0) result.low = low.number;
    if (high.infinite == 0) result.high = high.number;
    return result;
}

bounds spanned(std::array<extended, 4> const& corners) {
    return between(*std::min_element(corners.begin(), corners.end()),
                   *std::max_element(corners.begin(), corners.end()));
}

/// Whether the low end of `left` lies before that of `right`.
bool begins_before(bounds const& left, bounds const& right) {
    if (!left.low || !right.low) return !left.low && right.low.has_value();
    return *left.low < *right.low || (*left.low == *right.low && left.low_closed && !right.low_closed);
}
bool ends_after(bounds const& left, bounds const& right) {
    if (!left.high || !right.high) return !left.high && right.high.has_value();
    return *left.high > *right.high || (*left.high == *right.high && left.high_closed && !right.high_closed);
}

void take_low(bounds& into, bounds const& from) {
    into.low = from.low;
    into.low_closed = from.low_closed;
}
void take_high(bounds& into, bounds const& from) {
    into.high = from.high;
    into.high_closed = from.high_closed;
}

bool always_less(bounds const& left, bounds const& right) {
    if (!left.high || !right.low) return false;
    return *left.high < *right.low || (*left.high == *right.low && !(left.high_closed && right.low_closed));
}
bool always_less_or_equal(bounds const& left, bounds const& right) {
    return left.high && right.low && *left.high <= *right.low;
}
bool is_point(bounds const& of) { return of.low && of.high && *of.low == *of.high; }

} // namespace

bounds exactly(decimal const& number) { return {number, number, true, true}; }
bounds at_least(decimal const& low) { return {low, std::nullopt, true, true}; }
bounds from_to(std::int64_t low, std::int64_t high) {
    return {decimal::from_integer(low), decimal::from_integer(high), true, true};
}

bounds negated(bounds const& of) {
    bounds result;
    if (of.high) result.low = -*of.high;
    if (of.low) result.high = -*of.low;
    result.low_closed = of.high_closed;
    result.high_closed = of.low_closed;
    return result;
}

bounds add(bounds const& left, bounds const& right) {
    bounds result;
    if (left.low && right.low) result.low = huiqi::add(*left.low, *right.low);
    if (left.high && right.high) result.high = huiqi::add(*left.high, *right.high);
    // A sum does not round to 0 unless it is 0, so an open end at 0 stays open.
    if (result.low && result.low->is_zero()) result.low_closed = left.low_closed && right.low_closed;
    if (result.high && result.high->is_zero()) result.high_closed = left.high_closed && right.high_closed;
    return result;
}

bounds subtract(bounds const& left, bounds const& right) { return add(left, negated(right)); }

bounds multiply(bounds const& left, bounds const& right) {
    auto const a = low_of(left), b = high_of(left), c = low_of(right), d = high_of(right);
    return spanned({product(a, c), product(a, d), product(b, c), product(b, d)});
}

bounds divide(bounds const& left, bounds const& right) {
    auto const a = low_of(left), b = high_of(left), c = low_of(right), d = high_of(right);
    int const side = c.sign() >= 0 ? 1 : d.sign() <= 0 ? -1 : 0;
    if (side == 0) return {};
    return spanned({quotient(a, c, side), quotient(a, d, side), quotient(b, c, side), quotient(b, d, side)});
}

bounds least(bounds const& left, bounds const& right) {
    bounds result;
    take_low(result, begins_before(right, left) ? right : left);
    take_high(result, ends_after(left, right) ? right : left);
    return result;
}

bounds greatest(bounds const& left, bounds const& right) {
    bounds result;
    take_low(result, begins_before(left, right) ? right : left);
    take_high(result, ends_after(right, left) ? right : left);
    return result;
}

bounds magnitude(bounds const& of) {
    if (is_never_negative(of)) return of;
    auto const mirrored = negated(of);
    if (is_never_negative(mirrored)) return mirrored;
    auto result = hull(of, mirrored);
    result.low = decimal{};
    result.low_closed = true;
    return result;
}

bounds hull(bounds const& left, bounds const& right) {
    bounds result;
    take_low(result, begins_before(right, left) ? right : left);
    take_high(result, ends_after(right, left) ? right : left);
    return result;
}

bounds overlap(bounds const& left, bounds const& right) {
    bounds result;
    take_low(result, begins_before(left, right) ? right : left);
    take_high(result, ends_after(left, right) ? right : left);
    return result;
}

bool is_empty(bounds const& of) {
    if (!of.low || !of.high) return false;
    return *of.low > *of.high || (*of.low == *of.high && !(of.low_closed && of.high_closed));
}

bool is_unbounded(bounds const& of) { return !of.low && !of.high; }

bool is_never_negative(bounds const& of) { return of.low && !of.low->is_negative(); }

std::optional<bool> decided(binary_operator comparison, bounds const& left, bounds const& right) {
    using enum binary_operator;
    switch (comparison) {
    case less:
        if (always_less(left, right)) return true;
        if (always_less_or_equal(right, left)) return false;
        return std::nullopt;
    case less_or_equal:
        if (always_less_or_equal(left, right)) return true;
        if (always_less(right, left)) return false;
        return std::nullopt;
    case greater: return decided(less, right, left);
    case greater_or_equal: return decided(less_or_equal, right, left);
    case equal:
        if (always_less(left, right) || always_less(right, left)) return false;
        if (is_point(left) && is_point(right)) return true;
        return std::nullopt;
    case not_equal: {
        auto const same = decided(equal, left, right);
        return same ? std::optional{!*same} : std::nullopt;
    }
    default: assert(false && "not a comparison"); return std::nullopt;
    }
}

} // namespace huiqi::feel
