#pragma once

#include <optional>
#include <string>

#include <huiqi/plan/rule_set.hpp>
#include <huiqi/screen/compare.hpp>
#include <huiqi/screen/findings.hpp>
#include <huiqi/screen/screen.hpp>
#include <huiqi/screen/summary.hpp>
#include <huiqi/text/message.hpp>
#include <huiqi/value/date.hpp>

/// The outcome of a screening in words and as JSON.
namespace huiqi {

/// What was decided on what; another run with the same three gives the same results for the same facts.
struct screening_inputs {
    std::string rules;  ///< SHA-256 of the plan's bytes, as in receipts
    std::string engine; ///< version of the library
    date as_of{};
    friend bool operator==(screening_inputs const&, screening_inputs const&) = default;
};
[[nodiscard]] screening_inputs inputs_of(rule_set const& rules, date as_of);

struct screening_report {
    rule_set rules;
    screening_inputs inputs;
    screen_summary const* summary;
    screen_findings const* findings;
    comparison_counts const* comparison = nullptr; ///< null: nothing was compared
    std::optional<screening_inputs> earlier{};     ///< of the run compared with, where they are known
};

/// For people: for each programme how many, how much, why not, what is missing; groups; what changed.
[[nodiscard]] std::string describe(screening_report const& of, language in);
/// `"huiqi": "screening/1"`, with everything, not only the most frequent.
[[nodiscard]] std::string to_json(screening_report const& of);

/// Near misses as CSV with a heading, by programme and clause, nearest first.
[[nodiscard]] std::string near_misses_csv(rule_set const& rules, screen_findings const& of, language in);
/// One line of the lists of changes and of bad cells, and their headings, as CSV.
[[nodiscard]] std::string changes_heading();
[[nodiscard]] std::string csv_line(verdict_change const& of);
[[nodiscard]] std::string bad_cells_heading();
[[nodiscard]] std::string csv_line(bad_cell const& of, language in);

} // namespace huiqi
