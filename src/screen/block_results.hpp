#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/screen/findings.hpp>
#include <huiqi/screen/screen.hpp>
#include <huiqi/value/decimal.hpp>

/// What deciding some rows gives, column by column, laid out as Arrow wants it.
namespace huiqi::screening {

/// One bit for each row, the first row in the lowest bit of the first byte.
class row_bits {
public:
    explicit row_bits(std::size_t rows, bool all = false) : bytes_((rows + 7) / 8, all ? 0xFFU : 0U), rows_{rows} {}

    [[nodiscard]] bool test(std::size_t row) const { return ((bytes_[row >> 3] >> (row & 7)) & 1U) != 0; }
    void set(std::size_t row) { bytes_[row >> 3] = static_cast<std::uint8_t>(bytes_[row >> 3] | 1U << (row & 7)); }
    void clear(std::size_t row) { bytes_[row >> 3] = static_cast<std::uint8_t>(bytes_[row >> 3] & ~(1U << (row & 7))); }
    [[nodiscard]] std::uint8_t const* data() const { return bytes_.data(); }
    [[nodiscard]] std::size_t rows() const { return rows_; }

private:
    std::vector<std::uint8_t> bytes_;
    std::size_t rows_;
};

/// Amounts as integers of 10^-scale yuan.
struct amount_column {
    explicit amount_column(std::size_t rows) : units(rows, 0), known(rows) {}
    void set(std::size_t row, int128 amount) {
        units[row] = amount;
        known.set(row);
    }
    std::vector<int128> units;
    row_bits known;
};

inline constexpr std::int32_t no_reason = -1;

struct programme_results {
    explicit programme_results(std::size_t rows)
        : open{rows, true}, verdict(rows, 0), reason(rows, no_reason), award{rows}, low{rows}, high{rows} {}

    row_bits open; ///< rows that nobody has decided yet
    std::vector<std::uint8_t> verdict;
    std::vector<std::int32_t> reason; ///< place in the programme's clause ids
    amount_column award, low, high;
};

/// The amount as so many 10^-scale; empty if it does not fit exactly.
[[nodiscard]] std::optional<int128> scaled(decimal const& amount, int scale);

struct block_results {
    block_results(std::size_t programmes, std::size_t rows)
        : by_programme(programmes, programme_results{rows}), unread{rows, true}, facts_hash(rows, 0) {}

    std::vector<programme_results> by_programme;
    row_bits unread; ///< rows whose cells nobody has checked yet, nor hashed where that is asked for
    std::vector<std::uint64_t> facts_hash;
    std::vector<bad_cell> bad_cells;
    screen_findings findings; ///< of these rows
};

} // namespace huiqi::screening
