#pragma once

#include <optional>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/screen/findings.hpp>

namespace huiqi::screening {

/// What a refused enterprise lacks if one clause alone refuses it: were that clause met and everything else as it is,
/// it would qualify. Of alternatives that all fail the first one with a distance is named. `row` and `key` are the
/// caller's to fill in.
[[nodiscard]] std::optional<near_miss> near_miss_of(decision const& refused);

/// Puts it among those of its clause, nearest first and earlier rows first, and drops the farthest when there are too
/// many.
void keep_nearest(screen_findings::of_programme& into, near_miss one, std::size_t most);

} // namespace huiqi::screening
