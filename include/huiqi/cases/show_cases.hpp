#pragma once

#include <string>

#include <huiqi/cases/run_cases.hpp>
#include <huiqi/text/message.hpp>

namespace huiqi {

/// Cases that failed with what was expected beside what came out, then how many passed. With `coverage` also how many
/// conditions were seen to hold and to fail and how many rows were hit, and where those stand that were not.
[[nodiscard]] std::string to_text(case_run const& run, language in, bool coverage, bool colour);

/// `"huiqi": "case-run/1"`: every case, every difference, and the coverage.
[[nodiscard]] std::string to_json(case_run const& run);

/// JUnit's XML, one suite for each file: what continuous-integration servers read. Differences are told in `in`.
[[nodiscard]] std::string to_junit(case_run const& run, language in);

} // namespace huiqi
