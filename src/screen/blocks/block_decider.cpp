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

[[nodiscard]] bool has_bit(std::uint64_t const* bits, std::size_t row) {
    return (bits[row / kernels::rows_a_word] >> (row % kernels::rows_a_word) & 1U) != 0;
}

[[nodiscard]] block_bits first_rows(std::size_t rows) {
    block_bits bits{};
    for (std::size_t word = 0; word * kernels::rows_a_word < rows; ++word) {
        auto const left = rows - word * kernels::rows_a_word;
        bits[word] = left >= kernels::rows_a_word ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
    }
    return bits;
}

[[nodiscard]] constexpr std::size_t words_of(std::size_t rows) {
    return (rows + kernels::rows_a_word - 1) / kernels::rows_a_word;
}

constexpr auto word_of(verdict which) { return static_cast<std::uint8_t>(which); }

} // namespace

block_decider::block_decider(screening_plan const& plan)
    : plan_{plan}, program_{plan.blocks}, loader_{plan.rules, plan.binding, plan.blocks}, runner_{plan.blocks},
      points_{plan.blocks, block_mode::points}, intervals_{plan.blocks, block_mode::intervals},
      open_(plan.blocks.programmes.size()), gathered_(block_rows), amounts_(block_rows), greatest_(block_rows),
      reasons_(block_rows) {}

void block_decider::decide(row_group const& group, block_results& into, std::atomic<bool> const& stop) {
    bool const reads_all = program_.reads_every_cell && !plan_.options.facts_hash;
    for (std::size_t first = 0; first < group.rows && !stop.load(std::memory_order_relaxed); first += block_rows) {
        block of{first, std::min(block_rows, group.rows - first), 0, {}, {}};
        of.words = words_of(of.rows);
        of.all = first_rows(of.rows);
        loader_.load(group.batch, group.begin + static_cast<std::int64_t>(first), of.rows, points_, of.apart);
        runner_.run(points_, of.words);
        for (std::size_t at = 0; at < program_.programmes.size(); ++at) decide_points(of, at, into);
        decide_intervals(of, into);
        for (std::size_t at = 0; at < program_.programmes.size(); ++at)
            into.by_programme[at].open.put(first, open_[at].data(), of.rows);
        if (reads_all) into.unread.put(first, of.apart.data(), of.rows);
    }
}

