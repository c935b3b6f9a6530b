#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <huiqi/value/decimal_rounding.hpp>

/// What a processor's vectors do with blocks of rows. A number is a whole multiple of its lane's scale, held in a
/// double and at most `most_exact` in size, so that every operation here is exact and gives the same on every
/// processor. NaN is a number that is not known; whatever is worked out from it is not known either.
///
/// Rows come in words of 64; a truth has one bit a row for "surely yes" and one for "surely no". Arrays are aligned to
/// `alignment` bytes and filled up to whole words.
namespace huiqi::screening::kernels {

inline constexpr std::size_t rows_a_word = 64, alignment = 64;
inline constexpr double most_exact = 4503599627370496.0; // 2^52

/// The least and the greatest that a number can be: the same array twice while numbers are known or not known.
struct ends {
    double const* low;
    double const* high;
};
struct truth_bits {
    std::uint64_t* yes;
    std::uint64_t* no;
};
struct known_bits {
    std::uint64_t const* yes;
    std::uint64_t const* no;
};

enum class relation : std::uint8_t { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

/// a * x with b * y.
void compare(relation how, ends a, double x, ends b, double y, truth_bits out, std::size_t words);
/// a * x with a constant.
void compare_constant(relation how, ends a, double x, double constant, truth_bits out, std::size_t words);

struct quotient {
    ends numerator; ///< times `multiplier`
    double multiplier;
    ends divisor;
};
/// A quotient with a limit, by products. Rows whose divisor may be zero or less are not known, and `inexact` says so.
void compare_ratio(relation how, quotient const& left, ends limit, truth_bits out, std::uint64_t* inexact,
                   std::size_t words);
void compare_ratio_constant(relation how, quotient const& left, double limit, truth_bits out, std::uint64_t* inexact,
                            std::size_t words);

/// Whether a set of strings lies among `members`.
void test_choice(std::uint64_t const* sets, std::uint64_t members, truth_bits out, std::size_t words);

/// Strings as a dictionary of at most 128 has them: one byte a row.
struct coded {
    std::uint8_t const* codes = nullptr; ///< filled up to whole words
    std::uint64_t const* supplied;       ///< a bit for each row that has a string
    std::uint64_t const* sets;           ///< by code
    std::size_t size;                    ///< of the dictionary
    std::uint64_t unknown;               ///< the set of those that are not supplied
    static constexpr std::size_t most_codes = 128;
};
/// The same test of them.
void test_codes(coded const& of, std::uint64_t members, truth_bits out, std::size_t words);
/// Whether a row that is supplied has a code past the dictionary.
[[nodiscard]] bool has_code_beyond(coded const& of, std::size_t words);

void scale(double const* a, double x, double* out, std::size_t words);                          ///< a * x
void add(double const* a, double x, double const* b, double y, double* out, std::size_t words); ///< a * x + b * y
void multiply(double const* a, double const* b, double* out, std::size_t words);                ///< a * b
void multiply_ends(ends a, ends b, double* low, double* high, std::size_t words);
void least(double const* a, double x, double const* b, double y, double* out, std::size_t words);
void greatest(double const* a, double x, double const* b, double y, double* out, std::size_t words);

/// What a choice between two that is not settled comes to: not known unless both are the same, or the least or the
/// greatest of both.
enum class unsettled : std::uint8_t { unknown, least, greatest };
void choose(known_bits condition, double const* a, double x, double const* b, double y, unsettled otherwise,
            double* out, std::size_t words);
/// Nothing for the refused, at least nothing for the others; `otherwise` for open verdicts.
void payable(known_bits verdict, double const* amount, unsettled otherwise, double* out, std::size_t words);
/// To a multiple of `unit`, which is more than 1 and a whole number.
void round(double const* a, double unit, rounding how, double* out, std::size_t words);

struct cell {
    double low, high;
    bool has_low, has_high, low_open, high_open;
};
struct table {
    quotient const* inputs; ///< divisor null where the input is a plain number
    std::size_t input_count;
    cell const* cells;    ///< by row, then by input
    cell const* brackets; ///< the same without the ends that earlier rows have settled, for inputs that are known
    double const* results;
    std::size_t row_count;
    bool exhaustive;
    /// One input; each row but the last applies to numbers on one side of its limit, the last to the rest.
    enum form : std::uint8_t { any, at_least, more_than, at_most, less_than };
    form shape;           ///< of `brackets`
    double const* limits; ///< by row but the last, where the shape is not `any`
    bool monotone;        ///< the results rise, or fall, with the rows
};
/// The result of the first row that applies, inputs known or not. `inexact`: no row does, or a divisor is not positive.
void first_row(table const& of, double* out, std::uint64_t* inexact, std::size_t words);
/// The ends of what rows give that can apply.
void possible_rows(table const& of, double* low, double* high, std::uint64_t* inexact, std::size_t words);

/// 64-bit integers of [low, high] times x; `known` gets a bit for each that `valid` has one for and that lies there.
void load_integers(std::int64_t const* from, std::uint64_t const* valid, std::int64_t low, std::int64_t high, double x,
                   double* out, std::uint64_t* known, std::size_t words);
/// The same for doubles, which are to be whole numbers of [low, high] after multiplication by x. NaN is not known;
/// `outside` gets a bit for each other valid one that does not fit.
void load_doubles(double const* from, std::uint64_t const* valid, double low, double high, double x, double* out,
                  std::uint64_t* outside, std::size_t words);
/// A bit for each number that is known.
void known_rows(double const* a, std::uint64_t* known, std::size_t words);
/// The greatest size among those known; 0 if none is.
[[nodiscard]] double greatest_size(double const* a, std::size_t words);
/// The numbers of some rows, those not known as [low, high].
void gather(double const* from, std::int64_t const* rows, std::size_t count, double low, double high, double* to_low,
            double* to_high);
/// The bits of some rows, `of`, side by side behind `begin` bits.
void gather_bits(std::uint64_t const* from, std::uint64_t const* of, std::size_t words, std::uint64_t* to,
                 std::size_t begin);
/// Bytes `yes`, `no` or `open` for each row.
void verdict_bytes(known_bits verdict, std::uint8_t yes, std::uint8_t no, std::uint8_t open, std::uint8_t* out,
                   std::size_t rows);
/// a * factor / divisor as integers. `left` gets a bit for each row whose number is not known or not a whole one.
void store_amounts(double const* a, double factor, double divisor, std::int64_t* out, std::uint64_t* left,
                   std::size_t rows);

/// The vector instructions in use: `AVX3`, `AVX2`, `SSE4` and so on.
[[nodiscard]] char const* instruction_set();
/// For tests and measurements: the sets that this processor has, and from now on one of them, or with 0 the best again.
/// Not while anything runs.
[[nodiscard]] std::vector<std::int64_t> instruction_sets();
void use_instruction_set(std::int64_t which);

} // namespace huiqi::screening::kernels
