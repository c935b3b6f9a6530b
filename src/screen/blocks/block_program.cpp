#include "screen/blocks/block_program.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include <huiqi/evaluate/evaluate.hpp>

#include "screen/blocks/block_operands.hpp"
#include "screen/blocks/settled_by_points.hpp"

namespace huiqi::screening {

using detail::lane;
using detail::lane_form;
using detail::lane_instruction;
using detail::lane_op;

namespace {

constexpr auto none = plan_record::none;

[[nodiscard]] home_kind kind_of(lane_form::kind form) {
    switch (form) {
    case lane_form::truth: return home_kind::truth;
    case lane_form::number:
    case lane_form::day: return home_kind::number;
    case lane_form::choice: return home_kind::choice;
    case lane_form::none: break;
    }
    return home_kind::none;
}

class block_compiler {
public:
    block_compiler(rule_set const& rules, table_binding const& binding, date as_of)
        : rules_{rules}, plan_{rules.plan()}, lanes_{detail::lanes_of(rules.plan())}, binding_{binding}, as_of_{as_of} {
        made_.operands = lanes_.operands;
        made_.multipliers = lanes_.multipliers;
        made_.tables = lanes_.tables;
        made_.kinds.assign(lanes_.homes, home_kind::none);
        by_value_.assign(lanes_.homes, false);
        same_as_.resize(lanes_.homes);
        std::iota(same_as_.begin(), same_as_.end(), 0U);
    }

    [[nodiscard]] block_program run(std::vector<programme_layout> const& programmes) {
        auto scheduled = schedule(programmes);
        for (std::size_t at = 0; at < plan_.fact_forms.size(); ++at)
            made_.kinds[at] = kind_of(plan_.fact_forms[at].what);
        constants();
        for (auto& each : scheduled) {
            resolve(each);
            follow(each);
        }
        for (auto const& each : programmes) made_.programmes.push_back(programme(each));
        keep_needed(scheduled);
        columns();
        settle_by_points(made_);
        sets_read();
        share_arrays();
        return std::move(made_);
    }

private:
    /// Every instruction that an evaluation of these programmes would run, whatever its guards say: what a guard leaves
    /// out is not read.
    [[nodiscard]] std::vector<lane_instruction> schedule(std::vector<programme_layout> const& programmes) {
        auto const& tables = plan_.tables;
        std::vector<bool> needed(tables.programmes.size(), false);
        for (auto const& each : programmes) {
            auto const& programme = tables.programmes[each.programme];
            for (std::uint32_t n = 0; n < programme.needed_count; ++n)
                needed[tables.lists[programme.first_needed + n]] = true;
        }
        profile const nothing{rules_};
        fixed_.prepare(rules_, lanes_.homes);
        detail::lane_runner{plan_, lanes_, nothing, as_of_, fixed_}.lay_fixed();
        detail::lane_schedule schedule;
        schedule.make(plan_, needed, as_of_, fixed_);
        std::vector<lane_instruction> all;
        for (auto const* at = schedule.begin(); at->op != lane_op::end; ++at)
            if (at->op != lane_op::guard && at->op != lane_op::general && at->op != lane_op::lift) all.push_back(*at);
        return all;
    }

    void constants() {
        for (auto const& node : lanes_.nodes) {
            if (node.made != detail::lane_program::fixed || node.home == none) continue;
            made_.kinds[node.home] = kind_of(node.form.what);
            by_value_[node.home] = fixed_.lanes[node.home].is_escaped();
            made_.constants.push_back({node.home, fixed_.lanes[node.home]});
        }
    }

    template <class Instruction, class Each>
    void each_operand(Instruction& of, Each const& each) {
        screening::each_operand(made_, of, each);
    }

    [[nodiscard]] home_kind result_kind(lane_instruction const& of) const {
        switch (of.op) {
        case lane_op::lower:
        case lane_op::yearly: return kind_of(lanes_.nodes[of.node].form.what);
        case lane_op::choose:
        case lane_op::select: return kind_of(static_cast<lane_form::kind>(of.relation));
        case lane_op::add:
        case lane_op::multiply:
        case lane_op::scale:
        case lane_op::least:
        case lane_op::greatest:
        case lane_op::payable:
        case lane_op::capped:
        case lane_op::rounded:
        case lane_op::rows: return home_kind::number;
        default: return home_kind::truth;
        }
    }

    /// Operands that are only another home's are read there; a result that is only its operand gets no home of its own.
    void resolve(lane_instruction& of) {
        each_operand(of, [&](std::uint32_t& home) { home = same_as_[home]; });
        // Without nulls a clause is its condition.
        same_as_[of.twin] = of.out;
        auto const only = only_operand(of);
        if (only) same_as_[of.out] = same_as_[of.twin] = *only;
    }

