#pragma once

#include <deque>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <huiqi/plan/rule_set.hpp>

/// How a null spread: the nodes between the one that could not be computed and the one that is looked at.
namespace huiqi::detail {

/// Walks down once from a node through what is null, or holds a null, because of a mistake; then the way up from any
/// mistake is a look-up. Bounded in nodes, so that asking costs little in a plan of any size.
class spread_walk {
public:
    static constexpr std::size_t most_nodes = 20'000;
    /// Of a way that is longer the innermost ones are kept, and the outermost one.
    static constexpr std::size_t longest_way = 16;

    spread_walk(plan_tables const& tables, std::span<value const> slots, plan_record::index top)
        : tables_{tables}, slots_{slots} {
        above_.emplace(top, plan_record::none);
        pending_.push_back({top, plan_record::none});
        while (!pending_.empty() && above_.size() < most_nodes) {
            auto const [node, loop] = pending_.front();
            pending_.pop_front();
            if (!visited_.insert(node).second) continue;
            expand(node, loop);
        }
    }

    /// From the node above `cause` up to the top; empty if the way is not known.
    [[nodiscard]] std::vector<plan_record::index> up_from(plan_record::index cause) const {
        std::vector<plan_record::index> way;
        auto at = above_.find(cause);
        while (at != above_.end() && at->second != plan_record::none) {
            if (way.size() == longest_way) way.pop_back();
            way.push_back(at->second);
            at = above_.find(at->second);
        }
        return way;
    }

    [[nodiscard]] std::size_t nodes_seen() const { return above_.size(); }

private:
    struct waiting {
        plan_record::index node;
        plan_record::index loop; ///< innermost loop it stands in; slots of a body are those of the last round
    };

    void expand(plan_record::index node, plan_record::index loop) {
        auto const& of = tables_.instructions[node];
        for (std::uint32_t i = 0; i < of.count; ++i) add(node, tables_.operands[of.first + i], loop);
        if (is_loop(of.op)) add(node, node + of.aux, node);
        if (of.op != operation::table && of.op != operation::tier) return;
        auto const& table = tables_.tables[of.aux];
        add_listed(node, table.first_input, table.input_count, loop);
        for (std::uint32_t r = 0; r < table.row_count; ++r) {
            auto const& row = tables_.rows[table.first_row + r];
            add_listed(node, row.first_result, table.result_count, loop);
            for (std::uint32_t i = 0; row.first_cell != plan_record::none && i < table.input_count; ++i)
                if (auto const& cell = tables_.cells[row.first_cell + i]; cell.what == plan_record::cell::node)
                    add(node, cell.low, loop);
        }
        if (table.first_default != plan_record::none) add_listed(node, table.first_default, table.result_count, loop);
    }

    void add_listed(plan_record::index node, plan_record::index first, std::uint32_t count, plan_record::index loop) {
        for (std::uint32_t i = 0; i < count; ++i) add(node, tables_.lists[first + i], loop);
    }

    /// A child that is null for the same reason goes first: a node is reached by the way on which its null spread.
    void add(plan_record::index node, plan_record::index child, plan_record::index loop) {
        bool const inside = loop != plan_record::none && child > loop;
        auto const &upper = slots_[node], &lower = slots_[child];
        bool const is_mistake = (lower.nulls() & truth::mistaken) != 0;
        bool const may_hold = lower.what() == value::shape::list || lower.what() == value::shape::context;
        if (!inside && !is_mistake && !may_hold) return;
        bool const same = is_mistake && (upper.nulls() & truth::mistaken) != 0 && upper.node() == lower.node();
        auto const [at, fresh] = above_.emplace(child, node);
        if (!fresh && (!same || visited_.contains(child))) return;
        at->second = node;
        waiting const next{child, inside ? loop : plan_record::none};
        if (same)
            pending_.push_front(next);
        else
            pending_.push_back(next);
    }

    plan_tables const& tables_;
    std::span<value const> slots_;
    std::unordered_map<plan_record::index, plan_record::index> above_;
    std::unordered_set<plan_record::index> visited_;
    std::deque<waiting> pending_;
};

} // namespace huiqi::detail
