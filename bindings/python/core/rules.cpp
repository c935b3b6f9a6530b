#include "rules.hpp"

#include <algorithm>
#include <filesystem>
#include <span>

#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/feel/library.hpp>
#include <huiqi/pipeline.hpp>
#include <huiqi/policy/read_source.hpp>

#include "classify.hpp"
#include "problems.hpp"

namespace huiqi::python {

namespace {

using rule_text = std::tuple<std::string, std::string, std::string>; ///< name, text, name in a plan

[[nodiscard]] bool is_compiled(source_ptr const& file, rule_set const& rules) {
    auto const& compiled = rules.tables().loaded_sources;
    return std::any_of(compiled.begin(), compiled.end(),
                       [&](auto const& each) { return rules.text(each.name) == file->recorded_name(); });
}

[[nodiscard]] loaded finished(loaded_rules made) {
    if (!made.rules) refuse(names().rule_error, made.problems);
    loaded all{std::move(made.rules), {}, std::move(made.problems)};
    for (auto const& each : made.documents.sources)
        if (is_compiled(each, all.rules)) all.texts.push_back(each);
    return all;
}

[[nodiscard]] loaded load(std::vector<std::string> const& paths) {
    std::vector<std::filesystem::path> const files{paths.begin(), paths.end()};
    loaded_rules made;
    {
        nb::gil_scoped_release const released;
        made = load_with_documents(files);
    }
    return finished(std::move(made));
}

[[nodiscard]] loaded from_texts(std::vector<rule_text> const& texts) {
    std::vector<source_ptr> files;
    for (auto const& [name, written, recorded] : texts) {
        auto read = source_from_bytes(name, written);
        if (!read) refuse(names().rule_error, read.diagnostics);
        files.push_back(make_source((*read)->name, (*read)->text, recorded));
    }
    loaded_rules made;
    {
        nb::gil_scoped_release const released;
        made = load_with_documents(files);
    }
    return finished(std::move(made));
}

[[nodiscard]] loaded from_plan(nb::bytes const& plan) {
    std::span const bytes{static_cast<std::byte const*>(plan.data()), plan.size()};
    result<rule_set> opened{diagnostics{}};
    {
        nb::gil_scoped_release const released;
        opened = open_plan(bytes, feel::library_functions());
    }
    if (!opened) refuse(names().rule_error, opened.diagnostics);
    return {std::move(*opened), {}, std::move(opened.diagnostics)};
}

[[nodiscard]] nb::bytes plan(loaded const& from) {
    auto const bytes = from.rules.bytes();
    return nb::bytes{bytes.data(), bytes.size()};
}

[[nodiscard]] nb::list texts(loaded const& from) {
    nb::list all;
    for (auto const& each : from.texts)
        all.append(nb::make_tuple(text(each->name), text(each->text), text(each->recorded)));
    return all;
}

[[nodiscard]] report evaluate_mapping(loaded const& with, nb::handle facts, nb::handle as_of,
                                      std::vector<std::string> only) {
    auto tree = read_mapping(facts);
    result<profile> read{diagnostics{}};
    {
        nb::gil_scoped_release const released;
        read = read_profile(tree.root, tree.file, with.rules);
    }
    auto& found = tree.problems;
    found.insert(found.end(), read.diagnostics.begin(), read.diagnostics.end());
    if (has_errors(found)) refuse(names().profile_error, found, &tree);
    return decided(with.rules, *read, to_date(as_of.ptr()), std::move(only));
}

[[nodiscard]] report evaluate_file(loaded const& with, source_ptr const& file, date as_of,
                                   std::vector<std::string> only) {
    result<profile> read{diagnostics{}};
    {
        nb::gil_scoped_release const released;
        read = read_profile(file, with.rules);
    }
    if (!read) refuse(names().profile_error, read.diagnostics);
    return decided(with.rules, *read, as_of, std::move(only));
}

[[nodiscard]] report evaluate_json(loaded const& with, nb::bytes const& json, nb::handle as_of,
                                   std::vector<std::string> only) {
    auto const file = source_from_bytes("profile.json", {json.c_str(), json.size()});
    if (!file) refuse(names().profile_error, file.diagnostics);
    return evaluate_file(with, *file, to_date(as_of.ptr()), std::move(only));
}

[[nodiscard]] report evaluate_path(loaded const& with, std::string const& path, nb::handle as_of,
                                   std::vector<std::string> only) {
    auto const file = read_source(path);
    if (!file) refuse(names().profile_error, file.diagnostics);
    return evaluate_file(with, *file, to_date(as_of.ptr()), std::move(only));
}

} // namespace

report decided(rule_set const& rules, profile const& facts, date as_of, std::vector<std::string> only) {
    try {
        nb::gil_scoped_release const released;
        return evaluate(rules, facts, {.as_of = as_of, .only = std::move(only)});
    } catch (error const& no_such_programme) {
        refuse(names().profile_error, no_such_programme.diagnostics());
    }
}

void bind_rules(nb::module_& module) {
    nb::class_<loaded>(module, "Rules", "Compiled rules. Immutable; any number of threads may use them at once.",
                       nb::is_final())
        .def_static("load", &load, nb::arg("paths"),
                    "Read, check and compile rule files and folders. Raises RuleError.")
        .def_static("from_texts", &from_texts, nb::arg("texts"),
                    "The same from (name, text, name in a plan) in memory. Raises RuleError.")
        .def_static("from_plan", &from_plan, nb::arg("plan"), "Open a compiled plan. Raises RuleError.")
        .def("plan", &plan, "The compiled plan's bytes.")
        .def("texts", &texts, nb::sig("def texts(self) -> list[tuple[str, str, str]]"),
             "What the rules were compiled from: (name, text, name in a plan). Empty for an opened plan.")
        .def(
            "warnings", [](loaded const& of) { return problems_json(of.warnings); },
            "Warnings and remarks on the rule files, as JSON.")
        .def(
            "description", [](loaded const& of) { return describe_rules(of.rules); },
            nb::sig("def description(self) -> dict[str, list[dict[str, object]]]"),
            "Programmes, facts, sources and files.")
        .def("evaluate", &evaluate_mapping, nb::arg("facts").none(), nb::arg("as_of"), nb::arg("only"),
             nb::sig("def evaluate(self, facts: object, as_of: datetime.date, only: Sequence[str]) -> Report"),
             "Decide one enterprise, given as a mapping. Raises ProfileError.")
        .def("evaluate_json", &evaluate_json, nb::arg("json"), nb::arg("as_of"), nb::arg("only"),
             nb::sig("def evaluate_json(self, json: bytes, as_of: datetime.date, only: Sequence[str]) -> Report"),
             "The same from a profile in JSON.")
        .def("evaluate_path", &evaluate_path, nb::arg("path"), nb::arg("as_of"), nb::arg("only"),
             nb::sig("def evaluate_path(self, path: str, as_of: datetime.date, only: Sequence[str]) -> Report"),
             "The same from a file, JSON or YAML.");
}

} // namespace huiqi::python
