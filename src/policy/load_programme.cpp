#include "load_parts.hpp"

#include <utility>

#include <huiqi/text/messages/format.hpp>

#include "names.hpp"

namespace huiqi::policy {
namespace {

localized load_title(file_reader& in, document_node const& node, source_range owner) {
    if (node.what != document_node::mapping) return {in.text(node, "title"), {}};
    mapping_reader from{in, node, mapping::title, owner};
    localized made;
    made.zh = from.text("zh");
    made.en = from.text("en");
    from.finish();
    return made;
}

legal_source load_source(file_reader& in, document_entry const& entry) {
    legal_source made;
    made.key = entry.key.text.text();
    made.declared_at = entry.key.range;
    if (made.key.find_first_of(" \t\n") != std::string::npos || made.key.find("\u3000") != std::string::npos)
        in.report(messages::source_key_holds_blank, entry.key.range, {made.key});
    if (!in.is_mapping(entry.value, made.key)) return made;
    mapping_reader from{in, entry.value, mapping::legal_source, entry.key.range};
    made.title = from.text("title");
    made.number = from.text("number");
    made.url = from.text("url");
    made.confidence = from.text("confidence");
    made.note = from.text("note");
    for (auto const& [key, into] : {std::pair{"issued", &made.issued}, std::pair{"retrieved", &made.retrieved}}) {
        auto const* node = from.take(key);
        if (node == nullptr) continue;
        auto const text = in.scalar(*node, key);
        // A day that is not known is `unknown`; of others a part may be known.
        if (text && !is_unknown_word(text->text())) (void)in.some_date(*node, key);
        if (text) *into = text->text();
    }
    from.finish();
    return made;
}

} // namespace

parameter_declaration load_parameter(file_reader& in, document_entry const& entry) {
    parameter_declaration made;
    made.name = entry.key.text.text();
    made.declared_at = entry.key.range;
    check_name(in, entry.key);
    if (!in.is_mapping(entry.value, made.name)) return made;
    mapping_reader from{in, entry.value, mapping::parameter, entry.key.range};
    if (auto const* id = from.take("id")) {
        made.id = in.text(*id, "id");
        check_id(in, *id);
    }
    made.cite = from.cite();
    made.text = from.text("text");
    made.note = from.text("note");
    made.why = from.text("why");
    made.value = from.expression("value");
    made.unknown = is_unknown_word(made.value.text());
    made.unit = from.expression("unit");
    made.range = from.expression("range");
    from.finish();
    return made;
}

programme load_programme(file_reader& in, document_node const& root, bool definitions) {
    programme made;
    made.source = in.file();
    made.declared_at = root.range;
    mapping_reader from{in, root, definitions ? mapping::definitions_file : mapping::programme_file, {0, 0}};
    (void)from.take("huiqi");
    if (auto const* id = from.take("id")) {
        made.id = in.text(*id, "id");
        made.declared_at = id->range;
        check_programme_id(in, *id);
    }
    if (auto const* title = from.take("title")) made.title = load_title(in, *title, from.key_range("title"));
    if (definitions)
        made.kind = programme_kind::definitions;
    else if (auto const kind = from.word("kind"))
        made.kind = static_cast<programme_kind>(*kind);
    made.note = from.text("note");
    made.region = from.text("region");
    made.authority = from.text("authority");
    for (auto const* each : named_entries(in, from.take("sources"), "sources"))
        made.sources.push_back(load_source(in, *each));
    made.facts = load_facts(in, from.take("facts"), made.id);
    for (auto const* each : named_entries(in, from.take("parameters"), "parameters"))
        made.parameters.push_back(load_parameter(in, *each));
    if (auto const* versions = from.take("versions"))
        for (auto const* each : in.sequence(*versions, "versions"))
            if (in.is_mapping(*each, "versions")) made.versions.push_back(load_version(in, *each, definitions));
    from.finish();
    return made;
}

} // namespace huiqi::policy
