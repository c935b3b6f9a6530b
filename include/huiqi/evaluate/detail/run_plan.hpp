#pragma once

#include <huiqi/evaluate/detail/function_calls.hpp>
#include <huiqi/evaluate/detail/loop_results.hpp>
#include <huiqi/evaluate/frame.hpp>
#include <huiqi/evaluate/operations/calls.hpp>
#include <huiqi/evaluate/operations/counting.hpp>
#include <huiqi/evaluate/operations/instance.hpp>
#include <huiqi/evaluate/operations/parts.hpp>
#include <huiqi/evaluate/operations/sorting.hpp>
#include <huiqi/evaluate/operations/table.hpp>
#include <huiqi/evaluate/profile.hpp>
#include <huiqi/plan/operation.hpp>

/// The evaluator: runs the instructions of the steps that are needed, in order, each writing its own slot.
namespace huiqi::detail {

class plan_runner {
public:
    plan_runner(opened_plan const& plan, profile const& facts, date as_of, frame& into)
        : plan_{plan}, tables_{plan.tables}, facts_{facts}, as_of_{as_of}, today_{to_days(as_of)}, frame_{into},
          slots_{into.slots} {}

    /// Runs the steps of the programmes marked in `needed`.
    void run(std::vector<bool> const& needed) {
        frame_.ran.assign(tables_.steps.size(), false);
        for (std::size_t s = 0; s < tables_.steps.size(); ++s) {
            auto const& step = tables_.steps[s];
            if (!needed[step.programme]) continue;
            if (step.guard != plan_record::none && !slots_[step.guard].as_truth().can_be(truth::yes)) continue;
            frame_.ran[s] = true;
            run_range(step.begin, step.end);
        }
    }

    /// Runs instructions whose operands' slots are filled.
    void run_range(std::uint32_t begin, std::uint32_t end) {
        for (auto at = begin; at < end; ++at) {
            auto const& each = tables_.instructions[at];
            if (each.op == operation::constant) continue; // the frame holds it
            if (is_loop(each.op)) {
                store(at, looped(each, at));
                at += each.aux;
                continue;
            }
            store(at, compute(each, at));
            if (slots_[at].what() == value::shape::anything) slots_[at] = narrowest(slots_[at], at);
        }
    }

private:
    using instruction = plan_record::instruction;

    [[nodiscard]] std::span<std::uint32_t const> operands(instruction const& of) const {
        return tables_.operands.subspan(of.first, of.count);
    }
    [[nodiscard]] value const& operand(instruction const& of, std::uint32_t at) const {
        return slots_[tables_.operands[of.first + at]];
    }

    /// Lists inside lists would else grow so deep or so wide that walking over them never ends.
    void store(std::uint32_t at, value&& computed) {
        bool const fits = computed.depth() <= deepest_value && computed.weight() <= heaviest_value;
        slots_[at] = fits ? std::move(computed) : value::mistaken(mistake::too_long, at);
    }

    /// "Anything" is at most everything of the node's static type.
    [[nodiscard]] value narrowest(value const& computed, std::uint32_t at) const {
        return plan_.unknown[tables_.nodes[at].type].or_null_of(computed);
    }

