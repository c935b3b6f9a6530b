#include <algorithm>
#include <cerrno>
#include <deque>
#include <new>
#include <thread>

#include <huiqi/screen/screen.hpp>
#include <huiqi/text/messages/screen.hpp>

#include "screen/group_decider.hpp"
#include "screen/near_misses.hpp"
#include "screen/ordered_workers.hpp"
#include "screen/result_batch.hpp"
#include "screen/table_input.hpp"

namespace huiqi {

namespace screening {

namespace {

/// One screening: what stands behind the stream that is handed out.
class screening_run {
public:
    screening_run(screening_plan plan, table_input table)
        : plan_{std::move(plan)}, table_{std::move(table)}, threads_{thread_count(plan_.options.threads)},
          deciders_(threads_), workers_{threads_, [this](row_group& group, unsigned thread) {
                                            auto& mine = deciders_[thread];
                                            if (!mine) mine = std::make_unique<group_decider>(plan_);
                                            return mine->decide(group, stop_);
                                        }} {
        if (auto* findings = plan_.options.findings.get()) {
            findings->programmes.resize(plan_.programmes.size());
            for (std::size_t i = 0; i < plan_.programmes.size(); ++i)
                findings->programmes[i].id = plan_.programmes[i].id;
        }
    }
    screening_run(screening_run const&) = delete;
    screening_run& operator=(screening_run const&) = delete;
    ~screening_run() { stop_ = true; }

    [[nodiscard]] int get_schema(ArrowSchema& out) noexcept {
        return guarded([&] { make_result_schema(plan_, *table_.schema()).give_to(out); });
    }

    [[nodiscard]] int get_next(ArrowArray& out) noexcept {
        return guarded([&] {
            out = ArrowArray{};
            fill();
            if (workers_.waiting() == 0) return;
            auto [group, results] = workers_.take();
            report(results);
            rows_ += group.rows;
            if (plan_.options.progress && !plan_.options.progress({rows_}))
                throw run_ended{ECANCELED, {.what = &messages::run_stopped}};
            make_result_batch(plan_, group, std::move(results)).give_to(out);
        });
    }

    [[nodiscard]] char const* last_error() const { return failed_ == 0 ? nullptr : error_.c_str(); }

private:
    [[nodiscard]] static unsigned thread_count(unsigned asked) {
        constexpr unsigned most = 256;
        return std::clamp(asked == 0 ? std::thread::hardware_concurrency() : asked, 1U, most);
    }

    /// Keeps every thread busy, and one group more each so that none has to wait.
    void fill() {
        while (workers_.waiting() < (threads_ == 1 ? 1U : 2U * threads_)) {
            auto group = table_.next_group(plan_.options.rows_per_batch);
            if (!group) return;
            workers_.give(std::move(*group));
        }
    }

    void report(block_results& results) {
        for (auto const& each : results.bad_cells) {
            if (plan_.options.bad_cells) plan_.options.bad_cells(each);
            if (plan_.options.stop_at_bad_cell) throw run_ended{EINVAL, stopped_at(each)};
        }
        auto* const all = plan_.options.findings.get();
        if (all == nullptr) return;
        auto& here = results.findings;
        all->rows += here.rows;
        all->rows_one_by_one += here.rows_one_by_one;
        all->bad_cells += here.bad_cells;
        for (std::size_t i = 0; i < all->programmes.size(); ++i) {
            auto &sum = all->programmes[i], &part = here.programmes[i];
            for (auto const& [name, rows] : part.missing) sum.missing[name] += rows;
            for (auto& [clause, rows] : part.near_misses)
                for (auto& each : rows) keep_nearest(sum, std::move(each), all->most_near_misses);
            sum.near_miss_rows += part.near_miss_rows;
            sum.rows_one_by_one += part.rows_one_by_one;
        }
    }

    [[nodiscard]] static diagnostic stopped_at(bad_cell const& cell) {
        auto why = message_text(cell.why, language::en);
        auto const row = std::to_string(cell.row);
        diagnostic_label reason{.text = cell.why.what, .arguments = cell.why.arguments};
        if (cell.column.empty())
            return {.what = &messages::run_stopped_at_row, .arguments = {row, std::move(why)}, .labels = {reason}};
        return {.what = &messages::run_stopped_at_cell,
                .arguments = {row, cell.column, std::move(why)},
                .labels = {reason}};
    }

