#include <stdexcept>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/report/explain.hpp>

#include "rules.hpp"

namespace huiqi::python {

namespace {

[[nodiscard]] language language_of(std::string_view name) { return name == "en" ? language::en : language::zh; }

[[nodiscard]] explanation_options options_of(std::string_view format, bool whole_page) {
    explanation_options options{.whole_page = whole_page};
    if (format == "markdown") options.format = explanation_format::markdown;
    if (format == "html") options.format = explanation_format::html;
    return options;
}

template <class Explained>
[[nodiscard]] nb::str explained(Explained const& what, std::string_view lang, std::string_view format,
                                bool whole_page) {
    std::string made;
    {
        nb::gil_scoped_release const released;
        made = explain(what, language_of(lang), options_of(format, whole_page));
    }
    return text(made);
}

template <class Shown, class... Detail>
[[nodiscard]] nb::str json_of(Shown const& what, Detail... detail) {
    std::string made;
    {
        nb::gil_scoped_release const released;
        made = to_json(what, detail...);
    }
    return text(made);
}

[[nodiscard]] nb::object award(decision const& of) {
    auto const amount = of.award();
    return amount ? from_decimal(*amount) : nb::none();
}

[[nodiscard]] nb::object award_range(decision const& of) {
    auto const range = of.award_range();
    if (!range) return nb::none();
    return nb::make_tuple(from_decimal(range->first),
                          range->second < greatest_number() ? from_decimal(range->second) : nb::none());
}

/// Every name once, whatever its years.
[[nodiscard]] std::vector<std::string_view> names_of(std::vector<missing_item> const& items) {
    std::vector<std::string_view> all;
    for (auto const& each : items)
        if (std::find(all.begin(), all.end(), each.name) == all.end()) all.push_back(each.name);
    return all;
}

[[nodiscard]] nb::object decision_at(report const& of, std::size_t at) {
    if (at >= of.size()) throw nb::index_error();
    return nb::cast(*(of.begin() + static_cast<std::ptrdiff_t>(at)));
}

} // namespace

void bind_report(nb::module_& module) {
    nb::class_<decision>(module, "Decision", "What was decided on one programme.", nb::is_final())
        .def_prop_ro("id", &decision::id, "Of the programme.")
        .def(
            "title", [](decision const& of, std::string_view lang) { return of.title(language_of(lang)); },
            nb::arg("lang"), "Of the programme.")
        .def_prop_ro(
            "verdict", [](decision const& of) { return to_string(of.verdict()); },
            "eligible, ineligible, undetermined or not-in-force.")
        .def_prop_ro("versions", &decision::versions, "Names of the versions that are or may be in force.")
        .def_prop_ro("award", &award, nb::sig("def award(self) -> decimal.Decimal | None"), "In yuan.")
        .def_prop_ro("award_range", &award_range,
                     nb::sig("def award_range(self) -> tuple[decimal.Decimal, decimal.Decimal | None] | None"),
                     "The least and the greatest amount in yuan.")
        .def_prop_ro("award_is_ceiling", &decision::award_is_ceiling, "Whether the text says `at most`.")
        .def_prop_ro("reason", &decision::reason, "The id of the clause that decided it, or the empty text.")
        .def_prop_ro(
            "missing", [](decision const& of) { return names_of(of.missing()); },
            "Names of facts that can still change it.")
        .def_prop_ro(
            "unpublished", [](decision const& of) { return names_of(of.unpublished()); },
            "Names of the rule's own unknown parameters that can still change it.")
        .def("explain", &explained<decision>, nb::arg("lang"), nb::arg("format"), nb::arg("whole_page"), "In words.")
        .def("json", &json_of<decision>, "One decision of report/1.");
    nb::class_<report>(module, "Report", "Decisions on one enterprise, in the order of the rule files.", nb::is_final())
        .def("__len__", &report::size)
        .def("decision", &decision_at, nb::arg("at"), nb::sig("def decision(self, at: int) -> Decision"),
             "Counted from 0.")
        .def(
            "ids",
            [](report const& of) {
                std::vector<std::string_view> all;
                for (auto const& each : of) all.push_back(each.id());
                return all;
            },
            "Of the programmes.")
        .def_prop_ro(
            "as_of", [](report const& of) { return from_date(of.as_of()); },
            nb::sig("def as_of(self) -> datetime.date"), "The day asked about.")
        .def(
            "receipt",
            [](report const& of) {
                auto const made = make_receipt(of);
                return nb::make_tuple(text(made.rules), text(made.facts), text(made.engine), from_date(made.as_of));
            },
            nb::sig("def receipt(self) -> tuple[str, str, str, datetime.date]"),
            "Hash of the rules, hash of the facts, version of the engine, day.")
        .def(
            "facts", [](report const& of) { return text(to_json(of.facts())); },
            "The profile in its canonical form, JSON.")
        .def("explain", &explained<report>, nb::arg("lang"), nb::arg("format"), nb::arg("whole_page"), "In words.")
        .def("json", &json_of<report>, "report/1.")
        .def(
            "records", [](report const& of) { return json_of(of, json_detail::records); }, "records/1.");
}

} // namespace huiqi::python
