#pragma once

#include <optional>

#include <huiqi/feel/type.hpp>

#include "file_reader.hpp"

namespace huiqi::policy {

/// What a `range:` says: `[0元..10万亿元]`, `(0%..100%]`, `>= 0`, `[0年..100年]`.
struct stated_range {
    feel::bounds within;
    feel::type_kind kind = feel::type_kind::number; ///< number, or one of the two durations (in months, in seconds)
};

/// Reads the range of a fact that counts in `in`. A bare number fits where no mistake is likely: for people and scores,
/// but not for money or percentages (0 fits everywhere). `example` stands in the help. `percent`: the unit is `%`.
std::optional<stated_range> read_fact_range(file_reader& in, document_node const& node, unit counts, bool percent,
                                            bool duration, std::string const& example);

} // namespace huiqi::policy
