#pragma once

#include <cstdint>
#include <optional>
#include <vector>

/// Which rows of a table apply together, and to what no row applies. Every column is cut into atoms, pieces of its
/// input's values that each cell takes whole or not at all; the table is then a set of boxes over atoms.
///
///     < 1 | [1..3) | >= 3 of [0..10]     atoms [0..1), 1, (1..3), 3, (3..10), 10; cells {0..0}, {1..2}, {3..5}
namespace huiqi {

/// Atoms from `first` to `last`, both taken.
struct atom_run {
    std::uint32_t first, last;
};

struct region_column {
    std::uint32_t atoms = 0;
    std::vector<std::vector<atom_run>> cells; ///< of each row; empty: takes nothing
};

struct region_findings {
    bool complete = false;                         ///< false: too many boxes, and what follows is not all there is
    std::optional<std::vector<std::uint32_t>> gap; ///< an atom of each column that no row takes
    struct overlap {
        std::uint32_t first, second; ///< rows
        std::vector<std::uint32_t> at;
    };
    std::vector<overlap> overlaps; ///< the first few, no pair twice
    std::vector<bool> reached;     ///< rows that take something which no earlier row takes
    std::uint64_t steps = 0;       ///< work done, to show that it grows with the table and no faster
};

constexpr std::uint64_t most_region_steps = 4'000'000;
constexpr std::size_t most_region_columns = 32;

/// One column is looked at exactly, in the time of a sort; several until `most_steps`.
[[nodiscard]] region_findings look_at_rows(std::vector<region_column> const& columns, std::uint32_t rows,
                                           std::uint64_t most_steps = most_region_steps);

} // namespace huiqi
