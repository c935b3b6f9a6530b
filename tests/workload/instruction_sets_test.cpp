#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "bench/peers/huiqi_batch.hpp"
#include "bench/peers/population.hpp"
#include "screen/kernels/kernels.hpp"

/// The same answers, bit for bit, from every set of vector instructions.
using namespace workload;
namespace kernels = huiqi::screening::kernels;

TEST_CASE("every set of instructions gives the same answers") {
    constexpr std::size_t rows = 10'001;
    fact_columns const facts{population(rows)};
    arrow_table table{facts};
    answer_columns best{rows};
    screen_to_answers(table, best, 1);
    auto const sets = kernels::instruction_sets();
    REQUIRE_FALSE(sets.empty());
    std::set<std::string> names;
    for (auto const set : sets) {
        kernels::use_instruction_set(set);
        CHECK(names.insert(kernels::instruction_set()).second);
        INFO(kernels::instruction_set());
        answer_columns found{rows};
        screen_to_answers(table, found, 2);
        for (std::size_t i = 0; i < 5; ++i) {
            CHECK(found.eligible[i] == best.eligible[i]);
            CHECK(found.amount[i] == best.amount[i]);
        }
    }
    kernels::use_instruction_set(0);
}
