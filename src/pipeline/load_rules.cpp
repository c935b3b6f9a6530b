#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include <huiqi/feel/library.hpp>
#include <huiqi/pipeline.hpp>
#include <huiqi/plan/compile.hpp>
#include <huiqi/policy/checked.hpp>
#include <huiqi/text/messages/source.hpp>

namespace huiqi {

namespace {

constexpr std::size_t longest_plan = 256U << 20U; ///< bytes

/// What decides: cases are tests of it, and editing one changes no receipt.
[[nodiscard]] std::vector<source_ptr> deciding_sources(rule_documents const& documents) {
    std::vector<source_ptr> deciding;
    for (auto const& each : documents.sources) {
        bool const of_cases = std::any_of(documents.cases.begin(), documents.cases.end(),
                                          [&](case_file const& file) { return file.source == each; });
        if (!of_cases) deciding.push_back(each);
    }
    return deciding;
}

[[nodiscard]] rule_set compiled(rule_documents const& documents, diagnostics& problems) {
    auto checked = check_rules(documents);
    problems.insert(problems.end(), std::make_move_iterator(checked.problems.begin()),
                    std::make_move_iterator(checked.problems.end()));
    if (has_errors(problems)) return {};
    auto opened = open_plan(compile_plan(checked.rules, deciding_sources(documents)), feel::library_functions());
    problems.insert(problems.end(), opened.diagnostics.begin(), opened.diagnostics.end());
    return opened.value ? std::move(*opened.value) : rule_set{};
}

[[nodiscard]] result<rule_set> finished(loaded_documents loaded) {
    auto problems = std::move(loaded.problems);
    auto rules = compiled(loaded.documents, problems);
    if (!rules) return {std::move(problems)};
    return {std::move(rules), std::move(problems)};
}

[[nodiscard]] loaded_rules with_documents(loaded_documents loaded) {
    loaded_rules all{std::move(loaded.documents), {}, std::move(loaded.problems)};
    all.rules = compiled(all.documents, all.problems);
    return all;
}

} // namespace

result<rule_set> load_rules(std::span<std::filesystem::path const> paths) { return finished(load_documents(paths)); }
result<rule_set> load_rules(std::filesystem::path const& path) { return load_rules(std::span{&path, 1}); }
result<rule_set> load_rules(std::span<source_ptr const> files) { return finished(load_documents(files)); }

loaded_rules load_with_documents(std::span<std::filesystem::path const> paths) {
    return with_documents(load_documents(paths));
}
loaded_rules load_with_documents(std::span<source_ptr const> files) { return with_documents(load_documents(files)); }

result<rule_set> load_plan(std::filesystem::path const& file) {
    auto const refuse = [&](message const& what, std::vector<std::string> arguments) {
        return diagnostics{diagnostic{&what, nullptr, {}, std::move(arguments), {}, {}}};
    };
    std::ifstream in{file, std::ios::binary};
    if (!in.is_open()) return refuse(messages::file_unreadable, {file.string(), std::strerror(errno)});
    std::string bytes;
    std::array<char, 1U << 16U> block{};
    while (in.read(block.data(), block.size()) || in.gcount() > 0) {
        bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > longest_plan)
            return refuse(messages::file_too_large, {std::to_string(bytes.size()), std::to_string(longest_plan)});
    }
    if (in.bad()) return refuse(messages::file_unreadable, {file.string(), std::strerror(errno)});
    return open_plan(std::as_bytes(std::span{bytes}), feel::library_functions());
}

} // namespace huiqi
