#include <algorithm>

#include "checker.hpp"

#include <huiqi/text/messages/check.hpp>

/// Calls: who is called, with which arguments. Functions that rules define are checked as if their body stood in place
/// of the call.
namespace huiqi::feel {
namespace {

constexpr unsigned most_nested_calls = 20;

std::vector<std::string_view> parameter_names(function_literal const& of) {
    std::vector<std::string_view> names;
    for (auto const& each : of.parameters) names.push_back(each.name);
    return names;
}

} // namespace

bool order_arguments(checker& with, call& node, std::string const& function,
                     std::span<std::string_view const> parameters, source_range where) {
    if (node.arguments.empty() || node.arguments.front().name.empty()) return true;
    std::vector<argument> ordered(parameters.size());
    std::size_t last = 0;
    for (auto& each : node.arguments) {
        auto const found = std::find(parameters.begin(), parameters.end(), each.name);
        if (found == parameters.end()) {
            auto* problem = with.report(messages::unknown_argument, each.value->range, {function, each.name});
            std::vector<std::string> const names(parameters.begin(), parameters.end());
            with.suggest(problem, each.value->range, each.name, names);
            if (problem != nullptr) problem->mends.clear();
            return false;
        }
        auto const at = static_cast<std::size_t>(found - parameters.begin());
        if (ordered[at].value) {
            with.report(messages::argument_twice, each.value->range, {each.name});
            return false;
        }
        ordered[at].value = std::move(each.value);
        last = std::max(last, at + 1);
    }
    ordered.resize(last);
    for (std::size_t at = 0; at < last; ++at) {
        if (ordered[at].value) continue;
        with.report(messages::argument_left_out, where, {std::string{parameters[at]}});
        // The tree stays whole: what was given stands at the front.
        ordered.erase(std::remove_if(ordered.begin(), ordered.end(), [](argument const& each) { return !each.value; }),
                      ordered.end());
        node.arguments = std::move(ordered);
        return false;
    }
    node.arguments = std::move(ordered);
    return true;
}

type checker::call_function(callable const& function, call& node, source_range where, bool in_place) {
    auto const& parameters = function.tree->parameters;
    auto const written = text(*node.callee);
    bool const ordered = order_arguments(*this, node, written, parameter_names(*function.tree), where);
    for (auto& each : node.arguments)
        if (each.value) check(*each.value);
    if (!ordered) return {};
    auto const given = node.arguments.size();
    if (given != parameters.size()) {
        report(given < parameters.size() ? messages::too_few_arguments : messages::too_many_arguments, where,
               {written, std::to_string(parameters.size()), std::to_string(given)});
        return {};
    }
    if (function.tree->external) return {};
    if (calls_ >= most_nested_calls) {
        report(messages::calls_too_deep, where, {std::to_string(most_nested_calls)});
        return {};
    }
    scope inner{function.visible};
    for (std::size_t i = 0; i < given; ++i) bind(inner, parameters[i].name, node.arguments[i].value->of);

    auto const* outer = enter(inner);
    auto const outer_file = file_;
    auto const outer_call = std::pair{call_file_, call_place_};
    if (!in_place) {
        file_ = function.file;
        // Of calls within calls the outermost is the one the author of the rule looks at.
        if (!call_file_) {
            call_file_ = outer_file;
            call_place_ = where;
        }
    }
    ++calls_;
    ++inside_function;
    type of = check(*function.tree->body);
    --inside_function;
    --calls_;
    file_ = outer_file;
    std::tie(call_file_, call_place_) = outer_call;
    leave(outer);
    return of;
}

type node_checker::operator()(call& node) const {
    auto const arguments = [&] {
        for (auto& each : node.arguments) with.check(*each.value);
        return type{};
    };
    node.callee->of = of_kind(type_kind::function);
    if (auto* literal = std::get_if<function_literal>(&node.callee->node))
        return with.call_function({literal, &with.visible(), nullptr}, node, tree.range, true);
    auto* callee = std::get_if<name>(&node.callee->node);
    auto const value_called = [&] {
        auto const of = with.check(*node.callee);
        if (of.kind != type_kind::function && !is_any(of))
            with.mismatch(messages::not_a_function, node.callee->range, {with.text(*node.callee)});
        arguments();
        return of.kind == type_kind::function && of.element ? *of.element : type{};
    };
    if (callee == nullptr) return value_called();
    callee->meaning = with.find(callee->text);
    auto const* meaning = callee->meaning;
    if (meaning == nullptr) {
        auto* found = with.report(messages::unknown_function, node.callee->range, {callee->text});
        with.suggest(found, node.callee->range, callee->text, with.visible().spellings());
        return arguments();
    }
    if (meaning->name == "now" && with.strict()) {
        with.report(messages::now_changes, tree.range, {callee->text});
        return arguments();
    }
    if (auto const which = called_built_in(node)) return type_of_built_in_call(with, tree, node, *which);
    if (!with.is_ready(*meaning)) return arguments();
    if (meaning->calls) {
        auto of = with.call_function(*meaning->calls, node, tree.range, false);
        auto& known = meaning->calls->called_with;
        for (std::size_t i = 0; i < node.arguments.size(); ++i) {
            auto const argument = single(node.arguments[i].value->of);
            if (known.size() <= i)
                known.push_back(argument);
            else
                known[i] = join_types(known[i], argument).value_or(type{});
        }
        return of;
    }
    return value_called();
}

std::vector<std::shared_ptr<symbol const>> settle_function(callable& function) {
    diagnostics unheard;
    check_settings const settings;
    scope inner{function.visible};
    checker with{inner, function.file, unheard, settings};
    for (std::size_t i = 0; i < function.tree->parameters.size(); ++i)
        with.bind(inner, function.tree->parameters[i].name,
                  i < function.called_with.size() ? function.called_with[i] : type{});
    ++with.inside_function;
    auto of = with.check(*function.tree->body);
    return with.finish(std::move(of)).bound;
}

} // namespace huiqi::feel
