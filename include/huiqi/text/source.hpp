#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

/// A source is one text that mistakes are reported against: a rule file, a profile, an expression typed at a prompt.
/// Places in it are byte offsets; lines and columns are worked out only when a place is shown to a person.
namespace huiqi {

/// A text and the name people know it by (a path, or words such as `expression`). The text is valid UTF-8.
struct source {
    std::string name;
    std::string text;
    /// What a saved plan calls it, which must not depend on where a folder of rules lies: the path below the folder
    /// that was asked for. Empty: the name itself.
    std::string recorded{};

    [[nodiscard]] std::string const& recorded_name() const { return recorded.empty() ? name : recorded; }
};

/// Sources are immutable once made and shared by everything that points into them.
using source_ptr = std::shared_ptr<source const>;

[[nodiscard]] inline source_ptr make_source(std::string name, std::string text, std::string recorded = {}) {
    return std::make_shared<source const>(source{std::move(name), std::move(text), std::move(recorded)});
}

/// Bytes of a source's text, half-open. An empty range is a place between two characters.
struct source_range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(source_range const&, source_range const&) = default;
};

/// A place as people count it: both from 1, the column in characters (code points).
struct line_column {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend bool operator==(line_column const&, line_column const&) = default;
};

} // namespace huiqi
