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

struct sides {
    vector low, high, limit_low, limit_high;
};

/// What is compared, as `Points` where both ends of every number are the same.
template <bool Points>
struct numbers {
    ends a, b;
    double x, y;

    HWY_INLINE sides at(std::size_t row) const {
        auto const times_x = all_of(x), times_y = all_of(y);
        auto const low = hn::Mul(load(a.low, row), times_x), limit_low = hn::Mul(load(b.low, row), times_y);
        if constexpr (Points) return {low, low, limit_low, limit_low};
        return {low, hn::Mul(load(a.high, row), times_x), limit_low, hn::Mul(load(b.high, row), times_y)};
    }
    HWY_INLINE static std::uint64_t inexact(sides const&, std::size_t) { return 0; }
    static constexpr bool can_be_inexact = false;
};

template <bool Points>
struct number_and_constant {
    ends a;
    double x, constant;

    HWY_INLINE sides at(std::size_t row) const {
        auto const times_x = all_of(x), limit = all_of(constant);
        auto const low = hn::Mul(load(a.low, row), times_x);
        if constexpr (Points) return {low, low, limit, limit};
        return {low, hn::Mul(load(a.high, row), times_x), limit, limit};
    }
    HWY_INLINE static std::uint64_t inexact(sides const&, std::size_t) { return 0; }
    static constexpr bool can_be_inexact = false;
};

struct quotient_sides {
    vector low, high, limit_low, limit_high;
    mask not_positive; ///< the divisor may be zero or less
};

/// The quotient is least with the greatest divisor, unless its numerator is negative.
template <bool Points>
HWY_INLINE quotient_sides sides_of(quotient const& of, vector limit_low, vector limit_high, std::size_t row) {
    auto const zero = all_of(0), times = all_of(of.multiplier);
    auto const numerator_low = load(of.numerator.low, row), divisor_low = load(of.divisor.low, row);
    auto const not_positive = hn::Le(divisor_low, zero);
    if constexpr (Points) {
        auto const number = hn::Mul(numerator_low, times), limit = hn::Mul(limit_low, divisor_low);
        return {number, number, limit, limit, not_positive};
    }
    auto const numerator_high = load(of.numerator.high, row), divisor_high = load(of.divisor.high, row);
    auto const at_low = hn::IfThenElse(hn::Ge(numerator_low, zero), divisor_high, divisor_low);
    auto const at_high = hn::IfThenElse(hn::Ge(numerator_high, zero), divisor_low, divisor_high);
    return {hn::Mul(numerator_low, times), hn::Mul(numerator_high, times), hn::Mul(limit_low, at_high),
            hn::Mul(limit_high, at_low), not_positive};
}

template <bool Points>
struct ratio {
    quotient left;
    ends limit;
    HWY_INLINE quotient_sides at(std::size_t row) const {
        auto const low = load(limit.low, row);
        return sides_of<Points>(left, low, Points ? low : load(limit.high, row), row);
    }
    HWY_INLINE static std::uint64_t inexact(quotient_sides const& of, std::size_t at) {
        return bits_of(of.not_positive, at);
    }
    static constexpr bool can_be_inexact = true;
};

