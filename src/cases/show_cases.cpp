#include <huiqi/cases/show_cases.hpp>

#include <algorithm>

#include <huiqi/text/render.hpp>
#include <huiqi/text/utf8.hpp>

#include "case_wording.hpp"

namespace huiqi {

namespace {

constexpr std::string_view indent = "    ";
constexpr std::size_t widest_column = 48; ///< a longer text stands in its column all the same and moves the rest

class case_writer {
public:
    case_writer(language in, bool colour) : in_{in}, colour_{colour}, render_{in} {}

    void outcome(case_outcome const& of) {
        if (of.passed) return;
        out_ += coloured(say(of.ran ? case_phrase::failed : case_phrase::not_run, in_), red) + "  " +
                place(of.file, of.place) + "  " + line(of.name);
        if (!of.programme.empty()) out_ += "  [" + line(of.programme) + "]";
        out_ += '\n';
        differences(of.differences);
        for (auto const& each : of.problems) out_ += render_(each);
        out_ += '\n';
    }

    void summary(case_run const& run, bool with_coverage) {
        if (run.outcomes.empty()) {
            out_ += say(case_phrase::no_cases, in_);
        } else {
            auto const passed = passed_in(run);
            out_ += coloured(
                say(case_phrase::passed_of, in_, {std::to_string(passed), std::to_string(run.outcomes.size())}),
                passed == run.outcomes.size() ? green : red);
        }
        if (with_coverage) {
            auto const count = count_of(run.touched);
            out_ += " · " +
                    say(case_phrase::both_ways, in_, {std::to_string(count.both_ways), std::to_string(count.clauses)});
            out_ += " · " +
                    say(case_phrase::rows_hit, in_, {std::to_string(count.rows_hit), std::to_string(count.rows)});
        }
        out_ += '\n';
        if (with_coverage) untested(run.touched);
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    static constexpr std::string_view red = "\x1b[31m", green = "\x1b[32m";

    [[nodiscard]] std::string coloured(std::string const& text, std::string_view colour) const {
        return colour_ ? std::string{colour} + text + "\x1b[0m" : text;
    }

    /// On one line and without control characters, whatever rules and cases hold.
    [[nodiscard]] static std::string line(std::string_view text) {
        std::string shown;
        for (char32_t const each : code_points{text}) append_utf8(shown, is_control(each) ? U' ' : each);
        return shown;
    }

    [[nodiscard]] static std::string place(std::string const& file, line_column const& at) {
        return line(file) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
    }

    [[nodiscard]] std::string shown(std::string const& text) const {
        return text.empty() ? say(case_phrase::nothing, in_) : line(text);
    }

    void row(std::string const& what, std::string const& expected, std::string const& actual, std::size_t first,
             std::size_t second) {
        auto const padded = [&](std::string const& text, std::size_t columns) {
            auto const width = display_width(text);
            out_ += text + std::string(width < columns ? columns - width : 0, ' ') + "  ";
        };
        out_ += indent;
        padded(what, first);
        padded(expected, second);
        out_ += actual + '\n';
    }

    void differences(std::vector<case_difference> const& all) {
        if (all.empty()) return;
        auto const expected = say(case_phrase::expected, in_), actual = say(case_phrase::actual, in_);
        std::size_t first = 0, second = display_width(expected);
        for (auto const& each : all) {
            first = std::max(first, std::min(widest_column, display_width(line(expectation_word(each.what, in_)))));
            second = std::max(second, std::min(widest_column, display_width(shown(each.expected))));
        }
        row("", expected, actual, first, second);
        for (auto const& each : all)
            row(line(expectation_word(each.what, in_)), shown(each.expected), shown(each.actual), first, second);
    }

    void untested(coverage const& touched) {
        bool any = false;
        for (auto const& each : touched.clauses) {
            if (each.held > 0 && each.failed > 0) continue;
            if (!std::exchange(any, true)) out_ += say(case_phrase::clauses_left, in_) + '\n';
            auto const why = each.held == 0 && each.failed == 0 ? case_phrase::never_reached
                             : each.held == 0                   ? case_phrase::never_held
                                                                : case_phrase::never_failed;
            out_ += std::string{indent} + place(each.file, each.place) + "  " +
                    say(case_phrase::in_version, in_, {line(each.id), line(each.version)}) + "  " + say(why, in_) +
                    '\n';
        }
        any = false;
        for (auto const& each : touched.rows) {
            if (each.hit > 0) continue;
            if (!std::exchange(any, true)) out_ += say(case_phrase::rows_left, in_) + '\n';
            out_ += std::string{indent} + place(each.file, each.place) + "  " +
                    say(case_phrase::row_number, in_, {line(each.table), std::to_string(each.number)}) + '\n';
        }
    }

    language in_;
    bool colour_;
    renderer render_;
    std::string out_;
};

} // namespace

std::string to_text(case_run const& run, language in, bool coverage, bool colour) {
    case_writer writer{in, colour};
    for (auto const& each : run.outcomes) writer.outcome(each);
    writer.summary(run, coverage);
    return writer.take();
}

} // namespace huiqi
