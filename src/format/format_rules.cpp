#include <huiqi/format/format.hpp>

#include <set>
#include <utility>

#include <huiqi/policy/document.hpp>
#include <huiqi/text/messages/format.hpp>

#include "layout.hpp"
#include "rule_walk.hpp"
#include "translate.hpp"

namespace huiqi {
namespace {

std::set<std::uint32_t> rows_in(document_node const& root) {
    std::set<std::uint32_t> rows;
    format::walk_rules(root, {{}, [&](document_node const& scalar, policy::key_use const&, policy::content holds) {
                                  if (holds == policy::content::rows) rows.insert(scalar.range.begin);
                              }});
    return rows;
}

/// Whether two documents say the same. Rows may be spaced differently.
bool same(document_node const& left, document_node const& right, std::set<std::uint32_t> const& rows) {
    if (left.what != right.what || left.items.size() != right.items.size() ||
        left.entries.size() != right.entries.size() || left.is_null() != right.is_null())
        return false;
    if (left.what == document_node::scalar)
        return left.text.text() == right.text.text() ||
               (rows.contains(left.range.begin) && format::aligned_rows(left.text) == format::aligned_rows(right.text));
    for (std::size_t i = 0; i < left.items.size(); ++i)
        if (!same(left.items[i], right.items[i], rows)) return false;
    for (std::size_t i = 0; i < left.entries.size(); ++i)
        if (!same(left.entries[i].key, right.entries[i].key, rows) ||
            !same(left.entries[i].value, right.entries[i].value, rows))
            return false;
    return true;
}

} // namespace

result<std::string> format_rules(source_ptr const& file, format_options options) {
    auto read = read_yaml(file);
    if (!read) return {std::move(read.diagnostics)};
    auto source = file;
    if (options.keys) {
        source = make_source(file->name, format::translated(file, *read, *options.keys));
        auto again = read_yaml(source);
        if (!again) return diagnostic{.what = &messages::layout_changes_meaning, .source = file};
        *read.value = std::move(*again.value);
    }
    auto const rows = rows_in(*read);
    auto text = format::laid_out(source, *read, rows);
    auto const check = read_yaml(make_source(file->name, text));
    if (!check.value || !same(*read, *check.value, rows))
        return diagnostic{.what = &messages::layout_changes_meaning, .source = file};
    return {std::move(text), std::move(read.diagnostics)};
}

} // namespace huiqi
