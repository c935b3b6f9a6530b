#include <algorithm>
#include <cstdlib>

#include "bounds.hpp"
#include "checker.hpp"
#include "operators.hpp"
#include "quantity_text.hpp"

#include <huiqi/text/messages/check.hpp>

/// Arithmetic and comparison.
namespace huiqi::feel {
namespace {

constexpr int greatest_power = 6; ///< of a base unit; no document needs more

bool is_duration(type const& of) {
    return of.kind == type_kind::months_duration || of.kind == type_kind::time_duration;
}
bool is_day_or_moment(type const& of) { return of.kind == type_kind::date || of.kind == type_kind::date_time; }
bool is_months_and_days(type const& left, type const& right) {
    return is_duration(left) && is_duration(right) && left.kind != right.kind;
}

type absent_if(type of, type const& left, type const& right) {
    of.may_be_absent = left.may_be_absent || right.may_be_absent;
    return of;
}

/// The type of a sum or difference of two types that are no numbers; empty if there is none.
std::optional<type> sum_of_kinds(bool plus, type const& left, type const& right) {
    if (plus && left.kind == type_kind::string && right.kind == type_kind::string) return of_kind(type_kind::string);
    if (is_duration(left) && left.kind == right.kind) return of_kind(left.kind);
    if (is_day_or_moment(left) && is_duration(right)) return of_kind(left.kind);
    if (plus && is_duration(left) && is_day_or_moment(right)) return of_kind(right.kind);
    if (!plus && is_day_or_moment(left) && is_day_or_moment(right)) return of_kind(type_kind::time_duration);
    if (left.kind == type_kind::time && right.kind == type_kind::time_duration) return of_kind(type_kind::time);
    if (plus && left.kind == type_kind::time_duration && right.kind == type_kind::time) return of_kind(type_kind::time);
    if (!plus && left.kind == type_kind::time && right.kind == type_kind::time)
        return of_kind(type_kind::time_duration);
    return std::nullopt;
}

/// Of a product or quotient.
std::optional<type> product_of_kinds(binary_operator op, type const& left, type const& right) {
    bool const times = op == binary_operator::multiply;
    if (is_duration(left) && is_number(right) && right.in.is_none()) return of_kind(left.kind);
    if (times && is_number(left) && left.in.is_none() && is_duration(right)) return of_kind(right.kind);
    if (!times && is_duration(left) && left.kind == right.kind) return number_within({});
    return std::nullopt;
}

bool too_complex(unit const& in) {
    return std::any_of(in.powers.begin(), in.powers.end(),
                       [](std::int8_t each) { return std::abs(each) > greatest_power; });
}

struct arithmetic {
    checker& with;
    expression& tree;
    binary& node;

    [[nodiscard]] type wrong_operands() const {
        auto const left = with.side_of(*node.left), right = with.side_of(*node.right);
        bool const only_null = left.of.kind == type_kind::null || right.of.kind == type_kind::null;
        auto* found = only_null ? with.mismatch(messages::only_null, tree.range, {with.text(tree)})
                      : is_months_and_days(left.of, right.of)
                          ? with.mismatch(messages::months_and_days, tree.range)
                          : with.mismatch(messages::cannot_calculate, tree.range,
                                          {left.text, right.text, std::string{form_of(node.op).text}});
        with.label_type(found, left);
        with.label_type(found, right);
        return {};
    }

    [[nodiscard]] type sum() const {
        bool const plus = node.op == binary_operator::add;
        auto left = with.side_of(*node.left), right = with.side_of(*node.right);
        if (is_any(left.of) || is_any(right.of)) {
            // One known operand tells the kind and unit where the other can be nothing else.
            auto const& known = is_any(left.of) ? right.of : left.of;
            if (is_number(known)) return number_within({}, known.in);
            return known.kind == type_kind::string && plus ? of_kind(type_kind::string) : type{};
        }
        if (is_number(left.of) && is_number(right.of)) {
            if (!with.same_unit(left, right, tree.range)) return {};
            auto const within = plus ? add(left.of.within, right.of.within) : subtract(left.of.within, right.of.within);
            return number_within(within, left.of.in, left.of.whole && right.of.whole);
        }
        auto of = sum_of_kinds(plus, left.of, right.of);
        return of ? *of : wrong_operands();
    }

    [[nodiscard]] type product() const {
        auto const& left = node.left->of;
        auto const& right = node.right->of;
        if (is_any(left) || is_any(right)) return {};
        if (!is_number(left) || !is_number(right)) {
            auto of = product_of_kinds(node.op, left, right);
            return of ? *of : wrong_operands();
        }
        bool const times = node.op == binary_operator::multiply;
        auto const in = times ? left.in * right.in : left.in / right.in;
        if (too_complex(in)) {
            with.report(messages::unit_too_complex, tree.range, {to_string(in)});
            return {};
        }
        bool const by_zero = !times && right.within.low == decimal{} && right.within.high == decimal{};
        if (by_zero) {
            with.mismatch(messages::only_null, tree.range, {with.text(tree)});
            return {};
        }
        auto const within = times ? multiply(left.within, right.within) : divide(left.within, right.within);
        return number_within(within, in, times && left.whole && right.whole);
    }