template <bool Points>
struct ratio_and_constant {
    quotient left;
    double limit;
    HWY_INLINE quotient_sides at(std::size_t row) const {
        auto const constant = all_of(limit);
        return sides_of<Points>(left, constant, constant, row);
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
    if (a.low == a.high && b.low == b.high) return relate(how, numbers<true>{a, b, x, y}, out, nullptr, words);
    relate(how, numbers<false>{a, b, x, y}, out, nullptr, words);
}
void compare_constant(relation how, ends a, double x, double constant, truth_bits out, std::size_t words) {
    if (a.low == a.high) return relate(how, number_and_constant<true>{a, x, constant}, out, nullptr, words);
    relate(how, number_and_constant<false>{a, x, constant}, out, nullptr, words);
}
[[nodiscard]] bool is_point(quotient const& of) {
    return of.numerator.low == of.numerator.high && of.divisor.low == of.divisor.high;
}
void compare_ratio(relation how, quotient const& left, ends limit, truth_bits out, std::uint64_t* inexact,
                   std::size_t words) {
    if (is_point(left) && limit.low == limit.high) return relate(how, ratio<true>{left, limit}, out, inexact, words);
    relate(how, ratio<false>{left, limit}, out, inexact, words);
}
void compare_ratio_constant(relation how, quotient const& left, double limit, truth_bits out, std::uint64_t* inexact,
                            std::size_t words) {
    if (is_point(left)) return relate(how, ratio_and_constant<true>{left, limit}, out, inexact, words);
    relate(how, ratio_and_constant<false>{left, limit}, out, inexact, words);
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

using codes = hn::ScalableTag<std::uint8_t>;

/// Calls `is` for each vector of a word's codes; the bits of what it returns.
template <class Is>
HWY_INLINE std::uint64_t bits_of_codes(std::uint8_t const* from, Is const& is) {
    codes const tag;
    std::uint64_t bits = 0;
    for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
        std::uint64_t some = 0;
        hn::StoreMaskBits(tag, is(hn::LoadU(tag, from + at)), reinterpret_cast<std::uint8_t*>(&some));
        bits |= some << at;
    }
    return bits;
}

/// Which codes belong to a set, a bit each.
struct code_set {
    HWY_ALIGN std::uint8_t bits[coded::most_codes / 8] = {};

    HWY_INLINE void add(std::size_t code) {
        bits[code / 8] = static_cast<std::uint8_t>(bits[code / 8] | 1U << code % 8);
    }
    HWY_INLINE std::uint64_t of(std::uint8_t const* from) const {
#if HWY_TARGET == HWY_SCALAR
        std::uint64_t found = 0;
        for (std::size_t at = 0; at < rows_a_word; ++at)
            found |= (std::uint64_t{bits[from[at] / 8 % sizeof bits]} >> from[at] % 8 & 1U) << at;
        return found;
#else
        HWY_ALIGN static constexpr std::uint8_t powers[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
        codes const tag;
        auto const here = hn::LoadDup128(tag, bits), power = hn::LoadDup128(tag, powers);
        return bits_of_codes(from, [&](auto code) {
            auto const byte = hn::TableLookupBytes(here, hn::And(hn::ShiftRight<3>(code), hn::Set(tag, 15)));
            auto const bit = hn::TableLookupBytes(power, hn::And(code, hn::Set(tag, 7)));
            return hn::TestBit(byte, bit);
        });
#endif
    }
};

void test_codes(coded const& of, std::uint64_t members, truth_bits out, std::size_t words) {
    code_set inside, outside;
    for (std::size_t code = 0; code < of.size; ++code) {
        if ((of.sets[code] & ~members) == 0) inside.add(code);
        if ((of.sets[code] & members) == 0) outside.add(code);
    }
    auto const unknown_yes = (of.unknown & ~members) == 0 ? ~std::uint64_t{0} : 0;
    auto const unknown_no = (of.unknown & members) == 0 ? ~std::uint64_t{0} : 0;
    for (std::size_t word = 0; word < words; ++word) {
        auto const* const from = of.codes + word * rows_a_word;
        auto const supplied = of.supplied[word];
        out.yes[word] = (inside.of(from) & supplied) | (unknown_yes & ~supplied);
        out.no[word] = (outside.of(from) & supplied) | (unknown_no & ~supplied);
    }
}

bool has_code_beyond(coded const& of, std::size_t words) {
    codes const tag;
    auto const last = hn::Set(tag, static_cast<std::uint8_t>(of.size == 0 ? 0 : of.size - 1));
    std::uint64_t beyond = 0;
    for (std::size_t word = 0; word < words; ++word) {
        auto const above = bits_of_codes(of.codes + word * rows_a_word,
                                         [&](auto code) { return hn::Ne(hn::Max(code, last), last); });
        beyond |= of.supplied[word] & (of.size == 0 ? ~std::uint64_t{0} : above);
    }
    return beyond != 0;
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
HWY_EXPORT(test_codes);
HWY_EXPORT(has_code_beyond);

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
void test_codes(coded const& of, std::uint64_t members, truth_bits out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(test_codes)(of, members, out, words);
}
bool has_code_beyond(coded const& of, std::size_t words) { return HWY_DYNAMIC_DISPATCH(has_code_beyond)(of, words); }

} // namespace huiqi::screening::kernels

#endif
