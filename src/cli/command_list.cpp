#include <memory>

#include <huiqi/contents/contents.hpp>

#include "arguments.hpp"
#include "rule_paths.hpp"

/// `huiqi list`: what rule files hold, and what is not known in them.
namespace huiqi::cli {

namespace {

struct list_arguments {
    std::vector<std::string> paths;
    std::string format;
};

[[nodiscard]] exit_status list(list_arguments const& asked, console& to) {
    auto const opened = open_documents(asked.paths, to);
    if (opened.status != exit_status::fine) return opened.status;
    auto const& documents = opened.loaded.documents;
    if (asked.format == "json")
        to.text(contents_json(documents));
    else
        to.data(contents_text(documents, to.in()));
    return exit_status::fine;
}

} // namespace

command add_list(CLI::App& program, language in) {
    auto* const verb = add_verb(program, "list", in,
                                {"列出政策、版本、相互关系和还不知道的", "programmes, versions and what is not known"});
    auto const asked = std::make_shared<list_arguments>();
    add_paths(*verb, asked->paths, in);
    add_choice(*verb, "--format", {"text", "json"}, asked->format, in == language::zh ? "格式" : "format");
    return {verb, [asked](console& to) { return list(*asked, to); }};
}

} // namespace huiqi::cli
