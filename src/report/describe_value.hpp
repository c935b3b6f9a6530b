#pragma once

#include <string>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/text/message.hpp>

/// Any value in words, known or not: `300万元`, `70分至100分`, `「甲」或「乙」`, `2年3个月`, `没有`.
namespace huiqi::reporting {

struct value_look {
    language in = language::zh;
    bool readable = true; ///< long numbers, texts and lists are shortened; false: numbers and texts in full
    typed_value const* beside = nullptr; ///< a value shown with it, from which its numbers stay apart; may be null
};

[[nodiscard]] std::string value_words(typed_value const& what, value_look const& look);

/// How far two values are apart; percentages in percentage points.
[[nodiscard]] std::string distance_words(typed_value const& distance, language in);

/// An amount that is lacking, rounded up where it must be rounded.
[[nodiscard]] std::string lacking_words(typed_value const& amount, language in);

/// `除数为零`
[[nodiscard]] std::string_view mistake_words(mistake why, language in);

/// A fact not supplied, and what it may be.
[[nodiscard]] std::string unsupplied_words(typed_value const& what, value_look const& look);
/// A figure of the rule that its text does not give, and what it may be.
[[nodiscard]] std::string unpublished_words(typed_value const& what, value_look const& look);

} // namespace huiqi::reporting
