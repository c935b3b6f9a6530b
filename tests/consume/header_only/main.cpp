// Uses what needs nothing but the standard library: opens a compiled plan, decides with it, and says why.
#include <huiqi/core.hpp>

#include "../no_leaks.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

namespace {

void explain(huiqi::clause_view const& clause, int depth) {
    std::cout << std::string(static_cast<std::size_t>(depth) * 2, ' ') << huiqi::to_string(clause.result());
    if (clause.cite().given()) std::cout << "  " << clause.cite().key << " " << clause.cite().place;
    std::cout << "  " << clause.text() << "\n";
    for (auto const& each : clause.comparisons())
        if (each.left.what.what() == huiqi::value::shape::number && each.left.what.is_point())
            std::cout << std::string(static_cast<std::size_t>(depth) * 2 + 2, ' ') << each.left_text << " = "
                      << huiqi::to_string(each.left.what.low()) << huiqi::to_string(each.left.in) << "\n";
    for (auto const& each : clause.children()) explain(each, depth + 1);
}

} // namespace

int main(int, char** arguments) {
    std::ifstream file{arguments[1], std::ios::binary};
    std::vector<char> const bytes{std::istreambuf_iterator<char>{file}, {}};
    auto const rules = huiqi::open_plan(std::as_bytes(std::span{bytes})).or_throw();
    huiqi::profile profile{rules};
    profile.set(rules.fact("employees"), 80);
    auto const report = huiqi::evaluate(rules, profile, {.as_of = huiqi::date{2025, 8, 13}});
    for (auto const& decision : report) {
        std::cout << decision.title(huiqi::language::zh) << ": " << huiqi::to_string(decision.verdict()) << "\n";
        if (auto const root = decision.root()) explain(*root, 1);
        if (decision.verdict() != huiqi::verdict::eligible) return 1;
    }
    return report.size() == 1 ? 0 : 1;
}
