#include <array>
#include <memory>
#include <system_error>

#include <huiqi/pipeline.hpp>
#include <huiqi/policy/read_source.hpp>
#include <huiqi/text/utf8.hpp>

#include "arguments.hpp"
#include "problems.hpp"
#include "save_file.hpp"
#include "starting_file.hpp"
#include "usage_messages.hpp"

/// `huiqi new`: a programme to start from, with its cases beside it.
namespace huiqi::cli {

namespace {

struct new_arguments {
    std::string path, title, kind;
};

struct new_file {
    std::filesystem::path path;
    std::string text;
};

/// `rules/a.yaml` and `rules/a` mean the same.
[[nodiscard]] std::filesystem::path without_ending(std::filesystem::path path) {
    for (std::string_view const ending : {".cases.yaml", ".yaml", ".yml"}) {
        auto const name = path.filename().string();
        if (name.size() <= ending.size() || !name.ends_with(ending)) continue;
        return path.replace_filename(name.substr(0, name.size() - ending.size()));
    }
    return path;
}

/// The folder that says of whom a programme is; empty where the file lies in the rules' own folder.
[[nodiscard]] std::string place_in_rules(std::filesystem::path const& file) {
    auto const folder = file.parent_path().filename().string();
    return folder == "." || folder == ".." || folder == "rules" || folder == "规则" ? std::string{} : folder;
}

/// On one line, as it also stands in a comment.
[[nodiscard]] std::string in_one_line(std::string text) {
    std::string line;
    for (char32_t const each : code_points{text}) append_utf8(line, is_control(each) ? U' ' : each);
    return line;
}

[[nodiscard]] bool is_taken(std::filesystem::path const& path) {
    std::error_code unknown;
    return std::filesystem::symlink_status(path, unknown).type() != std::filesystem::file_type::not_found;
}

/// What is wrong with the files to be: a title may hold anything.
[[nodiscard]] diagnostics problems_of(std::array<new_file, 2> const& files) {
    std::vector<source_ptr> sources;
    diagnostics found;
    for (auto const& each : files) {
        auto source = source_from_bytes(each.path.string(), each.text);
        if (!source) return source.diagnostics;
        sources.push_back(*source);
    }
    return load_with_documents(sources).problems;
}

[[nodiscard]] exit_status start(new_arguments const& asked, console& to) {
    auto const base = without_ending(asked.path);
    auto const name = base.filename().string();
    std::error_code unknown;
    auto const folder = std::filesystem::absolute(base, unknown).parent_path();
    starting_point of{id_for(place_in_rules(base), name), in_one_line(asked.title.empty() ? name : asked.title),
                      asked.kind, today()};
    if (of.id.empty()) throw usage_error{messages::usage_no_name, {asked.path}};
    std::array<new_file, 2> files{{{base.string() + ".yaml", starting_programme(of, to.in())},
                                   {base.string() + ".cases.yaml", starting_cases(of, to.in())}}};
    for (auto const& each : files)
        if (is_taken(each.path)) throw usage_error{messages::usage_file_exists, {each.path.string()}};
    if (auto const wrong = problems_of(files); has_errors(wrong)) {
        to.problems(wrong);
        return status_of(wrong);
    }
    std::filesystem::create_directories(folder, unknown); // if it fails, so does saving, which says why
    for (auto const& each : files) {
        if (auto const failed = save_file(each.path, each.text)) {
            to.problem(*failed);
            return exit_status::unusable;
        }
        to.text(each.path.string());
    }
    to.say(
        {"接着把条件和案例写进去，再用 huiqi test 看案例通不通过（连同词汇所在的文件夹）",
         "next write the conditions and the cases; huiqi test, given the vocabulary's folder too, shows whether they "
         "pass"});
    return exit_status::fine;
}

} // namespace

command add_new(CLI::App& program, language in) {
    auto const say = [&](words what) { return std::string{what.in(in)}; };
    auto* const verb = add_verb(program, "new", in,
                                {"新建一个政策文件和它的案例", "start a programme's file, its cases beside it"});
    auto const asked = std::make_shared<new_arguments>();
    verb->add_option("PATH", asked->path,
                     say({"新文件，如 rules/江津/培训补助", "the new file, such as rules/a/training"}))
        ->required()
        ->option_text(" ");
    verb->add_option("--title", asked->title, say({"政策的名称；不写就用文件名", "its title; else the file's name"}))
        ->option_text("TEXT");
    add_choice(*verb, "--kind", {"subsidy", "reward", "recognition", "loan", "tax", "insurance", "service"},
               asked->kind, say({"类别", "what kind of programme"}));
    return {verb, [asked](console& to) { return start(*asked, to); }};
}

} // namespace huiqi::cli
