#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/pipeline.hpp>
#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/table.hpp>

#include "run_definition.hpp"
#include "type_of_value.hpp"

/// Expressions and decision tables outside rule files: definitions of a programme of their own, compiled and run like
/// those of any other, so that there is one evaluator.
namespace huiqi {
namespace {

using feel::type_kind;

/// All texts one behind the other, a line each: the one source that places in them refer to.
class joined_texts {
public:
    /// Where a text begins.
    std::uint32_t add(std::string_view text) {
        auto const begin = static_cast<std::uint32_t>(all_.size());
        all_ += text;
        all_ += '\n';
        return begin;
    }
    [[nodiscard]] std::string take() { return std::move(all_); }

private:
    std::string all_;
};

/// A table's texts in the order in which they were joined.
template <class Visit>
void each_text(feel_table const& table, Visit visit) {
    for (auto const& each : table.inputs) visit(each);
    for (auto const& output : table.outputs) {
        for (auto const& each : output.values) visit(each);
        visit(output.otherwise);
    }
    for (auto const& row : table.rows) {
        for (auto const& each : row.tests) visit(each);
        for (auto const& each : row.results) visit(each);
    }
}

/// The rules that hold the steps must stay where they are while they are compiled.
class step_host {
public:
    step_host(std::span<feel_step const> steps, std::span<named_value const> known) : steps_{steps} {
        joined_texts texts;
        for (auto const& step : steps) {
            auto const add = [&](std::string const& text) { begins_.push_back(texts.add(text)); };
            if (auto const* text = std::get_if<std::string>(&step.is)) add(*text);
            if (auto const* table = std::get_if<feel_table>(&step.is)) each_text(*table, add);
        }
        file_ = make_source("decision", texts.take());
        for (auto const& each : known) declare(each);
    }

    [[nodiscard]] bool check() {
        prepare();
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            auto& made = rules_.definitions[i];
            if (auto const* text = std::get_if<std::string>(&steps_[i].is))
                made.is = expression(next(*text), made.of);
            else
                table(std::get<feel_table>(steps_[i].is), said_tables_[i], made);
            if (has_errors(problems_)) return false;
            auto symbol = std::make_shared<feel::symbol>();
            symbol->name = steps_[i].name;
            symbol->kind = feel::symbol_kind::definition;
            symbol->index = static_cast<std::uint32_t>(i);
            symbol->of = made.of;
            scopes_.push_back(std::make_unique<feel::scope>(scopes_.back().get()));
            scopes_.back()->add(symbol->name, symbol);
            made.symbol = std::move(symbol);
        }
        return true;
    }

    [[nodiscard]] result<feel_result> run(date as_of) {
        auto ran = pipeline::run_last_definition(rules_, file_, known_, as_of);
        if (!ran) return ran;
        auto found = *std::move(ran);
        if (found.what.is_mistaken()) {
            auto const& tables = found.plan.tables();
            auto const place = tables.nodes[found.what.node()].place;
            if (place != plan_record::none) found.cause = found.plan.text(tables.places[place].expression);
        }
        return {std::move(found), std::move(problems_)};
    }

    [[nodiscard]] diagnostics take_problems() { return std::move(problems_); }

private:
    void declare(named_value const& known) {
        auto symbol = std::make_shared<feel::symbol>();
        symbol->name = known.name;
        symbol->kind = feel::symbol_kind::fact;
        symbol->index = static_cast<std::uint32_t>(rules_.facts.size());
        symbol->of = pipeline::type_of(known.what);
        if (!scopes_.back()->add(symbol->name, symbol)) return;
        fact_declaration declared;
        declared.name = symbol->name;
        declared.of = symbol->of;
        declared.source = file_;
        rules_.facts.push_back(std::move(declared));
        known_.push_back(known.what);
    }

