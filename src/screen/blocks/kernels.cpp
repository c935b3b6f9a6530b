#include "screen/blocks/kernels.hpp"

#include <algorithm>
#include <bit>
#include <limits>

/// The only file that knows Highway. Everything between its namespaces is compiled once for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "screen/blocks/kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace huiqi::screening::kernels {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using doubles = hn::ScalableTag<double>;
using integers = hn::RebindToSigned<doubles>;
using naturals = hn::RebindToUnsigned<doubles>;
using vector = hn::Vec<doubles>;
using mask = hn::Mask<doubles>;

HWY_INLINE vector load(double const* from, std::size_t at) { return hn::Load(doubles{}, from + at); }
HWY_INLINE vector all_of(double one) { return hn::Set(doubles{}, one); }
HWY_INLINE vector not_known() { return all_of(std::numeric_limits<double>::quiet_NaN()); }
HWY_INLINE mask is_known(vector a) { return hn::Eq(a, a); }

template <class Tag, class Mask>
HWY_INLINE std::uint64_t bits_of(Tag tag, Mask of, std::size_t at) {
    std::uint8_t bytes[8] = {};
    hn::StoreMaskBits(tag, of, bytes);
    return std::uint64_t{bytes[0]} << at;
}
HWY_INLINE std::uint64_t bits_of(mask of, std::size_t at) { return bits_of(doubles{}, of, at); }

HWY_INLINE mask mask_at(std::uint64_t word, std::size_t at) {
    // Highway may read eight bytes whatever the width.
    std::uint8_t bytes[8] = {static_cast<std::uint8_t>(word >> at)};
    return hn::LoadMaskBits(doubles{}, bytes);
}

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

void scale(double const* a, double x, double* out, std::size_t words) {
    doubles const tag;
    for (std::size_t row = 0; row < words * rows_a_word; row += hn::Lanes(tag))
        hn::Store(hn::Mul(load(a, row), all_of(x)), tag, out + row);
}

void add(double const* a, double x, double const* b, double y, double* out, std::size_t words) {
    doubles const tag;
    for (std::size_t row = 0; row < words * rows_a_word; row += hn::Lanes(tag))
        hn::Store(hn::Add(hn::Mul(load(a, row), all_of(x)), hn::Mul(load(b, row), all_of(y))), tag, out + row);
}

void multiply(double const* a, double const* b, double* out, std::size_t words) {
    doubles const tag;
    for (std::size_t row = 0; row < words * rows_a_word; row += hn::Lanes(tag))
        hn::Store(hn::Mul(load(a, row), load(b, row)), tag, out + row);
}

/// The hardware's least and greatest pass over what is not known.
HWY_INLINE vector least_of(vector a, vector b) {
    return hn::IfThenElse(is_known(a), hn::IfThenElse(hn::Lt(a, b), a, b), a);
}
HWY_INLINE vector greatest_of(vector a, vector b) {
    return hn::IfThenElse(is_known(a), hn::IfThenElse(hn::Gt(a, b), a, b), a);
}

void multiply_ends(ends a, ends b, double* low, double* high, std::size_t words) {
    doubles const tag;
    for (std::size_t row = 0; row < words * rows_a_word; row += hn::Lanes(tag)) {
        auto const first = hn::Mul(load(a.low, row), load(b.low, row));
        auto const second = hn::Mul(load(a.low, row), load(b.high, row));
        auto const third = hn::Mul(load(a.high, row), load(b.low, row));
        auto const fourth = hn::Mul(load(a.high, row), load(b.high, row));
        hn::Store(least_of(least_of(first, second), least_of(third, fourth)), tag, low + row);
        hn::Store(greatest_of(greatest_of(first, second), greatest_of(third, fourth)), tag, high + row);
    }
}

void least(double const* a, double x, double const* b, double y, double* out, std::size_t words) {
    doubles const tag;
    for (std::size_t row = 0; row < words * rows_a_word; row += hn::Lanes(tag))
        hn::Store(least_of(hn::Mul(load(a, row), all_of(x)), hn::Mul(load(b, row), all_of(y))), tag, out + row);
}

