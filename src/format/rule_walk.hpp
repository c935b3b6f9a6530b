#pragma once

#include <functional>

#include <huiqi/policy/document.hpp>

#include "policy/keys.hpp"

namespace huiqi::format {

/// What somebody who walks through a rule file wants to be told.
struct rule_visitor {
    std::function<void(document_node const& key, std::string_view english)> key = {};
    /// A scalar, and the use of the key it stands behind. Rows written as lists come cell by cell, as tests.
    std::function<void(document_node const& scalar, policy::key_use const& use, policy::content holds)> scalar = {};
};

/// Visits every key of the rule format and every scalar behind one, in the order of the file. Parts with unknown keys
/// are passed over.
void walk_rules(document_node const& root, rule_visitor const& visitor);

} // namespace huiqi::format
