#include "screen/blocks/block_decider.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include "screen/blocks/deciding_clauses.hpp"

namespace huiqi::screening {

using detail::lane_form;

namespace {

template <class Row>
void each_row(block_bits const& bits, std::size_t words, Row const& row) {
    for (std::size_t word = 0; word < words; ++word)
        for (auto left = bits[word]; left != 0; left &= left - 1)
            row(word * kernels::rows_a_word + static_cast<std::size_t>(std::countr_zero(left)));
}

[[nodiscard]] block_bits first_rows(std::size_t rows) {
    block_bits bits{};
    for (std::size_t word = 0; word * kernels::rows_a_word < rows; ++word) {
        auto const left = rows - word * kernels::rows_a_word;
        bits[word] = left >= kernels::rows_a_word ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
    }
    return bits;
}

constexpr auto word_of(verdict which) { return static_cast<std::uint8_t>(which); }

} // namespace

block_decider::block_decider(screening_plan const& plan)
    : plan_{plan}, program_{plan.blocks}, loader_{plan.rules, plan.binding, plan.blocks}, runner_{plan.blocks},
      points_{plan.blocks, block_mode::points}, intervals_{plan.blocks, block_mode::intervals}, amounts_(block_rows),
      greatest_(block_rows), reasons_(block_rows), open_(plan.blocks.programmes.size()),
      open_gathered_(plan.blocks.programmes.size()) {}

void block_decider::decide(row_group const& group, block_results& into, std::atomic<bool> const& stop) {
    bool const reads_all = program_.reads_every_cell && !plan_.options.facts_hash;
    for (std::size_t first = 0; first < group.rows && !stop.load(std::memory_order_relaxed); first += block_rows) {
        block of{first, std::min(block_rows, group.rows - first), 0, {}, {}};
        of.words = words_of(of.rows);
        of.all = first_rows(of.rows);
        loader_.load(group.batch, group.begin + static_cast<std::int64_t>(first), of.rows, points_, of.apart);
        ahead_.aim(group, plan_.binding, program_, first + block_rows, into, program_.instructions.size());
        runner_.run(points_, of.words, &ahead_);
        block_bits wanted{};
        for (std::size_t at = 0; at < program_.programmes.size(); ++at) {
            open_[at] = decide_points(of, at, into);
            into.by_programme[at].open.put(first, open_[at].data(), of.rows);
            if (program_.programmes[at].how != block_programme::by_block) continue;
            for (std::size_t word = 0; word < of.words; ++word) wanted[word] |= open_[at][word] & ~of.apart[word];
        }
        if (reads_all) into.unread.put(first, of.apart.data(), of.rows);
        gather(of, wanted, into);
    }
    decide_gathered(into);
}

/// Returns the rows that are still open.
block_bits block_decider::decide_points(block const& of, std::size_t programme, block_results& into) {
    auto const& made = program_.programmes[programme];
    auto& results = into.by_programme[programme];
    if (!made.has_award || !results.brief) results.clear(of.first, of.rows);
    if (made.how == block_programme::row_by_row) return of.all;
    if (made.how == block_programme::not_in_force) {
        std::fill_n(results.verdict.data() + of.first, of.rows, word_of(verdict::not_in_force));
        return of.apart;
    }
    auto const decided = points_.known(made.verdict);
    block_bits left{};
    if (made.has_award) {
        if (points_.most(made.award) * made.award_factor > kernels::most_exact) {
            results.clear(of.first, of.rows);
            return of.all;
        }
        auto* const narrow = results.award.brief ? results.award.narrow.data() + of.first : amounts_.data();
        kernels::store_amounts(points_.low(made.award), made.award_factor, made.award_divisor, narrow, left.data(),
                               of.rows);
    }
    if (plan_.options.findings && plan_.options.findings->near_misses_wanted) {
        auto const near = near_misses(made, of.words);
        for (std::size_t word = 0; word < of.words; ++word) left[word] |= near[word];
    }
    block_bits closed{}, refused{};
    for (std::size_t word = 0; word < of.words; ++word) {
        closed[word] = (decided.yes[word] | decided.no[word]) & ~left[word] & of.all[word] & ~of.apart[word];
        refused[word] = closed[word] & decided.no[word];
    }
    if (!results.brief) {
        auto* const reasons = results.reason.data() + of.first;
        block_bits const exact{}; // what is not known here intervals may know
        deciding_clauses leaves{made, points_, exact, of.words};
        auto const untold = leaves.each(refused, deciding_clauses::fails,
                                        [&](std::int32_t reason, block_bits const& rows) {
                                            each_row(rows, of.words, [&](std::size_t row) { reasons[row] = reason; });
                                        });
        for (std::size_t word = 0; word < of.words; ++word) closed[word] &= ~untold[word];
        each_row(untold, of.words, [&](std::size_t row) { reasons[row] = no_reason; });
    }
    auto known = closed;
    if (results.brief && plan_.options.findings == nullptr && made.settled_by_points) {
        auto const unsettled = unsettled_by_points(made, of.words);
        for (std::size_t word = 0; word < of.words; ++word) {
            auto const undetermined = ~(decided.yes[word] | decided.no[word]) & of.all[word];
            auto const settled = undetermined & ~unsettled[word] & ~of.apart[word];
            closed[word] |= settled;
            known[word] |= settled & ~left[word];
        }
    }
    kernels::verdict_bytes(decided, word_of(verdict::eligible), word_of(verdict::ineligible),
                           word_of(verdict::undetermined), results.verdict.data() + of.first, of.rows);
    block_bits open{};
    for (std::size_t word = 0; word < of.words; ++word) open[word] = of.all[word] & ~closed[word];
    if (!made.has_award) return open;
    results.award.known.put(of.first, known.data(), of.rows);
    if (results.brief) return open;
    for (auto* const amounts : {&results.award, &results.low, &results.high}) {
        std::copy_n(amounts_.begin(), of.rows, amounts->wide.data() + of.first);
        amounts->known.put(of.first, closed.data(), of.rows);
    }
    return open;
}

/// Rows of which intervals may say more.
block_bits block_decider::unsettled_by_points(block_programme const& of, std::size_t words) const {
    auto bits = points_.inexact;
    for (auto const column : of.numbers) {
        auto const& known = loader_.known_numbers(column);
        for (std::size_t word = 0; word < words; ++word) bits[word] |= ~known[word];
    }
    return bits;
}

/// Refused rows of which only one clause below the top may be why; whoever looks for near misses wants to see them.
block_bits block_decider::near_misses(block_programme const& of, std::size_t words) const {
    block_bits near{};
    auto const& root = of.clauses.front();
    auto const refused = points_.known(root.home);
    for (std::size_t word = 0; word < words; ++word) {
        near[word] = refused.no[word];
        if (root.kind != clause_kind::all) continue;
        std::uint64_t one = 0, more = 0, open = 0;
        for (std::uint32_t i = 0; i < root.child_count; ++i) {
            auto const child = points_.known(of.clauses[root.first_child + i].home);
            more |= one & child.no[word];
            one |= child.no[word];
            open |= ~(child.yes[word] | child.no[word]);
        }
        near[word] &= ~more | open;
    }
    return near;
}

/// Puts the facts of some rows of the block beside those gathered before, what is not known as all that it may be.
void block_decider::gather(block const& of, block_bits const& wanted, block_results& into) {
    rows_.clear();
    each_row(wanted, of.words, [&](std::size_t row) { rows_.push_back(static_cast<std::int64_t>(row)); });
    if (rows_.empty()) return;
    if (gathered_.size() + rows_.size() > block_rows) decide_gathered(into);
    auto const begin = gathered_.size();
    for (auto const& column : program_.columns) {
        if (!column.is_read) continue;
        switch (column.form.what) {
        case lane_form::none: break;
        case lane_form::truth: {
            auto const from = points_.known(column.home);
            auto const to = intervals_.truth(column.home);
            kernels::gather_bits(from.yes, wanted.data(), of.words, to.yes, begin);
            kernels::gather_bits(from.no, wanted.data(), of.words, to.no, begin);
            break;
        }
        case lane_form::choice: {
            auto* const to = intervals_.sets(column.home) + begin;
            if (auto const& coded = points_.coded(column.home); coded.codes != nullptr) {
                for (std::size_t i = 0; i < rows_.size(); ++i) {
                    auto const row = static_cast<std::size_t>(rows_[i]);
                    to[i] = has_bit(coded.supplied, row) ? coded.sets[coded.codes[row]] : coded.unknown;
                }
                break;
            }
            auto const* from = points_.sets(column.home);
            for (std::size_t i = 0; i < rows_.size(); ++i) to[i] = from[rows_[i]];
            break;
        }
        case lane_form::number:
        case lane_form::day: {
            auto low = static_cast<double>(column.unknown.low), high = static_cast<double>(column.unknown.high);
            auto const size = std::max(std::abs(low), std::abs(high));
            bool const bounded = !column.unknown.is_escaped() && size <= kernels::most_exact;
            if (!bounded) low = high = std::numeric_limits<double>::quiet_NaN();
            auto* const to = intervals_.low(column.home) + begin;
            kernels::gather(points_.low(column.home), rows_.data(), rows_.size(), low, high, to,
                            intervals_.high(column.home) + begin);
            auto& most = intervals_.most(column.home);
            most = std::max({begin == 0 ? 0 : most, points_.most(column.home), bounded ? size : 0});
            if (bounded) break;
            for (std::size_t i = 0; i < rows_.size(); ++i)
                if (to[i] != to[i]) set_bit(unbounded_, begin + i);
            break;
        }
        }
    }
    for (std::size_t at = 0; at < open_.size(); ++at)
        kernels::gather_bits(open_[at].data(), wanted.data(), of.words, open_gathered_[at].data(), begin);
    for (auto const row : rows_)
        gathered_.push_back(static_cast<std::uint32_t>(of.first) + static_cast<std::uint32_t>(row));
}

void block_decider::decide_gathered(block_results& into) {
    if (gathered_.empty()) return;
    runner_.run(intervals_, words_of(gathered_.size()));
    for (std::size_t at = 0; at < program_.programmes.size(); ++at)
        if (program_.programmes[at].how == block_programme::by_block) write_intervals(at, into.by_programme[at]);
    gathered_.clear();
    unbounded_.fill(0);
}

void block_decider::write_intervals(std::size_t programme, programme_results& into) {
    auto const& made = program_.programmes[programme];
    auto const words = words_of(gathered_.size());
    auto const decided = intervals_.known(made.verdict);
    bool const findings = plan_.options.findings != nullptr;
    bool const near = findings && plan_.options.findings->near_misses_wanted;
    block_bits left{}, exact{}, refused{}, undetermined{}, closed{};
    auto const all = first_rows(gathered_.size());
    if (made.has_award) {
        if (intervals_.most(made.award) * made.award_factor > kernels::most_exact) return;
        for (auto const& [end, to] : {std::pair{intervals_.low(made.award), amounts_.data()},
                                      std::pair{intervals_.high(made.award), greatest_.data()}})
            kernels::store_amounts(end, made.award_factor, made.award_divisor, to, left.data(), gathered_.size());
    }
    for (std::size_t word = 0; word < words; ++word) {
        if (made.whole) exact[word] = ~intervals_.inexact[word] & ~unbounded_[word];
        refused[word] = near ? 0 : decided.no[word] & all[word];
        undetermined[word] = findings ? 0 : ~(decided.yes[word] | decided.no[word]) & exact[word] & all[word];
        closed[word] = (decided.yes[word] | refused[word] | undetermined[word]) & ~left[word] & all[word] &
                       open_gathered_[programme][word];
    }
    if (!into.brief) {
        std::fill_n(reasons_.begin(), gathered_.size(), no_reason);
        deciding_clauses leaves{made, intervals_, exact, words};
        auto const keep = [&](std::int32_t reason, block_bits const& which) {
            each_row(which, words, [&](std::size_t row) { reasons_[row] = reason; });
        };
        auto const untold = leaves.each(refused, deciding_clauses::fails, keep);
        for (std::size_t word = 0; word < words; ++word) closed[word] &= ~untold[word];
        auto const root = intervals_.known(made.clauses.front().home);
        for (std::size_t word = 0; word < words; ++word) undetermined[word] &= ~root.yes[word];
        auto const rest = leaves.each(undetermined, deciding_clauses::open, keep);
        for (std::size_t word = 0; word < words; ++word) closed[word] &= ~rest[word];
    }
    each_row(closed, words, [&](std::size_t i) {
        auto const row = std::size_t{gathered_[i]};
        if (made.has_award) {
            if (amounts_[i] != greatest_[i] && !has_bit(exact, i)) return;
            if (amounts_[i] == greatest_[i]) into.award.set(row, amounts_[i]);
            if (!into.brief) {
                into.low.set(row, amounts_[i]);
                into.high.set(row, greatest_[i]);
            }
        }
        into.verdict[row] = word_of(has_bit(decided.yes, i)  ? verdict::eligible
                                    : has_bit(decided.no, i) ? verdict::ineligible
                                                             : verdict::undetermined);
        if (!into.brief) into.reason[row] = reasons_[i];
        into.open.clear(row);
    });
}

} // namespace huiqi::screening
