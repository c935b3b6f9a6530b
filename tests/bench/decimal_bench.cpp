#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include <huiqi/value/decimal.hpp>

/// Nanoseconds of one decimal operation, on amounts as enterprises have them and on numbers of 34 digits.
namespace {

using huiqi::decimal;

constexpr std::size_t many = 1024;

enum class size { yuan, fen, ratio, full };

/// The same pseudo-random numbers in every run.
[[nodiscard]] std::vector<decimal> numbers(size of, unsigned seed) {
    std::vector<decimal> result;
    std::uint64_t state = seed;
    auto const next = [&] { return (state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U) >> 20; };
    while (result.size() < many) {
        std::optional<decimal> made;
        switch (of) {
        case size::yuan: made = decimal::from_integer(static_cast<std::int64_t>(next() % 1'000'000'000)); break;
        case size::fen: made = decimal::from_parts(false, next() % 100'000'000'000, -2); break;
        case size::ratio: made = decimal::from_parts(false, 1 + next() % 10'000, -4); break;
        case size::full:
            made = decimal::from_parts(false, (huiqi::uint128{next()} << 70) + next(), -static_cast<int>(next() % 30));
            break;
        }
        result.push_back(*made);
    }
    return result;
}

template <auto Operation, size Left, size Right>
void measure(benchmark::State& state) {
    auto const left = numbers(Left, 1), right = numbers(Right, 2);
    for (auto _ : state) {
        for (std::size_t i = 0; i < many; ++i) {
            auto result = Operation(left[i], right[i]);
            benchmark::DoNotOptimize(result);
        }
    }
    state.counters["each"] = benchmark::Counter(static_cast<double>(state.iterations()) * many,
                                                benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

constexpr auto less = [](decimal left, decimal right) { return left < right; };
constexpr auto add = [](decimal left, decimal right) { return huiqi::add(left, right); };
constexpr auto multiply = [](decimal left, decimal right) { return huiqi::multiply(left, right); };
constexpr auto divide = [](decimal left, decimal right) { return huiqi::divide(left, right); };
constexpr auto to_fen = [](decimal left, decimal) {
    return huiqi::round_to_scale(left, 2, huiqi::rounding::half_even);
};
constexpr auto root = [](decimal left, decimal) { return huiqi::square_root(left); };
constexpr auto cube = [](decimal left, decimal) { return huiqi::power(left, 3); };
constexpr auto print = [](decimal left, decimal) { return huiqi::to_string(left); };

BENCHMARK(measure<less, size::yuan, size::yuan>)->Name("compare/yuan");
BENCHMARK(measure<less, size::fen, size::ratio>)->Name("compare/fen with ratio");
BENCHMARK(measure<less, size::full, size::full>)->Name("compare/34 digits");
BENCHMARK(measure<add, size::yuan, size::yuan>)->Name("add/yuan");
BENCHMARK(measure<add, size::fen, size::fen>)->Name("add/fen");
BENCHMARK(measure<add, size::fen, size::ratio>)->Name("add/fen with ratio");
BENCHMARK(measure<add, size::full, size::full>)->Name("add/34 digits");
BENCHMARK(measure<multiply, size::yuan, size::yuan>)->Name("multiply/yuan");
BENCHMARK(measure<multiply, size::yuan, size::ratio>)->Name("multiply/yuan by ratio");
BENCHMARK(measure<multiply, size::fen, size::ratio>)->Name("multiply/fen by ratio");
BENCHMARK(measure<multiply, size::full, size::full>)->Name("multiply/34 digits");
BENCHMARK(measure<divide, size::yuan, size::yuan>)->Name("divide/yuan");
BENCHMARK(measure<divide, size::fen, size::ratio>)->Name("divide/fen by ratio");
BENCHMARK(measure<divide, size::full, size::full>)->Name("divide/34 digits");
BENCHMARK(measure<to_fen, size::full, size::full>)->Name("round to fen/34 digits");
BENCHMARK(measure<to_fen, size::ratio, size::full>)->Name("round to fen/ratio");
BENCHMARK(measure<root, size::yuan, size::full>)->Name("square root/yuan");
BENCHMARK(measure<cube, size::ratio, size::full>)->Name("cube/ratio");
BENCHMARK(measure<print, size::fen, size::full>)->Name("print/fen");

void divide_by_ten_thousand(benchmark::State& state) {
    auto const left = numbers(size::yuan, 1);
    decimal const wan = decimal::from_integer(10'000);
    for (auto _ : state)
        for (auto const& each : left) {
            auto result = huiqi::divide(each, wan);
            benchmark::DoNotOptimize(result);
        }
    state.counters["each"] = benchmark::Counter(static_cast<double>(state.iterations()) * many,
                                                benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(divide_by_ten_thousand)->Name("divide/yuan by 10000");

void parse(benchmark::State& state, std::string const& text) {
    for (auto _ : state) {
        auto result = huiqi::parse_decimal(text);
        benchmark::DoNotOptimize(result);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK_CAPTURE(parse, amount, std::string{"68212208.50"});
BENCHMARK_CAPTURE(parse, million_digits, std::string(1'000'000, '7'));

} // namespace
