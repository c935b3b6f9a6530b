#pragma once

#include <huiqi/evaluate/operations/arithmetic.hpp>
#include <huiqi/evaluate/operations/compare.hpp>
#include <huiqi/feel/built_in.hpp>

/// Functions of a list that give one value. Items may be sets, and may be missing from the list ("maybe").
namespace huiqi::detail {

/// The items of an aggregate: the operands of an instruction or a list's.
class item_view {
public:
    explicit item_view(value const& list) : items_{list.items()}, list_{list.has_maybes() ? &list : nullptr} {}
    explicit item_view(std::span<value const> items) : items_{items} {}
    /// Operands of an instruction, read through their slots.
    item_view(std::span<value const> slots, std::span<std::uint32_t const> operands)
        : items_{slots}, operands_{operands} {}

    [[nodiscard]] std::size_t size() const { return operands_.data() != nullptr ? operands_.size() : items_.size(); }
    [[nodiscard]] value const& operator[](std::size_t at) const {
        return operands_.data() != nullptr ? items_[operands_[at]] : items_[at];
    }
    [[nodiscard]] bool maybe(std::size_t at) const { return list_ != nullptr && list_->is_maybe(at); }

private:
    std::span<value const> items_;
    std::span<std::uint32_t const> operands_{};
    value const* list_ = nullptr;
};

[[nodiscard]] inline value counted(item_view const& items) {
    std::int64_t sure = 0, maybe = 0;
    for (std::size_t i = 0; i < items.size(); ++i) ++(items.maybe(i) ? maybe : sure);
    return value::between(decimal::from_integer(sure), decimal::from_integer(sure + maybe));
}

/// FEEL's sum of nothing is null; Huiqi calls it absence, since nothing was done wrong.
[[nodiscard]] inline value summed(item_view const& items, std::uint32_t node) {
    if (items.size() == 0) return value::absent();
    bool any_sure = false;
    value total{decimal{}};
    for (std::size_t i = 0; i < items.size(); ++i) {
        any_sure = any_sure || !items.maybe(i);
        total = added(total, items.maybe(i) ? hull(value{decimal{}}, items[i]) : items[i], false, node);
        if (total.is_null()) return total;
    }
    return any_sure ? total : total.or_null(truth::absent);
}

/// Sums whatever there is; nothing gives 0. For awards given for each element.
[[nodiscard]] inline value summed_or_zero(item_view const& items, std::uint32_t node) {
    auto const total = items.size() == 0 ? value{decimal{}} : summed(items, node);
    return (total.nulls() & truth::absent) != 0 ? hull(total.without_null(), value{decimal{}}) : total;
}

[[nodiscard]] inline value multiplied_all(item_view const& items, std::uint32_t node) {
    if (items.size() == 0) return value::absent();
    value total{decimal::from_integer(1)};
    for (std::size_t i = 0; i < items.size() && !total.is_null(); ++i)
        total = multiplied(total, items.maybe(i) ? hull(value{decimal::from_integer(1)}, items[i]) : items[i], node);
    return total;
}

/// The lesser (or greater) of two sets: each end by itself.
[[nodiscard]] inline value extreme_of(value const& left, value const& right, bool greatest, std::uint32_t node) {
    if (left.is_null() || right.is_null()) return null_of(left, right);
    if (left.what() == shape::anything || right.what() == shape::anything)
        return strict_nulls(left, right, value::anything());
    if (left.what() != right.what() && !(left.is_text() && right.is_text()))
        return value::mistaken(mistake::wrong_type, node);
    auto const pick = [greatest](auto const& a, auto const& b) { return (a < b) == greatest ? b : a; };
    value result;
    switch (left.what()) {
    case shape::number: result = value::between(pick(left.low(), right.low()), pick(left.high(), right.high())); break;
    case shape::day:
        result = value::days_between(pick(left.low_integer(), right.low_integer()),
                                     pick(left.high_integer(), right.high_integer()));
        break;
    case shape::months:
        result = value::months_between_ends(pick(left.low_integer(), right.low_integer()),
                                            pick(left.high_integer(), right.high_integer()));
        break;
    case shape::seconds:
        result = value::seconds_between(pick(left.low_seconds(), right.low_seconds()),
                                        pick(left.high_seconds(), right.high_seconds()));
        break;
    case shape::text:
    case shape::choice:
        if (!left.is_text() || !right.is_text()) return strict_nulls(left, right, value::anything());
        result = (left.text() < right.text()) == greatest ? right.without_null() : left.without_null();
        break;
    case shape::time_of_day:
    case shape::date_and_time: {
        auto const less = compared(operation::less, left, right, node);
        if (less.is_null()) return less;
        if (!less.is_point()) return strict_nulls(left, right, value::anything());
        result = less.as_truth().is(truth::yes) == greatest ? right.without_null() : left.without_null();
        break;
    }
    default: return value::mistaken(mistake::wrong_type, node);
    }
    return strict_nulls(left, right, result);
}

/// Least or greatest. An item that may be missing can only widen the result on its own side.
[[nodiscard]] inline value extreme(item_view const& items, bool greatest, std::uint32_t node) {
    if (items.size() == 0) return value::absent();
    value sure = value::absent(), with_maybes = value::absent();
    bool any_sure = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].is_null()) return items[i];
        with_maybes = i == 0 ? items[i] : extreme_of(with_maybes, items[i], greatest, node);
        if (with_maybes.is_null()) return with_maybes;
        if (items.maybe(i)) continue;
        sure = any_sure ? extreme_of(sure, items[i], greatest, node) : items[i];
        any_sure = true;
    }
    if (!any_sure) {
        value all = items[0];
        for (std::size_t i = 1; i < items.size(); ++i) all = hull(all, items[i]);
        return all.or_null(truth::absent);
    }
    return hull(sure, with_maybes);
}

