#include <algorithm>

#include "bounds.hpp"
#include "checker.hpp"

#include <huiqi/text/messages/check.hpp>

/// Types: how they are made, joined, and called in words; and the forms of trees that have a say in them.
namespace huiqi::feel {
namespace {

using type_ptr = std::shared_ptr<type const>;

std::optional<type_ptr> join_elements(type_ptr const& left, type_ptr const& right) {
    if (!left || !right) return type_ptr{};
    auto joined = join_types(*left, *right);
    if (!joined) return std::nullopt;
    return std::make_shared<type const>(std::move(*joined));
}

std::shared_ptr<std::vector<field> const> join_fields(type const& left, type const& right) {
    bool const known = left.fields && right.fields && !left.fields_differ && !right.fields_differ;
    if (!known || left.fields->size() != right.fields->size()) return nullptr;
    std::vector<field> joined;
    for (auto const& each : *left.fields) {
        auto const& at_its_place = (*right.fields)[joined.size()];
        auto const* other = at_its_place.name == each.name ? &at_its_place.of : field_of(right, each.name);
        auto both = other != nullptr ? join_types(each.of, *other) : std::nullopt;
        if (!both) return nullptr;
        joined.push_back({each.name, each.id, std::move(*both)});
    }
    return std::make_shared<std::vector<field> const>(std::move(joined));
}

std::shared_ptr<std::vector<std::string> const> join_values(type const& left, type const& right) {
    if (!left.values || !right.values) return nullptr;
    if (left.values == right.values) return left.values;
    auto all = *left.values;
    for (auto const& each : *right.values)
        if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
    return std::make_shared<std::vector<std::string> const>(std::move(all));
}

/// A string literal is itself the only value it can have.
type with_own_value(expression const& tree) {
    auto of = tree.of;
    if (auto const* text = std::get_if<string_literal>(&tree.node); text != nullptr && !of.values)
        of.values = std::make_shared<std::vector<std::string> const>(std::vector{text->value});
    return of;
}

bool is_unknown(expression const& tree) { return std::holds_alternative<unknown_literal>(tree.node); }

} // namespace

type list_of(type element) {
    return {.kind = type_kind::list, .element = std::make_shared<type const>(single(std::move(element)))};
}

type range_of(type element) {
    return {.kind = type_kind::range, .element = std::make_shared<type const>(single(std::move(element)))};
}

type number_within(bounds within, unit in, bool whole) {
    return {.kind = type_kind::number, .in = in, .within = std::move(within), .whole = whole};
}

type single(type of) {
    of.yearly = false;
    return of;
}

type const* field_of(type const& context, std::string_view name) {
    if (context.fields)
        for (auto const& each : *context.fields)
            if (each.name == name || (!each.id.empty() && each.id == name)) return &each.of;
    return nullptr;
}

std::optional<type> join_types(type const& left, type const& right) {
    bool const absent = left.may_be_absent || right.may_be_absent || left.kind == type_kind::null ||
                        right.kind == type_kind::null;
    bool const both_yearly = left.yearly || right.yearly;
    auto const finished = [&](type of) {
        of.may_be_absent = absent;
        of.yearly = both_yearly;
        return of;
    };
    if (left.kind == type_kind::null) return finished(right);
    if (right.kind == type_kind::null) return finished(left);
    if (is_any(left) || is_any(right)) return finished({});
    bool const codes = (left.kind == type_kind::code && right.kind == type_kind::string) ||
                       (left.kind == type_kind::string && right.kind == type_kind::code);
    if (codes) return finished(of_kind(type_kind::code));
    if (left.kind != right.kind || left.in != right.in) return std::nullopt;
    type joined = left;
    joined.within = hull(left.within, right.within);
    joined.whole = left.whole && right.whole;
    joined.values = join_values(left, right);
    joined.fields = join_fields(left, right);
    auto const element = join_elements(left.element, right.element);
    if (!element) return std::nullopt;
    joined.element = *element;
    return finished(std::move(joined));
}

std::optional<type> checker::join(std::span<expression* const> alternatives) {
    std::optional<type> joined;
    expression* first = nullptr;
    bool anything = false;
    bool absent = false;
    for (auto* each : alternatives) {
        absent = absent || each->of.kind == type_kind::null || each->of.may_be_absent;
        if (is_any(each->of) && !is_unknown(*each)) anything = true;
        if (is_any(each->of) || each->of.kind == type_kind::null || fits_any_unit(*each)) continue;
        auto of = with_own_value(*each);
        if (!joined) {
            joined = std::move(of);
            first = each;
            continue;
        }
        auto both = join_types(*joined, of);
        if (!both) {
            auto left = side_of(*first), right = side_of(*each);
            source_range const whole{std::min(first->range.begin, each->range.begin),
                                     std::max(first->range.end, each->range.end)};
            if (is_number(left.of) && is_number(right.of)) {
                same_unit(left, right, whole);
            } else {
                auto* found = mismatch(messages::alternatives_differ, whole, {left.text, right.text});
                label_type(found, left);
                label_type(found, right);
            }
            return std::nullopt;
        }
        joined = std::move(both);
    }
    bool unbounded = anything;
    for (auto* each : alternatives) {
        if (!fits_any_unit(*each)) continue;
        if (is_unknown(*each)) {
            unbounded = true;
            continue;
        }
        if (!joined) joined = type{.kind = type_kind::number, .within = exactly({}), .whole = true};
        if (!is_number(*joined)) {
            auto left = side_of(*first), right = side_of(*each);
            auto* found = mismatch(messages::alternatives_differ, each->range, {left.text, right.text});
            label_type(found, left);
            return std::nullopt;
        }
        take_unit(*each, joined->in);
        joined->within = hull(joined->within, exactly({}));
    }
    if (!joined) {
        bool const only_nulls = !unbounded && absent;
        return only_nulls ? of_kind(type_kind::null) : type{};
    }
    if (unbounded) {
        joined->within = {};
        joined->values = nullptr;
    }
    joined->may_be_absent = absent;
    joined->yearly = false;
    for (auto* each : alternatives) {
        joined->yearly = joined->yearly || each->of.yearly;
        if (is_unknown(*each)) each->of = *joined;
    }
    return joined;
}

std::optional<type> join_types(std::span<expression* const> alternatives, source_ptr const& file,
                               diagnostics& problems) {
    static scope const nothing_visible;
    check_settings const settings;
    return checker{nothing_visible, file, problems, settings}.join(alternatives);
}

bool is_bare_number(expression const& tree) {
    if (auto const* minus = std::get_if<negation>(&tree.node)) return is_bare_number(*minus->operand);
    auto const* number = std::get_if<number_literal>(&tree.node);
    if (number == nullptr || !number->in.is_none()) return false;
    return std::all_of(number->written.begin(), number->written.end(),
                       [](char each) { return (each >= '0' && each <= '9') || each == '.'; });
}

bool fits_any_unit(expression const& tree) {
    if (is_unknown(tree)) return true;
    if (auto const* branches = std::get_if<conditional>(&tree.node))
        return fits_any_unit(*branches->then) && fits_any_unit(*branches->otherwise);
    if (auto const* minus = std::get_if<negation>(&tree.node)) return fits_any_unit(*minus->operand);
    auto const* number = std::get_if<number_literal>(&tree.node);
    return number != nullptr && number->value.is_zero() && is_bare_number(tree);
}

void take_unit(expression& tree, unit const& in) {
    if (!is_number(tree.of)) return;
    tree.of.in = in;
    if (auto* branches = std::get_if<conditional>(&tree.node)) {
        take_unit(*branches->then, in);
        take_unit(*branches->otherwise, in);
    }
    if (auto* minus = std::get_if<negation>(&tree.node)) take_unit(*minus->operand, in);
}

bool is_constant(expression const& tree) {
    if (auto const* minus = std::get_if<negation>(&tree.node)) return is_constant(*minus->operand);
    if (auto const* both = std::get_if<binary>(&tree.node))
        return is_constant(*both->left) && is_constant(*both->right);
    if (auto const* used = std::get_if<name>(&tree.node))
        return used->meaning != nullptr && used->meaning->kind == symbol_kind::parameter;
    return std::holds_alternative<number_literal>(tree.node);
}

bool is_percentage(expression const& tree) {
    if (auto const* minus = std::get_if<negation>(&tree.node)) return is_percentage(*minus->operand);
    auto const* number = std::get_if<number_literal>(&tree.node);
    return number != nullptr && (number->written.ends_with('%') || number->written.ends_with("百分点"));
}

std::optional<std::int64_t> literal_integer(expression const& tree) {
    if (auto const* minus = std::get_if<negation>(&tree.node)) {
        auto const inner = std::get_if<number_literal>(&minus->operand->node);
        auto const number = inner != nullptr ? inner->value.to_int64() : std::nullopt;
        return number && *number > -1000 && *number < 1000 ? std::optional{-*number} : std::nullopt;
    }
    auto const* number = std::get_if<number_literal>(&tree.node);
    return number != nullptr ? number->value.to_int64() : std::nullopt;
}

std::pair<message const*, std::vector<std::string>> words_for(type const& of) {
    using enum type_kind;
    switch (of.kind) {
    case null: return {&messages::is_null, {}};
    case boolean: return {&messages::is_boolean, {}};
    case number:
        if (of.in.is_none()) return {&messages::is_pure_number, {}};
        return {&messages::is_number, {to_string(of.in)}};
    case string: return {&messages::is_text, {}};
    case date:
    case time:
    case date_time: return {&messages::is_time, {}};
    case months_duration: return {&messages::is_months, {}};
    case time_duration: return {&messages::is_days, {}};
    case list:
    case range:
    case context: return {&messages::is_collection, {}};
    case any:
    case function:
    case code:
    case code_list: break;
    }
    return {&messages::is_other, {}};
}

} // namespace huiqi::feel
