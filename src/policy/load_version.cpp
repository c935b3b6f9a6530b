#include "load_parts.hpp"

#include <utility>

#include <huiqi/text/messages/format.hpp>

#include "names.hpp"

namespace huiqi::policy {
namespace {

period load_period(file_reader& in, document_node const& node, source_range owner, bool& by_accounting_year) {
    period made;
    made.range = node.range;
    mapping_reader from{in, node, mapping::period, owner};
    if (auto const* first = from.take("from")) made.from = in.some_date(*first, "from");
    if (auto const* last = from.take("to")) made.to = in.some_date(*last, "to");
    if (!from.has("from") && !from.has("to")) in.report(messages::missing_one_of, owner, {"from, to"});
    made.only_for = from.expression("for");
    if (from.word("by")) by_accounting_year = true;
    made.cite = from.cite();
    from.finish();
    return made;
}

void load_definitions(file_reader& in, document_node const* node, version& into) {
    for (auto const* each : named_entries(in, node, "define")) into.definitions.push_back(load_definition(in, *each));
}

} // namespace

definition load_definition(file_reader& in, document_entry const& entry) {
    definition made;
    made.name = entry.key.text.text();
    made.declared_at = entry.key.range;
    check_name(in, entry.key);
    if (!in.is_mapping(entry.value, made.name)) return made;
    mapping_reader from{in, entry.value, mapping::definition, entry.key.range};
    if (auto const* id = from.take("id")) {
        made.id = in.text(*id, "id");
        check_id(in, *id);
    }
    made.cite = from.cite();
    made.text = from.text("text");
    made.note = from.text("note");
    made.judged = from.flag("judged");
    auto const key = from.one_of({"is", "table", "codes"});
    auto const* value = key ? from.take(*key) : nullptr;
    if (value != nullptr && *key == "is") {
        made.is = in.scalar(*value, *key).value_or(snippet{});
    } else if (value != nullptr && *key == "table") {
        made.kind = definition_kind::table;
        made.table = load_table(in, *value, from.key_range("table"));
    } else if (value != nullptr) {
        made.kind = definition_kind::codes;
        for (auto const* each : in.sequence(*value, "codes")) {
            auto const code = in.scalar(*each, "codes");
            if (!code) continue;
            char const first = code->text().front();
            bool const right = (first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z');
            if (!right) in.report(messages::not_a_code, each->range, {code->text()});
            made.codes.push_back(*code);
        }
    }
    from.finish();
    return made;
}

version load_version(file_reader& in, document_node const& node, bool definitions) {
    version made;
    made.range = node.range;
    mapping_reader from{in, node, definitions ? mapping::definitions_version : mapping::version, node.range};
    made.name = from.text("name");
    if (from.has("name")) made.range = from.take("name") != nullptr ? from.take("name")->range : made.range;
    made.note = from.text("note");
    if (auto const* in_force = from.take("in_force")) {
        if (in_force->what == document_node::sequence && in_force->items.empty())
            in.report(messages::needs_some, in_force->range, {"in_force"});
        for (auto const* each : file_reader::one_or_many(*in_force))
            if (in.is_mapping(*each, "in_force"))
                made.in_force.push_back(load_period(in, *each, from.key_range("in_force"), made.by_accounting_year));
    }
    load_definitions(in, from.take("define"), made);
    if (!definitions) {
        auto const* eligible = from.take("eligible");
        if (eligible != nullptr && in.is_mapping(*eligible, "eligible"))
            made.eligible = load_clause(in, *eligible, "eligible", from.key_range("eligible"));
        if (auto const* remarks = from.take("remarks")) made.remarks = load_clauses(in, *remarks, "remarks", "remarks");
        if (auto const* awards = from.take("award"))
            for (auto const* each : in.sequence(*awards, "award"))
                if (in.is_mapping(*each, "award")) made.awards.push_back(load_award(in, *each, each->range));
        auto const* total = from.take("award_total");
        if (total != nullptr && in.is_mapping(*total, "award_total")) {
            mapping_reader below{in, *total, mapping::total, from.key_range("award_total")};
            if (auto const* caps = below.take("cap")) made.total_caps = load_caps(in, *caps);
            below.finish();
        }
    }
    from.finish();
    return made;
}

} // namespace huiqi::policy
