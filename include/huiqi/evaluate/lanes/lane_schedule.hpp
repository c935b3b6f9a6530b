#pragma once

#include <optional>
#include <vector>

#include <huiqi/evaluate/frame.hpp>
#include <huiqi/evaluate/lanes/compile_lanes.hpp>
#include <huiqi/evaluate/lanes/settle_lanes.hpp>

namespace huiqi::detail {

/// What of a lane program runs for some programmes as of some date, one instruction after another: steps whose guard
/// the date settles are in it or left out, and what several steps share is in it once.
class lane_schedule {
public:
    /// Whether it was made for this date.
    [[nodiscard]] bool is_for(date as_of) const { return as_of_ == as_of; }

    /// `fixed` holds the slots and lanes of everything that depends on the date alone.
    void make(opened_plan const& plan, std::vector<bool> const& needed, date as_of, frame const& fixed) {
        auto const& program = lanes_of(plan);
        as_of_ = as_of;
        instructions_.clear();
        ran_.assign(program.steps.size(), false);
        written_.assign(program.homes, false);
        lifted_.assign(program.nodes.size(), false);
        for (std::size_t s = 0; s < program.steps.size(); ++s) {
            auto const& step = plan.tables.steps[s];
            if (!needed[step.programme]) continue;
            bool const always = step.guard == plan_record::none;
            if (!always && program.nodes[step.guard].made != lane_program::fixed) {
                guarded(program, s, step.guard);
                continue;
            }
            if (!always && !fixed.slots[step.guard].as_truth().can_be(truth::yes)) continue;
            ran_[s] = true;
            add(program, program.steps[s]);
        }
        lane_instruction end;
        end.op = lane_op::end;
        instructions_.push_back(end);
    }

    /// For a single evaluation, which reads the lanes that `fixed` holds; screening has its own way of doing so.
    void settle(opened_plan const& plan, frame const& fixed) { settle_lanes(instructions_, lanes_of(plan), fixed); }

    [[nodiscard]] lane_instruction const* begin() const { return instructions_.data(); }
    /// Steps that run whatever the facts are.
    [[nodiscard]] std::vector<bool> const& ran() const { return ran_; }

private:
    void add(lane_program const& program, lane_program::step const& step) {
        for (auto at = step.begin; at < step.end; ++at) {
            auto const& each = program.instructions[at];
            if (each.op == lane_op::lift) {
                if (lifted_[each.node]) continue;
                lifted_[each.node] = true;
            } else if (each.op != lane_op::general) {
                if (written_[each.out]) continue;
                written_[each.out] = true;
            }
            instructions_.push_back(each);
        }
    }

    /// What runs only if the guard can hold cannot be relied upon afterwards.
    void guarded(lane_program const& program, std::size_t s, std::uint32_t guard) {
        auto const written = written_, lifted = lifted_;
        auto const at = instructions_.size();
        lane_instruction made;
        made.op = lane_op::guard;
        made.node = guard;
        made.b = static_cast<std::uint32_t>(s);
        instructions_.push_back(made);
        add(program, program.steps[s]);
        instructions_[at].a = static_cast<std::uint32_t>(instructions_.size() - at - 1);
        written_ = written;
        lifted_ = lifted;
    }

    std::optional<date> as_of_;
    std::vector<lane_instruction> instructions_;
    std::vector<bool> ran_, written_, lifted_;
};

} // namespace huiqi::detail
