// What it costs to show mistakes: an editor renders all of a file's while its author types.
#include <huiqi/text/nearest.hpp>
#include <huiqi/text/render.hpp>

#include <benchmark/benchmark.h>

namespace {

constexpr huiqi::message wrong{"HQ9001", huiqi::severity::error, "「{0}」有误", "`{0}` is wrong"};

void render_a_hundred_diagnostics(benchmark::State& state) {
    std::string text;
    for (int line = 0; line < 2'000; ++line) text += "    条件: 营业收入 >= 500万元 and 员工数 < 300\n";
    auto const file = huiqi::make_source("规则.yaml", text);
    huiqi::diagnostics found;
    for (std::uint32_t place = 0; place < 100; ++place)
        found.push_back(
            {.what = &wrong, .source = file, .range = {place * 900, place * 900 + 12}, .arguments = {"甲"}});
    for (auto _ : state) benchmark::DoNotOptimize(huiqi::render(found, huiqi::language::zh));
}
BENCHMARK(render_a_hundred_diagnostics);

void suggest_among_a_thousand_names(benchmark::State& state) {
    std::vector<std::string> names;
    for (int number = 0; number < 1'000; ++number) names.push_back("上年度研发费用合计" + std::to_string(number));
    for (auto _ : state) benchmark::DoNotOptimize(huiqi::nearest("上年度研发费用总计12", names));
}
BENCHMARK(suggest_among_a_thousand_names);

} // namespace
