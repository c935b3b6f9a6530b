#pragma once

#include <cstdint>
#include <string>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/text/diagnostic.hpp>

/// All wording of decisions. Chinese and English come from the same trace and the same catalogue.
namespace huiqi {

enum class explanation_format : std::uint8_t { text, markdown, html };

/// How much is said, beside the verdict, the award and what is missing.
struct explanation_options {
    explanation_format format = explanation_format::text;
    bool colour = false;     ///< ANSI colours in text
    bool all_clauses = true; ///< false: only clauses that fail, are open or not computable
    bool whole_page = true;  ///< of HTML; false: the part inside `<main>`, to be put into a page of the host's own
};

/// The explained decision: verdict first, then each clause with its wording, its place, the value read, the threshold
/// and the distance.
[[nodiscard]] std::string explain(decision const& which, language in, explanation_options options = {});

/// All decisions of a report, the date asked about and the receipt; a whole page in Markdown and HTML.
[[nodiscard]] std::string explain(report const& whole, language in, explanation_options options = {});

/// `"huiqi": "report/1"`, described by report.schema.json. Amounts are strings of digits, exact.
[[nodiscard]] std::string to_json(report const& whole);
/// One decision of it.
[[nodiscard]] std::string to_json(decision const& which);

/// How much JSON says of a report.
enum class json_detail : std::uint8_t {
    full,    ///< the whole trace, as above
    records, ///< `"huiqi": "records/1"`, described by records.schema.json: of each programme the verdict, the award,
             ///< the deciding clause, and a record for each condition and each value worked out, with the names it
             ///< read; for hosts that ask often and show little
};
[[nodiscard]] std::string to_json(report const& whole, json_detail detail);
/// The same behind what `into` holds; its memory is used again.
void write_json(report const& whole, json_detail detail, std::string& into);

/// A value in words: `300万元`, `2.75%`, `70分至100分`, `未提供`.
[[nodiscard]] std::string describe(typed_value const& what, language in);

/// What was decided on what: hashes of rules and facts, the date, the engine's version. The same inputs give the same
/// receipt.
struct receipt {
    std::string rules;  ///< SHA-256 of the plan's bytes, hexadecimal
    std::string facts;  ///< SHA-256 of the profile in its canonical form
    std::string engine; ///< version of the library
    date as_of{};
};
[[nodiscard]] receipt make_receipt(report const& whole);
[[nodiscard]] receipt make_receipt(decision const& which);

/// The facts that were supplied, as a profile in JSON in its canonical form: by name, years rising. Its hash is the
/// receipt's.
[[nodiscard]] std::string to_json(profile const& facts);

/// Diagnostics as JSON (an array, described by diagnostics.schema.json) and as SARIF 2.1.0.
[[nodiscard]] std::string to_json(diagnostics const& problems);
[[nodiscard]] std::string to_sarif(diagnostics const& problems, language in);

} // namespace huiqi
