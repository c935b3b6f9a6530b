#pragma once

#include <string>
#include <vector>

#include <huiqi/policy/document.hpp>
#include <huiqi/text/message.hpp>

namespace huiqi::format {

/// The file with keys, fixed words and the keywords of expressions in another language; nothing else is touched.
[[nodiscard]] std::string translated(source_ptr const& file, document_node const& root, language into);

/// The keywords of an expression (or of a cell of a table) that are written in the other language, with what replaces
/// them; places are in the file. None if the exchange would change what the expression says.
[[nodiscard]] std::vector<replacement> translated_keywords(snippet const& expression, bool tests, language into);

} // namespace huiqi::format