    [[nodiscard]] std::optional<std::uint32_t> only_operand(lane_instruction const& of) const {
        if ((of.op == lane_op::all || of.op == lane_op::any) && of.count == 1) return made_.operands[of.a];
        if (of.op == lane_op::rounded && of.x == 1) return of.a;
        if (of.op != lane_op::select) return std::nullopt;
        for (std::uint32_t i = 0; i < of.count; i += 2) {
            auto const holds = constant_truth(made_.operands[of.a + i]);
            if (holds == truth::no) continue;
            if (holds != truth::yes || made_.multipliers[of.a + i + 1] != 1) return std::nullopt;
            return made_.operands[of.a + i + 1];
        }
        return std::nullopt;
    }

    /// The members of a truth that is the same for all rows; 0 if it is not.
    [[nodiscard]] unsigned constant_truth(std::uint32_t home) const {
        auto const found = std::find_if(made_.constants.begin(), made_.constants.end(),
                                        [&](home_constant const& each) { return each.home == home; });
        if (found == made_.constants.end() || found->all.is_escaped() || made_.kinds[home] != home_kind::truth)
            return 0;
        return static_cast<unsigned>(found->all.low);
    }

    /// Kinds of results, and which of them are no more than a block can say.
    void follow(lane_instruction const& of) {
        bool short_of = runs_by_value(of);
        if (of.op == lane_op::yearly) short_of = bound_by_year(of.a);
        each_operand(of, [&](std::uint32_t operand) { short_of = short_of || by_value_[operand]; });
        for (auto const home : {of.out, of.twin}) {
            if (same_as_[home] != home) continue;
            made_.kinds[home] = result_kind(of);
            by_value_[home] = short_of;
        }
    }

    [[nodiscard]] bool runs_by_value(lane_instruction const& of) const {
        return of.op == lane_op::lower || (of.op == lane_op::choice_test && !is_plain(of));
    }

    /// For a string that is not known the test says what its members say.
    [[nodiscard]] bool is_plain(lane_instruction const& of) const {
        auto const unknown = plan_.unknown_facts[of.a];
        if (unknown.is_escaped()) return false;
        auto const all = static_cast<std::uint64_t>(unknown.low), members = static_cast<std::uint64_t>(of.x);
        auto const found = ((all & members) != 0 ? 1 : 0) | ((all & ~members) != 0 ? 2 : 0);
        return found == of.y;
    }

    [[nodiscard]] bool bound_by_year(plan_record::index fact) const {
        return std::any_of(binding_.facts.begin(), binding_.facts.end(),
                           [&](bound_fact const& each) { return each.fact == fact && each.by_year; });
    }

    // ---- programmes

    [[nodiscard]] std::uint32_t new_home(home_kind kind, lane constant, bool by_value) {
        made_.kinds.push_back(kind);
        by_value_.push_back(by_value);
        same_as_.push_back(static_cast<std::uint32_t>(same_as_.size()));
        auto const home = static_cast<std::uint32_t>(made_.kinds.size() - 1);
        made_.constants.push_back({home, constant});
        return home;
    }

    /// What is known of a truth whatever the facts are; empty if it depends on them.
    [[nodiscard]] std::optional<truth> settled(plan_record::index node) const {
        if (lanes_.nodes[node].made != detail::lane_program::fixed) return std::nullopt;
        return fixed_.slots[node].as_truth();
    }

    [[nodiscard]] std::uint32_t truth_home(plan_record::index node) {
        auto const& of = lanes_.nodes[node];
        if (of.made == detail::lane_program::by_lane && of.form.what == lane_form::truth &&
            made_.kinds[same_as_[of.home]] == home_kind::truth)
            return same_as_[of.home];
        auto const known = settled(node).value_or(truth::open());
        bool const plain = (known.members() & ~static_cast<unsigned>(truth::yes | truth::no)) == 0;
        auto const members = plain ? known.members() : truth::yes | truth::no;
        return new_home(home_kind::truth, {static_cast<std::int64_t>(members), 0}, !settled(node) || !plain);
    }

    [[nodiscard]] block_programme programme(programme_layout const& layout) {
        auto const& record = plan_.tables.programmes[layout.programme];
        block_programme made;
        auto const in_force = settled(record.in_force);
        if (in_force && in_force->is(truth::no)) {
            made.how = block_programme::not_in_force;
            made.whole = true;
            return made;
        }
        auto const root = root_of(record);
        if (!in_force || !in_force->is(truth::yes) || record.verdict == none || root == none) return made;
        if (record.award != none && !award(record.award, layout.scale, made)) return made;
        made.how = block_programme::by_block;
        made.verdict = truth_home(record.verdict);
        made.whole = !by_value_[made.verdict] && (!made.has_award || !by_value_[made.award]);
        clauses(root, layout, made);
        return made;
    }

