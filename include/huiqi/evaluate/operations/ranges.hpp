#pragma once

#include <huiqi/evaluate/operations/compare.hpp>
#include <huiqi/feel/built_in.hpp>

/// How points and ranges lie to one another: before, meets, overlaps, ... A point is a range that begins and ends with
/// itself, except where the standard tells them apart. Everything is put together from comparisons, so that sets stay
/// sound.
namespace huiqi::detail {

/// A range, or a point seen as one.
struct span_view {
    value const& low;
    value const& high;
    bool low_closed, high_closed;
    bool is_range;
};

[[nodiscard]] inline span_view span_view_of(value const& which) {
    if (which.what() != shape::range) return {which, which, true, true, false};
    return {which.range_low(), which.range_high(), which.range_low_closed(), which.range_high_closed(), true};
}

/// The comparisons that the relations are made of; the cause of a mistake is the first that was met.
class range_relation {
public:
    explicit range_relation(std::uint32_t node) : node_{node} {}

    [[nodiscard]] value of(built_in which, span_view const& a, span_view const& b) {
        auto const answer = relation(which, a, b);
        value const result{answer};
        return answer.can_be(truth::mistaken) ? result.or_null(truth::mistaken, cause_.why(), cause_.node()) : result;
    }

private:
    truth compare(operation op, value const& left, value const& right) {
        auto const found = compared(op, left, right, node_);
        if (found.why() != mistake::none && cause_.why() == mistake::none) cause_ = found;
        return found.as_truth();
    }
    truth less(value const& left, value const& right) { return compare(operation::less, left, right); }
    truth equal(value const& left, value const& right) {
        // An end that a range does not have equals nothing, and neither does an end that may be none.
        if (left.is_null() || right.is_null()) return less(left, right);
        auto const found = compare(operation::equal, left.without_null(), right.without_null());
        if (cause_.why() == mistake::none) cause_ = left.why() != mistake::none ? left : right;
        return truth::of(found.members() | left.nulls() | right.nulls());
    }
    truth wrong_kind() {
        cause_ = value::mistaken(mistake::wrong_type, node_);
        return truth::of(truth::mistaken);
    }

    truth before(span_view const& a, span_view const& b) {
        return less(a.high, b.low) | (truth{!a.high_closed || !b.low_closed} & equal(a.high, b.low));
    }
    /// a begins before b does, or with it.
    truth low_reaches(span_view const& a, span_view const& b) {
        return less(a.low, b.low) | (equal(a.low, b.low) & truth{a.low_closed || !b.low_closed});
    }
    truth high_reaches(span_view const& a, span_view const& b) {
        return less(b.high, a.high) | (equal(a.high, b.high) & truth{a.high_closed || !b.high_closed});
    }
    /// The end of a does not lie before the beginning of b.
    truth touches(span_view const& a, span_view const& b) {
        return less(b.low, a.high) | (equal(a.high, b.low) & truth{a.high_closed && b.low_closed});
    }
    truth includes(span_view const& a, span_view const& b) { return low_reaches(a, b) & high_reaches(a, b); }
    truth finishes(span_view const& a, span_view const& b) {
        if (!a.is_range) return truth{b.high_closed} & equal(b.high, a.low);
        return truth{a.high_closed == b.high_closed} & equal(a.high, b.high) & low_reaches(b, a);
    }
    truth starts(span_view const& a, span_view const& b) {
        if (!a.is_range) return truth{b.low_closed} & equal(b.low, a.low);
        return truth{a.low_closed == b.low_closed} & equal(a.low, b.low) & high_reaches(b, a);
    }
    truth meets(span_view const& a, span_view const& b) {
        return truth{a.high_closed && b.low_closed} & equal(a.high, b.low);
    }
    truth overlaps_before(span_view const& a, span_view const& b) {
        auto const begins = less(a.low, b.low) | (equal(a.low, b.low) & truth{a.low_closed && !b.low_closed});
        return begins & touches(a, b) & high_reaches(b, a);
    }
    truth coincides(span_view const& a, span_view const& b) {
        return truth{a.low_closed == b.low_closed && a.high_closed == b.high_closed} & equal(a.low, b.low) &
               equal(a.high, b.high);
    }

    truth relation(built_in which, span_view const& a, span_view const& b) {
        bool const two_ranges = a.is_range && b.is_range;
        switch (which) {
        case built_in::before: return before(a, b);
        case built_in::after: return before(b, a);
        case built_in::meets: return two_ranges ? meets(a, b) : wrong_kind();
        case built_in::met_by: return two_ranges ? meets(b, a) : wrong_kind();
        case built_in::overlaps: return two_ranges ? touches(a, b) & touches(b, a) : wrong_kind();
        case built_in::overlaps_before: return two_ranges ? overlaps_before(a, b) : wrong_kind();
        case built_in::overlaps_after: return two_ranges ? overlaps_before(b, a) : wrong_kind();
        case built_in::finishes: return b.is_range ? finishes(a, b) : wrong_kind();
        case built_in::finished_by: return a.is_range ? finishes(b, a) : wrong_kind();
        case built_in::includes: return a.is_range ? includes(a, b) : wrong_kind();
        case built_in::during: return b.is_range ? includes(b, a) : wrong_kind();
        case built_in::starts: return b.is_range ? starts(a, b) : wrong_kind();
        case built_in::started_by: return a.is_range ? starts(b, a) : wrong_kind();
        case built_in::coincides: return a.is_range == b.is_range ? coincides(a, b) : wrong_kind();
        default: return wrong_kind();
        }
    }

    std::uint32_t node_;
    value cause_;
};

[[nodiscard]] inline value range_function(built_in which, value const& left, value const& right, std::uint32_t node) {
    if (left.is_null() || right.is_null()) return null_of(left, right);
    bool const open = left.what() == shape::anything || right.what() == shape::anything;
    if (open)
        return value{truth::open()}.or_null_of(left).or_null_of(right).or_null(truth::mistaken, mistake::wrong_type,
                                                                               node);
    return range_relation{node}.of(which, span_view_of(left), span_view_of(right)).or_null_of(left).or_null_of(right);
}

} // namespace huiqi::detail
