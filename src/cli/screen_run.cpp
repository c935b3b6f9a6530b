#include "screen_run.hpp"

#include <algorithm>
#include <memory>

#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/policy/document.hpp>
#include <huiqi/policy/read_source.hpp>
#include <huiqi/report/explain.hpp>
#include <huiqi/screen/table_files.hpp>
#include <huiqi/text/messages/screen.hpp>

#include "input_bytes.hpp"
#include "output_file.hpp"
#include "problems.hpp"
#include "save_file.hpp"
#include "screen_progress.hpp"
#include "stop_request.hpp"
#include "usage_messages.hpp"

namespace huiqi::cli {

namespace {

[[nodiscard]] table_format format_of(std::string const& file) {
    if (file == "-") return table_format::csv;
    if (auto const format = table_format_of(file)) return *format;
    throw usage_error{messages::usage_table_format, {file}};
}

/// Devices have no telling names.
[[nodiscard]] table_format format_of_output(std::string const& file) {
    std::error_code unknown;
    bool const device = std::filesystem::exists(file, unknown) && !std::filesystem::is_regular_file(file, unknown);
    return device ? table_format_of(file).value_or(table_format::csv) : format_of(file);
}

[[nodiscard]] screen_options options_of(screen_arguments const& asked, date as_of) {
    return {.as_of = as_of,
            .only = asked.only,
            .key = asked.key,
            .carry = asked.by,
            .absent = asked.absent,
            .threads = static_cast<unsigned>(asked.threads),
            .stop_at_bad_cell = asked.stop_on_error,
            .facts_hash = true};
}

[[nodiscard]] result<arrow_stream> read_table(std::string const& file, input_bytes& bytes, rule_set const& rules,
                                              screen_options const& options) {
    auto const format = format_of(file);
    auto source = [&bytes](std::span<char> into) { return bytes.read(into); };
    return format == table_format::csv ? read_csv(std::move(source))
                                       : read_json_lines(std::move(source), rules, options);
}

[[nodiscard]] std::string run_file_of(std::string const& output) { return output + ".run.json"; }

/// What the earlier run was made with, from the file beside its results.
[[nodiscard]] std::optional<screening_inputs> inputs_of_run(std::string const& output) {
    auto const file = read_source(run_file_of(output));
    if (!file) return std::nullopt;
    auto const read = read_json(*file);
    if (!read.value || read.value->what != document_node::mapping) return std::nullopt;
    auto const text = [&](std::string_view key) {
        auto const* found = read.value->find(key);
        return found == nullptr ? std::string{} : found->text.text();
    };
    auto const as_of = parse_date(text("as_of"));
    if (text("rules").empty() || !as_of) return std::nullopt;
    return screening_inputs{text("rules"), text("engine"), *as_of};
}

/// What a run reads and writes beside the table and its results.
class screening_files {
public:
    screening_files(screen_arguments const& asked, rule_set const& rules, date as_of, console& to)
        : asked_{asked}, rules_{rules}, to_{to}, inputs_{inputs_of(rules, as_of)}, options_{options_of(asked, as_of)},
          input_{asked.input}, findings_{std::make_shared<screen_findings>()} {
        findings_->near_misses_wanted = !asked.near_misses.empty();
        options_.findings = findings_;
    }

    [[nodiscard]] exit_status run() {
        if (auto const wrong = input_.failure()) return refuse(*wrong);
        auto const output_format = format_of_output(asked_.output);
        stop_request const listening;
        if (!asked_.compare.empty())
            if (auto const status = read_earlier(); status != exit_status::fine) return status;
        auto table = read_table(asked_.input, input_, rules_, options_);
        if (stop_request::made()) return refuse(diagnostic{&messages::run_stopped, nullptr, {}, {}, {}, {}});
        if (!table) return refuse(table.diagnostics);
        output_file out{asked_.output};
        if (auto const wrong = out.failure()) return refuse(*wrong);
        open_lists();
        auto const screened = screen(std::move(*table), output_format, out);
        if (screened != exit_status::fine) return std::max(screened, finish_lists(false));
        auto const lists = finish_lists(true);
        if (lists == exit_status::unusable) return lists;
        if (auto const wrong = out.commit()) return refuse(*wrong);
        return std::max(lists, report());
    }

private:
    [[nodiscard]] exit_status refuse(diagnostics const& found) {
        to_.problems(found);
        return exit_status::unusable;
    }
    [[nodiscard]] exit_status refuse(diagnostic const& found) { return refuse(diagnostics{found}); }

