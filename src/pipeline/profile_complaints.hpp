#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <huiqi/policy/document.hpp>
#include <huiqi/text/diagnostic.hpp>

namespace huiqi {

/// The mistakes of one profile. After the first hundred the others are only counted, so that a hostile file cannot
/// make the list of mistakes longer than itself.
class profile_complaints {
public:
    profile_complaints(source_ptr file, diagnostics& out) : file_{std::move(file)}, out_{out} {}
    profile_complaints(profile_complaints const&) = delete;
    profile_complaints& operator=(profile_complaints const&) = delete;
    ~profile_complaints(); ///< says how many were left out

    /// Null once there are too many.
    diagnostic* add(message const& what, source_range where, std::vector<std::string> arguments);
    /// The same about a scalar that should read `mend`; an empty one says nothing.
    void add(message const& what, document_node const& about, std::vector<std::string> arguments,
             std::string const& mend, bool quoted = true);
    /// Somebody probably meant another name: the one of `known` that is nearest becomes the last argument and the mend.
    void add_misspelt(message const& what, document_node const& about, std::vector<std::string> arguments,
                      std::vector<std::string> const& known);

    /// `path` was given at `first` already.
    void add_twice(document_node const& again, document_node const& first, std::string const& path);

private:
    static constexpr std::size_t most = 100;

    source_ptr file_;
    diagnostics& out_;
    std::size_t count_ = 0;
};

/// A value as it is shown in a message: cut where it is long, `[...]` and `{...}` for what is no scalar.
[[nodiscard]] std::string shown_in_message(document_node const& node);
/// A name or text, cut where it is long.
[[nodiscard]] std::string cut_for_message(std::string_view text);

} // namespace huiqi
