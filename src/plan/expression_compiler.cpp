#include "expression_compiler.hpp"

#include <cassert>

#include <huiqi/feel/check.hpp>

#include "operation_of.hpp"

namespace huiqi {

using index = plan_record::index;
using feel::binary_operator;
using feel::type_kind;

feel::type const expression_compiler::boolean{.kind = type_kind::boolean};
feel::type const expression_compiler::money{.kind = type_kind::number, .in = unit::of(unit::yuan)};
feel::type const expression_compiler::any{};

namespace {

[[nodiscard]] feel::type element_of(feel::type const& list) { return list.element ? *list.element : feel::type{}; }

/// A field's name as values carry it, whichever of its two names was written; empty if the type has no such field.
[[nodiscard]] std::string field_name(feel::type const& of, std::string const& written) {
    auto const& context = of.kind == type_kind::list && of.element ? *of.element : of;
    if (context.fields)
        for (auto const& each : *context.fields)
            if (each.name == written || each.id == written) return each.name;
    return {};
}

[[nodiscard]] feel::type field_type(feel::type const& of, std::string const& name) {
    if (of.fields)
        for (auto const& each : *of.fields)
            if (each.name == name) return each.of;
    return {};
}

} // namespace

void expression_compiler::begin_step() {
    memo_.clear();
    memo_.emplace_back();
    locals_.clear();
    needs_.clear();
    out_.begin_step();
}

index expression_compiler::emit(operation op, std::vector<index> const& operands, feel::type const& type,
                                source_range where, index aux, std::uint16_t flags, bool percent) {
    return out_.emit(op, operands, aux, flags, {out_.type(type, percent), 0, out_.place(file_, where)});
}

index expression_compiler::number(decimal const& what, feel::type const& type, bool percent) {
    return out_.emit(operation::constant, {}, out_.number(what), 0, {out_.type(type, percent), 0, plan_writer::none});
}

index expression_compiler::text_constant(std::string const& what, feel::type const& type) {
    auto const constant = out_.constant({plan_record::constant::text, 0, out_.text(what), 0});
    return out_.emit(operation::constant, {}, constant, 0, {out_.type(type), 0, plan_writer::none});
}

index expression_compiler::fact(std::uint32_t which, int year, source_range where) {
    auto const& declared = rules_.facts[which];
    bool const yearly = declared.of.yearly;
    return out_.emit_fact(which, yearly ? year : no_year,
                          {out_.type(declared.of), out_.text(declared.name), out_.place(file_, where)});
}

index expression_compiler::unpublished(std::string const& name, std::string const& why, feel::type const& type,
                                       source_range where) {
    auto const at = static_cast<index>(out_.draft().unpublished.size());
    out_.draft().unpublished.push_back({out_.text(name), out_.type(type), out_.text(why)});
    return out_.emit(operation::unpublished, {}, at, 0, {out_.type(type), out_.text(name), out_.place(file_, where)});
}

index expression_compiler::parameter(std::uint32_t which, source_range where) {
    auto const& from = rules_.parameters[which];
    if (from.value) {
        auto const node = expression(*from.value);
        // The same constant may stand under another name too: a parameter is a node of its own.
        return out_.emit(operation::select_one, {node}, 0, 0,
                         {out_.node_type(node), out_.text(from.said->name), out_.place(file_, where)});
    }
    return unpublished(from.said->name, from.said->why, from.of, where);
}

index expression_compiler::definition(std::uint32_t which, int year) {
    auto const& from = rules_.definitions[which];
    if (!from.of.yearly) year = last_full_year;
    auto const key = std::pair{which, year};
    for (auto scope = memo_.rbegin(); scope != memo_.rend(); ++scope)
        if (auto const found = scope->find(key); found != scope->end()) return found->second;
    auto const outer = std::exchange(file_, rules_.programmes[from.programme].said->source);
    index node = 0;
    if (from.said->kind == definition_kind::table)
        node = table(from.table, operation::table, 0, from.said->name, year);
    else if (from.is)
        node = result(*from.is, from.of, from.said->name, year);
    bool const percent = out_.has_percent(node);
    auto const place = out_.place(file_, from.said->declared_at);
    plan_writer::meaning const meaning{out_.type(from.of, percent), out_.text(from.said->name), place};
    if (from.judged_fact >= 0) {
        auto const figure = fact(static_cast<std::uint32_t>(from.judged_fact), year, from.said->declared_at);
        node = out_.emit(operation::judged, {node, figure}, 0, 0, meaning);
    } else if (from.said->kind == definition_kind::table) {
        out_.set_label(node, meaning.label);
    } else {
        node = out_.emit(operation::select_one, {node}, 0, 0, meaning);
    }
    file_ = outer;
    memo_.back().emplace(key, node);
    return node;
}

/// A name of a definitions file: the definition of the version in force.
index expression_compiler::shared(std::uint32_t which, int year) {
    auto const& from = rules_.shared[which];
    needs_.insert(from.programme);
    auto const& in_force = in_force_.at(from.programme);
    std::vector<index> operands;
    feel::type of;
    for (std::size_t v = 0; v < from.definition_of_version.size(); ++v) {
        if (from.definition_of_version[v] < 0) continue;
        auto const at = static_cast<std::uint32_t>(from.definition_of_version[v]);
        operands.push_back(in_force[v]);
        operands.push_back(definition(at, year));
        of = rules_.definitions[at].of;
    }
    bool const percent = !operands.empty() && out_.has_percent(operands[1]);
    return out_.emit(operation::select, operands, 0, 0,
                     {out_.type(of, percent), out_.text(from.symbol->name), plan_writer::none});
}

index expression_compiler::named(feel::expression const& tree, feel::name const& node, int year) {
    auto const field_of = [&](std::vector<index> const& operands, std::string const& name, feel::type const& of,
                              std::uint16_t flags) {
        return out_.emit(operation::member, operands, out_.text(name), flags,
                         {out_.type(of), out_.text(name), out_.place(file_, tree.range)});
    };
    // Items that may have a field of this name; where one does not, the name means what it means around the filter.
    std::vector<index> maybe;
    std::optional<index> meant;
    for (auto each = locals_.rbegin(); each != locals_.rend() && !meant; ++each) {
        if (!each->name.empty()) {
            if (each->name == node.text) meant = each->node;
        } else if (auto const field = field_name(each->of, node.text); !field.empty() && !each->of.has_other_fields()) {
            meant = field_of({each->node}, field, field_type(each->of, field), 0);
        } else {
            if (each->of.has_other_fields()) maybe.push_back(each->node);
            if (node.text == "item") meant = each->node;
        }
    }
    if (!meant && (node.meaning != nullptr || maybe.empty())) meant = visible_everywhere(tree, node, year);
    for (auto each = maybe.rbegin(); each != maybe.rend(); ++each)
        meant = field_of(meant ? std::vector{*each, *meant} : std::vector{*each}, node.text, any, 1);
    return *meant;
}

index expression_compiler::visible_everywhere(feel::expression const& tree, feel::name const& node, int year) {
    if (node.text == previous_and_current_year)
        return emit(operation::make_range,
                    {emit(operation::year_edge, {}, {.kind = type_kind::date}, tree.range, static_cast<index>(-1), 0),
                     emit(operation::year_edge, {}, {.kind = type_kind::date}, tree.range, 0, 1)},
                    tree.of, tree.range);
    if (node.meaning == nullptr) return emit(operation::not_supported, {}, any, tree.range);
    switch (node.meaning->kind) {
    case feel::symbol_kind::fact: return fact(node.meaning->index, year, tree.range);
    case feel::symbol_kind::definition: return definition(node.meaning->index, year);
    case feel::symbol_kind::shared: return shared(node.meaning->index, year);
    case feel::symbol_kind::parameter: return parameter(node.meaning->index, tree.range);
    case feel::symbol_kind::built_in:
        return emit(operation::language_function, {}, {.kind = type_kind::function}, tree.range, node.meaning->index);
    case feel::symbol_kind::as_of: return emit(operation::as_of, {}, {.kind = type_kind::date}, tree.range);
    default: return emit(operation::not_supported, {}, any, tree.range);
    }
}

std::optional<index> expression_compiler::constant_record(feel::expression const& tree) {
    using tag = plan_record::constant;
    if (auto const* number = std::get_if<feel::number_literal>(&tree.node)) return out_.number(number->value);
    if (auto const* text = std::get_if<feel::string_literal>(&tree.node))
        return out_.constant({tag::text, 0, out_.text(text->value), 0});
    if (auto const* flag = std::get_if<feel::boolean_literal>(&tree.node))
        return out_.constant({tag::boolean, 0, flag->value ? 1U : 0U, 0});
    if (auto const* moment = std::get_if<feel::temporal_literal>(&tree.node)) {
        if (auto const* day = std::get_if<date>(&moment->value))
            return out_.constant({tag::day, 0, static_cast<std::uint64_t>(to_days(*day)), 0});
        if (auto const* months = std::get_if<months_duration>(&moment->value))
            return out_.constant({tag::months, 0, static_cast<std::uint64_t>(months->months), 0});
        if (auto const* seconds = std::get_if<time_duration>(&moment->value))
            return out_.constant({tag::seconds, seconds->nanoseconds, static_cast<std::uint64_t>(seconds->seconds), 0});
        // A time of day and a moment have many forms; the plan keeps their text and opening it parses them.
        if (auto const* clock = std::get_if<time>(&moment->value))
            return out_.constant({tag::time_of_day, 0, out_.text(to_string(*clock)), 0});
        if (auto const* both = std::get_if<date_time>(&moment->value))
            return out_.constant({tag::date_and_time, 0, out_.text(to_string(*both)), 0});
    }
    if (auto const* minus = std::get_if<feel::negation>(&tree.node))
        if (auto const* number = std::get_if<feel::number_literal>(&minus->operand->node))
            return out_.number(-number->value);
    return std::nullopt;
}

/// One `struct` of overloads over the closed variant of nodes: a kind forgotten here does not compile.
struct node_compiler {
    expression_compiler& compiler;
    feel::expression const& tree;
    int year;

