#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <huiqi/evaluate/detail/fit_value.hpp>
#include <huiqi/plan/rule_set.hpp>

namespace huiqi {

/// A certificate's life: both days count; without an end it lasts as long as the vocabulary says.
struct certificate_period {
    date from{};
    std::optional<date> to{};
};

/// What is known of one enterprise, for one rule set. A fact not set is unknown; a fact set to `value::absent()` is
/// known not to exist. Copies are independent; a profile keeps its rules alive.
///
///     huiqi::profile profile{rules};
///     profile.set(rules.fact("employees"), 2024, 80);
///     profile.set(rules.fact("cert_hnte"), {huiqi::certificate_period{{2023, 10, 16}}});
class profile {
public:
    profile() = default;
    explicit profile(rule_set rules)
        : rules_{std::move(rules)}, lanes_{rules_.plan().unknown_facts}, supplied_(lanes_.size(), 0) {}

    /// Sets a fact that is not yearly; money in yuan, ratios as numbers (5% is 0.05). Throws huiqi::error when the
    /// value does not fit the vocabulary or the fact is another rule set's.
    template <class T>
    void set(fact_handle fact, T const& known) {
        if (!set_lane(fact, known)) store(fact, std::nullopt, to_value(known));
    }
    void set(fact_handle fact, std::vector<certificate_period> const& held) {
        store(fact, std::nullopt, to_value(held));
    }

    /// Sets a yearly fact for one accounting year.
    template <class T>
    void set(fact_handle fact, int year, T const& known) {
        store(fact, year, to_value(known));
    }

    /// Takes a fact away again, every year of it: it is unknown.
    void forget(fact_handle fact);
    /// The same by index; with a year, only what is known of that year.
    void forget(plan_record::index fact, std::optional<int> year);

    /// Puts in a value that has been fitted to the fact's type already.
    void put(plan_record::index fact, std::optional<int> year, value fitted);

    /// The same for a lane of a fact that is not yearly: units of its scale, a day, a set of truths or of one declared
    /// string. False, and nothing is put, where its form is another one or the value lies outside the declared range.
    [[nodiscard]] bool put_units(plan_record::index fact, detail::lane_form::kind what, std::int64_t known) {
        auto const& plan = rules_.plan();
        if (plan.fact_forms[fact].what != what) return false;
        // What an unknown fact may be is its declared range, the ends included.
        auto const& range = plan.unknown_facts[fact];
        bool const ranged = what == detail::lane_form::number || what == detail::lane_form::day;
        if (known == detail::lane::elsewhere ||
            (ranged && (range.is_escaped() || known < range.low || known > range.high)))
            return false;
        lanes_[fact] = {known, ranged ? known : 0};
        supplied_[fact] = 1;
        return true;
    }

    /// Whether a fact that is not yearly was supplied.
    [[nodiscard]] bool has(plan_record::index fact) const { return supplied_[fact] != 0; }
    /// Of a yearly fact with the year. Empty: not supplied.
    [[nodiscard]] std::optional<value> known(plan_record::index fact, std::optional<int> year = std::nullopt) const {
        if (year) {
            auto const* found = find(fact, *year);
            return found != nullptr ? std::optional{*found} : std::nullopt;
        }
        if (supplied_[fact] == 0) return std::nullopt;
        auto const& form = rules_.plan().fact_forms[fact];
        if (form.what == detail::lane_form::none || lanes_[fact].is_escaped()) return values_[fact];
        return detail::value_of(lanes_[fact], form);
    }
    /// Null pointer: not supplied for the year.
    [[nodiscard]] value const* find(plan_record::index fact, int year) const {
        for (auto const& each : years(fact))
            if (each.first == year) return &each.second;
        return nullptr;
    }
    using yearly_values = std::vector<std::pair<int, value>>; ///< by year, rising
    [[nodiscard]] yearly_values const& years(plan_record::index fact) const {
        static yearly_values const none;
        return fact < years_.size() ? years_[fact] : none;
    }
    /// By fact: its value, or all that it may be.
    [[nodiscard]] std::vector<detail::lane> const& lanes() const { return lanes_; }
    [[nodiscard]] rule_set const& rules() const { return rules_; }

private:
    [[nodiscard]] static value to_value(value const& known) { return known; }
    [[nodiscard]] static value to_value(bool known) { return value{known}; }
    template <std::integral Integer>
    requires(!std::same_as<Integer, bool>) [[nodiscard]] static value to_value(Integer known) {
        return value{decimal::from_integer(static_cast<std::int64_t>(known))};
    }
    template <std::floating_point Float>
    [[nodiscard]] static value to_value(Float) = delete; // binary fractions are not exact: pass a decimal
    [[nodiscard]] static value to_value(decimal const& known) { return value{known}; }
    [[nodiscard]] static value to_value(date const& known) { return value{known}; }
    [[nodiscard]] static value to_value(months_duration known) { return value{known}; }
    [[nodiscard]] static value to_value(time_duration known) { return value{known}; }
    [[nodiscard]] static value to_value(std::string_view known) { return value{known}; }
    [[nodiscard]] static value to_value(std::vector<certificate_period> const& held);

    void store(fact_handle fact, std::optional<int> year, value known);

