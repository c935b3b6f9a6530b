#pragma once

#include <string>
#include <string_view>

namespace huiqi::screening {

/// A string of JSON with its quotes; what is not UTF-8 becomes U+FFFD.
void append_json_text(std::string_view text, std::string& out);

} // namespace huiqi::screening
