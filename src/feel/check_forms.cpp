#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "bounds.hpp"
#include "checker.hpp"

#include <huiqi/text/messages/check.hpp>

/// Conditions, loops, lists, contexts, functions.
namespace huiqi::feel {
namespace {

struct named_kind {
    std::string_view name;
    type_kind kind;
};

constexpr std::array named_kinds{
    named_kind{"Any", type_kind::any},
    named_kind{"any", type_kind::any},
    named_kind{"Null", type_kind::null},
    named_kind{"number", type_kind::number},
    named_kind{"string", type_kind::string},
    named_kind{"boolean", type_kind::boolean},
    named_kind{"date", type_kind::date},
    named_kind{"time", type_kind::time},
    named_kind{"date and time", type_kind::date_time},
    named_kind{"years and months duration", type_kind::months_duration},
    named_kind{"year month duration", type_kind::months_duration},
    named_kind{"days and time duration", type_kind::time_duration},
    named_kind{"day time duration", type_kind::time_duration},
    named_kind{"list", type_kind::list},
    named_kind{"context", type_kind::context},
    named_kind{"range", type_kind::range},
    named_kind{"function", type_kind::function},
};

/// The kind that the name of a type begins with: `list<number>` is a list.
std::optional<type_kind> kind_named(std::string_view text) {
    auto const bracket = text.find('<');
    auto head = text.substr(0, bracket);
    while (head.ends_with(' ')) head.remove_suffix(1);
    for (auto const& each : named_kinds)
        if (each.name == head) return each.kind;
    return std::nullopt;
}

/// A scope for each binding, so that a later one can use those before it.
class loop_scopes {
public:
    loop_scopes(checker& with, std::vector<binding>& over) : with_{with}, outer_{&with.visible()} {
        for (auto& each : over) {
            auto of = each.to ? bounds_of(each) : element_of(each);
            scopes_.push_back(std::make_unique<scope>(&with_.visible()));
            each.meaning = with_.bind(*scopes_.back(), each.name, of);
            with_.enter(*scopes_.back());
        }
    }
    ~loop_scopes() { with_.leave(outer_); }
    loop_scopes(loop_scopes const&) = delete;
    loop_scopes& operator=(loop_scopes const&) = delete;

    scope& innermost() { return *scopes_.back(); }

private:
    type element_of(binding& each) {
        auto const& of = with_.check(*each.in);
        if (of.kind == type_kind::range) return of.element ? *of.element : type{};
        return with_.need_list(*each.in);
    }
    type bounds_of(binding& each) {
        with_.check(*each.in);
        with_.check(*each.to);
        if (each.in->of.kind == type_kind::date && each.to->of.kind == type_kind::date) return of_kind(type_kind::date);
        bool const numbers = with_.need_pure_number(*each.in) && with_.need_pure_number(*each.to);
        if (!numbers || !is_number(each.in->of) || !is_number(each.to->of)) return {};
        return number_within(hull(each.in->of.within, each.to->of.within), {}, true);
    }

    checker& with_;
    scope const* outer_;
    std::vector<std::unique_ptr<scope>> scopes_;
};

} // namespace

type node_checker::operator()(conditional& node) const {
    with.check(*node.condition);
    with.need_boolean(*node.condition);
    with.check(*node.then);
    with.check(*node.otherwise);
    std::array<expression*, 2> const branches{node.then.get(), node.otherwise.get()};
    auto joined = with.join(branches);
    return joined ? std::move(*joined) : type{};
}

type node_checker::operator()(iteration& node) const {
    loop_scopes scopes{with, node.over};
    with.bind(scopes.innermost(), "partial", of_kind(type_kind::list));
    return list_of(with.check(*node.body));
}

type node_checker::operator()(quantified& node) const {
    loop_scopes const scopes{with, node.over};
    auto const& of = with.check(*node.condition);
    with.need_boolean(*node.condition);
    auto result = of_kind(type_kind::boolean);
    result.may_be_absent = of.may_be_absent;
    return result;
}

type node_checker::operator()(list& node) const {
    std::vector<expression*> items;
    bool numbers = true;
    for (auto& each : node.items) {
        auto const& of = with.check(*each);
        items.push_back(each.get());
        numbers = numbers && is_number(of);
    }
    if (items.empty()) return list_of({});
    // Items of different kinds are a list all the same; numbers of different units never belong together.
    if (!numbers) {
        type joined = items.front()->of;
        for (auto const* each : items) {
            auto both = join_types(joined, each->of);
            if (!both && !fits_any_unit(*each)) return list_of({});
            if (both) joined = std::move(*both);
        }
    }
    auto joined = with.join(items);
    return list_of(joined ? std::move(*joined) : type{});
}

type node_checker::operator()(context& node) const {
    std::vector<field> fields;
    std::set<std::string_view> keys;
    scope entries{&with.visible()};
    auto const* outer = with.enter(entries);
    for (auto& each : node.entries) {
        auto const& of = with.check(*each.value);
        fields.push_back({each.key, {}, single(of)});
        with.bind(entries, each.key, of);
        if (!keys.insert(each.key).second) with.report(messages::key_twice, each.value->range, {each.key});
    }
    with.leave(outer);
    return {.kind = type_kind::context, .fields = std::make_shared<std::vector<field> const>(std::move(fields))};
}

type node_checker::operator()(function_literal& node) const {
    scope inner{&with.visible()};
    for (auto const& each : node.parameters) {
        type of;
        if (!each.type.empty()) {
            auto const kind = kind_named(each.type);
            if (!kind) with.report(messages::unknown_type, tree.range, {each.type});
            // A number of a declared kind may still be of any unit.
            if (kind && *kind != type_kind::number) of.kind = *kind;
        }
        with.bind(inner, each.name, of);
    }
    auto const* outer = with.enter(inner);
    ++with.inside_function;
    auto of = with.check(*node.body);
    --with.inside_function;
    with.leave(outer);
    if (node.external) of = {};
    return {.kind = type_kind::function, .element = std::make_shared<type const>(single(std::move(of)))};
}

type node_checker::operator()(instance_of& node) const {
    with.check(*node.value);
    if (!kind_named(node.type)) with.report(messages::unknown_type, tree.range, {node.type});
    return of_kind(type_kind::boolean);
}

} // namespace huiqi::feel
