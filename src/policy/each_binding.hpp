#pragma once

#include <optional>

#include <huiqi/text/snippet.hpp>

namespace huiqi::policy {

/// `平台 in 创新平台` in its parts.
struct each_binding {
    snippet name, keyword, list;
};

/// Empty if the text has another form.
[[nodiscard]] std::optional<each_binding> read_binding(snippet const& text);

} // namespace huiqi::policy
