#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <huiqi/evaluate/detail/run_plan.hpp>
#include <huiqi/pipeline.hpp>
#include <huiqi/policy/read_source.hpp>
#include <huiqi/report/feel_text.hpp>

/// Evaluates every expression with Huiqi and prints its result and the times of one evaluation, as lines of JSON.
/// Usage: huiqi_bench_feel_comparison EXPRESSIONS CONTEXT
namespace {

using namespace huiqi;

[[nodiscard]] document_node read(char const* path, source_ptr& file) {
    auto const found = read_source(path);
    if (!found) std::exit(2);
    file = *found;
    auto node = read_json(file);
    if (!node) std::exit(2);
    return std::move(*node);
}

/// The median of five runs of a tenth of a second of processor time, for one round.
template <class Action>
[[nodiscard]] double nanoseconds_of(Action const& action) {
    auto const run = [&](std::size_t rounds) {
        auto const begin = std::clock();
        for (std::size_t i = 0; i < rounds; ++i) action();
        return static_cast<double>(std::clock() - begin) * 1e9 / CLOCKS_PER_SEC;
    };
    std::size_t rounds = 100;
    while (run(rounds) < 1e8) rounds *= 2;
    std::array<double, 5> times{};
    for (auto& each : times) each = run(rounds) / static_cast<double>(rounds);
    std::sort(times.begin(), times.end());
    return times[2];
}

[[nodiscard]] std::string json_text(std::string_view text) {
    std::string result{"\""};
    for (char const each : text) {
        if (each == '"' || each == '\\') result += '\\';
        result += each;
    }
    return result + '"';
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) return 2;
    source_ptr expressions_file, context_file;
    auto const expressions = read(arguments[1], expressions_file);
    auto const context = read(arguments[2], context_file);
    date const as_of{2025, 8, 13};
    for (auto const& each : expressions.items) {
        auto const text = each.text.text();
        auto const evaluate = [&] { return evaluate_expression(text, &context, context_file, as_of); };
        auto const found = evaluate();
        if (!found) return 1;
        frame again;
        auto const plan_only = [&] {
            again.prepare(found->plan);
            detail::plan_runner{found->plan.plan(), found->trace->facts, as_of, again}.run(found->trace->asked);
        };
        std::cout << "{\"expression\": " << json_text(text)
                  << ", \"result\": " << to_feel({found->what, found->kind, found->in})
                  << ", \"from_text_ns\": " << nanoseconds_of([&] { (void)evaluate(); })
                  << ", \"plan_ns\": " << nanoseconds_of(plan_only) << "}\n";
    }
}
