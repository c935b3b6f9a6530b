#pragma once

#include <huiqi/value/decimal_arithmetic.hpp>
#include <huiqi/value/decimal_number.hpp>
#include <huiqi/value/decimal_power.hpp>
#include <huiqi/value/decimal_rounding.hpp>
#include <huiqi/value/decimal_text.hpp>

/// Everything about decimals: the number itself, its arithmetic, rounding, powers and text.
///
///     auto share = divide(*parse_decimal("1"), *parse_decimal("3"));    0.3333333333333333333333333333333333
///     auto fen   = round_to_scale(*share, 2, rounding::half_even);      0.33
///     to_string(*fen);
