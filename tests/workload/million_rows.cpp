#include <catch2/catch.hpp>

#include "check_agreement.hpp"

/// Too long for every day: huiqi_test_workload "[.million]".
TEST_CASE("the answers written by hand are ours on a million rows", "[.million]") {
    workload::check_agreement(1'000'000, 200);
}
