#include "feel_session.hpp"

#include <algorithm>

#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/feel/print.hpp>
#include <huiqi/policy/read_source.hpp>
#include <huiqi/report/feel_text.hpp>
#include <huiqi/text/abridged.hpp>
#include <huiqi/text/messages/feel.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/utf8.hpp>

#include "problems.hpp"

namespace huiqi::cli {

namespace {

constexpr std::string_view blanks = " \t\n\r";
constexpr std::size_t most_parts = 200; ///< shown by :explain
constexpr std::size_t longest_part = 60;

[[nodiscard]] std::string trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return std::string{text.substr(begin, text.find_last_not_of(blanks) + 1 - begin)};
}

[[nodiscard]] bool is_sign(char each) {
    return std::string_view{"()[]{}<>!=+-*/\"'@:;,.?|&^%$#~`"}.find(each) != std::string_view::npos;
}

struct assignment {
    std::string name, expression;
};

/// `name = expression`, where the name could be one and means nothing in the language.
[[nodiscard]] std::optional<assignment> assignment_in(std::string_view entry) {
    auto const at = entry.find('=');
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    auto name = trimmed(entry.substr(0, at));
    bool const plain = !name.empty() && std::none_of(name.begin(), name.end(), is_sign) &&
                       (name[0] < '0' || name[0] > '9') && name.find('\n') == std::string::npos;
    if (!plain || feel::language_scope().find(name) != nullptr) return std::nullopt;
    // A keyword or several words that are not one name do not parse to a name.
    auto alone = std::make_shared<feel::symbol>();
    alone->name = name;
    alone->kind = feel::symbol_kind::local;
    feel::scope with{&feel::language_scope()};
    with.add(name, alone);
    auto const parsed = feel::parse_expression(snippet{make_source("name", name), name, 0}, with);
    if (!parsed.tree || !std::holds_alternative<feel::name>(parsed.tree->node)) return std::nullopt;
    return assignment{name, std::string{entry.substr(at + 1)}};
}

} // namespace

struct feel_session::command {
    std::string_view name;
    words argument, what;
    exit_status (feel_session::*run)(std::string const&);
};

feel_session::command const feel_session::commands[] = {
    {":type", {"表达式", "EXPR"}, {"表达式的类型，不计算", "the type of an expression"}, &feel_session::type},
    {":explain", {"表达式", "EXPR"}, {"每一部分的值", "the value of every part of it"}, &feel_session::explain},
    {":print",
     {"表达式", "EXPR"},
     {"用当前语言的关键词写出", "the expression with keywords of the present language"},
     &feel_session::print_here},
    {":context",
     {"文件", "FILE"},
     {"换用另一文件的名称和值", "names and values of another file"},
     &feel_session::use_context},
    {":lang", {"zh|en", "zh|en"}, {"消息的语言", "the language of messages"}, &feel_session::speak},
    {":help", {"", ""}, {"这些命令", "these commands"}, &feel_session::help},
    {":quit", {"", ""}, {"结束，也可以按 Ctrl-D", "end; so does Ctrl-D"}, &feel_session::quit},
};

exit_status feel_session::use_context(std::string const& path) {
    auto const file = read_source(path);
    to_.problems(file.diagnostics);
    if (!file) return std::max(status_of(file.diagnostics), exit_status::findings);
    bool const yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    auto names = yaml ? read_yaml(*file) : read_json(*file);
    to_.problems(names.diagnostics);
    if (!names) return std::max(status_of(names.diagnostics), exit_status::findings);
    context_ = known_values{*file, std::move(*names)};
    return exit_status::fine;
}

std::optional<feel_result> feel_session::computed(std::string const& expression, exit_status& status) {
    status = exit_status::findings;
    if (auto const wrong = validate_utf8(expression)) {
        to_.problem({&messages::not_utf8, nullptr, {}, {std::to_string(*wrong + 1)}, {}, {}});
        return std::nullopt;
    }
    auto found = evaluate_expression(expression, context_ ? &context_->names : nullptr,
                                     context_ ? context_->file : nullptr, as_of_, {.strict = strict_, .names = names_});
    to_.problems(found.diagnostics);
    if (!found) {
        status = std::max(status_of(found.diagnostics), exit_status::findings);
        return std::nullopt;
    }
    status = exit_status::fine;
    return std::move(*found);
}

exit_status feel_session::evaluate(std::string const& expression) {
    auto status = exit_status::fine;
    if (auto const found = computed(expression, status)) to_.text(to_feel({found->what, found->kind, found->in}));
    return status;
}

exit_status feel_session::bind(std::string const& name, std::string const& expression) {
    auto status = exit_status::fine;
    auto found = computed(expression, status);
    if (!found) return status;
    to_.text(to_feel({found->what, found->kind, found->in}));
    std::erase_if(names_, [&](named_value const& each) { return each.name == name; });
    names_.push_back({name, found->what, found->in});
    kept_.push_back(found->plan);
    return status;
}

exit_status feel_session::type(std::string const& expression) {
    auto status = exit_status::fine;
    if (auto const found = computed(expression, status)) to_.text(feel::describe(found->of, to_.in()));
    return status;
}

