// Expressions that the grammar gives: each parses, its print parses to the same tree, and evaluating it ends within its
// bounds.
#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/feel/print.hpp>

#include "../feel/tree_text.hpp"
#include "fixture.hpp"
#include "generated_expression.hpp"

using huiqi::fuzz::require;

namespace {

huiqi::feel::parsed parsed(std::string const& text) {
    return huiqi::feel::parse_expression({huiqi::make_source("expression", text), text, 0},
                                         huiqi::feel::language_scope());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    huiqi::fuzz::generated_expression const made{{reinterpret_cast<char const*>(data), size}};
    auto const first = parsed(made.text());
    if (first.tree == nullptr) {
        std::cerr << made.text() << '\n';
        for (auto const& each : first.problems) std::cerr << huiqi::render(each, huiqi::language::en);
    }
    require(first.tree != nullptr);
    auto const printed = huiqi::feel::print(*first.tree);
    auto const again = parsed(printed);
    bool const same = again.tree != nullptr &&
                      huiqi::feel::tree_text::of(*again.tree) == huiqi::feel::tree_text::of(*first.tree);
    if (!same) std::cerr << made.text() << '\n' << printed << '\n';
    require(same);
    auto const found = huiqi::evaluate_expression(made.text(), nullptr, nullptr, huiqi::date{2025, 8, 13});
    require(found || huiqi::has_errors(found.diagnostics));
    return 0;
}
