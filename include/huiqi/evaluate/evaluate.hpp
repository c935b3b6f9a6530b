#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/evaluate/lanes/run_lanes.hpp>

namespace huiqi {

namespace detail {

inline void fill_from_lanes(evaluation const& of, plan_record::index node) {
    lane_runner runner{of.rules.plan(), *of.program, of.facts, of.as_of, of.frame};
    if (node == plan_record::none)
        runner.fill_all();
    else
        runner.fill(node);
}

} // namespace detail

struct evaluate_options {
    date as_of;                      ///< the day of application; no default: today is the caller's to say
    std::vector<std::string> only{}; ///< ids of programmes; empty: every one
};

/// Decides many profiles one after another with one plan. Owns its frame: once warm, running allocates nothing (lists
/// in conditions apart). Not to be shared by threads; make one for each.
class evaluator {
public:
    /// Throws huiqi::error if `only` names a programme that the rules do not have.
    explicit evaluator(rule_set rules, std::vector<std::string> const& only = {}) : rules_{std::move(rules)} {
        auto const& tables = rules_.tables();
        asked_.assign(tables.programmes.size(), only.empty());
        needed_.assign(tables.programmes.size(), false);
        for (auto const& id : only) mark(id);
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            auto const& programme = tables.programmes[i];
            // A file of definitions decides nothing, so the report leaves it out; its names are worked out when it is
            // named in `only`.
            bool const decides = static_cast<programme_kind>(programme.kind) != programme_kind::definitions;
            if (!asked_[i] || (!decides && only.empty())) {
                asked_[i] = false;
                continue;
            }
            asked_[i] = decides;
            for (std::uint32_t n = 0; n < programme.needed_count; ++n)
                needed_[tables.lists[programme.first_needed + n]] = true;
        }
    }

    /// The report is valid until the next run unless copied. Throws huiqi::error for a profile of other rules.
    report const& operator()(profile const& facts, date as_of) {
        if (facts.rules().checksum() != rules_.checksum())
            throw error{diagnostics{diagnostic{&messages::profile_other_rules, nullptr, {}, {}, {}, {}}}};
        auto& trace = fresh();
        trace.facts = facts;
        trace.as_of = as_of;
        auto const& plan = rules_.plan();
        auto const& program = *trace.program;
        auto& frame = trace.frame;
        trace.begin();
        frame.prepare(rules_, program.homes);
        detail::lane_runner runner{plan, program, trace.facts, as_of, frame};
        bool const turned = frame.turns_to(as_of);
        if (turned) runner.lay_fixed();
        if (!schedule_.is_for(as_of)) {
            schedule_.make(plan, needed_, as_of, frame);
            schedule_.settle(plan, frame);
        }
        if (turned) frame.ran = schedule_.ran(); // guards set theirs anew in every run
        runner.run(schedule_);
        return report_;
    }

private:
    void mark(std::string const& id) {
        if (auto const found = rules_.find_programme(id)) {
            asked_[*found] = true;
            return;
        }
        std::vector<std::string> known;
        for (auto const& each : rules_.tables().programmes) known.push_back(std::string{rules_.text(each.id)});
        throw error{diagnostics{
            diagnostic{&messages::profile_no_such_programme, nullptr, {}, {id, nearest(id, known)}, {}, {}}}};
    }

    /// The evaluation to write into: the last one, unless somebody keeps it.
    detail::evaluation& fresh() {
        auto const own = static_cast<long>(report_.size()) + 2; // the report's own hands on it, its decisions' and ours
        if (!trace_ || trace_.use_count() > own) {
            trace_ = std::make_shared<detail::evaluation>();
            trace_->rules = rules_;
            trace_->asked = asked_;
            trace_->program = &detail::lanes_of(rules_.plan());
            trace_->fill = detail::fill_from_lanes;
            report_ = report{trace_};
        }
        return *trace_;
    }

    rule_set rules_;
    std::vector<bool> asked_, needed_;
    detail::lane_schedule schedule_;
    std::shared_ptr<detail::evaluation> trace_;
    report report_;
};

/// Decides one enterprise. The report stands by itself.
[[nodiscard]] inline report evaluate(rule_set const& rules, profile const& facts, evaluate_options const& options) {
    return evaluator{rules, options.only}(facts, options.as_of);
}

} // namespace huiqi
