#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/evaluate/trace.hpp>
#include <huiqi/screen/arrow.hpp>
#include <huiqi/value/decimal.hpp>

#include "screen/column.hpp"

namespace huiqi::screening {

/// Which columns of the results are what.
class result_columns {
public:
    explicit result_columns(ArrowSchema const& schema);

    [[nodiscard]] column_type const& table() const { return table_; }
    [[nodiscard]] std::vector<std::string> const& programmes() const { return ids_; }
    /// Of the columns carried along, behind the key.
    [[nodiscard]] std::size_t carried() const { return first_ - 1; }
    [[nodiscard]] bool has_facts_hash() const { return has_hash_; }

    /// One batch of the results.
    class batch {
    public:
        batch(result_columns const& of, ArrowArray const& array) : of_{of}, columns_{columns_of(of.table_, array)} {}

        [[nodiscard]] std::string key(std::int64_t row) const;
        [[nodiscard]] std::string carried(std::size_t at, std::int64_t row) const;
        [[nodiscard]] huiqi::verdict verdict(std::size_t programme, std::int64_t row) const;
        [[nodiscard]] std::optional<decimal> award(std::size_t programme, std::int64_t row) const;
        /// Whether it has an amount at all.
        [[nodiscard]] bool has_amount(std::size_t programme, std::int64_t row) const;
        [[nodiscard]] std::string_view reason(std::size_t programme, std::int64_t row) const;
        [[nodiscard]] std::string_view facts_hash(std::int64_t row) const;

    private:
        [[nodiscard]] column const& at(std::size_t programme, std::size_t which) const {
            return columns_[of_.first_ + programme * columns_each + which];
        }
        result_columns const& of_;
        std::vector<column> columns_;
    };

private:
    static constexpr std::size_t columns_each = 5;

    column_type table_;
    std::vector<std::string> ids_;
    std::size_t first_ = 0; ///< column of the first programme
    bool has_hash_ = false;
};

} // namespace huiqi::screening