    /// Everything that is pointed at is laid out before anything points at it.
    void prepare() {
        rules_.plain = true;
        said_tables_.resize(steps_.size());
        programme host;
        host.id = "decision";
        host.kind = programme_kind::definitions;
        host.source = file_;
        version only;
        only.in_force.emplace_back();
        for (auto const& step : steps_) {
            definition one;
            one.name = step.name;
            one.kind = std::holds_alternative<feel_table>(step.is) ? definition_kind::table
                                                                   : definition_kind::expression;
            only.definitions.push_back(std::move(one));
        }
        host.versions.push_back(std::move(only));
        documents_.programmes.push_back(std::move(host));
        auto const& said = documents_.programmes.front();
        for (auto const& each : said.versions.front().definitions) rules_.definitions.emplace_back().said = &each;
        checked_programme made;
        made.said = &said;
        made.versions.emplace_back().said = &said.versions.front();
        rules_.programmes.push_back(std::move(made));
        rules_.order.push_back(0);
    }

    [[nodiscard]] snippet next(std::string const& text) { return {file_, text, begins_[read_++]}; }

    void take(diagnostics found) {
        problems_.insert(problems_.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    void take(feel::checked checked, feel::type& of) {
        rules_.bound.insert(rules_.bound.end(), checked.bound.begin(), checked.bound.end());
        of = std::move(checked.of);
    }

    [[nodiscard]] feel::expression_ptr expression(snippet const& text, feel::type& of) {
        auto parsed = feel::parse_expression(text, *scopes_.back());
        take(std::move(parsed.problems));
        if (parsed.tree)
            take(feel::check_expression(*parsed.tree, *scopes_.back(), file_, problems_, {.strict = false}), of);
        return std::move(parsed.tree);
    }

    [[nodiscard]] feel::expression_ptr cell(snippet const& text, feel::type const& input) {
        auto parsed = feel::parse_unary_tests(text, *scopes_.back());
        take(std::move(parsed.problems));
        feel::type of;
        if (parsed.tree)
            take(feel::check_unary_tests(*parsed.tree, input, *scopes_.back(), file_, problems_, {.strict = false}),
                 of);
        return std::move(parsed.tree);
    }

    void table(feel_table const& from, decision_table& said, checked_definition& made) {
        auto& into = made.table;
        into.said = into.rows_said = &said;
        said.hit = from.hit;
        auto const count = from.outputs.size();
        feel::type of;
        for (auto const& each : from.inputs) into.given.push_back(expression(next(each), of));
        bool const ranked = std::any_of(from.outputs.begin(), from.outputs.end(),
                                        [](auto const& each) { return !each.values.empty(); });
        bool const falls_back = std::any_of(from.outputs.begin(), from.outputs.end(),
                                            [](auto const& each) { return !each.otherwise.empty(); });
        for (auto const& output : from.outputs) {
            said.outputs.push_back(output.name);
            auto& values = into.output_values.emplace_back();
            for (auto const& each : output.values) values.push_back(expression(next(each), of));
            auto text = next(output.otherwise);
            if (falls_back)
                into.defaults.push_back(output.otherwise.empty() ? absent() : expression(std::move(text), of));
        }
        if (!ranked) into.output_values.clear();
        if (count == 0) problem(messages::wrong_result_count, "0", "1");
        into.outputs.resize(count);
        std::vector<std::optional<feel::type>> columns(count);
        for (auto const& each : from.rows) {
            if (each.tests.size() != from.inputs.size())
                problem(messages::wrong_cell_count, std::to_string(each.tests.size()),
                        std::to_string(from.inputs.size()));
            if (each.results.size() != count)
                problem(messages::wrong_result_count, std::to_string(each.results.size()), std::to_string(count));
            if (has_errors(problems_)) return;
            auto& row = into.rows.emplace_back();
            for (std::size_t i = 0; i < each.tests.size(); ++i)
                row.tests.push_back(cell(next(each.tests[i]), into.given[i]->of));
            for (std::size_t o = 0; o < count; ++o) {
                row.results.push_back(expression(next(each.results[o]), of));
                if (has_errors(problems_)) return;
                auto const& one = row.results.back()->of;
                columns[o] = columns[o] ? feel::join_types(*columns[o], one).value_or(feel::type{}) : one;
            }
        }
        // A range in a cell is a value here, and nothing that somebody decides within.
        for (std::size_t o = 0; o < count; ++o) {
            bool const ranges = std::any_of(into.rows.begin(), into.rows.end(), [&](auto const& row) {
                return row.results[o]->of.kind == type_kind::range;
            });
            if (ranges) into.outputs[o].kind = type_kind::range;
        }
        fields(from, columns, made.of);
    }

    /// A table's result in the words of the checker: no bounds, so that nothing is taken for decided.
    static void fields(feel_table const& from, std::vector<std::optional<feel::type>> const& columns, feel::type& of) {
        auto const known = [&](std::size_t at) {
            feel::type one;
            if (columns[at]) one.kind = columns[at]->kind, one.element = columns[at]->element;
            if (columns[at]) one.fields = columns[at]->fields;
            if (one.kind == type_kind::null) one.kind = type_kind::any;
            one.may_be_absent = true;
            return one;
        };
        feel::type row;
        if (from.outputs.size() == 1) row = known(0);
        if (from.outputs.size() > 1) {
            auto made = std::make_shared<std::vector<feel::field>>();
            for (std::size_t o = 0; o < from.outputs.size(); ++o) made->push_back({from.outputs[o].name, "", known(o)});
            row = {.kind = type_kind::context, .may_be_absent = true, .fields = std::move(made)};
        }
        bool const listed = from.hit == hit_policy::rule_order || from.hit == hit_policy::output_order ||
                            from.hit == hit_policy::collect;
        if (from.hit == hit_policy::collect_count) row = {.kind = type_kind::number, .may_be_absent = true};
        of = listed ? feel::type{.kind = type_kind::list,
                                 .may_be_absent = true,
                                 .element = std::make_shared<feel::type const>(std::move(row))}
                    : std::move(row);
        // The default of a table that gives a list need be none.
        if (listed && std::any_of(from.outputs.begin(), from.outputs.end(),
                                  [](auto const& each) { return !each.otherwise.empty(); }))
            of = {};
    }

    [[nodiscard]] static feel::expression_ptr absent() {
        auto tree = std::make_unique<feel::expression>();
        tree->node = feel::null_literal{};
        tree->of.kind = type_kind::null;
        return tree;
    }

    void problem(message const& what, std::string given, std::string wanted) {
        problems_.push_back(
            {.what = &what, .source = file_, .range = {}, .arguments = {std::move(given), std::move(wanted)}});
    }

    std::span<feel_step const> steps_;
    source_ptr file_;
    std::vector<std::uint32_t> begins_; ///< of every text in the source
    std::size_t read_ = 0;
    rule_documents documents_;
    std::vector<decision_table> said_tables_;
    checked_rules rules_;
    std::vector<std::unique_ptr<feel::scope>> scopes_ = [] {
        std::vector<std::unique_ptr<feel::scope>> all;
        all.push_back(std::make_unique<feel::scope>(&feel::language_scope()));
        return all;
    }();
    std::vector<value> known_;
    diagnostics problems_;
};

} // namespace

result<feel_result> evaluate_steps(std::span<feel_step const> steps, std::span<named_value const> known, date as_of) {
    feel_result nothing;
    nothing.what = value::mistaken(mistake::not_supported);
    nothing.why = mistake::not_supported;
    if (steps.empty()) return {std::move(nothing), {}};
    step_host host{steps, known};
    if (!host.check()) return {host.take_problems()};
    return host.run(as_of);
}

result<feel_result> evaluate_table(feel_table const& table, std::span<named_value const> known, date as_of) {
    feel_step const only{"result", table};
    return evaluate_steps(std::span{&only, 1}, known, as_of);
}

} // namespace huiqi
