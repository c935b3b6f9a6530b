#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "../instant.hpp"
#include "huiqi_batch.hpp"
#include "population.hpp"

/// What a screening costs as rows, columns and programmes grow, printed as tables in Markdown.
namespace workload {

/// Of five runs on one thread the middle one, in nanoseconds of the processor.
[[nodiscard]] inline double screening_ns(arrow_table& table, std::vector<std::string> const& only = {}) {
    std::array<double, 5> runs{};
    for (auto& each : runs) {
        auto const begin = bench::instant::now().processor;
        bench::keep(screen_to_table(table, 1, false, only));
        each = bench::instant::now().processor - begin;
    }
    std::sort(runs.begin(), runs.end());
    return runs[runs.size() / 2];
}

inline void measure_screening_growth(std::size_t most_rows) {
    std::puts("| rows | a row |\n|--:|--:|");
    for (std::size_t rows = 1; rows <= most_rows; rows *= 10) {
        fact_columns const facts{population(rows)};
        arrow_table table{facts};
        std::printf("| %zu | %.0f ns |\n", rows, screening_ns(table) / static_cast<double>(rows));
    }

    auto const rows = std::min<std::size_t>(most_rows, 100'000);
    fact_columns const facts{population(rows)};
    std::puts("\n| columns that are no facts | a row |\n|--:|--:|");
    for (std::size_t const others : {0, 10, 100, 1'000}) {
        arrow_table table{facts, others};
        std::printf("| %zu | %.0f ns |\n", others, screening_ns(table) / static_cast<double>(rows));
    }

    std::puts("\n| programmes | a row |\n|--:|--:|");
    arrow_table table{facts};
    std::vector<std::string> only;
    // The third reads the first two, and so comes after them.
    for (int programme = 1; programme <= 5; ++programme) {
        only.push_back("workload.p" + std::to_string(programme));
        std::printf("| %d | %.0f ns |\n", programme, screening_ns(table, only) / static_cast<double>(rows));
    }
}

} // namespace workload