void greatest(double const* a, double x, double const* b, double y, double* out, std::size_t words) {
    doubles const tag;
    for (std::size_t row = 0; row < words * rows_a_word; row += hn::Lanes(tag))
        hn::Store(greatest_of(hn::Mul(load(a, row), all_of(x)), hn::Mul(load(b, row), all_of(y))), tag, out + row);
}

HWY_INLINE vector merged(vector a, vector b, unsettled otherwise) {
    switch (otherwise) {
    case unsettled::least: return least_of(a, b);
    case unsettled::greatest: return greatest_of(a, b);
    case unsettled::unknown: break;
    }
    return not_known();
}

void choose(known_bits condition, double const* a, double x, double const* b, double y, unsettled otherwise,
            double* out, std::size_t words) {
    doubles const tag;
    for (std::size_t word = 0; word < words; ++word) {
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const row = word * rows_a_word + at;
            auto const first = hn::Mul(load(a, row), all_of(x)), second = hn::Mul(load(b, row), all_of(y));
            auto const open = merged(first, second, otherwise);
            auto const yes = mask_at(condition.yes[word], at), no = mask_at(condition.no[word], at);
            hn::Store(hn::IfThenElse(yes, first, hn::IfThenElse(no, second, open)), tag, out + row);
        }
    }
}

void payable(known_bits verdict, double const* amount, unsettled otherwise, double* out, std::size_t words) {
    doubles const tag;
    auto const zero = all_of(0);
    for (std::size_t word = 0; word < words; ++word) {
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const row = word * rows_a_word + at;
            auto const due = greatest_of(load(amount, row), zero);
            auto const open = merged(due, zero, otherwise);
            auto const yes = mask_at(verdict.yes[word], at), no = mask_at(verdict.no[word], at);
            hn::Store(hn::IfThenElse(yes, due, hn::IfThenElse(no, zero, open)), tag, out + row);
        }
    }
}

/// Multiples below, and which of them go one up.
template <class Up>
HWY_INLINE void round_by(double const* a, double unit, double* out, std::size_t words, Up const& up) {
    doubles const tag;
    auto const zero = all_of(0), one = all_of(1), to = all_of(unit), part = all_of(1 / unit);
    for (std::size_t row = 0; row < words * rows_a_word; row += hn::Lanes(tag)) {
        auto const exact = load(a, row);
        auto const size = hn::Abs(exact);
        // Off by one at most, as what is multiplied is below 2^52; the rest, which is exact, tells.
        auto quotient = hn::Floor(hn::Mul(size, part));
        auto rest = hn::Sub(size, hn::Mul(quotient, to));
        auto const over = hn::Lt(rest, zero), under = hn::Ge(rest, to);
        quotient = hn::IfThenElse(over, hn::Sub(quotient, one),
                                  hn::IfThenElse(under, hn::Add(quotient, one), quotient));
        rest = hn::IfThenElse(over, hn::Add(rest, to), hn::IfThenElse(under, hn::Sub(rest, to), rest));
        auto const odd = hn::Ne(hn::Mul(hn::Floor(hn::Mul(quotient, all_of(0.5))), all_of(2)), quotient);
        auto const away = hn::And(hn::Gt(rest, zero), up.away(hn::Lt(exact, zero), odd, hn::Add(rest, rest), to));
        quotient = hn::IfThenElse(away, hn::Add(quotient, one), quotient);
        // Zero has no sign here.
        auto const rounded = hn::Add(hn::CopySign(hn::Mul(quotient, to), exact), zero);
        hn::Store(hn::IfThenElse(is_known(exact), rounded, exact), tag, out + row);
    }
}

