#include <algorithm>
#include <memory>

#include <huiqi/cases/run_cases.hpp>
#include <huiqi/cases/show_cases.hpp>

#include "arguments.hpp"
#include "progress.hpp"
#include "rule_paths.hpp"
#include "usage_messages.hpp"

/// `huiqi test`: runs the cases written beside rules.
namespace huiqi::cli {

namespace {

struct test_arguments {
    std::vector<std::string> paths;
    std::string format;
    bool coverage = false;
};

[[nodiscard]] std::string written(case_run const& done, test_arguments const& asked, console const& to) {
    if (asked.format == "json") return to_json(done);
    if (asked.format == "junit") return to_junit(done, to.in());
    return to_text(done, to.in(), asked.coverage, to.colour());
}

[[nodiscard]] exit_status test(test_arguments const& asked, console& to) {
    auto const opened = open_documents(asked.paths, to);
    if (opened.status != exit_status::fine) return opened.status;
    auto const done = progress{to, {"正在运行案例", "running cases"}}.during(
        [&] { return run_cases(opened.loaded.documents, opened.loaded.rules); });
    to.text(written(done, asked, to));
    if (done.outcomes.empty()) {
        to.problem({&messages::no_cases, nullptr, {}, {}, {}, {}});
        return exit_status::findings;
    }
    bool const passed = std::all_of(done.outcomes.begin(), done.outcomes.end(),
                                    [](auto const& each) { return each.passed; });
    return passed ? exit_status::fine : exit_status::findings;
}

} // namespace

command add_test(CLI::App& program, language in) {
    auto const say = [&](words what) { return std::string{what.in(in)}; };
    auto* const verb = add_verb(program, "test", in, {"运行规则旁的案例", "run the cases beside the rules"});
    auto const asked = std::make_shared<test_arguments>();
    add_paths(*verb, asked->paths, in);
    verb->add_flag("--coverage", asked->coverage,
                   say({"列出案例未触及的条款和表的行", "name clauses and rows that no case has touched"}));
    add_choice(*verb, "--format", {"text", "json", "junit"}, asked->format, say({"格式", "format"}));
    return {verb, [asked](console& to) { return test(*asked, to); }};
}

} // namespace huiqi::cli
