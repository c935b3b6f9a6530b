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

/// An input that is known or not: its ends are the same.
struct point_at {
    vector number, divisor;
    mask usable;
};

/// Which numbers one end of a cell leaves; whole numbers need no open ends.
template <bool Divided>
struct end_of_cell {
    vector limit;
    bool open;

    HWY_INLINE static end_of_cell low(cell const& of) {
        return {all_of(Divided || !of.low_open ? of.low : of.low + 1), Divided && of.low_open};
    }
    HWY_INLINE static end_of_cell high(cell const& of) {
        return {all_of(Divided || !of.high_open ? of.high : of.high - 1), Divided && of.high_open};
    }
    HWY_INLINE mask above(point_at const& input) const {
        auto const scaled = Divided ? hn::Mul(limit, input.divisor) : limit;
        return open ? hn::Gt(input.number, scaled) : hn::Ge(input.number, scaled);
    }
    HWY_INLINE mask below(point_at const& input) const {
        auto const scaled = Divided ? hn::Mul(limit, input.divisor) : limit;
        return open ? hn::Lt(input.number, scaled) : hn::Le(input.number, scaled);
    }
};

/// Any table of a few inputs. Some vectors side by side, so that a cell is fetched once for all of them. A row that
/// surely applies ends the search, one that surely fails passes it on, any other leaves the result unknown.
template <std::size_t Inputs, bool Divided>
void first_row_of(table const& of, double* out, std::uint64_t* inexact, std::size_t words) {
    doubles const tag;
    constexpr std::size_t side_by_side = 4;
    auto const lanes = hn::Lanes(tag);
    auto const zero = all_of(0);
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t doubtful = 0;
        for (std::size_t at = 0; at < rows_a_word; at += side_by_side * lanes) {
            auto const row = word * rows_a_word + at;
            point_at inputs[Inputs][side_by_side];
            mask open[side_by_side];
            vector found[side_by_side];
            for (std::size_t v = 0; v < side_by_side; ++v) {
                open[v] = is_known(zero);
                found[v] = not_known();
                for (std::size_t i = 0; i < Inputs; ++i) {
                    auto const& given = of.inputs[i];
                    auto& input = inputs[i][v];
                    input.number = hn::Mul(load(given.numerator.low, row + v * lanes), all_of(given.multiplier));
                    input.usable = is_known(input.number);
                    input.divisor = all_of(1);
                    if (Divided && given.divisor.low != nullptr) {
                        input.divisor = load(given.divisor.low, row + v * lanes);
                        input.usable = hn::And(input.usable, hn::Gt(input.divisor, zero));
                        doubtful |= bits_of(hn::Le(input.divisor, zero), at + v * lanes);
                    }
                    // Ends that are left of a single input say nothing of one that is not known.
                    if (Inputs == 1) open[v] = input.usable;
                }
            }
            auto const* cell = of.brackets;
            for (std::size_t r = 0; r < of.row_count; ++r, cell += Inputs) {
                auto const result = all_of(of.results[r]);
                mask applies[side_by_side], fails[side_by_side];
                for (std::size_t v = 0; v < side_by_side; ++v) {
                    applies[v] = open[v];
                    fails[v] = hn::Lt(zero, zero);
                }
                auto const leave = [&](std::size_t v, mask holds, mask usable) {
                    applies[v] = hn::And(applies[v], Divided ? hn::And(holds, usable) : holds);
                    fails[v] = hn::Or(fails[v], hn::AndNot(holds, usable));
                };
                for (std::size_t i = 0; i < Inputs; ++i) {
                    if (cell[i].has_low) {
                        auto const end = end_of_cell<Divided>::low(cell[i]);
                        for (std::size_t v = 0; v < side_by_side; ++v)
                            leave(v, end.above(inputs[i][v]), inputs[i][v].usable);
                    }
                    if (cell[i].has_high) {
                        auto const end = end_of_cell<Divided>::high(cell[i]);
                        for (std::size_t v = 0; v < side_by_side; ++v)
                            leave(v, end.below(inputs[i][v]), inputs[i][v].usable);
                    }
                }
                for (std::size_t v = 0; v < side_by_side; ++v) {
                    found[v] = hn::IfThenElse(applies[v], result, found[v]);
                    open[v] = hn::And(open[v], fails[v]);
                }
            }
            for (std::size_t v = 0; v < side_by_side; ++v) {
                hn::Store(found[v], tag, out + row + v * lanes);
                doubtful |= bits_of(open[v], at + v * lanes);
            }
        }
        inexact[word] |= doubtful;
    }
}

template <std::size_t Inputs>
HWY_INLINE void first_row_of(table const& of, double* out, std::uint64_t* inexact, std::size_t words) {
    bool divided = false;
    for (std::size_t i = 0; i < Inputs; ++i) divided = divided || of.inputs[i].divisor.low != nullptr;
    return divided ? first_row_of<Inputs, true>(of, out, inexact, words)
                   : first_row_of<Inputs, false>(of, out, inexact, words);
}

/// One end a row and a last row for the rest: from the last row back, whatever holds takes over. Some vectors side by
/// side, so that an end is fetched once for all of them.
template <table::form Shape, bool Divided>
struct brackets {
    static constexpr std::size_t side_by_side = 4;
    struct vectors {
        vector of[side_by_side];
    };