    /// The short way for what a lane holds: whether the fact has one that the value fits.
    [[nodiscard]] bool set_lane(fact_handle fact, bool known) {
        return put_lane(fact, detail::lane_form::truth, known ? 1 : 2);
    }
    template <std::integral Integer>
    requires(!std::same_as<Integer, bool>) [[nodiscard]] bool set_lane(fact_handle fact, Integer const& known) {
        std::int64_t units = 0;
        if (fact.plan() != rules_.checksum() || !std::in_range<std::int64_t>(known)) return false;
        auto const scale = rules_.plan().fact_forms[fact.index()].scale;
        auto const one = static_cast<std::int64_t>(detail::powers_of_ten[scale]);
        return !__builtin_mul_overflow(static_cast<std::int64_t>(known), one, &units) &&
               put_lane(fact, detail::lane_form::number, units);
    }
    [[nodiscard]] bool set_lane(fact_handle fact, decimal const& known) {
        return fact.plan() == rules_.checksum() &&
               put_lane(fact, detail::lane_form::number,
                        detail::units_of(known, rules_.plan().fact_forms[fact.index()].scale));
    }
    [[nodiscard]] bool set_lane(fact_handle fact, date const& known) {
        return put_lane(fact, detail::lane_form::day, to_days(known));
    }
    /// A declared string made ready with rule_set::choice.
    [[nodiscard]] bool set_lane(fact_handle fact, value const& known) {
        if (known.what() != value::shape::choice || known.nulls() != 0 || fact.plan() != rules_.checksum() ||
            &known.choices() != rules_.plan().fact_forms[fact.index()].of)
            return false;
        return put_lane(fact, detail::lane_form::choice, static_cast<std::int64_t>(known.choice_bits()[0]));
    }
    [[nodiscard]] bool set_lane(fact_handle fact, std::convertible_to<std::string_view> auto const& known) {
        if (fact.plan() != rules_.checksum()) return false;
        auto const& form = rules_.plan().fact_forms[fact.index()];
        if (form.what != detail::lane_form::choice) return false;
        auto const found = std::find(form.of->begin(), form.of->end(), std::string_view{known});
        return found != form.of->end() &&
               put_lane(fact, detail::lane_form::choice,
                        static_cast<std::int64_t>(std::uint64_t{1} << (found - form.of->begin())));
    }
    template <class Other>
    [[nodiscard]] bool set_lane(fact_handle, Other const&) {
        return false;
    }
    [[nodiscard]] bool put_lane(fact_handle fact, detail::lane_form::kind what, std::int64_t known) {
        return fact.plan() == rules_.checksum() && put_units(fact.index(), what, known);
    }

    rule_set rules_;
    std::vector<detail::lane> lanes_;
    std::vector<std::uint8_t> supplied_; ///< 1 of facts that are not yearly and are known
    std::vector<value> values_;          ///< by fact, of those that no lane holds; as long as the last of them
    std::vector<yearly_values> years_;   ///< by fact; as long as the last that has any
};

inline value profile::to_value(std::vector<certificate_period> const& held) {
    std::vector<value> periods;
    for (auto const& each : held)
        periods.push_back(
            value::context({{"from", value{each.from}}, {"to", each.to ? value{*each.to} : value::absent()}}));
    return value::list(std::move(periods));
}

inline void profile::put(plan_record::index fact, std::optional<int> year, value fitted) {
    if (!year) {
        auto const& form = rules_.plan().fact_forms[fact];
        supplied_[fact] = 1;
        lanes_[fact] = detail::lane_of(fitted, form, 0);
        if (!lanes_[fact].is_escaped()) return;
        if (values_.size() <= fact) values_.resize(fact + 1);
        values_[fact] = std::move(fitted);
        return;
    }
    if (years_.size() <= fact) years_.resize(fact + 1);
    auto& known = years_[fact];
    auto at = known.begin();
    while (at != known.end() && at->first < *year) ++at;
    if (at != known.end() && at->first == *year)
        at->second = std::move(fitted);
    else
        known.insert(at, {*year, std::move(fitted)});
}

inline void profile::forget(fact_handle fact) {
    if (fact.plan() != rules_.checksum())
        throw error{diagnostics{diagnostic{&messages::profile_other_rules, nullptr, {}, {}, {}, {}}}};
    forget(fact.index(), std::nullopt);
}

inline void profile::forget(plan_record::index fact, std::optional<int> year) {
    if (!year) {
        supplied_[fact] = 0;
        lanes_[fact] = rules_.plan().unknown_facts[fact];
    }
    if (fact >= years_.size()) return;
    if (!year)
        years_[fact].clear();
    else
        std::erase_if(years_[fact], [&](auto const& each) { return each.first == *year; });
}

inline void profile::store(fact_handle fact, std::optional<int> year, value known) {
    auto const refuse = [&](message const& what, std::vector<std::string> arguments) {
        throw error{diagnostics{diagnostic{&what, nullptr, {}, std::move(arguments), {}, {}}}};
    };
    if (fact.plan() != rules_.checksum()) refuse(messages::profile_other_rules, {});
    auto const& plan = rules_.plan();
    auto const& record = plan.tables.facts[fact.index()];
    bool const yearly = (plan.tables.types[record.type].flags & plan_record::type::yearly) != 0;
    if (yearly != year.has_value())
        refuse(yearly ? messages::profile_needs_years : messages::profile_no_years,
               {std::string{plan.text(record.name)}});
    auto fitted = detail::fit_value(plan, record, known);
    if (fitted.wrong != nullptr) refuse(*fitted.wrong, std::move(fitted.arguments));
    put(fact.index(), year, std::move(fitted.what));
}

} // namespace huiqi
