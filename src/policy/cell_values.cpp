#include "cell_values.hpp"

#include <algorithm>

#include "feel/quantity_text.hpp"

namespace huiqi {

using feel::type_kind;

std::optional<decimal> literal_on_line(feel::expression const& tree, checked_rules const& rules) {
    if (auto const* number = std::get_if<feel::number_literal>(&tree.node)) return number->value;
    if (auto const* minus = std::get_if<feel::negation>(&tree.node)) {
        auto const inner = literal_on_line(*minus->operand, rules);
        return inner ? std::optional{-*inner} : std::nullopt;
    }
    if (auto const* name = std::get_if<feel::name>(&tree.node)) {
        if (name->meaning == nullptr || name->meaning->kind != feel::symbol_kind::parameter) return std::nullopt;
        auto const& value = rules.parameters[name->meaning->index].value;
        bool const literal = value && !std::holds_alternative<feel::name>(value->node);
        return literal ? literal_on_line(*value, rules) : std::nullopt;
    }
    auto const* moment = std::get_if<feel::temporal_literal>(&tree.node);
    if (moment == nullptr) return std::nullopt;
    if (auto const* day = std::get_if<date>(&moment->value)) return decimal::from_integer(to_days(*day));
    if (auto const* months = std::get_if<months_duration>(&moment->value)) return decimal::from_integer(months->months);
    if (auto const* span = std::get_if<time_duration>(&moment->value); span != nullptr && span->nanoseconds == 0)
        return decimal::from_integer(span->seconds);
    return std::nullopt;
}

bool input_values::cut(feel::type const& input, std::vector<feel::expression const*> const& cells,
                       checked_rules const& rules) {
    rules_ = &rules;
    of_ = input;
    column_ = {};
    column_.cells.resize(cells.size());
    switch (input.kind) {
    case type_kind::number: discrete_ = input.whole; return cut_line(cells);
    case type_kind::date:
    case type_kind::months_duration: discrete_ = true; return cut_line(cells);
    case type_kind::time_duration: return cut_line(cells);
    case type_kind::boolean: texts_ = {"true", "false"}; return cut_set(cells);
    case type_kind::string:
        if (input.values)
            texts_ = *input.values;
        else
            others_ = true;
        return cut_set(cells);
    default: break;
    }
    // Of other inputs nothing is known; they matter only where a cell says something of them.
    bool const free = std::all_of(cells.begin(), cells.end(), [](feel::expression const* each) {
        if (each == nullptr || std::holds_alternative<feel::any_test>(each->node)) return true;
        auto const* tests = std::get_if<feel::membership>(&each->node);
        return tests != nullptr && !tests->negated && tests->tests.size() == 1 &&
               std::holds_alternative<feel::any_test>(tests->tests.front()->node);
    });
    column_.atoms = 1;
    for (auto& each : column_.cells) each = {{0, 0}};
    return free;
}

std::optional<std::vector<input_values::interval>> input_values::intervals(feel::expression const& cell) const {
    using enum feel::binary_operator;
    if (std::holds_alternative<feel::any_test>(cell.node)) return std::vector<interval>(1);
    if (auto const* unary = std::get_if<feel::unary_test>(&cell.node)) {
        auto const end = literal_on_line(*unary->operand, *rules_);
        if (!end) return std::nullopt;
        switch (unary->op) {
        case less: return std::vector{interval{{}, end, true, false}};
        case less_or_equal: return std::vector{interval{{}, end, true, true}};
        case greater: return std::vector{interval{end, {}, false, true}};
        case greater_or_equal: return std::vector{interval{end, {}, true, true}};
        case equal: return std::vector{interval{end, end, true, true}};
        case not_equal: return std::vector{interval{{}, end, true, false}, interval{end, {}, false, true}};
        default: return std::nullopt;
        }
    }
    if (auto const* range = std::get_if<feel::range>(&cell.node)) {
        interval made{{}, {}, range->low_closed, range->high_closed};
        if (range->low && !(made.low = literal_on_line(*range->low, *rules_))) return std::nullopt;
        if (range->high && !(made.high = literal_on_line(*range->high, *rules_))) return std::nullopt;
        return std::vector{made};
    }
    auto const* tests = std::get_if<feel::membership>(&cell.node);
    if (tests != nullptr && !tests->value && !tests->negated) {
        std::vector<interval> all;
        for (auto const& each : tests->tests) {
            auto some = intervals(*each);
            if (!some) return std::nullopt;
            all.insert(all.end(), some->begin(), some->end());
        }
        return all;
    }
    if (auto const point = literal_on_line(cell, *rules_)) return std::vector{interval{point, point, true, true}};
    return std::nullopt;
}

namespace {

[[nodiscard]] bool is_negated(feel::expression const& cell) {
    auto const* tests = std::get_if<feel::membership>(&cell.node);
    return tests != nullptr && !tests->value && tests->negated;
}

[[nodiscard]] bool mentions_percent(feel::expression const& tree) {
    if (auto const* number = std::get_if<feel::number_literal>(&tree.node))
        return number->written.ends_with('%') || number->written.ends_with("百分点");
    if (auto const* minus = std::get_if<feel::negation>(&tree.node)) return mentions_percent(*minus->operand);
    if (auto const* unary = std::get_if<feel::unary_test>(&tree.node)) return mentions_percent(*unary->operand);
    if (auto const* range = std::get_if<feel::range>(&tree.node))
        return (range->low && mentions_percent(*range->low)) || (range->high && mentions_percent(*range->high));
    if (auto const* tests = std::get_if<feel::membership>(&tree.node))
        return std::any_of(tests->tests.begin(), tests->tests.end(),
                           [](feel::expression_ptr const& each) { return mentions_percent(*each); });
    return false;
}

/// The greatest integer below or at a number, and the next above it.
[[nodiscard]] decimal next_integer(decimal const& after) {
    auto const whole = floor(after);
    return whole ? add(*whole, decimal::from_integer(1)).value_or(after) : after;
}

[[nodiscard]] std::vector<atom_run> runs_of(std::vector<bool> const& taken) {
    std::vector<atom_run> runs;
    for (std::uint32_t i = 0; i < taken.size(); ++i) {
        if (!taken[i]) continue;
        if (!runs.empty() && runs.back().last + 1 == i)
            runs.back().last = i;
        else
            runs.push_back({i, i});
    }
    return runs;
}

/// Rising, and no two touching.
[[nodiscard]] std::vector<atom_run> merged(std::vector<atom_run> runs) {
    std::sort(runs.begin(), runs.end(), [](atom_run const& a, atom_run const& b) { return a.first < b.first; });
    std::vector<atom_run> all;
    for (auto const& each : runs) {
        if (!all.empty() && each.first <= all.back().last + 1)
            all.back().last = std::max(all.back().last, each.last);
        else
            all.push_back(each);
    }
    return all;
}

[[nodiscard]] std::vector<atom_run> complement(std::vector<atom_run> const& runs, std::uint32_t atoms) {
    std::vector<atom_run> rest;
    std::uint32_t next = 0;
    for (auto const& each : runs) {
        if (each.first > next) rest.push_back({next, each.first - 1});
        next = each.last + 1;
    }
    if (next < atoms) rest.push_back({next, atoms - 1});
    return rest;
}

} // namespace

bool input_values::possible(std::size_t piece) const {
    auto const& within = of_.within;
    auto const k = piece / 2;
    if (piece % 2 == 1) {
        auto const& at = ends_[k];
        if (within.low && (at < *within.low || (at == *within.low && !within.low_closed))) return false;
        if (within.high && (at > *within.high || (at == *within.high && !within.high_closed))) return false;
        return !discrete_ || at.is_integer();
    }
    // The ends of the declared range are among the ends, so a piece between two lies inside it or outside.
    if (within.low && (k == 0 || ends_[k - 1] < *within.low)) return false;
    if (within.high && (k == ends_.size() || ends_[k] > *within.high)) return false;
    return !discrete_ || k == 0 || k == ends_.size() || next_integer(ends_[k - 1]) < ends_[k];
}

bool input_values::cut_line(std::vector<feel::expression const*> const& cells) {
    std::vector<std::vector<interval>> wanted;
    for (auto const* each : cells) {
        auto found = each != nullptr ? intervals(*each) : std::nullopt;
        bool const negated = each != nullptr && is_negated(*each);
        if (negated) {
            found.emplace();
            for (auto const& test : std::get<feel::membership>(each->node).tests) {
                auto some = intervals(*test);
                if (!some) return false;
                found->insert(found->end(), some->begin(), some->end());
            }
        }
        if (!found) return false;
        percent_ = percent_ || mentions_percent(*each);
        for (auto const& one : *found) {
            if (one.low) ends_.push_back(*one.low);
            if (one.high) ends_.push_back(*one.high);
        }
        wanted.push_back(std::move(*found));
    }
    if (of_.within.low) ends_.push_back(*of_.within.low);
    if (of_.within.high) ends_.push_back(*of_.within.high);
    std::sort(ends_.begin(), ends_.end());
    ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());

