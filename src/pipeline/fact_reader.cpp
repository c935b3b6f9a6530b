#include "fact_reader.hpp"

#include <utility>
#include <vector>

#include <huiqi/evaluate/detail/fit_value.hpp>
#include <huiqi/text/messages/profile.hpp>

#include "feel/quantity_text.hpp"

namespace huiqi {

using feel::type_kind;

namespace {

[[nodiscard]] unit unit_of(plan_record::type const& type) {
    unit in;
    for (std::size_t i = 0; i < in.powers.size(); ++i) in.powers[i] = type.powers[i];
    return in;
}

/// A list or mapping of which nothing is declared, as its file shows it.
[[nodiscard]] value undeclared(document_node const& node) {
    if (node.is_null()) return value::absent();
    if (node.what == document_node::sequence) {
        std::vector<value> items;
        for (auto const& each : node.items) items.push_back(undeclared(each));
        return value::list(std::move(items));
    }
    if (node.what == document_node::mapping) {
        std::vector<std::pair<std::string, value>> entries;
        for (auto const& each : node.entries) entries.push_back({each.key.text.text(), undeclared(each.value)});
        return value::context(std::move(entries));
    }
    auto const& text = node.text.text();
    if (node.style == scalar_style::plain) {
        if (text == "true" || text == "false") return value{text == "true"};
        if (auto const number = parse_decimal(text)) return value{*number};
    }
    return value{std::string_view{text}};
}

/// The days of a certificate in Chinese, as rule files spell these keys.
[[nodiscard]] std::string_view key_of_period(std::string_view key) {
    return key == "自" ? "from" : key == "至" ? "to" : key;
}

/// Ends of a length of time, which the plan keeps in months or seconds.
[[nodiscard]] std::string lengths_text(feel::bounds of, bool months) {
    auto const end = [&](std::optional<decimal> const& length) -> std::string {
        if (!length) return {};
        if (months) return to_string(*length) + "个月";
        return to_string(divide(*length, decimal::from_integer(86'400)).value_or(*length)) + "天";
    };
    return (of.low_closed ? "[" : "(") + end(of.low) + ".." + end(of.high) + (of.high_closed ? "]" : ")");
}

} // namespace

bool fact_reader::is_unknown(document_node const& node) {
    return node.what == document_node::scalar && node.style == scalar_style::plain &&
           (node.text.text() == "unknown" || node.text.text() == "未知");
}

void fact_reader::needs(message const& what, document_node const& node, std::string_view name) const {
    wrong_.add(what, node.range, {std::string{name}, shown_in_message(node)});
}

std::optional<value> fact_reader::read(plan_record::index type, document_node const& node,
                                       std::string_view name) const {
    auto const& wanted = plan_.tables.types[type];
    if (is_unknown(node)) return plan_.unknown[type];
    if (node.is_null()) {
        if ((wanted.flags & record::may_be_absent) != 0) return value::absent();
        wrong_.add(messages::profile_not_absent, node.range, {std::string{name}});
        return std::nullopt;
    }
    switch (static_cast<type_kind>(wanted.kind)) {
    case type_kind::boolean: return boolean(node, name);
    case type_kind::number: return number(type, node, name);
    case type_kind::date: return day(type, node, name);
    case type_kind::months_duration: return duration(type, node, name, true);
    case type_kind::time_duration: return duration(type, node, name, false);
    case type_kind::code:
    case type_kind::string: return text(type, node, name);
    case type_kind::list: return list(wanted, node, name);
    case type_kind::context: return fields(wanted, node, name);
    default: return undeclared(node);
    }
}

std::optional<value> fact_reader::boolean(document_node const& node, std::string_view name) const {
    auto const meant = node.what == document_node::scalar ? meant_boolean(node.text.text()) : std::nullopt;
    if (!meant) {
        needs(messages::profile_needs_boolean, node, name);
        return std::nullopt;
    }
    std::string const plain = *meant ? "true" : "false";
    if (node.style == scalar_style::plain && node.text.text() == plain) return value{*meant};
    wrong_.add(messages::profile_spelling, node, {std::string{name}, shown_in_message(node), plain}, plain, false);
    return std::nullopt;
}

bool fact_reader::has_unit(quantity const& known, record const& type, document_node const& node,
                           std::string_view name) const {
    bool const timed = known.months || known.days;
    if (!timed && known.unit_text.empty()) return true;
    auto const wanted = unit_of(type);
    if (!timed && known.in == wanted) return true;
    if (wanted.is_none()) {
        wrong_.add(messages::profile_no_unit, node.range, {std::string{name}, shown_in_message(node)});
        return false;
    }
    // 300万 of money leaves out 元.
    bool const scale_alone = known.unit_text == "万" || known.unit_text == "亿";
    auto const mend = scale_alone ? node.text.text() + to_string(wanted) : std::string{};
    wrong_.add(messages::profile_wrong_unit, node, {std::string{name}, to_string(wanted), shown_in_message(node)},
               mend);
    return false;
}

std::optional<value> fact_reader::number(plan_record::index type, document_node const& node,
                                         std::string_view name) const {
    auto const& wanted = plan_.tables.types[type];
    if (node.what != document_node::scalar) {
        needs(messages::profile_needs_number, node, name);
        return std::nullopt;
    }
    auto const& text = node.text.text();
    auto const known = written_quantity(text);
    if (!known) {
        auto const plain = plain_spelling(text);
        if (plain != text && written_quantity(plain))
            wrong_.add(messages::profile_spelling, node, {std::string{name}, shown_in_message(node), plain}, plain);
        else
            needs(messages::profile_needs_number, node, name);
        return std::nullopt;
    }
    if (known->wrong != nullptr) {
        wrong_.add(*known->wrong, node.range, {cut_for_message(text)});
        return std::nullopt;
    }
    if (known->rounded) {
        wrong_.add(messages::profile_too_many_digits, node.range, {std::string{name}});
        return std::nullopt;
    }
    if (!has_unit(*known, wanted, node, name)) return std::nullopt;
    return inside(type, value{known->number}, node, name, known->unit_text == "%");
}

std::optional<value> fact_reader::day(plan_record::index type, document_node const& node, std::string_view name) const {
    auto const& text = node.text.text();
    bool const is_scalar = node.what == document_node::scalar;
    if (auto const known = is_scalar ? parse_date(text) : std::nullopt) return inside(type, value{*known}, node, name);
    if (auto const meant = is_scalar ? meant_date(text) : std::nullopt) {
        auto const plain = to_string(*meant);
        wrong_.add(messages::profile_spelling, node, {std::string{name}, shown_in_message(node), plain}, plain);
    } else {
        needs(messages::profile_needs_date, node, name);
    }
    return std::nullopt;
}

std::optional<value> fact_reader::duration(plan_record::index type, document_node const& node, std::string_view name,
                                           bool months) const {
    auto const& what = months ? messages::profile_needs_months : messages::profile_needs_days;
    std::optional<value> known;
    if (node.what == document_node::scalar) {
        auto const& text = node.text.text();
        auto const written = written_quantity(text);
        if (written && written->wrong != nullptr) {
            wrong_.add(*written->wrong, node.range, {cut_for_message(text)});
            return std::nullopt;
        }
        if (months) {
            auto const length = written ? written->months : parse_months_duration(text);
            if (length) known = value{*length};
        } else {
            auto const length = written ? written->days : parse_time_duration(text);
            if (length) known = value{*length};
        }
    }
    if (known) return inside(type, *known, node, name);
    needs(what, node, name);
    return std::nullopt;
}

std::optional<value> fact_reader::text(plan_record::index type, document_node const& node,
                                       std::string_view name) const {
    auto const& written = node.text.text();
    bool const truth = node.style == scalar_style::plain && (written == "true" || written == "false");
    if (node.what != document_node::scalar || truth) {
        needs(messages::profile_needs_text, node, name);
        return std::nullopt;
    }
    auto fitted = detail::value_fitter{plan_, name}.fit(type, value{std::string_view{written}});
    if (fitted.wrong == nullptr) return std::move(fitted.what);
    fitted.arguments[1] = cut_for_message(written);
    wrong_.add(*fitted.wrong, node, std::move(fitted.arguments), nearest(written, plan_.declared[type]));
    return std::nullopt;
}

std::optional<value> fact_reader::list(record const& type, document_node const& node, std::string_view name) const {
    if (node.what != document_node::sequence) {
        needs(messages::profile_needs_list, node, name);
        return std::nullopt;
    }
    if (node.items.size() > detail::longest_supplied) {
        wrong_.add(messages::profile_too_long, node.range, {std::string{name}, std::to_string(node.items.size())});
        return std::nullopt;
    }
    if (type.element == plan_record::none) return undeclared(node);
    std::vector<value> items;
    bool whole = true;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        auto item = read(type.element, node.items[i], std::string{name} + "[" + std::to_string(i + 1) + "]");
        whole = whole && item;
        if (whole) items.push_back(std::move(*item));
    }
    if (!whole) return std::nullopt;
    return value::list(std::move(items));
}

std::optional<value> fact_reader::fields(record const& type, document_node const& node, std::string_view name) const {
    if (type.field_count == 0 && node.what == document_node::mapping) return undeclared(node);
    auto const field = [&](std::uint32_t i) -> plan_record::field const& {
        return plan_.tables.fields[type.first_field + i];
    };
    if (node.what != document_node::mapping) {
        auto const first = type.field_count == 0 ? std::string{} : std::string{plan_.text(field(0).name)};
        wrong_.add(messages::profile_needs_fields, node.range, {std::string{name}, shown_in_message(node), first});
        return std::nullopt;
    }
    bool const is_period = type.field_count == 2 && plan_.text(field(0).name) == "from";
    std::vector<std::pair<std::string, value>> entries;
    std::vector<document_node const*> given(type.field_count, nullptr);
    for (std::uint32_t i = 0; i < type.field_count; ++i)
        entries.push_back({std::string{plan_.text(field(i).name)}, plan_.unknown[field(i).type]});
    bool whole = true;
    for (auto const& each : node.entries) {
        std::string_view const written = each.key.text.text();
        auto const key = is_period ? key_of_period(written) : written;
        std::uint32_t at = 0;
        while (at < type.field_count && key != plan_.text(field(at).name) &&
               (key != plan_.text(field(at).id) || key.empty()))
            ++at;
        if (at == type.field_count) {
            std::vector<std::string> known;
            for (std::uint32_t i = 0; i < type.field_count; ++i)
                for (auto const spelling : {plan_.text(field(i).name), plan_.text(field(i).id)})
                    if (!spelling.empty()) known.push_back(std::string{spelling});
            wrong_.add_misspelt(messages::profile_unknown_field, each.key,
                                {std::string{name}, cut_for_message(each.key.text.text())}, known);
            whole = false;
            continue;
        }
        auto const path = std::string{name} + "." + entries[at].first;
        if (given[at] != nullptr) {
            wrong_.add_twice(each.key, *given[at], path);
            whole = false;
            continue;
        }
        given[at] = &each.key;
        auto known = read(field(at).type, each.value, path);
        whole = whole && known;
        if (known) entries[at].second = std::move(*known);
    }
    if (!whole) return std::nullopt;
    return value::context(std::move(entries));
}

std::optional<value> fact_reader::read_certificate(plan_record::fact const& fact, document_node const& node,
                                                   std::string_view name) const {
    auto const periods = read(fact.type, node, name);
    if (!periods || periods->what() != value::shape::list) return periods;
    std::vector<value> whole;
    for (std::size_t i = 0; i < periods->items().size(); ++i) {
        auto fitted = detail::fit_certificate(fact, value::list({periods->items()[i]}));
        if (fitted.wrong != nullptr)
            wrong_.add(*fitted.wrong, node.items[i].range, std::move(fitted.arguments));
        else
            whole.push_back(fitted.what.items().front());
    }
    if (whole.size() != periods->items().size()) return std::nullopt;
    return value::list(std::move(whole));
}

feel::bounds fact_reader::bounds_of(record const& type) const {
    auto const end = [&](std::uint32_t flag, plan_record::index at) -> std::optional<decimal> {
        if ((type.flags & flag) == 0 || plan_.constants[at].what() != value::shape::number) return std::nullopt;
        return plan_.constants[at].low();
    };
    return {end(record::has_low, type.low), end(record::has_high, type.high), (type.flags & record::low_open) == 0,
            (type.flags & record::high_open) == 0};
}

std::string fact_reader::range_text(record const& type, bool percent) const {
    switch (static_cast<type_kind>(type.kind)) {
    case type_kind::number: return feel::bounds_text(bounds_of(type), unit_of(type), percent);
    case type_kind::months_duration: return lengths_text(bounds_of(type), true);
    case type_kind::time_duration: return lengths_text(bounds_of(type), false);
    default: return {};
    }
}

std::optional<value> fact_reader::inside(plan_record::index type, value known, document_node const& node,
                                         std::string_view name, bool percent) const {
    auto fitted = detail::value_fitter{plan_, name}.fit(type, known);
    if (fitted.wrong == nullptr) return std::move(fitted.what);
    wrong_.add(*fitted.wrong, node.range,
               {std::string{name}, shown_in_message(node), range_text(plan_.tables.types[type], percent)});
    return std::nullopt;
}

} // namespace huiqi