    [[nodiscard]] type power() const {
        if (is_any(node.left->of) || is_any(node.right->of)) return {};
        if (!is_number(node.left->of) || !is_number(node.right->of)) return wrong_operands();
        with.need_pure_number(*node.right);
        auto const exponent = literal_integer(*node.right);
        unit in;
        if (exponent && *exponent > 0 && *exponent <= greatest_power)
            for (auto i = *exponent; i > 0 && !too_complex(in); --i) in = in * node.left->of.in;
        else
            with.need_pure_number(*node.left);
        if (too_complex(in)) {
            with.report(messages::unit_too_complex, tree.range, {to_string(in)});
            return {};
        }
        bool const positive = is_never_negative(node.left->of.within) || (exponent && *exponent % 2 == 0);
        bool const integer = node.left->of.whole && exponent && *exponent >= 0;
        return number_within(positive ? at_least({}) : bounds{}, in, integer);
    }

    [[nodiscard]] type comparison() const {
        auto left = with.side_of(*node.left), right = with.side_of(*node.right);
        bool const ordered = node.op != binary_operator::equal && node.op != binary_operator::not_equal;
        if (with.comparable(left, right, ordered, tree.range)) with.undecided(node.op, left, right, tree.range);
        auto of = of_kind(type_kind::boolean);
        return ordered ? absent_if(std::move(of), left.of, right.of) : of;
    }

