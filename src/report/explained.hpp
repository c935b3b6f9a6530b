#pragma once

#include <optional>
#include <string>
#include <vector>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/report/explain.hpp>

/// A decision put into words, before anybody decides on a layout. Text, Markdown and HTML are three renderers of this
/// one structure, so they cannot differ in what they say. Strings are plain text in one language, with whatever the
/// rules or the firm put into them: every renderer escapes all of them.
namespace huiqi::reporting {

/// What a mark says about the firm: a clause under `none` that holds is bad.
enum class tone : std::uint8_t { good, bad, open, broken, neutral };

/// ✓ ✗ ? ! -, each one column wide
[[nodiscard]] std::string_view mark_of(tone which);

struct explained_citation {
    std::string text; ///< 《办法》 第六条（二）; empty if none is given
    std::string url;  ///< of the document, as the rules give it
};

struct explained_clause {
    tone mark = tone::neutral;
    std::string word; ///< the mark in words: 满足
    std::string id;
    std::string wording;  ///< the document's words, or what stands for them
    std::string grouping; ///< 满足任一项即可; empty for a condition
    explained_citation cite;
    std::vector<std::string> findings; ///< values read, thresholds, distances
    std::vector<std::string> readings; ///< values read that no finding names
    std::vector<std::string> notes;
    std::string expression, place; ///< the condition and where it stands in the rule files; empty for groups
    bool decisive = false;         ///< the clause that decided
    bool is_situation = false;     ///< under `none`: what it says must not occur
    std::vector<explained_clause> children;
};

/// A line with lines that belong to it.
struct explained_line {
    tone mark = tone::neutral;
    std::string text;
    explained_citation cite;
    std::vector<std::string> details;
};

struct explained_group {
    std::string heading;
    std::vector<explained_line> lines;
};

/// A name that was worked out: 科技人员得分, 16分, the row of the table, and what it was worked out from.
struct explained_definition {
    std::string name, value;
    std::vector<std::string> details; ///< values read, rows of the table, the document's words
    explained_citation cite;
};

/// A fact of the firm, as it was read.
struct explained_fact {
    bool supplied = true;
    std::string name, value, origin;
};

struct explained_decision {
    std::string id, title, kind;
    tone mark = tone::neutral;
    std::string verdict;             ///< in two or three words
    std::string headline;            ///< in a sentence
    std::vector<std::string> amount; ///< the amount, and why it is still open; empty where there is none
    std::vector<explained_line> because;
    std::vector<std::string> versions;
    std::vector<explained_group> missing; ///< to be asked, to be judged, not published, not computable
    std::string grouping;                 ///< how the clauses belong together: 须全部满足
    std::vector<explained_clause> clauses, remarks;
    std::vector<explained_line> awards;
    std::vector<explained_definition> definitions;
    std::vector<explained_fact> facts;
    std::vector<explained_line> sources;
    std::string reason_id;
};

/// A label and what stands beside it.
struct explained_entry {
    std::string label, value;
};

struct explained_report {
    language in = language::zh;
    std::string as_of;   ///< 截至 2025-08-13
    std::string summary; ///< how many of each verdict; empty for a single decision
    std::vector<explained_entry> receipt;
    std::string pre_check;
    std::vector<explained_decision> decisions;
    bool is_whole = false; ///< a report rather than one decision of it
};

[[nodiscard]] explained_decision explain_decision(decision const& which, language in,
                                                  explanation_options const& options);
[[nodiscard]] explained_report explain_report(report const& whole, language in, explanation_options const& options);
/// A report of one decision.
[[nodiscard]] explained_report explain_one(decision const& which, language in, explanation_options const& options);

[[nodiscard]] std::string render_text(explained_report const& what, explanation_options const& options);
[[nodiscard]] std::string render_markdown(explained_report const& what, explanation_options const& options);
[[nodiscard]] std::string render_html(explained_report const& what, explanation_options const& options);

} // namespace huiqi::reporting
