#include <iostream>
#include <string>

#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/feel/print.hpp>

#include "tree_text.hpp"

/// Parses expressions, prints them and parses the print, for round_trip_test.py. Expressions come from standard input,
/// each ended by the character 0x1E; for each a line: `same`, `refused` where it does not parse, or what was printed.
namespace {

using namespace huiqi;

feel::parsed parsed(std::string const& text) {
    return feel::parse_expression({make_source("expression", text), text, 0}, feel::language_scope());
}

std::string answer(std::string const& expression) {
    auto const first = parsed(expression);
    if (!first.tree) return "refused";
    for (auto const keywords : {language::en, language::zh}) {
        auto const printed = feel::print(*first.tree, keywords);
        auto const again = parsed(printed);
        if (!again.tree || feel::tree_text::of(*again.tree) != feel::tree_text::of(*first.tree)) return printed;
    }
    return "same";
}

} // namespace

int main() {
    std::string expression;
    while (std::getline(std::cin, expression, '\x1E')) std::cout << answer(expression) << std::endl;
}
