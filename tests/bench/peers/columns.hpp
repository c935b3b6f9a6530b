#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

#include "by_hand.hpp"
#include "enterprise.hpp"

/// The population column by column: 129 bytes a row in, 45 bytes a row out.
namespace workload {

struct fact_columns {
    explicit fact_columns(std::vector<enterprise> const& of) : rows{of.size()} {
        for (std::size_t k = 0; k < numbers.size(); ++k)
            for (auto const& each : of) of_numbers[k].push_back(each.*numbers[k].at);
        for (std::size_t k = 0; k < codes.size(); ++k)
            for (auto const& each : of) of_codes[k].push_back(each.*codes[k].at);
    }

    std::size_t rows;
    std::array<std::vector<std::int64_t>, numbers.size()> of_numbers;
    std::array<std::vector<std::uint8_t>, codes.size()> of_codes;
};

struct answer_columns {
    explicit answer_columns(std::size_t rows) {
        for (auto& each : eligible) each.resize(rows);
        for (auto& each : amount) each.resize(rows);
    }
    [[nodiscard]] answers at(std::size_t row) const {
        answers found;
        for (std::size_t i = 0; i < 5; ++i) {
            found.eligible[i] = eligible[i][row];
            found.amount[i] = amount[i][row];
        }
        return found;
    }

    std::array<std::vector<truth>, 5> eligible;
    std::array<std::vector<std::int64_t>, 5> amount;
};

/// The plain loop over some rows: everything of a row worked out from the columns, everything written.
inline void decide(fact_columns const& facts, answer_columns& into, std::size_t first, std::size_t last) {
    for (std::size_t row = first; row < last; ++row) {
        enterprise of;
        for (std::size_t k = 0; k < numbers.size(); ++k) of.*numbers[k].at = facts.of_numbers[k][row];
        for (std::size_t k = 0; k < codes.size(); ++k) of.*codes[k].at = facts.of_codes[k][row];
        auto const found = decide(of);
        for (std::size_t i = 0; i < 5; ++i) {
            into.eligible[i][row] = found.eligible[i];
            into.amount[i][row] = found.amount[i];
        }
    }
}

inline void decide(fact_columns const& facts, answer_columns& into, unsigned threads = 1) {
    std::vector<std::thread> others;
    auto const part = [&](std::size_t of) { return facts.rows * of / threads; };
    for (unsigned t = 1; t < threads; ++t) others.emplace_back([&, t] { decide(facts, into, part(t), part(t + 1)); });
    decide(facts, into, 0, part(1));
    for (auto& each : others) each.join();
}

} // namespace workload
