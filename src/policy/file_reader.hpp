#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/policy/document.hpp>
#include <huiqi/policy/programme.hpp>
#include <huiqi/text/diagnostic.hpp>

#include "keys.hpp"

namespace huiqi::policy {

/// One file while it is read: where its mistakes go, and what its scalars mean. Every reading function reports what is
/// wrong and then gives nothing; `key` names the value in messages.
class file_reader {
public:
    file_reader(source_ptr file, diagnostics& problems) : file_{std::move(file)}, problems_{problems} {}

    [[nodiscard]] source_ptr const& file() const { return file_; }
    diagnostic& report(message const& what, source_range range, std::vector<std::string> arguments = {});

    /// The text of a scalar, exactly as decoded.
    std::optional<snippet> scalar(document_node const& node, std::string_view key);
    std::string text(document_node const& node, std::string_view key);
    std::optional<bool> boolean(document_node const& node, std::string_view key);
    /// The number of a word in its list, from 0.
    std::optional<std::size_t> word(document_node const& node, std::string_view key, word_list list);
    /// A whole number from 1.
    std::optional<std::uint32_t> count(document_node const& node, std::string_view key);
    std::optional<partial_date> some_date(document_node const& node, std::string_view key);
    std::optional<date> full_date(document_node const& node, std::string_view key);
    std::optional<citation> cite(document_node const& node);

    /// Each item of a list; of anything else the node itself, as the list of one.
    static std::vector<document_node const*> one_or_many(document_node const& node);
    /// The scalars of one_or_many.
    std::vector<snippet> scalars(document_node const& node, std::string_view key);
    /// The items of a list that must be one and hold something.
    std::vector<document_node const*> sequence(document_node const& node, std::string_view key);
    /// Whether a node is a mapping.
    bool is_mapping(document_node const& node, std::string_view key);

private:
    source_ptr file_;
    diagnostics& problems_;
};

} // namespace huiqi::policy