/// huiqi::detail::rounds_away, for vectors.
struct away_half_even {
    HWY_INLINE static mask away(mask, mask odd, vector twice, vector to) {
        return hn::Or(hn::Gt(twice, to), hn::And(hn::Eq(twice, to), odd));
    }
};
struct away_half_up {
    HWY_INLINE static mask away(mask, mask, vector twice, vector to) { return hn::Ge(twice, to); }
};
struct away_half_down {
    HWY_INLINE static mask away(mask, mask, vector twice, vector to) { return hn::Gt(twice, to); }
};
struct away_always {
    HWY_INLINE static mask away(mask, mask, vector twice, vector) { return is_known(twice); }
};
struct away_never {
    HWY_INLINE static mask away(mask, mask, vector twice, vector) { return hn::Ne(twice, twice); }
};
struct away_if_negative {
    HWY_INLINE static mask away(mask negative, mask, vector, vector) { return negative; }
};
struct away_if_positive {
    HWY_INLINE static mask away(mask negative, mask, vector, vector) { return hn::Not(negative); }
};

void round(double const* a, double unit, rounding how, double* out, std::size_t words) {
    switch (how) {
    case rounding::half_even: return round_by(a, unit, out, words, away_half_even{});
    case rounding::half_up: return round_by(a, unit, out, words, away_half_up{});
    case rounding::half_down: return round_by(a, unit, out, words, away_half_down{});
    case rounding::up: return round_by(a, unit, out, words, away_always{});
    case rounding::down: return round_by(a, unit, out, words, away_never{});
    case rounding::ceiling: return round_by(a, unit, out, words, away_if_positive{});
    case rounding::floor: return round_by(a, unit, out, words, away_if_negative{});
    }
}

/// A table's input at some rows: n / d lies above a limit if n does above limit * d.
struct input_at {
    vector low, high, low_divisor, high_divisor;
    mask usable; ///< known, with a positive divisor
    mask not_positive;

    HWY_INLINE mask least_below(vector limit) const { return hn::Lt(low, hn::Mul(limit, low_divisor)); }
    HWY_INLINE mask least_at_most(vector limit) const { return hn::Le(low, hn::Mul(limit, low_divisor)); }
    HWY_INLINE mask greatest_above(vector limit) const { return hn::Gt(high, hn::Mul(limit, high_divisor)); }
    HWY_INLINE mask greatest_at_least(vector limit) const { return hn::Ge(high, hn::Mul(limit, high_divisor)); }
};

HWY_INLINE input_at input_of(quotient const& of, std::size_t row) {
    auto const times = all_of(of.multiplier);
    auto const low = hn::Mul(load(of.numerator.low, row), times), high = hn::Mul(load(of.numerator.high, row), times);
    auto const known = hn::And(is_known(low), is_known(high));
    if (of.divisor.low == nullptr) return {low, high, all_of(1), all_of(1), known, hn::Ne(times, times)};
    auto const zero = all_of(0);
    auto const least = load(of.divisor.low, row), greatest = load(of.divisor.high, row);
    auto const positive = hn::Gt(least, zero);
    return {low,
            high,
            hn::IfThenElse(hn::Ge(low, zero), greatest, least),
            hn::IfThenElse(hn::Ge(high, zero), least, greatest),
            hn::And(known, hn::And(positive, is_known(greatest))),
            hn::Le(least, zero)};
}

HWY_INLINE mask can_hold(cell const& of, input_at const& input) {
    auto holds = is_known(all_of(0));
    if (of.has_low)
        holds = of.low_open ? input.greatest_above(all_of(of.low)) : input.greatest_at_least(all_of(of.low));
    if (of.has_high)
        holds = hn::And(holds,
                        of.high_open ? input.least_below(all_of(of.high)) : input.least_at_most(all_of(of.high)));
    return holds;
}

HWY_INLINE mask can_fail(cell const& of, input_at const& input) {
    auto fails = hn::Lt(all_of(0), all_of(0));
    if (of.has_low) fails = of.low_open ? input.least_at_most(all_of(of.low)) : input.least_below(all_of(of.low));
    if (of.has_high)
        fails = hn::Or(fails,
                       of.high_open ? input.greatest_at_least(all_of(of.high)) : input.greatest_above(all_of(of.high)));
    return fails;
}

