#include "beside_single.hpp"

using namespace huiqi::tables;

/// Too long for every day: huiqi_test_screen "[.population]".
TEST_CASE("a hundred thousand screened rows are decided as single enterprises", "[.population]") {
    constexpr int tables = 20, rows = 5'000;
    for (unsigned at = 0; at < tables; ++at) {
        auto const table = generate(at, rows);
        for (bool const brief : {false, true}) same_as_single(table, 1 + at % 5, at % 2 == 0 ? 4'096 : 100, brief);
    }
}
