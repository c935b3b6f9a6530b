#pragma once

#include <string_view>

#include <huiqi/evaluate/profile.hpp>

namespace huiqi {

/// Reads a profile that is written as programs write it: one object of facts, by itself or under
/// `"huiqi":"profile/1","facts":`, each fact once, with a number, true, false, a declared string or a date, yearly ones
/// by year. No tree is made of it and nothing is located. `into` has no facts yet.
///
/// False: something is written otherwise or is a mistake; `into` is to be thrown away and the text read as a document,
/// which accepts all that is accepted here, with the same result, and says what is wrong with the rest.
[[nodiscard]] bool read_plain_profile(std::string_view json, profile& into);

} // namespace huiqi
