#include "screen/blocks/block_runner.hpp"

#include <algorithm>
#include <limits>

#include <huiqi/plan/operation.hpp>

namespace huiqi::screening {

using detail::lane_instruction;
using detail::lane_op;
using kernels::known_bits;
using kernels::truth_bits;
using kernels::unsettled;

namespace {

constexpr auto no_home = plan_record::none;

static_assert(static_cast<unsigned>(operation::greater_or_equal) - static_cast<unsigned>(operation::equal) ==
              static_cast<unsigned>(kernels::relation::greater_or_equal));
static_assert(static_cast<unsigned>(operation::less) - static_cast<unsigned>(operation::equal) ==
              static_cast<unsigned>(kernels::relation::less));

[[nodiscard]] kernels::relation relation_of(lane_instruction const& of) {
    return static_cast<kernels::relation>(of.relation);
}

/// Rows of brackets, in order: what an earlier row has taken, up to an end, a later one need not look at. Only for
/// inputs that are known.
void drop_settled_ends(std::vector<kernels::cell>& cells) {
    kernels::cell taken_above{}, taken_below{}; // has_low: everything above it; has_high: everything below it
    for (auto& each : cells) {
        auto const before = each;
        if (before.has_high && taken_above.has_low && before.high == taken_above.low &&
            before.high_open != taken_above.low_open)
            each.has_high = false;
        if (before.has_low && taken_below.has_high && before.low == taken_below.high &&
            before.low_open != taken_below.high_open)
            each.has_low = false;
        if (each.has_low && !each.has_high) taken_above = {each.low, 0, true, false, each.low_open, false};
        if (each.has_high && !each.has_low) taken_below = {0, each.high, false, true, false, each.high_open};
    }
}

[[nodiscard]] kernels::table::form shape_of(kernels::cell const& of) {
    using form = kernels::table::form;
    if (of.has_low == of.has_high) return form::any;
    return of.has_low ? (of.low_open ? form::more_than : form::at_least)
                      : (of.high_open ? form::less_than : form::at_most);
}

/// Of cells that are left of one input.
[[nodiscard]] kernels::table::form shape_of(std::vector<kernels::cell> const& cells) {
    auto const shape = shape_of(cells.front());
    auto const& last = cells.back();
    bool const alike = std::all_of(cells.begin(), cells.end() - 1,
                                   [&](auto const& each) { return shape_of(each) == shape; });
    return alike && !last.has_low && !last.has_high ? shape : kernels::table::any;
}

} // namespace

block_runner::block_runner(block_program const& program) : program_{program} {
    for (auto const& each : program.tables) {
        table made;
        made.greatest_cells.assign(each.inputs.size(), 0);
        for (std::size_t i = 0; i < each.cells.size(); ++i) {
            auto const& cell = each.cells[i];
            auto const low = static_cast<double>(cell.low), high = static_cast<double>(cell.high);
            made.cells.push_back({low, high, cell.has_low, cell.has_high, cell.low_open, cell.high_open});
            auto& greatest = made.greatest_cells[i % each.inputs.size()];
            greatest = std::max({greatest, std::abs(low), std::abs(high)});
        }
        for (auto const result : each.results) {
            made.results.push_back(static_cast<double>(result));
            made.greatest_result = std::max(made.greatest_result, std::abs(made.results.back()));
        }
        made.cells_left = made.cells;
        if (each.inputs.size() == 1) {
            drop_settled_ends(made.cells_left);
            made.shape = shape_of(made.cells_left);
            for (auto const& cell : made.cells_left) made.limits.push_back(cell.has_low ? cell.low : cell.high);
        }
        made.monotone = std::is_sorted(made.results.begin(), made.results.end()) ||
                        std::is_sorted(made.results.rbegin(), made.results.rend());
        tables_.push_back(std::move(made));
    }
}

void block_runner::run(block_frame& frame, std::size_t words, read_ahead* ahead) {
    frame_ = &frame;
    words_ = words;
    frame.inexact.fill(0);
    for (auto const& each : program_.instructions) {
        if (ahead != nullptr) ahead->some();
        step(each);
    }
}

void block_runner::step(lane_instruction const& of) {
    switch (of.op) {
    case lane_op::all:
    case lane_op::any:
    case lane_op::none:
    case lane_op::negation: fold(of); break;
    case lane_op::at_least: at_least(of); break;
    case lane_op::compare:
    case lane_op::compare_constant: compare(of); break;
    case lane_op::compare_ratio:
    case lane_op::compare_ratio_constant: compare_ratio(of); break;
    case lane_op::choice_test: choice_test(of); break;
    case lane_op::add: add(of); break;
    case lane_op::multiply: multiply(of); break;
    case lane_op::scale: scale(of); break;
    case lane_op::least:
    case lane_op::greatest: extreme(of); break;
    case lane_op::choose: choose(of); break;
    case lane_op::select: select(of); break;
    case lane_op::payable: payable(of); break;
    case lane_op::capped: capped(of); break;
    case lane_op::rounded: round(of); break;
    case lane_op::rows: rows(of); break;
    default: break;
    }
}

bool block_runner::fits(lane_instruction const& of, double size) {
    if (size <= kernels::most_exact) return true;
    give_up(of.out, program_.kinds[of.out]);
    return false;
}

void block_runner::give_up(std::uint32_t home, home_kind kind) {
    std::fill_n(frame_->inexact.begin(), words_, ~std::uint64_t{0});
    if (kind == home_kind::truth) {
        std::fill_n(frame_->truth(home).yes, words_, 0U);
        std::fill_n(frame_->truth(home).no, words_, 0U);
        return;
    }
    auto const rows = words_ * kernels::rows_a_word;
    for (auto* numbers : {frame_->low(home), frame_->high(home)})
        std::fill_n(numbers, rows, std::numeric_limits<double>::quiet_NaN());
    frame_->most(home) = 0;
}

// ---- truths

namespace {

/// Rows of which every operand has the one bit, and rows of which some operand has the other.
struct folded {
    block_bits every, some;

