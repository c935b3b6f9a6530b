#pragma once

#include <string>
#include <utility>
#include <vector>

#include <huiqi/evaluate/operations/written.hpp>
#include <huiqi/plan/rule_set.hpp>

/// Making a supplied value fit the declared type of a fact: declared strings become choices, fields left out of an
/// element become unknown, a certificate gets its end. Every way into a profile (typed, JSON, YAML, Python, columns)
/// ends here.
namespace huiqi::detail {

struct fitted_value {
    value what;
    message const* wrong = nullptr;
    std::vector<std::string> arguments{};
};

/// The longest list a profile may hold.
inline constexpr std::size_t longest_supplied = 100'000;

class value_fitter {
public:
    /// `name`: what messages call the value; it must outlive the fitter.
    value_fitter(opened_plan const& plan, std::string_view name) : plan_{plan}, name_{name} {}

    [[nodiscard]] fitted_value fit(plan_record::index type, value const& given) {
        auto const& wanted = plan_.tables.types[type];
        if (given.is_null()) {
            if ((wanted.flags & plan_record::type::may_be_absent) != 0) return {value::absent()};
            return refuse(messages::profile_not_absent, {std::string{name_}});
        }
        switch (static_cast<feel::type_kind>(wanted.kind)) {
        case feel::type_kind::boolean: return of_shape(given, shape::boolean);
        case feel::type_kind::number: return number(wanted, given);
        case feel::type_kind::date: return of_shape(given, shape::day);
        case feel::type_kind::months_duration: return duration(wanted, given, shape::months);
        case feel::type_kind::time_duration: return duration(wanted, given, shape::seconds);
        case feel::type_kind::code:
        case feel::type_kind::string: return string(type, given);
        case feel::type_kind::list: return list(wanted, given);
        case feel::type_kind::context: return context(wanted, given);
        default: return {given};
        }
    }

private:
    [[nodiscard]] fitted_value refuse(message const& what, std::vector<std::string> arguments) const {
        return {value{}, &what, std::move(arguments)};
    }

    [[nodiscard]] static std::string written(value const& given) {
        auto const text = text_of(given, 0);
        if (text.what() != shape::text) return "…";
        constexpr std::size_t most = 40;
        auto const whole = text.text();
        return whole.size() <= most ? std::string{whole}
                                    : std::string{whole.substr(0, offset_of(whole, most / 3))} + "…";
    }

    [[nodiscard]] static message const& needed(shape wanted) {
        switch (wanted) {
        case shape::boolean: return messages::profile_needs_boolean;
        case shape::day: return messages::profile_needs_date;
        case shape::months: return messages::profile_needs_months;
        case shape::seconds: return messages::profile_needs_days;
        case shape::text: return messages::profile_needs_text;
        case shape::list: return messages::profile_needs_list;
        case shape::context: return messages::profile_needs_fields;
        default: return messages::profile_needs_number;
        }
    }

    [[nodiscard]] fitted_value of_shape(value const& given, shape wanted) const {
        if (given.what() == wanted) return {given};
        return refuse(needed(wanted), {std::string{name_}, written(given), ""});
    }

    [[nodiscard]] decimal const* bound(plan_record::type const& wanted, std::uint32_t flag,
                                       plan_record::index at) const {
        if ((wanted.flags & flag) == 0 || plan_.constants[at].what() != shape::number) return nullptr;
        return &plan_.constants[at].low();
    }

    [[nodiscard]] bool inside(plan_record::type const& wanted, decimal const& known) const {
        using flag = plan_record::type;
        auto const* low = bound(wanted, flag::has_low, wanted.low);
        auto const* high = bound(wanted, flag::has_high, wanted.high);
        if (low != nullptr && (known < *low || (known == *low && (wanted.flags & flag::low_open) != 0))) return false;
        return high == nullptr || known < *high || (known == *high && (wanted.flags & flag::high_open) == 0);
    }

    [[nodiscard]] std::string range_of(plan_record::type const& wanted) const {
        using flag = plan_record::type;
        auto const* low = bound(wanted, flag::has_low, wanted.low);
        auto const* high = bound(wanted, flag::has_high, wanted.high);
        unit in;
        for (std::size_t i = 0; i < in.powers.size(); ++i) in.powers[i] = wanted.powers[i];
        auto const end = [&](decimal const* of) { return of != nullptr ? to_string(*of) + to_string(in) : ""; };
        return std::string{(wanted.flags & flag::low_open) != 0 ? "(" : "["} + end(low) + ".." + end(high) +
               ((wanted.flags & flag::high_open) != 0 ? ")" : "]");
    }

    [[nodiscard]] fitted_value number(plan_record::type const& wanted, value const& given) const {
        if (given.what() != shape::number) return of_shape(given, shape::number);
        if (!inside(wanted, given.low()) || !inside(wanted, given.high()))
            return refuse(messages::profile_out_of_range, {std::string{name_}, written(given), range_of(wanted)});
        return {given};
    }

