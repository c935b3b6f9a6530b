#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <huiqi/evaluate/operations/calls.hpp>
#include <huiqi/evaluate/operations/instance.hpp>
#include <huiqi/evaluate/operations/sorting.hpp>
#include <huiqi/plan/rule_set.hpp>

/// Functions as values: a block of the plan with what it saw where it was made, or a function of the language.
namespace huiqi::detail {

/// Bodies of loops and functions that may lie inside one another while they run; beyond it a call is a mistake.
inline constexpr unsigned deepest_nesting = 400;

/// Puts named arguments into the order of `parameters`. Empty if a name is not among them, comes twice, or one before
/// the last is left out.
[[nodiscard]] inline std::optional<std::vector<value>> ordered_by_name(std::span<value const> given,
                                                                       std::span<std::string_view const> names,
                                                                       std::span<std::string_view const> parameters) {
    std::vector<value> ordered(parameters.size());
    std::vector<bool> taken(parameters.size(), false);
    std::size_t last = 0;
    for (std::size_t i = 0; i < given.size(); ++i) {
        auto const found = std::find(parameters.begin(), parameters.end(), names[i]);
        auto const at = static_cast<std::size_t>(found - parameters.begin());
        if (found == parameters.end() || taken[at]) return std::nullopt;
        ordered[at] = given[i];
        taken[at] = true;
        last = std::max(last, at + 1);
    }
    if (last != given.size()) return std::nullopt;
    ordered.resize(last);
    return ordered;
}

/// The arguments of a function of the language in the standard's order, if it takes so many and has such names.
[[nodiscard]] inline std::optional<std::vector<value>> arguments_of(built_in_name const& known,
                                                                    std::span<value const> given,
                                                                    std::span<std::string_view const> names) {
    constexpr std::uint8_t any_number = 255;
    if (given.size() < known.least || (known.most != any_number && given.size() > known.most)) return std::nullopt;
    if (names.empty()) return std::vector<value>{given.begin(), given.end()};
    auto const named = [](auto const& parameters) {
        auto const end = std::find(parameters.begin(), parameters.end(), std::string_view{});
        return std::span<std::string_view const>{parameters.data(), static_cast<std::size_t>(end - parameters.begin())};
    };
    if (auto ordered = ordered_by_name(given, names, named(known.parameters))) return ordered;
    for (auto const& other : built_in_other_parameters)
        if (other.id == known.id)
            if (auto ordered = ordered_by_name(given, names, named(other.parameters))) return ordered;
    return std::nullopt;
}

/// The parameters that a block of the plan has, as instructions.
[[nodiscard]] inline std::span<plan_record::instruction const> parameters_of(opened_plan const& plan,
                                                                             std::uint32_t block) {
    return plan.tables.instructions.subspan(block + 2, plan.tables.instructions[block].flags);
}

/// A call of a block: its parameters and what it saw where it was made are put into their slots, and what stood there
/// comes back afterwards, so that a function can call itself. `run(block)` runs the body, or says that bodies lie too
/// deep.
template <class Run>
[[nodiscard]] value block_called(opened_plan const& plan, std::span<value> slots, value const& function,
                                 std::span<value const> given, std::span<std::string_view const> names,
                                 std::uint32_t node, Run run) {
    auto const block = function.function_block();
    auto const& instructions = plan.tables.instructions;
    bool const known = block < instructions.size() && instructions[block].op == operation::make_function &&
                       instructions[block].count == function.captured().size();
    if (!known) return value::mistaken(mistake::wrong_type, node);
    auto const& record = instructions[block];
    auto const parameters = parameters_of(plan, block);
    if (given.size() != parameters.size()) return value::mistaken(mistake::wrong_type, node);
    std::vector<value> ordered{given.begin(), given.end()};
    if (!names.empty()) {
        std::vector<std::string_view> wanted;
        for (auto const& each : parameters) wanted.push_back(plan.text(each.aux));
        auto by_name = ordered_by_name(given, names, wanted);
        if (!by_name) return value::mistaken(mistake::wrong_type, node);
        ordered = std::move(*by_name);
    }
    auto const seen = plan.tables.operands.subspan(record.first, record.count);
    auto const body = slots.subspan(block + 1, record.aux);
    std::vector<value> const stood{body.begin(), body.end()};
    std::vector<value> outside;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        outside.push_back(slots[seen[i]]);
        slots[seen[i]] = function.captured()[i];
    }
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        auto const type = plan.text(parameters[i].first);
        body[1 + i] = type.empty() ? std::move(ordered[i]) : coerced(ordered[i], type, node, &plan);
    }
    auto result = run(block) ? body.back() : value::mistaken(mistake::too_many_steps, node);
    std::copy(stood.begin(), stood.end(), body.begin());
    for (std::size_t i = 0; i < seen.size(); ++i) slots[seen[i]] = outside[i];
    return result;
}

/// `sort(list, precedes)` and `list replace(list, match, newItem)` with a function that is a value. `call(arguments)`
/// calls it.
template <class Call>
[[nodiscard]] value sorted_by(value const& list, Call call, std::uint32_t node) {
    return sorted(
        list,
        [&](value const& first, value const& second) {
            std::array<value, 2> const both{first, second};
            value answer = call(std::span<value const>{both});
            bool const fits = answer.what() == shape::boolean || answer.is_null() || answer.what() == shape::anything;
            return fits ? answer : value::mistaken(mistake::wrong_type, node);
        },
        node);
}

template <class Call>
[[nodiscard]] value replaced_where(value const& list, value const& fresh, Call call, std::uint32_t node) {
    if (list.is_null()) return list;
    if (list.what() == shape::anything || (list.what() == shape::list && list.has_maybes()))
        return value::anything().or_null(truth::mistaken, mistake::wrong_type, node);
    auto const items = list.what() == shape::list ? list.items() : std::span{&list, 1};
    std::vector<value> made;
    for (auto const& each : items) {
        std::array<value, 2> const both{each, fresh};
        value const answer = call(std::span<value const>{both});
        if (answer.what() != shape::boolean && answer.what() != shape::anything && !answer.is_null())
            return value::mistaken(mistake::wrong_type, node);
        auto const members = answer.as_truth();
        if (answer.is_mistaken()) return answer;
        if (!members.can_be(truth::yes))
            made.push_back(each);
        else
            made.push_back(members.is(truth::yes) ? fresh : hull(fresh, each));
    }
    return value::list(std::move(made)).or_null_of(list);
}

} // namespace huiqi::detail
