#pragma once

#include <algorithm>
#include <optional>

#include <huiqi/evaluate/trace.hpp>

namespace huiqi::detail {

/// What the award can be, and whether it can also be none at all; empty where there is no award or nothing in force.
struct award_ends {
    decimal low, high;
    bool may_be_none;
};

[[nodiscard]] inline std::optional<award_ends> award_ends_of(evaluation const& trace,
                                                             plan_record::programme const& programme) {
    if (programme.award == plan_record::none) return std::nullopt;
    auto const in_force = trace.truth_at(programme.in_force);
    if (in_force.is(truth::no)) return std::nullopt;
    auto const slot = trace.slot(programme.award);
    if (slot.what() != value::shape::number) return award_ends{decimal{}, greatest_number(), slot.may_be_null()};
    auto const low = in_force.is(truth::yes) ? slot.low() : std::min(slot.low(), decimal{});
    // A share of what has no bound has none either: no sum of money has thirty digits.
    constexpr auto most_money = decimal::from_canonical(false, ten_to(30), 0);
    auto const high = slot.high() > most_money ? greatest_number() : slot.high();
    return award_ends{low, high, slot.may_be_null()};
}

} // namespace huiqi::detail