    [[nodiscard]] exit_status read_earlier() {
        input_bytes bytes{asked_.compare};
        if (auto const wrong = bytes.failure()) return refuse(*wrong);
        auto table = read_table(asked_.compare, bytes, rules_, options_);
        if (!table) return refuse(table.diagnostics);
        auto read = earlier_results::read(std::move(*table));
        if (!read) return refuse(read.diagnostics);
        if (read->repeated_keys() > 0)
            to_.say({"上次的结果里有 {0} 行的键重复，以最后一行为准",
                     "{0} rows of the earlier results repeat a key; the last one counts"},
                    {std::to_string(read->repeated_keys())});
        earlier_.emplace(std::move(*read));
        earlier_inputs_ = inputs_of_run(asked_.compare);
        return exit_status::fine;
    }

    void open_lists() {
        auto const open = [](std::string const& name) {
            return name.empty() ? std::unique_ptr<output_file>{} : std::make_unique<output_file>(name);
        };
        rejects_ = open(asked_.rejects);
        changes_ = open(asked_.changes);
        if (rejects_) rejects_->write(bad_cells_heading());
        if (changes_) changes_->write(changes_heading());
    }

    void note(bad_cell const& cell) {
        constexpr std::uint64_t most_shown = 10;
        if (rejects_) {
            rejects_->write(csv_line(cell, to_.in()));
        } else if (noted_++ < most_shown) {
            shown_.push_back(cell);
        }
    }

    [[nodiscard]] exit_status screen(arrow_stream table, table_format format, output_file& out) {
        screen_progress_line line{to_, input_};
        options_.progress = [&](screen_progress const& at) {
            line.rows(at.rows);
            return !stop_request::made();
        };
        options_.bad_cells = [this](bad_cell const& cell) { note(cell); };
        auto opened = screen_stream(rules_, std::move(table), options_);
        if (has_errors(opened.diagnostics) || !opened) {
            problems_ = std::move(opened.diagnostics);
            return exit_status::findings;
        }
        problems_ = std::move(opened.diagnostics);
        auto& stream = *opened;
        arrow_schema schema;
        if (stream->get_schema(&*stream, schema.to_fill()) != 0) return failed();
        table_writer writer{format, *schema, [&](std::string_view text) { out.write(text); }};
        summary_.emplace(*schema);
        if (earlier_) comparer_.emplace(std::move(*earlier_), *schema);
        for (arrow_array batch;;) {
            if (stream->get_next(&*stream, batch.to_fill()) != 0) return failed();
            if (!batch) return exit_status::fine;
            writer.write(*batch);
            summary_->add(*batch);
            if (comparer_)
                comparer_->add(*batch, [&](verdict_change const& change) {
                    if (changes_) changes_->write(csv_line(change));
                });
            for (auto const* each : {&out, rejects_.get(), changes_.get()})
                if (each != nullptr)
                    if (auto wrong = each->failure()) {
                        problems_.push_back(std::move(*wrong));
                        return exit_status::unusable;
                    }
        }
    }

    [[nodiscard]] exit_status failed() {
        auto why = findings_->failure.value_or(diagnostic{
            &messages::program_failed, nullptr, {}, {to_.in() == language::zh ? "内存不足" : "out of memory"}, {}, {}});
        bool const asked = asked_.stop_on_error && (why.what->code == messages::run_stopped_at_cell.code ||
                                                    why.what->code == messages::run_stopped_at_row.code);
        if (asked) // its reason in the language of the run
            why.arguments.back() = fill_in(why.labels.front().text->text(to_.in()), why.labels.front().arguments);
        if (stop_request::made()) why = {&messages::run_stopped, nullptr, {}, {}, {}, {}};
        why.labels.clear();
        problems_.push_back(std::move(why));
        return asked ? exit_status::findings : exit_status::unusable;
    }

