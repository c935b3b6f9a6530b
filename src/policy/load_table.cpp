#include "load_parts.hpp"

#include <utility>

#include <huiqi/text/messages/format.hpp>

#include "names.hpp"
#include "row_cells.hpp"

namespace huiqi::policy {
namespace {

constexpr std::size_t most_rows = 20'000;

class row_reader {
public:
    row_reader(file_reader& in, std::size_t inputs, std::size_t results)
        : in_{in}, inputs_{inputs}, results_{results} {}

    std::vector<table_row> read(document_node const& node) {
        if (node.what == document_node::scalar) {
            if (auto const text = in_.scalar(node, "rows"))
                for (auto const& line : lines_of(*text)) add(cells_of(line), line.range());
        } else if (node.what == document_node::mapping) {
            in_.report(messages::needs_sequence, node.range, {"rows"});
        } else {
            for (auto const* each : in_.sequence(node, "rows")) item(*each);
        }
        if (otherwise_ && *otherwise_ + 1 < rows_.size())
            in_.report(messages::otherwise_not_last, rows_[*otherwise_].range);
        return std::move(rows_);
    }

private:
    void item(document_node const& node) {
        if (node.what != document_node::sequence) {
            if (auto const line = in_.scalar(node, "rows")) add(cells_of(*line), node.range);
            return;
        }
        std::vector<row_cell> cells;
        for (auto const& each : node.items)
            if (auto const text = in_.scalar(each, "rows")) cells.push_back({trimmed(*text), each.range});
        if (cells.size() == node.items.size()) add(std::move(cells), node.range);
    }

    void add(std::vector<row_cell> cells, source_range range) {
        if (rows_.size() == most_rows) {
            if (!full_) in_.report(messages::too_many_rows, range, {std::to_string(most_rows)});
            full_ = true;
            return;
        }
        table_row row;
        row.range = range;
        row.otherwise = !cells.empty() && is_otherwise_word(cells.front().text.text());
        auto const tests = row.otherwise ? 1 : inputs_;
        for (auto const& each : cells)
            if (each.wide_bar) in_.report(messages::wide_bar, *each.wide_bar).mends.push_back({*each.wide_bar, "|"});
        if (cells.size() != tests + results_) {
            in_.report(messages::row_cells, range, {std::to_string(cells.size()), std::to_string(tests + results_)});
            return;
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].text.empty()) in_.report(messages::empty_cell, cells[i].range);
            if (i >= tests)
                row.results.push_back(std::move(cells[i].text));
            else if (!row.otherwise)
                row.tests.push_back(std::move(cells[i].text));
        }
        if (row.otherwise && !otherwise_) otherwise_ = rows_.size();
        rows_.push_back(std::move(row));
    }

    file_reader& in_;
    std::size_t inputs_, results_;
    std::vector<table_row> rows_;
    std::optional<std::size_t> otherwise_;
    bool full_ = false;
};

void load_outputs(file_reader& in, document_node const& node, decision_table& into) {
    if (node.what == document_node::mapping) {
        for (auto const& each : node.entries) {
            if (each.key.text.empty()) continue;
            check_name(in, each.key);
            into.outputs.push_back(each.key.text.text());
            into.output_values.push_back(in.scalars(each.value, each.key.text.text()));
        }
        return;
    }
    for (auto const* each : in.sequence(node, "outputs"))
        if (auto const name = in.scalar(*each, "outputs")) {
            check_name(in, *each);
            into.outputs.push_back(name->text());
        }
}

} // namespace

std::vector<table_row> load_rows(file_reader& in, document_node const& node, std::size_t inputs, std::size_t results) {
    return row_reader{in, inputs, results}.read(node);
}

decision_table load_table(file_reader& in, document_node const& node, source_range owner) {
    decision_table made;
    made.range = owner;
    if (!in.is_mapping(node, "table")) return made;
    mapping_reader from{in, node, mapping::table, owner};
    if (auto const* given = from.take("given")) {
        made.given = in.scalars(*given, "given");
        if (given->what == document_node::sequence && given->items.empty())
            in.report(messages::no_inputs, given->range);
    }
    if (auto const hit = from.word("hit")) made.hit = static_cast<hit_policy>(*hit);
    if (auto const overlap = from.word("overlap")) made.overlap = static_cast<row_overlap>(*overlap + 1);
    if (auto const* outputs = from.take("outputs")) load_outputs(in, *outputs, made);
    if (auto const* values = from.take("values")) made.output_values = {in.scalars(*values, "values")};
    auto const results = std::max<std::size_t>(made.outputs.size(), 1);
    if (auto const* defaults = from.take("default")) {
        made.defaults = in.scalars(*defaults, "default");
        if (made.defaults.size() != results && !made.defaults.empty())
            in.report(messages::default_count, defaults->range,
                      {std::to_string(made.defaults.size()), std::to_string(results)});
    }
    bool const by_priority = made.hit == hit_policy::priority || made.hit == hit_policy::output_order;
    if (by_priority && made.output_values.empty()) in.report(messages::output_values_missing, from.key_range("hit"));
    if (auto const key = from.one_of({"rows", "rows_of"})) {
        auto const* value = from.take(*key);
        if (value != nullptr && *key == "rows_of") {
            made.rows_of = in.text(*value, *key);
            made.rows_of_range = value->range;
        } else if (value != nullptr && !made.given.empty()) {
            made.rows = load_rows(in, *value, made.given.size(), results);
        }
    }
    from.finish();
    return made;
}

} // namespace huiqi::policy
