#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "screen/kernels/kernels.hpp"

namespace huiqi::screening {

/// Rows that run together: few enough that what they need stays in a processor's cache.
inline constexpr std::size_t block_rows = 256, block_words = block_rows / kernels::rows_a_word;

/// A bit for each row of a block.
using block_bits = std::array<std::uint64_t, block_words>;

[[nodiscard]] constexpr std::size_t words_of(std::size_t rows) {
    return (rows + kernels::rows_a_word - 1) / kernels::rows_a_word;
}

inline void set_bit(block_bits& bits, std::size_t row) {
    bits[row / kernels::rows_a_word] |= std::uint64_t{1} << (row % kernels::rows_a_word);
}

[[nodiscard]] inline bool has_bit(std::uint64_t const* bits, std::size_t row) {
    return (bits[row / kernels::rows_a_word] >> (row % kernels::rows_a_word) & 1U) != 0;
}
[[nodiscard]] inline bool has_bit(block_bits const& bits, std::size_t row) { return has_bit(bits.data(), row); }

} // namespace huiqi::screening
