#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <huiqi/evaluate/profile.hpp>
#include <huiqi/plan/rule_set.hpp>
#include <huiqi/screen/arrow_owner.hpp>
#include <huiqi/screen/findings.hpp>
#include <huiqi/text/diagnostic.hpp>
#include <huiqi/text/result.hpp>

/// Many enterprises decided at once: a table of facts in, a table of verdicts, amounts and reasons out, block by block,
/// in the order of the rows, with a memory that does not grow with their number. Every row is decided as
/// `huiqi::evaluate` decides it.
///
/// **Columns in.** A column named as a fact (Chinese name or English id) holds it; `研发费用.2024` holds a yearly fact
/// of one year. A null cell is a fact that was not supplied. In a column that says so (`absent` of the options, or the
/// field's metadata `nulls` = `absent`) it is known to be absent. Numbers come as integers, decimals or floats (a float
/// is taken as the shortest decimal that names it; NaN is not supplied), money in yuan; dates as dates or time stamps
/// without a zone; anything as text, written as in profiles, lists as JSON; lists of structs as such.
///
/// **Columns out.** The key column, the columns to carry along, then for each programme `ID`: `ID.verdict` (dictionary:
/// eligible, ineligible, undetermined, not-in-force), `ID.award` (decimal128; null where no single amount is known),
/// `ID.award_low`, `ID.award_high` (null where there is no amount or no bound), `ID.reason` (dictionary of clause ids).
namespace huiqi {

/// A cell that is not what its fact can be, or a row that could not be read. The cell counts as not supplied.
struct bad_cell {
    std::uint64_t row = 0; ///< from 1, the heading not counted
    std::string column;    ///< empty: the row as a whole
    diagnostic why;
};

struct screen_progress {
    std::uint64_t rows = 0; ///< decided and handed out so far
};

struct screen_options {
    date as_of;                        ///< the day of application; no default, as for evaluate()
    std::vector<std::string> only{};   ///< ids of programmes; empty: every one
    std::string key{};                 ///< empty: the first column that is no fact; without one, a column `row` from 1
    std::vector<std::string> carry{};  ///< columns to copy into the results behind the key
    std::vector<std::string> absent{}; ///< columns whose null cells say "known to be absent"
    unsigned threads = 0;              ///< 0: as many as the machine runs at once
    bool stop_at_bad_cell = false;     ///< reading the results fails at the first bad cell
    bool brief = false;                ///< of each programme `ID.verdict` and `ID.award` alone, the latter as decimal64
    bool facts_hash = false;           ///< adds a last column `facts`: 16 hexadecimal digits that change with the facts
    std::uint32_t rows_per_batch = 16'384;
    std::shared_ptr<screen_findings> findings{}; ///< to be filled; null if nobody wants them

    // Called by the thread that reads the results, never by another one.
    std::function<bool(screen_progress const&)> progress{}; ///< after each batch; false: stop, and reading fails
    std::function<void(bad_cell const&)> bad_cells{};       ///< in the order of the rows
};

/// Opens a screening. What is wrong with the columns is told at once: an error (a column of the wrong type, a fact
/// given twice) leaves no stream; remarks name columns that are no facts and facts without a column. The stream follows
/// Arrow's C stream interface: results are computed while it is read, its errors (ECANCELED, EINVAL, EIO, ENOMEM) come
/// with a text. `table` is read only by the thread that reads the results.
/// Throws huiqi::error if `only` names a programme that the rules do not have.
[[nodiscard]] result<arrow_stream> screen_stream(rule_set const& rules, arrow_stream table, screen_options options);

/// The facts of one row (from 1), to be decided and explained by itself. Bad cells of the row are diagnostics of
/// severity error beside the profile; a table with fewer rows is one without.
[[nodiscard]] result<profile> profile_of_row(rule_set const& rules, arrow_stream table, screen_options const& options,
                                             std::uint64_t row);

} // namespace huiqi
