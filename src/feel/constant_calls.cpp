#include "constant_calls.hpp"

#include <algorithm>
#include <array>

#include <huiqi/evaluate/operations/calls.hpp>
#include <huiqi/feel/library.hpp>
#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/null.hpp>

/// What a call gives is asked of the function itself, so that checking and computing cannot differ.
namespace huiqi::feel {
namespace {

constexpr int deepest = 4;
constexpr std::size_t longest_list = 100;

/// The value of a literal, of a minus before one, and of lists of them.
std::optional<value> constant_value(expression const& tree, int depth = 0) {
    if (auto const* number = std::get_if<number_literal>(&tree.node)) return value{number->value};
    if (auto const* text = std::get_if<string_literal>(&tree.node)) return value{std::string_view{text->value}};
    if (auto const* truth = std::get_if<boolean_literal>(&tree.node)) return value{truth->value};
    if (auto const* moment = std::get_if<temporal_literal>(&tree.node))
        return std::visit([](auto const& each) { return value{each}; }, moment->value);
    if (auto const* minus = std::get_if<negation>(&tree.node)) {
        auto const* number = std::get_if<number_literal>(&minus->operand->node);
        return number != nullptr ? std::optional{value{-number->value}} : std::nullopt;
    }
    auto const* all = std::get_if<list>(&tree.node);
    if (all == nullptr || depth == deepest || all->items.size() > longest_list) return std::nullopt;
    std::vector<value> items;
    for (auto const& each : all->items) {
        auto item = constant_value(*each, depth + 1);
        if (!item) return std::nullopt;
        items.push_back(std::move(*item));
    }
    return value::list(std::move(items));
}

/// Functions that depend on nothing but their arguments.
bool is_pure(built_in which) {
    switch (which) {
    case built_in::today:
    case built_in::now:
    case built_in::sort:
    case built_in::list_replace: return false;
    default: return static_cast<unsigned>(which) < 200 && !detail::is_aggregate(which);
    }
}

/// A position in a list or text counts from 1, or from -1 at the end; a length is at least 1.
struct counted_argument {
    built_in id;
    std::size_t at;
    bool is_length;
};
constexpr std::array counted_arguments{
    counted_argument{built_in::substring, 1, false},     counted_argument{built_in::substring, 2, true},
    counted_argument{built_in::sublist, 1, false},       counted_argument{built_in::sublist, 2, true},
    counted_argument{built_in::insert_before, 1, false}, counted_argument{built_in::remove, 1, false},
    counted_argument{built_in::list_replace, 1, false},
};

/// Functions of which one argument alone can leave null only, and values of the others with which it does not. A year
/// that has a 29 February, and a month of 31 days.
std::vector<value> harmless_arguments(built_in which) {
    auto const number = [](std::int64_t of) { return value{decimal::from_integer(of)}; };
    switch (which) {
    case built_in::matches: return {value{""}, value{"a"}, value{""}};
    case built_in::replace: return {value{""}, value{"a"}, value{""}, value{""}};
    case built_in::split: return {value{""}, value{"a"}};
    case built_in::date_of: return {number(2024), number(1), number(1)};
    case built_in::time_of: return {number(0), number(0), number(0)};
    case built_in::modulo: return {number(1), number(1)};
    case built_in::floor:
    case built_in::ceiling:
    case built_in::decimal_round:
    case built_in::round_up:
    case built_in::round_down:
    case built_in::round_half_up:
    case built_in::round_half_down: return {number(0), number(0)};
    default: return {};
    }
}

/// Why the call is null, if it is: a mistake, whatever the arguments that are no literals.
std::optional<mistake> null_of_call(call const& node, built_in which) {
    std::vector<std::optional<value>> given;
    for (auto const& each : node.arguments) given.push_back(constant_value(*each.value));
    for (auto const& each : counted_arguments) {
        if (each.id != which || each.at >= given.size()) continue;
        auto const& literal = given[each.at];
        if (!literal || literal->what() != value::shape::number) continue;
        bool const wrong = each.is_length ? literal->low() < decimal::from_integer(1) : literal->low().is_zero();
        if (wrong) return mistake::index_out_of_range;
    }
    if (!is_pure(which) || given.empty()) return std::nullopt;
    auto const known = static_cast<std::size_t>(
        std::count_if(given.begin(), given.end(), [](auto const& each) { return each.has_value(); }));
    if (known == 0) return std::nullopt;
    std::vector<value> arguments;
    auto harmless = known < given.size() ? harmless_arguments(which) : std::vector<value>{};
    if (known < given.size() && harmless.size() < given.size()) return std::nullopt;
    for (std::size_t i = 0; i < given.size(); ++i) arguments.push_back(given[i] ? *given[i] : harmless[i]);
    auto const result = detail::called(which, detail::item_view{arguments}, library_functions(), 0);
    return result.is_mistaken() ? std::optional{result.why()} : std::nullopt;
}

} // namespace

void warn_of_null(checker& with, expression const& tree, call const& node, built_in which) {
    auto const why = null_of_call(node, which);
    if (!why) return;
    auto* found = with.mismatch(messages::only_null, tree.range, {with.text(tree)});
    with.label(found, messages::null_reason(static_cast<std::size_t>(*why)), tree.range);
}

} // namespace huiqi::feel
