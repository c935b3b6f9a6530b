#include <huiqi/cases/show_cases.hpp>

#include <huiqi/text/render.hpp>
#include <huiqi/text/utf8.hpp>

#include "case_wording.hpp"

namespace huiqi {

namespace {

/// Text or the value of an attribute; what XML cannot hold becomes U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text) {
    std::string safe;
    for (char32_t const each : code_points{text}) {
        switch (each) {
        case U'&': safe += "&amp;"; break;
        case U'<': safe += "&lt;"; break;
        case U'>': safe += "&gt;"; break;
        case U'"': safe += "&quot;"; break;
        case U'\n': safe += "&#10;"; break;
        case U'\t': safe += "&#9;"; break;
        default: {
            bool const allowed = each >= 0x20 && each != 0xFFFE && each != 0xFFFF;
            append_utf8(safe, allowed ? each : replacement_character);
        }
        }
    }
    return safe;
}

[[nodiscard]] std::string attribute(std::string_view name, std::string_view of) {
    return " " + std::string{name} + "=\"" + escaped(of) + "\"";
}

[[nodiscard]] std::string failure_of(case_outcome const& of, language in) {
    std::string text;
    for (auto const& each : of.differences)
        text += std::string{expectation_word(each.what, in)} + ": " + say(case_phrase::expected, in) + " " +
                each.expected + ", " + say(case_phrase::actual, in) + " " +
                (each.actual.empty() ? say(case_phrase::nothing, in) : each.actual) + "\n";
    return text + render(of.problems, in);
}

void write_case(std::string& out, case_outcome const& of, language in) {
    out += "    <testcase" + attribute("name", of.name) + attribute("classname", of.programme) +
           attribute("file", of.file) + attribute("line", std::to_string(of.place.line));
    if (of.passed) {
        out += "/>\n";
        return;
    }
    std::string const element = of.ran ? "failure" : "error";
    auto const message = say(of.ran ? case_phrase::failed : case_phrase::not_run, in);
    out += ">\n      <" + element + attribute("message", message) + ">" + escaped(failure_of(of, in)) + "</" + element +
           ">\n    </testcase>\n";
}

} // namespace

std::string to_junit(case_run const& run, language in) {
    std::string suites;
    std::size_t all_failures = 0, all_errors = 0;
    for (std::size_t begin = 0, end = 0; begin < run.outcomes.size(); begin = end) {
        std::size_t failures = 0, errors = 0;
        std::string cases;
        for (end = begin; end < run.outcomes.size() && run.outcomes[end].file == run.outcomes[begin].file; ++end) {
            auto const& each = run.outcomes[end];
            failures += each.ran && !each.passed ? 1U : 0U;
            errors += each.ran ? 0U : 1U;
            write_case(cases, each, in);
        }
        suites += "  <testsuite" + attribute("name", run.outcomes[begin].file) +
                  attribute("tests", std::to_string(end - begin)) + attribute("failures", std::to_string(failures)) +
                  attribute("errors", std::to_string(errors)) + ">\n" + cases + "  </testsuite>\n";
        all_failures += failures;
        all_errors += errors;
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
           attribute("tests", std::to_string(run.outcomes.size())) +
           attribute("failures", std::to_string(all_failures)) + attribute("errors", std::to_string(all_errors)) +
           ">\n" + suites + "</testsuites>\n";
}

} // namespace huiqi
