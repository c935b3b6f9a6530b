#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <huiqi/evaluate/profile.hpp>

#include "screen/blocks/block_frame.hpp"
#include "screen/blocks/block_program.hpp"
#include "screen/cell_reader.hpp"
#include "screen/column.hpp"
#include "screen/row_group.hpp"

namespace huiqi::screening {

/// Lays the cells of some rows into the homes of a frame of points. Texts that come again and again are read once, so
/// one is kept by each thread.
class block_loader {
public:
    block_loader(rule_set const& rules, table_binding const& binding, block_program const& program);

    /// Rows [begin, begin + rows) of a batch. `apart` gets a bit for each row that has to be decided by itself: a cell
    /// is wrong, known to be absent, or more than a lane can hold.
    void load(std::shared_ptr<table_batch const> const& batch, std::int64_t begin, std::size_t rows, block_frame& into,
              block_bits& apart);

    /// The rows loaded last whose number is known; of a column of numbers.
    [[nodiscard]] block_bits const& known_numbers(std::size_t column) const { return homes_[column].is_known; }

private:
    /// What a cell comes to.
    struct cell_lane {
        enum state : std::uint8_t { known, not_supplied, apart };
        state what = not_supplied;
        std::int64_t held = 0; ///< of a known one: the point, the set or the truth members
    };
    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct home_loader {
        bool has_bounds = false; ///< `low` and `high` are all that its type asks of a number
        double low = 0, high = 0;
        block_bits is_known{};                                                        ///< of numbers
        std::unordered_map<std::string, cell_lane, text_hash, std::equal_to<>> known; ///< texts read before
        std::vector<std::uint8_t> codes;      ///< of a block that ends within a word
        block_bits supplied{};                ///< of strings
        std::vector<cell_lane> of_dictionary; ///< of this batch, once read
        std::vector<std::uint64_t> sets;      ///< beside `of_dictionary`, what a string is there
        bool is_plain = false;                ///< all of `of_dictionary` are known
    };
    /// The rows that are loaded now.
    struct rows_of {
        std::vector<column> const& columns;
        std::int64_t begin;
        std::size_t rows, words;
    };

    [[nodiscard]] static double size_of(home_loader const& bounds, double const* numbers, std::size_t words);
    void load_column(std::size_t at, rows_of const& from, block_frame& into, block_bits& apart);
    [[nodiscard]] bool load_numbers(std::size_t at, column const& cells, rows_of const& from,
                                    block_bits const& supplied, block_frame& into, block_bits& apart);
    void look_for_known(std::size_t at, rows_of const& from, block_frame& into);
    [[nodiscard]] bool load_truths(std::size_t at, column const& cells, rows_of const& from, block_bits const& supplied,
                                   block_frame& into, block_bits& apart) const;
    void read_dictionary(std::size_t at, column const& values);
    void load_dictionary(std::size_t at, column const& cells, rows_of const& from, block_bits const& supplied,
                         block_frame& into, block_bits& apart);
    [[nodiscard]] bool load_codes(std::size_t at, column const& cells, rows_of const& from, block_bits const& supplied,
                                  block_frame& into);
    void load_cells(std::size_t at, column const& cells, rows_of const& from, block_bits const& supplied,
                    block_frame& into, block_bits& apart);
    [[nodiscard]] cell_lane read(std::size_t at, column const& cells, std::int64_t row);
    [[nodiscard]] cell_lane by_value(std::size_t at, column const& cells, std::int64_t row);
    void lay(std::size_t at, std::size_t row, cell_lane const& what, block_frame& into, block_bits& apart) const;
    void lay_unknown(std::size_t at, std::size_t words, block_frame& into) const;

    table_binding const& binding_;
    block_program const& program_;
    cell_reader reader_;
    profile facts_;
    std::vector<cell_mistake> mistakes_;
    std::vector<home_loader> homes_; ///< beside the program's columns
    std::vector<std::int64_t> integers_;
    std::vector<double> doubles_;
    std::shared_ptr<table_batch const> batch_; ///< whose dictionaries have been read
};

} // namespace huiqi::screening
