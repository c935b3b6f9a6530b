#pragma once

#include <huiqi/evaluate/detail/reading_walk.hpp>
#include <huiqi/evaluate/operations/arithmetic.hpp>
#include <huiqi/evaluate/operations/compare.hpp>

/// The comparisons inside a condition, with the value read, the threshold and how far apart they are.
namespace huiqi::detail {

[[nodiscard]] constexpr bool is_comparison(operation op) {
    return op >= operation::equal && op <= operation::greater_or_equal;
}

/// How far a known value is from a known threshold.
[[nodiscard]] inline std::optional<value> distance_between(value const& left, value const& right) {
    if (!left.is_point() || !right.is_point() || left.is_null() || right.is_null()) return std::nullopt;
    if (left.what() != value::shape::number && left.what() != value::shape::day &&
        left.what() != value::shape::months && left.what() != value::shape::seconds)
        return std::nullopt;
    auto const difference = added(right, left, true, 0);
    if (difference.is_null()) return std::nullopt;
    return absolute(difference, 0);
}

/// How far a known value lies outside a range; empty where it does not.
[[nodiscard]] inline std::optional<value> distance_outside(value const& of, value const& range) {
    constexpr time_duration one_day{86'400, 0};
    auto const at_or = [](operation op) {
        return op == operation::less ? operation::less_or_equal : operation::greater_or_equal;
    };
    for (auto const* end : {&range.range_low(), &range.range_high()}) {
        if (end->what() != of.what() || !end->is_point()) continue;
        auto const distance = distance_between(of, *end);
        if (!distance) return std::nullopt;
        auto const wrong_side = end == &range.range_low() ? operation::less : operation::greater;
        bool const closed = end == &range.range_low() ? range.range_low_closed() : range.range_high_closed();
        if (!ordered_values(closed ? wrong_side : at_or(wrong_side), of, *end).is(truth::yes)) continue;
        // Of days the nearest one inside is meant, and an end that does not belong to the range is not.
        return closed || of.what() != value::shape::day ? *distance : added(*distance, value{one_day}, false, 0);
    }
    return std::nullopt;
}

class comparison_walk {
public:
    explicit comparison_walk(evaluation const& trace) : trace_{trace}, tables_{trace.rules.tables()} {}

    void visit(plan_record::index node) {
        if (depth_ > 300 || found_.size() >= 64) return;
        auto const& of = tables_.instructions[node];
        if (is_comparison(of.op) || of.op == operation::contained) {
            found_.push_back(comparison_of(node, of));
            return;
        }
        if (of.op != operation::logic_and && of.op != operation::logic_or && of.op != operation::logic_not) return;
        ++depth_;
        for (std::uint32_t i = 0; i < of.count; ++i) visit(tables_.operands[of.first + i]);
        --depth_;
    }

    [[nodiscard]] std::vector<comparison> take() { return std::move(found_); }

private:
    [[nodiscard]] comparison comparison_of(plan_record::index node, plan_record::instruction const& of) const {
        auto left = tables_.operands[of.first], right = tables_.operands[of.first + 1];
        comparison result{of.op, {}, {}, {}, {}, trace_.slots()[node].as_truth(), {}, {}, {}};
        if (of.op != operation::contained && tables_.instructions[left].op == operation::constant &&
            tables_.instructions[right].op != operation::constant) {
            std::swap(left, right);
            result.op = mirrored(of.op);
        }
        result.left = typed(trace_, left);
        result.right = typed(trace_, right);
        result.left.percent = result.right.percent = result.left.percent || result.right.percent;
        result.left_text = name_or_expression(left);
        result.right_text = name_or_expression(right);
        auto const distance = result.right.what.what() == value::shape::range
                                  ? distance_outside(result.left.what, result.right.what)
                                  : distance_between(result.left.what, result.right.what);
        if (distance) {
            result.distance = result.left;
            result.distance->what = *distance;
            if (distance->what() == value::shape::seconds) result.distance->kind = feel::type_kind::time_duration;
            if (distance->what() == value::shape::months) result.distance->kind = feel::type_kind::months_duration;
        }
        shortfall(left, result);
        return result;
    }

    [[nodiscard]] static operation mirrored(operation op) {
        switch (op) {
        case operation::less: return operation::greater;
        case operation::less_or_equal: return operation::greater_or_equal;
        case operation::greater: return operation::less;
        case operation::greater_or_equal: return operation::less_or_equal;
        default: return op;
        }
    }

    [[nodiscard]] std::string_view name_or_expression(plan_record::index node) const {
        auto const label = tables_.nodes[node].label;
        return label != 0 ? trace_.rules.text(label) : expression_of(trace_, node);
    }

    /// The node behind a name that was given to it.
    [[nodiscard]] plan_record::index behind(plan_record::index node) const {
        while (tables_.instructions[node].op == operation::select_one)
            node = tables_.operands[tables_.instructions[node].first];
        return node;
    }

    /// What the numerator of a quotient below its threshold falls short by.
    void shortfall(plan_record::index left, comparison& result) const {
        left = behind(left);
        if (result.op != operation::greater && result.op != operation::greater_or_equal) return;
        if (!result.result.is(truth::no) || tables_.instructions[left].op != operation::divide ||
            !is_point_number(result.right.what))
            return;
        auto const& quotient = tables_.instructions[left];
        auto const numerator = tables_.operands[quotient.first], divisor = tables_.operands[quotient.first + 1];
        auto const &above = trace_.slots()[numerator], &below = trace_.slots()[divisor];
        if (!is_point_number(above) || !is_point_number(below)) return;
        auto const needed = multiply(result.right.what.low(), below.low());
        auto const lacking = needed ? subtract(*needed, above.low()) : std::nullopt;
        if (!lacking) return;
        result.shortfall = typed(trace_, numerator);
        result.shortfall->what = value{*lacking};
        result.shortfall_of = name_or_expression(numerator);
    }

    evaluation const& trace_;
    plan_tables const& tables_;
    std::vector<comparison> found_;
    int depth_ = 0;
};

} // namespace huiqi::detail
