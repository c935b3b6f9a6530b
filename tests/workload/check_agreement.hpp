#pragma once

#include <catch2/catch.hpp>

#include <cstdint>

#include "bench/peers/agreement.hpp"
#include "bench/peers/huiqi_batch.hpp"
#include "bench/peers/huiqi_single.hpp"
#include "bench/peers/population.hpp"

namespace workload {

/// Decides rows by hand, by screening and one by one, and checks that all three agree; what is decided in spite of
/// missing facts is tried on so many completions of them.
inline void check_agreement(std::uint64_t rows, int completions) {
    auto const all = population(rows);
    fact_columns const columns{all};
    arrow_table table{columns};
    answer_columns by_hand{rows}, screened{rows};
    decide(columns, by_hand);
    screen_to_answers(table, screened, 2);

    huiqi_single one_by_one;
    auto facts = huiqi_single::empty_profile();
    agreement found;
    for (std::uint64_t row = 0; row < rows; ++row) {
        found.add(row, all[row], by_hand.at(row), screened.at(row), completions);
        one_by_one.set(all[row], facts);
        auto const single = huiqi_single::answers_of(one_by_one.decide(facts));
        if (single != screened.at(row)) FAIL("row " << row << " is screened otherwise than it is decided");
    }
    INFO("first wrong row: " << found.first_wrong_row);
    CHECK(found.contradictions == 0);
    CHECK(found.rows == rows);
    // Rows that say something: without missing facts, and decided in spite of them.
    CHECK(found.complete_rows > rows / 3);
    CHECK(found.beyond > rows / 100);
    CHECK(found.completions > rows / 100);
    CHECK(found.identical_rows > rows / 2);
}

} // namespace workload
