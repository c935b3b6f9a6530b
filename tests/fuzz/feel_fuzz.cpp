// Any text as an expression and as a table cell: parsing ends, in time that grows with the length alone, its
// diagnostics lie inside the text, and what parses prints as something that parses again.
#include <huiqi/feel/parse.hpp>
#include <huiqi/feel/print.hpp>
#include <huiqi/text/render.hpp>

#include "fixture.hpp"

using huiqi::fuzz::require;

namespace {

huiqi::feel::scope make_names() {
    huiqi::feel::scope names;
    for (char const* name : {"职工总数", "销售收入", "a", "net income", "last years"})
        names.add(name, std::make_shared<huiqi::feel::symbol const>(
                            huiqi::feel::symbol{name, huiqi::feel::symbol_kind::fact}));
    return names;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    static huiqi::feel::scope const names = make_names();
    std::string text{reinterpret_cast<char const*>(data), size};
    if (huiqi::validate_utf8(text)) return 0;
    auto const file = huiqi::make_source("expression", text);
    huiqi::snippet const written{file, text, 0};

    auto const cell = huiqi::feel::parse_unary_tests(written, names);
    auto const parsed = huiqi::feel::parse_expression(written, names);
    for (auto const* problems : {&cell.problems, &parsed.problems}) {
        for (auto const& each : *problems) {
            require(each.range.begin <= each.range.end && each.range.end <= size);
            (void)huiqi::render(each, huiqi::language::zh);
        }
    }
    require(parsed.tree != nullptr || huiqi::has_errors(parsed.problems));
    require(parsed.steps <= 10'000 + 2'000 * size);
    if (parsed.tree == nullptr) return 0;

    auto const printed = huiqi::feel::print(*parsed.tree);
    huiqi::snippet const again{huiqi::make_source("printed", printed), printed, 0};
    auto const reparsed = huiqi::feel::parse_expression(again, names);
    require(reparsed.tree != nullptr);
    require(huiqi::feel::print(*reparsed.tree) == printed);
    return 0;
}
