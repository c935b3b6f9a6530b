#pragma once

#include <cstdint>
#include <vector>

#include <huiqi/plan/rule_set.hpp>

namespace huiqi::screening {

struct fact_read {
    plan_record::index fact;
    std::int32_t year_offset; ///< from the as-of date's year; no_year if the fact has no years
    friend bool operator==(fact_read const&, fact_read const&) = default;
};

/// What deciding these programmes reads of an enterprise, each once, in the order of the vocabulary, years rising.
[[nodiscard]] std::vector<fact_read> facts_read(rule_set const& rules,
                                                std::vector<plan_record::index> const& programmes);

} // namespace huiqi::screening
