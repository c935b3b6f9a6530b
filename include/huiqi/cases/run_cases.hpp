#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <huiqi/pipeline.hpp>

/// Runs the cases written beside rules, and counts what they touched.
namespace huiqi {

/// One expectation that was not met: what was expected and what came out, as the author would write them.
struct case_difference {
    std::string what; ///< verdict, award, because, missing, or the name of a definition
    std::string expected, actual;
};

struct case_outcome {
    std::string file, name, programme;
    line_column place;
    bool passed = false;
    std::vector<case_difference> differences;
    diagnostics problems; ///< facts that do not fit, a programme that does not exist
};

/// Clauses seen to hold and seen to fail, and rows of tables that were hit, over all cases of a run.
struct coverage {
    struct clause {
        std::string programme, version, id;
        std::string file;
        line_column place;
        std::uint32_t held = 0, failed = 0;
    };
    struct row {
        std::string programme, version, table;
        std::string file;
        line_column place;
        std::uint32_t number = 0; ///< from 1
        std::uint32_t hit = 0;
    };
    std::vector<clause> clauses;
    std::vector<row> rows;
};

struct case_run {
    std::vector<case_outcome> outcomes;
    coverage touched;
};

[[nodiscard]] case_run run_cases(rule_documents const& documents, rule_set const& rules);

} // namespace huiqi
