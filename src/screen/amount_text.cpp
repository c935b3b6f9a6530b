#include "screen/amount_text.hpp"

#include <cstring>

namespace huiqi::screening {

namespace {

struct signed_units {
    bool negative;
    uint128 magnitude;
};

[[nodiscard]] signed_units read(unsigned char const* bytes) {
    int128 units = 0;
    std::memcpy(&units, bytes, sizeof units);
    auto const magnitude = static_cast<uint128>(units);
    return {units < 0, units < 0 ? uint128{0} - magnitude : magnitude};
}

} // namespace

void append_amount(unsigned char const* bytes, int scale, std::string& out) {
    auto const units = read(bytes);
    auto text = detail::digits_text(units.magnitude);
    auto const places = static_cast<std::size_t>(scale > 0 ? scale : 0);
    if (scale < 0 && units.magnitude != 0) text.append(static_cast<std::size_t>(-scale), '0');
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    if (places > 0) text.insert(text.size() - places, 1, '.');
    if (units.negative) out += '-';
    out += text;
}

decimal amount_of(unsigned char const* bytes, int scale) {
    auto const units = read(bytes);
    return decimal::from_parts(units.negative, units.magnitude, -scale).value_or(decimal{});
}

} // namespace huiqi::screening
