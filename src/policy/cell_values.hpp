#pragma once

#include <optional>
#include <string>
#include <vector>

#include "row_regions.hpp"

#include <huiqi/policy/checked.hpp>

namespace huiqi {

/// A literal that stands on a line: numbers, dates as days, durations as months or seconds. Parameters of known value
/// count as what they are.
[[nodiscard]] std::optional<decimal> literal_on_line(feel::expression const& tree, checked_rules const& rules);

/// One input of a table as the values it may have, cut where the cells of its column begin and end.
class input_values {
public:
    /// False if the column cannot be cut: a cell speaks of something else than fixed values.
    [[nodiscard]] bool cut(feel::type const& input, std::vector<feel::expression const*> const& cells,
                           checked_rules const& rules);

    [[nodiscard]] region_column const& column() const { return column_; }
    /// A value of an atom as an author would write it.
    [[nodiscard]] std::string example(std::uint32_t atom) const;

private:
    struct interval {
        std::optional<decimal> low, high;
        bool low_closed = true, high_closed = true;
    };

    [[nodiscard]] std::optional<std::vector<interval>> intervals(feel::expression const& cell) const;
    [[nodiscard]] bool cut_line(std::vector<feel::expression const*> const& cells);
    [[nodiscard]] bool cut_set(std::vector<feel::expression const*> const& cells);
    [[nodiscard]] std::optional<std::vector<bool>> members(feel::expression const& cell) const;
    [[nodiscard]] bool possible(std::size_t piece) const;
    [[nodiscard]] decimal between(std::size_t piece) const;
    [[nodiscard]] std::string written(decimal const& value) const;

    checked_rules const* rules_ = nullptr;
    feel::type of_;
    bool discrete_ = false, percent_ = false;
    std::vector<decimal> ends_;       ///< of a line, rising; piece 2k lies before ends_[k], piece 2k+1 is it
    std::vector<std::size_t> pieces_; ///< the piece that each atom is
    std::vector<std::string> texts_;  ///< of a set
    bool others_ = false;             ///< and any other text
    region_column column_;
};

} // namespace huiqi
