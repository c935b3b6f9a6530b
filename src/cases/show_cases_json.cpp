#include <huiqi/cases/show_cases.hpp>
#include <huiqi/report/explain.hpp>

#include "case_wording.hpp"
#include "report/json_writer.hpp"

namespace huiqi {

namespace {

using reporting::json_writer;

void write_place(json_writer& json, std::string const& file, line_column const& place) {
    json.member("file", file);
    json.member("line", place.line);
    json.member("column", place.column);
}

void write_outcome(json_writer& json, case_outcome const& of) {
    json.object([&] {
        write_place(json, of.file, of.place);
        json.member("name", of.name);
        json.member("programme", of.programme);
        json.member("passed", of.passed);
        json.member("ran", of.ran);
        json.list("differences", of.differences, [&](case_difference const& each) {
            json.object([&] {
                json.member("what", each.what);
                json.member("expected", each.expected);
                json.member("actual", each.actual);
            });
        });
        json.key("problems");
        json.digits(to_json(of.problems));
    });
}

void write_coverage(json_writer& json, coverage const& touched) {
    auto const count = count_of(touched);
    json.key("coverage");
    json.object([&] {
        json.member("clauses", count.clauses);
        json.member("clauses_both_ways", count.both_ways);
        json.member("rows", count.rows);
        json.member("rows_hit", count.rows_hit);
        json.list("by_clause", touched.clauses, [&](coverage::clause const& each) {
            json.object([&] {
                write_place(json, each.file, each.place);
                json.member("programme", each.programme);
                json.member("version", each.version);
                json.member("id", each.id);
                json.member("held", each.held);
                json.member("failed", each.failed);
            });
        });
        json.list("by_row", touched.rows, [&](coverage::row const& each) {
            json.object([&] {
                write_place(json, each.file, each.place);
                json.member("programme", each.programme);
                json.member("version", each.version);
                json.member("table", each.table);
                json.member("row", each.number);
                json.member("hit", each.hit);
            });
        });
    });
}

} // namespace

std::string to_json(case_run const& run) {
    json_writer json;
    json.object([&] {
        json.member("huiqi", "case-run/1");
        json.member("passed", passed_in(run));
        json.member("total", run.outcomes.size());
        json.list("cases", run.outcomes, [&](case_outcome const& each) { write_outcome(json, each); });
        write_coverage(json, run.touched);
    });
    return json.take();
}

} // namespace huiqi