void block_decider::decide_points(block const& of, std::size_t programme, block_results& into) {
    auto const& made = program_.programmes[programme];
    auto& results = into.by_programme[programme];
    auto& open = open_[programme];
    open = of.all;
    if (made.how == block_programme::row_by_row) return;
    if (made.how == block_programme::not_in_force) {
        std::fill_n(results.verdict.begin() + static_cast<std::ptrdiff_t>(of.first), of.rows,
                    word_of(verdict::not_in_force));
        open = of.apart;
        return;
    }
    auto const decided = points_.known(made.verdict);
    block_bits left{};
    if (made.has_award) {
        if (points_.most(made.award) * made.award_factor > kernels::most_exact) return;
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
    kernels::verdict_bytes(decided, word_of(verdict::eligible), word_of(verdict::ineligible),
                           word_of(verdict::undetermined), results.verdict.data() + of.first, of.rows);
    for (std::size_t word = 0; word < of.words; ++word) open[word] = of.all[word] & ~closed[word];
    if (!made.has_award) return;
    results.award.known.put(of.first, closed.data(), of.rows);
    if (results.brief) return;
    for (auto* const amounts : {&results.award, &results.low, &results.high}) {
        std::copy_n(amounts_.begin(), of.rows, amounts->wide.begin() + static_cast<std::ptrdiff_t>(of.first));
        amounts->known.put(of.first, closed.data(), of.rows);
    }
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

void block_decider::decide_intervals(block const& of, block_results& into) {
    block_bits wanted{};
    for (std::size_t at = 0; at < open_.size(); ++at) {
        if (program_.programmes[at].how != block_programme::by_block) continue;
        for (std::size_t word = 0; word < of.words; ++word) wanted[word] |= open_[at][word] & ~of.apart[word];
    }
    gathered_rows_ = 0;
    each_row(wanted, of.words, [&](std::size_t row) { gathered_[gathered_rows_++] = static_cast<std::uint32_t>(row); });
    if (gathered_rows_ == 0) return;
    for (auto at = gathered_rows_; at % kernels::rows_a_word != 0; ++at) gathered_[at] = gathered_.front();
    gather();
    runner_.run(intervals_, words_of(gathered_rows_));
    for (std::size_t at = 0; at < open_.size(); ++at)
        if (program_.programmes[at].how == block_programme::by_block) write_intervals(of, at, into.by_programme[at]);
}

/// The facts of some rows of the block, side by side, what is not known as all that it may be.
void block_decider::gather() {
    unbounded_.fill(0);
    auto const words = words_of(gathered_rows_), rows = words * kernels::rows_a_word;
    for (auto const& column : program_.columns) {
        if (!column.is_read) continue;
        auto const low = static_cast<double>(column.unknown.low), high = static_cast<double>(column.unknown.high);
        switch (column.form.what) {
        case lane_form::none: break;
        case lane_form::truth: {
            auto const from = points_.known(column.home);
            auto const to = intervals_.truth(column.home);
            for (std::size_t word = 0; word < words; ++word) {
                std::uint64_t yes = 0, no = 0;
                for (unsigned at = 0; at < kernels::rows_a_word; ++at) {
                    auto const row = gathered_[word * kernels::rows_a_word + at];
                    yes |= (from.yes[row / kernels::rows_a_word] >> (row % kernels::rows_a_word) & 1U) << at;
                    no |= (from.no[row / kernels::rows_a_word] >> (row % kernels::rows_a_word) & 1U) << at;
                }
                to.yes[word] = yes;
                to.no[word] = no;
            }
            break;
        }
        case lane_form::choice: {
            auto const* from = points_.sets(column.home);
            auto* const to = intervals_.sets(column.home);
            for (std::size_t i = 0; i < rows; ++i) to[i] = from[gathered_[i]];
            break;
        }
        case lane_form::number:
        case lane_form::day: {
            bool const bounded = !column.unknown.is_escaped() &&
                                 std::max(std::abs(low), std::abs(high)) <= kernels::most_exact;
            constexpr auto nothing = std::numeric_limits<double>::quiet_NaN();
            block_bits unknown{};
            kernels::gather(points_.low(column.home), gathered_.data(), gathered_rows_, bounded ? low : nothing,
                            bounded ? high : nothing, intervals_.low(column.home), intervals_.high(column.home),
                            unknown.data());
            intervals_.most(column.home) = points_.most(column.home);
            if (bounded)
                intervals_.most(column.home) = std::max({points_.most(column.home), std::abs(low), std::abs(high)});
            else
                for (std::size_t word = 0; word < words; ++word) unbounded_[word] |= unknown[word];
            break;
        }
        }
    }
}

void block_decider::write_intervals(block const& of, std::size_t programme, programme_results& into) {
    auto const& made = program_.programmes[programme];
    auto& open = open_[programme];
    auto const words = words_of(gathered_rows_);
    auto const decided = intervals_.known(made.verdict);
    bool const findings = plan_.options.findings != nullptr;
    bool const near = findings && plan_.options.findings->near_misses_wanted;
    block_bits left{}, exact{}, refused{}, undetermined{}, closed{};
    auto const all = first_rows(gathered_rows_);
    if (made.has_award) {
        if (intervals_.most(made.award) * made.award_factor > kernels::most_exact) return;
        for (auto const& [end, to] : {std::pair{intervals_.low(made.award), amounts_.data()},
                                      std::pair{intervals_.high(made.award), greatest_.data()}})
            kernels::store_amounts(end, made.award_factor, made.award_divisor, to, left.data(), gathered_rows_);
    }
    for (std::size_t word = 0; word < words; ++word) {
        if (made.whole) exact[word] = ~intervals_.inexact[word] & ~unbounded_[word];
        refused[word] = near ? 0 : decided.no[word] & all[word];
        undetermined[word] = findings ? 0 : ~(decided.yes[word] | decided.no[word]) & exact[word] & all[word];
        closed[word] = ((decided.yes[word] & all[word]) | refused[word] | undetermined[word]) & ~left[word];
    }
    if (!into.brief) {
        std::fill_n(reasons_.begin(), gathered_rows_, no_reason);
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
        auto const row = std::size_t{gathered_[i]}, at = of.first + row;
        auto const bit = std::uint64_t{1} << (row % kernels::rows_a_word);
        auto& is_open = open[row / kernels::rows_a_word];
        if ((is_open & bit) == 0) return;
        if (made.has_award) {
            if (amounts_[i] != greatest_[i] && !has_bit(exact.data(), i)) return;
            if (amounts_[i] == greatest_[i]) into.award.set(at, amounts_[i]);
            if (!into.brief) {
                into.low.set(at, amounts_[i]);
                into.high.set(at, greatest_[i]);
            }
        }
        into.verdict[at] = word_of(has_bit(decided.yes, i)  ? verdict::eligible
                                   : has_bit(decided.no, i) ? verdict::ineligible
                                                            : verdict::undetermined);
        if (!into.brief) into.reason[at] = reasons_[i];
        is_open &= ~bit;
    });
}

} // namespace huiqi::screening
