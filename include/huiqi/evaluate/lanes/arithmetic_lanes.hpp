#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <huiqi/evaluate/lanes/lane_builder.hpp>

namespace huiqi::detail {

/// Arithmetic on lanes of numbers: each result has a scale that is known when the program is made.
class arithmetic_lanes {
public:
    explicit arithmetic_lanes(lane_builder& into) : into_{into} {}

    [[nodiscard]] bool sum(lane_builder::node_index at, std::int64_t sign) {
        if (!into_.both_numbers(at)) return false;
        auto const left = into_.operand(at, 0), right = into_.operand(at, 1);
        unsigned const left_scale = into_.form(left).scale, right_scale = into_.form(right).scale;
        auto const scale = std::max(left_scale, right_scale);
        lane_instruction made;
        made.op = lane_op::add;
        made.x = lane_builder::ten_to(scale - left_scale);
        made.y = sign * lane_builder::ten_to(scale - right_scale);
        made.a = into_.home(left);
        made.b = into_.home(right);
        into_.by_lane(at, lane_builder::number_form(scale), made);
        return true;
    }

    [[nodiscard]] bool product(lane_builder::node_index at) {
        if (!into_.both_numbers(at)) return false;
        auto left = into_.operand(at, 0), right = into_.operand(at, 1);
        if (into_.is_constant_number(left)) std::swap(left, right);
        unsigned const scale = into_.form(left).scale + into_.form(right).scale;
        if (into_.is_constant_number(right))
            return scaled(at, left, into_.units(right, into_.form(right).scale), into_.form(right).scale);
        if (scale > lane_builder::greatest_scale) return false;
        lane_instruction made;
        made.op = lane_op::multiply;
        made.a = into_.home(left);
        made.b = into_.home(right);
        into_.by_lane(at, lane_builder::number_form(scale), made);
        return true;
    }

    [[nodiscard]] bool quotient(lane_builder::node_index at) {
        if (!into_.both_numbers(at)) return false;
        auto const left = into_.operand(at, 0), right = into_.operand(at, 1);
        if (into_.is_constant_number(right)) {
            // Division by 5 is multiplication by 0.2, exactly.
            auto const by = reciprocal(into_.constant(right)->low());
            return by && scaled(at, left, by->first, by->second);
        }
        if (into_.is_constant_number(left)) return false;
        into_.ratios[at] = {left, right};
        into_.node(at).made = lane_program::deferred;
        return true;
    }

    [[nodiscard]] bool extreme(lane_builder::node_index at, lane_op op) {
        std::vector<lane_builder::node_index> numbers;
        constexpr std::uint32_t most = 100;
        if (into_.instruction(at).count == 0 || into_.instruction(at).count > most) return false;
        for (std::uint32_t i = 0; i < into_.instruction(at).count; ++i) {
            if (!into_.is(into_.operand(at, i), lane_form::number)) return false;
            numbers.push_back(into_.operand(at, i));
        }
        auto const all = align(numbers);
        lane_instruction made;
        made.op = op;
        into_.by_lane(at, lane_builder::number_form(all.scale), made, all.homes, all.multipliers);
        return true;
    }

    [[nodiscard]] bool capped(lane_builder::node_index at) {
        if (!into_.both_numbers(at)) return false;
        auto const all = align({into_.operand(at, 0), into_.operand(at, 1)});
        lane_instruction made;
        made.op = lane_op::capped;
        made.a = all.homes[0];
        made.b = all.homes[1];
        made.x = all.multipliers[0];
        made.y = all.multipliers[1];
        into_.by_lane(at, lane_builder::number_form(all.scale), made);
        return true;
    }

    [[nodiscard]] bool rounded(lane_builder::node_index at) {
        auto const amount = into_.operand(at, 0);
        auto const& award = into_.tables.awards[into_.instruction(at).aux];
        auto const& unit = into_.plan.constants[award.rounding_unit];
        if (!into_.is(amount, lane_form::number) || unit.what() != value::shape::number || unit.low().sign() <= 0)
            return false;
        auto const found = into_.form(amount);
        auto const step = units_of(unit.low(), found.scale);
        if (step == lane::elsewhere || step == 0) return false;
        lane_instruction made;
        made.op = lane_op::rounded;
        made.relation = static_cast<std::uint8_t>(award.rounding_mode);
        made.x = step;
        made.a = into_.home(amount);
        into_.by_lane(at, found, made);
        return true;
    }

    /// `from` times the integer `by`, at `more` further decimals.
    [[nodiscard]] bool scaled(lane_builder::node_index at, lane_builder::node_index from, std::int64_t by,
                              unsigned more) {
        auto const scale = into_.form(from).scale + more;
        if (scale > lane_builder::greatest_scale) return false;
        lane_instruction made;
        made.op = lane_op::scale;
        made.x = by;
        made.a = into_.home(from);
        into_.by_lane(at, lane_builder::number_form(scale), made);
        return true;
    }

private:
    using node_index = lane_builder::node_index;

    [[nodiscard]] static std::optional<std::pair<std::int64_t, unsigned>> reciprocal(decimal const& of) {
        if (of.is_zero()) return std::nullopt;
        auto const inverse = divide(decimal::from_integer(1), of);
        constexpr int finest = 4;
        if (!inverse || inverse->exponent() < -finest || inverse->exponent() > 0) return std::nullopt;
        auto const scale = static_cast<unsigned>(-inverse->exponent());
        auto const units = units_of(*inverse, scale);
        if (units == lane::elsewhere) return std::nullopt;
        return std::pair{units, scale};
    }

    /// Homes of numbers and what brings each to one scale.
    struct aligned {
        std::vector<std::uint32_t> homes;
        std::vector<std::int64_t> multipliers;
        unsigned scale = 0;
    };
    [[nodiscard]] aligned align(std::vector<node_index> const& numbers) {
        aligned all;
        for (auto const each : numbers) all.scale = std::max<unsigned>(all.scale, into_.form(each).scale);
        for (auto const each : numbers) {
            all.homes.push_back(into_.home(each));
            all.multipliers.push_back(lane_builder::ten_to(all.scale - into_.form(each).scale));
        }
        return all;
    }

    lane_builder& into_;
};

} // namespace huiqi::detail