/// One input, which is most tables. Known or not, its ends are the same.
template <bool Divided>
HWY_INLINE void first_row_of_one(table const& of, double* out, std::uint64_t* inexact, std::size_t words) {
    doubles const tag;
    auto const times = all_of(of.inputs->multiplier), zero = all_of(0);
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t doubtful = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const row = word * rows_a_word + at;
            auto const number = hn::Mul(load(of.inputs->numerator.low, row), times);
            auto divisor = all_of(1);
            auto open = is_known(number), not_positive = hn::Lt(zero, zero);
            if constexpr (Divided) {
                divisor = load(of.inputs->divisor.low, row);
                open = hn::And(open, hn::Gt(divisor, zero));
                not_positive = hn::Le(divisor, zero);
            }
            auto found = not_known();
            for (std::size_t r = 0; r < of.row_count; ++r) {
                auto const& cell = of.brackets[r];
                auto applies = open;
                if (cell.has_low) {
                    auto const low = Divided ? hn::Mul(all_of(cell.low), divisor) : all_of(cell.low);
                    applies = hn::And(applies, cell.low_open ? hn::Gt(number, low) : hn::Ge(number, low));
                }
                if (cell.has_high) {
                    auto const high = Divided ? hn::Mul(all_of(cell.high), divisor) : all_of(cell.high);
                    applies = hn::And(applies, cell.high_open ? hn::Lt(number, high) : hn::Le(number, high));
                }
                found = hn::IfThenElse(applies, all_of(of.results[r]), found);
                open = hn::AndNot(applies, open);
            }
            hn::Store(found, tag, out + row);
            doubtful |= bits_of(hn::Or(open, not_positive), at);
        }
        inexact[word] |= doubtful;
    }
}

/// One end a row and a last row for the rest: from the last row back, whatever holds takes over.
template <bool Divided, bool FromBelow>
HWY_INLINE vector bracket_of(table const& of, vector number, vector divisor) {
    auto const last = of.row_count - 1;
    auto found = all_of(of.results[last]);
    for (auto r = last; r > 0; --r) {
        auto const& cell = of.brackets[r - 1];
        auto const end = all_of(FromBelow ? cell.high : cell.low);
        auto const limit = Divided ? hn::Mul(end, divisor) : end;
        bool const open = FromBelow ? cell.high_open : cell.low_open;
        auto const holds = FromBelow ? (open ? hn::Lt(number, limit) : hn::Le(number, limit))
                                     : (open ? hn::Gt(number, limit) : hn::Ge(number, limit));
        found = hn::IfThenElse(holds, all_of(of.results[r - 1]), found);
    }
    return found;
}

template <bool Divided, bool FromBelow>
HWY_INLINE void bracket(table const& of, double* out, std::uint64_t* inexact, std::size_t words) {
    doubles const tag;
    auto const times = all_of(of.inputs->multiplier), zero = all_of(0);
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t not_positive = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const row = word * rows_a_word + at;
            auto const number = hn::Mul(load(of.inputs->numerator.low, row), times);
            auto divisor = all_of(1);
            auto known = is_known(number);
            if constexpr (Divided) {
                divisor = load(of.inputs->divisor.low, row);
                known = hn::And(known, hn::Gt(divisor, zero));
                not_positive |= bits_of(hn::Le(divisor, zero), at);
            }
            auto const found = bracket_of<Divided, FromBelow>(of, number, divisor);
            hn::Store(hn::IfThenElse(known, found, not_known()), tag, out + row);
        }
        if constexpr (Divided) inexact[word] |= not_positive;
    }
}

/// Where results rise or fall with the rows, those at the ends of the input are the ends of what is possible.
template <bool Divided, bool FromBelow>
HWY_INLINE void bracket_ends(table const& of, double* low, double* high, std::uint64_t* inexact, std::size_t words) {
    doubles const tag;
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t doubtful = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const row = word * rows_a_word + at;
            auto const input = input_of(*of.inputs, row);
            auto const one = bracket_of<Divided, FromBelow>(of, input.low, input.low_divisor);
            auto const other = bracket_of<Divided, FromBelow>(of, input.high, input.high_divisor);
            hn::Store(hn::IfThenElse(input.usable, hn::Min(one, other), not_known()), tag, low + row);
            hn::Store(hn::IfThenElse(input.usable, hn::Max(one, other), not_known()), tag, high + row);
            doubtful |= bits_of(hn::Not(input.usable), at);
        }
        inexact[word] |= doubtful;
    }
}

