// Uses what needs nothing but the standard library: opens a compiled plan and decides with it.
#include <huiqi/core.hpp>

#include "../no_leaks.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

int main(int, char** arguments) {
    std::ifstream file{arguments[1], std::ios::binary};
    std::vector<char> const bytes{std::istreambuf_iterator<char>{file}, {}};
    auto const rules = huiqi::open_plan(std::as_bytes(std::span{bytes})).or_throw();
    huiqi::profile profile{rules};
    profile.set(rules.fact("employees"), 80);
    auto const report = huiqi::evaluate(rules, profile, {.as_of = huiqi::date{2025, 8, 13}});
    for (auto const& decision : report) {
        std::cout << decision.title(huiqi::language::zh) << "\n";
        if (decision.verdict() != huiqi::verdict::eligible) return 1;
    }
    return report.size() == 1 ? 0 : 1;
}
