#pragma once

#include <array>
#include <string_view>

#include <huiqi/evaluate/operations/sets.hpp>
#include <huiqi/feel/built_in.hpp>
#include <huiqi/plan/rule_set.hpp>

/// `x instance of number`. Null is an instance of nothing.
namespace huiqi::detail {

struct named_shape {
    std::string_view name;
    shape what;
};

inline constexpr std::array named_shapes{
    named_shape{"number", shape::number},
    named_shape{"boolean", shape::boolean},
    named_shape{"string", shape::text},
    named_shape{"date", shape::day},
    named_shape{"time", shape::time_of_day},
    named_shape{"date and time", shape::date_and_time},
    named_shape{"years and months duration", shape::months},
    named_shape{"year month duration", shape::months},
    named_shape{"days and time duration", shape::seconds},
    named_shape{"day time duration", shape::seconds},
    named_shape{"list", shape::list},
    named_shape{"context", shape::context},
    named_shape{"range", shape::range},
};

[[nodiscard]] inline std::string_view without_blanks(std::string_view part) {
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    return part;
}

/// The length of what stands before the first `wanted` outside brackets; an arrow is no bracket.
[[nodiscard]] inline std::size_t length_before(std::string_view text, char wanted) {
    std::size_t at = 0, depth = 0;
    for (; at < text.size(); ++at) {
        if (depth == 0 && text[at] == wanted) break;
        if (text[at] == '<') ++depth;
        if (text[at] == '>' && depth > 0 && (at == 0 || text[at - 1] != '-')) --depth;
    }
    return at;
}

/// The next of the types or entries that commas part: `a: string, b: list<number>`; `rest` begins behind it.
[[nodiscard]] inline std::string_view next_part(std::string_view& rest) {
    auto const length = length_before(rest, ',');
    auto const part = without_blanks(rest.substr(0, length));
    rest.remove_prefix(std::min(rest.size(), length + 1));
    return part;
}

/// A type that takes others, `list<number>` or `function<number> -> string`, in its parts.
struct type_parts {
    std::string_view head, inner, result;
    bool bare; ///< no brackets
};

[[nodiscard]] inline type_parts parts_of_type(std::string_view type) {
    auto const bracket = type.find('<');
    if (bracket == std::string_view::npos) return {without_blanks(type), {}, {}, true};
    auto const head = without_blanks(type.substr(0, bracket));
    auto rest = type.substr(bracket + 1);
    std::size_t depth = 1, at = 0;
    for (; at < rest.size(); ++at) {
        if (rest[at] == '<') ++depth;
        if (rest[at] == '>' && (at == 0 || rest[at - 1] != '-') && --depth == 0) break;
    }
    auto result = without_blanks(rest.substr(std::min(rest.size(), at + 1)));
    if (result.starts_with("->")) result = without_blanks(result.substr(2));
    return {head, without_blanks(rest.substr(0, at)), result, false};
}

/// Whether whatever has the one type has the other.
[[nodiscard]] inline bool type_conforms(std::string_view have, std::string_view wanted, unsigned depth = 0) {
    if (wanted == "Any" || wanted == "any" || have == wanted || have == "Null") return true;
    auto const a = parts_of_type(have), b = parts_of_type(wanted);
    if (a.head != b.head || depth > 50) return false;
    if (b.bare) return true;
    return !a.bare && a.head != "context" && a.head != "function" && type_conforms(a.inner, b.inner, depth + 1);
}

/// `function<number, string> -> boolean`: as many parameters, each of which takes what the type says it is given, and
/// a result that is what the type says. Parameters and results that are not declared are of any type.
[[nodiscard]] inline bool has_function_type(value const& function, type_parts const& wanted, opened_plan const* plan) {
    if (wanted.bare) return true;
    std::vector<std::string_view> given;
    for (auto rest = wanted.inner; !rest.empty();) given.push_back(next_part(rest));
    if (function.function_id() != 0) {
        auto const* known = find_built_in(static_cast<built_in>(function.function_id()));
        return known != nullptr && given.size() >= known->least && given.size() <= known->most;
    }
    auto const block = function.function_block();
    if (plan == nullptr || block >= plan->tables.instructions.size()) return false;
    auto const& made = plan->tables.instructions[block];
    if (made.op != operation::make_function || made.flags != given.size()) return false;
    for (std::size_t i = 0; i < given.size(); ++i) {
        auto const declared = plan->text(plan->tables.instructions[block + 2 + i].first);
        if (!declared.empty() && !type_conforms(given[i], declared)) return false;
    }
    return type_conforms(plan->text(plan->tables.instructions[block + 1].first), wanted.result);
}

[[nodiscard]] value instance_of(value const& which, std::string_view type, std::uint32_t node,
                                opened_plan const* plan = nullptr);

/// A context has a type that names some of its entries if each of them is null or has its type.
[[nodiscard]] inline value has_entries(value const& context, std::string_view entries, std::uint32_t node,
                                       opened_plan const* plan) {
    truth every{true};
    while (!entries.empty()) {
        auto const part = next_part(entries);
        auto const colon = part.find(':');
        if (colon == std::string_view::npos) return value::mistaken(mistake::wrong_type, node);
        auto name = part.substr(0, colon), type = part.substr(colon + 1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        while (type.starts_with(' ')) type.remove_prefix(1);
        auto const* found = context.entry(name);
        if (found == nullptr) return value{false};
        auto const one = found->is_null() ? value{true} : instance_of(*found, type, node, plan);
        if (one.is_null()) return one;
        every = every & one.as_truth();
    }
    return value{every};
}

/// Whether a value has the type as it is written.
[[nodiscard]] inline value instance_of(value const& which, std::string_view type, std::uint32_t node,
                                       opened_plan const* plan) {
    if (which.is_null()) return value{false};
    if (which.what() == shape::anything) return value{truth::open()};
    auto const nulls = [&](value const& answer) {
        return which.may_be_null() ? value{answer.as_truth().or_else(truth{false})} : answer;
    };
    if (type == "Any" || type == "any") return nulls(value{true});
    auto const [head, inner, result, bare] = parts_of_type(type);
    if (head == "function") {
        bool const fits = which.what() == shape::function &&
                          has_function_type(which, {head, inner, result, bare}, plan);
        return nulls(value{fits});
    }
    for (auto const& each : named_shapes) {
        if (each.name != head) continue;
        bool const text = each.what == shape::text && which.what() == shape::choice;
        if (which.what() != each.what && !text) return value{false};
        if (bare) return nulls(value{true});
        if (each.what == shape::context) return has_entries(which, inner, node, plan);
        if (each.what == shape::range)
            return instance_of(which.range_low().is_null() ? which.range_high() : which.range_low(), inner, node, plan);
        truth every{true};
        for (auto const& item : which.items()) {
            auto const one = item.is_null() ? value{true} : instance_of(item, inner, node, plan);
            if (one.is_null()) return one;
            every = every & one.as_truth();
        }
        return nulls(value{every});
    }
    return which.is_point() ? value{false} : value{truth::open()};
}

/// An argument as its parameter's type wants it: a list of one item stands for the item, and a single value for a list
/// of one; what does not fit is a mistake.
[[nodiscard]] inline value coerced(value const& which, std::string_view type, std::uint32_t node,
                                   opened_plan const* plan = nullptr) {
    if (which.is_null()) return which;
    auto const fits = instance_of(which, type, node, plan).as_truth();
    if (fits.is(truth::yes)) return which;
    if (!which.is_point()) return which.or_null(truth::mistaken, mistake::wrong_type, node);
    if (which.what() == shape::list && which.items().size() == 1) return coerced(which.items()[0], type, node, plan);
    if (which.what() != shape::list && type.starts_with("list")) {
        auto const wrapped = value::list({which});
        if (instance_of(wrapped, type, node, plan).as_truth().is(truth::yes)) return wrapped;
    }
    return value::mistaken(mistake::wrong_type, node);
}

} // namespace huiqi::detail