exit_status feel_session::explain(std::string const& expression) {
    auto status = exit_status::fine;
    auto const found = computed(expression, status);
    if (!found) return status;
    auto const parts = parts_of(*found);
    for (std::size_t i = 0; i < std::min(parts.size(), most_parts); ++i) {
        auto const& each = parts[i];
        std::string written = abridged(each.expression, longest_part);
        std::replace(written.begin(), written.end(), '\n', ' ');
        to_.text(written + " = " + abridged(to_feel(each.what), 2 * longest_part));
    }
    if (parts.size() > most_parts)
        to_.say({"还有 {0} 部分没有列出", "{0} more parts are not shown"}, {std::to_string(parts.size() - most_parts)});
    if (parts.empty()) to_.text(to_feel({found->what, found->kind, found->in}));
    return status;
}

feel::scope feel_session::visible() const {
    feel::scope names{&feel::language_scope()};
    auto const add = [&](std::string const& name) {
        auto symbol = std::make_shared<feel::symbol>();
        symbol->name = name;
        symbol->kind = feel::symbol_kind::fact;
        names.add(name, std::move(symbol));
    };
    for (auto const& each : names_) add(each.name);
    if (context_)
        for (auto const& each : context_->names.entries) add(each.key.text.text());
    return names;
}

exit_status feel_session::print(std::string const& expression, language keywords) {
    if (auto const wrong = validate_utf8(expression)) {
        to_.problem({&messages::not_utf8, nullptr, {}, {std::to_string(*wrong + 1)}, {}, {}});
        return exit_status::findings;
    }
    auto const names = visible();
    auto const parsed = feel::parse_expression(snippet{make_source("expression", expression), expression, 0}, names);
    to_.problems(parsed.problems);
    if (!parsed.tree) return exit_status::findings;
    to_.text(feel::print(*parsed.tree, keywords));
    return exit_status::fine;
}

exit_status feel_session::speak(std::string const& asked) {
    if (asked != "zh" && asked != "en") {
        to_.say({"写作 :lang zh 或 :lang en", "write :lang zh or :lang en"});
        return exit_status::findings;
    }
    to_.speak(asked == "zh" ? language::zh : language::en);
    return exit_status::fine;
}

exit_status feel_session::help(std::string const&) {
    for (auto const& each : commands) {
        auto const argument = each.argument.in(to_.in());
        to_.text(std::string{each.name} + (argument.empty() ? "" : " ") + std::string{argument} + "  " +
                 std::string{each.what.in(to_.in())});
    }
    to_.text(std::string{words{"名称 = 表达式  给结果取名，以后可用；比较写作 (名称 = 表达式)",
                               "name = EXPR  names a result for later; a comparison is written (name = EXPR)"}
                             .in(to_.in())});
    to_.text(std::string{words{"没有写完的表达式在下一行继续，空行结束；Ctrl-C 放弃这一条",
                               "an expression that is not finished goes on in the next line, an empty line ends it; "
                               "Ctrl-C drops it"}
                             .in(to_.in())});
    return exit_status::fine;
}

exit_status feel_session::quit(std::string const&) {
    over_ = true;
    return exit_status::fine;
}

exit_status feel_session::command_line(std::string_view entry) {
    auto const end = std::min(entry.find_first_of(blanks), entry.size());
    auto const name = entry.substr(0, end);
    auto const rest = trimmed(entry.substr(end));
    for (auto const& each : commands) {
        if (each.name != name) continue;
        if (rest.empty() == each.argument.zh.empty()) return (this->*each.run)(rest);
        auto const argument = std::string{each.argument.in(to_.in())};
        to_.say(argument.empty() ? words{"{0} 后面不写什么", "nothing follows {0}"}
                                 : words{"{0} 后面要写 {1}", "{1} must follow {0}"},
                {std::string{name}, argument});
        return exit_status::findings;
    }
    to_.say({"没有命令 {0}，:help 列出全部命令", "there is no command {0}; :help lists them"},
            {abridged(name, longest_part)});
    return exit_status::findings;
}

exit_status feel_session::obey(std::string const& entry) {
    auto const text = trimmed(entry);
    if (text.empty()) return exit_status::fine;
    if (text.front() == ':') return command_line(text);
    if (auto const made = assignment_in(entry)) return bind(made->name, made->expression);
    return evaluate(entry);
}

bool feel_session::is_incomplete(std::string const& entry) const {
    auto const text = trimmed(entry);
    if (text.empty() || validate_utf8(text)) return false;
    if (text.front() == ':' && text.find_first_of(blanks) == std::string::npos) return false;
    auto expression = text;
    if (text.front() == ':')
        expression = trimmed(std::string_view{text}.substr(text.find_first_of(blanks)));
    else if (auto const made = assignment_in(text))
        expression = trimmed(made->expression);
    if (expression.empty()) return text.front() != ':';
    auto const names = visible();
    auto const parsed = feel::parse_expression(snippet{make_source("expression", expression), expression, 0}, names);
    return std::any_of(parsed.problems.begin(), parsed.problems.end(), [&](diagnostic const& each) {
        auto const* what = each.what;
        if (what == &messages::operand_missing_after || what == &messages::name_missing_after ||
            what == &messages::comment_not_closed)
            return true;
        if (what == &messages::bracket_not_closed)
            return std::any_of(each.labels.begin(), each.labels.end(), [&](diagnostic_label const& label) {
                return label.text == &messages::bracket_expected_here && label.range.begin >= expression.size();
            });
        bool const expected = what == &messages::keyword_missing || what == &messages::sign_missing ||
                              what == &messages::type_missing;
        return expected && each.range.begin >= expression.size();
    });
}

} // namespace huiqi::cli
