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

callee_words words_of(std::string name, std::vector<std::string_view> const& parameters) {
    auto form = name + '(';
    for (auto const each : parameters) {
        if (form.back() != '(') form += ", ";
        form += each;
    }
    return {std::move(name), form + ')'};
}

} // namespace

bool order_arguments(checker& with, call& node, callee_words const& function,
                     std::span<std::string_view const> parameters, source_range where) {
    if (node.arguments.empty() || node.arguments.front().name.empty()) return true;
    constexpr std::size_t untaken = SIZE_MAX;
    std::vector<std::size_t> taken_by(parameters.size(), untaken);
    std::vector<source_range> names;
    bool fits = true;
    auto after = node.callee->range.end;
    for (std::size_t i = 0; i < node.arguments.size(); ++i) {
        auto const& each = node.arguments[i];
        names.push_back(with.argument_name(after, each.value->range));
        after = each.value->range.end;
        auto const found = std::find(parameters.begin(), parameters.end(), each.name);
        if (found == parameters.end()) {
            fits = false;
            auto* problem = with.report(messages::unknown_argument, names[i],
                                        {function.name, each.name, function.form});
            with.suggest(problem, names[i], each.name, std::vector<std::string>(parameters.begin(), parameters.end()));
            continue;
        }
        auto& taken = taken_by[static_cast<std::size_t>(found - parameters.begin())];
        if (taken != untaken) {
            fits = false;
            auto* problem = with.report(messages::argument_twice, names[i], {each.name});
            with.label(problem, messages::first_here, names[taken]);
            continue;
        }
        taken = i;
    }
    auto const last = std::find_if(taken_by.rbegin(), taken_by.rend(),
                                   [&](std::size_t each) { return each != untaken; });
    auto const count = static_cast<std::size_t>(taken_by.rend() - last);
    for (std::size_t at = 0; at < count; ++at) {
        if (taken_by[at] != untaken) continue;
        fits = false;
        with.report(messages::argument_left_out, where, {std::string{parameters[at]}, function.form});
    }
    // Of what does not fit the tree stays as it is written.
    if (!fits) return false;
    std::vector<argument> ordered(count);
    for (std::size_t at = 0; at < count; ++at) ordered[at].value = std::move(node.arguments[taken_by[at]].value);
    node.arguments = std::move(ordered);
    return true;
}

bool has_fitting_number(checker& with, call const& node, callee_words const& function, std::size_t least,
                        std::size_t most, source_range where) {
    constexpr std::size_t most_told = 8;
    auto const given = node.arguments.size();
    if (given < least)
        with.report(messages::too_few_arguments, where,
                    {function.name, std::to_string(least), std::to_string(given), function.form});
    for (auto at = most; at < std::min(given, most + most_told); ++at)
        with.report(messages::too_many_arguments, node.arguments[at].value->range,
                    {function.name, std::to_string(most), std::to_string(given), function.form});
    return given >= least && given <= most;
}

type checker::call_function(callable const& function, call& node, source_range where, bool in_place) {
    auto const& parameters = function.tree->parameters;
    auto const names = parameter_names(*function.tree);
    auto const words = words_of(text(*node.callee), names);
    bool const ordered = order_arguments(*this, node, words, names, where);
    for (auto& each : node.arguments)
        if (each.value) check(*each.value);
    if (!ordered || !has_fitting_number(*this, node, words, names.size(), names.size(), where)) return {};
    auto const given = node.arguments.size();
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
    if (meaning == nullptr && with.visible().is_uncertain(callee->text)) return value_called();
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
