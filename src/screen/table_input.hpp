#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <huiqi/screen/arrow_owner.hpp>
#include <huiqi/text/diagnostic.hpp>

#include "screen/column_type.hpp"
#include "screen/row_group.hpp"

namespace huiqi::screening {

/// Thrown where a run ends early; `code` is what Arrow's stream interface returns.
struct run_ended {
    int code;
    diagnostic why;
};

/// Reads a stream of batches and cuts it into groups of rows. Errors of the stream are thrown as run_ended, breaches of
/// the interface as malformed_table.
class table_input {
public:
    explicit table_input(arrow_stream from);

    [[nodiscard]] arrow_schema const& schema() const { return schema_; }
    /// What the schema says of the table: a structure of columns.
    [[nodiscard]] column_type const& table() const { return *columns_; }
    /// The next rows, at most so many; empty at the end of the table.
    [[nodiscard]] std::optional<row_group> next_group(std::size_t most);

private:
    void next_batch();
    [[noreturn]] void failed(int code);

    arrow_stream from_;
    arrow_schema schema_;
    std::shared_ptr<column_type const> columns_;
    std::shared_ptr<table_batch const> batch_;
    std::int64_t begin_ = 0; ///< of the next group in the batch
    std::uint64_t rows_ = 0;
    bool over_ = false;
};

} // namespace huiqi::screening
