#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <huiqi/policy/kinds.hpp>
#include <huiqi/policy/vocabulary.hpp>
#include <huiqi/text/snippet.hpp>
#include <huiqi/value/date.hpp>
#include <huiqi/value/decimal.hpp>

/// What a programme's file says, located, expressions still text. The loader fills these in; the checker reads them.
namespace huiqi {

struct localized {
    std::string zh, en;
};

/// A document the programme rests on.
struct legal_source {
    std::string key; ///< the name clauses cite: 办法
    std::string title, number, issued, url, retrieved, confidence, note;
    source_range declared_at;
};

/// `办法 第六条（二）`
struct citation {
    std::string source; ///< key of a legal_source, empty if none is cited
    std::string place;
    source_range range;
};

struct clause {
    std::string id; ///< `id:`, or the path: `all[2].any[1]`, counted from 1
    bool id_given = false;
    clause_kind kind = clause_kind::condition;
    std::string name, text, note;
    citation cite;
    snippet condition;          ///< of a condition: FEEL, or `unknown` where the text is missing
    std::uint32_t at_least = 0; ///< of at_least
    std::string programme;      ///< of programme: would qualify for it
    source_range programme_range;
    std::vector<clause> children;
    source_range range; ///< the key that makes it a clause
};

struct table_row {
    std::vector<snippet> tests; ///< one for each input; `any` and `-` take everything
    std::vector<snippet> results;
    bool otherwise = false;
    source_range range;
};

struct decision_table {
    std::vector<snippet> given;
    std::vector<std::string> outputs;                ///< names when several results stand in a row
    std::vector<std::vector<snippet>> output_values; ///< by priority, for P and O
    std::vector<snippet> defaults;
    hit_policy hit = hit_policy::unique;
    row_overlap overlap = row_overlap::error;
    std::vector<table_row> rows;
    std::string rows_of; ///< the definition whose rows this table uses
    source_range range, rows_of_range;
};

enum class definition_kind : std::uint8_t { expression, table, codes };

/// A name worked out from facts and other names.
struct definition {
    std::string name, id, text, note;
    citation cite;
    definition_kind kind = definition_kind::expression;
    snippet is;
    decision_table table;
    std::vector<snippet> codes;
    bool judged = false; ///< the result is a range and an expert's figure inside it may be supplied under this name
    source_range declared_at;
};

/// A figure of the rule itself. An unknown one is reported as not published and never asked of the firm.
struct parameter_declaration {
    std::string name, id, text, note, why;
    citation cite;
    bool unknown = false;
    snippet value, range, unit;
    source_range declared_at;
};

/// A date of which the document may give only the year or the month.
struct partial_date {
    std::int32_t year = 0;
    std::uint8_t month = 0, day = 0; ///< 0: not stated

    [[nodiscard]] date earliest() const;
    [[nodiscard]] date latest() const;
};

struct period {
    std::optional<partial_date> from, to; ///< both days inclusive
    snippet only_for;                     ///< `for:`, empty if all
    citation cite;
    source_range range;
};

struct cap {
    snippet at;
    cap_span per = cap_span::each;
    std::vector<std::string> over; ///< programmes capped together; shown, applied when awards are combined
    std::string text;
    source_range range;
};

struct rounding_rule {
    decimal to; ///< in yuan: 0.01 for 分, 1 for 元, 10000 for 万元
    rounding mode = rounding::half_even;
    bool stated = false; ///< without a statement: 分, half-even, and the checker remarks on it
};

struct instalment {
    snippet share; ///< may be `unknown`
    std::string text;
};

enum class amount_kind : std::uint8_t { expression, table, marginal, whole };

struct award_part {
    std::string name, text, note, matter;
    citation cite;
    snippet when;     ///< empty: always
    std::string each; ///< `each: 平台 in 创新平台` — the local name, empty if none
    snippet each_in;
    bool up_to = false; ///< a ceiling, the authority may pay less
    amount_kind kind = amount_kind::expression;
    snippet amount;       ///< the expression, or the input of a marginal or whole-amount tier
    decision_table table; ///< of table; rows of marginal and whole
    std::vector<cap> caps;
    rounding_rule round;
    bool top_up = false;
    std::vector<instalment> pay;
    source_range range;
};

struct version {
    std::string name, note;
    std::vector<period> in_force;
    bool by_accounting_year = false; ///< the last day of the last full accounting year chooses, not the as-of date
    std::vector<definition> definitions;
    std::optional<clause> eligible;
    std::vector<clause> remarks;
    std::vector<award_part> awards;
    std::vector<cap> total_caps;
    source_range range;
};

/// `huiqi: programme/1` or `huiqi: definitions/1`
struct programme {
    std::string id;
    localized title;
    programme_kind kind = programme_kind::recognition;
    std::string note, region, authority;
    std::vector<legal_source> sources;
    std::vector<fact_declaration> facts;
    std::vector<parameter_declaration> parameters;
    std::vector<version> versions;
    source_ptr source;
    source_range declared_at; ///< the id
};

} // namespace huiqi
