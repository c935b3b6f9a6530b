#include "expression_compiler.hpp"

#include <algorithm>

#include <huiqi/feel/check.hpp>

/// Calls: built-in functions, the functions of time that name accounting years, and functions that a rule defines.
namespace huiqi {

using index = plan_record::index;
using feel::type_kind;

namespace {

[[nodiscard]] int literal_integer(feel::expression const& tree, int otherwise) {
    if (auto const* number = std::get_if<feel::number_literal>(&tree.node))
        if (auto const n = number->value.to_int64(); n && *n > -1000 && *n < 1000) return static_cast<int>(*n);
    if (auto const* minus = std::get_if<feel::negation>(&tree.node))
        return -literal_integer(*minus->operand, -otherwise);
    return otherwise;
}

[[nodiscard]] std::optional<built_in> built_in_of(feel::expression const& tree) {
    auto const* call = std::get_if<feel::call>(&tree.node);
    return call != nullptr ? feel::called_built_in(*call) : std::nullopt;
}

/// Whether the second argument is written as a function of two parameters.
[[nodiscard]] bool takes_two(feel::call const& node) {
    auto const* function = node.arguments.size() > 1
                               ? std::get_if<feel::function_literal>(&node.arguments[1].value->node)
                               : nullptr;
    return function != nullptr && function->parameters.size() == 2 && !function->external;
}

/// A type as `instance of` would name it.
[[nodiscard]] std::string written_type(feel::type const& of) {
    auto const inside = [&](std::string_view head) {
        return of.element ? std::string{head} + "<" + written_type(*of.element) + ">" : std::string{head};
    };
    switch (of.kind) {
    case type_kind::number: return "number";
    case type_kind::string: return "string";
    case type_kind::boolean: return "boolean";
    case type_kind::date: return "date";
    case type_kind::time: return "time";
    case type_kind::date_time: return "date and time";
    case type_kind::months_duration: return "years and months duration";
    case type_kind::time_duration: return "days and time duration";
    case type_kind::null: return "Null";
    case type_kind::list: return inside("list");
    case type_kind::range: return inside("range");
    case type_kind::context: return "context";
    case type_kind::function: return "function";
    default: return "Any";
    }
}

} // namespace

/// Whether a call can be replaced by the body: its arguments are those that the function wants.
bool expression_compiler::fits(feel::call const& node, feel::function_literal const& function) const {
    constexpr std::size_t deepest = 20, most = 10'000; // functions that call functions can else grow without end
    if (node.arguments.size() != function.parameters.size() || functions_open_ >= deepest ||
        functions_placed_ >= most || function.external)
        return false;
    return std::all_of(node.arguments.begin(), node.arguments.end(), [&](auto const& given) {
        return given.name.empty() || std::any_of(function.parameters.begin(), function.parameters.end(),
                                                 [&](auto const& each) { return each.name == given.name; });
    });
}

index expression_compiler::call(feel::expression const& tree, feel::call const& node, int year) {
    if (auto const which = feel::called_built_in(node)) return built_in_call(tree, node, *which, year);
    if (auto const* function = std::get_if<feel::function_literal>(&node.callee->node))
        if (fits(node, *function)) return function_call(tree, node, *function, locals_, true, year);
    if (auto const* name = std::get_if<feel::name>(&node.callee->node); name != nullptr && name->meaning != nullptr) {
        auto const kind = name->meaning->kind;
        if (kind == feel::symbol_kind::local) {
            for (auto at = locals_.size(); at-- > 0;)
                if (locals_[at].name == name->text) {
                    if (locals_[at].function == nullptr || !fits(node, *locals_[at].function)) break;
                    // What it sees is what was visible where it stands.
                    auto const end = locals_.begin() + static_cast<std::ptrdiff_t>(at);
                    return function_call(tree, node, *locals_[at].function, {locals_.begin(), end}, true, year);
                }
        }
        if (kind == feel::symbol_kind::definition || kind == feel::symbol_kind::shared) {
            auto at = static_cast<std::int64_t>(name->meaning->index);
            // Functions of a definitions file are those of its latest version.
            if (kind == feel::symbol_kind::shared)
                at = rules_.shared[name->meaning->index].definition_of_version.back();
            auto const& from = rules_.definitions[static_cast<std::size_t>(at)];
            if (from.is)
                if (auto const* function = std::get_if<feel::function_literal>(&from.is->node);
                    function != nullptr && fits(node, *function))
                    return function_call(tree, node, *function, {}, name->meaning->calls == nullptr, year);
        }
    }
    return invoked(tree, node, year);
}

index expression_compiler::invoked(feel::expression const& tree, feel::call const& node, int year) {
    std::vector<index> operands{expression(*node.callee, year)}, names;
    for (auto const& each : node.arguments) {
        operands.push_back(expression(*each.value, year));
        if (!each.name.empty()) names.push_back(out_.text(each.name));
    }
    bool const named = !names.empty() && names.size() == node.arguments.size();
    return emit(operation::invoke, operands, any, tree.range, named ? out_.list(names) : 0, named ? 1 : 0);
}

index expression_compiler::function(feel::expression const& tree, feel::function_literal const& node, int year) {
    auto const place = out_.place(file_, tree.range);
    plan_writer::meaning const about{out_.type({.kind = type_kind::function}), 0, place};
    auto const opened = out_.begin_loop(operation::make_function, {}, about, {out_.type(any), 0, place});
    out_.say_result(opened.element, written_type(node.body->of));
    memo_.emplace_back();
    auto const depth = locals_.size();
    for (auto const& each : node.parameters)
        locals_.push_back({each.name, out_.add_parameter(each.name, each.type, {out_.type(any), 0, place}), any});
    ++inside_functions_;
    auto const result = node.external ? emit(operation::not_supported, {}, any, tree.range)
                                      : expression(*node.body, year);
    --inside_functions_;
    locals_.resize(depth);
    memo_.pop_back();
    return out_.end_function(opened, result);
}

index expression_compiler::side(index condition, std::uint16_t otherwise, feel::expression const& tree, int year) {
    if (inside_functions_ == 0) return expression(tree, year);
    auto const place = out_.place(file_, tree.range);
    auto const opened = out_.begin_loop(operation::branch, {condition}, {out_.type(any), 0, place},
                                        {out_.type(any), 0, place});
    out_.set_flags(opened.at, otherwise == 1 && rules_.plain ? 3 : otherwise);
    memo_.emplace_back();
    auto const result = expression(tree, year);
    memo_.pop_back();
    return out_.end_loop(opened, result);
}

/// A function is put in place of its call, the parameters standing for the arguments. `visible`: the local names that
/// its body sees. `coerces`: arguments are made what their parameters declare; the checker has seen to it elsewhere.
index expression_compiler::function_call(feel::expression const& tree, feel::call const& node,
                                         feel::function_literal const& function, std::vector<local> visible,
                                         bool coerces, int year) {
    if (!fits(node, function)) return emit(operation::not_supported, {}, any, tree.range);
    for (std::size_t i = 0; i < function.parameters.size(); ++i) {
        auto const& parameter = function.parameters[i];
        auto argument = node.arguments.begin() + static_cast<std::ptrdiff_t>(i);
        if (!argument->name.empty())
            argument = std::find_if(node.arguments.begin(), node.arguments.end(),
                                    [&](auto const& each) { return each.name == parameter.name; });
        if (argument == node.arguments.end()) return emit(operation::not_supported, {}, any, tree.range);
        auto value = expression(*argument->value, year);
        if (coerces && !parameter.type.empty())
            value = emit(operation::coerced, {value}, argument->value->of, tree.range, out_.text(parameter.type));
        visible.push_back(
            {parameter.name, value, argument->value->of, std::get_if<feel::function_literal>(&argument->value->node)});
    }
    auto const outer = std::exchange(locals_, std::move(visible));
    ++functions_open_;
    ++functions_placed_;
    auto const result = expression(*function.body, year);
    --functions_open_;
    locals_ = outer;
    return out_.emit(operation::select_one, {result}, 0, 0,
                     {out_.type(tree.of, out_.has_percent(result)), 0, out_.place(file_, tree.range)});
}

/// `sort(list, function(x, y) x < y)`.
index expression_compiler::sorted(feel::expression const& tree, feel::call const& node, int year) {
    auto const* order = std::get_if<feel::function_literal>(&node.arguments[1].value->node);
    auto const list = expression(*node.arguments[0].value, year);
    auto const& of = node.arguments[0].value->of;
    auto const item = of.kind == type_kind::list && of.element ? *of.element : feel::type{};
    plan_writer::meaning const about{out_.type(item), 0, out_.place(file_, tree.range)};
    auto const opened = out_.begin_loop(operation::sort, {list}, {out_.type({.kind = type_kind::list}), 0, about.place},
                                        about);
    auto const second = out_.add_element(about, 0);
    memo_.emplace_back();
    auto const depth = locals_.size();
    locals_.push_back({order->parameters[0].name, opened.element, item});
    locals_.push_back({order->parameters[1].name, second, item});
    auto const before = expression(*order->body, year);
    locals_.resize(depth);
    memo_.pop_back();
    return out_.end_loop(opened, before);
}

/// `list replace(list, function(item, newItem) item < newItem, 5)`: each item for which the function says so.
index expression_compiler::replaced(feel::expression const& tree, feel::call const& node, int year) {
    auto const& match = std::get<feel::function_literal>(node.arguments[1].value->node);
    auto const list = expression(*node.arguments[0].value, year), fresh = expression(*node.arguments[2].value, year);
    auto const& of = node.arguments[0].value->of;
    auto const item = of.kind == type_kind::list && of.element ? *of.element : feel::type{};
    auto const place = out_.place(file_, tree.range);
    auto const opened = out_.begin_loop(operation::iterate, {list}, {out_.type({.kind = type_kind::list}), 0, place},
                                        {out_.type(item), 0, place});
    memo_.emplace_back();
    auto const depth = locals_.size();
    locals_.push_back({match.parameters[0].name, opened.element, item});
    locals_.push_back({match.parameters[1].name, fresh, node.arguments[2].value->of});
    auto const condition = expression(*match.body, year);
    auto const result = emit(operation::choose, {condition, fresh, opened.element}, any, tree.range);
    locals_.resize(depth);
    memo_.pop_back();
    return out_.end_loop(opened, result);
}

/// `last years(e, 3)`: e three years before the last full one's end, two, one; oldest first.
std::vector<index> expression_compiler::years_of(feel::call const& node, int year) {
    auto const count = literal_integer(*node.arguments[1].value, 1);
    std::vector<index> all;
    for (int back = count - 1; back >= 0; --back) all.push_back(expression(*node.arguments[0].value, year - back));
    return all;
}

index expression_compiler::aggregate(feel::expression const& tree, feel::call const& node, built_in which, int year) {
    auto const items = [&](std::vector<index> const& operands) {
        bool const percent = which != built_in::count && which != built_in::product && !operands.empty() &&
                             out_.has_percent(operands.front());
        return emit(operation::spread_call, operands, tree.of, tree.range, static_cast<index>(which), 0, percent);
    };
    auto const all = [&] {
        std::vector<index> operands;
        for (auto const& each : node.arguments) operands.push_back(expression(*each.value, year));
        return operands;
    };
    if (node.arguments.size() != 1) return items(all());
    auto const& only = *node.arguments.front().value;
    if (auto const* list = std::get_if<feel::list>(&only.node)) {
        std::vector<index> operands;
        for (auto const& each : list->items) operands.push_back(expression(*each, year));
        return items(operands);
    }
    if (built_in_of(only) == built_in::last_years) return items(years_of(std::get<feel::call>(only.node), year));
    auto const list = expression(only, year);
    return emit(operation::call, {list}, tree.of, tree.range, static_cast<index>(which), 0, out_.has_percent(list));
}

index expression_compiler::built_in_call(feel::expression const& tree, feel::call const& node, built_in which,
                                         int year) {
    auto const argument = [&](std::size_t at, int in_year) { return expression(*node.arguments[at].value, in_year); };
    feel::type const a_date{.kind = type_kind::date};
    switch (which) {
    case built_in::count:
    case built_in::sum:
    case built_in::product:
    case built_in::min:
    case built_in::max:
    case built_in::mean:
    case built_in::median:
    case built_in::stddev:
    case built_in::mode:
    case built_in::all:
    case built_in::any: return aggregate(tree, node, which, year);
    case built_in::negate: return emit(operation::logic_not, {argument(0, year)}, boolean, tree.range);
    case built_in::today: return emit(operation::as_of, {}, a_date, tree.range);
    case built_in::last_years: return emit(operation::make_list, years_of(node, year), tree.of, tree.range);
    case built_in::actual_years: {
        auto operands = years_of(node, year);
        for (std::uint32_t i = 0; i < rules_.facts.size(); ++i)
            if (rules_.facts[i].name == "成立日期" || rules_.facts[i].id == "established_on") {
                operands.insert(operands.begin(), fact(i, year, tree.range));
                return emit(operation::established_years, operands, tree.of, tree.range);
            }
        return emit(operation::make_list, operands, tree.of, tree.range);
    }
    case built_in::year_before:
        return argument(0, year - (node.arguments.size() > 1 ? literal_integer(*node.arguments[1].value, 1) : 1));
    case built_in::this_year: return argument(0, year + 1);
    case built_in::growth: {
        auto const now = argument(0, year), before = argument(0, year - 1);
        return emit(operation::growth, {now, before}, tree.of, tree.range, 0, 0, true);
    }
    case built_in::compound_growth: {
        auto const from = argument(0, year), to = argument(1, year), periods = argument(2, year);
        return emit(operation::compound_growth, {from, to, periods}, tree.of, tree.range, 0, 0, true);
    }
    case built_in::past: {
        auto const today = emit(operation::as_of, {}, a_date, tree.range);
        auto const start = emit(operation::subtract, {today, argument(0, year)}, a_date, tree.range);
        return emit(operation::make_range, {start, today}, tree.of, tree.range, 0, 1);
    }
    case built_in::calendar_years: {
        auto const from = static_cast<index>(literal_integer(*node.arguments[0].value, 0));
        auto const to = static_cast<index>(literal_integer(*node.arguments[1].value, 0));
        return emit(operation::make_range,
                    {emit(operation::year_edge, {}, a_date, tree.range, from, 0),
                     emit(operation::year_edge, {}, a_date, tree.range, to, 1)},
                    tree.of, tree.range);
    }
    case built_in::sort:
        if (takes_two(node)) return sorted(tree, node, year);
        break;
    case built_in::list_replace:
        if (takes_two(node) && !rules_.plain) return replaced(tree, node, year);
        break;
    default: break;
    }
    std::vector<index> operands;
    for (auto const& each : node.arguments) operands.push_back(expression(*each.value, year));
    bool const keeps_percent = static_cast<unsigned>(which) < 10 && out_.has_percent(operands.front());
    return emit(operation::call, operands, tree.of, tree.range, static_cast<index>(which), 0, keeps_percent);
}

} // namespace huiqi
