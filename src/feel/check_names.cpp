#include <algorithm>

#include "bounds.hpp"
#include "checker.hpp"

#include <huiqi/text/messages/check.hpp>

/// Literals, names, and parts of what names stand for.
namespace huiqi::feel {
namespace {

std::vector<std::string> names_of(std::vector<field> const& fields) {
    std::vector<std::string> names;
    for (auto const& each : fields) {
        names.push_back(each.name);
        if (!each.id.empty()) names.push_back(each.id);
    }
    return names;
}

/// The parts that values of a kind have by themselves: `成立日期.year`. Empty for other kinds.
std::vector<field> properties_of(type const& of) {
    auto const number = [](std::string name, std::int64_t low, std::int64_t high) {
        return field{std::move(name), {}, number_within(from_to(low, high), {}, true)};
    };
    auto const part = [](std::string name) { return field{std::move(name), {}, number_within({}, {}, true)}; };
    std::vector<field> parts;
    bool const clock = of.kind == type_kind::time || of.kind == type_kind::date_time;
    if (of.kind == type_kind::date || of.kind == type_kind::date_time)
        parts = {part("year"), number("month", 1, 12), number("day", 1, 31), number("weekday", 1, 7)};
    if (clock) {
        auto offset = of_kind(type_kind::time_duration);
        offset.may_be_absent = true;
        parts.insert(parts.end(), {number("hour", 0, 23), number("minute", 0, 59), number("second", 0, 59)});
        parts.push_back({"time offset", {}, offset});
        auto zone = of_kind(type_kind::string);
        zone.may_be_absent = true;
        parts.push_back({"timezone", {}, zone});
    }
    if (of.kind == type_kind::months_duration) parts = {part("years"), number("months", -11, 11)};
    if (of.kind == type_kind::time_duration)
        parts = {part("days"), number("hours", -23, 23), number("minutes", -59, 59), number("seconds", -59, 59)};
    if (of.kind == type_kind::range) {
        auto end = of.element ? *of.element : type{};
        end.may_be_absent = true; // a range can be open without end
        parts = {{"start", {}, end},
                 {"end", {}, end},
                 {"start included", {}, of_kind(type_kind::boolean)},
                 {"end included", {}, of_kind(type_kind::boolean)}};
    }
    return parts;
}

/// The part of a path that follows the last point.
source_range member_place(expression const& tree, path const& node) {
    auto const length = static_cast<std::uint32_t>(node.member.size());
    return length < tree.range.end - tree.range.begin ? source_range{tree.range.end - length, tree.range.end}
                                                      : tree.range;
}

} // namespace

type node_checker::operator()(null_literal&) const { return of_kind(type_kind::null); }
type node_checker::operator()(unknown_literal&) const { return {}; }
type node_checker::operator()(boolean_literal&) const { return of_kind(type_kind::boolean); }
type node_checker::operator()(number_literal& node) const {
    return number_within(exactly(node.value), node.in, node.value.is_integer());
}
type node_checker::operator()(string_literal&) const { return of_kind(type_kind::string); }

type node_checker::operator()(temporal_literal& node) const {
    struct kind_of {
        type_kind operator()(date const&) const { return type_kind::date; }
        type_kind operator()(time const&) const { return type_kind::time; }
        type_kind operator()(date_time const&) const { return type_kind::date_time; }
        type_kind operator()(months_duration const&) const { return type_kind::months_duration; }
        type_kind operator()(time_duration const&) const { return type_kind::time_duration; }
    };
    return of_kind(std::visit(kind_of{}, node.value));
}

type node_checker::operator()(name& node) const {
    node.meaning = with.find(node.text);
    if (with.visible().is_uncertain(node.text)) {
        if (node.meaning != nullptr) (void)with.is_ready(*node.meaning);
        return {};
    }
    static auto const* const no_input = language_scope().find("?");
    if (node.meaning == nullptr || node.meaning == no_input) {
        with.unknown_name(node, tree.range);
        return {};
    }
    if (!with.is_ready(*node.meaning)) return {};
    bool const language = node.meaning->kind == symbol_kind::built_in && node.meaning->of.kind == type_kind::function;
    if (with.strict() && (node.meaning->calls || language)) {
        with.report(messages::function_without_call, tree.range, {node.text});
        return {};
    }
    with.yearly = with.yearly || node.meaning->of.yearly;
    return node.meaning->of;
}

type node_checker::operator()(path& node) const {
    auto const& object = with.check(*node.object);
    bool const mapped = object.kind == type_kind::list;
    type const owner = mapped ? (object.element ? *object.element : type{}) : object;
    if (owner.has_other_fields()) return mapped ? list_of({}) : type{};
    auto const place = member_place(tree, node);
    if (auto const properties = properties_of(owner); !properties.empty()) {
        for (auto const& each : properties)
            if (each.name == node.member) {
                auto of = mapped ? list_of(each.of) : each.of;
                of.may_be_absent = of.may_be_absent || object.may_be_absent;
                return of;
            }
        auto* found = with.mismatch(messages::unknown_member, place, {with.text(*node.object), node.member});
        with.suggest(found, place, node.member, names_of(properties));
        return {};
    }
    if (owner.kind != type_kind::context) {
        auto* found = with.mismatch(messages::no_members, place, {with.text(*node.object)});
        with.label_type(found, with.side_of(*node.object));
        return {};
    }
    auto const* member = field_of(owner, node.member);
    if (member == nullptr) {
        auto* found = with.mismatch(messages::unknown_member, place, {with.text(*node.object), node.member});
        with.suggest(found, place, node.member, names_of(*owner.fields));
        return {};
    }
    auto of = mapped ? list_of(*member) : *member;
    of.may_be_absent = of.may_be_absent || object.may_be_absent;
    return of;
}

type node_checker::operator()(filter& node) const {
    auto const list = with.check(*node.list);
    auto const element = list.kind == type_kind::list ? (list.element ? *list.element : type{}) : list;
    // Every filter brings all names in again; of FEEL by itself so many are looked up in the items.
    constexpr std::size_t most = 64;
    bool const too_many = !with.strict() && element.fields && element.fields->size() > most;
    scope inner{&with.visible()};
    bool const uncertain = element.has_other_fields() || too_many;
    if (uncertain)
        inner.may_have_more();
    else if (element.fields)
        for (auto const& each : *element.fields) {
            with.bind(inner, each.name, each.of);
            if (!each.id.empty() && each.id != each.name) with.bind(inner, each.id, each.of);
        }
    if (!uncertain) with.bind(inner, "item", element);
    auto const* outer = with.enter(inner);
    auto const condition = with.check(*node.condition);
    with.leave(outer);

    if (list.kind != type_kind::list && !is_any(list)) with.need_list(*node.list);
    if (is_number(condition)) {
        with.need_pure_number(*node.condition);
        if (literal_integer(*node.condition) == 0) with.mismatch(messages::index_from_one, node.condition->range);
        auto of = element;
        of.may_be_absent = of.may_be_absent || list.may_be_absent;
        return of;
    }
    if (!is_any(condition)) with.need_boolean(*node.condition);
    if (is_any(list)) return {};
    return list.kind == type_kind::list ? list : list_of(list);
}

} // namespace huiqi::feel
