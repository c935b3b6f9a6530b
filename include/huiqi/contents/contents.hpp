#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <huiqi/policy/load.hpp>
#include <huiqi/text/message.hpp>

/// What rule files hold: their programmes with versions and documents, what each builds on, and what is not known in
/// it. For registers of programmes, and for whoever has to find the texts that are still missing.
namespace huiqi {

enum class unknown_kind : std::uint8_t { parameter, condition, definition, award, cap, share, date };

/// Something a document says and the rule file does not know.
struct unknown_item {
    unknown_kind kind = unknown_kind::parameter;
    std::string name; ///< of the parameter, definition or award; the id of the clause; the name of the version
    std::string why;  ///< of a parameter, as the file says it; of a clause its wording or note
    citation cite;
};

struct programme_contents {
    programme const* of = nullptr;
    std::vector<unknown_item> unknown;      ///< in the order of the file
    std::vector<std::string> would_qualify; ///< ids of programmes whose conditions it asks for, each once
    std::vector<std::string> held;          ///< certificates it asks for, each once
};

/// One for each programme and definitions file, in the order they were read. The documents must outlive it.
[[nodiscard]] std::vector<programme_contents> contents_of(rule_documents const& documents);

/// One JSON object: {"huiqi": "list/1", "programmes": [...], "facts": [...]}, the programmes with titles, sources,
/// versions, awards and all of the above, the facts those of the vocabulary.
[[nodiscard]] std::string contents_json(rule_documents const& documents);
/// A line for each programme, what it builds on and what is not known in it below; ends with a line end.
[[nodiscard]] std::string contents_text(rule_documents const& documents, language in);

} // namespace huiqi
