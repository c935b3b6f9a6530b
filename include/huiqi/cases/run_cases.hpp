#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <huiqi/pipeline.hpp>

/// Runs the cases written beside rules, and counts what they touched.
namespace huiqi {

/// One expectation that was not met: what was expected and what came out, as the author would write them.
struct case_difference {
    std::string what; ///< verdict, award, because, missing, or the name of a definition
    std::string expected, actual;
};

struct case_outcome {
    std::string file, name, programme;
    line_column place;
    bool passed = false;
    bool ran = false; ///< false: facts or the programme were not usable, so nothing was compared
    std::vector<case_difference> differences;
    diagnostics problems; ///< facts that do not fit, a programme that does not exist
};

/// Clauses seen to hold and seen to fail, and rows of tables that were hit, over all cases of a run. What counts is
/// what surely happened, in a version surely in force, in the programme asked about or in one it builds on. Clauses
/// whose text is not published are left out: no case can show them. Of a table inside `each` or another loop the last
/// element counts.
struct coverage {
    struct clause {
        std::string programme, version, id;
        std::string file;
        line_column place;
        std::uint32_t held = 0, failed = 0;
    };
    struct row {
        std::string programme, version, table;
        std::string file;
        line_column place;
        std::uint32_t number = 0; ///< from 1
        std::uint32_t hit = 0;
    };
    std::vector<clause> clauses;
    std::vector<row> rows;
};

struct case_run {
    std::vector<case_outcome> outcomes;
    coverage touched;
};

/// Runs every case of the documents against the rules compiled from them. A case passes when every expectation is met:
///
/// - `verdict`: the same.
/// - `award`: the same single amount, or for a range both ends, and which of them are open; `null` where none is due.
/// - `because`: each item names, by id or by citation, a clause that made the verdict what it is. From the root down
///   these are: of a refusal the clauses that fail where failing counts (below `none` those that hold), of an open
///   verdict the open ones, of a granted one those that hold.
/// - `missing`, `unpublished`, `problems`: exactly these. A fact without a year (`销售收入`) stands for all its years,
///   `销售收入 2023` for one. A problem is named by its expression or its clause.
/// - a definition by its name or id: the same value, a range for a value that is open, `unknown` for any open value.
///
/// What the facts of the file say, the facts of a case put over; a yearly fact is put over year by year.
[[nodiscard]] case_run run_cases(rule_documents const& documents, rule_set const& rules);

} // namespace huiqi
