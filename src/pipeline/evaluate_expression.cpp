#include <huiqi/feel/check.hpp>
#include <huiqi/feel/library.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/pipeline.hpp>
#include <huiqi/plan/compile.hpp>

/// One expression on its own: a programme of one definition, compiled and run like any other, so that there is one
/// evaluator.
namespace huiqi {

namespace {

using feel::type_kind;

/// A context's value and its type as its file shows them.
struct shown_value {
    value what;
    feel::type of;
};

[[nodiscard]] shown_value shown(document_node const& node) {
    if (node.what == document_node::sequence) {
        std::vector<value> items;
        for (auto const& each : node.items) items.push_back(shown(each).what);
        return {value::list(std::move(items)), {.kind = type_kind::list}};
    }
    if (node.what == document_node::mapping) {
        std::vector<std::pair<std::string, value>> entries;
        auto fields = std::make_shared<std::vector<feel::field>>();
        for (auto const& each : node.entries) {
            auto one = shown(each.value);
            entries.push_back({each.key.text.text(), std::move(one.what)});
            fields->push_back({each.key.text.text(), "", std::move(one.of)});
        }
        return {value::context(std::move(entries)), {.kind = type_kind::context, .fields = std::move(fields)}};
    }
    auto const& text = node.text.text();
    if (node.is_null()) return {value::absent(), {.kind = type_kind::any, .may_be_absent = true}};
    if (node.style == scalar_style::plain) {
        if (text == "true" || text == "false") return {value{text == "true"}, {.kind = type_kind::boolean}};
        if (auto const number = parse_decimal(text)) return {value{*number}, {.kind = type_kind::number}};
        if (auto const day = parse_date(text)) return {value{*day}, {.kind = type_kind::date}};
    }
    return {value{std::string_view{text}}, {.kind = type_kind::string}};
}

/// The rules that hold the expression must stay where they are while they are compiled.
struct one_expression {
    rule_documents documents;
    checked_rules rules;
    feel::scope scope{&feel::language_scope()};
    std::vector<value> known;

    void declare(document_node const& context, source_ptr const& file) {
        for (auto const& each : context.entries) {
            auto one = shown(each.value);
            auto symbol = std::make_shared<feel::symbol>();
            symbol->name = each.key.text.text();
            symbol->kind = feel::symbol_kind::fact;
            symbol->index = static_cast<std::uint32_t>(rules.facts.size());
            symbol->of = one.of;
            if (!scope.add(symbol->name, symbol)) continue;
            fact_declaration declared;
            declared.name = symbol->name;
            declared.of = one.of;
            declared.source = file;
            rules.facts.push_back(std::move(declared));
            known.push_back(std::move(one.what));
        }
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

} // namespace

result<feel_result> evaluate_expression(std::string_view text, document_node const* context,
                                        source_ptr const& context_file, date as_of) {
    auto const file = make_source("expression", std::string{text});
    one_expression host;
    if (context != nullptr) host.declare(*context, context_file);
    auto parsed = feel::parse_expression(snippet{file, std::string{text}, 0}, host.scope);
    auto problems = std::move(parsed.problems);
    if (!parsed.tree || has_errors(problems)) return {std::move(problems)};
    auto checked = feel::check_expression(*parsed.tree, host.scope, file, problems, {.strict = false});
    if (has_errors(problems)) return {std::move(problems)};
    host.rules.bound = std::move(checked.bound);
    host.rules.plain = true;
    host.define(file, std::move(parsed.tree), checked.of);

    auto opened = open_plan(compile_plan(host.rules, {file}), feel::library_functions());
    if (!opened) return {std::move(opened.diagnostics)};
    auto const& rules = *opened;
    profile facts{rules};
    for (std::size_t i = 0; i < host.known.size(); ++i)
        facts.put(static_cast<plan_record::index>(i), std::nullopt, host.known[i]);
    frame trace;
    trace.prepare(rules);
    detail::plan_runner{rules.plan(), facts, as_of, trace}.run({true});

    auto const node = rules.tables().definitions.front().node;
    auto const& type = rules.tables().types[rules.tables().nodes[node].type];
    feel_result found;
    found.what = trace.slots[node];
    found.kind = static_cast<type_kind>(type.kind);
    for (std::size_t i = 0; i < found.in.powers.size(); ++i) found.in.powers[i] = type.powers[i];
    found.plan = rules;
    if (found.what.is_mistaken()) {
        found.why = found.what.why();
        auto const place = rules.tables().nodes[found.what.node()].place;
        if (place != plan_record::none) found.cause = found.plan.text(rules.tables().places[place].expression);
    }
    return {std::move(found), std::move(problems)};
}

} // namespace huiqi
