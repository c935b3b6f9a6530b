#include <algorithm>
#include <memory>

#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/pipeline.hpp>
#include <huiqi/policy/read_source.hpp>
#include <huiqi/report/explain.hpp>

#include "arguments.hpp"
#include "problems.hpp"
#include "rule_paths.hpp"

/// `huiqi evaluate`: decides one enterprise against every programme, explained.
namespace huiqi::cli {

namespace {

struct evaluate_arguments {
    std::vector<std::string> rules, only;
    std::string profile, format;
    std::optional<date> as_of;
};

[[nodiscard]] std::string written(report const& found, std::string const& format, console const& to) {
    if (format == "json") return to_json(found);
    if (format == "records") return to_json(found, json_detail::records);
    explanation_options options{.colour = to.colour() && format == "text"};
    if (format == "markdown") options.format = explanation_format::markdown;
    if (format == "html") options.format = explanation_format::html;
    return explain(found, to.in(), options);
}

[[nodiscard]] exit_status evaluate(evaluate_arguments const& asked, console& to) {
    auto const opened = open_rules(asked.rules, to);
    if (opened.status != exit_status::fine) return opened.status;

    auto const file = read_source(asked.profile);
    if (!file) {
        to.problems(file.diagnostics);
        return status_of(file.diagnostics);
    }
    auto const facts = read_profile(*file, opened.rules);
    to.problems(facts.diagnostics);
    if (!facts) return std::max(status_of(facts.diagnostics), exit_status::findings);

    auto const as_of = asked.as_of.value_or(today());
    if (!asked.as_of) to.say({"以今天（北京时间）{0} 为准", "as of today in UTC+8, {0}"}, {to_string(as_of)});
    try {
        to.text(written(huiqi::evaluate(opened.rules, *facts, {.as_of = as_of, .only = asked.only}), asked.format, to));
    } catch (error const& no_such_programme) {
        to.problems(no_such_programme.diagnostics());
        return exit_status::unusable;
    }
    return exit_status::fine;
}

} // namespace

command add_evaluate(CLI::App& program, language in) {
    auto const say = [&](words what) { return std::string{what.in(in)}; };
    auto* const verb = add_verb(program, "evaluate", in, {"逐条说明一户企业能享受哪些政策", "decide one enterprise"});
    auto const asked = std::make_shared<evaluate_arguments>();
    verb->add_option("--rules", asked->rules, say({"规则文件、文件夹或编译好的规则", "rule files, folders or a plan"}))
        ->required()
        ->option_text("PATH ...");
    verb->add_option("--profile", asked->profile, say({"企业档案，JSON 或 YAML", "the enterprise, JSON or YAML"}))
        ->required()
        ->option_text("FILE");
    add_as_of(*verb, asked->as_of, in);
    verb->add_option("--only", asked->only, say({"只看这些政策", "only these programmes"}))->option_text("ID ...");
    add_choice(*verb, "--format", {"text", "json", "records", "markdown", "html"}, asked->format,
               say({"格式", "format"}));
    return {verb, [asked](console& to) { return evaluate(*asked, to); }};
}

} // namespace huiqi::cli
