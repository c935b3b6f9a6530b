#pragma once

#include <string_view>

#include "file_reader.hpp"

namespace huiqi::policy {

/// Reports a name that expressions could not hold: one that does not begin with a letter or a Chinese character, holds
/// punctuation, or is a keyword or a unit.
void check_name(file_reader& in, document_node const& name);

/// Reports an id that is no identifier of JSON, Python and C++.
void check_id(file_reader& in, document_node const& id);

/// The same for programmes, whose ids may hold dots and hyphens.
void check_programme_id(file_reader& in, document_node const& id);

} // namespace huiqi::policy
