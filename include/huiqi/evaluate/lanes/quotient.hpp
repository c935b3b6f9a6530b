#pragma once

#include <cstdint>

#include <huiqi/value/lane.hpp>

namespace huiqi::detail {

/// A quotient with a positive divisor, seen through the ends that make it least and greatest. It is compared by
/// products, which are exact.
struct quotient {
    __extension__ using wide = __int128;

    wide low, high; ///< of the numerator, multiplied
    std::int64_t low_divisor, high_divisor;
    bool is_point;

    [[nodiscard]] bool least_below(std::int64_t limit) const { return low < wide{limit} * low_divisor; }
    [[nodiscard]] bool least_at_most(std::int64_t limit) const { return low <= wide{limit} * low_divisor; }
    [[nodiscard]] bool greatest_above(std::int64_t limit) const { return high > wide{limit} * high_divisor; }
    [[nodiscard]] bool greatest_at_least(std::int64_t limit) const { return high >= wide{limit} * high_divisor; }
};

[[nodiscard]] inline quotient quotient_of(lane const& numerator, lane const& divisor, std::int64_t multiplier) {
    using wide = quotient::wide;
    return {wide{numerator.low} * multiplier, wide{numerator.high} * multiplier,
            numerator.low >= 0 ? divisor.high : divisor.low, numerator.high >= 0 ? divisor.low : divisor.high,
            numerator.is_point() && divisor.is_point()};
}

} // namespace huiqi::detail
