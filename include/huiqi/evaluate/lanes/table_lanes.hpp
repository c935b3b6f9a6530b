#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <huiqi/evaluate/lanes/lane_builder.hpp>
#include <huiqi/evaluate/lanes/table_steps.hpp>
#include <huiqi/policy/kinds.hpp>

namespace huiqi::detail {

/// Decision tables whose inputs are numbers or quotients and whose results are constants.
class table_lanes {
public:
    explicit table_lanes(lane_builder& into) : into_{into} {}

    /// Few rows, number inputs, results that are constants: the rest runs by value.
    [[nodiscard]] bool add(lane_builder::node_index at) {
        auto const& of = into_.tables.tables[into_.instruction(at).aux];
        constexpr std::uint32_t most_rows = 16;
        auto const hit = static_cast<hit_policy>(of.hit);
        bool const in_order = (of.proved & plan_record::table::disjoint) != 0 ||
                              static_cast<row_overlap>(of.overlap) == row_overlap::first;
        bool const one = hit == hit_policy::unique || hit == hit_policy::any;
        bool const first_settles = hit == hit_policy::first || (one && in_order);
        if (!first_settles || of.result_count != 1 || of.row_count > most_rows || of.row_count == 0) return false;
        lane_table made;
        made.exhaustive = (of.proved & plan_record::table::exhaustive) != 0;
        unsigned scale = 0;
        if (!results(of, made, scale) || !inputs_fit(of)) return false;
        if (!columns(of, made)) return false;
        std::vector<std::int64_t> key{-2, static_cast<std::int64_t>(scale), made.exhaustive ? 1 : 0};
        // A default is another thing by value.
        key.push_back(of.first_default == plan_record::none ? -1 : static_cast<std::int64_t>(at));
        for (auto const& each : made.inputs) key.insert(key.end(), {each.numerator, each.divisor, each.multiplier});
        for (auto const& each : made.cells)
            key.insert(key.end(), {each.low, each.high, each.has_low, each.has_high, each.low_open, each.high_open});
        key.insert(key.end(), made.results.begin(), made.results.end());
        auto const [found, is_new] = into_.tables_made.try_emplace(std::move(key), into_.program.tables.size());
        if (is_new) {
            find_steps(made);
            into_.program.tables.push_back(std::move(made));
        }
        lane_instruction run;
        run.op = lane_op::rows;
        run.a = static_cast<std::uint32_t>(found->second);
        into_.by_lane(at, lane_builder::number_form(scale), run);
        return true;
    }

private:
    using node_index = lane_builder::node_index;

    [[nodiscard]] bool results(plan_record::table const& of, lane_table& made, unsigned& scale) const {
        std::vector<node_index> nodes;
        for (std::uint32_t r = 0; r < of.row_count; ++r) {
            nodes.push_back(into_.tables.lists[into_.tables.rows[of.first_row + r].first_result]);
            if (!into_.is_constant_number(nodes.back())) return false;
            scale = std::max<unsigned>(scale, into_.form(nodes.back()).scale);
        }
        for (auto const each : nodes) {
            made.results.push_back(into_.units(each, scale));
            if (made.results.back() == lane::elsewhere) return false;
        }
        return true;
    }

    [[nodiscard]] bool inputs_fit(plan_record::table const& of) const {
        for (std::uint32_t i = 0; i < of.input_count; ++i) {
            auto const input = into_.tables.lists[of.first_input + i];
            if (into_.is_constant_number(input) || (!into_.is(input, lane_form::number) && !into_.is_ratio(input)))
                return false;
        }
        return of.input_count > 0 && of.input_count <= lane_table::most_inputs;
    }

    [[nodiscard]] bool columns(plan_record::table const& of, lane_table& made) {
        made.cells.resize(std::size_t{of.row_count} * of.input_count);
        std::vector<int> shifts;
        for (std::uint32_t i = 0; i < of.input_count; ++i) {
            auto const scale = column_scale(of, i);
            auto const input = into_.tables.lists[of.first_input + i];
            auto const own = into_.is_ratio(input) ? static_cast<int>(into_.form(into_.ratios[input].numerator).scale) -
                                                         static_cast<int>(into_.form(into_.ratios[input].divisor).scale)
                                                   : static_cast<int>(into_.form(input).scale);
            if (!scale) return false;
            auto const fine = std::max(static_cast<int>(*scale), own);
            shifts.push_back(fine - own);
            if (fine - own > 12 || !column_cells(of, i, static_cast<unsigned>(fine), made)) return false;
        }
        for (std::uint32_t i = 0; i < of.input_count; ++i) {
            auto const input = into_.tables.lists[of.first_input + i];
            auto const multiplier = lane_builder::ten_to(static_cast<unsigned>(shifts[i]));
            if (into_.is_ratio(input))
                made.inputs.push_back(
                    {into_.home(into_.ratios[input].numerator), into_.home(into_.ratios[input].divisor), multiplier});
            else
                made.inputs.push_back({into_.home(input), plan_record::none, multiplier});
        }
        return true;
    }

    [[nodiscard]] std::optional<unsigned> column_scale(plan_record::table const& of, std::uint32_t column) const {
        unsigned scale = 0;
        for (std::uint32_t r = 0; r < of.row_count; ++r) {
            auto const first = into_.tables.rows[of.first_row + r].first_cell;
            if (first == plan_record::none) continue;
            auto const& cell = into_.tables.cells[first + column];
            if (cell.what == plan_record::cell::everything) continue;
            if (cell.what != plan_record::cell::interval) return std::nullopt;
            for (auto const end : {cell.low, cell.high}) {
                if (end == plan_record::none) continue;
                auto const& known = into_.plan.constants[end];
                if (known.what() != value::shape::number ||
                    known.low().exponent() < -static_cast<int>(lane_builder::greatest_scale))
                    return std::nullopt;
                if (known.low().exponent() < 0) scale = std::max(scale, static_cast<unsigned>(-known.low().exponent()));
            }
        }
        return scale;
    }

    [[nodiscard]] bool column_cells(plan_record::table const& of, std::uint32_t column, unsigned scale,
                                    lane_table& made) const {
        for (std::uint32_t r = 0; r < of.row_count; ++r) {
            auto& out = made.cells[std::size_t{r} * of.input_count + column];
            out = {};
            auto const first = into_.tables.rows[of.first_row + r].first_cell;
            if (first == plan_record::none) continue;
            auto const& cell = into_.tables.cells[first + column];
            if (cell.what == plan_record::cell::everything) continue;
            out.has_low = cell.low != plan_record::none;
            out.has_high = cell.high != plan_record::none;
            out.low_open = (cell.open & 1U) != 0;
            out.high_open = (cell.open & 2U) != 0;
            if (out.has_low) out.low = units_of(into_.plan.constants[cell.low].low(), scale);
            if (out.has_high) out.high = units_of(into_.plan.constants[cell.high].low(), scale);
            if (out.low == lane::elsewhere || out.high == lane::elsewhere) return false;
        }
        return true;
    }

    lane_builder& into_;
};

} // namespace huiqi::detail