void first_row(table const& of, double* out, std::uint64_t* inexact, std::size_t words) {
    bool const divided = of.input_count == 1 && of.inputs->divisor.low != nullptr;
    switch (of.shape) {
    case table::brackets_from_above:
        return divided ? bracket<true, false>(of, out, inexact, words) : bracket<false, false>(of, out, inexact, words);
    case table::brackets_from_below:
        return divided ? bracket<true, true>(of, out, inexact, words) : bracket<false, true>(of, out, inexact, words);
    case table::any: break;
    }
    if (of.input_count == 1)
        return of.inputs->divisor.low == nullptr ? first_row_of_one<false>(of, out, inexact, words)
                                                 : first_row_of_one<true>(of, out, inexact, words);
    constexpr std::size_t most_inputs = 4;
    doubles const tag;
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t doubtful = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const row = word * rows_a_word + at;
            input_at inputs[most_inputs];
            auto open = is_known(all_of(0)), not_positive = hn::Lt(all_of(0), all_of(0));
            for (std::size_t i = 0; i < of.input_count; ++i) {
                inputs[i] = input_of(of.inputs[i], row);
                open = hn::And(open, inputs[i].usable);
                not_positive = hn::Or(not_positive, inputs[i].not_positive);
            }
            auto found = not_known();
            auto const* cell = of.brackets;
            for (std::size_t r = 0; r < of.row_count; ++r, cell += of.input_count) {
                auto applies = open;
                for (std::size_t i = 0; i < of.input_count; ++i)
                    applies = hn::And(applies, can_hold(cell[i], inputs[i]));
                found = hn::IfThenElse(applies, all_of(of.results[r]), found);
                open = hn::AndNot(applies, open);
            }
            hn::Store(found, tag, out + row);
            doubtful |= bits_of(hn::Or(open, not_positive), at);
        }
        inexact[word] |= doubtful;
    }
}

template <std::size_t Inputs>
HWY_INLINE void possible_rows_of(table const& of, double* low, double* high, std::uint64_t* inexact,
                                 std::size_t words) {
    constexpr std::size_t most_inputs = Inputs == 0 ? 4 : Inputs;
    auto const input_count = Inputs == 0 ? of.input_count : Inputs;
    doubles const tag;
    auto const least = all_of(-std::numeric_limits<double>::infinity());
    auto const most = all_of(std::numeric_limits<double>::infinity());
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t doubtful = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const row = word * rows_a_word + at;
            input_at inputs[most_inputs];
            auto usable = is_known(all_of(0));
            for (std::size_t i = 0; i < input_count; ++i) {
                inputs[i] = input_of(of.inputs[i], row);
                usable = hn::And(usable, inputs[i].usable);
            }
            auto open = usable;
            auto found_low = most, found_high = least;
            auto const* cell = of.cells;
            for (std::size_t r = 0; r < of.row_count; ++r, cell += input_count) {
                auto applies = open, fails = hn::Lt(all_of(0), all_of(0));
                for (std::size_t i = 0; i < input_count; ++i) {
                    applies = hn::And(applies, can_hold(cell[i], inputs[i]));
                    fails = hn::Or(fails, can_fail(cell[i], inputs[i]));
                }
                auto const result = all_of(of.results[r]);
                found_low = hn::IfThenElse(applies, hn::Min(found_low, result), found_low);
                found_high = hn::IfThenElse(applies, hn::Max(found_high, result), found_high);
                open = hn::AndNot(hn::AndNot(fails, applies), open);
            }
            // Nothing applies, or something else than a row may.
            auto doubt = hn::Gt(found_low, found_high);
            if (!of.exhaustive) doubt = hn::Or(doubt, open);
            doubt = hn::Or(doubt, hn::Not(usable));
            hn::Store(hn::IfThenElse(doubt, not_known(), found_low), tag, low + row);
            hn::Store(hn::IfThenElse(doubt, not_known(), found_high), tag, high + row);
            doubtful |= bits_of(doubt, at);
        }
        inexact[word] |= doubtful;
    }
}

