#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "enterprise.hpp"

/// The five programmes as somebody would write them who needs these and no others.
namespace workload {

/// In this order `and` is the lesser and `or` the greater one.
enum class truth : std::uint8_t { no, unknown, yes };

struct answers {
    std::array<truth, 5> eligible;
    std::array<std::int64_t, 5> amount; ///< yuan; `missing` where it is not known
    bool operator==(answers const&) const = default;
};

/// Conditions and values that a trace notes, in the order in which they are worked out.
enum class noted : std::uint8_t {
    personnel_score,
    rd_score,
    ip_score,
    score,
    clean,
    p1_employees,
    p1_revenue,
    p1_assets,
    p1_clean,
    p1_hnte,
    p1_score,
    p1_personnel,
    p2_years,
    p2_industry,
    p2_inventions,
    p2_utility,
    p2_staff,
    p2_required,
    p2_rd,
    p2_domestic,
    p2_hightech,
    p2_clean,
    p2_tier,
    p3_tech_sme,
    p3_p1,
    p3_hnte,
    p3_p2,
    p3_district,
    p3_honest,
    p3_grade,
    p3_value,
    p3_tier,
    p4_filed,
    p4_growth,
    p4_share,
    p4_clean,
    p5_recognised,
    p5_sales,
    p5_district,
    p5_grade,
    p5_clean
};
inline constexpr std::size_t noted_count = 41;

/// Notes nothing.
struct no_notes {
    void operator()(noted, truth, std::int64_t, std::int64_t) const {}
};

namespace detail {

inline truth of(bool known) { return known ? truth::yes : truth::no; }
inline truth both(truth left, truth right) { return std::min(left, right); }
inline truth either(truth left, truth right) { return std::max(left, right); }
inline truth negated(truth of) { return static_cast<truth>(2 - static_cast<int>(of)); }

inline truth flag(std::uint8_t code) { return code == missing_code ? truth::unknown : of(code != 0); }
inline truth at_least(std::int64_t left, std::int64_t right) {
    return left == missing || right == missing ? truth::unknown : of(left >= right);
}
inline truth at_most(std::int64_t left, std::int64_t right) {
    return left == missing ? truth::unknown : of(left <= right);
}
inline truth more(std::int64_t left, std::int64_t right) {
    return left == missing || right == missing ? truth::unknown : of(left > right);
}
/// left / right >= percent, multiplied out.
inline truth share_at_least(std::int64_t left, std::int64_t right, std::int64_t percent) {
    return left == missing || right == missing || percent == missing ? truth::unknown
                                                                     : of(left * 100 >= right * percent);
}
/// `set` has a bit for each code.
inline truth one_of(std::uint8_t code, std::uint32_t set) {
    return code == missing_code ? truth::unknown : of(((set >> code) & 1) != 0);
}
inline std::int64_t plus(std::int64_t left, std::int64_t right) {
    return left == missing || right == missing ? missing : left + right;
}
inline std::int64_t plus(std::int64_t a, std::int64_t b, std::int64_t c) { return plus(plus(a, b), c); }

inline std::int64_t personnel_score(std::int64_t staff, std::int64_t employees) {
    if (staff == missing || employees == missing) return missing;
    auto const share = staff * 100;
    if (share >= 30 * employees) return 20;
    if (share >= 25 * employees) return 16;
    if (share >= 20 * employees) return 12;
    if (share >= 15 * employees) return 8;
    return share >= 10 * employees ? 4 : 0;
}
inline std::int64_t rd_score(std::int64_t expense, std::int64_t revenue) {
    if (expense == missing || revenue == missing) return missing;
    auto const share = expense * 100;
    if (share >= 6 * revenue) return 50;
    if (share >= 5 * revenue) return 40;
    if (share >= 4 * revenue) return 30;
    if (share >= 3 * revenue) return 20;
    return share >= 2 * revenue ? 10 : 0;
}
inline std::int64_t ip_score(std::int64_t inventions, std::int64_t utility) {
    if (inventions == missing) return missing;
    if (inventions >= 1) return 30;
    if (utility == missing) return missing;
    return std::min<std::int64_t>(utility, 4) * 6;
}
/// One of three by the revenue's bracket.
inline std::int64_t by_revenue(std::int64_t revenue, std::int64_t small, std::int64_t medium, std::int64_t large) {
    if (revenue == missing) return missing;
    return revenue <= 50'000'000 ? small : revenue <= 200'000'000 ? medium : large;
}
inline std::int64_t knowledge_value(std::int64_t inventions, std::int64_t utility, std::int64_t rd) {
    if (inventions == missing || utility == missing || rd == missing) return missing;
    return std::min<std::int64_t>(10 * inventions, 40) + std::min<std::int64_t>(3 * utility, 20) + rd * 4 / 5;
}
inline std::int64_t loan_tier(std::int64_t value) {
    if (value == missing) return missing;
    return value >= 80   ? 5'000'000
           : value >= 60 ? 3'000'000
           : value >= 40 ? 2'000'000
           : value >= 20 ? 1'000'000
                         : 500'000;
}
/// What an eligible enterprise gets, 0 if it is not eligible.
inline std::int64_t amount(truth eligible, std::int64_t granted) {
    return eligible == truth::yes ? granted : eligible == truth::no ? 0 : missing;
}
/// A tenth, whole yuan, up to a ceiling.
inline std::int64_t tenth(std::int64_t of, std::int64_t ceiling) {
    return of == missing ? missing : std::min(of / 10, ceiling);
}

inline constexpr std::uint32_t hightech_industries = 0b111'1111'1111;
inline constexpr std::uint32_t loan_districts = 0b0001'1111;      // liangjiang to shapingba
inline constexpr std::uint32_t first_set_districts = 0b1011'1011; // without jiangbei and nanan
inline constexpr std::uint32_t good_grades = 0b0'0011, loan_grades = 0b1'0011;

} // namespace detail

/// All five, without short cuts. `note` is called for each of the 41 conditions and values: what it is, its outcome and
/// its operands (of a value the value alone).
template <class Notes>
[[nodiscard]] inline answers decide(enterprise const& e, Notes&& note) {
    using namespace detail;
    using enum noted;
    auto const condition = [&](noted what, truth outcome, std::int64_t left, std::int64_t right) {
        note(what, outcome, left, right);
        return outcome;
    };
    auto const value = [&](noted what, std::int64_t found) {
        note(what, found == missing ? truth::unknown : truth::yes, found, 0);
        return found;
    };
    auto const is = [&](noted what, truth outcome) {
        return condition(what, outcome, static_cast<std::int64_t>(outcome), 0);
    };
    answers found;
    auto& [p1, p2, p3, p4, p5] = found.eligible;

    auto const personnel = value(personnel_score, detail::personnel_score(e.rd_staff, e.employees));
    auto const rd = value(rd_score, detail::rd_score(e.rd_expense, e.revenue));
    auto const ip = value(ip_score, detail::ip_score(e.invention_patents, e.utility_patents));
    auto const points = value(score, plus(personnel, rd, ip));
    auto const honest = negated(flag(e.dishonest));
    auto const good = is(clean, both(honest, negated(flag(e.serious_accident))));
    auto const hnte = flag(e.is_hnte);

    p1 = condition(p1_employees, at_most(e.employees, 500), e.employees, 500);
    p1 = both(p1, condition(p1_revenue, at_most(e.revenue, 200'000'000), e.revenue, 200'000'000));
    p1 = both(p1, condition(p1_assets, at_most(e.total_assets, 200'000'000), e.total_assets, 200'000'000));
    p1 = both(p1, is(p1_clean, good));
    auto scored = is(p1_hnte, hnte);
    auto const enough = condition(p1_score, at_least(points, 60), points, 60);
    scored = either(scored, both(enough, condition(p1_personnel, more(personnel, 0), personnel, 0)));
    p1 = both(p1, scored);

    p2 = condition(p2_years, at_least(e.registered_years, 2), e.registered_years, 2);
    p2 = both(p2, condition(p2_industry, one_of(e.industry, hightech_industries), e.industry, 0));
    auto const invents = condition(p2_inventions, at_least(e.invention_patents, 1), e.invention_patents, 1);
    p2 = both(p2, either(invents, condition(p2_utility, at_least(e.utility_patents, 6), e.utility_patents, 6)));
    p2 = both(p2, condition(p2_staff, share_at_least(e.rd_staff, e.employees, 10), e.rd_staff, e.employees));
    auto const required = value(p2_required, by_revenue(e.revenue, 5, 4, 3));
    auto const rd_years = plus(e.rd_expense, e.rd_expense_prev, e.rd_expense_prev2);
    auto const revenue_years = plus(e.revenue, e.revenue_prev, e.revenue_prev2);
    p2 = both(p2, condition(p2_rd, share_at_least(rd_years, revenue_years, required), rd_years, revenue_years));
    p2 = both(p2, condition(p2_domestic, at_least(e.rd_domestic_share, 60), e.rd_domestic_share, 60));
    p2 = both(p2,
              condition(p2_hightech, share_at_least(e.hightech_revenue, e.revenue, 60), e.hightech_revenue, e.revenue));
    p2 = both(p2, is(p2_clean, good));
    auto const p2_amount = value(p2_tier, by_revenue(e.revenue, 100'000, 200'000, 400'000));

    p3 = is(p3_tech_sme, flag(e.is_tech_sme));
    p3 = either(p3, is(p3_p1, p1));
    p3 = either(p3, is(p3_hnte, hnte));
    p3 = either(p3, is(p3_p2, p2));
    p3 = both(p3, condition(p3_district, one_of(e.district, loan_districts), e.district, 0));
    p3 = both(p3, is(p3_honest, honest));
    p3 = both(p3, condition(p3_grade, one_of(e.grade, loan_grades), e.grade, 0));
    auto const worth = value(p3_value, knowledge_value(e.invention_patents, e.utility_patents, rd));
    auto const tier = value(p3_tier, loan_tier(worth));

    p4 = is(p4_filed, flag(e.rd_reserve_filed));
    p4 = both(p4, condition(p4_growth, more(e.rd_expense, e.rd_expense_prev), e.rd_expense, e.rd_expense_prev));
    p4 = both(p4, condition(p4_share, share_at_least(e.rd_expense, e.revenue, 3), e.rd_expense, e.revenue));
    p4 = both(p4, is(p4_clean, good));

    p5 = is(p5_recognised, flag(e.first_set_recognised));
    p5 = both(p5, condition(p5_sales, more(e.first_set_sales, 0), e.first_set_sales, 0));
    p5 = both(p5, condition(p5_district, one_of(e.district, first_set_districts), e.district, 0));
    p5 = both(p5, condition(p5_grade, one_of(e.grade, good_grades), e.grade, 0));
    p5 = both(p5, is(p5_clean, good));

    found.amount[0] = amount(p1, 10'000);
    found.amount[1] = amount(p2, p2_amount);
    auto const credit = tier == missing ? missing : tenth(e.revenue == missing ? missing : 3 * e.revenue, tier);
    found.amount[2] = amount(p3, credit);
    // Where it is asked for, both are known.
    found.amount[3] = amount(p4, p4 == truth::yes ? tenth(e.rd_expense - e.rd_expense_prev, 2'000'000) : 0);
    found.amount[4] = amount(p5, tenth(e.first_set_sales, 5'000'000));
    return found;
}

[[nodiscard]] inline answers decide(enterprise const& of) { return decide(of, no_notes{}); }

} // namespace workload