    HWY_INLINE static mask holds(vector number, vector limit) {
        switch (Shape) {
        case table::at_least: return hn::Ge(number, limit);
        case table::more_than: return hn::Gt(number, limit);
        case table::at_most: return hn::Le(number, limit);
        default: return hn::Lt(number, limit);
        }
    }

    HWY_INLINE static vectors results(table const& of, vectors const& numbers, vectors const& divisors) {
        auto const* const limits = of.limits;
        auto const* const given = of.results;
        vectors found;
        for (auto& each : found.of) each = all_of(given[of.row_count - 1]);
        for (auto r = of.row_count - 1; r > 0; --r) {
            auto const limit = all_of(limits[r - 1]), result = all_of(given[r - 1]);
            for (std::size_t i = 0; i < side_by_side; ++i) {
                auto const scaled = Divided ? hn::Mul(limit, divisors.of[i]) : limit;
                found.of[i] = hn::IfThenElse(holds(numbers.of[i], scaled), result, found.of[i]);
            }
        }
        return found;
    }

    static void first(table const& of, double* out, std::uint64_t* inexact, std::size_t words) {
        doubles const tag;
        auto const times = all_of(of.inputs->multiplier), zero = all_of(0);
        auto const lanes = hn::Lanes(tag);
        for (std::size_t word = 0; word < words; ++word) {
            std::uint64_t not_positive = 0;
            for (std::size_t at = 0; at < rows_a_word; at += side_by_side * lanes) {
                auto const row = word * rows_a_word + at;
                vectors numbers, divisors;
                mask known[side_by_side];
                for (std::size_t i = 0; i < side_by_side; ++i) {
                    numbers.of[i] = hn::Mul(load(of.inputs->numerator.low, row + i * lanes), times);
                    known[i] = is_known(numbers.of[i]);
                    if constexpr (!Divided) continue;
                    divisors.of[i] = load(of.inputs->divisor.low, row + i * lanes);
                    known[i] = hn::And(known[i], hn::Gt(divisors.of[i], zero));
                    not_positive |= bits_of(hn::Le(divisors.of[i], zero), at + i * lanes);
                }
                auto const found = results(of, numbers, divisors);
                for (std::size_t i = 0; i < side_by_side; ++i)
                    hn::Store(hn::IfThenElse(known[i], found.of[i], not_known()), tag, out + row + i * lanes);
            }
            if constexpr (Divided) inexact[word] |= not_positive;
        }
    }

    /// Where results rise or fall with the rows, those at the ends of the input are the ends of what is possible.
    static void possible(table const& of, double* low, double* high, std::uint64_t* inexact, std::size_t words) {
        doubles const tag;
        auto const lanes = hn::Lanes(tag);
        for (std::size_t word = 0; word < words; ++word) {
            std::uint64_t doubtful = 0;
            for (std::size_t at = 0; at < rows_a_word; at += side_by_side * lanes) {
                auto const row = word * rows_a_word + at;
                vectors lows, low_divisors, highs, high_divisors;
                mask usable[side_by_side];
                for (std::size_t i = 0; i < side_by_side; ++i) {
                    auto const input = input_of(*of.inputs, row + i * lanes);
                    lows.of[i] = input.low;
                    highs.of[i] = input.high;
                    low_divisors.of[i] = input.low_divisor;
                    high_divisors.of[i] = input.high_divisor;
                    usable[i] = input.usable;
                    doubtful |= bits_of(hn::Not(input.usable), at + i * lanes);
                }
                auto const one = results(of, lows, low_divisors), other = results(of, highs, high_divisors);
                for (std::size_t i = 0; i < side_by_side; ++i) {
                    auto const to = row + i * lanes;
                    auto const least = hn::Min(one.of[i], other.of[i]), most = hn::Max(one.of[i], other.of[i]);
                    hn::Store(hn::IfThenElse(usable[i], least, not_known()), tag, low + to);
                    hn::Store(hn::IfThenElse(usable[i], most, not_known()), tag, high + to);
                }
            }
            inexact[word] |= doubtful;
        }
    }
};

/// Calls `with` with the brackets that the table has.
template <bool Divided, class With>
HWY_INLINE void with_brackets(table const& of, With const& with) {
    switch (of.shape) {
    case table::at_least: return with(brackets<table::at_least, Divided>{});
    case table::more_than: return with(brackets<table::more_than, Divided>{});
    case table::at_most: return with(brackets<table::at_most, Divided>{});
    default: return with(brackets<table::less_than, Divided>{});
    }
}
template <class With>
HWY_INLINE void with_brackets(table const& of, With const& with) {
    if (of.inputs->divisor.low == nullptr)
        with_brackets<false>(of, with);
    else
        with_brackets<true>(of, with);
}

void first_row(table const& of, double* out, std::uint64_t* inexact, std::size_t words) {
    if (of.shape != table::any) return with_brackets(of, [&](auto const& way) { way.first(of, out, inexact, words); });
    switch (of.input_count) {
    case 1: return first_row_of<1>(of, out, inexact, words);
    case 2: return first_row_of<2>(of, out, inexact, words);
    case 3: return first_row_of<3>(of, out, inexact, words);
    default: return first_row_of<4>(of, out, inexact, words);
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
    if (of.shape != table::any && of.monotone)
        return with_brackets(of, [&](auto const& way) { way.possible(of, low, high, inexact, words); });
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
