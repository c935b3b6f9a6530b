#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <huiqi/policy/document.hpp>
#include <huiqi/value/date.hpp>

namespace huiqi {

/// What one case expects of the decision. Text as written; compared as values by the case runner.
struct expectation {
    std::optional<snippet> verdict, award;
    std::optional<std::vector<snippet>> because, missing, unpublished, problems;
    struct named {
        std::string name; ///< a definition, or `definition` of the programme in force
        snippet value;
        source_range range;
    };
    std::vector<named> definitions;
    source_range range;
};

struct rule_case {
    std::string name;
    std::optional<date> as_of;          ///< the file's own if not given here
    std::optional<document_node> facts; ///< a mapping; overrides the common one, `unknown` takes away
    expectation expect;
    source_range range;
};

/// `huiqi: cases/1`
struct case_file {
    std::string programme;
    source_range programme_range;
    std::optional<date> as_of;
    std::optional<document_node> facts;
    std::vector<rule_case> cases;
    source_ptr source;
};

} // namespace huiqi
