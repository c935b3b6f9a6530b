#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include <huiqi/evaluate/detail/node_reads.hpp>
#include <huiqi/evaluate/detail/reading_walk.hpp>

/// Every fact that something was worked out from, whether or not it made a difference.
namespace huiqi::detail {

class fact_walk {
public:
    explicit fact_walk(evaluation const& trace)
        : trace_{trace}, tables_{trace.rules.tables()}, seen_(trace.frame.slots.size(), false) {}

    void visit(plan_record::index node) {
        std::vector<plan_record::index> pending{node};
        while (!pending.empty()) {
            auto const at = pending.back();
            pending.pop_back();
            if (seen_[at]) continue;
            seen_[at] = true;
            if (tables_.instructions[at].op == operation::fact) {
                add(at);
                continue;
            }
            next_.clear();
            expand(at);
            // Pushed in reverse, so that facts are met in the order in which they are written.
            pending.insert(pending.end(), next_.rbegin(), next_.rend());
        }
    }

    [[nodiscard]] std::vector<reading> take() { return std::move(found_); }

private:
    void expand(plan_record::index at) {
        each_read(tables_, at, [&](plan_record::index read) { next_.push_back(read); });
        auto const& of = tables_.instructions[at];
        if (is_loop(of.op)) next_.push_back(at + of.aux);
    }

    /// One fact may stand in several nodes.
    void add(plan_record::index node) {
        auto const& of = tables_.instructions[node];
        std::pair const fact{of.aux, of.first};
        if (std::find(facts_.begin(), facts_.end(), fact) != facts_.end()) return;
        facts_.push_back(fact);
        auto read = reading_of(trace_, node);
        read.name = trace_.rules.text(tables_.facts[of.aux].name);
        // The slot may belong to a step that did not run.
        read.what.what =
            trace_.facts.known(of.aux, read.year).value_or(trace_.rules.plan().unknown[tables_.facts[of.aux].type]);
        found_.push_back(read);
    }

    evaluation const& trace_;
    plan_tables const& tables_;
    std::vector<bool> seen_;
    std::vector<plan_record::index> next_;
    std::vector<std::pair<plan_record::index, plan_record::index>> facts_; ///< with the year's offset
    std::vector<reading> found_;
};

} // namespace huiqi::detail
