#include <iostream>
#include <map>
#include <string>

#include <huiqi/pipeline.hpp>
#include <huiqi/text/render.hpp>

/// Reads profiles from standard input, one a line, against the rules of the folder given, and decides them as of the
/// date given. Prints what is wrong with any of them, then a line for each programme: id, eligible, ineligible,
/// undetermined, not in force. Exits with 1 if anything was wrong.
int main(int count, char** arguments) {
    using namespace huiqi;
    auto const as_of = count == 3 ? parse_date(arguments[2]) : std::nullopt;
    if (!as_of) {
        std::cerr << "usage: huiqi_bind_profiles RULES DATE\n";
        return 2;
    }
    auto const rules = load_rules(std::filesystem::path{arguments[1]});
    if (!rules) {
        std::cerr << render(rules.diagnostics, language::en) << '\n';
        return 2;
    }
    std::map<std::string, std::array<std::size_t, 4>, std::less<>> verdicts;
    std::string line;
    std::size_t number = 0;
    bool wrong = false;
    while (std::getline(std::cin, line)) {
        ++number;
        auto const read = parse_profile(line, *rules);
        if (!read.diagnostics.empty()) {
            wrong = true;
            std::cout << "line " << number << ":\n" << render(read.diagnostics, language::en) << '\n';
            continue;
        }
        for (auto const& each : evaluate(*rules, *read, {*as_of}))
            ++verdicts[std::string{each.id()}][static_cast<std::size_t>(each.verdict())];
    }
    for (auto const& [id, counted] : verdicts) {
        std::cout << id;
        for (auto const each : counted) std::cout << ' ' << each;
        std::cout << '\n';
    }
    return wrong ? 1 : 0;
}
