#include <huiqi/policy/load.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <huiqi/policy/read_source.hpp>
#include <huiqi/text/messages/format.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/nearest.hpp>

#include "load_parts.hpp"
#include "rule_files.hpp"

namespace huiqi {

namespace {

using policy::file_reader;

struct file_kind {
    std::string_view what; ///< in English; empty if the file does not say or nobody knows it
};

/// What follows `huiqi:` at the top of a file.
file_kind kind_of(file_reader& in, document_node const& root) {
    document_node const* stated = nullptr;
    for (auto const& each : root.entries)
        if (policy::english_key(each.key.text.text()) == "huiqi" && stated == nullptr) stated = &each.value;
    if (stated == nullptr) {
        in.report(messages::no_file_kind, {0, 0});
        return {};
    }
    auto const text = in.scalar(*stated, "huiqi");
    if (!text) return {};
    auto const stroke = text->text().find('/');
    auto const name = text->text().substr(0, stroke);
    auto const* word = policy::find_word(policy::word_list::file_kind, name);
    if (word == nullptr) {
        std::vector<std::string> all;
        for (auto const& each : policy::words_of(policy::word_list::file_kind)) {
            all.push_back(std::string{each.english} + "/1");
            all.push_back(std::string{each.chinese} + "/1");
        }
        auto& reported = in.report(messages::unknown_file_kind, stated->range, {text->text()});
        auto const near = nearest(text->text(), all);
        if (!near.empty() && stated->style == scalar_style::plain) reported.mends.push_back({stated->range, near});
        return {};
    }
    auto const version = stroke == std::string::npos ? std::string{} : text->text().substr(stroke + 1);
    if (version != "1") {
        in.report(messages::unknown_file_version, stated->range, {name, version.empty() ? "?" : version});
        return {};
    }
    return {word->english};
}

void load_root(file_reader& in, document_node const& root, rule_documents& into) {
    if (!in.is_mapping(root, in.file()->name)) return;
    auto const kind = kind_of(in, root).what;
    if (kind == "vocabulary") {
        auto words = policy::load_vocabulary(in, root);
        into.words.facts.insert(into.words.facts.end(), std::make_move_iterator(words.facts.begin()),
                                std::make_move_iterator(words.facts.end()));
    } else if (kind == "programme" || kind == "definitions") {
        into.programmes.push_back(policy::load_programme(in, root, kind == "definitions"));
    } else if (kind == "cases") {
        into.cases.push_back(policy::load_cases(in, root));
    } else if (kind == "profile") {
        in.report(messages::profile_among_rules, {0, 0});
    }
}

void load_file(source_ptr const& file, loaded_documents& into) {
    into.documents.sources.push_back(file);
    auto read = read_yaml(file);
    if (read.value) {
        file_reader in{file, read.diagnostics};
        load_root(in, *read.value, into.documents);
    }
    // In the order in which a person reads the file.
    std::stable_sort(
        read.diagnostics.begin(), read.diagnostics.end(),
        [](diagnostic const& left, diagnostic const& right) { return left.range.begin < right.range.begin; });
    std::move(read.diagnostics.begin(), read.diagnostics.end(), std::back_inserter(into.problems));
}

} // namespace

loaded_documents load_documents(std::span<source_ptr const> files) {
    loaded_documents all;
    for (auto const& each : files) load_file(each, all);
    return all;
}

loaded_documents load_documents(std::span<std::filesystem::path const> paths) {
    loaded_documents all;
    for (auto const& each : policy::rule_files(paths, all.problems)) {
        auto read = read_source(each.path);
        std::move(read.diagnostics.begin(), read.diagnostics.end(), std::back_inserter(all.problems));
        if (!read.value) continue;
        auto const& file = **read.value;
        load_file(make_source(file.name, file.text, each.recorded), all);
    }
    return all;
}

} // namespace huiqi
