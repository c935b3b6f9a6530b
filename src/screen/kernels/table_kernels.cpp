#include "screen/kernels/kernels.hpp"

/// Decision tables. Everything between the namespaces is compiled once for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "screen/kernels/table_kernels.cpp"
#include <hwy/foreach_target.h>

#include "screen/kernels/vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace huiqi::screening::kernels {
namespace HWY_NAMESPACE {

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

} // namespace HWY_NAMESPACE
} // namespace huiqi::screening::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace huiqi::screening::kernels {

HWY_EXPORT(first_row);
HWY_EXPORT(possible_rows);

void first_row(table const& of, double* out, std::uint64_t* inexact, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(first_row)(of, out, inexact, words);
}
void possible_rows(table const& of, double* low, double* high, std::uint64_t* inexact, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(possible_rows)(of, low, high, inexact, words);
}

} // namespace huiqi::screening::kernels

#endif
