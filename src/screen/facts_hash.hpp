#pragma once

#include <cstdint>

#include <huiqi/evaluate/profile.hpp>

namespace huiqi::screening {

/// Changes when a fact changes, is added or taken away; the same for the same facts in whatever order of columns, under
/// whatever rules. Made to notice changes, not to withstand forgery: receipts have SHA-256 for that.
[[nodiscard]] std::uint64_t hash_of(profile const& facts);

} // namespace huiqi::screening
