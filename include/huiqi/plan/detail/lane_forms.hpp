#pragma once

#include <algorithm>
#include <iterator>

#include <huiqi/feel/kinds.hpp>
#include <huiqi/plan/rule_set.hpp>
#include <huiqi/value/lane.hpp>

namespace huiqi::detail {

/// The form of lanes for values of a declared type. What has a unit is held to two decimals, money so to the cent; a
/// number without one to four. A number that has more decimals is escaped.
[[nodiscard]] inline lane_form form_of_type(opened_plan const& plan, plan_record::index at) {
    auto const& type = plan.tables.types[at];
    lane_form form;
    switch (static_cast<feel::type_kind>(type.kind)) {
    case feel::type_kind::boolean: form.what = lane_form::truth; break;
    case feel::type_kind::date: form.what = lane_form::day; break;
    case feel::type_kind::number: {
        bool const has_unit = std::any_of(std::begin(type.powers), std::end(type.powers),
                                          [](auto p) { return p != 0; });
        form.what = lane_form::number;
        form.scale = has_unit ? 2 : 4;
        break;
    }
    case feel::type_kind::string: {
        auto const& declared = plan.declared[at];
        if (declared.empty() || declared.size() > most_lane_choices) break;
        form.what = lane_form::choice;
        form.of = &declared;
        break;
    }
    default: break;
    }
    return form;
}

/// How profiles hold each fact, and what a fact not supplied may be. Values of yearly facts are not held in lanes.
inline void lay_fact_lanes(opened_plan& plan) {
    for (auto const& fact : plan.tables.facts) {
        bool const yearly = (plan.tables.types[fact.type].flags & plan_record::type::yearly) != 0;
        plan.fact_forms.push_back(yearly ? lane_form{} : form_of_type(plan, fact.type));
        plan.unknown_facts.push_back(lane_of(plan.unknown[fact.type], plan.fact_forms.back(), 0));
    }
}

} // namespace huiqi::detail