void possible_rows(table const& of, double* low, double* high, std::uint64_t* inexact, std::size_t words) {
    if (of.shape != table::any && of.monotone) {
        bool const divided = of.inputs->divisor.low != nullptr, below = of.shape == table::brackets_from_below;
        if (divided)
            return below ? bracket_ends<true, true>(of, low, high, inexact, words)
                         : bracket_ends<true, false>(of, low, high, inexact, words);
        return below ? bracket_ends<false, true>(of, low, high, inexact, words)
                     : bracket_ends<false, false>(of, low, high, inexact, words);
    }
    if (of.input_count == 1)
        possible_rows_of<1>(of, low, high, inexact, words);
    else
        possible_rows_of<0>(of, low, high, inexact, words);
}

void load_integers(std::int64_t const* from, std::uint64_t const* valid, std::int64_t low, std::int64_t high, double x,
                   double* out, std::uint64_t* outside, std::size_t words) {
    integers const tag;
    auto const below = hn::Set(tag, low - 1), above = hn::Set(tag, high + 1);
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t inside = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const row = word * rows_a_word + at;
            // Columns are many: what comes next of each is asked for ahead of its time.
            __builtin_prefetch(from + row + words * rows_a_word, 0, 2);
            auto const given = hn::LoadU(tag, from + row);
            auto const fits = hn::And(hn::Gt(given, below), hn::Lt(given, above));
            inside |= bits_of(tag, fits, at);
            auto const known = hn::And(hn::RebindMask(doubles{}, fits), mask_at(valid[word], at));
            auto const number = hn::Mul(hn::ConvertTo(doubles{}, given), all_of(x));
            hn::Store(hn::IfThenElse(known, number, not_known()), doubles{}, out + row);
        }
        outside[word] |= valid[word] & ~inside;
    }
}

void load_doubles(double const* from, std::uint64_t const* valid, double low, double high, double x, double* out,
                  std::uint64_t* outside, std::size_t words) {
    doubles const tag;
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t wrong = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const row = word * rows_a_word + at;
            auto const given = hn::LoadU(tag, from + row);
            // NaN is not supplied. Of all decimals with so few digits only one is nearest to a double.
            auto const number = hn::Round(hn::Mul(given, all_of(x)));
            auto const exact = hn::And(hn::Eq(hn::Div(number, all_of(x)), given),
                                       hn::Le(hn::Abs(number), all_of(1e15)));
            auto const fits = hn::And(exact, hn::And(hn::Ge(number, all_of(low)), hn::Le(number, all_of(high))));
            auto const supplied = hn::And(mask_at(valid[word], at), is_known(given));
            wrong |= bits_of(hn::AndNot(fits, supplied), at);
            hn::Store(hn::IfThenElse(hn::And(fits, supplied), number, not_known()), tag, out + row);
        }
        outside[word] |= wrong;
    }
}

double greatest_size(double const* a, std::size_t words) {
    auto greatest = all_of(0);
    for (std::size_t row = 0; row < words * rows_a_word; row += hn::Lanes(doubles{})) {
        auto const size = hn::Abs(load(a, row));
        greatest = hn::IfThenElse(hn::Gt(size, greatest), size, greatest);
    }
    return hn::GetLane(hn::MaxOfLanes(doubles{}, greatest));
}

void gather(double const* from, std::uint32_t const* rows, std::size_t count, double low, double high, double* to_low,
            double* to_high) {
    doubles const tag;
    auto const least = all_of(low), greatest = all_of(high);
    auto const lanes = hn::Lanes(tag);
    std::size_t at = 0;
    for (; at + lanes <= count; at += lanes) {
        HWY_ALIGN double taken[64];
        for (std::size_t i = 0; i < lanes; ++i) taken[i] = from[rows[at + i]];
        auto const number = hn::Load(tag, taken);
        auto const known = is_known(number);
        hn::StoreU(hn::IfThenElse(known, number, least), tag, to_low + at);
        hn::StoreU(hn::IfThenElse(known, number, greatest), tag, to_high + at);
    }
    for (; at < count; ++at) {
        auto const number = from[rows[at]];
        to_low[at] = number == number ? number : low;
        to_high[at] = number == number ? number : high;
    }
}

