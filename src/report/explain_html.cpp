#include <huiqi/text/utf8.hpp>

#include "report/explained.hpp"
#include "report/html_style.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

/// Text of others for the inside of an element or of a quoted attribute.
[[nodiscard]] std::string escaped(std::string_view of) {
    std::string text;
    for (char32_t const each : code_points{of}) {
        switch (each) {
        case U'&': text += "&amp;"; break;
        case U'<': text += "&lt;"; break;
        case U'>': text += "&gt;"; break;
        case U'"': text += "&quot;"; break;
        case U'\'': text += "&#39;"; break;
        case U'\n':
        case U'\r':
        case U'\t': text += ' '; break;
        default: append_utf8(text, is_control(each) ? replacement_character : each);
        }
    }
    return text;
}

[[nodiscard]] std::string_view class_of(tone which) {
    switch (which) {
    case tone::good: return "good";
    case tone::bad: return "bad";
    case tone::open: return "open";
    case tone::broken: return "broken";
    case tone::neutral: return "neutral";
    }
    return "neutral";
}

class html_renderer {
public:
    html_renderer(explained_report const& what, bool whole_page)
        : report_{what}, in_{what.in}, whole_page_{whole_page} {}

    [[nodiscard]] std::string render() {
        if (whole_page_) head();
        if (report_.is_whole) overview();
        for (std::size_t i = 0; i < report_.decisions.size(); ++i) decision(report_.decisions[i], i);
        out_ += "<footer><p><strong>" + escaped(report_.pre_check) + "</strong></p>";
        out_ += "<h2>" + word(phrase::receipt) + "</h2><dl>";
        for (auto const& each : report_.receipt)
            out_ += "<dt>" + escaped(each.label) + "</dt><dd><code>" + escaped(each.value) + "</code></dd>";
        out_ += "</dl></footer>\n";
        if (whole_page_) out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string word(phrase which) const { return escaped(words(which, in_)); }

    void head() {
        auto const title = report_.is_whole || report_.decisions.empty() ? say(phrase::report_title, in_)
                                                                         : report_.decisions.front().headline;
        out_ += "<!DOCTYPE html>\n<html lang=\"" + word(phrase::page_language) +
                "\">\n<head>\n<meta charset=\"utf-8\">\n";
        out_ +=
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
        out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        out_ += "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + escaped(title) + "</title>\n<style>\n";
        out_ += html_style;
        out_ += "</style>\n</head>\n<body>\n<main>\n";
    }

    [[nodiscard]] std::string table_head(std::initializer_list<phrase> columns) const {
        std::string text = "<table><thead><tr>";
        for (auto const each : columns) text += "<th scope=\"col\">" + word(each) + "</th>";
        return text + "</tr></thead><tbody>\n";
    }

    /// The mark for the eye, the word for everybody.
    [[nodiscard]] std::string marked(tone which, std::string const& in_words) const {
        std::string text = "<span class=\"mark\" aria-hidden=\"true\">" + std::string{mark_of(which)} + "</span> ";
        return in_words.empty() ? text : text + "<span class=\"word\">" + escaped(in_words) + "</span>";
    }

    /// Only addresses of the web become links.
    [[nodiscard]] static std::string linked(std::string const& text, std::string const& url) {
        if (!url.starts_with("https://") && !url.starts_with("http://")) return escaped(text);
        return "<a href=\"" + escaped(url) + "\" rel=\"noopener noreferrer nofollow\">" + escaped(text) + "</a>";
    }
    [[nodiscard]] static std::string cited(explained_citation const& which) {
        return which.text.empty() ? std::string{}
                                  : " <span class=\"cite\">" + linked(which.text, which.url) + "</span>";
    }
    [[nodiscard]] static std::string anchor(std::size_t number) { return "decision-" + std::to_string(number + 1); }

    void overview() {
        out_ += "<header><h1>" + word(phrase::report_title) + "</h1><p>" + escaped(report_.as_of) + "</p><p>" +
                escaped(report_.summary) + "</p></header>\n";
        out_ += table_head({phrase::programme, phrase::verdict, phrase::reason});
        for (std::size_t i = 0; i < report_.decisions.size(); ++i) {
            auto const& each = report_.decisions[i];
            auto const reason = each.because.empty() ? std::string{} : escaped(each.because.front().cite.text);
            out_ += "<tr><td><a href=\"#" + anchor(i) + "\">" + escaped(each.title) + "</a></td><td class=\"" +
                    std::string{class_of(each.mark)} + "\">" + marked(each.mark, each.verdict) + "</td><td>" + reason +
                    "</td></tr>\n";
        }
        out_ += "</tbody></table>\n";
    }

    void decision(explained_decision const& which, std::size_t number) {
        auto const look = std::string{class_of(which.mark)};
        out_ += "<article class=\"" + look + "\" id=\"" + anchor(number) + "\" data-programme=\"" + escaped(which.id) +
                "\">\n";
        out_ += "<h2 class=\"" + look + "\">" + marked(which.mark, {}) + escaped(which.headline) +
                " <span class=\"word\">" + escaped(which.kind) + "</span></h2>\n";
        for (auto const& each : which.because) {
            out_ += "<div class=\"why\"><p>" + escaped(each.text) + "</p>";
            for (auto const& detail : each.details) out_ += "<p class=\"detail\">" + escaped(detail) + "</p>";
            if (!each.cite.text.empty())
                out_ += "<p class=\"cite\">" + linked(say(phrase::cited, in_, {each.cite.text}), each.cite.url) +
                        "</p>";
            out_ += "</div>\n";
        }
        for (std::size_t i = 0; i < which.amount.size(); ++i)
            out_ += std::string{i == 0 ? "<p class=\"amount\">" : "<p class=\"soft\">"} + escaped(which.amount[i]) +
                    "</p>\n";
        for (auto const& each : which.versions) out_ += "<p class=\"soft\">" + escaped(each) + "</p>\n";
        for (auto const& each : which.missing) lines(each.heading, each.lines);
        if (!which.clauses.empty())
            clauses(which.grouping.empty() ? say(phrase::clauses, in_) : say(phrase::clauses_of, in_, {which.grouping}),
                    which.clauses);
        if (!which.awards.empty()) lines(say(phrase::awards, in_), which.awards);
        if (!which.remarks.empty()) clauses(say(phrase::remarks, in_), which.remarks);
        definitions(which);
        facts(which);
        sources(which);
        out_ += "</article>\n";
    }

    void lines(std::string const& heading, std::vector<explained_line> const& all) {
        out_ += "<section><h3>" + escaped(heading) + "</h3><ul>\n";
        for (auto const& each : all) {
            out_ += "<li class=\"" + std::string{class_of(each.mark)} + "\">" + marked(each.mark, {}) +
                    escaped(each.text) + cited(each.cite);
            for (auto const& detail : each.details) out_ += "<p class=\"detail soft\">" + escaped(detail) + "</p>";
            out_ += "</li>\n";
        }
        out_ += "</ul></section>\n";
    }

    void clauses(std::string const& heading, std::vector<explained_clause> const& all) {
        out_ += "<section><h3>" + escaped(heading) + "</h3><ul>\n";
        for (auto const& each : all) clause(each);
        out_ += "</ul></section>\n";
    }

    /// Everything lies open, so that paper and old browsers show it, and can be folded.
    void clause(explained_clause const& which) {
        auto said = marked(which.mark, which.word) + escaped(which.wording.empty() ? which.grouping : which.wording);
        if (!which.wording.empty() && !which.grouping.empty())
            said += " <span class=\"soft\">" + escaped(which.grouping) + "</span>";
        said += cited(which.cite);
        out_ += "<li>";
        auto const look = std::string{class_of(which.mark)} + (which.decisive ? " decisive" : "");
        auto const more = which.findings.size() + which.readings.size() + which.notes.size() + which.children.size() >
                              0 ||
                          !which.expression.empty() || !which.place.empty();
        if (!more) {
            out_ += "<div class=\"" + look + "\"><span class=\"said\">" + said + "</span></div></li>\n";
            return;
        }
        out_ += "<details class=\"" + look + "\" open><summary>" + said + "</summary>\n";
        for (auto const& each : which.findings) out_ += "<p class=\"detail\">" + escaped(each) + "</p>";
        for (auto const& each : which.readings)
            out_ += "<p class=\"detail soft\">" + escaped(say(phrase::of_which, in_, {each})) + "</p>";
        for (auto const& each : which.notes) out_ += "<p class=\"detail soft\">" + escaped(each) + "</p>";
        if (!which.expression.empty()) out_ += "<p class=\"detail\"><code>" + escaped(which.expression) + "</code></p>";
        if (!which.place.empty())
            out_ += "<p class=\"detail soft\">" + escaped(say(phrase::place, in_, {which.place})) + " · " +
                    escaped(say(phrase::id_of, in_, {which.id})) + "</p>";
        if (!which.children.empty()) {
            out_ += "<ul>\n";
            for (auto const& each : which.children) clause(each);
            out_ += "</ul>\n";
        }
        out_ += "</details></li>\n";
    }

    void definitions(explained_decision const& which) {
        if (which.definitions.empty()) return;
        out_ += "<section><h3>" + word(phrase::definitions) + "</h3>\n<table><tbody>\n";
        for (auto const& each : which.definitions) {
            out_ += "<tr><th scope=\"row\">" + escaped(each.name) + cited(each.cite) + "</th><td>" +
                    escaped(each.value);
            for (auto const& detail : each.details) out_ += "<p class=\"soft\">" + escaped(detail) + "</p>";
            out_ += "</td></tr>\n";
        }
        out_ += "</tbody></table></section>\n";
    }

    void facts(explained_decision const& which) {
        if (which.facts.empty()) return;
        out_ += "<section><h3>" + word(phrase::facts_read) + "</h3>\n" +
                table_head({phrase::fact_name, phrase::fact_value, phrase::fact_origin});
        for (auto const& each : which.facts)
            out_ += "<tr><th scope=\"row\">" + escaped(each.name) + "</th><td class=\"" +
                    std::string{each.supplied ? "" : "open"} + "\">" + escaped(each.value) +
                    "</td><td class=\"soft\">" + escaped(each.origin) + "</td></tr>\n";
        out_ += "</tbody></table></section>\n";
    }

    void sources(explained_decision const& which) {
        if (which.sources.empty()) return;
        out_ += "<section><h3>" + word(phrase::sources) + "</h3><ul class=\"soft\">\n";
        for (auto const& each : which.sources) out_ += "<li>" + linked(each.text, each.cite.url) + "</li>\n";
        out_ += "</ul></section>\n";
    }

    explained_report const& report_;
    language in_;
    bool whole_page_;
    std::string out_;
};

} // namespace

std::string render_html(explained_report const& what, explanation_options const& options) {
    return html_renderer{what, options.whole_page}.render();
}

} // namespace huiqi::reporting
