#pragma once

#include <string>
#include <string_view>

#include <huiqi/cases/run_cases.hpp>
#include <huiqi/text/message.hpp>

/// The words of a run of cases, in Chinese and in English.
namespace huiqi {

enum class case_phrase : std::uint8_t {
    failed,
    not_run,
    expected,
    actual,
    nothing,
    no_cases,
    passed_of,    ///< 通过 41/42
    both_ways,    ///< 条件两面都测到 61/72
    rows_hit,     ///< 表行 33/36
    clauses_left, ///< headings of the lists of what was not tested
    rows_left,
    never_held,
    never_failed,
    never_reached,
    row_number,
    in_version,
    count,
};

[[nodiscard]] std::string say(case_phrase which, language in, std::initializer_list<std::string> arguments = {});

/// `verdict` as the key of a case file in the language; the name of a definition as it is.
[[nodiscard]] std::string_view expectation_word(std::string_view what, language in);

struct coverage_count {
    std::size_t clauses = 0, both_ways = 0, rows = 0, rows_hit = 0;
};
[[nodiscard]] coverage_count count_of(coverage const& touched);
[[nodiscard]] std::size_t passed_in(case_run const& run);

} // namespace huiqi
