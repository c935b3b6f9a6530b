#include "screen/column.hpp"

namespace huiqi::screening {

namespace {

[[nodiscard]] std::int64_t buffers_of(cell_format format) {
    switch (format) {
    case cell_format::nothing: return 0;
    case cell_format::text32:
    case cell_format::text64: return 3;
    case cell_format::structure:
    case cell_format::fixed_list: return 1;
    default: return 2;
    }
}

constexpr std::int64_t most_cells = std::int64_t{1} << 56; // so that sizes in bytes can be computed

} // namespace

column::column(column_type const& type, ArrowArray const& array, std::int64_t first, std::int64_t rows)
    : type_{&type}, array_{&array}, first_{first}, rows_{rows} {
    if (array.release == nullptr) broken("a released array");
    if (array.length < 0 || array.offset < 0 || array.length > most_cells || array.offset > most_cells)
        broken("length");
    if (first < 0 || rows < 0 || first > array.length || rows > array.length - first) broken("too few cells");
    first_ += array.offset;
    auto const format = type.format;
    if (format == cell_format::unsupported) return; // nobody reads it
    auto const wanted = buffers_of(format);
    bool const views = format == cell_format::text_view;
    if (views ? array.n_buffers < 3 : array.n_buffers != wanted) broken("number of buffers");
    if (wanted > 0 && array.buffers == nullptr) broken("missing buffers");
    if (wanted > 0 && array.null_count != 0) validity_ = static_cast<std::uint8_t const*>(array.buffers[0]);
    if (wanted > 1) {
        data_ = array.buffers[1];
        if (data_ == nullptr && rows > 0) broken("a missing buffer");
    }
    if (wanted == 3) characters_ = array.buffers[2];
    if (!type.dictionary.empty()) {
        if (array.dictionary == nullptr) broken("a missing dictionary");
        dictionary_.push_back(column{type.dictionary.front(), *array.dictionary, 0, array.dictionary->length});
        return;
    }
    if (array.n_children != static_cast<std::int64_t>(type.inside.size()) ||
        (array.n_children > 0 && array.children == nullptr))
        broken("number of children");
    for (std::size_t i = 0; i < type.inside.size(); ++i) {
        auto const* child = array.children[i];
        if (child == nullptr) broken("a missing child");
        if (format == cell_format::structure)
            inside_.push_back(column{type.inside[i], *child, first_, rows});
        else
            inside_.push_back(column{type.inside[i], *child, 0, child->length});
    }
}

std::vector<column> columns_of(column_type const& table, ArrowArray const& batch) {
    if (batch.length < 0 || batch.offset < 0 || batch.n_children != static_cast<std::int64_t>(table.inside.size()) ||
        (batch.n_children > 0 && batch.children == nullptr))
        throw malformed_table{"a batch with other columns than its schema"};
    std::vector<column> made;
    for (std::size_t i = 0; i < table.inside.size(); ++i) {
        if (batch.children[i] == nullptr) throw malformed_table{"a missing column"};
        made.push_back(column{table.inside[i], *batch.children[i], batch.offset, batch.length});
    }
    return made;
}

std::int64_t column::integer(std::int64_t row) const {
    auto const at = first_ + row;
    switch (type_->format) {
    case cell_format::int8: return fixed<std::int8_t>(data_, at);
    case cell_format::int16: return fixed<std::int16_t>(data_, at);
    case cell_format::day32:
    case cell_format::int32: return fixed<std::int32_t>(data_, at);
    case cell_format::uint8: return fixed<std::uint8_t>(data_, at);
    case cell_format::uint16: return fixed<std::uint16_t>(data_, at);
    case cell_format::uint32: return fixed<std::uint32_t>(data_, at);
    default: return fixed<std::int64_t>(data_, at);
    }
}

std::int64_t column::index_of(std::int64_t row) const {
    auto const index = integer(row);
    if (index < 0 || index >= dictionary_.front().rows_) broken("an index past the dictionary");
    return index;
}

column::extent column::between_offsets(std::int64_t row) const {
    extent const found{offset_at(first_ + row), offset_at(first_ + row + 1)};
    if (found.begin < 0 || found.end < found.begin) broken("falling offsets");
    return found;
}

std::string_view column::text(std::int64_t row) const {
    if (type_->format == cell_format::text_view) return viewed_text(row);
    auto const found = between_offsets(row);
    if (found.begin == found.end) return {};
    if (characters_ == nullptr) broken("missing characters");
    return {static_cast<char const*>(characters_) + found.begin, static_cast<std::size_t>(found.end - found.begin)};
}

std::string_view column::viewed_text(std::int64_t row) const {
    constexpr std::int32_t longest_inside = 12;
    auto const* view = static_cast<char const*>(data_) + (first_ + row) * 16;
    auto const size = fixed<std::int32_t>(view, 0);
    if (size < 0) broken("length of a text");
    if (size <= longest_inside) return {view + 4, static_cast<std::size_t>(size)};
    auto const buffer = fixed<std::int32_t>(view, 2), offset = fixed<std::int32_t>(view, 3);
    // The last buffer holds the sizes of those between.
    auto const count = array_->n_buffers - 3;
    auto const* sizes = array_->buffers[array_->n_buffers - 1];
    if (buffer < 0 || buffer >= count || offset < 0 || sizes == nullptr || array_->buffers[2 + buffer] == nullptr ||
        std::int64_t{offset} + size > fixed<std::int64_t>(sizes, buffer))
        broken("a text outside its buffer");
    return {static_cast<char const*>(array_->buffers[2 + buffer]) + offset, static_cast<std::size_t>(size)};
}

column::extent column::items(std::int64_t row) const {
    auto const width = std::int64_t{type_->width};
    auto const found = type_->format == cell_format::fixed_list
                           ? extent{(first_ + row) * width, (first_ + row + 1) * width}
                           : between_offsets(row);
    if (found.end > inside_.front().rows_) broken("items outside their list");
    return found;
}

} // namespace huiqi::screening