    [[nodiscard]] fitted_value duration(plan_record::type const& wanted, value const& given, shape what) const {
        if (given.what() != what) return of_shape(given, what);
        auto const length = decimal::from_integer(what == shape::months ? given.low_integer()
                                                                        : given.low_seconds().seconds);
        if (!inside(wanted, length))
            return refuse(messages::profile_out_of_range, {std::string{name_}, written(given), range_of(wanted)});
        return {given};
    }

    [[nodiscard]] fitted_value string(plan_record::index type, value const& given) const {
        if (given.what() != shape::text && given.what() != shape::choice) return of_shape(given, shape::text);
        auto const& declared = plan_.declared[type];
        if (declared.empty()) return {given};
        if (given.what() == shape::choice && &given.choices() == &declared) return {given};
        if (given.is_text() && std::find(declared.begin(), declared.end(), given.text()) != declared.end())
            return {narrowed(given.what() == shape::text ? given.without_null() : value{given.text()}, declared)};
        std::string all;
        for (std::size_t i = 0; i < declared.size() && i < 12; ++i) all += (i == 0 ? "" : "、") + declared[i];
        return refuse(messages::profile_not_a_choice,
                      {std::string{name_}, written(given), declared.size() > 12 ? all + "…" : all});
    }

    [[nodiscard]] fitted_value list(plan_record::type const& wanted, value const& given) {
        if (given.what() != shape::list) return of_shape(given, shape::list);
        if (given.items().size() > longest_supplied)
            return refuse(messages::profile_too_long, {std::string{name_}, std::to_string(given.items().size())});
        if (wanted.element == plan_record::none) return {given};
        std::vector<value> items;
        for (auto const& each : given.items()) {
            auto one = fit(wanted.element, each);
            if (one.wrong != nullptr) return one;
            items.push_back(std::move(one.what));
        }
        return {value::list(std::move(items))};
    }

    [[nodiscard]] fitted_value context(plan_record::type const& wanted, value const& given) {
        if (given.what() != shape::context) return of_shape(given, shape::context);
        std::vector<std::string> names;
        for (std::uint32_t i = 0; i < wanted.field_count; ++i) {
            auto const& field = plan_.tables.fields[wanted.first_field + i];
            names.push_back(std::string{plan_.text(field.name)});
            names.push_back(std::string{plan_.text(field.id)});
        }
        for (auto const& each : given.entries())
            if (std::find(names.begin(), names.end(), each.first) == names.end())
                return refuse(messages::profile_unknown_field,
                              {std::string{name_}, each.first, nearest(each.first, names)});
        std::vector<std::pair<std::string, value>> entries;
        for (std::uint32_t i = 0; i < wanted.field_count; ++i) {
            auto const& field = plan_.tables.fields[wanted.first_field + i];
            auto const* known = given.entry(plan_.text(field.name));
            if (known == nullptr && !plan_.text(field.id).empty()) known = given.entry(plan_.text(field.id));
            if (known == nullptr) {
                entries.push_back({std::string{plan_.text(field.name)}, plan_.unknown[field.type]});
                continue;
            }
            auto const path = std::string{name_} + "." + std::string{plan_.text(field.name)};
            auto one = value_fitter{plan_, path}.fit(field.type, *known);
            if (one.wrong != nullptr) return one;
            entries.push_back({std::string{plan_.text(field.name)}, std::move(one.what)});
        }
        return {value::context(std::move(entries))};
    }

    opened_plan const& plan_;
    std::string_view name_;
};

/// Ends that a certificate leaves out: the vocabulary's period of validity, or open.
[[nodiscard]] inline fitted_value fit_certificate(plan_record::fact const& fact, value const& fitted) {
    std::vector<value> periods;
    for (auto const& each : fitted.items()) {
        auto const *from = each.entry("from"), *to = each.entry("to");
        if (from == nullptr || to == nullptr || from->what() != shape::day) return {fitted};
        auto last = *to;
        bool const stated = last.what() == shape::day && last.is_point();
        if (!stated && fact.valid_months > 0 && from->is_point()) {
            auto const after = add_months(day_of(from->low_integer()), fact.valid_months);
            auto const end = after ? to_days(*after) - 1 : from->high_integer();
            last = value::days_between(end, end);
        }
        if (last.what() == shape::day && last.high_integer() < from->low_integer())
            return {value{},
                    &messages::profile_bad_period,
                    {to_string(day_of(from->low_integer())), to_string(day_of(last.high_integer()))}};
        periods.push_back(value::context({{"from", *from}, {"to", last}}));
    }
    return {value::list(std::move(periods))};
}

[[nodiscard]] inline fitted_value fit_value(opened_plan const& plan, plan_record::fact const& fact,
                                            value const& given) {
    auto fitted = value_fitter{plan, plan.text(fact.name)}.fit(fact.type, given);
    bool const certificate = (fact.flags & plan_record::fact::certificate) != 0;
    if (fitted.wrong != nullptr || !certificate || fitted.what.what() != shape::list) return fitted;
    return fit_certificate(fact, fitted.what);
}

} // namespace huiqi::detail