/// The bits of `from` at which `of` has one, side by side from the lowest on.
HWY_INLINE std::uint64_t side_by_side(std::uint64_t from, std::uint64_t of) {
#if HWY_TARGET <= HWY_AVX2 && HWY_ARCH_X86_64
    return _pext_u64(from, of);
#else
    std::uint64_t bits = 0;
    for (unsigned at = 0; of != 0; of &= of - 1, ++at) bits |= std::uint64_t{(from & of & (~of + 1)) != 0} << at;
    return bits;
#endif
}

void gather_bits(std::uint64_t const* from, std::uint64_t const* of, std::size_t words, std::uint64_t* to,
                 std::size_t begin) {
    for (std::size_t word = 0; word < words; ++word) {
        if (of[word] == 0) continue;
        auto const bits = side_by_side(from[word], of[word]);
        auto const at = begin % rows_a_word;
        auto const count = static_cast<std::size_t>(std::popcount(of[word]));
        auto* const here = to + begin / rows_a_word;
        // What stands behind the bits gathered so far is of no one.
        *here = (at == 0 ? 0 : *here & ((std::uint64_t{1} << at) - 1)) | bits << at;
        if (at != 0 && at + count > rows_a_word) here[1] = bits >> (rows_a_word - at);
        begin += count;
    }
}

void verdict_bytes(known_bits verdict, std::uint8_t yes, std::uint8_t no, std::uint8_t open, std::uint8_t* out,
                   std::size_t rows) {
    hn::ScalableTag<std::uint8_t> const tag;
    auto const as_yes = hn::Set(tag, yes), as_no = hn::Set(tag, no), as_open = hn::Set(tag, open);
    auto const lanes = hn::Lanes(tag);
    std::size_t row = 0;
    for (; row + lanes <= rows; row += lanes) {
        // A vector of bytes is never longer than a word of bits.
        std::uint64_t const holds = verdict.yes[row / rows_a_word] >> (row % rows_a_word);
        std::uint64_t const fails = verdict.no[row / rows_a_word] >> (row % rows_a_word);
        auto const is_yes = hn::LoadMaskBits(tag, reinterpret_cast<std::uint8_t const*>(&holds));
        auto const is_no = hn::LoadMaskBits(tag, reinterpret_cast<std::uint8_t const*>(&fails));
        hn::StoreU(hn::IfThenElse(is_yes, as_yes, hn::IfThenElse(is_no, as_no, as_open)), tag, out + row);
    }
    for (; row < rows; ++row) {
        auto const at = row % rows_a_word;
        bool const holds = ((verdict.yes[row / rows_a_word] >> at) & 1U) != 0;
        bool const fails = ((verdict.no[row / rows_a_word] >> at) & 1U) != 0;
        out[row] = holds ? yes : fails ? no : open;
    }
}

void store_amounts(double const* a, double factor, double divisor, std::int64_t* out, std::uint64_t* left,
                   std::size_t rows) {
    integers const tag;
    auto const lanes = hn::Lanes(tag);
    for (std::size_t first = 0; first < rows; first += rows_a_word) {
        std::uint64_t not_whole = 0;
        for (std::size_t at = 0; at < rows_a_word; at += lanes) {
            auto const row = first + at;
            auto const units = hn::Mul(load(a, row), all_of(factor));
            auto const number = hn::Round(hn::Mul(units, all_of(1 / divisor)));
            auto const whole = hn::Eq(hn::Mul(number, all_of(divisor)), units);
            not_whole |= bits_of(hn::Not(whole), at);
            auto const amounts = hn::ConvertTo(tag, hn::IfThenElseZero(whole, number));
            if (row + lanes <= rows) {
                hn::StoreU(amounts, tag, out + row);
            } else {
                HWY_ALIGN std::int64_t last[64];
                hn::Store(amounts, tag, last);
                for (std::size_t i = 0; row + i < rows; ++i) out[row + i] = last[i];
            }
        }
        left[first / rows_a_word] |= not_whole;
    }
}

