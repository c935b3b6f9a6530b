#include "beside_single.hpp"

using namespace huiqi::tables;

TEST_CASE("a screened row is decided as a single enterprise, for every programme of the project") {
    auto const table = generate(20240601, 1'000);
    same_as_single(table, 1, 16'384, false);
    same_as_single(table, 2, 64, false);
    same_as_single(table, 5, 1, false);
    same_as_single(table, 1, 16'384, true);
}
