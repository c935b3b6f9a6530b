#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <huiqi/text/diagnostic.hpp>
#include <huiqi/text/result.hpp>
#include <huiqi/text/snippet.hpp>
#include <huiqi/text/source.hpp>

namespace huiqi {

/// A YAML or JSON file as a tree of located text. Nothing is typed here: `no`, `010` and `2024-01-01` are the
/// characters the author wrote, and only the reader of a key decides what they mean.
struct document_entry;

enum class scalar_style : std::uint8_t { plain, quoted, literal, folded };

struct document_node {
    enum kind : std::uint8_t { scalar, sequence, mapping };
    kind what = scalar;
    source_range range; ///< of the whole node, bytes of the file
    scalar_style style = scalar_style::plain;
    snippet text;                        ///< of a scalar
    std::vector<document_node> items;    ///< of a sequence
    std::vector<document_entry> entries; ///< of a mapping, in the order of the file

    [[nodiscard]] document_node const* find(std::string_view key) const;
    /// A plain `null` or `~`, or JSON's null; a quoted "null" is text.
    [[nodiscard]] bool is_null() const;
};

struct document_entry {
    document_node key;
    document_node value;
};

/// Bounds on what a file may hold; passing one is an ordinary diagnostic.
struct document_limits {
    std::size_t bytes = 4u << 20;
    std::size_t depth = 64;      ///< never more than 400, whatever is asked for
    std::size_t nodes = 500'000; ///< keys, values, lists and mappings
};

/// Reads YAML. What YAML does to Chinese authors is found before or while parsing and answered with the mend:
/// full-width colons and blanks, `>= 3%` unquoted, `[1..5]`, a comma inside `{...}`, `#` inside a text, duplicate keys,
/// anchors, tags.
[[nodiscard]] result<document_node> read_yaml(source_ptr file, document_limits limits = {});

/// Reads JSON; numbers keep their digits.
[[nodiscard]] result<document_node> read_json(source_ptr file, document_limits limits = {});

} // namespace huiqi
