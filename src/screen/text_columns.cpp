#include "screen/text_columns.hpp"

#include <cstring>
#include <memory>
#include <utility>

#include "screen/arrow_output.hpp"
#include "screen/column_type.hpp"

namespace huiqi::screening {

text_columns::text_columns(std::vector<std::string> names, bool json)
    : names_{std::move(names)}, json_{json}, columns_(names_.size() + 1), set_(names_.size(), false) {}

arrow_schema text_columns::schema() const {
    std::vector<arrow_schema> columns;
    for (auto const& name : names_)
        columns.push_back(json_ ? make_field_with(name, "u", cells_key, cells_json) : make_field(name, "u"));
    columns.push_back(make_field_with("", "u", cells_key, cells_mistakes));
    return make_table_schema(std::move(columns));
}

void text_columns::set(std::size_t column, std::string_view text) {
    columns_[column].characters += text;
    set_[column] = true;
    bytes_ += text.size();
}

void text_columns::keep_first_cell_only() {
    for (std::size_t i = 1; i < names_.size(); ++i) {
        columns_[i].characters.resize(static_cast<std::size_t>(columns_[i].offsets.back()));
        set_[i] = false;
    }
}

void text_columns::builder::end_row(std::size_t row, bool is_known) {
    offsets.push_back(static_cast<std::int32_t>(characters.size()));
    if (row % 8 == 0) known.push_back(0);
    if (is_known) known.back() = static_cast<std::uint8_t>(known.back() | 1U << (row % 8));
}

void text_columns::end_row() {
    for (std::size_t i = 0; i < names_.size(); ++i) columns_[i].end_row(rows_, set_[i]);
    if (mistake_) columns_.back().characters += *mistake_;
    columns_.back().end_row(rows_, mistake_.has_value());
    set_.assign(set_.size(), false);
    mistake_.reset();
    ++rows_;
}

arrow_array text_columns::take() {
    auto const rows = static_cast<std::int64_t>(rows_);
    std::vector<arrow_array> made;
    for (auto& each : columns_) {
        auto const kept = std::make_shared<builder const>(std::exchange(each, builder{}));
        made.push_back(make_array(rows, {kept->known.data(), kept->offsets.data(), kept->characters.data()}, kept));
    }
    rows_ = bytes_ = 0;
    return make_table(rows, std::move(made));
}

} // namespace huiqi::screening
