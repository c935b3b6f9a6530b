#pragma once

#include <algorithm>

#include <huiqi/value/value.hpp>

/// What every operation needs of sets of values: null operands, hulls, and texts of a declared list as bits.
namespace huiqi::detail {

using shape = value::shape;

/// The null that a strict operation gives for null operands: a mistake travels with its cause, absence stays absence.
[[nodiscard]] inline value null_of(value const& left, value const& right) {
    if (left.is_null() && (left.nulls() & truth::mistaken) != 0) return left;
    if (right.is_null() && (right.nulls() & truth::mistaken) != 0) return right;
    return left.is_null() ? left : right;
}

[[nodiscard]] inline bool is_point_number(value const& which) {
    return which.what() == shape::number && !which.may_be_null() && which.low() == which.high();
}

/// A declared text as a one-bit choice, so that hulls and comparisons stay exact; other values as they are.
[[nodiscard]] inline value narrowed(value const& which, declared_values const& declared) {
    if (which.what() != shape::text || declared.empty() || declared.size() > value::most_choices) return which;
    auto const found = std::find(declared.begin(), declared.end(), which.text());
    if (found == declared.end()) return which;
    auto const at = static_cast<std::size_t>(found - declared.begin());
    std::array<std::uint64_t, 2> bits{};
    bits[at / 64] = std::uint64_t{1} << (at % 64);
    return value::any_of(declared, bits).or_null_of(which);
}

[[nodiscard]] bool same_point(value const& left, value const& right);

/// The smallest set that contains both. Sets of different shapes have no common one but "anything".
[[nodiscard]] inline value hull(value const& left, value const& right) {
    if (left.is_null()) return right.or_null_of(left);
    if (right.is_null()) return left.or_null_of(right);
    auto const with_nulls = [&](value const& joined) { return joined.or_null_of(left).or_null_of(right); };
    if (left.what() != right.what()) return with_nulls(value::anything());
    switch (left.what()) {
    case shape::boolean:
        return with_nulls(value{left.without_null().as_truth().or_else(right.without_null().as_truth())});
    case shape::number: {
        bool const left_lower = left.low() < right.low() || (left.low() == right.low() && !left.low_open());
        bool const left_higher = left.high() > right.high() || (left.high() == right.high() && !left.high_open());
        return with_nulls(
            value::between(left_lower ? left.low() : right.low(), left_higher ? left.high() : right.high())
                .with_open_ends(left_lower ? left.low_open() : right.low_open(),
                                left_higher ? left.high_open() : right.high_open()));
    }
    case shape::day:
        return with_nulls(value::days_between(std::min(left.low_integer(), right.low_integer()),
                                              std::max(left.high_integer(), right.high_integer())));
    case shape::months:
        return with_nulls(value::months_between_ends(std::min(left.low_integer(), right.low_integer()),
                                                     std::max(left.high_integer(), right.high_integer())));
    case shape::seconds:
        return with_nulls(value::seconds_between(std::min(left.low_seconds(), right.low_seconds()),
                                                 std::max(left.high_seconds(), right.high_seconds())));
    case shape::choice: {
        if (&left.choices() != &right.choices()) break;
        auto bits = left.choice_bits();
        bits[0] |= right.choice_bits()[0];
        bits[1] |= right.choice_bits()[1];
        return with_nulls(value::any_of(left.choices(), bits));
    }
    default: break;
    }
    if (same_point(left, right)) return with_nulls(left.without_null());
    return with_nulls(value::anything());
}

} // namespace huiqi::detail
