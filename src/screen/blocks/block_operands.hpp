#pragma once

#include <cstdint>

#include "screen/blocks/block_program.hpp"

namespace huiqi::screening {

/// The homes that an instruction reads.
template <class Program, class Instruction, class Each>
void each_operand(Program& program, Instruction& of, Each const& each) {
    using detail::lane_op;
    switch (of.op) {
    case lane_op::all:
    case lane_op::any:
    case lane_op::none:
    case lane_op::at_least:
    case lane_op::negation:
    case lane_op::least:
    case lane_op::greatest:
    case lane_op::select:
        for (std::uint32_t i = 0; i < of.count; ++i) each(program.operands[of.a + i]);
        return;
    case lane_op::compare_ratio:
    case lane_op::choose: each(of.c); [[fallthrough]];
    case lane_op::compare:
    case lane_op::compare_ratio_constant:
    case lane_op::add:
    case lane_op::multiply:
    case lane_op::payable:
    case lane_op::capped: each(of.b); [[fallthrough]];
    case lane_op::compare_constant:
    case lane_op::choice_test:
    case lane_op::scale:
    case lane_op::rounded: each(of.a); return;
    case lane_op::rows:
        for (auto& input : program.tables[of.a].inputs) {
            each(input.numerator);
            if (input.divisor != plan_record::none) each(input.divisor);
        }
        return;
    default: return;
    }
}

} // namespace huiqi::screening
