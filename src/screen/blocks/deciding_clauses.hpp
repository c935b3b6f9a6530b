#pragma once

#include <cstdint>

#include "screen/blocks/block_frame.hpp"
#include "screen/blocks/block_program.hpp"

namespace huiqi::screening {

/// Finds for rows of one verdict the leaf that decides it, as `decision::reason` does for one enterprise.
class deciding_clauses {
public:
    enum outcome : std::uint8_t { fails, holds, open };

    /// `exact` marks rows of whose clauses everything is said: what is open there is open.
    deciding_clauses(block_programme const& programme, block_frame const& frame, block_bits const& exact,
                     std::size_t words)
        : programme_{programme}, frame_{frame}, exact_{exact}, words_{words} {}

    /// Calls `leaf(reason, rows)` for each leaf that decides some rows. Returns the rows of which it cannot be told.
    template <class Leaf>
    [[nodiscard]] block_bits each(block_bits rows, outcome wanted, Leaf const& leaf) {
        untold_.fill(0);
        if (!programme_.clauses.empty()) descend(0, wanted, rows, leaf);
        return untold_;
    }

private:
    template <class Leaf>
    void descend(std::uint32_t at, outcome wanted, block_bits rows, Leaf const& leaf) {
        auto const& clause = programme_.clauses[at];
        if (clause.child_count == 0) return leaf(clause.reason, rows);
        bool const turned = clause.kind == clause_kind::none && wanted != open;
        auto const below = !turned ? wanted : wanted == fails ? holds : fails;
        for (auto child = clause.first_child; child < clause.first_child + clause.child_count; ++child) {
            auto const known = frame_.known(programme_.clauses[child].home);
            block_bits taken{};
            std::uint64_t any = 0;
            for (std::size_t word = 0; word < words_; ++word) {
                auto const unknown = ~(known.yes[word] | known.no[word]);
                auto const matches = below == open ? unknown : below == fails ? known.no[word] : known.yes[word];
                taken[word] = rows[word] & matches;
                any |= taken[word];
                auto const lost = below == open ? 0 : rows[word] & unknown & ~exact_[word];
                untold_[word] |= lost;
                rows[word] &= ~(taken[word] | lost);
            }
            if (any != 0) descend(child, below, taken, leaf);
        }
        std::uint64_t left = 0;
        for (std::size_t word = 0; word < words_; ++word) left |= rows[word];
        if (left != 0) descend(clause.first_child, below, rows, leaf);
    }

    block_programme const& programme_;
    block_frame const& frame_;
    block_bits const& exact_;
    std::size_t words_;
    block_bits untold_{};
};

} // namespace huiqi::screening
