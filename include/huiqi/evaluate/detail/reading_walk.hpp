#pragma once

#include <algorithm>

#include <huiqi/evaluate/detail/spread_walk.hpp>
#include <huiqi/evaluate/trace.hpp>

/// What the slots of a trace say of a node: its value with its type, its words and place, and the names it was worked
/// out from.
namespace huiqi::detail {

[[nodiscard]] inline citation_view citation_of(evaluation const& trace, plan_record::citation const& which) {
    citation_view view;
    auto const& rules = trace.rules;
    view.place = rules.text(which.place);
    if (which.source == plan_record::none) return view;
    auto const& source = rules.tables().legal_sources[which.source];
    view.key = rules.text(source.key);
    view.title = rules.text(source.title);
    view.number = rules.text(source.number);
    view.issued = rules.text(source.issued);
    view.url = rules.text(source.url);
    view.confidence = rules.text(source.confidence);
    return view;
}

[[nodiscard]] inline place_view place_of(evaluation const& trace, plan_record::index at) {
    if (at == plan_record::none) return {};
    auto const& place = trace.rules.tables().places[at];
    return {trace.rules.text(place.source), place.line, place.column};
}

[[nodiscard]] inline std::string_view expression_of(evaluation const& trace, plan_record::index node) {
    auto const at = trace.rules.tables().nodes[node].place;
    return at == plan_record::none ? std::string_view{} : trace.rules.text(trace.rules.tables().places[at].expression);
}

[[nodiscard]] inline typed_value typed(evaluation const& trace, plan_record::index node) {
    auto const& type = trace.rules.tables().types[trace.rules.tables().nodes[node].type];
    typed_value result{trace.slots()[node],
                       static_cast<feel::type_kind>(type.kind),
                       {},
                       (type.flags & plan_record::type::percent) != 0};
    for (std::size_t i = 0; i < result.in.powers.size(); ++i) result.in.powers[i] = type.powers[i];
    return result;
}

/// A verdict slot as an outcome: a leaf that is nothing but a mistake cannot be computed.
[[nodiscard]] inline outcome outcome_of(truth members) {
    if (members.is(truth::yes)) return outcome::holds;
    if (members.is(truth::no)) return outcome::fails;
    return members.is(truth::mistaken) ? outcome::not_computable : outcome::unknown;
}
[[nodiscard]] inline outcome outcome_of(value const& slot) { return outcome_of(slot.as_truth()); }

/// The words for a node in a message: what is written there, of a table its name.
[[nodiscard]] inline std::string_view words_of(evaluation const& trace, plan_record::index node) {
    auto const label = trace.rules.text(trace.rules.tables().nodes[node].label);
    auto const op = trace.rules.tables().instructions[node].op;
    if (!label.empty() && (op == operation::table || op == operation::tier)) return label;
    auto const written = expression_of(trace, node);
    return written.empty() ? label : written;
}

/// The nodes on the way up as they are written, each place once.
[[nodiscard]] inline std::vector<spread_step> spread_of(evaluation const& trace, plan_record::index cause,
                                                        std::vector<plan_record::index> const& way) {
    std::vector<spread_step> steps;
    auto below = words_of(trace, cause);
    for (auto const node : way) {
        spread_step const step{words_of(trace, node), place_of(trace, trace.rules.tables().nodes[node].place)};
        if (step.expression.empty() || step.expression == below) continue;
        below = step.expression;
        steps.push_back(step);
    }
    return steps;
}

/// A mistake that the slot of a node carries.
[[nodiscard]] inline problem problem_of(evaluation const& trace, plan_record::index top, std::string_view clause) {
    auto const slots = trace.slots();
    auto const& slot = slots[top];
    auto const node = slot.node();
    auto const way = spread_walk{trace.rules.tables(), slots, top}.up_from(node);
    return {slot.why(), words_of(trace, node),     place_of(trace, trace.rules.tables().nodes[node].place),
            clause,     slots[node].is_mistaken(), spread_of(trace, node, way)};
}

/// A node that has a name, as somebody reads it.
[[nodiscard]] inline reading reading_of(evaluation const& trace, plan_record::index node) {
    auto const& tables = trace.rules.tables();
    auto const& of = tables.instructions[node];
    reading result;
    result.name = trace.rules.text(tables.nodes[node].label);
    result.what = typed(trace, node);
    if (of.op == operation::fact) {
        auto const& fact = tables.facts[of.aux];
        auto const offset = static_cast<std::int32_t>(of.first);
        result.id = trace.rules.text(fact.id);
        result.origin = trace.rules.text(fact.origin);
        result.is_fact = true;
        result.judged = (fact.flags & plan_record::fact::judged) != 0;
        if (offset != no_year) result.year = trace.as_of.year + offset;
        result.supplied = trace.facts.known(of.aux, result.year).has_value();
    } else if (of.op == operation::unpublished) {
        result.published = false;
    } else if (of.op == operation::judged) {
        result.judged = true;
        result.supplied = result.what.what.is_point();
    }
    return result;
}

/// The facts, definitions and parameters that an expression names, down to the first name on each branch.
class reading_walk {
public:
    explicit reading_walk(evaluation const& trace) : trace_{trace}, tables_{trace.rules.tables()} {}

    /// `top`: a name of the node itself is not what it reads.
    void visit(plan_record::index node, bool top = true) {
        if (depth_ > deepest || found_.size() >= most) return;
        auto const& of = tables_.instructions[node];
        // What a loop's body works out differs from round to round; only what is read from the profile stays.
        if (in_body_ > 0 && tables_.nodes[node].label != 0 && of.op != operation::fact) return;
        bool const is_table = of.op == operation::table || of.op == operation::tier;
        if (tables_.nodes[node].label != 0 && (!top || of.op == operation::fact || (of.count == 0 && !is_table))) {
            if (std::find(seen_.begin(), seen_.end(), node) == seen_.end()) {
                seen_.push_back(node);
                found_.push_back(reading_of(trace_, node));
            }
            return;
        }
        ++depth_;
        if (is_table) {
            auto const& table = tables_.tables[of.aux];
            for (std::uint32_t i = 0; i < table.input_count; ++i) visit(tables_.lists[table.first_input + i], false);
        }
        if (of.op != operation::fact)
            for (std::uint32_t i = 0; i < of.count; ++i) visit(tables_.operands[of.first + i], false);
        if (is_loop(of.op) && has_run(of)) {
            ++in_body_;
            visit(node + of.aux, false);
            --in_body_;
        }
        --depth_;
    }

    [[nodiscard]] std::vector<reading> take() { return std::move(found_); }

private:
    /// Whether the slots of a loop's body are this evaluation's.
    [[nodiscard]] bool has_run(plan_record::instruction const& loop) const {
        auto const& list = trace_.slots()[tables_.operands[loop.first]];
        return list.what() == shape::list && !list.items().empty();
    }

    static constexpr int deepest = 300;
    static constexpr std::size_t most = 64;

    evaluation const& trace_;
    plan_tables const& tables_;
    std::vector<plan_record::index> seen_;
    std::vector<reading> found_;
    int depth_ = 0, in_body_ = 0;
};

} // namespace huiqi::detail
