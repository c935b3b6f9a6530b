#include "built_in_signatures.hpp"

#include <algorithm>
#include <cassert>
#include <span>

#include <huiqi/text/messages/check.hpp>

#include "constant_calls.hpp"
#include "wrong_arguments.hpp"

namespace huiqi::feel {
namespace {

std::vector<std::string_view> named(std::span<std::string_view const> parameters) {
    std::vector<std::string_view> names;
    for (auto const each : parameters)
        if (!each.empty()) names.push_back(each);
    return names;
}

} // namespace

std::vector<std::string_view> parameters_of(built_in_name const& known, std::vector<feel::argument> const& arguments) {
    auto const fit = [&](std::vector<std::string_view> const& names) {
        return std::all_of(arguments.begin(), arguments.end(), [&](auto const& each) {
            return each.name.empty() || std::find(names.begin(), names.end(), each.name) != names.end();
        });
    };
    auto const first = named(known.parameters);
    if (fit(first)) return first;
    // `before(range: r, point: p)` and `before(point: p, range: r)` are different questions: the order tells them
    // apart.
    std::vector<std::string_view> fitting;
    for (auto const& other : built_in_other_parameters) {
        auto names = named(other.parameters);
        if (other.id != known.id || !fit(names)) continue;
        if (!arguments.empty() && arguments.front().name == names.front()) return names;
        if (fitting.empty()) fitting = std::move(names);
    }
    return fitting.empty() ? first : fitting;
}

type plain_result(built_in which, bool absent) {
    type of;
    switch (which) {
    case built_in::get_value: return {};
    case built_in::get_entries: {
        std::vector<field> entry{{"key", {}, of_kind(type_kind::string)}, {"value", {}, {}}};
        of.kind = type_kind::context;
        of.fields = std::make_shared<std::vector<field> const>(std::move(entry));
        return list_of(std::move(of));
    }
    case built_in::now: return of_kind(type_kind::date_time);
    case built_in::is: return of_kind(type_kind::boolean);
    case built_in::date_and_time: of.kind = type_kind::date_time; break;
    case built_in::time_of: of.kind = type_kind::time; break;
    case built_in::context_of:
    case built_in::context_put:
    case built_in::context_merge: of.kind = type_kind::context; break;
    case built_in::range_of: of = range_of({}); break;
    default: of.kind = type_kind::boolean; // how ranges lie to one another
    }
    of.may_be_absent = absent;
    return of;
}

type type_of_built_in_call(checker& with, expression& tree, call& node, built_in which) {
    auto const* known = find_built_in(which);
    assert(known != nullptr);
    callee_words const words{with.text(*node.callee), written_signature(*known)};
    auto const parameters = parameters_of(*known, node.arguments);
    auto const check_arguments = [&] {
        for (auto& each : node.arguments)
            if (each.value) with.check(*each.value);
        return type{};
    };
    bool const one_key = which == built_in::context_put &&
                         std::any_of(node.arguments.begin(), node.arguments.end(),
                                     [](auto const& each) { return each.name == "key"; });
    if (!order_arguments(with, node, words, parameters, tree.range)) return check_arguments();
    constexpr std::uint8_t any_number = 255;
    auto const most = known->most == any_number ? SIZE_MAX : std::size_t{known->most};
    if (!has_fitting_number(with, node, words, known->least, most, tree.range)) return check_arguments();
    auto const of = built_in_result(with, tree, node, *known);
    warn_of_null(with, tree, node, which, parameters);
    // By name a key is one, and keys are a list.
    if (one_key && node.arguments[1].value->of.kind == type_kind::list)
        with.report(messages::needs_text, node.arguments[1].value->range, {with.text(*node.arguments[1].value)});
    return of;
}

} // namespace huiqi::feel
