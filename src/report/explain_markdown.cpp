#include <algorithm>

#include <huiqi/text/utf8.hpp>

#include "report/explained.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

/// Text of others as Markdown that shows it and nothing else: no markup, no tag, no link of its own.
[[nodiscard]] std::string escaped(std::string_view of) {
    constexpr std::u32string_view always = U"\\`*_{}[]<>|~&$@";
    constexpr std::u32string_view at_the_start = U"#+-=!"; // a heading, a list, an underline
    std::string text;
    bool only_digits = true; // so far: `1.` at the start would begin a list
    for (std::size_t at = 0; at < of.size();) {
        auto const next = decode_utf8(of, at);
        auto const each = next.code_point;
        auto const rest = of.substr(at + next.length);
        if (each == U'\n' || each == U'\r' || each == U'\t') {
            text += ' ';
        } else if (is_control(each)) {
            append_utf8(text, replacement_character);
        } else {
            bool const starts = at_the_start.find(each) != std::u32string_view::npos && at == 0;
            bool const lists = only_digits && at != 0 && (each == U'.' || each == U')');
            bool const links = (each == U':' && rest.starts_with("//")) ||
                               (each == U'.' && (text.ends_with("www") || text.ends_with("WWW")));
            if (always.find(each) != std::u32string_view::npos || starts || lists || links) text += '\\';
            append_utf8(text, each);
        }
        only_digits = only_digits && each >= U'0' && each <= U'9';
        at += next.length;
    }
    return text;
}

/// An expression between as many backticks as it needs.
[[nodiscard]] std::string code(std::string_view of) {
    std::string text;
    std::size_t longest = 0, run = 0;
    for (char32_t const each : code_points{of}) {
        run = each == U'`' ? run + 1 : 0;
        longest = std::max(longest, run);
        bool const blank = each == U'\n' || each == U'\r' || each == U'\t';
        append_utf8(text, blank ? U' ' : is_control(each) ? replacement_character : each);
    }
    std::string const fence(longest + 1, '`');
    bool const padded = text.empty() || text.front() == '`' || text.back() == '`';
    return fence + (padded ? " " : "") + text + (padded ? " " : "") + fence;
}

/// Only addresses of the web, with whatever could end the link encoded; "" for any other.
[[nodiscard]] std::string address(std::string_view url) {
    if (!url.starts_with("https://") && !url.starts_with("http://")) return {};
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    std::string text;
    for (char const each : url) {
        auto const byte = static_cast<unsigned char>(each);
        if (byte <= 0x20 || byte >= 0x7F || std::string_view{"<>()[]\\`\"|"}.find(each) != std::string_view::npos) {
            text += '%';
            text += hexadecimal[byte >> 4U];
            text += hexadecimal[byte & 15U];
        } else {
            text += each;
        }
    }
    return text;
}

class markdown_renderer {
public:
    explicit markdown_renderer(explained_report const& what) : report_{what}, in_{what.in} {}

    [[nodiscard]] std::string render() {
        if (report_.is_whole) overview();
        for (auto const& each : report_.decisions) decision(each);
        paragraph("*" + escaped(report_.pre_check) + "*");
        paragraph(escaped(say(phrase::receipt, in_)));
        begin_list();
        for (auto const& each : report_.receipt) item(0, escaped(each.label) + " " + code(each.value));
        return std::move(out_);
    }

private:
    void paragraph(std::string const& text) {
        if (!out_.empty()) out_ += '\n';
        out_ += text + "\n";
    }
    void heading(int level, std::string const& text) {
        paragraph(std::string(static_cast<std::size_t>(level), '#') + " " + text);
    }
    void item(std::size_t depth, std::string const& text) { out_ += std::string(depth * 2, ' ') + "- " + text + "\n"; }
    void begin_list() { out_ += '\n'; }

    [[nodiscard]] static std::string linked(std::string const& text, std::string const& url) {
        auto const to = address(url);
        return to.empty() ? escaped(text) : "[" + escaped(text) + "](" + to + ")";
    }
    [[nodiscard]] static std::string cited(explained_citation const& which) {
        return which.text.empty() ? std::string{} : " (" + linked(which.text, which.url) + ")";
    }
    [[nodiscard]] static std::string marked(tone which, std::string const& text) {
        return std::string{mark_of(which)} + " " + text;
    }

