#include <catch2/catch.hpp>

#include <vector>

#include "bench/peers/huiqi_single.hpp"
#include "bench/peers/population.hpp"
#include "counted_allocations.hpp"

/// A warm evaluator asks for no memory while nobody reads the trace.
namespace {

using namespace workload;

/// Of profiles with and without missing facts.
std::vector<huiqi::profile> profiles(std::size_t count) {
    huiqi_single const ours;
    std::vector<huiqi::profile> all;
    for (auto const& each : population(count)) all.push_back(ours.profile_of(each));
    return all;
}

} // namespace

TEST_CASE("deciding allocates nothing once the evaluator is warm") {
    auto const facts = profiles(200);
    huiqi_single ours;
    for (auto const& each : facts) (void)ours.decide(each);
    std::size_t open = 0;
    auto const before = tests::allocations();
    for (auto const& each : facts) {
        auto const found = huiqi_single::answers_of(ours.decide(each));
        for (auto const verdict : found.eligible) open += static_cast<std::size_t>(verdict == truth::unknown);
    }
    CHECK(tests::allocations() == before);
    CHECK(open > 0);
}

TEST_CASE("the count of allocations counts") {
    auto const before = tests::allocations();
    std::vector<int> const some(1'000, 1);
    CHECK(some.back() == 1);
    CHECK(tests::allocations() > before);
}
