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

/// Which rows of a large table can apply to known inputs, so that the last of 3,000 rows is found like the first. Every
/// row that is left out surely does not apply, or comes after one that surely does and settles the result.
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

/// Rows told apart by the input of one column: a list of rows for every place in which the input can lie.
struct table_split {
    std::uint32_t column = 0;
    bool by_text = false;
    value::shape shape = value::shape::nothing; ///< of the ends
    std::vector<decimal> ends;                  ///< of the cells, rising; places are these and what lies between
    std::unordered_map<std::string_view, std::uint32_t> texts; ///< to their places; every other text has the last
    std::vector<std::uint32_t> starts, rows;                   ///< rows of place i: from starts[i] to starts[i + 1]
    /// By place, the split that tells its rows apart further, or none; empty if no place has one.
    std::vector<plan_record::index> finer;

    /// Where the input lies; empty if it is open, null or of another kind.
    [[nodiscard]] std::optional<std::size_t> place_of(value const& input) const {
        if (by_text) {
            if (input.may_be_null() || !input.is_text()) return std::nullopt;
            auto const found = texts.find(input.text());
            return found == texts.end() ? texts.size() : found->second;
        }
        if (input.what() != shape) return std::nullopt;
        auto const key = order_key(input);
        return key ? std::optional{place_of(*key)} : std::nullopt;
    }

    /// Places in order: below the first end, the first end itself, between it and the second, the second itself, ...
    [[nodiscard]] std::size_t place_of(decimal const& key) const {
        auto const at = std::lower_bound(ends.begin(), ends.end(), key);
        auto const before = static_cast<std::size_t>(at - ends.begin());
        return 2 * before + (at != ends.end() && *at == key ? 1 : 0);
    }

    [[nodiscard]] std::size_t places() const { return by_text ? texts.size() + 1 : 2 * ends.size() + 1; }

    [[nodiscard]] std::span<std::uint32_t const> rows_at(std::size_t place) const {
        return std::span{rows}.subspan(starts[place], starts[place + 1] - starts[place]);
    }
};

class table_index {
public:
    table_index() = default;
    /// The first split is of the whole table.
    explicit table_index(std::vector<table_split> splits) : splits_{std::move(splits)} {}

    [[nodiscard]] bool empty() const { return splits_.empty(); }

    /// Rows, rising, that can apply to these inputs (`value const& input_of(column)`); empty optional: any row can.
    template <class Inputs>
    [[nodiscard]] std::optional<std::span<std::uint32_t const>> candidates(Inputs const& input_of) const {
        std::optional<std::span<std::uint32_t const>> narrowest;
        for (plan_record::index at = 0; at < splits_.size();) {
            auto const& split = splits_[at];
            auto const place = split.place_of(input_of(split.column));
            if (!place) break;
            narrowest = split.rows_at(*place);
            at = split.finer.empty() ? plan_record::none : split.finer[*place];
        }
        return narrowest;
    }

private:
    std::vector<table_split> splits_;
};

} // namespace huiqi::detail
