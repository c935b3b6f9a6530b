#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "by_hand.hpp"
#include "population.hpp"

/// Whether an engine that carries unknown numbers as intervals agrees with plain three-valued logic: what that decides
/// is decided the same, and whatever is decided beyond it holds however the missing facts turn out.
namespace workload {

/// Where the vocabulary of the workload says that numbers lie.
inline constexpr std::array<std::array<std::int64_t, 2>, numbers.size()> declared_ranges{{
    {1, 8'000},
    {0, 8'000},
    {100'000, 9'600'000'000},
    {0, 9'600'000'000},
    {0, 9'600'000'000},
    {0, 24'000'000'000},
    {0, 2'000'000'000},
    {0, 2'000'000'000},
    {0, 2'000'000'000},
    {0, 100},
    {0, 9'600'000'000},
    {0, 20},
    {0, 60},
    {1, 30},
    {0, 100'000'000},
}};

/// The enterprise with everything supplied: of a number an end of its range, any number of it, or a usual one.
[[nodiscard]] inline enterprise completed(enterprise of, draws& draw) {
    auto const usual = enterprise_at(static_cast<std::uint64_t>(draw.range(0, 1'000'000)), 0);
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        auto& number = of.*numbers[k].at;
        if (number != missing) continue;
        auto const [low, high] = declared_ranges[k];
        auto const choice = draw.below(5);
        number = choice == 0 ? low : choice == 1 ? high : choice == 2 ? draw.range(low, high) : usual.*numbers[k].at;
        if (number == missing) number = low;
    }
    for (auto const& each : codes)
        if (of.*each.at == missing_code) of.*each.at = static_cast<std::uint8_t>(draw.below(each.count));
    return of;
}

struct agreement {
    std::uint64_t rows = 0;
    std::uint64_t complete_rows = 0;   ///< without a missing fact
    std::uint64_t identical_rows = 0;  ///< byte by byte
    std::uint64_t beyond = 0;          ///< verdicts and amounts that plain logic leaves open
    std::uint64_t completions = 0;     ///< tried of them
    std::uint64_t contradictions = 0;  ///< verdicts and amounts that differ, or are open where they need not be
    std::uint64_t first_wrong_row = 0; ///< if there are contradictions

    void add(std::uint64_t row, enterprise const& of, answers const& plain, answers const& found, int tries) {
        ++rows;
        if (is_complete(of)) ++complete_rows;
        if (plain == found) {
            ++identical_rows;
            return;
        }
        std::array<bool, 5> more_verdicts{}, more_amounts{};
        bool wrong = is_complete(of);
        for (std::size_t i = 0; i < 5; ++i) {
            more_verdicts[i] = plain.eligible[i] == truth::unknown && found.eligible[i] != truth::unknown;
            more_amounts[i] = plain.amount[i] == missing && found.amount[i] != missing;
            wrong |= !more_verdicts[i] && plain.eligible[i] != found.eligible[i];
            wrong |= !more_amounts[i] && plain.amount[i] != found.amount[i];
            beyond += static_cast<std::uint64_t>(more_verdicts[i]) + static_cast<std::uint64_t>(more_amounts[i]);
        }
        draws draw{row, row};
        for (int n = 0; n < tries && !wrong; ++n, ++completions) {
            auto const whole = decide(completed(of, draw));
            for (std::size_t i = 0; i < 5; ++i) {
                wrong |= more_verdicts[i] && whole.eligible[i] != found.eligible[i];
                wrong |= more_amounts[i] && whole.amount[i] != found.amount[i];
            }
        }
        if (wrong && contradictions++ == 0) first_wrong_row = row;
    }
};

} // namespace workload