    [[nodiscard]] value compute(instruction const& of, std::uint32_t at) {
        switch (of.op) {
        case operation::constant: return slots_[at]; // the frame holds it
        case operation::fact: return fact(of);
        case operation::as_of: return value{as_of_};
        case operation::unpublished: return plan_.unknown[tables_.unpublished[of.aux].type];
        case operation::element:   // the loop has written it
        case operation::parameter: // the call has
            return slots_[at];
        case operation::language_function: return value::language_function(static_cast<std::uint16_t>(of.aux));
        case operation::invoke: return invoked(of, at);
        case operation::logic_and: return folded(of, true);
        case operation::logic_or: return folded(of, false);
        case operation::logic_not:
            return truth_value(!operand(of, 0).as_truth(), operand(of, 0), {}, mistake::wrong_type, at);
        case operation::equal:
        case operation::not_equal:
        case operation::less:
        case operation::less_or_equal:
        case operation::greater:
        case operation::greater_or_equal: return compared(of.op, operand(of, 0), operand(of, 1), at, of.flags != 0);
        case operation::contained: return contained(operand(of, 0), operand(of, 1), at, of.flags != 0);
        case operation::code_contained: return code_contained(of);
        case operation::add: return added(operand(of, 0), operand(of, 1), false, at);
        case operation::subtract: return added(operand(of, 0), operand(of, 1), true, at);
        case operation::multiply: return multiplied(operand(of, 0), operand(of, 1), at);
        case operation::divide: return divided(operand(of, 0), operand(of, 1), at);
        case operation::power: return powered(operand(of, 0), operand(of, 1), at);
        case operation::negate: return negated(operand(of, 0), at);
        case operation::choose: return chosen(of, at);
        case operation::make_list: return listed(of);
        case operation::make_context: return context(of);
        case operation::make_range:
            if ((of.flags & 48U) != 0) return test_range(operand(of, 0), (of.flags & 32U) != 0);
            if ((of.flags & 64U) != 0 && is_reversed(operand(of, 0), operand(of, 1), at))
                return value::mistaken(mistake::wrong_type, at);
            return value::range(end_of_range(operand(of, 0), of.flags & 4U, at),
                                end_of_range(operand(of, 1), of.flags & 8U, at), (of.flags & 1U) == 0,
                                (of.flags & 2U) == 0);
        case operation::spread: return spread(operand(of, 0), operand(of, 1), at);
        case operation::member:
            if (of.flags != 0)
                return field_or(operand(of, 0), plan_.text(of.aux), of.count > 1 ? &operand(of, 1) : nullptr, at);
            return member(operand(of, 0), plan_.text(of.aux), at);
        case operation::item_at: return item_at(operand(of, 0), operand(of, 1), at);
        case operation::coerced: return coerced(operand(of, 0), plan_.text(of.aux), at, &plan_);
        case operation::instance_of: return instance_of(operand(of, 0), plan_.text(of.aux), at, &plan_);
        case operation::call: return call(of, at);
        case operation::spread_call:
            return aggregated(static_cast<built_in>(of.aux), item_view{slots_, operands(of)}, at);
        case operation::table: return table_reader{plan_, slots_, of.aux, at}.run();
        case operation::tier: return table_reader{plan_, slots_, of.aux, at}.tier(of.flags != 0);
        case operation::condition: return condition(operand(of, 0));
        case operation::clause_all:
        case operation::clause_any:
        case operation::clause_none:
        case operation::clause_at_least: return clause(of);
        case operation::clause_programme: return clause_programme(of);
        case operation::in_force: return in_force(of);
        case operation::select: return selected(of);
        case operation::any_in_force: return any_in_force(of);
        case operation::payable: return payable(operand(of, 0), operand(of, 1));
        case operation::capped: return capped(operand(of, 0), operand(of, 1), at);
        case operation::rounded: return rounded(of, at);
        case operation::less_paid: return less_paid(of, at);
        case operation::judged: return judged(operand(of, 0), operand(of, 1), at);
        case operation::growth: return grown(operand(of, 0), operand(of, 1), at);
        case operation::compound_growth: return compound_grown(operand(of, 0), operand(of, 1), operand(of, 2), at);
        case operation::established_years: return established_years(of);
        case operation::year_edge: return year_edge(of);
        case operation::total: return totalled(operand(of, 0), at);
        case operation::select_one: return operand(of, 0);
        default: return value::mistaken(mistake::not_supported, at);
        }
    }

    /// A null where an end was written is no end, and nothing can be compared with it.
    [[nodiscard]] static value end_of_range(value const& end, bool left_out, std::uint32_t at) {
        bool const none = end.is_null() && !end.is_mistaken() && !left_out;
        return none ? value::mistaken(mistake::null_operand, at) : end;
    }

    /// Whether the first does not come before the second, or cannot be compared with it.
    [[nodiscard]] static bool is_reversed(value const& low, value const& high, std::uint32_t at) {
        if (low.is_null() || high.is_null() || !low.is_point() || !high.is_point()) return false;
        return !compared(operation::less_or_equal, low, high, at).as_truth().is(truth::yes);
    }

    [[nodiscard]] static value test_range(value const& of, bool negated) {
        return of.is_null() ? of : value::test_range(of.without_null(), negated).or_null_of(of);
    }

