#pragma once

#include <algorithm>
#include <set>
#include <vector>

#include <huiqi/evaluate/detail/node_reads.hpp>
#include <huiqi/evaluate/detail/run_plan.hpp>
#include <huiqi/evaluate/lanes/lane_builder.hpp>

namespace huiqi::detail {

/// Nodes that are worked out from one declared string: whatever the expression, it is a set of strings for which it
/// holds.
class choice_lanes {
public:
    explicit choice_lanes(lane_builder& into) : into_{into} {}

    /// Whether the node depends on one choice fact and constants alone; then it is worked out for each string now.
    [[nodiscard]] bool add(lane_builder::node_index at) {
        auto const op = into_.instruction(at).op;
        if (is_loop(op) || op == operation::element || op == operation::fact || op >= operation::table) return false;
        node_index from = lane_builder::no_node;
        unsigned depth = 0;
        bool one = true;
        each_read(into_.tables, at, [&](node_index read) {
            if (into_.constant(read) != nullptr) return;
            auto const found = into_.cones[read].fact;
            one = one && found != lane_builder::no_node &&
                  (from == lane_builder::no_node || into_.node(from).home == into_.node(found).home);
            from = found;
            depth = std::max(depth, into_.cones[read].depth + 1);
        });
        constexpr unsigned deepest = 32;
        if (!one || from == lane_builder::no_node || depth > deepest) return false;
        auto& made = into_.cones[at];
        made.fact = from;
        made.depth = depth;
        into_.node(at).made = lane_program::deferred;
        try_test(at);
        return true;
    }

private:
    using node_index = lane_builder::node_index;

    void try_test(node_index at) {
        auto const& form = into_.node(into_.cones[at].fact).form;
        auto const count = form.of->size();
        into_.cones[at].is_test = true;
        for (std::size_t i = 0; i <= count; ++i) {
            auto const all = (std::uint64_t{1} << count) - 1;
            auto const bits = i == count ? all : std::uint64_t{1} << i;
            auto const members = result_for(at, value::any_of(*form.of, {bits, 0}));
            bool const plain = members != 0 && (members & ~(truth::yes | truth::no)) == 0;
            if (!plain || (i < count && members == (truth::yes | truth::no))) {
                into_.cones[at].is_test = false;
                return;
            }
            if (i == count)
                into_.cones[at].of_all = members;
            else if (members == truth::yes)
                into_.cones[at].yes |= bits;
        }
    }

    /// The truth members of a node for one value of the fact; 0 if it is not a boolean.
    [[nodiscard]] unsigned result_for(node_index at, value const& of_fact) {
        if (scratch_.slots.empty()) scratch_.lay_constants(into_.plan);
        std::set<node_index> parts{at};
        std::vector<node_index> pending{at};
        while (!pending.empty()) {
            auto const next = pending.back();
            pending.pop_back();
            each_read(into_.tables, next, [&](node_index read) {
                if (into_.constant(read) == nullptr && parts.insert(read).second) pending.push_back(read);
            });
        }
        profile const nothing;
        plan_runner runner{into_.plan, nothing, date{2000, 1, 1}, scratch_};
        for (auto const each : parts) {
            if (into_.instruction(each).op == operation::fact)
                scratch_.slots[each] = of_fact;
            else
                runner.run_range(each, each + 1);
        }
        auto const& result = scratch_.slots[at];
        bool const boolean = result.what() == value::shape::boolean || result.what() == value::shape::anything;
        return boolean && result.nulls() == 0 ? result.as_truth().members() : 0U;
    }

    lane_builder& into_;
    frame scratch_; ///< the slots of whatever expression is tried
};

} // namespace huiqi::detail
