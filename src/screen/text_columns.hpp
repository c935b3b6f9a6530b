#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/screen/arrow_owner.hpp>

namespace huiqi::screening {

/// Columns of text that grow row by row into batches. The last one, which has no name, says what is wrong with rows.
class text_columns {
public:
    /// `json`: the texts are tokens of JSON.
    text_columns(std::vector<std::string> names, bool json);

    [[nodiscard]] arrow_schema schema() const;
    [[nodiscard]] std::size_t count() const { return names_.size(); }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] bool is_full() const { return rows_ >= most_rows || bytes_ >= most_bytes; }

    /// A cell of the row that is being made; those not set are null.
    void set(std::size_t column, std::string_view text);
    /// Replaces what was set: the row has its first cell alone.
    void keep_first_cell_only();
    void mistake(std::string text) { mistake_ = std::move(text); }
    void end_row();

    /// The rows so far; the next row begins a new batch.
    [[nodiscard]] arrow_array take();

private:
    static constexpr std::size_t most_rows = 16'384, most_bytes = std::size_t{32} << 20U;

    struct builder {
        std::vector<std::int32_t> offsets{0};
        std::string characters;
        std::vector<std::uint8_t> known;
        void end_row(std::size_t row, bool is_known);
    };

    std::vector<std::string> names_;
    bool json_;
    std::vector<builder> columns_; ///< one more than names
    std::vector<bool> set_;
    std::optional<std::string> mistake_;
    std::size_t rows_ = 0, bytes_ = 0;
};

} // namespace huiqi::screening
