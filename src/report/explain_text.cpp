#include <algorithm>

#include <huiqi/text/utf8.hpp>

#include "report/explained.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

/// Texts of others on one line, without what would do something to a terminal.
[[nodiscard]] std::string one_line(std::string_view of) {
    std::string line;
    for (char32_t const each : code_points{of}) {
        if (each == U'\n' || each == U'\r' || each == U'\t')
            line += ' ';
        else
            append_utf8(line, is_control(each) ? replacement_character : each);
    }
    return line;
}

class text_renderer {
public:
    text_renderer(explained_report const& what, bool colour) : report_{what}, in_{what.in}, colour_{colour} {}

    [[nodiscard]] std::string render() {
        if (report_.is_whole) overview();
        for (auto const& each : report_.decisions) {
            if (!out_.empty()) out_ += '\n';
            decision(each);
        }
        out_ += '\n';
        line(0, report_.pre_check);
        line(0, say(phrase::receipt, in_));
        auto const labels = column(report_.receipt, [](auto const& each) { return each.label; });
        for (auto const& each : report_.receipt) line(1, dim(padded(each.label, labels) + "  " + each.value));
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string painted(std::string text, std::string_view code) const {
        return colour_ ? "\x1b[" + std::string{code} + "m" + text + "\x1b[0m" : text;
    }
    [[nodiscard]] std::string dim(std::string text) const { return painted(std::move(text), "2"); }
    [[nodiscard]] std::string toned(tone which, std::string text) const {
        switch (which) {
        case tone::good: return painted(std::move(text), "32");
        case tone::bad: return painted(std::move(text), "1;31");
        case tone::open: return painted(std::move(text), "33");
        case tone::broken: return painted(std::move(text), "35");
        case tone::neutral: return text;
        }
        return text;
    }
    [[nodiscard]] std::string marked(tone which, std::string const& text) const {
        return toned(which, std::string{mark_of(which)}) + " " + text;
    }
    [[nodiscard]] std::string cited(explained_citation const& which) const {
        return which.text.empty() ? std::string{} : "  " + dim("[" + one_line(which.text) + "]");
    }

    void line(std::size_t depth, std::string const& text) { out_ += std::string(depth * 2, ' ') + text + "\n"; }
    void heading(std::string const& text) { line(1, painted(text, "1")); }

    /// Columns line up on a terminal, where a Chinese character takes two.
    [[nodiscard]] static std::string padded(std::string text, std::size_t columns) {
        auto const width = display_width(text);
        if (width < columns) text.append(columns - width, ' ');
        return text;
    }
    /// As wide as the widest, but for those that are too long for a column.
    template <class Items, class Text>
    [[nodiscard]] static std::size_t column(Items const& items, Text&& text_of) {
        constexpr std::size_t widest = 40;
        std::size_t columns = 0;
        for (auto const& each : items)
            if (auto const width = display_width(one_line(text_of(each))); width <= widest)
                columns = std::max(columns, width);
        return columns;
    }

    void overview() {
        line(0, painted(say(phrase::report_title, in_), "1") + "  " + report_.as_of);
        line(0, report_.summary);
        auto const titles = column(report_.decisions, [](auto const& each) { return each.title; });
        auto const verdicts = column(report_.decisions, [](auto const& each) { return each.verdict; });
        for (auto const& each : report_.decisions) {
            auto text = marked(each.mark, padded(one_line(each.title), titles)) + "  ";
            std::string more;
            if (!each.amount.empty() && each.mark == tone::good) more += "  " + one_line(each.amount.front());
            if (!each.because.empty() && !each.because.front().cite.text.empty())
                more += cited(each.because.front().cite);
            line(1, text + (more.empty() ? each.verdict : padded(each.verdict, verdicts) + more));
        }
    }

    void decision(explained_decision const& which) {
        line(0, toned(which.mark, std::string{mark_of(which.mark)} + " " + one_line(which.headline)));
        for (auto const& each : which.because) because(each);
        for (std::size_t i = 0; i < which.amount.size(); ++i) line(i == 0 ? 1 : 2, one_line(which.amount[i]));
        for (auto const& each : which.versions) line(1, dim(one_line(each)));
        for (auto const& each : which.missing) {
            heading(one_line(each.heading));
            for (auto const& item : each.lines) lines(2, item);
        }
        if (!which.clauses.empty()) {
            heading(which.grouping.empty() ? say(phrase::clauses, in_)
                                           : say(phrase::clauses_of, in_, {which.grouping}));
            for (auto const& each : which.clauses) clause(2, each);
        }
        if (!which.awards.empty()) {
            heading(say(phrase::awards, in_));
            for (auto const& each : which.awards) lines(2, each);
        }
        if (!which.remarks.empty()) {
            heading(say(phrase::remarks, in_));
            for (auto const& each : which.remarks) clause(2, each);
        }
        definitions(which.definitions);
        facts(which.facts);
        if (!which.sources.empty()) {
            heading(say(phrase::sources, in_));
            for (auto const& each : which.sources) line(2, one_line(each.text));
        }
    }

    /// What decided: the document's words, what was found, and the place in the document.
    void because(explained_line const& which) {
        line(1, one_line(which.text));
        for (auto const& each : which.details) line(2, one_line(each));
        if (!which.cite.text.empty()) line(2, one_line(say(phrase::cited, in_, {which.cite.text})));
    }

    void lines(std::size_t depth, explained_line const& which) {
        line(depth, marked(which.mark, one_line(which.text)) + cited(which.cite));
        for (auto const& each : which.details) line(depth + 2, one_line(each));
    }

    void clause(std::size_t depth, explained_clause const& which) {
        auto text = one_line(which.wording);
        if (text.empty())
            text = which.grouping;
        else if (!which.grouping.empty())
            text += "  " + dim(which.grouping);
        // A mark alone would seem to say that the situation occurs.
        if (which.mark == tone::neutral || which.is_situation) text += "  " + which.word;
        line(depth, marked(which.mark, text) + cited(which.cite));
        for (auto const& each : which.findings) line(depth + 2, one_line(each));
        for (auto const& each : which.readings) line(depth + 2, say(phrase::of_which, in_, {one_line(each)}));
        for (auto const& each : which.notes) line(depth + 2, one_line(each));
        for (auto const& each : which.children) clause(depth + 1, each);
    }

    void definitions(std::vector<explained_definition> const& all) {
        if (all.empty()) return;
        heading(say(phrase::definitions, in_));
        auto const names = column(all, [](auto const& each) { return each.name; });
        for (auto const& each : all) {
            line(2, padded(one_line(each.name), names) + "  " + one_line(each.value) + cited(each.cite));
            for (auto const& detail : each.details) line(4, dim(one_line(detail)));
        }
    }

    void facts(std::vector<explained_fact> const& all) {
        if (all.empty()) return;
        heading(say(phrase::facts_read, in_));
        auto const names = column(all, [](auto const& each) { return each.name; });
        auto const values = column(all, [](auto const& each) { return each.value; });
        for (auto const& each : all) {
            auto const name = padded(one_line(each.name), names) + "  ";
            auto const value = one_line(each.value);
            line(2, name + (each.origin.empty() ? value : padded(value, values) + "  " + dim(one_line(each.origin))));
        }
    }

    explained_report const& report_;
    language in_;
    bool colour_;
    std::string out_;
};

} // namespace

std::string render_text(explained_report const& what, explanation_options const& options) {
    return text_renderer{what, options.colour}.render();
}

} // namespace huiqi::reporting
