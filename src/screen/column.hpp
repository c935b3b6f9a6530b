#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include <huiqi/screen/arrow.hpp>

#include "screen/column_type.hpp"

/// One column of one batch: Arrow's buffers, looked at in place. The interface tells no lengths of buffers, so what can
/// be checked is checked (counts, offsets that fall, indices past a dictionary) and the rest is the producer's word.
namespace huiqi::screening {

class column {
public:
    /// `first`: where the rows begin, in cells of this array. Throws malformed_table. `type` and `array` must outlive
    /// it.
    column(column_type const& type, ArrowArray const& array, std::int64_t first, std::int64_t rows);

    [[nodiscard]] column_type const& type() const { return *type_; }
    [[nodiscard]] std::int64_t rows() const { return rows_; }

    [[nodiscard]] bool is_null(std::int64_t row) const {
        if (!dictionary_.empty()) return !bit(validity_, first_ + row) || dictionary_.front().is_null(index_of(row));
        return type_->format == cell_format::nothing || !bit(validity_, first_ + row);
    }

    /// Where the value of a cell lies: of a dictionary in its values.
    struct place {
        column const* in;
        std::int64_t row;
    };
    [[nodiscard]] place value_of(std::int64_t row) const {
        return dictionary_.empty() ? place{this, row} : place{&dictionary_.front(), index_of(row)};
    }

    /// What the cells are indices of; null if they are values.
    [[nodiscard]] column const* dictionary() const { return dictionary_.empty() ? nullptr : &dictionary_.front(); }
    /// Of a cell whose index is there. Throws malformed_table for one past the dictionary.
    [[nodiscard]] std::int64_t dictionary_index(std::int64_t row) const { return index_of(row); }

    // Of a cell that is not null, in a column that is no dictionary. `row` counts from the first row.
    [[nodiscard]] bool boolean(std::int64_t row) const { return bit_of(data_, first_ + row); }
    /// Of integers but uint64, days, moments and spans.
    [[nodiscard]] std::int64_t integer(std::int64_t row) const;
    [[nodiscard]] std::uint64_t unsigned_integer(std::int64_t row) const {
        return fixed<std::uint64_t>(data_, first_ + row);
    }
    [[nodiscard]] double floating(std::int64_t row) const { return fixed<double>(data_, first_ + row); }
    [[nodiscard]] float short_floating(std::int64_t row) const { return fixed<float>(data_, first_ + row); }
    /// The bytes of a decimal, little-endian two's complement.
    [[nodiscard]] unsigned char const* decimal_bytes(std::int64_t row) const {
        return static_cast<unsigned char const*>(data_) + (first_ + row) * type_->width;
    }
    [[nodiscard]] std::string_view text(std::int64_t row) const;
    /// Of a list: its items, as rows [begin, end) of inside()[0].
    struct extent {
        std::int64_t begin, end;
    };
    [[nodiscard]] extent items(std::int64_t row) const;
    /// Of a list its items; of a structure its fields, whose rows are those of the structure.
    [[nodiscard]] std::vector<column> const& inside() const { return inside_; }
    /// For kernels that read cells in place: the first row's cell is the `first()`-th of these buffers.
    [[nodiscard]] void const* data() const { return data_; }
    [[nodiscard]] std::uint8_t const* validity() const { return validity_; } ///< null: no cell is null
    [[nodiscard]] std::int64_t first() const { return first_; }

private:
    [[nodiscard]] std::int64_t index_of(std::int64_t row) const;
    template <class Number>
    [[nodiscard]] static Number fixed(void const* data, std::int64_t at) {
        Number read;
        std::memcpy(&read, static_cast<char const*>(data) + at * static_cast<std::int64_t>(sizeof read), sizeof read);
        return read;
    }
    [[nodiscard]] static bool bit_of(void const* bits, std::int64_t at) {
        return ((static_cast<std::uint8_t const*>(bits)[at >> 3] >> (at & 7)) & 1) != 0;
    }
    [[nodiscard]] static bool bit(std::uint8_t const* bits, std::int64_t at) {
        return bits == nullptr || bit_of(bits, at);
    }
    [[nodiscard]] std::int64_t offset_at(std::int64_t at) const {
        bool const wide = type_->format == cell_format::text64 || type_->format == cell_format::list64;
        return wide ? fixed<std::int64_t>(data_, at) : fixed<std::int32_t>(data_, at);
    }
    [[nodiscard]] extent between_offsets(std::int64_t row) const;
    [[nodiscard]] std::string_view viewed_text(std::int64_t row) const;
    [[noreturn]] void broken(char const* what) const { throw malformed_table{what + (" of column " + type_->name)}; }

    column_type const* type_;
    ArrowArray const* array_;
    std::int64_t first_, rows_;
    std::uint8_t const* validity_ = nullptr;
    void const* data_ = nullptr;
    void const* characters_ = nullptr;
    std::vector<column> inside_, dictionary_;
};

/// The columns of a batch. Throws malformed_table; `table` (a structure) and `batch` must outlive them.
[[nodiscard]] std::vector<column> columns_of(column_type const& table, ArrowArray const& batch);

} // namespace huiqi::screening
