#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// Every key of the files Huiqi reads: its two spellings, the mappings it belongs to, and what stands behind it. The
/// loader, the formatter and the JSON Schemas all go by this table.
///
///     english_key("条件")                     "when"
///     find_use(mapping::clause, "when")       an expression
namespace huiqi::policy {

/// The mappings of the rule format, each with keys of its own.
enum class mapping : std::uint8_t {
    none,
    vocabulary_file,
    programme_file,
    definitions_file,
    case_file,
    profile_file,
    title,
    legal_source,
    fact,
    field,
    parameter,
    version,
    definitions_version,
    period,
    definition,
    table,
    clause,
    award,
    tiers, ///< of `amount:`: a table, or slices
    cap,
    total,
    rounding,
    instalment,
    single_case,
    expectation,
};

/// What a scalar means that stands behind a key, or in a list behind it.
enum class content : std::uint8_t {
    nothing,    ///< no scalar may stand here
    text,       ///< wording, names, dates: left alone
    expression, ///< FEEL
    tests,      ///< FEEL as in a cell of a table
    rows,       ///< the rows of a table
    binding,    ///< `name in expression`
    word,       ///< one of a fixed list
    file_kind,  ///< `programme/1`
};

/// The fixed lists of words.
enum class word_list : std::uint8_t {
    none,
    programme_kind,
    fact_type,
    yes_no,
    fact_span,
    cap_span,
    hit,
    overlap,
    rounding,
    verdict,
    file_kind,
};

struct key_spelling {
    std::string_view english, chinese;
};

struct key_use {
    mapping in;
    std::string_view key; ///< in English
    content holds;
    mapping below = mapping::none; ///< of a mapping, or of each in a list of mappings
    bool named = false;            ///< a mapping of names, each of which stands before a mapping `below`
    word_list words = word_list::none;
    bool required = false;
};

struct word_spelling {
    word_list list;
    std::string_view english, chinese;
};

[[nodiscard]] std::span<key_spelling const> key_spellings();
/// Those of a mapping stand together.
[[nodiscard]] std::span<key_use const> key_uses();
/// Those of a list stand together, in the order of its enumeration.
[[nodiscard]] std::span<word_spelling const> word_spellings();

/// The key that a spelling in either language means; empty if there is none.
[[nodiscard]] std::string_view english_key(std::string_view spelling);
/// Empty if there is no such key.
[[nodiscard]] std::string_view chinese_key(std::string_view english);

/// Null if the key, given in English, does not belong into the mapping.
[[nodiscard]] key_use const* find_use(mapping in, std::string_view english);
[[nodiscard]] std::span<key_use const> uses_of(mapping in);

[[nodiscard]] std::span<word_spelling const> words_of(word_list list);
/// Null if neither spelling is the word.
[[nodiscard]] word_spelling const* find_word(word_list list, std::string_view spelling);

/// `unknown` and 未知: the text is not published.
[[nodiscard]] constexpr bool is_unknown_word(std::string_view text) { return text == "unknown" || text == "未知"; }
/// The last row of a table: `otherwise` and 其余.
[[nodiscard]] constexpr bool is_otherwise_word(std::string_view text) { return text == "otherwise" || text == "其余"; }

} // namespace huiqi::policy
