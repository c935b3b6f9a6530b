#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/screen/findings.hpp>
#include <huiqi/screen/screen.hpp>
#include <huiqi/value/decimal.hpp>

/// What deciding some rows gives, column by column, laid out as Arrow wants it.
namespace huiqi::screening {

/// One bit for each row, the first row in the lowest bit of the first byte; behind the last row none.
class row_bits {
public:
    explicit row_bits(std::size_t rows, bool all = false)
        : words_((rows + 63) / 64, all ? ~std::uint64_t{0} : 0U), rows_{rows} {
        if (all && rows % 64 != 0) words_.back() = (std::uint64_t{1} << (rows % 64)) - 1;
    }

    [[nodiscard]] bool test(std::size_t row) const { return ((words_[row >> 6] >> (row & 63)) & 1U) != 0; }
    void set(std::size_t row) { words_[row >> 6] |= std::uint64_t{1} << (row & 63); }
    void clear(std::size_t row) { words_[row >> 6] &= ~(std::uint64_t{1} << (row & 63)); }
    /// The bits of `rows` rows from `first` on, which begins a word.
    void put(std::size_t first, std::uint64_t const* words, std::size_t rows) {
        for (std::size_t i = 0; i < (rows + 63) / 64; ++i) words_[first / 64 + i] = words[i];
    }
    row_bits& operator|=(row_bits const& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
        return *this;
    }
    /// Rows whose bit is set, in order.
    template <class Row>
    void each(Row const& row) const {
        for (std::size_t i = 0; i < words_.size(); ++i)
            for (auto left = words_[i]; left != 0; left &= left - 1)
                row(i * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    }
    /// As Arrow wants it, on processors whose words begin with their lowest byte.
    [[nodiscard]] std::uint64_t const* data() const { return words_.data(); }
    [[nodiscard]] std::size_t rows() const { return rows_; }

private:
    static_assert(std::endian::native == std::endian::little);
    std::vector<std::uint64_t> words_;
    std::size_t rows_;
};

/// A cell for each row, which hold nothing until they are written: to clear them first takes as long as to write them.
template <class Cell>
class result_cells {
public:
    explicit result_cells(std::size_t rows) : cells_{std::make_unique_for_overwrite<Cell[]>(rows)} {}

    [[nodiscard]] Cell& operator[](std::size_t row) { return cells_[row]; }
    [[nodiscard]] Cell const& operator[](std::size_t row) const { return cells_[row]; }
    [[nodiscard]] Cell* data() { return cells_.get(); }
    [[nodiscard]] Cell const* data() const { return cells_.get(); }

private:
    std::unique_ptr<Cell[]> cells_;
};

/// Amounts as integers of 10^-scale yuan.
struct amount_column {
    amount_column(std::size_t rows, bool in_words)
        : brief{in_words}, wide{in_words ? 0 : rows}, narrow{in_words ? rows : 0}, known(rows) {}
    /// No amount, in rows that begin with `first`.
    void clear(std::size_t first, std::size_t rows) {
        if (brief)
            std::fill_n(narrow.data() + first, rows, 0);
        else
            std::fill_n(wide.data() + first, rows, 0);
    }
    void set(std::size_t row, int128 amount) {
        if (brief)
            narrow[row] = static_cast<std::int64_t>(amount);
        else
            wide[row] = amount;
        known.set(row);
    }
    bool brief; ///< held in `narrow`, in 18 digits, otherwise in `wide`
    result_cells<int128> wide;
    result_cells<std::int64_t> narrow;
    row_bits known;
};

inline constexpr std::int32_t no_reason = -1;

struct programme_results {
    programme_results(std::size_t rows, bool only_brief)
        : brief{only_brief}, open{rows, true}, verdict{rows}, reason{only_brief ? 0 : rows}, award{rows, only_brief},
          low{only_brief ? 0 : rows, false}, high{only_brief ? 0 : rows, false} {}

    /// Rows from `first` on: no verdict yet, no reason, no amounts.
    void clear(std::size_t first, std::size_t rows) {
        std::fill_n(verdict.data() + first, rows, 0);
        award.clear(first, rows);
        if (brief) return;
        std::fill_n(reason.data() + first, rows, no_reason);
        low.clear(first, rows);
        high.clear(first, rows);
    }

    bool brief;    ///< verdict and award alone
    row_bits open; ///< rows that nobody has decided yet
    result_cells<std::uint8_t> verdict;
    result_cells<std::int32_t> reason; ///< place in the programme's clause ids
    amount_column award, low, high;
};

/// The amount as so many 10^-scale; empty if it does not fit exactly.
[[nodiscard]] std::optional<int128> scaled(decimal const& amount, int scale, bool brief);

struct block_results {
    block_results(std::size_t programmes, std::size_t rows, bool brief, bool hashed)
        : unread{rows, true}, facts_hash(hashed ? rows : 0, 0) {
        by_programme.reserve(programmes);
        for (std::size_t i = 0; i < programmes; ++i) by_programme.emplace_back(rows, brief);
    }

    std::vector<programme_results> by_programme;
    row_bits unread; ///< rows whose cells nobody has checked yet, nor hashed where that is asked for
    std::vector<std::uint64_t> facts_hash;
    std::vector<bad_cell> bad_cells;
    screen_findings findings; ///< of these rows
};

} // namespace huiqi::screening
