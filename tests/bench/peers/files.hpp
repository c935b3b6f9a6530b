#pragma once

#include <cstddef>
#include <fstream>
#include <stdexcept>
#include <string>

#include "by_hand_text.hpp"
#include "columns.hpp"
#include "population.hpp"

namespace workload {

/// The population as CSV with a heading; what is missing is empty.
inline void write_population(std::size_t rows, char const* file) {
    std::ofstream out{file, std::ios::binary};
    out << "id";
    for (auto const& each : numbers) out << ',' << each.name;
    for (auto const& each : codes) out << ',' << each.name;
    out << '\n';
    for (std::size_t row = 0; row < rows; ++row) {
        auto const of = enterprise_at(default_seed, row);
        out << row;
        for (auto const& each : numbers) {
            out << ',';
            auto const number = of.*each.at;
            if (number == missing) continue;
            if (each.hundredths)
                out << number / 100 << (number % 100 < 10 ? ".0" : ".") << number % 100;
            else
                out << number;
        }
        for (auto const& each : codes) {
            out << ',';
            auto const code = of.*each.at;
            if (code == missing_code) continue;
            if (each.texts != nullptr)
                out << each.texts[code];
            else
                out << (code != 0 ? "true" : "false");
        }
        out << '\n';
    }
    if (!out.flush()) throw std::runtime_error{"cannot write " + std::string{file}};
}

/// Canonical answers: CSV without a heading.
inline void write_answers(answer_columns const& all, std::size_t rows, char const* file) {
    std::ofstream out{file, std::ios::binary};
    for (std::size_t row = 0; row < rows; ++row) {
        auto const found = all.at(row);
        out << row;
        for (std::size_t i = 0; i < 5; ++i) {
            out << ',' << detail::truth_letters[static_cast<std::size_t>(found.eligible[i])] << ',';
            if (found.amount[i] != missing) out << found.amount[i];
        }
        out << '\n';
    }
    if (!out.flush()) throw std::runtime_error{"cannot write " + std::string{file}};
}

} // namespace workload
