#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <huiqi/feel/expression.hpp>

/// How tightly each form of the language binds. The parser builds its trees by this table and the printer sets its
/// brackets by it, so that they cannot come to disagree.
namespace huiqi::feel {

enum class strength : std::uint8_t {
    open_ended, ///< if, for, some, every, function: they take everything that follows
    disjunction,
    conjunction,
    comparison, ///< also between and in; a comparison of comparisons is a mistake
    sum,
    product,
    power,
    negation, ///< `-3 ** 2` is 9
    instance_of,
    postfix, ///< calls, filters, paths, and everything that has an end of its own
};

struct operator_form {
    binary_operator op;
    std::string_view text;
    strength binds;
};

/// In the order of the enumeration. All of them group to the left, comparisons do not group.
inline constexpr std::array operators{
    operator_form{binary_operator::logical_or, "or", strength::disjunction},
    operator_form{binary_operator::logical_and, "and", strength::conjunction},
    operator_form{binary_operator::equal, "=", strength::comparison},
    operator_form{binary_operator::not_equal, "!=", strength::comparison},
    operator_form{binary_operator::less, "<", strength::comparison},
    operator_form{binary_operator::less_or_equal, "<=", strength::comparison},
    operator_form{binary_operator::greater, ">", strength::comparison},
    operator_form{binary_operator::greater_or_equal, ">=", strength::comparison},
    operator_form{binary_operator::add, "+", strength::sum},
    operator_form{binary_operator::subtract, "-", strength::sum},
    operator_form{binary_operator::multiply, "*", strength::product},
    operator_form{binary_operator::divide, "/", strength::product},
    operator_form{binary_operator::power, "**", strength::power},
};

[[nodiscard]] constexpr operator_form const& form_of(binary_operator op) {
    return operators[static_cast<std::size_t>(op)];
}

} // namespace huiqi::feel
