#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <huiqi/screen/arrow_owner.hpp>

#include "screen/column.hpp"

namespace huiqi::screening {

/// A batch of the table as its producer handed it over, kept alive by everything that looks into it.
struct table_batch {
    arrow_array array;
    std::shared_ptr<column_type const> table; ///< what the columns point into
    std::vector<column> columns;
};

/// Rows of one batch that are decided together.
struct row_group {
    std::shared_ptr<table_batch const> batch;
    std::int64_t begin = 0; ///< in the batch
    std::size_t rows = 0;
    std::uint64_t first_row = 1; ///< of the table, from 1
};

} // namespace huiqi::screening