    void overview() {
        heading(1, escaped(say(phrase::report_title, in_)) + " " + escaped(report_.as_of));
        paragraph(escaped(report_.summary));
        paragraph("| " + say(phrase::programme, in_) + " | " + say(phrase::verdict, in_) + " | " +
                  say(phrase::reason, in_) + " |");
        out_ += "| --- | --- | --- |\n";
        for (auto const& each : report_.decisions) {
            auto const reason = each.because.empty() ? std::string{} : escaped(each.because.front().cite.text);
            out_ += "| " + escaped(each.title) + " | " + marked(each.mark, escaped(each.verdict)) + " | " + reason +
                    " |\n";
        }
    }

    void decision(explained_decision const& which) {
        heading(2, marked(which.mark, escaped(which.headline)));
        for (auto const& each : which.because) {
            paragraph(escaped(each.text));
            details(each);
        }
        if (!which.amount.empty()) paragraph("**" + escaped(which.amount.front()) + "**");
        for (std::size_t i = 1; i < which.amount.size(); ++i) paragraph(escaped(which.amount[i]));
        for (auto const& each : which.versions) paragraph(escaped(each));
        for (auto const& each : which.missing) group(each);
        if (!which.clauses.empty()) {
            heading(3, escaped(which.grouping.empty() ? say(phrase::clauses, in_)
                                                      : say(phrase::clauses_of, in_, {which.grouping})));
            begin_list();
            for (auto const& each : which.clauses) clause(0, each);
        }
        if (!which.awards.empty()) group({say(phrase::awards, in_), which.awards});
        if (!which.remarks.empty()) {
            heading(3, escaped(say(phrase::remarks, in_)));
            begin_list();
            for (auto const& each : which.remarks) clause(0, each);
        }
        definitions(which);
        facts(which);
        sources(which);
    }

    void details(explained_line const& which) {
        if (which.details.empty() && which.cite.text.empty()) return;
        begin_list();
        for (auto const& each : which.details) item(0, escaped(each));
        if (!which.cite.text.empty()) item(0, linked(say(phrase::cited, in_, {which.cite.text}), which.cite.url));
    }

    void group(explained_group const& which) {
        heading(3, escaped(which.heading));
        begin_list();
        for (auto const& each : which.lines) {
            item(0, marked(each.mark, escaped(each.text)) + cited(each.cite));
            for (auto const& detail : each.details) item(1, escaped(detail));
        }
    }

    void clause(std::size_t depth, explained_clause const& which) {
        auto text = which.wording.empty() ? escaped(which.grouping) : escaped(which.wording);
        if (which.decisive) text = "**" + text + "**";
        if (!which.wording.empty() && !which.grouping.empty()) text += " — " + escaped(which.grouping);
        item(depth, std::string{mark_of(which.mark)} + " " + escaped(which.word) + " " + text + cited(which.cite));
        for (auto const& each : which.findings) item(depth + 1, escaped(each));
        for (auto const& each : which.readings) item(depth + 1, escaped(say(phrase::of_which, in_, {each})));
        for (auto const& each : which.notes) item(depth + 1, escaped(each));
        if (!which.expression.empty())
            item(depth + 1, code(which.expression) + (which.place.empty() ? "" : " " + escaped(which.place)));
        for (auto const& each : which.children) clause(depth + 1, each);
    }

    void definitions(explained_decision const& which) {
        if (which.definitions.empty()) return;
        heading(3, escaped(say(phrase::definitions, in_)));
        begin_list();
        for (auto const& each : which.definitions) definition(each);
    }

    void definition(explained_definition const& which) {
        item(0, escaped(which.name) + " = " + escaped(which.value) + cited(which.cite));
        for (auto const& each : which.details) item(1, escaped(each));
    }

    void facts(explained_decision const& which) {
        if (which.facts.empty()) return;
        heading(3, escaped(say(phrase::facts_read, in_)));
        paragraph("| " + say(phrase::fact_name, in_) + " | " + say(phrase::fact_value, in_) + " | " +
                  say(phrase::fact_origin, in_) + " |");
        out_ += "| --- | --- | --- |\n";
        for (auto const& each : which.facts)
            out_ += "| " + escaped(each.name) + " | " + escaped(each.value) + " | " + escaped(each.origin) + " |\n";
    }

    void sources(explained_decision const& which) {
        if (which.sources.empty()) return;
        heading(3, escaped(say(phrase::sources, in_)));
        begin_list();
        for (auto const& each : which.sources) item(0, linked(each.text, each.cite.url));
    }

    explained_report const& report_;
    language in_;
    std::string out_;
};

} // namespace

std::string render_markdown(explained_report const& what, explanation_options const&) {
    return markdown_renderer{what}.render();
}

} // namespace huiqi::reporting