    [[nodiscard]] value fact(instruction const& of) const {
        auto const offset = static_cast<std::int32_t>(of.first);
        if (offset == no_year) return facts_.known(of.aux).value_or(plan_.unknown[tables_.facts[of.aux].type]);
        auto const* known = facts_.find(of.aux, as_of_.year + offset);
        return known != nullptr ? *known : plan_.unknown[tables_.facts[of.aux].type];
    }

    [[nodiscard]] value folded(instruction const& of, bool conjunction) const {
        truth all{conjunction};
        value cause;
        for (std::uint32_t i = 0; i < of.count; ++i) {
            auto const& each = operand(of, i);
            auto const members = each.as_truth();
            all = conjunction ? all & members : all | members;
            if (each.why() != mistake::none && members.can_be(truth::mistaken)) cause = each;
        }
        value result{all};
        return all.can_be(truth::mistaken) ? result.or_null(truth::mistaken, cause.why(), cause.node()) : result;
    }

    /// A code is in a list when the list has it or a class above it: `1610` under `16`.
    [[nodiscard]] value code_contained(instruction const& of) const {
        auto const& code = operand(of, 0);
        if (code.is_null()) return code;
        if (code.what() != shape::text) return value{truth::open()}.or_null_of(code);
        bool found = false;
        for (std::uint32_t i = 0; i < of.flags && !found; ++i)
            found = code.text().starts_with(plan_.text(tables_.lists[of.aux + i]));
        return value{found}.or_null_of(code);
    }

    [[nodiscard]] value chosen(instruction const& of, std::uint32_t at) const {
        auto const& condition = operand(of, 0);
        auto members = condition.as_truth();
        if (of.flags != 0 && condition.is_mistaken()) members = truth::of(truth::absent);
        if (condition.what() != shape::boolean && condition.what() != shape::nothing &&
            condition.what() != shape::anything)
            return value::mistaken(mistake::wrong_type, at);
        value result;
        bool any = false;
        if (members.can_be(truth::yes)) {
            result = operand(of, 1);
            any = true;
        }
        if ((members.members() & (truth::no | truth::absent)) != 0) {
            result = any ? hull(result, operand(of, 2)) : operand(of, 2);
            any = true;
        }
        if (!members.can_be(truth::mistaken)) return result;
        return any ? result.or_null(truth::mistaken, condition.why(), condition.node())
                   : value::mistaken(condition.why(), condition.node());
    }

    [[nodiscard]] value listed(instruction const& of) const {
        std::vector<value> items;
        items.reserve(of.count);
        for (std::uint32_t i = 0; i < of.count; ++i) items.push_back(operand(of, i));
        return value::list(std::move(items));
    }

    [[nodiscard]] value context(instruction const& of) const {
        std::vector<std::pair<std::string, value>> entries;
        for (std::uint32_t i = 0; i < of.count; ++i)
            entries.push_back({std::string{plan_.text(tables_.lists[of.aux + i])}, operand(of, i)});
        return value::context(std::move(entries));
    }

    /// A figure that somebody decides between two ends: the whole interval.
    [[nodiscard]] static value spread(value const& low, value const& high, std::uint32_t at) {
        if (low.is_null() || high.is_null()) return null_of(low, high);
        if (low.what() != high.what()) return value::mistaken(mistake::wrong_type, at);
        return hull(low, high);
    }

    [[nodiscard]] value call(instruction const& of, std::uint32_t at) {
        return language_called(static_cast<built_in>(of.aux), item_view{slots_, operands(of)}, at);
    }

    [[nodiscard]] value language_called(built_in which, item_view const& given, std::uint32_t at) {
        if (which == built_in::holds) return holds(given[0]);
        if (is_aggregate(which)) {
            auto const& list = given[0];
            if (list.is_null()) return list;
            if (list.what() == shape::anything) return unknown_aggregate(which).or_null_of(list);
            auto const items = list.what() == shape::list ? aggregated(which, item_view{list}, at)
                                                          : aggregated(which, item_view{std::span{&list, 1}}, at);
            return items.or_null_of(list);
        }
        if (which == built_in::now) return value{date_time{as_of_, {}}};
        if (given.size() > 1 && given[1].what() == shape::function) {
            auto const by = [&](std::span<value const> both) { return function_called(given[1], both, {}, at); };
            if (which == built_in::sort) return sorted_by(given[0], by, at);
            if (which == built_in::list_replace) return replaced_where(given[0], given[2], by, at);
        }
        return called(which, given, plan_.library, at);
    }

