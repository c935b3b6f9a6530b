#pragma once

#include <algorithm>
#include <vector>

#include <huiqi/evaluate/operations/sets.hpp>

/// Sorting by a function of the rule's own, which may contradict itself: no sorting of the standard library can be
/// trusted with it.
namespace huiqi::detail {

/// Merges runs of twice the length each time; equals keep their order. `before(a, b)` is a truth, or the mistake that
/// ends the sorting. Where the order is not known the result may be any list.
template <class Before>
[[nodiscard]] value sorted(value const& list, Before before, std::uint32_t node) {
    if (list.is_null() || list.what() == shape::anything) return list;
    if (list.what() != shape::list) return value::list({list});
    if (list.has_maybes()) return value::anything().or_null(truth::mistaken, mistake::wrong_type, node);
    std::vector<value> from{list.items().begin(), list.items().end()}, to(from.size());
    for (std::size_t width = 1; width < from.size(); width *= 2) {
        for (std::size_t begin = 0; begin < from.size(); begin += 2 * width) {
            auto const middle = std::min(begin + width, from.size()), end = std::min(begin + 2 * width, from.size());
            auto left = begin, right = middle;
            for (auto out = begin; out < end; ++out) {
                bool second = left == middle;
                if (left < middle && right < end) {
                    value const answer = before(from[right], from[left]);
                    if (answer.is_null()) return answer;
                    if (!answer.is_point())
                        return value::anything().or_null(truth::mistaken, mistake::wrong_type, node);
                    second = answer.as_truth().is(truth::yes);
                }
                to[out] = from[second ? right++ : left++];
            }
        }
        from.swap(to);
    }
    return value::list(std::move(from)).or_null_of(list);
}

} // namespace huiqi::detail
