#include <memory>

#include <huiqi/format/format.hpp>
#include <huiqi/policy/load.hpp>

#include "arguments.hpp"
#include "problems.hpp"
#include "progress.hpp"
#include "rule_paths.hpp"
#include "save_file.hpp"

/// `huiqi format`: one layout for rule files, written back in place.
namespace huiqi::cli {

namespace {

struct format_arguments {
    std::vector<std::string> paths;
    std::string keys;
    bool check = false;
};

class formatting {
public:
    formatting(format_arguments const& asked, console& to) : asked_{asked}, to_{to} {
        if (asked.keys != "keep") options_.keys = asked.keys == "zh" ? language::zh : language::en;
    }

    [[nodiscard]] exit_status status() const { return status_; }

    void format(source_ptr const& file) {
        auto const laid_out = format_rules(file, options_);
        if (!laid_out) {
            problems(laid_out.diagnostics);
            return;
        }
        if (*laid_out == file->text) return;
        if (asked_.check) {
            to_.text(file->name);
            status_ = std::max(status_, exit_status::findings);
        } else if (auto const failed = save_file(file->name, *laid_out)) {
            to_.problem(*failed);
            status_ = exit_status::unusable;
        } else {
            to_.text(file->name);
        }
    }

    void problems(diagnostics const& found) {
        to_.problems(found);
        status_ = std::max(status_, status_of(found));
    }

private:
    format_arguments const& asked_;
    console& to_;
    format_options options_;
    exit_status status_ = exit_status::fine;
};

/// What kept files from being read; what is wrong inside them is told when they are laid out.
[[nodiscard]] diagnostics without_place(diagnostics const& found) {
    diagnostics kept;
    for (auto const& each : found)
        if (each.source == nullptr) kept.push_back(each);
    return kept;
}

[[nodiscard]] exit_status format(format_arguments const& asked, console& to) {
    auto const loaded = progress{to, {"正在读取规则", "reading rules"}}.during(
        [&] { return load_documents(as_paths(asked.paths)); });
    formatting each{asked, to};
    each.problems(without_place(loaded.problems));
    for (auto const& file : loaded.documents.sources) each.format(file);
    return each.status();
}

} // namespace

command add_format(CLI::App& program, language in) {
    auto const say = [&](words what) { return std::string{what.in(in)}; };
    auto* const verb = add_verb(program, "format", in, {"统一规则文件的排版", "one layout for rule files"});
    auto const asked = std::make_shared<format_arguments>();
    add_paths(*verb, asked->paths, in);
    add_choice(*verb, "--keys", {"keep", "zh", "en"}, asked->keys,
               say({"键和关键字用哪种语言", "the language of keys and keywords"}));
    verb->add_flag("--check", asked->check,
                   say({"不改写，只列出会改变的文件", "change nothing, list the files that would change"}));
    return {verb, [asked](console& to) { return format(*asked, to); }};
}

} // namespace huiqi::cli