    /// A call of whatever function a value is.
    [[nodiscard]] value invoked(instruction const& of, std::uint32_t at) {
        std::vector<value> given;
        std::vector<std::string_view> names;
        for (std::uint32_t i = 1; i < of.count; ++i) {
            given.push_back(operand(of, i));
            if (of.flags != 0) names.push_back(plan_.text(tables_.lists[of.aux + i - 1]));
        }
        value const function = operand(of, 0);
        if (function.is_null()) return function.is_mistaken() ? function : value::mistaken(mistake::null_operand, at);
        if (function.what() == shape::anything)
            return value::anything().or_null(truth::mistaken, mistake::wrong_type, at);
        if (function.what() != shape::function) return value::mistaken(mistake::wrong_type, at);
        return function_called(function, given, names, at).or_null_of(function);
    }

    [[nodiscard]] value function_called(value const& function, std::span<value const> given,
                                        std::span<std::string_view const> names, std::uint32_t at) {
        // A block is put aside while it runs again.
        bool const known_block = function.function_id() == 0 && function.function_block() < tables_.instructions.size();
        if (!takes_round(known_block ? tables_.instructions[function.function_block()].aux : 0))
            return value::mistaken(mistake::too_many_steps, at);
        auto const which = static_cast<built_in>(function.function_id());
        if (function.function_id() == 0)
            return block_called(plan_, slots_, function, given, names, at,
                                [&](std::uint32_t block) { return run_body(block); });
        auto const* known = find_built_in(which);
        auto const ordered = known != nullptr ? arguments_of(*known, given, names) : std::nullopt;
        if (!ordered) return value::mistaken(mistake::wrong_type, at);
        if (which == built_in::today) return value{as_of_};
        if (function.function_id() >= static_cast<std::uint16_t>(built_in::holds))
            return value::mistaken(mistake::not_supported, at); // Huiqi's own are about facts, not values
        bool const several = is_aggregate(which) && ordered->size() != 1;
        return several ? aggregated(which, item_view{std::span{*ordered}}, at)
                       : language_called(which, item_view{std::span{*ordered}}, at);
    }

    /// Counts one more round of a body; long bodies count for more. False where there have been too many.
    [[nodiscard]] bool takes_round(std::uint32_t instructions) {
        constexpr std::uint32_t short_body = 16;
        frame_.loop_rounds += 1 + instructions / short_body;
        return frame_.loop_rounds <= most_loop_rounds;
    }

    /// Runs what follows a loop or function; false where bodies lie too deep inside one another.
    [[nodiscard]] bool run_body(std::uint32_t at) {
        if (nesting_ >= deepest_nesting) return false;
        ++nesting_;
        run_range(at + 1, at + 1 + tables_.instructions[at].aux);
        --nesting_;
        return true;
    }

    [[nodiscard]] value function_made(instruction const& of, std::uint32_t at) {
        std::vector<value> captured;
        for (auto const each : operands(of)) captured.push_back(slots_[each]);
        bool settled = true;
        for (auto i = at + 1; i <= at + of.aux; ++i) {
            auto const& each = tables_.instructions[i];
            if (each.op != operation::fact && each.op != operation::unpublished) continue;
            slots_[i] = compute(each, i);
            settled = settled && slots_[i].is_point();
        }
        return value::function(at, std::move(captured), settled);
    }

    /// One side of a condition inside a function, computed only if it counts, so that functions that call themselves
    /// end.
    [[nodiscard]] value branched(instruction const& of, std::uint32_t at) {
        auto const members = operand(of, 0).as_truth().members();
        auto const otherwise = truth::no | truth::absent | ((of.flags & 2U) != 0 ? unsigned{truth::mistaken} : 0U);
        if ((members & (of.flags == 0 ? unsigned{truth::yes} : otherwise)) == 0) return value::absent();
        return run_body(at) ? slots_[at + of.aux] : value::mistaken(mistake::too_many_steps, at);
    }

    [[nodiscard]] static value unknown_aggregate(built_in which) {
        if (which == built_in::count) return value::between(decimal{}, decimal::from_integer(longest_supplied));
        return value::anything().or_null(truth::absent);
    }

