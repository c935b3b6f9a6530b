#pragma once

#include <optional>
#include <string>

#include <huiqi/text/message.hpp>
#include <huiqi/text/result.hpp>
#include <huiqi/text/source.hpp>

namespace huiqi {

struct format_options {
    std::optional<language> keys = {}; ///< the language of keys, fixed words and keywords; as written if not given
};

/// A rule file in the one layout: indent of two, a blank after `:` and `-`, rows of tables in columns, no blanks at the
/// ends of lines, one line end at the end. Comments stay, and so do texts, names and what everything means; laying out
/// twice changes nothing more. A file that YAML cannot read gives diagnostics and no text; keys the rule format does
/// not know stay as they are.
[[nodiscard]] result<std::string> format_rules(source_ptr const& file, format_options options = {});

} // namespace huiqi
