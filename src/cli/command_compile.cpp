#include <memory>

#include <huiqi/pipeline.hpp>

#include "arguments.hpp"
#include "rule_paths.hpp"
#include "save_file.hpp"
#include "usage_messages.hpp"

/// `huiqi compile`: rule files as one plan, to ship or to open with huiqi::core.
namespace huiqi::cli {

namespace {

struct compile_arguments {
    std::vector<std::string> paths;
    std::string output;
};

[[nodiscard]] bool is_source(std::filesystem::path const& output, rule_documents const& documents) {
    for (auto const& each : documents.sources) {
        std::error_code missing;
        if (std::filesystem::equivalent(output, each->name, missing) && !missing) return true;
    }
    return false;
}

[[nodiscard]] exit_status compile(compile_arguments const& asked, console& to) {
    auto const opened = open_documents(asked.paths, to);
    if (opened.status != exit_status::fine) return opened.status;
    if (is_source(asked.output, opened.loaded.documents))
        throw usage_error{messages::usage_output_is_input, {asked.output}};
    auto const bytes = opened.loaded.rules.bytes();
    auto const failed = save_file(asked.output, {reinterpret_cast<char const*>(bytes.data()), bytes.size()});
    if (failed) {
        to.problem(*failed);
        return exit_status::unusable;
    }
    to.say({"已写入「{0}」，{1} 字节", "wrote `{0}`, {1} bytes"}, {asked.output, std::to_string(bytes.size())});
    return exit_status::fine;
}

} // namespace

command add_compile(CLI::App& program, language in) {
    auto* const verb = add_verb(program, "compile", in,
                                {"把规则文件编译成一个文件", "rule files as one compiled plan"});
    auto const asked = std::make_shared<compile_arguments>();
    add_paths(*verb, asked->paths, in);
    verb->add_option("--output", asked->output, in == language::zh ? "写入哪个文件" : "the file to write")
        ->required()
        ->option_text("FILE");
    return {verb, [asked](console& to) { return compile(*asked, to); }};
}

} // namespace huiqi::cli