    /// Whether a certificate is valid on the as-of date; both its days count.
    [[nodiscard]] value holds(value const& certificate) const {
        if (certificate.is_null()) return certificate.is_mistaken() ? certificate : value{false};
        if (certificate.what() != shape::list) return value{truth::open()};
        truth any{false};
        value const now{as_of_};
        for (auto const& each : certificate.items()) {
            auto const *from = each.entry("from"), *to = each.entry("to");
            if (from == nullptr || to == nullptr) continue;
            auto const begun = compared(operation::less_or_equal, *from, now, 0).as_truth();
            auto lasts = compared(operation::greater_or_equal, to->without_null(), now, 0).as_truth();
            if (to->is_null()) lasts = truth{true};
            any = any | (begun & lasts);
        }
        return value{any};
    }

    [[nodiscard]] value looped(instruction const& of, std::uint32_t at) {
        if (of.op == operation::make_function) return function_made(of, at);
        if (of.op == operation::branch) return branched(of, at);
        if (of.op == operation::sort) {
            auto const before = [&](value const& first, value const& second) {
                return goes_before(first, second, of, at);
            };
            auto made = sorted(operand(of, 0), before, at);
            return made.what() == value::shape::anything ? narrowest(made, at) : made;
        }
        value source = operand(of, 0);
        if (of.op == operation::iterate_range) source = counting(source, operand(of, 1), at);
        if (source.is_null()) return source;
        bool const folds = of.op == operation::some || of.op == operation::every;
        if (source.what() == shape::anything)
            return folds ? value{truth::open()} : narrowest(value::anything().or_null_of(source), at);
        if (source.what() == shape::range && of.op == operation::iterate) source = members_of(source, at);
        if (source.is_null()) return source;
        if (source.what() != shape::list) source = value::list({source});
        loop_results state{of.op, of.flags};
        auto const element = at + 1, last = at + of.aux;
        auto const& second = tables_.instructions[at + 2];
        bool const has_partial = second.op == operation::element && second.flags == partial_results;
        auto const items = source.items();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!takes_round(of.aux)) return value::mistaken(mistake::too_many_steps, at);
            slots_[element] = items[i];
            if (has_partial) {
                // Of several loops the inner ones go on from what the outer ones have.
                auto const outer = second.aux != 0 ? slots_[second.aux] : value::list({});
                auto so_far = joined_lists(outer, state.so_far());
                frame_.loop_rounds += so_far.weight();
                store(at + 2, std::move(so_far));
            }
            if (!run_body(at)) return value::mistaken(mistake::too_many_steps, at);
            state.add(items[i], slots_[last], source.is_maybe(i));
            if (state.weight() > heaviest_value) return value::mistaken(mistake::too_long, at);
            if (state.wrong()) return value::mistaken(mistake::wrong_type, last);
        }
        return std::move(state).finish(source);
    }

    [[nodiscard]] value goes_before(value const& first, value const& second, instruction const& of, std::uint32_t at) {
        if (!takes_round(of.aux)) return value::mistaken(mistake::too_many_steps, at);
        slots_[at + 1] = first;
        slots_[at + 2] = second;
        if (!run_body(at)) return value::mistaken(mistake::too_many_steps, at);
        auto const& answer = slots_[at + of.aux];
        bool const fits = answer.what() == shape::boolean || answer.is_null() || answer.what() == shape::anything;
        return fits ? answer : value::mistaken(mistake::wrong_type, at + of.aux);
    }

    /// A leaf's verdict: an absent null does not hold; a mistake acts as unknown and stays visible as such.
    [[nodiscard]] static value condition(value const& computed) {
        auto const members = computed.as_truth();
        unsigned verdict = members.members() & (truth::yes | truth::no);
        if (members.can_be(truth::absent)) verdict |= truth::no;
        if (!members.can_be(truth::mistaken)) return value{truth::of(verdict)};
        auto const why = computed.why() == mistake::none ? mistake::wrong_type : computed.why();
        return value{truth::of(verdict)}.without_null().or_null(truth::mistaken, why, computed.node());
    }

    /// What a clause's verdict can be, the mistake counted as unknown.
    [[nodiscard]] static truth verdict_of(value const& clause) {
        auto const members = clause.as_truth();
        return members.can_be(truth::mistaken) ? truth::open() : members;
    }

    [[nodiscard]] value clause(instruction const& of) const {
        if (of.op == operation::clause_at_least) {
            std::uint32_t sure = 0, possible = 0;
            for (std::uint32_t i = 0; i < of.count; ++i) {
                auto const each = verdict_of(operand(of, i));
                sure += each.is(truth::yes) ? 1U : 0U;
                possible += each.can_be(truth::yes) ? 1U : 0U;
            }
            return sure >= of.aux ? value{true} : possible < of.aux ? value{false} : value{truth::open()};
        }
        truth any{of.op == operation::clause_all};
        for (std::uint32_t i = 0; i < of.count; ++i) {
            auto const each = verdict_of(operand(of, i));
            any = of.op == operation::clause_all ? any & each : any | each;
        }
        return value{of.op == operation::clause_none ? !any : any};
    }

    /// Another programme's verdict; one not in force is not met.
    [[nodiscard]] value clause_programme(instruction const& of) const {
        return value{verdict_of(operand(of, 0)) & operand(of, 1).as_truth()};
    }

    [[nodiscard]] value in_force(instruction const& of) const {
        auto const& version = tables_.versions[of.aux];
        auto day = today_;
        if (version.by_accounting_year != 0) day = to_days(date{as_of_.year - 1, 12, 31});
        truth any{false};
        for (std::uint32_t i = 0; i < version.period_count; ++i) {
            auto const& period = tables_.periods[version.first_period + i];
            truth now = between(period, day);
            if (period.only_for >= 0)
                now = now & verdict_of(condition(operand(of, static_cast<std::uint32_t>(period.only_for))));
            any = any | now;
        }
        return value{any};
    }

    [[nodiscard]] static truth between(plan_record::period const& period, std::int64_t day) {
        if (day < period.from_earliest || day > period.to_latest) return truth{false};
        return day >= period.from_latest && day <= period.to_earliest ? truth{true} : truth::open();
    }

    /// The value of the version in force. Slots of versions that cannot be in force were not computed and are not read.
    [[nodiscard]] value selected(instruction const& of) const {
        value result = value::absent();
        bool any = false;
        for (std::uint32_t i = 0; i < of.count; i += 2) {
            if (!operand(of, i).as_truth().can_be(truth::yes)) continue;
            result = any ? hull(result, operand(of, i + 1)) : operand(of, i + 1);
            any = true;
            if (operand(of, i).as_truth().is(truth::yes)) break;
        }
        return result;
    }

    [[nodiscard]] value any_in_force(instruction const& of) const {
        truth any{false};
        for (std::uint32_t i = 0; i < of.count; ++i) any = any | operand(of, i).as_truth();
        return value{any};
    }

    /// Nothing for a refused enterprise; while the verdict is open, anything from nothing up.
    [[nodiscard]] static value payable(value const& verdict, value const& amount) {
        auto const members = verdict_of(verdict);
        value const nothing{decimal{}};
        if (members.is(truth::no)) return nothing;
        auto sum = amount.what() == shape::anything ? value::between(decimal{}, greatest_number()) : amount;
        // An amount that cannot be computed, or of something absent, may be anything an authority pays.
        if (sum.is_mistaken()) sum = value::between(decimal{}, greatest_number()).or_null_of(amount);
        if (sum.is_null()) sum = nothing;
        if ((sum.nulls() & truth::absent) != 0)
            sum = hull(sum.without_null(), nothing).or_null(sum.nulls() & truth::mistaken, sum.why(), sum.node());
        if (sum.what() == shape::number && sum.low().is_negative()) sum = extreme_of(sum, nothing, true, 0);
        return members.is(truth::yes) ? sum : hull(sum, nothing);
    }

    [[nodiscard]] static value capped(value const& amount, value const& ceiling, std::uint32_t at) {
        if (amount.is_null()) return amount;
        auto const limit = ceiling.what() == shape::number ? ceiling.without_null()
                                                           : value::between(decimal{}, greatest_number());
        return extreme_of(amount, limit, false, at)
            .or_null(ceiling.nulls() & truth::mistaken, ceiling.why(), ceiling.node());
    }

    [[nodiscard]] value rounded(instruction const& of, std::uint32_t at) const {
        auto const& award = tables_.awards[of.aux];
        auto const& unit = plan_.constants[award.rounding_unit];
        auto const& amount = operand(of, 0);
        if (amount.what() != shape::number || unit.what() != shape::number || unit.low().sign() <= 0) return amount;
        auto const mode = static_cast<rounding>(award.rounding_mode);
        auto const end = [&](decimal const& raw) {
            return raw == greatest_number() ? raw : or_greatest(round_to_multiple(raw, unit.low(), mode), false);
        };
        (void)at;
        return value::between(end(amount.low()), end(amount.high())).or_null_of(amount);
    }

    /// A ceiling less what the standard list of awards paid shows for the matter: this year's, or all there ever was.
    [[nodiscard]] value less_paid(instruction const& of, std::uint32_t at) const {
        auto const &ceiling = operand(of, 0), &paid = operand(of, 1);
        value const nothing{decimal{}};
        if (paid.what() == shape::anything)
            return capped(ceiling, value::between(decimal{}, greatest_number()), at).is_null() ? ceiling
                                                                                               : hull(ceiling, nothing);
        if (paid.what() != shape::list) return ceiling;
        auto left = ceiling;
        auto const this_year = value::range(value{date{as_of_.year, 1, 1}}, value{date{as_of_.year, 12, 31}}, true,
                                            true);
        for (std::size_t i = 0; i < paid.items().size(); ++i) {
            auto const& each = paid.items()[i];
            auto const *matter = each.entry("事项"), *amount = each.entry("金额"), *day = each.entry("日期");
            if (matter == nullptr || amount == nullptr || day == nullptr) continue;
            auto counts = equal_members(*matter, value{plan_.text(of.aux)});
            if (static_cast<cap_span>(of.flags) == cap_span::per_year)
                counts = counts & contained(*day, this_year, at).as_truth();
            if (!counts.can_be(truth::yes)) continue;
            left = added(left, counts.is(truth::yes) ? *amount : hull(*amount, nothing), true, at);
        }
        return extreme_of(left, nothing, true, at);
    }

    /// The expert's figure where it is known; it must lie in the range that the table leaves.
    [[nodiscard]] static value judged(value const& range, value const& figure, std::uint32_t at) {
        if (range.is_null() || figure.is_null() || !figure.is_point()) return range;
        if (figure.what() != range.what()) return value::mistaken(mistake::outside_judged_range, at);
        auto const inside = compared(operation::greater_or_equal, figure, value{range.low()}, at).as_truth() &
                            compared(operation::less_or_equal, figure, value{range.high()}, at).as_truth();
        if (inside.is(truth::yes)) return figure;
        // While the range itself is open the figure may still turn out to lie in it.
        return range.is_point() || !inside.can_be(truth::yes) ? value::mistaken(mistake::outside_judged_range, at)
                                                              : figure;
    }

    /// The values of the last years, without the years that ended before the enterprise was established.
    [[nodiscard]] value established_years(instruction const& of) const {
        auto const& established = operand(of, 0);
        auto const years = of.count - 1;
        std::vector<value> kept;
        std::vector<bool> maybe;
        bool uncertain = false;
        for (std::uint32_t i = 0; i < years; ++i) {
            auto const year = as_of_.year - static_cast<std::int32_t>(years - i);
            truth existed = truth::open();
            if (established.what() == shape::day)
                existed = compared(operation::less_or_equal, established.without_null(), value{date{year, 12, 31}}, 0)
                              .as_truth();
            if (!existed.can_be(truth::yes)) continue;
            kept.push_back(operand(of, i + 1));
            maybe.push_back(!existed.is(truth::yes));
            uncertain = uncertain || maybe.back();
        }
        if (!uncertain) maybe.clear();
        return value::list(std::move(kept), std::move(maybe));
    }

    [[nodiscard]] value year_edge(instruction const& of) const {
        auto const year = as_of_.year + static_cast<std::int32_t>(of.aux);
        return value{of.flags == 0 ? date{year, 1, 1} : date{year, 12, 31}};
    }

    [[nodiscard]] static value totalled(value const& list, std::uint32_t at) {
        if (list.what() == shape::anything) return value::between(decimal{}, greatest_number()).or_null_of(list);
        return list.what() == shape::list ? summed_or_zero(item_view{list}, at).or_null_of(list) : list;
    }

    opened_plan const& plan_;
    plan_tables const& tables_;
    profile const& facts_;
    date as_of_;
    std::int64_t today_;
    frame& frame_;
    std::span<value> slots_;
    unsigned nesting_ = 0; ///< bodies of loops and functions that are running
};

} // namespace huiqi::detail
