#include "screen/cell_text.hpp"

#include "screen/cell_values.hpp"

namespace huiqi::screening {

std::string cell_text(column const& cells, std::int64_t row) {
    if (cells.is_null(row)) return {};
    auto const [in, place] = cells.value_of(row);
    if (is_text(in->type().format)) {
        auto const text = in->text(place);
        if (!cells.type().json || !text.starts_with('"')) return std::string{text};
        auto const node = node_of_json(text);
        return node ? node->text.text() : std::string{text};
    }
    if (is_list(in->type().format) || in->type().format == cell_format::structure) return {};
    auto const read = value_of_cell(*in, place, feel::type_kind::any);
    if (!read.supplied || read.wrong != nullptr) return {};
    switch (read.what.what()) {
    case value::shape::boolean: return read.what.as_truth().is(truth::yes) ? "true" : "false";
    case value::shape::number: return to_string(read.what.low());
    case value::shape::day: {
        auto const day = from_days(read.what.low_integer());
        return day ? to_string(*day) : std::string{};
    }
    case value::shape::seconds: return to_string(read.what.low_seconds());
    default: return {};
    }
}

} // namespace huiqi::screening
