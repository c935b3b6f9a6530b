// Uses the compiled library: rules and profile from text, the decision in words.
#include <huiqi/huiqi.hpp>

#include "no_leaks.hpp"

#include <iostream>

int main(int, char** arguments) {
    auto const rules = huiqi::load_rules(arguments[1]).or_throw();
    auto const profile = huiqi::parse_profile(R"({"employees": 80})", rules).or_throw();
    auto const report = huiqi::evaluate(rules, profile, {.as_of = huiqi::date{2025, 8, 13}});
    for (auto const& decision : report) {
        std::cout << huiqi::explain(decision, huiqi::language::zh) << "\n";
        if (decision.verdict() != huiqi::verdict::eligible) return 1;
    }
    return report.size() == 1 ? 0 : 1;
}
