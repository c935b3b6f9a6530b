#include "screen/kernels/kernels.hpp"

/// Arithmetic, choices between two, rounding. Everything between the namespaces is compiled once for each instruction
/// set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "screen/kernels/number_kernels.cpp"
#include <hwy/foreach_target.h>

#include "screen/kernels/vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace huiqi::screening::kernels {
namespace HWY_NAMESPACE {

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
    return hn::IfThenElse(hn::Eq(a, b), a, not_known());
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
            auto const exact = load(amount, row);
            auto const due = hn::IfThenElse(hn::Lt(exact, zero), zero, exact);
            auto const open = merged(due, zero, otherwise);
            auto const yes = mask_at(verdict.yes[word], at), no = mask_at(verdict.no[word], at);
            hn::Store(hn::IfThenElse(yes, due, hn::IfThenElse(no, zero, open)), tag, out + row);
        }
    }
}

/// Multiples below, and which of them go one up.
template <class Up>
HWY_INLINE void round_by(double const* a, double unit, double* out, std::size_t words, [[maybe_unused]] Up const& up) {
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
        if constexpr (!Up::is_never) {
            rest = hn::IfThenElse(over, hn::Add(rest, to), hn::IfThenElse(under, hn::Sub(rest, to), rest));
            auto const odd = hn::Ne(hn::Mul(hn::Floor(hn::Mul(quotient, all_of(0.5))), all_of(2)), quotient);
            auto const away = hn::And(hn::Gt(rest, zero), up.away(hn::Lt(exact, zero), odd, hn::Add(rest, rest), to));
            quotient = hn::IfThenElse(away, hn::Add(quotient, one), quotient);
        }
        // Zero has no sign here.
        auto const rounded = hn::Add(hn::CopySign(hn::Mul(quotient, to), exact), zero);
        hn::Store(hn::IfThenElse(is_known(exact), rounded, exact), tag, out + row);
    }
}

/// huiqi::detail::rounds_away, for vectors.
struct away_half_even {
    static constexpr bool is_never = false;
    HWY_INLINE static mask away(mask, mask odd, vector twice, vector to) {
        return hn::Or(hn::Gt(twice, to), hn::And(hn::Eq(twice, to), odd));
    }
};
struct away_half_up {
    static constexpr bool is_never = false;
    HWY_INLINE static mask away(mask, mask, vector twice, vector to) { return hn::Ge(twice, to); }
};
struct away_half_down {
    static constexpr bool is_never = false;
    HWY_INLINE static mask away(mask, mask, vector twice, vector to) { return hn::Gt(twice, to); }
};
struct away_always {
    static constexpr bool is_never = false;
    HWY_INLINE static mask away(mask, mask, vector twice, vector) { return is_known(twice); }
};
struct away_never {
    static constexpr bool is_never = true;
};
struct away_if_negative {
    static constexpr bool is_never = false;
    HWY_INLINE static mask away(mask negative, mask, vector, vector) { return negative; }
};
struct away_if_positive {
    static constexpr bool is_never = false;
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

} // namespace HWY_NAMESPACE
} // namespace huiqi::screening::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace huiqi::screening::kernels {

HWY_EXPORT(scale);
HWY_EXPORT(add);
HWY_EXPORT(multiply);
HWY_EXPORT(multiply_ends);
HWY_EXPORT(least);
HWY_EXPORT(greatest);
HWY_EXPORT(choose);
HWY_EXPORT(payable);
HWY_EXPORT(round);

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

} // namespace huiqi::screening::kernels

#endif
