#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

/// The workload that several engines are measured with: five programmes over enterprises that are made up. Nothing in
/// this namespace knows Huiqi; its answers are the reference.
namespace workload {

/// A number that was not supplied.
inline constexpr std::int64_t missing = std::numeric_limits<std::int64_t>::min();
/// A string's code or a boolean that was not supplied.
inline constexpr std::uint8_t missing_code = 255;

/// The 24 facts of one enterprise. Amounts are whole yuan, the share is in hundredths, strings are codes.
struct enterprise {
    std::int64_t employees, rd_staff, revenue, revenue_prev, revenue_prev2, total_assets, rd_expense, rd_expense_prev,
        rd_expense_prev2, rd_domestic_share, hightech_revenue, invention_patents, utility_patents, registered_years,
        first_set_sales;
    std::uint8_t district, industry, grade;
    std::uint8_t is_hnte, is_tech_sme, dishonest, serious_accident, first_set_recognised, rd_reserve_filed;

    bool operator==(enterprise const&) const = default;
};

struct number_fact {
    std::string_view name;
    std::int64_t enterprise::*at;
    bool hundredths = false;
};
inline constexpr std::array<number_fact, 15> numbers{{
    {"employees", &enterprise::employees},
    {"rd_staff", &enterprise::rd_staff},
    {"revenue", &enterprise::revenue},
    {"revenue_prev", &enterprise::revenue_prev},
    {"revenue_prev2", &enterprise::revenue_prev2},
    {"total_assets", &enterprise::total_assets},
    {"rd_expense", &enterprise::rd_expense},
    {"rd_expense_prev", &enterprise::rd_expense_prev},
    {"rd_expense_prev2", &enterprise::rd_expense_prev2},
    {"rd_domestic_share", &enterprise::rd_domestic_share, true},
    {"hightech_revenue", &enterprise::hightech_revenue},
    {"invention_patents", &enterprise::invention_patents},
    {"utility_patents", &enterprise::utility_patents},
    {"registered_years", &enterprise::registered_years},
    {"first_set_sales", &enterprise::first_set_sales},
}};

inline constexpr std::array<std::string_view, 8> districts{"liangjiang", "yubei",     "jiangbei", "yuzhong",
                                                           "shapingba",  "jiulongpo", "nanan",    "beibei"};
/// The eleven of high technology first.
inline constexpr std::array<std::string_view, 20> industries{
    "C2710", "C3411", "C3525", "C3610", "C3735", "C3812", "C3911", "C4011", "I6420", "I6510",
    "M7310", "A0111", "C1310", "C1411", "C1784", "E4710", "F5161", "G5431", "H6110", "R8810"};
inline constexpr std::array<std::string_view, 5> grades{"A", "B", "C", "D", "M"};

/// Strings, and booleans, whose codes are 0 and 1.
struct code_fact {
    std::string_view name;
    std::uint8_t enterprise::*at;
    std::string_view const* texts = nullptr; ///< null: a boolean
    std::uint8_t count = 2;
};
inline constexpr std::array<code_fact, 9> codes{{
    {"registration_district", &enterprise::district, districts.data(), districts.size()},
    {"industry_code", &enterprise::industry, industries.data(), industries.size()},
    {"tax_credit_grade", &enterprise::grade, grades.data(), grades.size()},
    {"is_hnte", &enterprise::is_hnte},
    {"is_tech_sme", &enterprise::is_tech_sme},
    {"dishonest", &enterprise::dishonest},
    {"serious_accident", &enterprise::serious_accident},
    {"first_set_recognised", &enterprise::first_set_recognised},
    {"rd_reserve_filed", &enterprise::rd_reserve_filed},
}};

[[nodiscard]] inline bool is_complete(enterprise const& of) {
    for (auto const& each : numbers)
        if (of.*each.at == missing) return false;
    for (auto const& each : codes)
        if (of.*each.at == missing_code) return false;
    return true;
}

} // namespace workload