    [[nodiscard]] index of(feel::expression_ptr const& part) const { return compiler.expression(*part, year); }
    [[nodiscard]] index made(operation op, std::vector<index> const& operands, index aux = 0, std::uint16_t flags = 0,
                             bool percent = false) const {
        return compiler.emit(op, operands, tree.of, tree.range, aux, flags, percent);
    }
    [[nodiscard]] index constant(bool percent = false) const {
        return made(operation::constant, {}, *compiler.constant_record(tree), 0, percent);
    }

    index operator()(feel::null_literal const&) const {
        return made(operation::constant, {}, compiler.out_.constant({plan_record::constant::null, 0, 0, 0}));
    }
    index operator()(feel::unknown_literal const&) const { return compiler.unpublished("", "", tree.of, tree.range); }
    index operator()(feel::boolean_literal const&) const { return constant(); }
    index operator()(feel::number_literal const& node) const {
        return constant(node.written.ends_with('%') || node.written.ends_with("百分点"));
    }
    index operator()(feel::string_literal const&) const { return constant(); }
    index operator()(feel::temporal_literal const&) const { return constant(); }
    index operator()(feel::name const& node) const { return compiler.named(tree, node, year); }
    index operator()(feel::path const& node) const {
        auto const object = of(node.object);
        auto const field = field_name(node.object->of, node.member);
        auto const name = field.empty() ? node.member : field;
        return compiler.out_.emit(
            operation::member, {object}, compiler.out_.text(name), 0,
            {compiler.out_.type(tree.of), compiler.out_.text(name), compiler.out_.place(compiler.file_, tree.range)});
    }
    index operator()(feel::filter const& node) const { return compiler.filter(tree, node, year); }
    index operator()(feel::call const& node) const { return compiler.call(tree, node, year); }
    index operator()(feel::negation const& node) const { return made(operation::negate, {of(node.operand)}); }
    index operator()(feel::binary const& node) const {
        auto const op = operation_of(node.op);
        if (op == operation::logic_and || op == operation::logic_or) {
            std::vector<index> operands;
            flatten(node.op, tree, operands);
            return made(op, operands);
        }
        auto const left = of(node.left), right = of(node.right);
        // An exponent that may be no integer is the library's.
        if (op == operation::power && !node.right->of.whole)
            return made(operation::call, {left, right}, static_cast<index>(built_in::power));
        // A ratio of like quantities is what documents write as a percentage.
        bool const ratio = op == operation::divide && !node.left->of.in.is_none() &&
                           node.left->of.in == node.right->of.in;
        bool const both = (op == operation::add || op == operation::subtract) && compiler.out_.has_percent(left);
        return made(op, {left, right}, 0, compiler.equality(op), ratio || both);
    }
    /// `a and b and c` as one instruction; left-deep chains are walked, not recursed into.
    void flatten(feel::binary_operator op, feel::expression const& from, std::vector<index>& operands) const {
        std::vector<feel::expression const*> chain;
        auto const* at = &from;
        for (auto const* node = std::get_if<feel::binary>(&at->node); node != nullptr && node->op == op;
             node = std::get_if<feel::binary>(&at->node)) {
            chain.push_back(node->right.get());
            at = node->left.get();
        }
        operands.push_back(compiler.expression(*at, year));
        for (auto each = chain.rbegin(); each != chain.rend(); ++each)
            operands.push_back(compiler.expression(**each, year));
    }
    index operator()(feel::between const& node) const {
        auto const value = of(node.value);
        auto const low = compiler.emit(operation::greater_or_equal, {value, of(node.low)}, expression_compiler::boolean,
                                       tree.range);
        auto const high = compiler.emit(operation::less_or_equal, {value, of(node.high)}, expression_compiler::boolean,
                                        tree.range);
        return made(operation::logic_and, {low, high});
    }
    index operator()(feel::membership const& node) const {
        assert(node.value);
        return compiler.membership(tree, node, of(node.value), node.value->of, year);
    }
    /// `(= 10)` as a value.
    index operator()(feel::unary_test const& node) const {
        auto const operand = of(node.operand);
        bool const negated = node.op == feel::binary_operator::not_equal;
        return made(operation::make_range, {operand, operand}, 0, negated ? 32 : 16);
    }
    index operator()(feel::any_test const&) const {
        return made(operation::constant, {}, compiler.out_.constant({plan_record::constant::boolean, 0, 1, 0}));
    }
    index operator()(feel::conditional const& node) const {
        auto const condition = of(node.condition);
        auto const then = compiler.side(condition, 0, *node.then, year);
        auto const otherwise = compiler.side(condition, 1, *node.otherwise, year);
        return made(operation::choose, {condition, then, otherwise}, 0, compiler.rules_.plain ? 1 : 0,
                    compiler.out_.has_percent(then) || compiler.out_.has_percent(otherwise));
    }
    index operator()(feel::iteration const& node) const {
        return compiler.loop(operation::iterate, tree, node.over, 0, *node.body, year);
    }
    index operator()(feel::quantified const& node) const {
        return compiler.loop(node.every ? operation::every : operation::some, tree, node.over, 0, *node.condition,
                             year);
    }
    index operator()(feel::list const& node) const {
        std::vector<index> items;
        for (auto const& each : node.items) items.push_back(of(each));
        return made(operation::make_list, items);
    }
    index operator()(feel::context const& node) const {
        std::vector<index> values, names;
        auto const depth = compiler.locals_.size();
        for (auto const& each : node.entries) {
            values.push_back(of(each.value));
            names.push_back(compiler.out_.text(each.key));
            compiler.locals_.push_back(
                {each.key, values.back(), each.value->of, std::get_if<feel::function_literal>(&each.value->node)});
        }
        compiler.locals_.resize(depth);
        return made(operation::make_context, values, compiler.out_.list(names));
    }
    index operator()(feel::range const& node) const {
        auto const end = [&](feel::expression_ptr const& part) {
            return part ? of(part)
                        : compiler.emit(operation::constant, {}, expression_compiler::any, tree.range,
                                        compiler.out_.constant({plan_record::constant::null, 0, 0, 0}));
        };
        auto const flags = static_cast<std::uint16_t>((node.low_closed ? 0U : 1U) | (node.high_closed ? 0U : 2U) |
                                                      (node.low ? 0U : 4U) | (node.high ? 0U : 8U) |
                                                      (compiler.rules_.plain ? 64U : 0U));
        auto const low = end(node.low), high = end(node.high);
        return made(operation::make_range, {low, high}, 0, flags);
    }
    index operator()(feel::function_literal const& node) const { return compiler.function(tree, node, year); }
    index operator()(feel::instance_of const& node) const {
        auto const value = of(node.value);
        return made(operation::instance_of, {value}, compiler.out_.text(node.type));
    }
};

std::uint16_t expression_compiler::equality(operation op) const {
    bool const asks = op == operation::equal || op == operation::not_equal || op == operation::contained;
    return rules_.plain && asks ? 1 : 0;
}

index expression_compiler::expression(feel::expression const& tree, int year) {
    return std::visit(node_compiler{*this, tree, year}, tree.node);
}

index expression_compiler::result(feel::expression const& tree, feel::type const& wanted, std::string const& name,
                                  int year) {
    if (std::holds_alternative<feel::unknown_literal>(tree.node)) return unpublished(name, "", wanted, tree.range);
    if (auto const* text = std::get_if<feel::string_literal>(&tree.node); text != nullptr && wanted.values)
        return text_constant(text->value, wanted);
    auto const* range = std::get_if<feel::range>(&tree.node);
    bool const decided = range != nullptr && range->low && range->high && wanted.kind != type_kind::range;
    if (!decided) return expression(tree, year);
    auto const low = expression(*range->low, year), high = expression(*range->high, year);
    return emit(operation::spread, {low, high}, wanted, tree.range, 0, 0, out_.has_percent(low));
}

plan_writer::open_loop expression_compiler::begin_each(feel::symbol const& name, index list, feel::type const& element,
                                                       source_range where) {
    auto const place = out_.place(file_, where);
    auto const opened = out_.begin_loop(operation::iterate, {list}, {out_.type({.kind = type_kind::list}), 0, place},
                                        {out_.type(element), 0, place});
    memo_.emplace_back();
    locals_.push_back({name.name, opened.element, element});
    return opened;
}

index expression_compiler::end_each(plan_writer::open_loop const& opened, index result) {
    locals_.pop_back();
    memo_.pop_back();
    return out_.end_loop(opened, result);
}

index expression_compiler::loop(operation op, feel::expression const& tree, std::vector<feel::binding> const& over,
                                std::size_t at, feel::expression const& body, int year) {
    auto const& binding = over[at];
    auto const source = expression(*binding.in, year);
    auto const place = out_.place(file_, tree.range);
    bool const last = at + 1 == over.size();
    feel::type const list_of{.kind = type_kind::list};
    plan_writer::meaning const about{out_.type(op == operation::iterate ? tree.of : boolean), 0, place};
    plan_writer::open_loop opened{};
    feel::type element;
    if (binding.to) {
        element = binding.meaning != nullptr ? binding.meaning->of : feel::type{.kind = type_kind::number};
        bool const counts = op == operation::iterate;
        opened = out_.begin_loop(operation::iterate_range, {source, expression(*binding.to, year)},
                                 counts ? about : plan_writer::meaning{out_.type(list_of), 0, place},
                                 {out_.type(element), 0, place});
        // Of `some` and `every` the numbers are made first.
        if (!counts)
            opened = out_.begin_loop(op, {out_.end_loop(opened, opened.element)}, about,
                                     {out_.type(element), 0, place});
    } else {
        bool const many = binding.in->of.kind == type_kind::list || binding.in->of.kind == type_kind::range;
        element = many ? element_of(binding.in->of) : binding.in->of;
        opened = out_.begin_loop(op, {source}, about, {out_.type(element), 0, place});
    }
    memo_.emplace_back();
    auto const depth = locals_.size();
    locals_.push_back({binding.name, opened.element, element});
    // The results so far, where the body may ask for them.
    bool const asks = op == operation::iterate && mentions(tree, "partial");
    if (asks) {
        index outer = 0;
        for (auto each = locals_.rbegin(); at > 0 && outer == 0 && each != locals_.rend(); ++each)
            if (each->name == "partial") outer = each->node;
        locals_.push_back({"partial", out_.add_partial({out_.type(list_of), 0, place}, outer), list_of});
    }
    if (!last && op == operation::iterate) out_.set_flags(opened.at, 1);
    auto const inner = last ? expression(body, year) : loop(op, tree, over, at + 1, body, year);
    locals_.resize(depth);
    memo_.pop_back();
    return out_.end_loop(opened, inner);
}

index expression_compiler::filter(feel::expression const& tree, feel::filter const& node, int year) {
    auto const list = expression(*node.list, year);
    if (node.condition->of.kind == type_kind::number)
        return emit(operation::item_at, {list, expression(*node.condition, year)}, tree.of, tree.range);
    auto const element = node.list->of.kind == type_kind::list ? element_of(node.list->of) : node.list->of;
    auto const place = out_.place(file_, tree.range);
    auto const opened = out_.begin_loop(operation::filter, {list}, {out_.type(tree.of), 0, place},
                                        {out_.type(element), 0, place});
    if (rules_.plain) out_.set_flags(opened.at, 1);
    memo_.emplace_back();
    locals_.push_back({"", opened.element, element});
    auto const condition = expression(*node.condition, year);
    locals_.pop_back();
    memo_.pop_back();
    return out_.end_loop(opened, condition);
}

} // namespace huiqi
