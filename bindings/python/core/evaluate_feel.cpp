#include <huiqi/pipeline.hpp>
#include <huiqi/report/explain.hpp>
#include <huiqi/text/messages/profile.hpp>

#include "classify.hpp"
#include "from_python.hpp"
#include "problems.hpp"
#include "rules.hpp"
#include "to_python.hpp"

namespace huiqi::python {

namespace {

/// The value, and what is worth a warning: the checker's warnings, and the cause of a null that a mistake made.
[[nodiscard]] nb::tuple evaluate_feel(nb::str const& expression, nb::handle mapping, nb::handle as_of) {
    auto const characters = utf8_of(expression);
    if (!characters)
        refuse(names().feel_error,
               {{.what = &messages::profile_broken_text, .arguments = {std::to_string(first_surrogate(expression))}}});
    std::string const written{*characters};
    diagnostics problems;
    auto const known = mapping.is_none() ? std::vector<named_value>{} : read_names(mapping, problems);
    if (has_errors(problems)) refuse(names().feel_error, problems);
    auto const day = to_date(as_of.ptr());
    result<feel_result> found{diagnostics{}};
    {
        nb::gil_scoped_release const released;
        found = evaluate_expression(written, known, day);
    }
    if (!found) refuse(names().feel_error, found.diagnostics);
    nb::list warnings;
    for (auto const& each : found.diagnostics)
        warnings.append(nb::make_tuple(text(message_text(each, language::zh)), text(message_text(each, language::en))));
    if (found->why != mistake::none) {
        auto const cause = found->cause.empty() ? std::string_view{written} : found->cause;
        auto const in = [&](language which) {
            return text(std::string{cause} + (which == language::zh ? "：" : ": ") +
                        describe({found->what, found->kind, found->in}, which));
        };
        warnings.append(nb::make_tuple(in(language::zh), in(language::en)));
    }
    return nb::make_tuple(to_python(found->what), warnings);
}

} // namespace

void bind_feel(nb::module_& module) {
    module.def(
        "feel", &evaluate_feel, nb::arg("expression"), nb::arg("names").none(), nb::arg("as_of"),
        nb::sig(
            "def feel(expression: str, names: object, as_of: datetime.date) -> tuple[object, list[tuple[str, str]]]"),
        "A value, and warnings in Chinese and English. Raises FeelError.");
}

} // namespace huiqi::python
