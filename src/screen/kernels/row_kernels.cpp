#include "screen/kernels/kernels.hpp"

#include <bit>

/// Rows in and out. Everything between the namespaces is compiled once for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "screen/kernels/row_kernels.cpp"
#include <hwy/foreach_target.h>

#include "screen/kernels/vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace huiqi::screening::kernels {
namespace HWY_NAMESPACE {

void load_integers(std::int64_t const* from, std::uint64_t const* valid, std::int64_t low, std::int64_t high, double x,
                   double* out, std::uint64_t* known, std::size_t words) {
    integers const tag;
    auto const below = hn::Set(tag, low - 1), above = hn::Set(tag, high + 1);
    for (std::size_t word = 0; word < words; ++word) {
        std::uint64_t inside = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(tag)) {
            auto const row = word * rows_a_word + at;
            auto const given = hn::LoadU(tag, from + row);
            auto const fits = hn::And(hn::Gt(given, below), hn::Lt(given, above));
            inside |= bits_of(tag, fits, at);
            auto const taken = hn::And(hn::RebindMask(doubles{}, fits), mask_at(valid[word], at));
            auto const number = hn::Mul(hn::ConvertTo(doubles{}, given), all_of(x));
            hn::Store(hn::IfThenElse(taken, number, not_known()), doubles{}, out + row);
        }
        known[word] = valid[word] & inside;
    }
}

void known_rows(double const* a, std::uint64_t* known, std::size_t words) {
    for (std::size_t word = 0; word < words; ++word) {
        known[word] = 0;
        for (std::size_t at = 0; at < rows_a_word; at += hn::Lanes(doubles{}))
            known[word] |= bits_of(is_known(load(a, word * rows_a_word + at)), at);
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

void gather(double const* from, std::int64_t const* rows, std::size_t count, double low, double high, double* to_low,
            double* to_high) {
    doubles const tag;
    auto const least = all_of(low), greatest = all_of(high);
    auto const lanes = hn::Lanes(tag);
    std::size_t at = 0;
    for (; at + lanes <= count; at += lanes) {
        auto const number = hn::GatherIndex(tag, from, hn::LoadU(integers{}, rows + at));
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

template <bool Scaled>
HWY_INLINE void store_scaled(double const* a, double factor, double divisor, std::int64_t* out, std::uint64_t* left,
                             std::size_t rows) {
    integers const tag;
    auto const lanes = hn::Lanes(tag);
    for (std::size_t first = 0; first < rows; first += rows_a_word) {
        std::uint64_t not_whole = 0;
        for (std::size_t at = 0; at < rows_a_word; at += lanes) {
            auto const row = first + at;
            auto number = load(a, row);
            auto whole = is_known(number);
            if constexpr (Scaled) {
                auto const units = hn::Mul(number, all_of(factor));
                number = hn::Round(hn::Mul(units, all_of(1 / divisor)));
                whole = hn::Eq(hn::Mul(number, all_of(divisor)), units);
            }
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

void store_amounts(double const* a, double factor, double divisor, std::int64_t* out, std::uint64_t* left,
                   std::size_t rows) {
    if (factor == 1 && divisor == 1)
        store_scaled<false>(a, factor, divisor, out, left, rows);
    else
        store_scaled<true>(a, factor, divisor, out, left, rows);
}

char const* instruction_set() { return hwy::TargetName(HWY_TARGET); }

} // namespace HWY_NAMESPACE
} // namespace huiqi::screening::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace huiqi::screening::kernels {

HWY_EXPORT(load_integers);
HWY_EXPORT(load_doubles);
HWY_EXPORT(known_rows);
HWY_EXPORT(greatest_size);
HWY_EXPORT(gather);
HWY_EXPORT(gather_bits);
HWY_EXPORT(verdict_bytes);
HWY_EXPORT(store_amounts);
HWY_EXPORT(instruction_set);

void load_integers(std::int64_t const* from, std::uint64_t const* valid, std::int64_t low, std::int64_t high, double x,
                   double* out, std::uint64_t* known, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(load_integers)(from, valid, low, high, x, out, known, words);
}
void load_doubles(double const* from, std::uint64_t const* valid, double low, double high, double x, double* out,
                  std::uint64_t* outside, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(load_doubles)(from, valid, low, high, x, out, outside, words);
}
void known_rows(double const* a, std::uint64_t* known, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(known_rows)(a, known, words);
}
double greatest_size(double const* a, std::size_t words) { return HWY_DYNAMIC_DISPATCH(greatest_size)(a, words); }
void gather(double const* from, std::int64_t const* rows, std::size_t count, double low, double high, double* to_low,
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