    std::vector<std::uint32_t> atoms_before(2 * ends_.size() + 2, 0); // of each piece
    for (std::size_t piece = 0; piece <= 2 * ends_.size(); ++piece) {
        atoms_before[piece] = static_cast<std::uint32_t>(pieces_.size());
        if (possible(piece)) pieces_.push_back(piece);
    }
    column_.atoms = atoms_before.back() = static_cast<std::uint32_t>(pieces_.size());
    auto const place = [&](decimal const& end) {
        return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), end) - ends_.begin());
    };
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        std::vector<atom_run> runs;
        for (auto const& each : wanted[row]) {
            auto const first = each.low ? 2 * place(*each.low) + (each.low_closed ? 1U : 2U) : 0U;
            auto const last = each.high ? 2 * place(*each.high) + (each.high_closed ? 1U : 0U) : 2 * ends_.size();
            if (first > last) continue;
            auto const from = atoms_before[first], to = atoms_before[last + 1];
            if (from < to) runs.push_back({from, to - 1});
        }
        runs = merged(std::move(runs));
        column_.cells[row] = is_negated(*cells[row]) ? complement(runs, column_.atoms) : std::move(runs);
    }
    return true;
}

std::optional<std::vector<bool>> input_values::members(feel::expression const& cell) const {
    std::vector<bool> taken(texts_.size() + (others_ ? 1U : 0U), false);
    if (std::holds_alternative<feel::any_test>(cell.node)) {
        taken.assign(taken.size(), true);
        return taken;
    }
    auto const take = [&](std::string_view text) {
        auto const found = std::find(texts_.begin(), texts_.end(), text);
        if (found != texts_.end()) taken[static_cast<std::size_t>(found - texts_.begin())] = true;
    };
    auto const literal = [](feel::expression const& tree) -> std::optional<std::string> {
        if (auto const* text = std::get_if<feel::string_literal>(&tree.node)) return text->value;
        if (auto const* flag = std::get_if<feel::boolean_literal>(&tree.node)) return flag->value ? "true" : "false";
        return std::nullopt;
    };
    if (auto const text = literal(cell)) {
        take(*text);
        return taken;
    }
    if (auto const* unary = std::get_if<feel::unary_test>(&cell.node)) {
        auto const text = literal(*unary->operand);
        bool const unequal = unary->op == feel::binary_operator::not_equal;
        if (!text || (!unequal && unary->op != feel::binary_operator::equal)) return std::nullopt;
        take(*text);
        if (unequal) taken.flip();
        return taken;
    }
    auto const* tests = std::get_if<feel::membership>(&cell.node);
    if (tests == nullptr || tests->value) return std::nullopt;
    for (auto const& each : tests->tests) {
        auto const some = members(*each);
        if (!some) return std::nullopt;
        for (std::size_t i = 0; i < taken.size(); ++i) taken[i] = taken[i] || (*some)[i];
    }
    if (tests->negated) taken.flip();
    return taken;
}

