#include "screen/kernels/kernels.hpp"

/// Comparisons and tests. Everything between the namespaces is compiled once for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "screen/kernels/truth_kernels.cpp"
#include <hwy/foreach_target.h>

#include "screen/kernels/vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace huiqi::screening::kernels {
namespace HWY_NAMESPACE {

/// Each way of comparing says from the ends of both sides when it surely holds and when it surely fails.
struct holds_if_greater_or_equal {
    HWY_INLINE static mask yes(vector low, vector, vector, vector limit_high) { return hn::Ge(low, limit_high); }
    HWY_INLINE static mask no(vector, vector high, vector limit_low, vector) { return hn::Lt(high, limit_low); }
};
struct holds_if_greater {
    HWY_INLINE static mask yes(vector low, vector, vector, vector limit_high) { return hn::Gt(low, limit_high); }
    HWY_INLINE static mask no(vector, vector high, vector limit_low, vector) { return hn::Le(high, limit_low); }
};
struct holds_if_less_or_equal {
    HWY_INLINE static mask yes(vector, vector high, vector limit_low, vector) { return hn::Le(high, limit_low); }
    HWY_INLINE static mask no(vector low, vector, vector, vector limit_high) { return hn::Gt(low, limit_high); }
};
struct holds_if_less {
    HWY_INLINE static mask yes(vector, vector high, vector limit_low, vector) { return hn::Lt(high, limit_low); }
    HWY_INLINE static mask no(vector low, vector, vector, vector limit_high) { return hn::Ge(low, limit_high); }
};
struct holds_if_equal {
    HWY_INLINE static mask yes(vector low, vector high, vector limit_low, vector limit_high) {
        return hn::And(hn::Ge(low, limit_high), hn::Le(high, limit_low));
    }
    HWY_INLINE static mask no(vector low, vector high, vector limit_low, vector limit_high) {
        return hn::Or(hn::Gt(low, limit_high), hn::Lt(high, limit_low));
    }
};

struct numbers {
    ends a, b;
    double x, y;

    struct sides {
        vector low, high, limit_low, limit_high;
    };
    HWY_INLINE sides at(std::size_t row) const {
        auto const times_x = all_of(x), times_y = all_of(y);
        return {hn::Mul(load(a.low, row), times_x), hn::Mul(load(a.high, row), times_x),
                hn::Mul(load(b.low, row), times_y), hn::Mul(load(b.high, row), times_y)};
    }
    HWY_INLINE static std::uint64_t inexact(sides const&, std::size_t) { return 0; }
    static constexpr bool can_be_inexact = false;
};

struct number_and_constant {
    ends a;
    double x, constant;

    HWY_INLINE numbers::sides at(std::size_t row) const {
        auto const times_x = all_of(x), limit = all_of(constant);
        return {hn::Mul(load(a.low, row), times_x), hn::Mul(load(a.high, row), times_x), limit, limit};
    }
    HWY_INLINE static std::uint64_t inexact(numbers::sides const&, std::size_t) { return 0; }
    static constexpr bool can_be_inexact = false;
};

struct quotient_sides {
    vector low, high, limit_low, limit_high;
    mask not_positive; ///< the divisor may be zero or less
};

/// The quotient is least with the greatest divisor, unless its numerator is negative.
HWY_INLINE quotient_sides sides_of(quotient const& of, vector limit_low, vector limit_high, std::size_t row) {
    auto const zero = all_of(0), times = all_of(of.multiplier);
    auto const numerator_low = load(of.numerator.low, row), numerator_high = load(of.numerator.high, row);
    auto const divisor_low = load(of.divisor.low, row), divisor_high = load(of.divisor.high, row);
    auto const at_low = hn::IfThenElse(hn::Ge(numerator_low, zero), divisor_high, divisor_low);
    auto const at_high = hn::IfThenElse(hn::Ge(numerator_high, zero), divisor_low, divisor_high);
    return {hn::Mul(numerator_low, times), hn::Mul(numerator_high, times), hn::Mul(limit_low, at_high),
            hn::Mul(limit_high, at_low), hn::Le(divisor_low, zero)};
}

struct ratio {
    quotient left;
    ends limit;
    HWY_INLINE quotient_sides at(std::size_t row) const {
        return sides_of(left, load(limit.low, row), load(limit.high, row), row);
    }
    HWY_INLINE static std::uint64_t inexact(quotient_sides const& of, std::size_t at) {
        return bits_of(of.not_positive, at);
    }
    static constexpr bool can_be_inexact = true;
};

struct ratio_and_constant {
    quotient left;
    double limit;
    HWY_INLINE quotient_sides at(std::size_t row) const {
        auto const constant = all_of(limit);
        return sides_of(left, constant, constant, row);
    }
    HWY_INLINE static std::uint64_t inexact(quotient_sides const& of, std::size_t at) {
        return bits_of(of.not_positive, at);
    }
    static constexpr bool can_be_inexact = true;
};

template <class Relation, class Sides>
HWY_INLINE void relate(Sides const& of, truth_bits out, std::uint64_t* inexact, std::size_t words) {
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t yes = 0, no = 0, doubtful = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(doubles{})) {
            auto const sides = of.at(word * rows_a_word + at);
            yes |= bits_of(Relation::yes(sides.low, sides.high, sides.limit_low, sides.limit_high), at);
            no |= bits_of(Relation::no(sides.low, sides.high, sides.limit_low, sides.limit_high), at);
            doubtful |= Sides::inexact(sides, at);
        }
        out.yes[word] = yes & ~doubtful;
        out.no[word] = no & ~doubtful;
        if constexpr (Sides::can_be_inexact) inexact[word] |= doubtful;
    }
}

