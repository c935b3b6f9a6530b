#pragma once

#include <atomic>
#include <vector>

#include "screen/block_results.hpp"
#include "screen/blocks/block_loader.hpp"
#include "screen/blocks/block_runner.hpp"
#include "screen/row_decider.hpp"
#include "screen/row_group.hpp"

namespace huiqi::screening {

/// Decides rows by blocks: first with what is known and what is not, then the rows still open with what the unknown may
/// be. It writes the results of a row and clears its bit in the programme's `open`, and in `unread` once it has checked
/// its cells; what is left is for the evaluator of single enterprises. Each thread has its own.
class block_decider {
public:
    explicit block_decider(screening_plan const& plan);

    /// Stops early, with results that nobody may use, once `stop` is set.
    void decide(row_group const& group, block_results& into, std::atomic<bool> const& stop);

private:
    struct block {
        std::size_t first; ///< of the group
        std::size_t rows, words;
        block_bits all;   ///< a bit for each row
        block_bits apart; ///< rows to be decided by themselves
    };

    [[nodiscard]] block_bits decide_points(block const& of, std::size_t programme, block_results& into);
    [[nodiscard]] block_bits unsettled_by_points(block_programme const& of, std::size_t words) const;
    [[nodiscard]] block_bits near_misses(block_programme const& of, std::size_t words) const;
    void gather(block const& of, block_bits const& wanted, block_results& into);
    void decide_gathered(block_results& into);
    void write_intervals(std::size_t programme, programme_results& into);

    screening_plan const& plan_;
    block_program const& program_;
    block_loader loader_;
    block_runner runner_;
    read_ahead ahead_;
    block_frame points_, intervals_;
    std::vector<std::int64_t> rows_;      ///< of the block, that are to be gathered
    std::vector<std::uint32_t> gathered_; ///< rows of the group whose facts stand in `intervals_`
    block_bits unbounded_{};              ///< those that lack a fact without bounds
    std::vector<std::int64_t> amounts_, greatest_;
    std::vector<std::int32_t> reasons_;            ///< of the gathered rows
    std::vector<block_bits> open_, open_gathered_; ///< by programme: of the block, of the gathered rows
};

} // namespace huiqi::screening
