#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <huiqi/value/decimal.hpp>

namespace huiqi {

/// What a number counts, as powers of a few base units. Numbers are kept in the base unit (200万元 is 2000000 with the
/// unit 元), so a unit is only a static check and a word to print: it never changes a value at run time.
struct unit {
    enum base : std::uint8_t { yuan, person, score, mu, square_metre, tonne, kilowatt_hour, base_count };
    std::array<std::int8_t, base_count> powers{};

    friend constexpr bool operator==(unit const&, unit const&) = default;

    /// A pure number: a ratio, a percentage, a count of things.
    [[nodiscard]] constexpr bool is_none() const { return *this == unit{}; }

    [[nodiscard]] static constexpr unit of(base which) {
        unit result;
        result.powers[which] = 1;
        return result;
    }
};

[[nodiscard]] constexpr unit operator*(unit left, unit const& right) {
    for (std::size_t i = 0; i < left.powers.size(); ++i)
        left.powers[i] = static_cast<std::int8_t>(left.powers[i] + right.powers[i]);
    return left;
}

[[nodiscard]] constexpr unit operator/(unit left, unit const& right) {
    for (std::size_t i = 0; i < left.powers.size(); ++i)
        left.powers[i] = static_cast<std::int8_t>(left.powers[i] - right.powers[i]);
    return left;
}

inline constexpr std::array<std::string_view, unit::base_count> unit_symbols{"元",     "人", "分",    "亩",
                                                                             "平方米", "吨", "千瓦时"};

/// `元`, `元/人`, `` for a pure number.
[[nodiscard]] inline std::string to_string(unit const& which) {
    std::string above, below;
    for (std::size_t i = 0; i < which.powers.size(); ++i) {
        for (int n = which.powers[i]; n > 0; --n) above += (above.empty() ? "" : "·") + std::string{unit_symbols[i]};
        for (int n = which.powers[i]; n < 0; ++n) below += "/" + std::string{unit_symbols[i]};
    }
    return above.empty() && !below.empty() ? "1" + below : above + below;
}

/// How one spelling of a unit is read: `万元` is 元 times 10^4, `%` a pure number times 10^-2, `3年` a duration of 12
/// months each.
struct unit_spelling {
    enum kind : std::uint8_t { number, months, days };
    std::string_view text;
    unit what;
    int power_of_ten = 0; ///< the number is multiplied by 10 to this power
    kind means = number;
    int multiple = 1; ///< months in one 年, days in one 周
};

/// Every spelling, longer ones before those they begin with (`万元` before `万`).
inline constexpr std::array unit_spellings{
    unit_spelling{"万亿元", unit::of(unit::yuan), 12},
    unit_spelling{"亿元", unit::of(unit::yuan), 8},
    unit_spelling{"千万元", unit::of(unit::yuan), 7},
    unit_spelling{"百万元", unit::of(unit::yuan), 6},
    unit_spelling{"万元", unit::of(unit::yuan), 4},
    unit_spelling{"千元", unit::of(unit::yuan), 3},
    unit_spelling{"百元", unit::of(unit::yuan), 2},
    unit_spelling{"元", unit::of(unit::yuan)},
    unit_spelling{"万人", unit::of(unit::person), 4},
    unit_spelling{"人", unit::of(unit::person)},
    unit_spelling{"名", unit::of(unit::person)},
    unit_spelling{"分", unit::of(unit::score)},
    unit_spelling{"亩", unit::of(unit::mu)},
    unit_spelling{"平方米", unit::of(unit::square_metre)},
    unit_spelling{"㎡", unit::of(unit::square_metre)},
    unit_spelling{"吨", unit::of(unit::tonne)},
    unit_spelling{"千瓦时", unit::of(unit::kilowatt_hour)},
    unit_spelling{"个百分点", unit{}, -2},
    unit_spelling{"个月", unit{}, 0, unit_spelling::months, 1},
    unit_spelling{"%", unit{}, -2},
    unit_spelling{"‰", unit{}, -3},
    unit_spelling{"年", unit{}, 0, unit_spelling::months, 12},
    unit_spelling{"天", unit{}, 0, unit_spelling::days, 1},
    unit_spelling{"日", unit{}, 0, unit_spelling::days, 1},
    unit_spelling{"周", unit{}, 0, unit_spelling::days, 7},
    unit_spelling{"个", unit{}},
    unit_spelling{"件", unit{}},
    unit_spelling{"项", unit{}},
    unit_spelling{"家", unit{}},
    unit_spelling{"台", unit{}},
    unit_spelling{"套", unit{}},
    unit_spelling{"次", unit{}},
    unit_spelling{"期", unit{}},
    unit_spelling{"万", unit{}, 4},
    unit_spelling{"亿", unit{}, 8},
};

/// The spelling that `text` begins with, the longest one; null if there is none.
[[nodiscard]] constexpr unit_spelling const* find_unit(std::string_view text) {
    unit_spelling const* best = nullptr;
    for (auto const& each : unit_spellings)
        if (text.starts_with(each.text) && (best == nullptr || each.text.size() > best->text.size())) best = &each;
    return best;
}

} // namespace huiqi