[[nodiscard]] inline value averaged(item_view const& items, std::uint32_t node) {
    if (items.size() == 0) return value::absent();
    bool certain = true;
    for (std::size_t i = 0; i < items.size(); ++i) certain = certain && !items.maybe(i);
    if (!certain) { // between the least and the greatest item, whichever are there
        value all = items[0];
        bool any_sure = false;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].is_null()) return items[i];
            all = hull(all, items[i]);
            any_sure = any_sure || !items.maybe(i);
        }
        return any_sure ? all : all.or_null(truth::absent);
    }
    auto const total = summed(items, node);
    return total.is_null()
               ? total
               : divided(total, value{decimal::from_integer(static_cast<std::int64_t>(items.size()))}, node);
}

[[nodiscard]] inline value all_or_any(item_view const& items, bool every) {
    truth folded{every};
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto one = items[i].as_truth();
        if (items.maybe(i)) one = one.or_else(truth{every});
        folded = every ? folded & one : folded | one;
    }
    return value{folded};
}

/// The middle of the sorted numbers, of known items only.
[[nodiscard]] inline value middle(item_view const& items, std::uint32_t node) {
    if (items.size() == 0) return value::absent();
    std::vector<decimal> lows, highs;
    value nulls{true};
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].is_null()) return items[i];
        nulls = nulls.or_null_of(items[i]);
        if (items[i].what() == shape::anything || items.maybe(i))
            return value::between(-greatest_number(), greatest_number()).or_null(truth::absent | truth::mistaken);
        if (items[i].what() != shape::number) return value::mistaken(mistake::wrong_type, node);
        lows.push_back(items[i].low());
        highs.push_back(items[i].high());
    }
    std::sort(lows.begin(), lows.end());
    std::sort(highs.begin(), highs.end());
    auto const at = [&](std::vector<decimal> const& sorted) {
        auto const half = sorted.size() / 2;
        if (sorted.size() % 2 == 1) return sorted[half];
        auto const total = or_greatest(add(sorted[half - 1], sorted[half]), false);
        return or_greatest(divide(total, decimal::from_integer(2)), false);
    };
    return value::between(at(lows), at(highs)).or_null_of(nulls);
}

/// The numbers of a list whose items are all known; nothing, and in `otherwise` what to give instead, if they are not.
[[nodiscard]] inline std::optional<std::vector<decimal>> known_numbers(item_view const& items, std::uint32_t node,
                                                                       value& otherwise) {
    std::vector<decimal> numbers;
    otherwise = value::anything().or_null(truth::absent | truth::mistaken, mistake::wrong_type, node);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].is_null() || (items[i].is_point() && items[i].what() != shape::number)) {
            otherwise = items[i].is_null() ? items[i] : value::mistaken(mistake::wrong_type, node);
            return std::nullopt;
        }
        if (items.maybe(i) || !is_point_number(items[i])) return std::nullopt;
        numbers.push_back(items[i].low());
    }
    return numbers;
}

/// The sample standard deviation; fewer than two numbers have none.
[[nodiscard]] inline value deviation(item_view const& items, std::uint32_t node) {
    value otherwise;
    auto const numbers = known_numbers(items, node, otherwise);
    if (!numbers) return otherwise;
    if (numbers->size() < 2) return value::absent();
    auto const mean = averaged(items, node);
    if (mean.is_null()) return mean;
    value total{decimal{}};
    for (auto const& each : *numbers) {
        auto const apart = added(value{each}, mean, true, node);
        total = added(total, multiplied(apart, apart, node), false, node);
    }
    auto const others = static_cast<std::int64_t>(numbers->size()) - 1;
    auto const variance = divided(total, value{decimal::from_integer(others)}, node);
    return variance.is_null() ? variance : number_or(square_root(variance.low()), mistake::overflow, node);
}

/// The most frequent numbers, in rising order.
[[nodiscard]] inline value most_frequent(item_view const& items, std::uint32_t node) {
    value otherwise;
    auto numbers = known_numbers(items, node, otherwise);
    if (!numbers) return otherwise;
    std::sort(numbers->begin(), numbers->end());
    std::vector<value> found;
    std::ptrdiff_t most = 0;
    for (auto at = numbers->begin(); at != numbers->end();) {
        auto const next = std::upper_bound(at, numbers->end(), *at);
        if (next - at > most) found.clear();
        if (next - at >= most) found.push_back(value{*at});
        most = std::max(most, next - at);
        at = next;
    }
    return value::list(std::move(found));
}

[[nodiscard]] inline value aggregated(built_in which, item_view const& items, std::uint32_t node) {
    switch (which) {
    case built_in::count: return counted(items);
    case built_in::sum: return summed(items, node);
    case built_in::product: return multiplied_all(items, node);
    case built_in::min: return extreme(items, false, node);
    case built_in::max: return extreme(items, true, node);
    case built_in::mean: return averaged(items, node);
    case built_in::median: return middle(items, node);
    case built_in::all: return all_or_any(items, true);
    case built_in::any: return all_or_any(items, false);
    case built_in::stddev: return deviation(items, node);
    case built_in::mode: return most_frequent(items, node);
    default: return value::mistaken(mistake::not_supported, node);
    }
}

[[nodiscard]] constexpr bool is_aggregate(built_in which) {
    switch (which) {
    case built_in::count:
    case built_in::sum:
    case built_in::product:
    case built_in::min:
    case built_in::max:
    case built_in::mean:
    case built_in::median:
    case built_in::all:
    case built_in::any:
    case built_in::stddev:
    case built_in::mode: return true;
    default: return false;
    }
}

} // namespace huiqi::detail
