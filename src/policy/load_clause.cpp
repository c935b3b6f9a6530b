#include "load_parts.hpp"

#include <array>
#include <utility>

#include <huiqi/text/messages/format.hpp>

#include "names.hpp"

namespace huiqi::policy {
namespace {

clause_kind kind_of(std::string_view key) {
    constexpr std::array kinds{std::pair{std::string_view{"when"}, clause_kind::condition},
                               std::pair{std::string_view{"all"}, clause_kind::all},
                               std::pair{std::string_view{"any"}, clause_kind::any},
                               std::pair{std::string_view{"none"}, clause_kind::none},
                               std::pair{std::string_view{"at_least"}, clause_kind::at_least},
                               std::pair{std::string_view{"programme"}, clause_kind::programme}};
    for (auto const& each : kinds)
        if (each.first == key) return each.second;
    return clause_kind::condition;
}

} // namespace

clause load_clause(file_reader& in, document_node const& node, std::string const& path, source_range owner) {
    clause made;
    made.id = path;
    made.range = owner;
    mapping_reader from{in, node, mapping::clause, owner};
    if (auto const* id = from.take("id")) {
        if (auto const text = in.scalar(*id, "id")) {
            made.id = text->text();
            made.id_given = true;
        }
    }
    made.name = from.text("name");
    made.text = from.text("text");
    made.note = from.text("note");
    made.cite = from.cite();
    auto const key = from.one_of({"when", "all", "any", "none", "at_least", "programme"});
    if (!key) {
        if (from.has("of")) (void)from.take("of");
        from.finish();
        return made;
    }
    made.kind = kind_of(*key);
    made.range = from.key_range(*key);
    // The path of the eligible clause itself is not part of those below it.
    auto const below = (path == "eligible" ? "" : path + ".") + std::string{*key};
    auto const* value = from.take(*key);
    switch (made.kind) {
    case clause_kind::condition:
        if (value != nullptr) made.condition = in.scalar(*value, *key).value_or(snippet{});
        break;
    case clause_kind::all:
    case clause_kind::any:
    case clause_kind::none:
        if (value != nullptr) made.children = load_clauses(in, *value, *key, below);
        break;
    case clause_kind::at_least:
        if (value != nullptr) made.at_least = in.count(*value, *key).value_or(0);
        if (auto const* of = from.take("of"))
            made.children = load_clauses(in, *of, "of", below);
        else if (!from.has("of"))
            in.report(messages::missing_key, made.range, {"of"});
        break;
    case clause_kind::programme:
        if (value != nullptr) {
            made.programme = in.text(*value, *key);
            made.programme_range = value->range;
        }
        break;
    }
    from.finish("at_least");
    return made;
}

std::vector<clause> load_clauses(file_reader& in, document_node const& node, std::string_view key,
                                 std::string const& path) {
    std::vector<clause> all;
    std::size_t number = 0;
    for (auto const* each : in.sequence(node, key)) {
        ++number;
        if (each->what == document_node::mapping)
            all.push_back(load_clause(in, *each, path + "[" + std::to_string(number) + "]", each->range));
        else if (each->what == document_node::sequence || !each->text.empty())
            in.report(messages::item_needs_mapping, each->range, {std::string{key}});
    }
    return all;
}

} // namespace huiqi::policy
