#include <mutex>

#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <huiqi/screen/screen.hpp>

#include "arrow_capsules.hpp"
#include "problems.hpp"
#include "rules.hpp"
#include "to_python.hpp"

namespace huiqi::python {

namespace {

/// A reference to a Python object that any thread may drop, with or without Python's lock.
class shared_object {
public:
    explicit shared_object(nb::handle held) : held_{held.inc_ref()} {}
    shared_object(shared_object const&) = delete;
    shared_object& operator=(shared_object const&) = delete;
    ~shared_object() {
        if (Py_IsInitialized() == 0) return;
        nb::gil_scoped_acquire const locked;
        held_.dec_ref();
    }
    [[nodiscard]] nb::handle get() const { return held_; }

private:
    nb::handle held_;
};

/// What reading the results finds, for whoever asks while or after they are read.
struct bad_cells_found {
    static constexpr std::size_t most_kept = 1'000;

    std::mutex guard;
    std::vector<bad_cell> kept;
    std::uint64_t count = 0;

    void add(bad_cell const& found) {
        std::lock_guard const locked{guard};
        ++count;
        if (kept.size() < most_kept) kept.push_back(found);
    }
};

struct screening {
    rule_set rules;
    arrow_stream results;
    diagnostics remarks;
    std::shared_ptr<bad_cells_found> bad_cells = std::make_shared<bad_cells_found>();
    std::shared_ptr<screen_findings> findings = std::make_shared<screen_findings>();
    std::shared_ptr<reading_state> state = std::make_shared<reading_state>();
};

/// False where the callback wants to stop or raises; its exception becomes the stream's error.
[[nodiscard]] bool go_on(shared_object const& callback, screen_progress const& done, reading_state& state) {
    nb::gil_scoped_acquire const locked;
    try {
        nb::object const answer = callback.get()(done.rows);
        return answer.ptr() != Py_False;
    } catch (nb::python_error const& raised) {
        state.error = std::string{"progress: "} + nb::cast<std::string>(nb::str(raised.type().attr("__name__"))) +
                      ": " + nb::cast<std::string>(nb::str(raised.value()));
        return false;
    }
}

[[nodiscard]] screening open(loaded const& with, nb::handle table, nb::handle as_of, std::vector<std::string> only,
                             std::string key, std::vector<std::string> carry, std::vector<std::string> absent,
                             unsigned threads, bool strict, bool facts_hash, std::size_t near_misses,
                             nb::handle progress) {
    screening made{with.rules, {}, {}};
    screen_options options{.as_of = to_date(as_of.ptr()),
                           .only = std::move(only),
                           .key = std::move(key),
                           .carry = std::move(carry),
                           .absent = std::move(absent),
                           .threads = threads,
                           .stop_at_bad_cell = strict,
                           .facts_hash = facts_hash,
                           .findings = made.findings};
    made.findings->near_misses_wanted = near_misses > 0;
    made.findings->most_near_misses = near_misses;
    options.bad_cells = [cells = made.bad_cells](bad_cell const& found) { cells->add(found); };
    if (!progress.is_none())
        options.progress = [callback = std::make_shared<shared_object>(progress),
                            state = made.state](screen_progress const& done) { return go_on(*callback, done, *state); };
    auto input = take_stream(table);
    result<arrow_stream> opened{diagnostics{}};
    try {
        nb::gil_scoped_release const released;
        opened = screen_stream(with.rules, std::move(input), std::move(options));
    } catch (huiqi::error const& no_such_programme) {
        refuse(names().table_error, no_such_programme.diagnostics());
    }
    if (!opened) refuse(names().table_error, opened.diagnostics);
    made.results = std::move(*opened);
    made.remarks = std::move(opened.diagnostics);
    return made;
}

[[nodiscard]] nb::object take_results(screening& from) {
    if (!from.results) throw nb::value_error("the results are read already");
    return stream_capsule(std::move(from.results), from.state);
}

[[nodiscard]] nb::object schema(screening& of) {
    if (!of.results) throw nb::value_error("the results are read already");
    arrow_schema found;
    if (of.results->get_schema(&*of.results, found.to_fill()) != 0)
        throw std::runtime_error{"the results have no schema"};
    return schema_capsule(std::move(found));
}

[[nodiscard]] nb::list bad_cells(screening const& of) {
    std::vector<bad_cell> kept;
    {
        std::lock_guard const locked{of.bad_cells->guard};
        kept = of.bad_cells->kept;
    }
    nb::list all;
    for (auto const& each : kept)
        all.append(nb::make_tuple(each.row, each.column.empty() ? nb::none() : nb::object{text(each.column)},
                                  problems_json({each.why})));
    return all;
}

[[nodiscard]] std::uint64_t bad_cell_count(screening const& of) {
    std::lock_guard const locked{of.bad_cells->guard};
    return of.bad_cells->count;
}

[[nodiscard]] nb::object known(std::optional<typed_value> const& of) { return of ? to_python(of->what) : nb::none(); }

[[nodiscard]] nb::dict near_miss_of(screening const& in, near_miss const& found) {
    auto const& clause = in.rules.tables().clauses[found.clause];
    nb::dict said;
    said["row"] = found.row;
    said["key"] = text(found.key);
    said["clause"] = text(in.rules.text(clause.id));
    said["text"] = text(in.rules.text(clause.text));
    said["what"] = text(found.what);
    said["read"] = known(found.read);
    said["threshold"] = known(found.threshold);
    said["distance"] = known(found.distance);
    said["shortfall"] = known(found.shortfall);
    said["shortfall_of"] = text(found.shortfall_of);
    return said;
}

[[nodiscard]] nb::list findings(screening const& of) {
    if (!of.state->ended) throw nb::value_error("the results have not been read to their end");
    nb::list all;
    for (auto const& each : of.findings->programmes) {
        nb::dict missing;
        for (auto const& [name, rows] : each.missing) missing[text(name)] = rows;
        nb::list near_misses;
        for (auto const& [clause, rows] : each.near_misses)
            for (auto const& row : rows) near_misses.append(near_miss_of(of, row));
        nb::dict programme;
        programme["id"] = text(each.id);
        programme["missing"] = missing;
        programme["near_misses"] = near_misses;
        programme["near_miss_rows"] = each.near_miss_rows;
        programme["rows_one_by_one"] = each.rows_one_by_one;
        all.append(programme);
    }
    return all;
}

[[nodiscard]] report report_of_row(loaded const& with, nb::handle table, nb::handle as_of,
                                   std::vector<std::string> only, std::vector<std::string> absent, std::uint64_t row) {
    screen_options const options{.as_of = to_date(as_of.ptr()), .only = only, .absent = std::move(absent)};
    auto input = take_stream(table);
    result<profile> facts{diagnostics{}};
    {
        nb::gil_scoped_release const released;
        facts = profile_of_row(with.rules, std::move(input), options, row);
    }
    // A cell that is not what its fact can be is unknown, as in the table.
    if (!facts.value) refuse(names().table_error, facts.diagnostics);
    return decided(with.rules, *facts.value, options.as_of, std::move(only));
}

} // namespace

void bind_screen(nb::module_& module) {
    nb::class_<screening>(module, "Screening", "One pass over a table.", nb::is_final())
        .def("results", &take_results, nb::sig("def results(self) -> object"),
             "A capsule with the stream of results; once.")
        .def("schema", &schema, nb::sig("def schema(self) -> object"), "A capsule with the schema of the results.")
        .def(
            "remarks", [](screening const& of) { return problems_json(of.remarks); }, "On the columns, as JSON.")
        .def("bad_cells", &bad_cells, nb::sig("def bad_cells(self) -> list[tuple[int, str | None, str]]"),
             "The first thousand: row, column, diagnostics as JSON.")
        .def("bad_cell_count", &bad_cell_count, "All of them.")
        .def("findings", &findings, nb::sig("def findings(self) -> list[dict[str, object]]"),
             "By programme, once the results have been read.");
    module.def(
        "screen", &open, nb::arg("rules"), nb::arg("table"), nb::arg("as_of"), nb::arg("only"), nb::arg("key"),
        nb::arg("carry"), nb::arg("absent"), nb::arg("threads"), nb::arg("strict"), nb::arg("facts_hash"),
        nb::arg("near_misses"), nb::arg("progress").none(),
        nb::sig("def screen(rules: Rules, table: object, as_of: datetime.date, only: Sequence[str], key: str, carry: "
                "Sequence[str], absent: Sequence[str], threads: int, strict: bool, facts_hash: bool, near_misses: "
                "int, progress: collections.abc.Callable[[int], object] | None) -> Screening"),
        "Open a screening of a table, given as a capsule with a stream. Raises TableError.");
    module.def(
        "report_of_row", &report_of_row, nb::arg("rules"), nb::arg("table"), nb::arg("as_of"), nb::arg("only"),
        nb::arg("absent"), nb::arg("row"),
        nb::sig("def report_of_row(rules: Rules, table: object, as_of: datetime.date, only: Sequence[str], absent: "
                "Sequence[str], row: int) -> Report"),
        "Decide one row by itself. Raises TableError.");
}

} // namespace huiqi::python
