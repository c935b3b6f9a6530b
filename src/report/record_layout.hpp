#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/plan/rule_set.hpp>

namespace huiqi::detail {

/// How the records of a plan are written: whatever is the same in every report, as bytes of JSON, and which results
/// stand between them. Made once for a plan.
struct record_layout {
    struct span {
        std::uint32_t begin = 0, size = 0; ///< in `text`
    };
    /// Bytes, and what is written behind them.
    struct piece {
        enum kind : std::uint8_t {
            value,   ///< of a node
            fact,    ///< of the profile, for what loops read
            year,    ///< so many from the as-of date's
            outcome, ///< of a clause's node
            nothing, ///< the bytes end the run
        };
        span before;
        kind what = nothing;
        plan_record::index node = plan_record::none; ///< of a fact: the fact
        std::int32_t year_offset = 0;                ///< no_year of a fact that is not yearly
    };
    /// Pieces one after another, each record ended by a comma.
    struct run {
        std::uint32_t first = 0, count = 0; ///< in `pieces`
    };

    std::string text; ///< with json_bytes::padding behind it
    std::vector<piece> pieces;
    std::vector<run> values;                ///< by version: its definitions
    std::vector<run> conditions;            ///< by version: its leaves, in the document's order
    std::vector<span> programmes;           ///< by programme: from `{"id":` to the verdict
    std::vector<std::vector<span>> choices; ///< by type: its declared strings

    [[nodiscard]] std::string_view bytes(span of) const { return {text.data() + of.begin, of.size}; }
};

/// The layout of a plan, made when it is first asked for.
[[nodiscard]] record_layout const& records_of(opened_plan const& plan);

} // namespace huiqi::detail
