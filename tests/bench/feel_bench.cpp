#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/pipeline.hpp>

#include <benchmark/benchmark.h>

/// What an expression costs before any enterprise is seen, and on its own.
namespace {

using namespace huiqi;

constexpr char const* condition = "职工总数 <= 500 and 营业收入 <= 200000000 and 研发费用 / 营业收入 >= 0.03";

/// As many names as a large vocabulary has.
feel::scope const& names() {
    static feel::scope const all = [] {
        feel::scope made{&feel::language_scope()};
        auto const add = [&](std::string const& name) {
            auto symbol = std::make_shared<feel::symbol>();
            symbol->name = name;
            symbol->kind = feel::symbol_kind::fact;
            symbol->of.kind = feel::type_kind::number;
            made.add(name, std::move(symbol));
        };
        for (auto const* each : {"职工总数", "营业收入", "研发费用"}) add(each);
        for (int i = 0; i < 300; ++i) add("指标" + std::to_string(i));
        return made;
    }();
    return all;
}

void parse(benchmark::State& state) {
    auto const file = make_source("condition", condition);
    for (auto _ : state) benchmark::DoNotOptimize(feel::parse_expression(snippet{file, file->text, 0}, names()));
}
BENCHMARK(parse)->Unit(benchmark::kMicrosecond);

void parse_and_check(benchmark::State& state) {
    auto const file = make_source("condition", condition);
    for (auto _ : state) {
        auto parsed = feel::parse_expression(snippet{file, file->text, 0}, names());
        benchmark::DoNotOptimize(feel::check_expression(*parsed.tree, names(), file, parsed.problems));
    }
}
BENCHMARK(parse_and_check)->Unit(benchmark::kMicrosecond);

/// Parsed, checked, compiled, the plan written, opened and verified, and run.
void evaluate_from_text(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluate_expression("80 <= 500 and 3 / 100 >= 0.03", nullptr, nullptr, {2025, 8, 13}));
}
BENCHMARK(evaluate_from_text)->Unit(benchmark::kMicrosecond);

} // namespace
