#pragma once

#include <concepts>
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
    explicit profile(rule_set rules) : rules_{std::move(rules)}, facts_(rules_.tables().facts.size()) {}

    /// Sets a fact that is not yearly; money in yuan, ratios as numbers (5% is 0.05). Throws huiqi::error when the
    /// value does not fit the vocabulary or the fact is another rule set's.
    template <class T>
    void set(fact_handle fact, T const& known) {
        store(fact, std::nullopt, to_value(known));
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

    [[nodiscard]] bool has(plan_record::index fact) const { return facts_[fact].supplied; }
    /// Null pointer: not supplied.
    [[nodiscard]] value const* find(plan_record::index fact) const {
        auto const& known = facts_[fact];
        return known.supplied ? &known.single : nullptr;
    }
    [[nodiscard]] value const* find(plan_record::index fact, int year) const {
        for (auto const& each : facts_[fact].years)
            if (each.first == year) return &each.second;
        return nullptr;
    }
    [[nodiscard]] std::vector<std::pair<int, value>> const& years(plan_record::index fact) const {
        return facts_[fact].years;
    }
    [[nodiscard]] rule_set const& rules() const { return rules_; }

private:
    struct known_fact {
        bool supplied = false; ///< of a fact that is not yearly
        value single;
        std::vector<std::pair<int, value>> years; ///< rising
    };

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

    rule_set rules_;
    std::vector<known_fact> facts_;
};

inline value profile::to_value(std::vector<certificate_period> const& held) {
    std::vector<value> periods;
    for (auto const& each : held)
        periods.push_back(
            value::context({{"from", value{each.from}}, {"to", each.to ? value{*each.to} : value::absent()}}));
    return value::list(std::move(periods));
}

inline void profile::put(plan_record::index fact, std::optional<int> year, value fitted) {
    auto& known = facts_[fact];
    if (!year) {
        known.supplied = true;
        known.single = std::move(fitted);
        return;
    }
    auto at = known.years.begin();
    while (at != known.years.end() && at->first < *year) ++at;
    if (at != known.years.end() && at->first == *year)
        at->second = std::move(fitted);
    else
        known.years.insert(at, {*year, std::move(fitted)});
}

inline void profile::forget(fact_handle fact) {
    if (fact.plan() != rules_.checksum())
        throw error{diagnostics{diagnostic{&messages::profile_other_rules, nullptr, {}, {}, {}, {}}}};
    forget(fact.index(), std::nullopt);
}

inline void profile::forget(plan_record::index fact, std::optional<int> year) {
    auto& known = facts_[fact];
    if (!year)
        known = {};
    else
        std::erase_if(known.years, [&](auto const& each) { return each.first == *year; });
}

inline void profile::store(fact_handle fact, std::optional<int> year, value known) {
    auto const refuse = [&](message const& what, std::vector<std::string> arguments) {
        throw error{diagnostics{diagnostic{&what, nullptr, {}, std::move(arguments), {}, {}}}};
    };
    if (fact.plan() != rules_.checksum()) refuse(messages::profile_other_rules, {});
    auto const& plan = rules_.plan();
    auto const& record = plan.tables.facts[fact.index()];
    bool const yearly = (plan.tables.types[record.type].flags & plan_record::type::yearly) != 0;
    std::string const name{plan.text(record.name)};
    if (yearly && !year) refuse(messages::profile_needs_years, {name});
    if (!yearly && year) refuse(messages::profile_no_years, {name});
    auto fitted = detail::fit_value(plan, record, known);
    if (fitted.wrong != nullptr) refuse(*fitted.wrong, std::move(fitted.arguments));
    put(fact.index(), year, std::move(fitted.what));
}

} // namespace huiqi
