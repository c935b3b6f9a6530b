#include "check_tables.hpp"

#include <algorithm>

#include <huiqi/feel/parse.hpp>
#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/table.hpp>

namespace huiqi {

using feel::type_kind;

namespace {

[[nodiscard]] bool has_order(feel::type const& of) {
    return of.kind == type_kind::number || of.kind == type_kind::date || of.kind == type_kind::months_duration ||
           of.kind == type_kind::time_duration;
}

/// A range as a result: somebody decides within it.
[[nodiscard]] feel::range* decided_range(feel::expression& tree) {
    auto* range = std::get_if<feel::range>(&tree.node);
    return range != nullptr && range->low && range->high ? range : nullptr;
}

[[nodiscard]] feel::type list_of(feel::type element) {
    element.yearly = false;
    return {.kind = type_kind::list, .element = std::make_shared<feel::type const>(std::move(element))};
}

[[nodiscard]] bool same_literal(feel::expression const& left, feel::expression const& right) {
    auto const *a = std::get_if<feel::string_literal>(&left.node), *b = std::get_if<feel::string_literal>(&right.node);
    if (a != nullptr && b != nullptr) return a->value == b->value;
    auto const *m = std::get_if<feel::number_literal>(&left.node), *n = std::get_if<feel::number_literal>(&right.node);
    if (m != nullptr && n != nullptr) return m->value == n->value && m->in == n->in;
    bool const literals = (a != nullptr || m != nullptr) && (b != nullptr || n != nullptr);
    return !literals;
}

} // namespace

/// Follows rows_of to the table that has the rows; null, with the mistake said, if there is none.
decision_table const* table_checking::rows_source(decision_table const& said, version_names const* names) {
    auto const* at = &said;
    for (int steps = 0; !at->rows_of.empty(); ++steps) {
        auto const found = names != nullptr ? names->definitions.find(at->rows_of)
                                            : decltype(names->definitions.end()){};
        bool const known = names != nullptr && found != names->definitions.end() &&
                           all_.works[found->second].said().kind == definition_kind::table;
        if (!known) {
            auto& problem = all_.problems.add(messages::rows_of_unknown, file_, said.rows_of_range, {at->rows_of});
            std::vector<std::string> tables;
            if (names != nullptr)
                for (auto const& [name, work] : names->definitions)
                    if (all_.works[work].said().kind == definition_kind::table) tables.push_back(name);
            rule_checking::suggest(problem, at->rows_of, tables);
            return nullptr;
        }
        at = &all_.works[found->second].said().table;
        if (at == &said || steps > 100) {
            all_.problems.add(messages::rows_of_in_circle, file_, said.rows_of_range);
            return nullptr;
        }
    }
    return at;
}

void table_checking::parse(decision_table const& said, std::span<snippet const> given, checked_table& into,
                           version_names const* names) {
    into.said = into.rows_said = &said;
    for (auto const& each : given) into.given.push_back(all_.parse(each, visible_));
    auto const* rows = rows_source(said, names);
    if (rows == nullptr) return;
    into.rows_said = rows;
    for (auto const& each : rows->defaults) into.defaults.push_back(all_.parse(each, visible_));
    for (auto const& each : rows->output_values) {
        auto& values = into.output_values.emplace_back();
        for (auto const& value : each) values.push_back(all_.parse(value, visible_));
    }
    auto const outputs = rows->rows.empty()
                             ? std::size_t{1}
                             : std::max<std::size_t>(rows->outputs.size(),
                                                     rows->outputs.empty() ? rows->rows.front().results.size() : 0);
    for (auto const& each : rows->rows) parse_row(each, into.given.size(), outputs, into);
    shape(into);
}

void table_checking::parse_row(table_row const& said, std::size_t inputs, std::size_t outputs, checked_table& into) {
    // The document that the row stands in may be another table's.
    if (!said.otherwise && said.tests.size() != inputs) {
        all_.problems.add(messages::wrong_cell_count, file_, said.range,
                          {std::to_string(said.tests.size()), std::to_string(inputs)});
        return;
    }
    if (said.results.size() != outputs) {
        all_.problems.add(messages::wrong_result_count, file_, said.range,
                          {std::to_string(said.results.size()), std::to_string(outputs)});
        return;
    }
    auto& row = into.rows.emplace_back();
    row.otherwise = said.otherwise;
    row.range = said.range;
    for (std::size_t i = 0; i < inputs && !said.otherwise; ++i) {
        auto parsed = feel::parse_unary_tests(said.tests[i], visible_);
        all_.problems.take(std::move(parsed.problems));
        row.tests.push_back(std::move(parsed.tree));
    }
    for (auto const& each : said.results) row.results.push_back(all_.parse(each, visible_));
}

std::string table_checking::subject(checked_table const& table, std::size_t input, source_ptr const& file) {
    if (input >= table.given.size() || !table.given[input]) return {};
    auto const where = table.given[input]->range;
    return in_one_line(std::string_view{file->text}.substr(where.begin, where.end - where.begin));
}

void table_checking::shape(checked_table const& table) {
    auto const& said = *table.rows_said;
    if (said.rows.empty()) all_.problems.add(messages::no_rows, file_, said.range);
    auto const results = said.rows.empty() ? std::size_t{1} : said.rows.front().results.size();
    if (results > 1 && said.outputs.size() != results)
        all_.problems.add(messages::outputs_unnamed, file_, said.range,
                          {std::to_string(results), std::to_string(said.outputs.size())});
    if (said.overlap != row_overlap::error && said.hit != hit_policy::unique)
        all_.problems.add(messages::overlap_with_hit, file_, said.range);
}

/// Results may be bare words where every result is a text: 大型, 中型. A word among numbers is a name that is missing.
void table_checking::read_bare_texts(std::vector<feel::expression*> const& results) {
    auto const undeclared = [&](feel::expression const& tree) {
        auto const* name = std::get_if<feel::name>(&tree.node);
        return name != nullptr && visible_.find(name->text) == nullptr;
    };
    bool const texts = std::all_of(results.begin(), results.end(), [&](feel::expression const* each) {
        return undeclared(*each) || std::holds_alternative<feel::string_literal>(each->node) ||
               std::holds_alternative<feel::null_literal>(each->node) ||
               std::holds_alternative<feel::unknown_literal>(each->node);
    });
    if (!texts) return;
    for (auto* each : results)
        if (undeclared(*each)) each->node = feel::string_literal{std::string{std::get<feel::name>(each->node).text}};
}

feel::type table_checking::result_column(attempt& now, checked_table& table, std::size_t output, bool& ranges) {
    std::vector<feel::expression*> results;
    for (auto& row : table.rows)
        if (output < row.results.size() && row.results[output]) results.push_back(row.results[output].get());
    if (output < table.defaults.size() && table.defaults[output]) results.push_back(table.defaults[output].get());
    read_bare_texts(results);
    std::vector<feel::expression*> alternatives;
    for (auto* each : results) {
        now.check(*each);
        if (auto* range = decided_range(*each)) {
            alternatives.insert(alternatives.end(), {range->low.get(), range->high.get()});
            ranges = true;
        } else {
            alternatives.push_back(each);
            ranges = ranges || std::holds_alternative<feel::unknown_literal>(each->node);
        }
    }
    auto joined = feel::join_types(alternatives, file_, now.found);
    return joined ? std::move(*joined) : feel::type{};
}

feel::type table_checking::check(attempt& now, checked_table& table, bool judged) {
    for (auto& each : table.given)
        if (each) now.check(*each);
    for (auto& row : table.rows)
        for (std::size_t i = 0; i < row.tests.size() && i < table.given.size(); ++i)
            if (row.tests[i])
                now.check_cell(*row.tests[i], table.given[i] ? table.given[i]->of : feel::type{},
                               subject(table, i, file_));
    bool ranges = table.rows_said->overlap == row_overlap::unsettled;
    auto const count = table.rows.empty() ? std::size_t{1} : table.rows.front().results.size();
    table.outputs.clear();
    for (std::size_t o = 0; o < count; ++o) table.outputs.push_back(result_column(now, table, o, ranges));
    priorities(now, table);
    if (judged && !ranges && !table.rows.empty()) now.report(messages::judged_needs_range, table.said->range, {});
    feel::type of = table.outputs.front();
    if (count > 1 && table.rows_said->outputs.size() == count) {
        auto fields = std::make_shared<std::vector<feel::field>>();
        for (std::size_t o = 0; o < count; ++o) fields->push_back({table.rows_said->outputs[o], "", table.outputs[o]});
        of = {.kind = type_kind::context, .fields = std::move(fields)};
    }
    return table.of = by_policy(now, table, std::move(of));
}

feel::type table_checking::by_policy(attempt& now, checked_table& table, feel::type of) {
    auto const& said = *table.rows_said;
    bool const open = of.kind == type_kind::any;
    bool const ranked = said.overlap == row_overlap::highest || said.overlap == row_overlap::lowest;
    if (ranked && !open && !has_order(of)) now.report(messages::overlap_needs_order, said.range);
    switch (said.hit) {
    case hit_policy::rule_order:
    case hit_policy::output_order:
    case hit_policy::collect: return list_of(std::move(of));
    case hit_policy::collect_count:
        return {.kind = type_kind::number, .within = {decimal{}, std::nullopt, true, true}, .whole = true};
    case hit_policy::collect_sum:
        if (!open && of.kind != type_kind::number) now.report(messages::hit_needs_numbers, said.range);
        of.within = {};
        return of;
    case hit_policy::collect_min:
    case hit_policy::collect_max:
        if (!open && !has_order(of)) now.report(messages::hit_needs_numbers, said.range);
        return of;
    default: return of;
    }
}

void table_checking::priorities(attempt& now, checked_table& table) {
    for (std::size_t o = 0; o < table.output_values.size(); ++o) {
        std::vector<feel::expression*> values;
        for (auto& each : table.output_values[o])
            if (each) values.push_back(each.get());
        read_bare_texts(values);
        for (auto* each : values) now.check(*each);
        if (values.empty()) continue;
        for (auto& row : table.rows) {
            if (o >= row.results.size() || !row.results[o]) continue;
            auto const& result = *row.results[o];
            bool const listed = std::any_of(values.begin(), values.end(),
                                            [&](feel::expression const* each) { return same_literal(result, *each); });
            if (!listed)
                now.report(messages::result_not_listed, result.range,
                           {in_one_line(std::string_view{file_->text}.substr(result.range.begin,
                                                                             result.range.end - result.range.begin))});
        }
    }
}

} // namespace huiqi
