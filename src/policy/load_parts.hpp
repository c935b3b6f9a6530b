#pragma once

#include <string>
#include <vector>

#include <huiqi/policy/cases.hpp>
#include <huiqi/policy/programme.hpp>
#include <huiqi/policy/vocabulary.hpp>

#include "file_reader.hpp"
#include "mapping_reader.hpp"

/// How each part of a rule file is read. Every function reports all mistakes of its part and gives what could be read.
namespace huiqi::policy {

/// A mapping of names behind a key; reports if it is none.
[[nodiscard]] std::vector<document_entry const*> named_entries(file_reader& in, document_node const* node,
                                                               std::string_view key);

vocabulary load_vocabulary(file_reader& in, document_node const& root);
programme load_programme(file_reader& in, document_node const& root, bool definitions);
case_file load_cases(file_reader& in, document_node const& root);

/// The facts behind `facts:`; `programme` is empty for those of a vocabulary.
std::vector<fact_declaration> load_facts(file_reader& in, document_node const* node, std::string const& programme);

version load_version(file_reader& in, document_node const& node, bool definitions);
definition load_definition(file_reader& in, document_entry const& entry);
parameter_declaration load_parameter(file_reader& in, document_entry const& entry);
/// `path` is the id of a clause that gives none.
clause load_clause(file_reader& in, document_node const& node, std::string const& path, source_range owner);
/// Each item of a list is a clause; `path` as `all`, to which `[1]` is added.
std::vector<clause> load_clauses(file_reader& in, document_node const& node, std::string_view key,
                                 std::string const& path);

decision_table load_table(file_reader& in, document_node const& node, source_range owner);
/// Rows with `inputs` and `results` cells each.
std::vector<table_row> load_rows(file_reader& in, document_node const& node, std::size_t inputs, std::size_t results);

award_part load_award(file_reader& in, document_node const& node, source_range owner);
/// `cap:` as a scalar, a mapping or a list of them.
std::vector<cap> load_caps(file_reader& in, document_node const& node);

} // namespace huiqi::policy
