#pragma once

#include <cstddef>
#include <vector>

#include "screen/blocks/block_frame.hpp"
#include "screen/blocks/block_program.hpp"
#include "screen/blocks/read_ahead.hpp"

namespace huiqi::screening {

/// Runs the instructions of a block program over the rows of a frame whose columns are laid.
class block_runner {
public:
    explicit block_runner(block_program const& program);

    /// As many words of rows as are given; rows of which more is to be said are marked in the frame's `inexact`.
    void run(block_frame& frame, std::size_t words, read_ahead* ahead = nullptr);

private:
    /// A lane table in doubles.
    struct table {
        std::vector<kernels::cell> cells;
        std::vector<kernels::cell> cells_left; ///< what has to be looked at, row after row, of inputs that are known
        std::vector<double> results;
        std::vector<double> greatest_cells; ///< by input
        double greatest_result = 0;
        kernels::table::form shape = kernels::table::any; ///< of `cells_left`
        std::vector<double> limits;                       ///< of one input, by row: its only end, if it has one
        bool monotone = false;
    };

    void step(detail::lane_instruction const& of);
    void fold(detail::lane_instruction const& of);
    void at_least(detail::lane_instruction const& of);
    void choice_test(detail::lane_instruction const& of);
    void compare(detail::lane_instruction const& of);
    void compare_ratio(detail::lane_instruction const& of);
    void add(detail::lane_instruction const& of);
    void scale(detail::lane_instruction const& of);
    void multiply(detail::lane_instruction const& of);
    void extreme(detail::lane_instruction const& of);
    void choose(detail::lane_instruction const& of);
    void select(detail::lane_instruction const& of);
    void choose_truth(kernels::known_bits condition, kernels::known_bits first, kernels::known_bits second,
                      kernels::truth_bits out) const;
    void choose_number(std::uint32_t condition, kernels::ends first, double x, kernels::ends second, double y,
                       std::uint32_t out);
    void choose_set(std::uint32_t condition, std::uint64_t const* first, std::uint64_t const* second,
                    std::uint64_t* out);
    void empty_is_inexact(std::uint32_t out, home_kind kind);
    void payable(detail::lane_instruction const& of);
    void capped(detail::lane_instruction const& of);
    void round(detail::lane_instruction const& of);
    void rows(detail::lane_instruction const& of);

    [[nodiscard]] bool intervals() const { return frame_->mode() == block_mode::intervals; }
    /// Numbers of this size are exact; otherwise the result is given up.
    [[nodiscard]] bool fits(detail::lane_instruction const& of, double size);
    void give_up(std::uint32_t home, home_kind kind);

    block_program const& program_;
    std::vector<table> tables_;
    block_frame* frame_ = nullptr;
    std::size_t words_ = 0;
};

} // namespace huiqi::screening
