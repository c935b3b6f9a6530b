#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "screen/blocks/block_bits.hpp"
#include "screen/blocks/block_program.hpp"
#include "screen/kernels/kernels.hpp"

namespace huiqi::screening {

/// What numbers are while a block runs: known or not known, or the ends of what they may be.
enum class block_mode : std::uint8_t { points, intervals };

/// The rows of every home.
class block_frame {
public:
    block_frame(block_program const& program, block_mode mode) : mode_{mode}, homes_(program.kinds.size()) {
        auto const arrays = program.arrays * (mode == block_mode::intervals ? 2 : 1);
        auto const truths = program.kinds.size() * 2;
        rows_.resize(arrays * block_rows + kernels::alignment / sizeof(double)); // room to align them
        bits_.resize(truths * block_words);
        void* begin = rows_.data();
        auto left = rows_.size() * sizeof(double);
        std::align(kernels::alignment, arrays * block_rows * sizeof(double), begin, left);
        auto* const first = static_cast<double*>(begin);
        for (std::size_t at = 0; at < homes_.size(); ++at) {
            auto& home = homes_[at];
            auto const array = std::size_t{program.array_of[at]};
            switch (program.kinds[at]) {
            case home_kind::none: break;
            case home_kind::truth:
                home.yes = bits_.data() + at * 2 * block_words;
                home.no = home.yes + block_words;
                break;
            case home_kind::choice: home.sets = reinterpret_cast<std::uint64_t*>(first + array * block_rows); break;
            case home_kind::number:
                home.low = first + array * block_rows;
                home.high = mode == block_mode::points ? home.low : home.low + program.arrays * block_rows;
                break;
            }
        }
        for (auto const& each : program.constants) fill(program, each);
    }

    [[nodiscard]] block_mode mode() const { return mode_; }

    [[nodiscard]] double* low(std::uint32_t home) { return homes_[home].low; }
    [[nodiscard]] double* high(std::uint32_t home) { return homes_[home].high; }
    [[nodiscard]] kernels::ends ends(std::uint32_t home) const { return {homes_[home].low, homes_[home].high}; }
    [[nodiscard]] kernels::truth_bits truth(std::uint32_t home) { return {homes_[home].yes, homes_[home].no}; }
    [[nodiscard]] kernels::known_bits known(std::uint32_t home) const { return {homes_[home].yes, homes_[home].no}; }
    [[nodiscard]] std::uint64_t* sets(std::uint32_t home) { return homes_[home].sets; }
    /// Strings may be here as codes instead of sets; `codes` is null if they are not.
    [[nodiscard]] kernels::coded& coded(std::uint32_t home) { return homes_[home].coded; }
    /// The greatest size that a number of the home has in the block.
    [[nodiscard]] double& most(std::uint32_t home) { return homes_[home].most; }

    /// Rows of which more is to be said than a block can.
    block_bits inexact{};

private:
    struct home_rows {
        double *low = nullptr, *high = nullptr;
        std::uint64_t *yes = nullptr, *no = nullptr, *sets = nullptr;
        kernels::coded coded{};
        double most = 0;
    };
    void fill(block_program const& program, home_constant const& with) {
        auto& home = homes_[with.home];
        bool const escaped = with.all.is_escaped();
        switch (program.kinds[with.home]) {
        case home_kind::none: return;
        case home_kind::truth: {
            auto const members = escaped ? 3 : with.all.low;
            std::fill_n(home.yes, block_words, members == 1 ? ~std::uint64_t{0} : 0);
            std::fill_n(home.no, block_words, members == 2 ? ~std::uint64_t{0} : 0);
            return;
        }
        case home_kind::choice:
            std::fill_n(home.sets, block_rows, escaped ? ~std::uint64_t{0} : static_cast<std::uint64_t>(with.all.low));
            return;
        case home_kind::number: break;
        }
        auto low = static_cast<double>(with.all.low), high = static_cast<double>(with.all.high);
        bool const exact = std::abs(low) <= kernels::most_exact && std::abs(high) <= kernels::most_exact;
        bool const known = mode_ == block_mode::intervals || with.all.is_point();
        if (escaped || !exact || !known) low = high = std::numeric_limits<double>::quiet_NaN();
        std::fill_n(home.low, block_rows, low);
        std::fill_n(home.high, block_rows, high);
        home.most = std::isnan(low) ? 0 : std::max(std::abs(low), std::abs(high));
    }

    block_mode mode_;
    std::vector<home_rows> homes_;
    std::vector<double> rows_;
    std::vector<std::uint64_t> bits_;
};

} // namespace huiqi::screening
