#include "screen/table_input.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <huiqi/text/messages/screen.hpp>

#include "screen/produced_stream.hpp"

namespace huiqi::screening {

namespace {

/// The cells of a row that is null as a whole mean nothing.
[[nodiscard]] bool has_null_rows(ArrowArray const& batch) {
    if (batch.null_count == 0 || batch.n_buffers < 1 || batch.buffers == nullptr) return false;
    auto const* valid = static_cast<std::uint8_t const*>(batch.buffers[0]);
    if (valid == nullptr) return false;
    for (auto at = batch.offset; at < batch.offset + batch.length; ++at)
        if ((valid[at >> 3] >> (at & 7) & 1) == 0) return true;
    return false;
}

} // namespace

table_input::table_input(arrow_stream from) : from_{std::move(from)} {
    if (!from_) throw malformed_table{"a released stream"};
    if (auto const code = from_->get_schema(&*from_, schema_.to_fill()); code != 0) failed(code);
    if (!schema_) throw malformed_table{"a stream without a schema"};
    columns_ = std::make_shared<column_type const>(read_column_type(*schema_));
    if (columns_->format != cell_format::structure) throw malformed_table{"a table is a structure of columns"};
}

void table_input::failed(int code) {
    if (auto const* why = failure_of(*from_)) throw run_ended{code, *why};
    auto const* said = from_->get_last_error(&*from_);
    std::string why = said != nullptr && *said != '\0' ? std::string{said} : std::generic_category().message(code);
    throw run_ended{code, {.what = &messages::table_input_failed, .arguments = {std::move(why)}}};
}

void table_input::next_batch() {
    auto made = std::make_shared<table_batch>();
    if (auto const code = from_->get_next(&*from_, made->array.to_fill()); code != 0) failed(code);
    batch_.reset();
    begin_ = 0;
    if (!made->array) {
        over_ = true;
        return;
    }
    auto const& array = *made->array;
    if (array.length < 0 || array.offset < 0) throw malformed_table{"length of a batch"};
    if (has_null_rows(array)) throw run_ended{EINVAL, {.what = &messages::row_is_null}};
    made->columns = columns_of(*columns_, array);
    made->table = columns_;
    batch_ = std::move(made);
}

std::optional<row_group> table_input::next_group(std::size_t most) {
    while (!over_ && (!batch_ || begin_ >= batch_->array->length)) next_batch();
    if (over_) return std::nullopt;
    auto const left = static_cast<std::size_t>(batch_->array->length - begin_);
    row_group group{batch_, begin_, std::min(left, std::max<std::size_t>(most, 1)), rows_ + 1};
    begin_ += static_cast<std::int64_t>(group.rows);
    rows_ += group.rows;
    return group;
}

} // namespace huiqi::screening
