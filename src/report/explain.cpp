#include <huiqi/report/explain.hpp>

#include "report/explained.hpp"

namespace huiqi {

namespace {

[[nodiscard]] std::string rendered(reporting::explained_report const& what, explanation_options const& options) {
    switch (options.format) {
    case explanation_format::text: return reporting::render_text(what, options);
    case explanation_format::markdown: return reporting::render_markdown(what, options);
    case explanation_format::html: return reporting::render_html(what, options);
    }
    return {};
}

} // namespace

std::string explain(decision const& which, language in, explanation_options options) {
    return rendered(reporting::explain_one(which, in, options), options);
}

std::string explain(report const& whole, language in, explanation_options options) {
    return rendered(reporting::explain_report(whole, in, options), options);
}

} // namespace huiqi