    [[nodiscard]] type logic() const {
        with.need_boolean(*node.left);
        with.need_boolean(*node.right);
        return of_kind(type_kind::boolean);
    }
};

/// A whole phrase to quote: the two numbers' units, and which of them lacks one. The standard has no units, so there is
/// no null that it would have this give: a mistake however strictly is checked.
void unit_mistake(checker& with, side const& left, side const& right, source_range whole) {
    for (auto const& [bare, other] : {std::pair{&left, &right}, std::pair{&right, &left}}) {
        if (bare->tree == nullptr || !is_bare_number(*bare->tree) || !bare->of.in.is_none()) continue;
        bool const money = other->of.in == unit::of(unit::yuan);
        auto const symbol = to_string(other->of.in);
        auto* found = with.report(money ? messages::money_unit_missing : messages::unit_missing, bare->tree->range,
                                  {bare->text, symbol});
        with.label_type(found, *other);
        // Of money the scale is not known: 元 and 万元 are both likely.
        if (!money) found->mends.push_back({bare->tree->range, bare->text + symbol});
        return;
    }
    bool const one_sided = left.of.in.is_none() || right.of.in.is_none();
    auto const a = to_string(left.of.in), b = to_string(right.of.in);
    auto* found = one_sided ? with.report(messages::unit_on_one_side, whole, {a.empty() ? b : a})
                            : with.report(messages::units_differ, whole, {a, b});
    with.label_type(found, left);
    with.label_type(found, right);
}

/// A literal that the other side's declared values do not have.
bool is_foreign_value(checker& with, side const& declared, side const& literal) {
    auto const* text = literal.tree != nullptr ? std::get_if<string_literal>(&literal.tree->node) : nullptr;
    if (text == nullptr || !declared.of.values || declared.of.kind != type_kind::string) return false;
    auto const& values = *declared.of.values;
    if (std::find(values.begin(), values.end(), text->value) != values.end()) return false;
    std::string all;
    for (auto const& each : values) {
        if (all.size() > 200) {
            all += "…";
            break;
        }
        all += (all.empty() ? "" : "、") + each;
    }
    auto* found = with.mismatch(messages::value_not_declared, literal.tree->range, {text->value, all});
    if (found != nullptr) {
        with.suggest(found, literal.tree->range, text->value, values);
        if (!found->mends.empty()) found->mends.back().text = '"' + found->mends.back().text + '"';
    }
    return true;
}

bool share_a_value(side const& left, side const& right) {
    if (!left.of.values || !right.of.values || left.of.values == right.of.values) return true;
    return std::any_of(left.of.values->begin(), left.of.values->end(), [&](std::string const& each) {
        return std::find(right.of.values->begin(), right.of.values->end(), each) != right.of.values->end();
    });
}

} // namespace

bool checker::same_unit(side& left, side& right, source_range whole) {
    if (left.of.in == right.of.in) return true;
    for (auto const& [zero, other] : {std::pair{&left, &right}, std::pair{&right, &left}}) {
        if (zero->tree == nullptr || !fits_any_unit(*zero->tree)) continue;
        take_unit(*zero->tree, other->of.in);
        zero->of.in = other->of.in;
        return true;
    }
    unit_mistake(*this, left, right, whole);
    return false;
}

bool checker::comparable(side& left, side& right, bool ordered, source_range whole) {
    if (left.of.kind == type_kind::null || right.of.kind == type_kind::null) {
        auto const& other = left.of.kind == type_kind::null ? right : left;
        if (ordered) {
            mismatch(messages::only_null, whole, {text(whole)});
            return false;
        }
        bool const sure = !other.of.may_be_absent && !is_any(other.of) && other.of.kind != type_kind::null &&
                          inside_function == 0;
        if (sure) mismatch(messages::never_absent, whole, {other.text});
        return false;
    }
    if (is_any(left.of) || is_any(right.of)) return false;
    if (is_number(left.of) && is_number(right.of)) return same_unit(left, right, whole);
    if (left.of.kind == type_kind::code || right.of.kind == type_kind::code) {
        auto& other = left.of.kind == type_kind::code ? right : left;
        bool const text = other.tree != nullptr && std::holds_alternative<string_literal>(other.tree->node);
        if (text) other.tree->of.kind = other.of.kind = type_kind::code;
    }
    if (left.of.kind != right.of.kind) {
        auto* found = is_months_and_days(left.of, right.of)
                          ? mismatch(messages::months_and_days, whole)
                          : mismatch(messages::cannot_compare, whole, {left.text, right.text});
        label_type(found, left);
        label_type(found, right);
        return false;
    }
    auto const kind = left.of.kind;
    bool const has_order = is_number(left.of) || kind == type_kind::string || kind == type_kind::date ||
                           kind == type_kind::time || kind == type_kind::date_time || is_duration(left.of);
    if (ordered && !has_order) {
        auto* found = mismatch(messages::cannot_order, whole, {left.text});
        label_type(found, left);
        return false;
    }
    if (kind == type_kind::list && left.of.element && right.of.element &&
        !join_types(*left.of.element, *right.of.element)) {
        mismatch(messages::cannot_compare, whole, {left.text, right.text});
        return false;
    }
    return true;
}

bool checker::undecided(binary_operator op, side const& left, side const& right, source_range whole) {
    if (!strict() || inside_function > 0) return true;
    bool const equality = op == binary_operator::equal || op == binary_operator::not_equal;
    if (equality && left.of.kind == type_kind::string) {
        if (is_foreign_value(*this, left, right) || is_foreign_value(*this, right, left)) return false;
        if (share_a_value(left, right)) return true;
        report(messages::never_equal, whole, {left.text, right.text});
        return false;
    }
    if (!is_number(left.of) || !is_number(right.of)) return true;
    auto const constant = [](side const& each) { return each.tree != nullptr && is_constant(*each.tree); };
    if (constant(left) && constant(right)) return true;
    auto const always = decided(op, left.of.within, right.of.within);
    auto const& about = constant(left) ? right : left;
    // What always holds of a number says no more than that there is one, which may be what is asked.
    if (!always || (*always && (left.of.may_be_absent || right.of.may_be_absent))) return true;
    auto const& limit = constant(left) ? left : right;
    bool const percent = limit.tree != nullptr && is_percentage(*limit.tree);
    report(*always ? messages::always_true : messages::always_false, whole,
           {text(whole), about.text, bounds_text(about.of.within, about.of.in, percent)});
    return false;
}

type node_checker::operator()(negation& node) const {
    auto const& of = with.check(*node.operand);
    if (is_number(of)) {
        auto result = number_within(negated(of.within), of.in, of.whole);
        result.may_be_absent = of.may_be_absent;
        return result;
    }
    if (is_any(of) || is_duration(of)) return of;
    with.need(*node.operand, {type_kind::number}, messages::needs_number);
    return {};
}

type node_checker::operator()(binary& node) const {
    with.check(*node.left);
    with.check(*node.right);
    arithmetic const both{with, tree, node};
    auto const either_absent = [&](type of) { return absent_if(std::move(of), node.left->of, node.right->of); };
    switch (node.op) {
    case binary_operator::logical_or:
    case binary_operator::logical_and: return either_absent(both.logic());
    case binary_operator::add:
    case binary_operator::subtract: return either_absent(both.sum());
    case binary_operator::multiply:
    case binary_operator::divide: return either_absent(both.product());
    case binary_operator::power: return either_absent(both.power());
    case binary_operator::equal:
    case binary_operator::not_equal:
    case binary_operator::less:
    case binary_operator::less_or_equal:
    case binary_operator::greater:
    case binary_operator::greater_or_equal: return both.comparison();
    }
    return {};
}

type node_checker::operator()(between& node) const {
    with.check(*node.value);
    with.check(*node.low);
    with.check(*node.high);
    auto value = with.side_of(*node.value), low = with.side_of(*node.low), high = with.side_of(*node.high);
    bool const both = with.comparable(value, low, true, tree.range) && with.comparable(value, high, true, tree.range);
    if (both && with.undecided(binary_operator::greater_or_equal, value, low, tree.range))
        with.undecided(binary_operator::less_or_equal, value, high, tree.range);
    auto of = of_kind(type_kind::boolean);
    of.may_be_absent = value.of.may_be_absent || low.of.may_be_absent || high.of.may_be_absent;
    return of;
}

} // namespace huiqi::feel
