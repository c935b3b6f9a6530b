#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include <huiqi/pipeline.hpp>
#include <huiqi/plan/compile.hpp>
#include <huiqi/policy/checked.hpp>
#include <huiqi/text/messages/source.hpp>

namespace huiqi {

namespace {

[[nodiscard]] rule_set compiled(rule_documents const& documents, diagnostics& problems) {
    auto checked = check_rules(documents);
    problems.insert(problems.end(), std::make_move_iterator(checked.problems.begin()),
                    std::make_move_iterator(checked.problems.end()));
    if (has_errors(problems)) return {};
    auto opened = open_plan(compile_plan(checked.rules, documents.sources));
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
    std::ifstream in{file, std::ios::binary};
    std::vector<char> bytes{std::istreambuf_iterator<char>{in}, {}};
    if (!in.is_open() || in.bad())
        return diagnostics{
            diagnostic{&messages::file_unreadable, nullptr, {}, {file.string(), std::strerror(errno)}, {}, {}}};
    return open_plan(std::as_bytes(std::span{bytes}));
}

} // namespace huiqi
