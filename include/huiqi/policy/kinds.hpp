#pragma once

#include <cstdint>

/// The closed lists of the rule format. A saved plan holds these numbers: only add.
namespace huiqi {

enum class programme_kind : std::uint8_t { recognition, loan, subsidy, reward, tax, insurance, service, definitions };

enum class clause_kind : std::uint8_t { condition, all, any, none, at_least, programme };

/// DMN's hit policies.
enum class hit_policy : std::uint8_t {
    unique,
    any,
    first,
    priority,
    rule_order,
    output_order,
    collect,
    collect_sum,
    collect_min,
    collect_max,
    collect_count,
};

/// What the author says of rows that overlap, beyond the hit policy. `unsettled`: the document does not say which row
/// counts; the result is the range of all that match.
enum class row_overlap : std::uint8_t { error, first, highest, lowest, unsettled };

/// What one ceiling covers: each award by itself, all of an accounting year, or all there ever was.
enum class cap_span : std::uint8_t { each, per_year, ever };

} // namespace huiqi