    /// The clauses of the version in force; none if that is not one version, whatever the facts are.
    [[nodiscard]] plan_record::index root_of(plan_record::programme const& record) const {
        auto found = none;
        for (std::uint32_t i = 0; i < record.version_count; ++i) {
            auto const& version = plan_.tables.versions[record.first_version + i];
            auto const in_force = settled(version.in_force);
            if (in_force && in_force->is(truth::no)) continue;
            if (!in_force || !in_force->is(truth::yes) || found != none) return none;
            found = version.root;
        }
        return found;
    }

    [[nodiscard]] bool award(plan_record::index node, int scale, block_programme& into) {
        auto const& of = lanes_.nodes[node];
        if (of.form.what != lane_form::number || of.home == none) return false;
        auto const home = same_as_[of.home];
        if (made_.kinds[home] != home_kind::number) return false;
        auto const shift = scale - static_cast<int>(of.form.scale);
        (shift >= 0 ? into.award_factor : into.award_divisor) = std::pow(10.0, std::abs(shift));
        into.has_award = true;
        into.award = home;
        return true;
    }

    /// Children of a clause stand side by side.
    void clauses(plan_record::index root, programme_layout const& layout, block_programme& into) {
        std::vector<plan_record::index> from{root};
        for (std::size_t at = 0; at < from.size(); ++at) {
            auto const& clause = plan_.tables.clauses[from[at]];
            block_clause made;
            made.kind = static_cast<clause_kind>(clause.kind);
            made.home = truth_home(clause.node);
            made.reason = layout.place_of_clause.at(std::string{rules_.text(clause.id)});
            made.first_child = static_cast<std::uint32_t>(from.size());
            made.child_count = clause.child_count;
            into.whole = into.whole && !by_value_[made.home];
            into.clauses.push_back(made);
            for (std::uint32_t i = 0; i < clause.child_count; ++i) from.push_back(clause.first_child + i);
        }
    }

    // ---- what is needed for them

    void keep_needed(std::vector<lane_instruction> const& scheduled) {
        needed_.assign(made_.kinds.size(), false);
        for (auto const& each : made_.programmes) {
            if (each.how != block_programme::by_block) continue;
            needed_[each.verdict] = true;
            if (each.has_award) needed_[each.award] = true;
            for (auto const& clause : each.clauses) needed_[clause.home] = true;
        }
        for (auto each = scheduled.rbegin(); each != scheduled.rend(); ++each) {
            if (same_as_[each->out] != each->out || !needed_[each->out]) continue;
            each_operand(*each, [&](std::uint32_t operand) { needed_[operand] = true; });
            if (each->op == lane_op::yearly)
                yearly(*each);
            else if (!runs_by_value(*each))
                made_.instructions.push_back(*each);
            else
                unknown(each->out);
        }
        std::reverse(made_.instructions.begin(), made_.instructions.end());
        leave_out_unwritten();
        std::erase_if(made_.constants, [&](home_constant const& each) { return !needed_[each.home]; });
        for (std::size_t home = 0; home < made_.kinds.size(); ++home)
            if (!needed_[home]) made_.kinds[home] = home_kind::none;
    }

    /// Homes of versions that the date rules out: nobody looks at what they hold.
    void leave_out_unwritten() {
        std::vector<bool> written(made_.kinds.size(), false);
        std::fill_n(written.begin(), plan_.fact_forms.size(), true);
        for (auto const& each : made_.instructions) written[each.out] = true;
        for (auto const& each : made_.columns) written[each.home] = true;
        for (auto const& each : made_.constants) written[each.home] = true;
        for (auto const& node : lanes_.nodes) {
            if (node.home == none || written[node.home] || !needed_[node.home]) continue;
            made_.kinds[node.home] = kind_of(node.form.what);
            unknown(node.home);
            written[node.home] = true;
        }
    }

    /// What no block can say.
    void unknown(std::uint32_t home) {
        needed_[home] = true;
        made_.constants.push_back({home, lane::escaped(0)});
    }

    void yearly(lane_instruction const& of) {
        auto const form = lanes_.nodes[of.node].form;
        auto const unknown = detail::lane_of(plan_.unknown[plan_.tables.facts[of.a].type], form, 0);
        auto const year = as_of_.year + static_cast<int>(of.x);
        auto const bound = find([&](bound_fact const& each) { return each.fact == of.a && each.year == year; });
        if (bound)
            made_.columns.push_back({*bound, of.out, form, unknown});
        else
            made_.constants.push_back({of.out, bound_by_year(of.a) ? lane::escaped(0) : unknown});
    }

