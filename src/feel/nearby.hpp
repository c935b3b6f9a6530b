#pragma once

#include <cstdint>
#include <string_view>

#include <huiqi/text/source.hpp>

/// What stands near a place of an expression, for the words of a mistake and for what is underlined.
namespace huiqi::feel {

/// The word, number, text or sign at `at` or after the blanks there. Empty at the end of the text.
[[nodiscard]] source_range token_at(std::string_view text, std::size_t at);

/// The last one that ends at `at` or before the blanks there. Empty at the start of the text.
[[nodiscard]] source_range token_before(std::string_view text, std::size_t at);

/// The one after `at`, or where nothing follows the empty place behind the last one.
[[nodiscard]] source_range token_after(std::string_view text, std::size_t at);

/// Both numbers, where a number with leading zeros follows another and a comma without a blank: `1,000`. Otherwise
/// empty.
[[nodiscard]] source_range split_number(std::string_view text, source_range number);

} // namespace huiqi::feel
