#include <memory>
#include <utility>

#include <huiqi/screen/table_files.hpp>

#include "screen/amount_text.hpp"
#include "screen/cell_text.hpp"
#include "screen/column.hpp"
#include "screen/json_text.hpp"

namespace huiqi {

namespace {

using screening::cell_format;
using screening::column;
using screening::column_type;

constexpr std::size_t block_size = std::size_t{1} << 18U;

void append_quoted_csv(std::string_view text, std::string& out) {
    bool const plain = text.find_first_of(",\"\r\n") == std::string_view::npos && !text.starts_with(' ') &&
                       !text.ends_with(' ');
    if (plain) {
        out += text;
        return;
    }
    out += '"';
    for (char const each : text) {
        if (each == '"') out += '"';
        out += each;
    }
    out += '"';
}

/// Whether JSON writes it without quotes. Amounts are texts of digits, as in reports.
[[nodiscard]] bool is_bare(column_type const& type) {
    auto const format = type.of_values().format;
    return format == cell_format::boolean || screening::is_integer(format);
}

} // namespace

struct table_writer::state {
    table_format format;
    column_type table;
    std::function<void(std::string_view)> put;
    std::vector<std::string> keys; ///< of JSON, with the colon
    std::string out;
    bool begun = false;

    void heading() {
        begun = true;
        for (auto const& each : table.inside)
            if (format == table_format::csv) {
                if (&each != &table.inside.front()) out += ',';
                append_quoted_csv(each.name, out);
            } else {
                auto& key = keys.emplace_back();
                screening::append_json_text(each.name, key);
                key += ':';
            }
        if (format == table_format::csv) out += '\n';
    }

    void csv_cell(column const& cells, std::int64_t row) {
        if (cells.is_null(row)) return;
        auto const [in, place] = cells.value_of(row);
        if (in->type().format == cell_format::decimal && in->type().width == 16)
            screening::append_amount(in->decimal_bytes(place), in->type().scale, out);
        else if (screening::is_text(in->type().format) && !cells.type().json)
            append_quoted_csv(in->text(place), out);
        else
            append_quoted_csv(screening::cell_text(cells, row), out);
    }

    void json_cell(column const& cells, std::int64_t row) {
        if (cells.is_null(row)) {
            out += "null";
            return;
        }
        auto const [in, place] = cells.value_of(row);
        if (cells.type().json && screening::is_text(in->type().format)) {
            out += in->text(place);
        } else if (in->type().format == cell_format::decimal && in->type().width == 16) {
            out += '"';
            screening::append_amount(in->decimal_bytes(place), in->type().scale, out);
            out += '"';
        } else if (is_bare(cells.type())) {
            out += screening::cell_text(cells, row);
        } else {
            bool const text = screening::is_text(in->type().format);
            screening::append_json_text(text ? in->text(place) : std::string_view{screening::cell_text(cells, row)},
                                        out);
        }
    }

    void row(std::vector<column> const& columns, std::int64_t at) {
        bool const csv = format == table_format::csv;
        if (!csv) out += '{';
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (i > 0) out += ',';
            if (csv) {
                csv_cell(columns[i], at);
            } else {
                out += keys[i];
                json_cell(columns[i], at);
            }
        }
        out += csv ? "\n" : "}\n";
    }

    void flush() {
        if (!out.empty()) put(out);
        out.clear();
    }
};

table_writer::table_writer(table_format format, ArrowSchema const& columns, std::function<void(std::string_view)> put)
    : state_{std::make_unique<state>(state{format, screening::read_column_type(columns), std::move(put), {}, {}})} {
    state_->heading();
    state_->flush();
}
table_writer::table_writer(table_writer&&) noexcept = default;
table_writer& table_writer::operator=(table_writer&&) noexcept = default;
table_writer::~table_writer() = default;

void table_writer::write(ArrowArray const& batch) {
    auto const columns = screening::columns_of(state_->table, batch);
    for (std::int64_t row = 0; row < batch.length; ++row) {
        state_->row(columns, row);
        if (state_->out.size() >= block_size) state_->flush();
    }
    state_->flush();
}

} // namespace huiqi
