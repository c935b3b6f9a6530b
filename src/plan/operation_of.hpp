#pragma once

#include <huiqi/feel/expression.hpp>
#include <huiqi/plan/operation.hpp>

namespace huiqi {

/// The instruction of an operator.
[[nodiscard]] inline operation operation_of(feel::binary_operator op) {
    using feel::binary_operator;
    switch (op) {
    case binary_operator::logical_or: return operation::logic_or;
    case binary_operator::logical_and: return operation::logic_and;
    case binary_operator::equal: return operation::equal;
    case binary_operator::not_equal: return operation::not_equal;
    case binary_operator::less: return operation::less;
    case binary_operator::less_or_equal: return operation::less_or_equal;
    case binary_operator::greater: return operation::greater;
    case binary_operator::greater_or_equal: return operation::greater_or_equal;
    case binary_operator::add: return operation::add;
    case binary_operator::subtract: return operation::subtract;
    case binary_operator::multiply: return operation::multiply;
    case binary_operator::divide: return operation::divide;
    case binary_operator::power: return operation::power;
    }
    return operation::logic_or;
}

} // namespace huiqi
