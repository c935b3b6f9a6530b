#pragma once

#include <array>
#include <cstdint>

namespace huiqi {

/// What a condition can still turn out to be: a non-empty subset of true, false, and the two nulls of FEEL that Huiqi
/// keeps apart: absent (the firm is known to have no such thing) and mistaken (an expression could not be computed).
///
///     truth{true}                     settled
///     truth::open()                   true or false, depending on facts not supplied
///     truth{false} & truth::open()    false: what is settled stays settled
///
/// With one member in each operand the operators are FEEL's (Kleene's, null being the third value); with more they give
/// every result that some choice of members gives.
class truth {
public:
    using member = unsigned;
    static constexpr member yes = 1, no = 2, absent = 4, mistaken = 8;

    constexpr truth() = default; ///< the empty set, only as a start for gathering
    constexpr explicit truth(bool settled) : members_{static_cast<std::uint8_t>(settled ? yes : no)} {}
    [[nodiscard]] static constexpr truth of(unsigned members) {
        truth result;
        result.members_ = static_cast<std::uint8_t>(members & 15U);
        return result;
    }
    [[nodiscard]] static constexpr truth open() { return of(yes | no); }

    [[nodiscard]] constexpr std::uint8_t members() const { return members_; }
    [[nodiscard]] constexpr bool can_be(member which) const { return (members_ & which) != 0; }
    [[nodiscard]] constexpr bool is(member which) const { return members_ == which; }
    [[nodiscard]] constexpr bool is_settled() const { return (members_ & (members_ - 1U)) == 0; }

    friend constexpr bool operator==(truth, truth) = default;

    /// The union of two sets.
    [[nodiscard]] constexpr truth or_else(truth other) const {
        return of(members_ | static_cast<unsigned>(other.members_));
    }

private:
    std::uint8_t members_ = 0;
};

namespace detail {

[[nodiscard]] constexpr unsigned and_of_members(unsigned left, unsigned right) {
    if (left == truth::no || right == truth::no) return truth::no;
    if (left == truth::yes && right == truth::yes) return truth::yes;
    return left == truth::mistaken || right == truth::mistaken ? truth::mistaken : truth::absent;
}

[[nodiscard]] constexpr unsigned negated(unsigned set) {
    return (set & 12U) | ((set & truth::yes) != 0 ? truth::no : 0U) | ((set & truth::no) != 0 ? truth::yes : 0U);
}

inline constexpr auto and_table = [] {
    std::array<std::array<std::uint8_t, 16>, 16> table{};
    for (unsigned a = 0; a < 16; ++a)
        for (unsigned b = 0; b < 16; ++b)
            for (unsigned x = 1; x < 16; x <<= 1U)
                for (unsigned y = 1; y < 16; y <<= 1U)
                    if ((a & x) != 0 && (b & y) != 0)
                        table[a][b] = static_cast<std::uint8_t>(table[a][b] | and_of_members(x, y));
    return table;
}();

} // namespace detail

[[nodiscard]] constexpr truth operator!(truth operand) { return truth::of(detail::negated(operand.members())); }

[[nodiscard]] constexpr truth operator&(truth left, truth right) {
    return truth::of(detail::and_table[left.members()][right.members()]);
}

[[nodiscard]] constexpr truth operator|(truth left, truth right) { return !((!left) & (!right)); }

} // namespace huiqi
