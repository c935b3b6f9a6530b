#include "constant_calls.hpp"

#include <algorithm>

#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/null.hpp>

#include "wrong_arguments.hpp"

namespace huiqi::feel {
namespace {

constexpr int deepest = 4;
constexpr std::size_t longest_list = 100;

std::optional<value> constant_value(expression const& tree, int depth = 0);

std::optional<value> constant_range(range const& tree) {
    if (!tree.low || !tree.high) return std::nullopt;
    auto const low = constant_value(*tree.low, deepest), high = constant_value(*tree.high, deepest);
    if (!low || !high) return std::nullopt;
    return value::range(*low, *high, tree.low_closed, tree.high_closed);
}

/// The value of a literal, of a minus before one, and of lists, contexts and ranges of them.
std::optional<value> constant_value(expression const& tree, int depth) {
    if (auto const* number = std::get_if<number_literal>(&tree.node)) return value{number->value};
    if (auto const* text = std::get_if<string_literal>(&tree.node)) return value{std::string_view{text->value}};
    if (auto const* truth = std::get_if<boolean_literal>(&tree.node)) return value{truth->value};
    if (auto const* moment = std::get_if<temporal_literal>(&tree.node))
        return std::visit([](auto const& each) { return value{each}; }, moment->value);
    if (auto const* minus = std::get_if<negation>(&tree.node)) {
        auto const* number = std::get_if<number_literal>(&minus->operand->node);
        return number != nullptr ? std::optional{value{-number->value}} : std::nullopt;
    }
    if (depth == deepest) return std::nullopt;
    if (auto const* ends = std::get_if<range>(&tree.node)) return constant_range(*ends);
    if (auto const* written = std::get_if<context>(&tree.node)) {
        std::vector<std::pair<std::string, value>> entries;
        if (written->entries.size() > longest_list) return std::nullopt;
        for (auto const& each : written->entries) {
            auto entry = constant_value(*each.value, depth + 1);
            if (!entry) return std::nullopt;
            entries.emplace_back(each.key, std::move(*entry));
        }
        return value::context(std::move(entries));
    }
    auto const* all = std::get_if<list>(&tree.node);
    if (all == nullptr || all->items.size() > longest_list) return std::nullopt;
    std::vector<value> items;
    for (auto const& each : all->items) {
        auto item = constant_value(*each, depth + 1);
        if (!item) return std::nullopt;
        items.push_back(std::move(*item));
    }
    return value::list(std::move(items));
}

} // namespace

void warn_of_null(checker& with, expression const& tree, call const& node, built_in which,
                  std::vector<std::string_view> const& parameters) {
    std::vector<known_argument> given;
    for (auto const& each : node.arguments) given.push_back({constant_value(*each.value), each.value->of.kind});
    auto const wrong = wrong_arguments(which, given);
    if (!wrong) return;
    auto const& reason = messages::null_reason(static_cast<std::size_t>(wrong->why));
    if (wrong->arguments.empty()) {
        bool const said = std::any_of(node.arguments.begin(), node.arguments.end(),
                                      [&](argument const& each) { return with.has_said(each.value->range); });
        if (!said) with.label(with.mismatch(messages::only_null, tree.range, {with.text(tree)}), reason, tree.range);
        return;
    }
    for (auto const at : wrong->arguments) {
        auto const& argument = *node.arguments[at].value;
        if (with.has_said(argument.range)) continue;
        std::string const parameter{parameters.empty() ? std::string_view{}
                                                       : parameters[std::min(at, parameters.size() - 1)]};
        auto* found = with.mismatch(messages::argument_unfit, argument.range,
                                    {with.text(argument), parameter, written_signature(*find_built_in(which))});
        with.label(found, reason, argument.range);
    }
}

} // namespace huiqi::feel
