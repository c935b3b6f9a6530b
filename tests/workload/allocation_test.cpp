#include <catch2/catch.hpp>

#include <atomic>
#include <cstdlib>
#include <new>
#include <vector>

#include "bench/peers/huiqi_single.hpp"
#include "bench/peers/population.hpp"

/// A warm evaluator asks for no memory while nobody reads the trace.
namespace {

std::atomic<std::size_t> allocations{0};

void* counted(std::size_t size) {
    ++allocations;
    if (auto* const found = std::malloc(size == 0 ? 1 : size)) return found;
    throw std::bad_alloc{};
}

} // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* at) noexcept { std::free(at); }
void operator delete[](void* at) noexcept { std::free(at); }
void operator delete(void* at, std::size_t) noexcept { std::free(at); }
void operator delete[](void* at, std::size_t) noexcept { std::free(at); }

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
    auto const before = allocations.load();
    for (auto const& each : facts) {
        auto const found = huiqi_single::answers_of(ours.decide(each));
        for (auto const verdict : found.eligible) open += static_cast<std::size_t>(verdict == truth::unknown);
    }
    CHECK(allocations.load() == before);
    CHECK(open > 0);
}

TEST_CASE("the count of allocations counts") {
    auto const before = allocations.load();
    std::vector<int> const some(1'000, 1);
    CHECK(some.back() == 1);
    CHECK(allocations.load() > before);
}
