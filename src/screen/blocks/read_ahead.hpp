#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "screen/block_results.hpp"
#include "screen/blocks/block_bits.hpp"
#include "screen/blocks/block_program.hpp"
#include "screen/row_group.hpp"
#include "screen/table_binding.hpp"

namespace huiqi::screening {

/// Asks memory for what the next block reads and writes while a block is worked on, a few lines at a time: what is
/// asked for all at once waits in a queue that is short.
class read_ahead {
public:
    /// The next block begins with the row `first` of the group; there is none if the group ends before. `turns`: how
    /// often `some` is called.
    void aim(row_group const& group, table_binding const& binding, block_program const& program, std::size_t first,
             block_results& into, std::size_t turns) {
        ranges_.clear();
        at_ = 0;
        lines_ = 0;
        lines_a_turn_ = 0;
        if (first >= group.rows) return;
        auto const rows = std::min(block_rows, group.rows - first);
        auto const at = static_cast<std::int64_t>(first);
        for (auto const& each : program.columns) {
            auto const& cells = group.batch->columns[binding.facts[each.fact].column];
            auto const row = cells.first() + group.begin + at;
            if (auto const bits = bits_of(cells.type()); bits != 0)
                add(cells.data(), row * bits / 8, rows * static_cast<std::size_t>(bits) / 8, false);
            add(cells.validity(), row / 8, rows / 8, false);
        }
        for (auto& each : into.by_programme) {
            add(each.verdict.data(), at, rows, true);
            if (each.brief) add(each.award.narrow.data(), at * 8, rows * 8, true);
        }
        lines_a_turn_ = turns == 0 ? lines_ : lines_ / turns + 1;
    }

    void some() {
        for (auto left = lines_a_turn_; left > 0 && at_ < ranges_.size(); --left) {
            auto& each = ranges_[at_];
            if (each.is_written)
                __builtin_prefetch(each.at, 1, 3);
            else
                __builtin_prefetch(each.at, 0, 3);
            each.at += line;
            if (each.at >= each.end) ++at_;
        }
    }

private:
    static constexpr std::size_t line = 64;
    struct range {
        char const *at, *end;
        bool is_written;
    };

    void add(void const* begin, std::int64_t offset, std::size_t bytes, bool is_written) {
        if (begin == nullptr) return;
        auto const* const from = static_cast<char const*>(begin) + offset;
        ranges_.push_back({from, from + bytes, is_written});
        lines_ += bytes / line + 1;
    }

    /// Of a cell that lies in one buffer by itself; otherwise 0.
    [[nodiscard]] static std::int64_t bits_of(column_type const& type) {
        switch (type.format) {
        case cell_format::boolean: return 1;
        case cell_format::int8: return 8;
        case cell_format::int64:
        case cell_format::float64: return 64;
        case cell_format::int32:
        case cell_format::day32: return 32;
        case cell_format::decimal: return type.width * 8;
        default: return 0;
        }
    }

    std::vector<range> ranges_;
    std::size_t at_ = 0, lines_ = 0, lines_a_turn_ = 0;
};

} // namespace huiqi::screening
