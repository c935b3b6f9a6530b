#include <iostream>
#include <istream>
#include <memory>

#include "arguments.hpp"
#include "feel_session.hpp"
#include "line_editor.hpp"

/// `huiqi feel`: evaluates one FEEL expression, or what is typed or piped in entry by entry.
namespace huiqi::cli {

namespace {

constexpr std::size_t longest_line = 1U << 20;
/// What is typed over several lines; a longer one is evaluated as it is.
constexpr std::size_t longest_entry = 1U << 16;

struct feel_arguments {
    std::string expression, context, print;
    std::optional<date> as_of;
    bool given = false, strict = false;
};

/// Where lines come from: somebody at a terminal, or a pipe.
class line_source {
public:
    explicit line_source(console& to) : to_{to} {
        if (to.interactive()) editor_ = std::make_unique<line_editor>();
    }

    [[nodiscard]] bool is_typed() const { return editor_ != nullptr; }
    [[nodiscard]] line_editor::outcome next(std::string const& prompt, std::string& line) {
        to_.flush();
        return editor_ ? editor_->next(prompt, line) : piped(line);
    }
    void remember(std::string const& entry) {
        if (editor_) editor_->remember(entry);
    }

private:
    /// Of a line that is far too long the first part is given, longer than the longest, and the rest is skipped.
    [[nodiscard]] static line_editor::outcome piped(std::string& line) {
        line.clear();
        char each = 0;
        while (std::cin.get(each) && each != '\n')
            if (line.size() <= longest_line) line += each;
        if (!std::cin && line.empty()) return line_editor::outcome::end;
        if (line.ends_with('\r')) line.pop_back();
        return line_editor::outcome::line;
    }

    console& to_;
    std::unique_ptr<line_editor> editor_;
};

/// Entries of one line or more, until the input ends.
[[nodiscard]] exit_status converse(feel_session& session, date as_of, console& to) {
    line_source lines{to};
    if (lines.is_typed())
        to.say({"输入 FEEL 表达式，:help 列出命令，Ctrl-D 结束。today() 是 {0}",
                "type FEEL expressions; :help lists commands, Ctrl-D ends; today() is {0}"},
               {to_string(as_of)});
    auto status = exit_status::fine;
    std::string entry, line;
    bool ended = false;
    while (!ended && !session.is_over()) {
        auto const got = lines.next(entry.empty() ? "> " : "… ", line);
        ended = got == line_editor::outcome::end;
        if (got == line_editor::outcome::interrupted) {
            entry.clear();
            continue;
        }
        bool const blank = line.find_first_not_of(" \t") == std::string::npos;
        if (!ended && !blank) {
            entry += (entry.empty() ? "" : "\n") + line;
            if (entry.size() < longest_entry && session.is_incomplete(entry)) continue;
        }
        if (entry.empty()) continue;
        lines.remember(entry);
        auto const one = session.obey(entry);
        if (!lines.is_typed()) status = std::max(status, one);
        entry.clear();
    }
    if (lines.is_typed() && ended) to.say({"", ""});
    return status;
}

[[nodiscard]] exit_status feel(feel_arguments const& asked, console& to) {
    auto const as_of = asked.as_of.value_or(today());
    feel_session session{as_of, asked.strict, to};
    if (!asked.context.empty())
        if (auto const status = session.use_context(asked.context); status != exit_status::fine) return status;
    if (!asked.given) return converse(session, as_of, to);
    if (asked.print.empty()) return session.evaluate(asked.expression);
    return session.print(asked.expression, asked.print == "zh" ? language::zh : language::en);
}

} // namespace

command add_feel(CLI::App& program, language in) {
    auto const say = [&](words what) { return std::string{what.in(in)}; };
    auto* const verb = add_verb(program, "feel", in, {"计算 FEEL 表达式", "evaluate FEEL expressions"});
    auto const asked = std::make_shared<feel_arguments>();
    auto* const expression = verb->add_option(
                                     "EXPRESSION", asked->expression,
                                     say({"表达式；省略则逐条读入", "the expression; without one, entries are read"}))
                                 ->option_text(" ");
    verb->add_option("--context", asked->context,
                     say({"可以使用的名称和值，JSON 或 YAML", "names and values to use, JSON or YAML"}))
        ->option_text("FILE");
    verb->add_flag("--strict", asked->strict,
                   say({"计算出错得到的空值作为错误", "a null that a mistake made is an error"}));
    verb->add_option("--print", asked->print,
                     say({"不计算，用这种语言的关键词写出表达式: zh、en",
                          "instead of computing, write the expression with keywords of this language: zh, en"}))
        ->option_text("LANGUAGE")
        ->check(CLI::IsMember({"zh", "en"}));
    add_date(*verb, "--as-of", asked->as_of,
             say({"today() 的值；默认为北京时间的今天", "what today() is; today in UTC+8 if not given"}));
    return {verb, [asked, expression](console& to) {
                asked->given = expression->count() > 0;
                return feel(*asked, to);
            }};
}

} // namespace huiqi::cli