bool input_values::cut_set(std::vector<feel::expression const*> const& cells) {
    if (others_) {
        // Texts that are not declared are told apart where a cell names them.
        std::vector<feel::expression const*> open{cells};
        while (!open.empty()) {
            auto const* each = open.back();
            open.pop_back();
            if (each == nullptr) return false;
            if (auto const* text = std::get_if<feel::string_literal>(&each->node)) texts_.push_back(text->value);
            if (auto const* unary = std::get_if<feel::unary_test>(&each->node)) open.push_back(unary->operand.get());
            if (auto const* tests = std::get_if<feel::membership>(&each->node))
                for (auto const& test : tests->tests) open.push_back(test.get());
        }
        std::sort(texts_.begin(), texts_.end());
        texts_.erase(std::unique(texts_.begin(), texts_.end()), texts_.end());
    }
    // Every cell is held against every text: no more of them than can be looked at.
    if (texts_.size() * cells.size() > most_region_steps) return false;
    column_.atoms = static_cast<std::uint32_t>(texts_.size() + (others_ ? 1U : 0U));
    for (std::size_t row = 0; row < cells.size(); ++row) {
        auto const taken = cells[row] != nullptr ? members(*cells[row]) : std::nullopt;
        if (!taken) return false;
        column_.cells[row] = runs_of(*taken);
    }
    return true;
}

/// A value inside an open piece, as round as its ends.
decimal input_values::between(std::size_t piece) const {
    auto const k = piece / 2;
    auto const one = decimal::from_integer(1), two = decimal::from_integer(2);
    if (ends_.empty()) return {};
    if (k == 0) {
        auto const& high = ends_.front();
        if (discrete_) return subtract(floor(high).value_or(high), high.is_integer() ? one : decimal{}).value_or(high);
        return high.is_zero() ? -one : high.is_negative() ? multiply(high, two).value_or(high) : decimal{};
    }
    auto const& low = ends_[k - 1];
    if (discrete_) return next_integer(low);
    if (k == ends_.size())
        return low.is_zero() ? one : low.is_negative() ? decimal{} : multiply(low, two).value_or(low);
    auto const sum = add(low, ends_[k]);
    return sum ? divide(*sum, two).value_or(low) : low;
}

std::string input_values::written(decimal const& value) const {
    auto const number = value.to_int64();
    if (of_.kind == type_kind::date && number)
        if (auto const day = from_days(*number)) return to_string(*day);
    if (of_.kind == type_kind::months_duration && number)
        return *number % 12 == 0 ? std::to_string(*number / 12) + "年" : std::to_string(*number) + "个月";
    if (of_.kind == type_kind::time_duration) {
        auto const days = divide(value, decimal::from_integer(86'400));
        return to_string(days.value_or(value)) + "天";
    }
    return feel::quantity_text(value, of_.in, percent_);
}

std::string input_values::example(std::uint32_t atom) const {
    if (of_.kind == type_kind::string || of_.kind == type_kind::boolean)
        return atom < texts_.size() ? texts_[atom] : "…";
    if (atom >= pieces_.size()) return "…";
    auto const piece = pieces_[atom];
    return written(piece % 2 == 1 ? ends_[piece / 2] : between(piece));
}

} // namespace huiqi
