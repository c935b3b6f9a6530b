#pragma once

#include <string>

#include <huiqi/feel/expression.hpp>
#include <huiqi/text/message.hpp>

namespace huiqi::feel {

/// The expression as text, with the fewest brackets that parse to the same tree, keywords in English or Chinese
/// (`and`/`且`). `parse(print(tree))` is `tree`.
[[nodiscard]] std::string print(expression const& tree, language keywords = language::en);

} // namespace huiqi::feel
