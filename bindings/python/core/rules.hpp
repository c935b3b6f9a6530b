#pragma once

#include <vector>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/evaluate/profile.hpp>
#include <huiqi/plan/rule_set.hpp>
#include <huiqi/text/diagnostic.hpp>

#include "python_names.hpp"

namespace huiqi::python {

/// A rule set, and the texts it was compiled from (none if it was opened from a plan).
struct loaded {
    rule_set rules;
    std::vector<source_ptr> texts;
    diagnostics warnings;
};

void bind_rules(nb::module_& module);
void bind_report(nb::module_& module);
void bind_feel(nb::module_& module);
void bind_screen(nb::module_& module);

/// Raises ProfileError for a programme that does not exist.
[[nodiscard]] report decided(rule_set const& rules, profile const& facts, date as_of, std::vector<std::string> only);

/// Everything a rule set can say of itself, as dictionaries and lists.
[[nodiscard]] nb::dict describe_rules(rule_set const& rules);

} // namespace huiqi::python
