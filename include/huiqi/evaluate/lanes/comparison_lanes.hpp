#pragma once

#include <utility>

#include <huiqi/evaluate/lanes/lane_builder.hpp>

namespace huiqi::detail {

/// Comparisons of numbers, quotients and days.
class comparison_lanes {
public:
    explicit comparison_lanes(lane_builder& into) : into_{into} {}

    [[nodiscard]] bool add(lane_builder::node_index at) {
        auto left = into_.operand(at, 0), right = into_.operand(at, 1);
        auto relation = into_.instruction(at).op;
        auto const is_simple = [&](node_index which) {
            return into_.is(which, lane_form::number) || into_.is_ratio(which);
        };
        if (into_.is(left, lane_form::day) && into_.is(right, lane_form::day)) {
            lane_instruction made;
            made.op = lane_op::compare;
            made.a = into_.home(left);
            made.b = into_.home(right);
            return finish_comparison(at, made, relation);
        }
        if (!is_simple(left) || !is_simple(right) || (into_.is_ratio(left) && into_.is_ratio(right))) return false;
        // What is simpler stands on the right.
        if (into_.is_ratio(right) || (into_.is_constant_number(left) && !into_.is_constant_number(right))) {
            std::swap(left, right);
            relation = mirrored(relation);
        }
        return into_.is_ratio(left) ? compared_ratio(at, left, right, relation)
                                    : compared_numbers(at, left, right, relation);
    }

private:
    using node_index = lane_builder::node_index;

    [[nodiscard]] static operation mirrored(operation relation) {
        switch (relation) {
        case operation::less: return operation::greater;
        case operation::less_or_equal: return operation::greater_or_equal;
        case operation::greater: return operation::less;
        case operation::greater_or_equal: return operation::less_or_equal;
        default: return relation;
        }
    }

    [[nodiscard]] bool finish_comparison(node_index at, lane_instruction made, operation relation) {
        made.relation = static_cast<std::uint8_t>(static_cast<unsigned>(relation) -
                                                  static_cast<unsigned>(operation::equal));
        into_.by_lane(at, {lane_form::truth, 0, nullptr}, made);
        return true;
    }

    [[nodiscard]] bool compared_numbers(node_index at, node_index left, node_index right, operation relation) {
        unsigned const left_scale = into_.form(left).scale, right_scale = into_.form(right).scale;
        auto const scale = std::max(left_scale, right_scale);
        lane_instruction made;
        made.x = lane_builder::ten_to(scale - left_scale);
        if (into_.is_constant_number(right)) {
            made.op = lane_op::compare_constant;
            made.y = into_.units(right, scale);
            if (made.y == lane::elsewhere) return false;
            made.a = into_.home(left);
        } else {
            made.op = lane_op::compare;
            made.y = lane_builder::ten_to(scale - right_scale);
            made.a = into_.home(left);
            made.b = into_.home(right);
        }
        return finish_comparison(at, made, relation);
    }

    /// n / d >= p is n >= p * d, which is exact, as d is looked at to be positive when it runs. The quotient rounded to
    /// 34 digits compares alike: it is off by less than its distance to any p of so few digits.
    [[nodiscard]] bool compared_ratio(node_index at, node_index left, node_index right, operation relation) {
        auto const of = into_.ratios[left];
        int const shift = static_cast<int>(into_.form(of.divisor).scale) + static_cast<int>(into_.form(right).scale) -
                          static_cast<int>(into_.form(of.numerator).scale);
        if (shift < 0 || shift > 12) return false;
        lane_instruction made;
        made.x = lane_builder::ten_to(static_cast<unsigned>(shift));
        made.op = into_.is_constant_number(right) ? lane_op::compare_ratio_constant : lane_op::compare_ratio;
        if (into_.is_constant_number(right)) {
            made.y = into_.units(right, into_.form(right).scale);
            if (made.y > lane_builder::ten_to(12) || made.y < -lane_builder::ten_to(12)) return false;
        } else {
            made.c = into_.home(right);
        }
        made.a = into_.home(of.numerator);
        made.b = into_.home(of.divisor);
        return finish_comparison(at, made, relation);
    }

    lane_builder& into_;
};

} // namespace huiqi::detail
