#include <memory>

#include <huiqi/pipeline.hpp>
#include <huiqi/report/explain.hpp>

#include "arguments.hpp"
#include "problems.hpp"
#include "progress.hpp"
#include "rule_paths.hpp"

/// `huiqi check`: every mistake in rule files, with its place and how to mend it.
namespace huiqi::cli {

namespace {

struct check_arguments {
    std::vector<std::string> paths;
    std::string format;
};

[[nodiscard]] std::string summary(loaded_rules const& loaded, language in) {
    auto const files = std::to_string(loaded.documents.sources.size());
    auto const counted = count_problems(loaded.problems, in);
    auto const say = [&](words what, std::vector<std::string> const& arguments) {
        return fill_in(what.in(in), arguments);
    };
    if (counted.empty()) return say({"检查了 {0} 个文件，没有发现问题", "{0} files checked, nothing wrong"}, {files});
    return say({"检查了 {0} 个文件: {1}", "{0} files checked: {1}"}, {files, counted});
}

[[nodiscard]] exit_status check(check_arguments const& asked, console& to) {
    auto const loaded = progress{to, {"正在检查规则", "checking rules"}}.during(
        [&] { return load_with_documents(as_paths(asked.paths)); });
    if (asked.format == "json") {
        to.text(to_json(loaded.problems));
    } else if (asked.format == "sarif") {
        to.text(to_sarif(loaded.problems, to.in()));
    } else {
        auto text = describe_problems(loaded.problems, to.in(), to.colour());
        if (!text.empty()) text += '\n';
        to.text(text + summary(loaded, to.in()));
    }
    return status_of_check(loaded.problems);
}

} // namespace

command add_check(CLI::App& program, language in) {
    auto* const verb = add_verb(program, "check", in, {"检查规则文件", "check rule files"});
    auto const asked = std::make_shared<check_arguments>();
    add_paths(*verb, asked->paths, in);
    add_choice(*verb, "--format", {"text", "json", "sarif"}, asked->format, in == language::zh ? "格式" : "format");
    return {verb, [asked](console& to) { return check(*asked, to); }};
}

} // namespace huiqi::cli
