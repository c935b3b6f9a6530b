#include "rule_walk.hpp"

#include <utility>

namespace huiqi::format {
namespace {

using policy::content;
using policy::mapping;

mapping root_mapping(document_node const& root) {
    for (auto const& each : root.entries) {
        if (policy::english_key(each.key.text.text()) != "huiqi") continue;
        auto const& stated = each.value.text.text();
        auto const* word = policy::find_word(policy::word_list::file_kind, stated.substr(0, stated.find('/')));
        if (word == nullptr) return mapping::none;
        constexpr std::pair<std::string_view, mapping> kinds[] = {{"vocabulary", mapping::vocabulary_file},
                                                                  {"programme", mapping::programme_file},
                                                                  {"definitions", mapping::definitions_file},
                                                                  {"cases", mapping::case_file},
                                                                  {"profile", mapping::profile_file}};
        for (auto const& [name, which] : kinds)
            if (word->english == name) return which;
    }
    return mapping::none;
}

class walk {
public:
    explicit walk(rule_visitor const& visitor) : visitor_{visitor} {}

    // Documents are bounded in depth.
    void entries(document_node const& node, mapping in) const {
        for (auto const& each : node.entries) {
            auto const english = policy::english_key(each.key.text.text());
            auto const* use = english.empty() ? nullptr : policy::find_use(in, english);
            if (use == nullptr) continue;
            if (visitor_.key) visitor_.key(each.key, english);
            value(each.value, *use, 0);
        }
    }

private:
    void value(document_node const& node, policy::key_use const& use, int lists) const {
        if (node.what == document_node::sequence) {
            for (auto const& each : node.items) value(each, use, lists + 1);
        } else if (node.what == document_node::scalar) {
            bool const cell = use.holds == content::rows && lists > 1;
            if (visitor_.scalar) visitor_.scalar(node, use, cell ? content::tests : use.holds);
        } else if (use.below != mapping::none && use.named) {
            for (auto const& each : node.entries) entries(each.value, use.below);
        } else if (use.below != mapping::none) {
            entries(node, use.below);
        }
    }

    rule_visitor const& visitor_;
};

} // namespace

void walk_rules(document_node const& root, rule_visitor const& visitor) {
    if (auto const kind = root_mapping(root); kind != mapping::none) walk{visitor}.entries(root, kind);
}

} // namespace huiqi::format
