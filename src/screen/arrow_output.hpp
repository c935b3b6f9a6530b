#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/screen/arrow_owner.hpp>

namespace huiqi::screening {

/// Parts of Arrow structures that are handed out: each owns what it points to.

[[nodiscard]] arrow_schema make_field(std::string_view name, std::string_view format, bool nullable = true);
/// With one entry of metadata.
[[nodiscard]] arrow_schema make_field_with(std::string_view name, std::string_view format, std::string_view key,
                                           std::string_view said);
[[nodiscard]] arrow_schema make_dictionary_field(std::string_view name, std::string_view index_format);
/// A structure of columns.
[[nodiscard]] arrow_schema make_table_schema(std::vector<arrow_schema> columns);
/// The same field under the same name, with its metadata. The schema must have been read by read_column_type().
[[nodiscard]] arrow_schema copy_of(ArrowSchema const& field);

/// `owner` keeps the buffers alive. A first buffer that is null: no cell is null.
[[nodiscard]] arrow_array make_array(std::int64_t rows, std::vector<void const*> buffers,
                                     std::shared_ptr<void const> owner);
[[nodiscard]] arrow_array with_dictionary(arrow_array indices, arrow_array values);
[[nodiscard]] arrow_array make_table(std::int64_t rows, std::vector<arrow_array> columns);
/// Texts as a column of `utf8`.
[[nodiscard]] arrow_array make_texts(std::vector<std::string> const& texts);
/// Some rows of a column of a batch, without a copy. `first` is the batch's own offset plus the first row.
[[nodiscard]] arrow_array slice_of(ArrowArray const& column, std::int64_t first, std::int64_t rows,
                                   std::shared_ptr<void const> owner);

} // namespace huiqi::screening
