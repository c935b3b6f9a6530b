#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "file_reader.hpp"

namespace huiqi::policy {

/// Reads a mapping of the rule format by its English keys, whichever language it is written in. No key is ignored: one
/// that does not belong into the mapping, stands there twice, or is never asked for is reported.
class mapping_reader {
public:
    /// `owner` is what a missing key is reported at: the name or the key before the mapping; of an item of a list, the
    /// item.
    mapping_reader(file_reader& in, document_node const& node, mapping which, source_range owner);

    [[nodiscard]] file_reader& file() { return in_; }
    [[nodiscard]] source_range owner() const { return owner_; }

    /// Whether the key is written, with a value or without.
    [[nodiscard]] bool has(std::string_view key) const { return written(key) != nullptr; }
    /// The value of a key; null if there is none. The key counts as read.
    document_node const* take(std::string_view key);
    /// Where a key that is written stands; the owner if it is not.
    [[nodiscard]] source_range key_range(std::string_view key) const;

    std::string text(std::string_view key);
    /// An expression, which may be `null`; empty if the key is not written.
    snippet expression(std::string_view key);
    bool flag(std::string_view key);
    std::optional<std::size_t> word(std::string_view key);
    citation cite();

    /// The one of several keys that is written. Reports if none is, or more than one.
    std::optional<std::string_view> one_of(std::initializer_list<std::string_view> keys);

    /// The entries whose keys are no keys of the format, for mappings that hold names as well. They count as read.
    std::vector<document_entry const*> names();

    /// Reports the keys that nobody asked for. `why` is for a reader of either language.
    void finish(std::string_view why = {});

private:
    struct found_entry {
        std::string_view key; ///< in English; empty for a name
        document_entry const* entry;
        bool used = false;
    };

    [[nodiscard]] found_entry const* written(std::string_view key) const;
    void sort_out(document_node const& node, bool open);
    void report_unknown(document_node const& key);

    file_reader& in_;
    mapping which_;
    source_range owner_;
    std::vector<found_entry> entries_;
};

} // namespace huiqi::policy