char const* instruction_set() { return hwy::TargetName(HWY_TARGET); }

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
HWY_EXPORT(scale);
HWY_EXPORT(add);
HWY_EXPORT(multiply);
HWY_EXPORT(multiply_ends);
HWY_EXPORT(least);
HWY_EXPORT(greatest);
HWY_EXPORT(choose);
HWY_EXPORT(payable);
HWY_EXPORT(round);
HWY_EXPORT(first_row);
HWY_EXPORT(possible_rows);
HWY_EXPORT(load_integers);
HWY_EXPORT(load_doubles);
HWY_EXPORT(greatest_size);
HWY_EXPORT(gather);
HWY_EXPORT(gather_bits);
HWY_EXPORT(verdict_bytes);
HWY_EXPORT(store_amounts);
HWY_EXPORT(instruction_set);

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
void scale(double const* a, double x, double* out, std::size_t words) { HWY_DYNAMIC_DISPATCH(scale)(a, x, out, words); }
void add(double const* a, double x, double const* b, double y, double* out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(add)(a, x, b, y, out, words);
}
void multiply(double const* a, double const* b, double* out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(multiply)(a, b, out, words);
}
void multiply_ends(ends a, ends b, double* low, double* high, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(multiply_ends)(a, b, low, high, words);
}
void least(double const* a, double x, double const* b, double y, double* out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(least)(a, x, b, y, out, words);
}
void greatest(double const* a, double x, double const* b, double y, double* out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(greatest)(a, x, b, y, out, words);
}
void choose(known_bits condition, double const* a, double x, double const* b, double y, unsettled otherwise,
            double* out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(choose)(condition, a, x, b, y, otherwise, out, words);
}
void payable(known_bits verdict, double const* amount, unsettled otherwise, double* out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(payable)(verdict, amount, otherwise, out, words);
}
void round(double const* a, double unit, rounding how, double* out, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(round)(a, unit, how, out, words);
}
void first_row(table const& of, double* out, std::uint64_t* inexact, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(first_row)(of, out, inexact, words);
}
void possible_rows(table const& of, double* low, double* high, std::uint64_t* inexact, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(possible_rows)(of, low, high, inexact, words);
}
void load_integers(std::int64_t const* from, std::uint64_t const* valid, std::int64_t low, std::int64_t high, double x,
                   double* out, std::uint64_t* outside, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(load_integers)(from, valid, low, high, x, out, outside, words);
}
void load_doubles(double const* from, std::uint64_t const* valid, double low, double high, double x, double* out,
                  std::uint64_t* outside, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(load_doubles)(from, valid, low, high, x, out, outside, words);
}
double greatest_size(double const* a, std::size_t words) { return HWY_DYNAMIC_DISPATCH(greatest_size)(a, words); }
void gather(double const* from, std::uint32_t const* rows, std::size_t count, double low, double high, double* to_low,
            double* to_high) {
    HWY_DYNAMIC_DISPATCH(gather)(from, rows, count, low, high, to_low, to_high);
}
void gather_bits(std::uint64_t const* from, std::uint64_t const* of, std::size_t words, std::uint64_t* to,
                 std::size_t begin) {
    HWY_DYNAMIC_DISPATCH(gather_bits)(from, of, words, to, begin);
}
void verdict_bytes(known_bits verdict, std::uint8_t yes, std::uint8_t no, std::uint8_t open, std::uint8_t* out,
                   std::size_t rows) {
    HWY_DYNAMIC_DISPATCH(verdict_bytes)(verdict, yes, no, open, out, rows);
}
void store_amounts(double const* a, double factor, double divisor, std::int64_t* out, std::uint64_t* left,
                   std::size_t rows) {
    HWY_DYNAMIC_DISPATCH(store_amounts)(a, factor, divisor, out, left, rows);
}
char const* instruction_set() { return HWY_DYNAMIC_DISPATCH(instruction_set)(); }

std::vector<std::int64_t> instruction_sets() { return hwy::SupportedAndGeneratedTargets(); }

void use_instruction_set(std::int64_t which) { hwy::SetSupportedTargetsForTest(which); }

} // namespace huiqi::screening::kernels

#endif
