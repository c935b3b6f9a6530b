#include <memory>

#include <huiqi/text/result.hpp>

#include "arguments.hpp"
#include "rule_paths.hpp"
#include "screen_options.hpp"
#include "screen_run.hpp"

/// `huiqi screen`: decides a whole table of enterprises.
namespace huiqi::cli {

namespace {

[[nodiscard]] exit_status screen(screen_arguments const& asked, console& to) {
    check_screen_options(asked);
    auto const opened = open_rules(asked.rules, to);
    if (opened.status != exit_status::fine) return opened.status;
    auto const as_of = asked.as_of.value_or(today());
    if (!asked.as_of) to.say({"以今天（北京时间）{0} 为准", "as of today in UTC+8, {0}"}, {to_string(as_of)});
    try {
        return asked.explain != 0 ? explain_row(asked, opened.rules, as_of, to)
                                  : run_screening(asked, opened.rules, as_of, to);
    } catch (error const& no_such_programme) {
        to.problems(no_such_programme.diagnostics());
        return exit_status::unusable;
    }
}

} // namespace

command add_screen(CLI::App& program, language in) {
    auto* const verb = add_verb(program, "screen", in, {"筛查一整张表的企业", "decide a whole table of enterprises"});
    auto const asked = std::make_shared<screen_arguments>();
    add_screen_options(*verb, *asked, in);
    return {verb, [asked](console& to) { return screen(*asked, to); }};
}

} // namespace huiqi::cli