    template <class Work>
    [[nodiscard]] int guarded(Work const& work) noexcept {
        if (failed_ != 0) return failed_;
        try {
            try {
                work();
            } catch (run_ended const& ended) {
                fail(ended.code, ended.why);
            } catch (malformed_table const& broken) {
                fail(EINVAL, {.what = &messages::table_malformed, .arguments = {broken.what()}});
            } catch (std::bad_alloc const&) {
                throw;
            } catch (std::exception const& unexpected) {
                fail(EIO, {.what = &messages::table_input_failed, .arguments = {unexpected.what()}});
            }
        } catch (...) { // no memory, not even to say so
            failed_ = ENOMEM;
        }
        return failed_;
    }

    void fail(int code, diagnostic why) {
        failed_ = code;
        stop_ = true;
        error_ = message_text(why, language::en);
        if (plan_.options.findings) plan_.options.findings->failure = std::move(why);
    }

    screening_plan plan_;
    table_input table_;
    std::atomic<bool> stop_ = false;
    std::uint64_t rows_ = 0;
    int failed_ = 0;
    std::string error_;
    unsigned threads_;
    std::vector<std::unique_ptr<group_decider>> deciders_; ///< by thread, each made by the thread that uses it
    ordered_workers<row_group, block_results> workers_;    ///< last: its threads use everything above
};

[[nodiscard]] screening_run& run_of(ArrowArrayStream* stream) {
    return *static_cast<screening_run*>(stream->private_data);
}

[[nodiscard]] arrow_stream as_stream(std::unique_ptr<screening_run> run) {
    ArrowArrayStream made{};
    made.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) { return run_of(self).get_schema(*out); };
    made.get_next = [](ArrowArrayStream* self, ArrowArray* out) { return run_of(self).get_next(*out); };
    made.get_last_error = [](ArrowArrayStream* self) { return run_of(self).last_error(); };
    made.release = [](ArrowArrayStream* self) {
        delete &run_of(self);
        self->release = nullptr;
    };
    made.private_data = run.release();
    return arrow_stream{made};
}

/// Opens the table and reads its heading; calls `use` with both, or returns what is wrong.
template <class Result, class Use>
[[nodiscard]] result<Result> with_table(rule_set const& rules, arrow_stream table, screen_options const& options,
                                        Use const& use) {
    try {
        table_input input{std::move(table)};
        auto binding = bind_table(rules, input.table(), options);
        if (!binding) return {std::move(binding.diagnostics)};
        return use(std::move(input), std::move(binding));
    } catch (run_ended const& ended) {
        return {diagnostics{ended.why}};
    } catch (malformed_table const& broken) {
        return {diagnostics{{.what = &messages::table_malformed, .arguments = {broken.what()}}}};
    }
}

} // namespace

} // namespace screening

result<arrow_stream> screen_stream(rule_set const& rules, arrow_stream table, screen_options options) {
    using namespace screening;
    auto const programmes = lay_out(rules, programmes_asked(rules, options.only));
    return with_table<arrow_stream>(
        rules, std::move(table), options, [&](table_input input, result<table_binding> binding) {
            screening_plan plan{rules, std::move(*binding), programmes, options};
            plan.blocks = compile_blocks(plan.rules, plan.binding, plan.programmes, options.as_of);
            auto run = std::make_unique<screening_run>(std::move(plan), std::move(input));
            return result<arrow_stream>{as_stream(std::move(run)), std::move(binding.diagnostics)};
        });
}

result<profile> profile_of_row(rule_set const& rules, arrow_stream table, screen_options const& options,
                               std::uint64_t row) {
    using namespace screening;
    return with_table<profile>(
        rules, std::move(table), options, [&](table_input input, result<table_binding> binding) -> result<profile> {
            screening_plan const plan{rules, std::move(*binding), {}, options};
            std::uint64_t rows = 0;
            while (auto const group = input.next_group(plan.options.rows_per_batch)) {
                rows += group->rows;
                if (row < group->first_row || row > rows) continue;
                std::vector<bad_cell> wrong;
                auto facts = row_decider{plan}.read(*group, static_cast<std::size_t>(row - group->first_row), wrong);
                for (auto& each : wrong) binding.diagnostics.push_back(std::move(each.why));
                return {std::move(facts), std::move(binding.diagnostics)};
            }
            return {diagnostics{
                {.what = &messages::table_too_few_rows, .arguments = {std::to_string(rows), std::to_string(row)}}}};
        });
}

} // namespace huiqi