    void add(std::uint64_t const* one, std::uint64_t const* other) {
        for (std::size_t word = 0; word < block_words; ++word) {
            every[word] &= one[word];
            some[word] |= other[word];
        }
    }
};

} // namespace

/// What surely holds and what surely fails, in Kleene's logic.
void block_runner::fold(lane_instruction const& of) {
    folded found{};
    found.every.fill(~std::uint64_t{0});
    for (std::uint32_t i = 0; i < of.count; ++i) {
        auto const each = frame_->known(program_.operands[of.a + i]);
        if (of.op == lane_op::all)
            found.add(each.yes, each.no);
        else
            found.add(each.no, each.yes);
    }
    auto const out = frame_->truth(of.out);
    auto const& yes = of.op == lane_op::any ? found.some : found.every;
    auto const& no = of.op == lane_op::any ? found.every : found.some;
    std::copy(yes.begin(), yes.end(), out.yes);
    std::copy(no.begin(), no.end(), out.no);
}

void block_runner::at_least(lane_instruction const& of) {
    auto const* list = program_.operands.data() + of.a;
    auto const out = frame_->truth(of.out);
    for (std::size_t word = 0; word < words_; ++word) {
        std::uint64_t yes = 0, no = 0;
        for (unsigned at = 0; at < kernels::rows_a_word; ++at) {
            std::int64_t sure = 0, possible = 0;
            for (std::uint32_t i = 0; i < of.count; ++i) {
                auto const each = frame_->known(list[i]);
                sure += static_cast<std::int64_t>(each.yes[word] >> at & 1U);
                possible += static_cast<std::int64_t>(~each.no[word] >> at & 1U);
            }
            yes |= std::uint64_t{sure >= of.x} << at;
            no |= std::uint64_t{possible < of.x} << at;
        }
        out.yes[word] = yes;
        out.no[word] = no;
    }
}

void block_runner::choice_test(lane_instruction const& of) {
    auto const members = static_cast<std::uint64_t>(of.x);
    if (auto const& coded = frame_->coded(of.a); coded.codes != nullptr)
        kernels::test_codes(coded, members, frame_->truth(of.out), words_);
    else
        kernels::test_choice(frame_->sets(of.a), members, frame_->truth(of.out), words_);
}

void block_runner::compare(lane_instruction const& of) {
    auto const x = static_cast<double>(of.x), y = static_cast<double>(of.y);
    auto const left = frame_->most(of.a) * std::abs(x);
    if (of.op == lane_op::compare_constant) {
        if (!fits(of, std::max(left, std::abs(y)))) return;
        return kernels::compare_constant(relation_of(of), frame_->ends(of.a), x, y, frame_->truth(of.out), words_);
    }
    if (!fits(of, std::max(left, frame_->most(of.b) * std::abs(y)))) return;
    kernels::compare(relation_of(of), frame_->ends(of.a), x, frame_->ends(of.b), y, frame_->truth(of.out), words_);
}

void block_runner::compare_ratio(lane_instruction const& of) {
    kernels::quotient const left{frame_->ends(of.a), static_cast<double>(of.x), frame_->ends(of.b)};
    bool const constant = of.op == lane_op::compare_ratio_constant;
    auto const limit = constant ? std::abs(static_cast<double>(of.y)) : frame_->most(of.c);
    if (!fits(of, std::max(frame_->most(of.a) * left.multiplier, frame_->most(of.b) * limit))) return;
    auto const out = frame_->truth(of.out);
    auto* const inexact = frame_->inexact.data();
    if (constant)
        kernels::compare_ratio_constant(relation_of(of), left, static_cast<double>(of.y), out, inexact, words_);
    else
        kernels::compare_ratio(relation_of(of), left, frame_->ends(of.c), out, inexact, words_);
}

// ---- numbers

void block_runner::add(lane_instruction const& of) {
    auto const x = static_cast<double>(of.x), y = static_cast<double>(of.y);
    auto const size = frame_->most(of.a) * std::abs(x) + frame_->most(of.b) * std::abs(y);
    if (!fits(of, size)) return;
    auto const left = frame_->ends(of.a), right = frame_->ends(of.b);
    bool const subtracts = y < 0;
    kernels::add(left.low, x, subtracts ? right.high : right.low, y, frame_->low(of.out), words_);
    if (intervals()) kernels::add(left.high, x, subtracts ? right.low : right.high, y, frame_->high(of.out), words_);
    frame_->most(of.out) = size;
}

void block_runner::scale(lane_instruction const& of) {
    auto const x = static_cast<double>(of.x);
    auto const size = frame_->most(of.a) * std::abs(x);
    if (!fits(of, size)) return;
    auto const from = frame_->ends(of.a);
    kernels::scale(x < 0 ? from.high : from.low, x, frame_->low(of.out), words_);
    if (intervals()) kernels::scale(x < 0 ? from.low : from.high, x, frame_->high(of.out), words_);
    frame_->most(of.out) = size;
}

void block_runner::multiply(lane_instruction const& of) {
    auto const size = frame_->most(of.a) * frame_->most(of.b);
    if (!fits(of, size)) return;
    if (intervals())
        kernels::multiply_ends(frame_->ends(of.a), frame_->ends(of.b), frame_->low(of.out), frame_->high(of.out),
                               words_);
    else
        kernels::multiply(frame_->low(of.a), frame_->low(of.b), frame_->low(of.out), words_);
    frame_->most(of.out) = size;
}

void block_runner::extreme(lane_instruction const& of) {
    auto const& lanes = program_;
    double size = 0;
    for (std::uint32_t i = 0; i < of.count; ++i)
        size = std::max(size, frame_->most(lanes.operands[of.a + i]) *
                                  std::abs(static_cast<double>(lanes.multipliers[of.a + i])));
    if (!fits(of, size)) return;
    auto const one = of.op == lane_op::least ? kernels::least : kernels::greatest;
    auto const operand = [&](std::uint32_t i) { return frame_->ends(lanes.operands[of.a + i]); };
    auto const times = [&](std::uint32_t i) { return static_cast<double>(lanes.multipliers[of.a + i]); };
    auto* const low = frame_->low(of.out);
    auto* const high = frame_->high(of.out);
    kernels::scale(operand(0).low, times(0), low, words_);
    if (intervals()) kernels::scale(operand(0).high, times(0), high, words_);
    for (std::uint32_t i = 1; i < of.count; ++i) {
        one(low, 1, operand(i).low, times(i), low, words_);
        if (intervals()) one(high, 1, operand(i).high, times(i), high, words_);
    }
    frame_->most(of.out) = size;
}

void block_runner::payable(lane_instruction const& of) {
    auto const verdict = frame_->known(of.a);
    auto const amount = frame_->ends(of.b);
    kernels::payable(verdict, amount.low, intervals() ? unsettled::least : unsettled::unknown, frame_->low(of.out),
                     words_);
    if (intervals()) kernels::payable(verdict, amount.high, unsettled::greatest, frame_->high(of.out), words_);
    frame_->most(of.out) = frame_->most(of.b);
}

void block_runner::capped(lane_instruction const& of) {
    auto const x = static_cast<double>(of.x), y = static_cast<double>(of.y);
    auto const size = std::max(frame_->most(of.a) * x, frame_->most(of.b) * y);
    if (!fits(of, size)) return;
    auto const amount = frame_->ends(of.a), ceiling = frame_->ends(of.b);
    kernels::least(amount.low, x, ceiling.low, y, frame_->low(of.out), words_);
    if (intervals()) kernels::least(amount.high, x, ceiling.high, y, frame_->high(of.out), words_);
    frame_->most(of.out) = size;
}

void block_runner::round(lane_instruction const& of) {
    auto const unit = static_cast<double>(of.x);
    auto const size = frame_->most(of.a) + unit;
    if (!fits(of, size)) return;
    auto const how = static_cast<rounding>(of.relation);
    auto const amount = frame_->ends(of.a);
    kernels::round(amount.low, unit, how, frame_->low(of.out), words_);
    if (intervals()) kernels::round(amount.high, unit, how, frame_->high(of.out), words_);
    frame_->most(of.out) = size;
}

void block_runner::rows(lane_instruction const& of) {
    auto const& lane_table = program_.tables[of.a];
    auto const& made = tables_[of.a];
    kernels::quotient inputs[detail::lane_table::most_inputs];
    double size = made.greatest_result;
    for (std::size_t i = 0; i < lane_table.inputs.size(); ++i) {
        auto const& input = lane_table.inputs[i];
        auto const multiplier = static_cast<double>(input.multiplier);
        bool const plain = input.divisor == no_home;
        inputs[i] = {frame_->ends(input.numerator), multiplier,
                     plain ? kernels::ends{nullptr, nullptr} : frame_->ends(input.divisor)};
        auto const divisor = plain ? 1.0 : frame_->most(input.divisor);
        size = std::max({size, frame_->most(input.numerator) * multiplier, made.greatest_cells[i] * divisor});
    }
    if (!fits(of, size)) return;
    kernels::table const in_doubles{inputs,
                                    lane_table.inputs.size(),
                                    made.cells.data(),
                                    made.cells_left.data(),
                                    made.results.data(),
                                    made.results.size(),
                                    lane_table.exhaustive,
                                    made.shape,
                                    made.limits.data(),
                                    made.monotone};
    auto* const inexact = frame_->inexact.data();
    if (intervals())
        kernels::possible_rows(in_doubles, frame_->low(of.out), frame_->high(of.out), inexact, words_);
    else
        kernels::first_row(in_doubles, frame_->low(of.out), inexact, words_);
    frame_->most(of.out) = made.greatest_result;
}

// ---- choices between two

void block_runner::choose(lane_instruction const& of) {
    auto const x = static_cast<double>(of.x), y = static_cast<double>(of.y);
    switch (program_.kinds[of.out]) {
    case home_kind::none: return;
    case home_kind::truth:
        return choose_truth(frame_->known(of.a), frame_->known(of.b), frame_->known(of.c), frame_->truth(of.out));
    case home_kind::choice: return choose_set(of.a, frame_->sets(of.b), frame_->sets(of.c), frame_->sets(of.out));
    case home_kind::number: break;
    }
    auto const size = std::max(frame_->most(of.b) * x, frame_->most(of.c) * y);
    if (!fits(of, size)) return;
    choose_number(of.a, frame_->ends(of.b), x, frame_->ends(of.c), y, of.out);
    frame_->most(of.out) = size;
}

/// The value beside the first condition that holds, worked out from the last one back; behind it there is nothing.
void block_runner::select(lane_instruction const& of) {
    auto const& lanes = program_;
    auto const kind = program_.kinds[of.out];
    auto const all = ~std::uint64_t{0};
    double size = 0;
    if (kind == home_kind::truth) {
        std::fill_n(frame_->truth(of.out).yes, words_, all);
        std::fill_n(frame_->truth(of.out).no, words_, all);
    } else if (kind == home_kind::choice) {
        std::fill_n(frame_->sets(of.out), words_ * kernels::rows_a_word, 0U);
    } else {
        for (std::uint32_t i = 1; i < of.count; i += 2)
            size = std::max(size,
                            frame_->most(lanes.operands[of.a + i]) * static_cast<double>(lanes.multipliers[of.a + i]));
        if (!fits(of, size)) return;
        auto const rows = words_ * kernels::rows_a_word;
        auto const infinity = std::numeric_limits<double>::infinity();
        std::fill_n(frame_->low(of.out), rows, intervals() ? infinity : std::numeric_limits<double>::quiet_NaN());
        if (intervals()) std::fill_n(frame_->high(of.out), rows, -infinity);
    }
    for (auto i = of.count; i >= 2; i -= 2) {
        auto const condition = lanes.operands[of.a + i - 2], value = lanes.operands[of.a + i - 1];
        if (kind == home_kind::truth)
            choose_truth(frame_->known(condition), frame_->known(value), frame_->known(of.out), frame_->truth(of.out));
        else if (kind == home_kind::choice)
            choose_set(condition, frame_->sets(value), frame_->sets(of.out), frame_->sets(of.out));
        else
            choose_number(condition, frame_->ends(value), static_cast<double>(lanes.multipliers[of.a + i - 1]),
                          frame_->ends(of.out), 1, of.out);
    }
    empty_is_inexact(of.out, kind);
    frame_->most(of.out) = size;
}

void block_runner::choose_truth(known_bits condition, known_bits first, known_bits second, truth_bits out) const {
    for (std::size_t word = 0; word < words_; ++word) {
        auto const yes = condition.yes[word], no = condition.no[word], open = ~(yes | no);
        auto const holds = (yes & first.yes[word]) | (no & second.yes[word]) |
                           (open & first.yes[word] & second.yes[word]);
        auto const fails = (yes & first.no[word]) | (no & second.no[word]) | (open & first.no[word] & second.no[word]);
        out.yes[word] = holds;
        out.no[word] = fails;
    }
}

void block_runner::choose_number(std::uint32_t condition, kernels::ends first, double x, kernels::ends second, double y,
                                 std::uint32_t out) {
    auto const known = frame_->known(condition);
    kernels::choose(known, first.low, x, second.low, y, intervals() ? unsettled::least : unsettled::unknown,
                    frame_->low(out), words_);
    if (intervals())
        kernels::choose(known, first.high, x, second.high, y, unsettled::greatest, frame_->high(out), words_);
}

void block_runner::choose_set(std::uint32_t condition, std::uint64_t const* first, std::uint64_t const* second,
                              std::uint64_t* out) {
    auto const known = frame_->known(condition);
    for (std::size_t row = 0; row < words_ * kernels::rows_a_word; ++row) {
        auto const word = row / kernels::rows_a_word, at = row % kernels::rows_a_word;
        bool const yes = (known.yes[word] >> at & 1U) != 0, no = (known.no[word] >> at & 1U) != 0;
        out[row] = yes ? first[row] : no ? second[row] : first[row] | second[row];
    }
}

/// No condition held: by value that is null.
void block_runner::empty_is_inexact(std::uint32_t out, home_kind kind) {
    auto const mark = [&](std::size_t row) {
        frame_->inexact[row / kernels::rows_a_word] |= std::uint64_t{1} << (row % kernels::rows_a_word);
    };
    if (kind == home_kind::truth) {
        auto const bits = frame_->truth(out);
        for (std::size_t word = 0; word < words_; ++word) {
            auto const empty = bits.yes[word] & bits.no[word];
            frame_->inexact[word] |= empty;
            bits.yes[word] &= ~empty;
            bits.no[word] &= ~empty;
        }
        return;
    }
    auto const rows = words_ * kernels::rows_a_word;
    if (kind == home_kind::choice) {
        auto* const sets = frame_->sets(out);
        for (std::size_t row = 0; row < rows; ++row) {
            if (sets[row] != 0) continue;
            mark(row);
            sets[row] = ~std::uint64_t{0};
        }
        return;
    }
    if (!intervals()) return; // not known is what it is
    auto* const low = frame_->low(out);
    auto* const high = frame_->high(out);
    for (std::size_t row = 0; row < rows; ++row) {
        if (low[row] <= high[row]) continue;
        mark(row);
        low[row] = high[row] = std::numeric_limits<double>::quiet_NaN();
    }
}

} // namespace huiqi::screening