    template <class Is>
    [[nodiscard]] std::optional<std::size_t> find(Is const& is) const {
        auto const found = std::find_if(binding_.facts.begin(), binding_.facts.end(), is);
        if (found == binding_.facts.end()) return std::nullopt;
        return static_cast<std::size_t>(found - binding_.facts.begin());
    }

    /// Facts that nobody reads are loaded too: their cells are checked all the same.
    void columns() {
        std::vector<bool> loaded(binding_.facts.size(), false);
        for (auto const& each : made_.columns) loaded[each.fact] = true;
        for (std::uint32_t fact = 0; fact < plan_.fact_forms.size(); ++fact) {
            auto const form = plan_.fact_forms[fact];
            auto const bound = find([&](bound_fact const& each) { return each.fact == fact && each.year == 0; });
            if (form.what == lane_form::none) continue;
            made_.kinds[fact] = kind_of(form.what);
            if (bound) {
                made_.columns.push_back({*bound, fact, form, plan_.unknown_facts[fact], needed_[fact]});
                loaded[*bound] = true;
            } else if (needed_[fact]) {
                made_.constants.push_back({fact, plan_.unknown_facts[fact]});
            } else {
                made_.kinds[fact] = home_kind::none;
            }
        }
        for (std::size_t at = 0; at < loaded.size(); ++at) {
            if (loaded[at]) continue;
            auto const& bound = binding_.facts[at];
            auto const form = detail::form_of_type(plan_, plan_.tables.facts[bound.fact].type);
            if (bound.year == 0 || form.what == lane_form::none) {
                made_.reads_every_cell = false;
                continue;
            }
            made_.kinds.push_back(kind_of(form.what));
            made_.columns.push_back(
                {at, static_cast<std::uint32_t>(made_.kinds.size() - 1), form, lane::escaped(0), false});
        }
    }

    void sets_read() {
        std::vector<bool> read(made_.kinds.size(), false);
        for (auto const& each : made_.instructions)
            if (each.op != lane_op::choice_test)
                each_operand(each, [&](std::uint32_t operand) { read[operand] = true; });
        for (auto& each : made_.columns) each.as_sets = read[each.home];
    }

    /// Columns, constants and awards keep their arrays; a result gets one that nobody reads any more.
    void share_arrays() {
        constexpr auto never = static_cast<std::size_t>(-1);
        std::vector<std::size_t> last_read(made_.kinds.size(), 0);
        for (std::size_t at = 0; at < made_.instructions.size(); ++at)
            each_operand(made_.instructions[at], [&](std::uint32_t operand) { last_read[operand] = at; });
        for (auto const& each : made_.programmes)
            if (each.has_award) last_read[each.award] = never;
        made_.array_of.assign(made_.kinds.size(), none);
        auto const has_array = [&](std::uint32_t home) {
            return made_.kinds[home] == home_kind::number || made_.kinds[home] == home_kind::choice;
        };
        auto const own = [&](std::uint32_t home) {
            if (has_array(home) && made_.array_of[home] == none) made_.array_of[home] = made_.arrays++;
        };
        for (auto const& each : made_.columns) own(each.home);
        for (auto const& each : made_.constants) own(each.home);
        std::vector<std::uint32_t> free;
        std::vector<std::vector<std::uint32_t>> ends(made_.instructions.size()); ///< homes last read there
        for (std::uint32_t at = 0; at < made_.instructions.size(); ++at) {
            auto const home = made_.instructions[at].out;
            if (has_array(home) && made_.array_of[home] == none) {
                if (free.empty()) {
                    own(home);
                } else {
                    made_.array_of[home] = free.back();
                    free.pop_back();
                }
                if (last_read[home] != never) ends[std::max<std::size_t>(last_read[home], at)].push_back(home);
            }
            for (auto const ended : ends[at]) free.push_back(made_.array_of[ended]);
        }
    }

    rule_set const& rules_;
    detail::opened_plan const& plan_;
    detail::lane_program const& lanes_;
    table_binding const& binding_;
    date as_of_;
    frame fixed_;
    std::vector<std::uint32_t> same_as_; ///< by home: itself, or the one that holds the same
    std::vector<bool> by_value_;         ///< by home: something on its way runs by value
    std::vector<bool> needed_;           ///< by home
    block_program made_;
};

} // namespace

block_program compile_blocks(rule_set const& rules, table_binding const& binding,
                             std::vector<programme_layout> const& programmes, date as_of) {
    return block_compiler{rules, binding, as_of}.run(programmes);
}

} // namespace huiqi::screening
