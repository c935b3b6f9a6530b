#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <huiqi/evaluate/trace.hpp>
#include <huiqi/text/diagnostic.hpp>

/// What a screening finds out beside its columns: what is missing, who nearly qualifies, how it was done.
namespace huiqi {

/// A row that is refused by one clause only. Ordered by programme, clause and distance; those without a distance come
/// last.
struct near_miss {
    std::uint64_t row = 0; ///< from 1
    std::string key;       ///< what the key column says
    plan_record::index clause = plan_record::none;
    std::string what; ///< the value read, as its condition names it; empty without a distance
    std::optional<typed_value> read, threshold, distance;
    /// Where the value read is a quotient: how much its numerator falls short at this denominator.
    std::optional<typed_value> shortfall;
    std::string shortfall_of;
};

/// Filled while the results are read, on the thread that reads them.
struct screen_findings {
    // Asked for.
    bool near_misses_wanted = false;
    std::size_t most_near_misses = 1'000; ///< kept of each clause: the nearest

    // Found.
    struct of_programme {
        std::string id;
        /// By name (`研发费用.2024`): how many undetermined rows it can still decide. Facts of the firm, experts'
        /// judgements and what the rules themselves leave open stand side by side.
        std::map<std::string, std::uint64_t> missing;
        std::map<plan_record::index, std::vector<near_miss>> near_misses; ///< by clause, nearest first
        std::uint64_t near_miss_rows = 0;                                 ///< all of them, also those not kept
        std::uint64_t rows_one_by_one = 0; ///< decided by the evaluator of single enterprises
    };
    std::vector<of_programme> programmes; ///< in the order of the columns
    std::uint64_t rows = 0;
    std::uint64_t rows_one_by_one = 0; ///< of which at least one programme was decided so
    std::uint64_t bad_cells = 0;
    std::optional<diagnostic> failure; ///< why reading the results failed; empty while it has not
};

} // namespace huiqi