    /// Messages, now that no progress is shown any more, and the lists. Of a run that failed the list of bad cells is
    /// kept if it was what ended the run.
    [[nodiscard]] exit_status finish_lists(bool whole) {
        to_.problems(problems_);
        for (auto const& each : shown_) show(each);
        if (noted_ > shown_.size())
            to_.say({"还有 {0} 处有误，用 --rejects 写出", "{0} more cells or rows are wrong; --rejects writes them"},
                    {std::to_string(noted_ - shown_.size())});
        auto status = noted_ > 0 || findings_->bad_cells > 0 ? exit_status::findings : exit_status::fine;
        auto const commit = [&](std::unique_ptr<output_file> const& list) {
            if (!list) return;
            if (auto const wrong = list->commit()) status = refuse(*wrong);
        };
        if (whole || asked_.stop_on_error) commit(rejects_);
        if (!whole) return status;
        commit(changes_);
        if (!asked_.near_misses.empty())
            if (auto const wrong = save_file(asked_.near_misses, near_misses_csv(rules_, *findings_, to_.in())))
                status = refuse(*wrong);
        return status;
    }

    void show(bad_cell const& cell) {
        auto const row = std::to_string(cell.row), why = message_text(cell.why, to_.in());
        if (cell.column.empty())
            to_.say({"第 {0} 行: {1}", "row {0}: {1}"}, {row, why});
        else
            to_.say({"第 {0} 行「{1}」: {2}", "row {0}, `{1}`: {2}"}, {row, cell.column, why});
    }

    [[nodiscard]] exit_status report() {
        std::optional<comparison_counts> comparison;
        if (comparer_) comparison = comparer_->finish();
        screening_report const found{
            rules_,         inputs_, &summary_->so_far(), findings_.get(), comparison ? &*comparison : nullptr,
            earlier_inputs_};
        auto const json = to_json(found) + "\n";
        std::error_code unknown;
        if (asked_.output != "-" && std::filesystem::is_regular_file(asked_.output, unknown))
            if (auto const wrong = save_file(run_file_of(asked_.output), json)) return refuse(*wrong);
        if (!asked_.summary.empty())
            if (auto const wrong = save_file(asked_.summary, json)) return refuse(*wrong);
        auto const shown = asked_.format == "json" ? json : describe(found, to_.in());
        if (asked_.output == "-")
            to_.say({"{0}", "{0}"}, {shown});
        else
            to_.text(shown);
        return exit_status::fine;
    }

    screen_arguments const& asked_;
    rule_set const& rules_;
    console& to_;
    screening_inputs inputs_;
    screen_options options_;
    input_bytes input_;
    std::shared_ptr<screen_findings> findings_;
    std::unique_ptr<output_file> rejects_, changes_;
    std::vector<bad_cell> shown_;
    std::uint64_t noted_ = 0;
    diagnostics problems_;
    std::optional<earlier_results> earlier_;
    std::optional<screening_inputs> earlier_inputs_;
    std::optional<summariser> summary_;
    std::optional<comparer> comparer_;
};

} // namespace

exit_status run_screening(screen_arguments const& asked, rule_set const& rules, date as_of, console& to) {
    return screening_files{asked, rules, as_of, to}.run();
}

exit_status explain_row(screen_arguments const& asked, rule_set const& rules, date as_of, console& to) {
    auto const options = options_of(asked, as_of);
    input_bytes bytes{asked.input};
    if (auto const wrong = bytes.failure()) {
        to.problem(*wrong);
        return exit_status::unusable;
    }
    auto table = read_table(asked.input, bytes, rules, options);
    if (!table) {
        to.problems(table.diagnostics);
        return exit_status::unusable;
    }
    auto const facts = profile_of_row(rules, std::move(*table), options, asked.explain);
    to.problems(facts.diagnostics);
    if (!facts) return std::max(status_of(facts.diagnostics), exit_status::findings);
    auto const found = huiqi::evaluate(rules, *facts, {.as_of = as_of, .only = asked.only});
    to.text(asked.format == "json" ? to_json(found) : explain(found, to.in(), {.colour = to.colour()}));
    return has_errors(facts.diagnostics) ? exit_status::findings : exit_status::fine;
}

} // namespace huiqi::cli
