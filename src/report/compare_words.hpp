#pragma once

#include <span>
#include <string>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/text/message.hpp>

namespace huiqi::reporting {

/// A comparison as a sentence: `研发占比 2.75%，低于 3%，研发费用 差 34.2万元（占比差 0.25个百分点）`. `blamed` says
/// that the clause counts against the firm: only then is the distance of interest. Of a side that is a plain name
/// `readings` tell the year, and whether it was supplied at all.
[[nodiscard]] std::string comparison_words(comparison const& which, language in, bool blamed,
                                           std::span<reading const> readings = {});

/// A name with the value it had: `职工总数（2024年） 80人`, or that it was not supplied.
[[nodiscard]] std::string reading_words(reading const& which, language in);

/// The value alone.
[[nodiscard]] std::string reading_value(reading const& which, language in);

/// The name with its year.
[[nodiscard]] std::string reading_name(reading const& which, language in);

} // namespace huiqi::reporting
