#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <huiqi/plan/image.hpp>
#include <huiqi/value/value.hpp>

/// Which rows of a large table can apply to a known input, so that the last of 3,000 rows is found like the first. Made
/// when a plan is opened, from the column that tells rows apart best; every row it leaves out surely does not apply.
namespace huiqi::detail {

/// Values with an order, as one number: amounts, days, months, nanoseconds. Empty for anything else, and while a value
/// is open.
[[nodiscard]] inline std::optional<decimal> order_key(value const& of) {
    if (of.may_be_null() || !of.is_point()) return std::nullopt;
    switch (of.what()) {
    case value::shape::number: return of.low();
    case value::shape::day:
    case value::shape::months: return decimal::from_integer(of.low_integer());
    case value::shape::seconds: {
        auto const exact = of.low_seconds();
        auto const whole = multiply(decimal::from_integer(exact.seconds),
                                    decimal::from_integer(nanoseconds_per_second));
        return whole ? add(*whole, decimal::from_integer(exact.nanoseconds)) : std::nullopt;
    }
    default: return std::nullopt;
    }
}

class table_index {
public:
    /// Smaller tables are read row by row.
    static constexpr std::uint32_t fewest_rows = 16;
    /// An index of more entries a row than this would cost more than it saves.
    static constexpr std::size_t most_entries_a_row = 16;

    [[nodiscard]] bool empty() const { return !column_; }
    /// The input the index goes by; there must be one.
    [[nodiscard]] std::uint32_t column() const { return *column_; }

    /// Rows, rising, that can apply when the column's input is this; empty optional: any row can.
    [[nodiscard]] std::optional<std::span<std::uint32_t const>> candidates(value const& input) const {
        if (by_text_) {
            if (input.may_be_null() || !input.is_text()) return std::nullopt;
            auto const found = texts_.find(input.text());
            return rows_at(found == texts_.end() ? texts_.size() : found->second);
        }
        if (input.what() != shape_) return std::nullopt;
        auto const key = order_key(input);
        if (!key) return std::nullopt;
        return rows_at(segment_of(*key));
    }

    /// The best index the table has, or an empty one. `Plan` is an opened plan whose constants are ready.
    template <class Plan>
    [[nodiscard]] static table_index made_for(Plan const& plan, plan_record::table const& table) {
        table_index best;
        if (table.row_count < fewest_rows) return best;
        for (std::uint32_t column = 0; column < table.input_count; ++column) {
            auto made = of_column(plan, table, column);
            if (made.column_ && (!best.column_ || made.rows_.size() < best.rows_.size())) best = std::move(made);
        }
        return best;
    }

private:
    using cell = plan_record::cell;

    [[nodiscard]] std::span<std::uint32_t const> rows_at(std::size_t place) const {
        return std::span{rows_}.subspan(starts_[place], starts_[place + 1] - starts_[place]);
    }

    /// Places in order: below the first end, the first end itself, between it and the second, the second itself, ...
    [[nodiscard]] std::size_t segment_of(decimal const& key) const {
        auto const at = std::lower_bound(ends_.begin(), ends_.end(), key);
        auto const before = static_cast<std::size_t>(at - ends_.begin());
        return 2 * before + (at != ends_.end() && *at == key ? 1 : 0);
    }

    template <class Plan>
    [[nodiscard]] static table_index of_column(Plan const& plan, plan_record::table const& table,
                                               std::uint32_t column) {
        table_index made;
        if (made.find_places(plan, table, column)) made.fill(plan, table, column);
        return made;
    }

    template <class Plan>
    [[nodiscard]] static cell const* cell_at(Plan const& plan, plan_record::table const& table, std::uint32_t row,
                                             std::uint32_t column) {
        auto const first = plan.tables.rows[table.first_row + row].first_cell;
        return first == plan_record::none ? nullptr : &plan.tables.cells[first + column];
    }

    /// The ends or the texts that the column's cells name; false if one of its cells is neither.
    template <class Plan>
    [[nodiscard]] bool find_places(Plan const& plan, plan_record::table const& table, std::uint32_t column) {
        bool ordered = false;
        std::size_t named = 0;
        for (std::uint32_t r = 0; r < table.row_count; ++r) {
            auto const* each = cell_at(plan, table, r, column);
            if (each == nullptr || each->what == cell::everything) continue;
            if (each->what == cell::choice) {
                by_text_ = true;
                if ((named += each->high) > most_entries_a_row * table.row_count) return false;
                for (plan_record::index i = 0; i < each->high; ++i)
                    texts_.emplace(plan.text(plan.tables.lists[each->low + i]),
                                   static_cast<std::uint32_t>(texts_.size()));
                continue;
            }
            if (each->what != cell::interval) return false;
            for (auto const end : {each->low, each->high}) {
                if (end == plan_record::none) continue;
                auto const& known = plan.constants[end];
                auto const key = order_key(known);
                if (!key || (ordered && known.what() != shape_)) return false;
                shape_ = known.what();
                ordered = true;
                ends_.push_back(*key);
            }
        }
        std::sort(ends_.begin(), ends_.end());
        ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
        return by_text_ != ordered;
    }

    template <class Plan>
    void fill(Plan const& plan, plan_record::table const& table, std::uint32_t column) {
        auto const places = by_text_ ? texts_.size() + 1 : 2 * ends_.size() + 1;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> entries; // place, row
        for (std::uint32_t r = 0; r < table.row_count; ++r) {
            auto const* each = cell_at(plan, table, r, column);
            if (each != nullptr && each->what == cell::choice) {
                for (plan_record::index i = 0; i < each->high; ++i)
                    entries.emplace_back(texts_.find(plan.text(plan.tables.lists[each->low + i]))->second, r);
            } else {
                auto const [first, last] = segments(plan, each, places);
                if (last - first > most_entries_a_row * table.row_count) return;
                for (auto at = first; at < last; ++at) entries.emplace_back(static_cast<std::uint32_t>(at), r);
            }
            if (entries.size() > most_entries_a_row * table.row_count) return;
        }
        std::sort(entries.begin(), entries.end());
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
        starts_.assign(places + 1, 0);
        for (auto const& each : entries) ++starts_[each.first + 1];
        for (std::size_t i = 0; i < places; ++i) starts_[i + 1] += starts_[i];
        for (auto const& each : entries) rows_.push_back(each.second);
        column_ = column;
    }

    /// The places that a cell covers, half-open: all of them unless it is an interval.
    template <class Plan>
    [[nodiscard]] std::pair<std::size_t, std::size_t> segments(Plan const& plan, cell const* each,
                                                               std::size_t places) const {
        if (each == nullptr || each->what == cell::everything) return {0, places};
        std::size_t first = 0, last = places;
        if (each->low != plan_record::none)
            first = segment_of(*order_key(plan.constants[each->low])) + ((each->open & 1U) != 0 ? 1 : 0);
        if (each->high != plan_record::none)
            last = segment_of(*order_key(plan.constants[each->high])) + ((each->open & 2U) != 0 ? 0 : 1);
        return {first, std::max(first, last)};
    }

    std::optional<std::uint32_t> column_;
    bool by_text_ = false;
    value::shape shape_ = value::shape::nothing;
    std::vector<decimal> ends_;
    std::unordered_map<std::string_view, std::uint32_t> texts_; ///< to the place of the rows that name it
    std::vector<std::uint32_t> starts_, rows_;                  ///< rows of place i: from starts_[i] to starts_[i + 1]
};

} // namespace huiqi::detail
