#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <huiqi/contents/contents.hpp>

/// Words of the lists of what rules hold.
namespace huiqi {

struct contents_word {
    std::string_view key; ///< of JSON
    std::string_view zh, en;
    [[nodiscard]] std::string_view in(language which) const { return which == language::zh ? zh : en; }
};

[[nodiscard]] contents_word word_of(programme_kind which);
[[nodiscard]] contents_word word_of(unknown_kind which);
[[nodiscard]] std::string_view word_of(cap_span which); ///< award, year, ever

/// `2022`, `2022-08`, `2022-08-01`; empty if there is no such day.
[[nodiscard]] std::string text_of(std::optional<partial_date> const& day);

} // namespace huiqi
