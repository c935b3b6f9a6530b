#include <iostream>
#include <istream>
#include <memory>

#include <huiqi/pipeline.hpp>
#include <huiqi/policy/read_source.hpp>
#include <huiqi/report/explain.hpp>
#include <huiqi/report/feel_text.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/utf8.hpp>

#include "arguments.hpp"
#include "problems.hpp"

/// `huiqi feel`: evaluates one FEEL expression, or line by line what is typed or piped in.
namespace huiqi::cli {

namespace {

constexpr std::size_t longest_line = 1U << 20;

struct feel_arguments {
    std::string expression, context;
    std::optional<date> as_of;
    bool given = false;
};

/// Names and values that expressions may use.
struct known_values {
    source_ptr file;
    document_node names;
};

[[nodiscard]] exit_status show(std::string const& expression, known_values const* known, date as_of, console& to) {
    if (auto const wrong = validate_utf8(expression)) {
        to.problem({&messages::not_utf8, nullptr, {}, {std::to_string(*wrong + 1)}, {}, {}});
        return exit_status::findings;
    }
    auto const found = evaluate_expression(expression, known ? &known->names : nullptr, known ? known->file : nullptr,
                                           as_of);
    to.problems(found.diagnostics);
    if (!found) return std::max(status_of(found.diagnostics), exit_status::findings);
    typed_value const value{found->what, found->kind, found->in};
    to.text(to_feel(value));
    if (found->why == mistake::none) return exit_status::fine;
    auto const cause = found->cause.empty() ? expression : std::string{found->cause};
    to.say({"「{0}」{1}", "`{0}`: {1}"}, {cause, describe(value, to.in())});
    return exit_status::findings;
}

/// A line without its end; empty optional at the end of input. Of a line that is far too long the first part is
/// returned, longer than the longest, and the rest is skipped.
[[nodiscard]] std::optional<std::string> next_line(std::istream& in) {
    std::string line;
    char each = 0;
    while (in.get(each) && each != '\n')
        if (line.size() <= longest_line) line += each;
    if (!in && line.empty()) return std::nullopt;
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

[[nodiscard]] exit_status converse(known_values const* known, date as_of, console& to) {
    bool const typed = to.interactive();
    if (typed)
        to.say({"逐行输入 FEEL 表达式，按 Ctrl-D 结束。today() 是 {0}", "one FEEL expression a line, Ctrl-D to end; "
                                                                        "today() is {0}"},
               {to_string(as_of)});
    auto status = exit_status::fine;
    while (true) {
        if (typed) to.data("> ");
        to.flush();
        auto const line = next_line(std::cin);
        if (!line) break;
        if (line->find_first_not_of(" \t") == std::string::npos) continue;
        auto const one = show(*line, known, as_of, to);
        if (!typed) status = std::max(status, one);
    }
    if (typed) to.data("\n");
    return status;
}

[[nodiscard]] result<known_values> read_context(std::string const& path) {
    auto const file = read_source(path);
    if (!file) return file.diagnostics;
    bool const yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    auto names = yaml ? read_yaml(*file) : read_json(*file);
    if (!names) return std::move(names.diagnostics);
    return {known_values{*file, std::move(*names)}, std::move(names.diagnostics)};
}

[[nodiscard]] exit_status feel(feel_arguments const& asked, console& to) {
    auto const as_of = asked.as_of.value_or(today());
    std::optional<known_values> known;
    if (!asked.context.empty()) {
        auto read = read_context(asked.context);
        to.problems(read.diagnostics);
        if (!read) return std::max(status_of(read.diagnostics), exit_status::findings);
        known = std::move(*read);
    }
    auto const* names = known ? &*known : nullptr;
    return asked.given ? show(asked.expression, names, as_of, to) : converse(names, as_of, to);
}

} // namespace

command add_feel(CLI::App& program, language in) {
    auto const say = [&](words what) { return std::string{what.in(in)}; };
    auto* const verb = add_verb(program, "feel", in, {"计算 FEEL 表达式", "evaluate FEEL expressions"});
    auto const asked = std::make_shared<feel_arguments>();
    auto* const expression = verb->add_option(
                                     "EXPRESSION", asked->expression,
                                     say({"表达式；省略则逐行读入", "the expression; without one, lines are read"}))
                                 ->option_text(" ");
    verb->add_option("--context", asked->context,
                     say({"可以使用的名称和值，JSON 或 YAML", "names and values to use, JSON or YAML"}))
        ->option_text("FILE");
    add_date(*verb, "--as-of", asked->as_of,
             say({"today() 的值；默认为北京时间的今天", "what today() is; today in UTC+8 if not given"}));
    return {verb, [asked, expression](console& to) {
                asked->given = expression->count() > 0;
                return feel(*asked, to);
            }};
}

} // namespace huiqi::cli
