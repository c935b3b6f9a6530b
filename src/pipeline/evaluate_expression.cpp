#include <unordered_map>

#include <huiqi/evaluate/detail/reading_walk.hpp>
#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/pipeline.hpp>

#include "null_reasons.hpp"
#include "run_definition.hpp"
#include "type_of_value.hpp"

/// One expression on its own: a programme of one definition, compiled and run like any other, so that there is one
/// evaluator.
namespace huiqi {

namespace {

/// A value as a context's file shows it.
[[nodiscard]] value shown(document_node const& node) {
    if (node.what == document_node::sequence) {
        std::vector<value> items;
        for (auto const& each : node.items) items.push_back(shown(each));
        return value::list(std::move(items));
    }
    if (node.what == document_node::mapping) {
        std::vector<std::pair<std::string, value>> entries;
        for (auto const& each : node.entries) entries.push_back({each.key.text.text(), shown(each.value)});
        return value::context(std::move(entries));
    }
    auto const& text = node.text.text();
    if (node.is_null()) return value::absent();
    if (node.style == scalar_style::plain) {
        if (text == "true" || text == "false") return value{text == "true"};
        if (auto const number = parse_decimal(text)) return value{*number};
        if (auto const day = parse_date(text)) return value{*day};
    }
    return value{std::string_view{text}};
}

/// The rules that hold the expression must stay where they are while they are compiled.
struct one_expression {
    rule_documents documents;
    checked_rules rules;
    feel::scope scope{&feel::language_scope()};
    std::vector<value> known;

    void declare(named_value const& each, source_ptr const& file) {
        auto symbol = std::make_shared<feel::symbol>();
        symbol->name = each.name;
        symbol->kind = feel::symbol_kind::fact;
        symbol->index = static_cast<std::uint32_t>(rules.facts.size());
        symbol->of = pipeline::type_of(each.what);
        symbol->of.in = each.in;
        if (!scope.add(symbol->name, symbol)) return;
        fact_declaration declared;
        declared.name = symbol->name;
        declared.of = symbol->of;
        declared.source = file;
        rules.facts.push_back(std::move(declared));
        known.push_back(each.what);
    }

    void define(source_ptr const& text, feel::expression_ptr tree, feel::type const& of) {
        programme host;
        host.id = "expression";
        host.kind = programme_kind::definitions;
        host.source = text;
        version only;
        period always;
        only.in_force.push_back(std::move(always));
        definition one;
        one.name = "result";
        only.definitions.push_back(std::move(one));
        host.versions.push_back(std::move(only));
        documents.programmes.push_back(std::move(host));

        auto const& said = documents.programmes.front();
        checked_definition checked;
        checked.said = &said.versions.front().definitions.front();
        checked.is = std::move(tree);
        checked.of = of;
        rules.definitions.push_back(std::move(checked));
        checked_version version;
        version.said = &said.versions.front();
        checked_programme programme;
        programme.said = &said;
        programme.versions.push_back(std::move(version));
        rules.programmes.push_back(std::move(programme));
        rules.order.push_back(0);
    }
};

[[nodiscard]] result<feel_result> evaluated(std::string_view text, std::span<named_value const> names,
                                            source_ptr const& names_file, date as_of,
                                            expression_options const& options) {
    auto const file = make_source("expression", std::string{text});
    one_expression host;
    for (auto const& each : options.names) host.declare(each, nullptr);
    for (auto const& each : names) host.declare(each, names_file);
    auto parsed = feel::parse_expression(snippet{file, std::string{text}, 0}, host.scope);
    auto problems = std::move(parsed.problems);
    if (!parsed.tree || has_errors(problems)) return {std::move(problems)};
    auto checked = feel::check_expression(*parsed.tree, host.scope, file, problems, {.strict = false});
    if (has_errors(problems)) return {std::move(problems)};
    auto const of = checked.of;
    host.rules.bound = std::move(checked.bound);
    host.rules.plain = true;
    host.define(file, std::move(parsed.tree), of);

    auto ran = pipeline::run_last_definition(host.rules, file, host.known, as_of);
    if (!ran) return ran;
    auto found = *std::move(ran);
    found.of = of;
    // The definition is its expression under a name that nobody wrote.
    auto const& tables = found.plan.tables();
    while (tables.instructions[found.node].op == operation::select_one)
        found.node = tables.operands[tables.instructions[found.node].first];
    pipeline::find_null_reasons(found);
    if (found.what.is_mistaken()) found.cause = found.nulls.front().what.expression;
    pipeline::report_nulls(found, file, options.strict, problems);
    if (has_errors(problems)) return {std::move(problems)};
    return {std::move(found), std::move(problems)};
}

} // namespace

result<feel_result> evaluate_expression(std::string_view text, document_node const* context,
                                        source_ptr const& context_file, date as_of, expression_options const& options) {
    std::vector<named_value> names;
    if (context != nullptr)
        for (auto const& each : context->entries) names.push_back({each.key.text.text(), shown(each.value)});
    return evaluated(text, names, context_file, as_of, options);
}

result<feel_result> evaluate_expression(std::string_view text, std::span<named_value const> names, date as_of,
                                        expression_options const& options) {
    return evaluated(text, names, nullptr, as_of, options);
}

std::vector<part_value> parts_of(feel_result const& found) {
    std::vector<part_value> parts;
    auto const& tables = found.plan.tables();
    std::unordered_map<plan_record::index, std::size_t> by_place;
    for (plan_record::index node = 0; node <= found.node && node < tables.instructions.size(); ++node) {
        auto const& of = tables.instructions[node];
        auto const place = tables.nodes[node].place;
        if (place != plan_record::none && of.op != operation::constant) {
            part_value part{found.plan.text(tables.places[place].expression), detail::place_of(*found.trace, place),
                            detail::typed(*found.trace, node)};
            // Of several instructions that one expression became the last gives its value.
            auto const [at, fresh] = by_place.try_emplace(place, parts.size());
            if (fresh)
                parts.push_back(std::move(part));
            else
                parts[at->second] = std::move(part);
        }
        if (is_loop(of.op)) node += of.aux;
    }
    return parts;
}

} // namespace huiqi
