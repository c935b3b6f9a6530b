#pragma once

#include <string>

#include <huiqi/value/decimal.hpp>

namespace huiqi::screening {

/// A decimal128 (16 bytes, little-endian) with all its places: `10000.00`.
void append_amount(unsigned char const* bytes, int scale, std::string& out);
/// The same as a number.
[[nodiscard]] decimal amount_of(unsigned char const* bytes, int scale);

} // namespace huiqi::screening