template <class Sides>
HWY_INLINE void relate(relation how, Sides const& of, truth_bits out, std::uint64_t* inexact, std::size_t words) {
    switch (how) {
    case relation::equal: return relate<holds_if_equal>(of, out, inexact, words);
    case relation::not_equal: return relate<holds_if_equal>(of, {out.no, out.yes}, inexact, words);
    case relation::less: return relate<holds_if_less>(of, out, inexact, words);
    case relation::less_or_equal: return relate<holds_if_less_or_equal>(of, out, inexact, words);
    case relation::greater: return relate<holds_if_greater>(of, out, inexact, words);
    case relation::greater_or_equal: return relate<holds_if_greater_or_equal>(of, out, inexact, words);
    }
}

void compare(relation how, ends a, double x, ends b, double y, truth_bits out, std::size_t words) {
    relate(how, numbers{a, b, x, y}, out, nullptr, words);
}
void compare_constant(relation how, ends a, double x, double constant, truth_bits out, std::size_t words) {
    relate(how, number_and_constant{a, x, constant}, out, nullptr, words);
}
void compare_ratio(relation how, quotient const& left, ends limit, truth_bits out, std::uint64_t* inexact,
                   std::size_t words) {
    relate(how, ratio{left, limit}, out, inexact, words);
}
void compare_ratio_constant(relation how, quotient const& left, double limit, truth_bits out, std::uint64_t* inexact,
                            std::size_t words) {
    relate(how, ratio_and_constant{left, limit}, out, inexact, words);
}

void test_choice(std::uint64_t const* sets, std::uint64_t members, truth_bits out, std::size_t words) {
    naturals const tag;
    auto const inside = hn::Set(tag, members), outside = hn::Set(tag, ~members), none = hn::Zero(tag);
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t yes = 0, no = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const set = hn::Load(tag, sets + word * rows_a_word + at);
            yes |= bits_of(tag, hn::Eq(hn::And(set, outside), none), at);
            no |= bits_of(tag, hn::Eq(hn::And(set, inside), none), at);
        }
        out.yes[word] = yes;
        out.no[word] = no;
    }
}

bool has_empty(std::uint64_t const* sets, std::size_t words) {
    naturals const tag;
    std::uint64_t empty = 0;
    for (std::size_t row = 0; row < words * rows_a_word; row += hn::Lanes(tag))
        empty |= bits_of(tag, hn::Eq(hn::Load(tag, sets + row), hn::Zero(tag)), 0);
    return empty != 0;
}

} // namespace HWY_NAMESPACE
} // namespace huiqi::screening::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace huiqi::screening::kernels {

HWY_EXPORT(compare);
HWY_EXPORT(compare_constant);
HWY_EXPORT(compare_ratio);
HWY_EXPORT(compare_ratio_constant);
HWY_EXPORT(test_choice);
HWY_EXPORT(has_empty);

void compare(relation how, ends a, double x, ends b, double y, truth_bits out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(compare)(how, a, x, b, y, out, words);
}
void compare_constant(relation how, ends a, double x, double constant, truth_bits out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(compare_constant)(how, a, x, constant, out, words);
}
void compare_ratio(relation how, quotient const& left, ends limit, truth_bits out, std::uint64_t* inexact,
                   std::size_t words) {
    HWY_DYNAMIC_DISPATCH(compare_ratio)(how, left, limit, out, inexact, words);
}
void compare_ratio_constant(relation how, quotient const& left, double limit, truth_bits out, std::uint64_t* inexact,
                            std::size_t words) {
    HWY_DYNAMIC_DISPATCH(compare_ratio_constant)(how, left, limit, out, inexact, words);
}
void test_choice(std::uint64_t const* sets, std::uint64_t members, truth_bits out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(test_choice)(sets, members, out, words);
}
bool has_empty(std::uint64_t const* sets, std::size_t words) { return HWY_DYNAMIC_DISPATCH(has_empty)(sets, words); }

} // namespace huiqi::screening::kernels

#endif
