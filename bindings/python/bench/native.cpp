#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/feel/library.hpp>
#include <huiqi/pipeline.hpp>
#include <huiqi/screen/screen.hpp>

/// The C++ side of overhead.py: the same work on the same inputs without Python, timed here. Seconds; negative for
/// inputs that are not sound.
namespace {

using namespace huiqi;
using clock_type = std::chrono::steady_clock;

rule_set opened(char const* plan, std::size_t size) {
    return open_plan(std::as_bytes(std::span{plan, size}), feel::library_functions()).or_throw();
}

double since(clock_type::time_point start) { return std::chrono::duration<double>{clock_type::now() - start}.count(); }

} // namespace

extern "C" {

/// One evaluation, the profile ready.
double huiqi_evaluate_seconds(char const* plan, std::size_t size, char const* json, int rounds) {
    auto const rules = opened(plan, size);
    auto const facts = parse_profile(json, rules).or_throw();
    auto const start = clock_type::now();
    std::size_t decisions = 0;
    for (int i = 0; i < rounds; ++i) decisions += evaluate(rules, facts, {.as_of = date{2025, 8, 13}}).size();
    return decisions == 0 ? -1 : since(start) / rounds;
}

/// One evaluation, the profile ready, by an evaluator that has run before and whose reports are not kept.
double huiqi_warm_evaluate_seconds(char const* plan, std::size_t size, char const* json, int rounds) {
    auto const rules = opened(plan, size);
    auto const facts = parse_profile(json, rules).or_throw();
    evaluator run{rules};
    std::size_t decisions = run(facts, date{2025, 8, 13}).size();
    auto const start = clock_type::now();
    for (int i = 0; i < rounds; ++i) decisions += run(facts, date{2025, 8, 13}).size();
    return decisions == 0 ? -1 : since(start) / rounds;
}

/// One evaluation from a profile in JSON.
double huiqi_read_and_evaluate_seconds(char const* plan, std::size_t size, char const* json, int rounds) {
    auto const rules = opened(plan, size);
    auto const start = clock_type::now();
    std::size_t decisions = 0;
    for (int i = 0; i < rounds; ++i) {
        auto const facts = parse_profile(json, rules).or_throw();
        decisions += evaluate(rules, facts, {.as_of = date{2025, 8, 13}}).size();
    }
    return decisions == 0 ? -1 : since(start) / rounds;
}

/// A whole table, which is taken over; the results are read and dropped.
double huiqi_screen_seconds(char const* plan, std::size_t size, ArrowArrayStream* table, unsigned threads) {
    auto const rules = opened(plan, size);
    auto const start = clock_type::now();
    screen_options options{.as_of = date{2025, 8, 13}, .threads = threads};
    options.findings = std::make_shared<screen_findings>(); // what is missing is told, as in Python
    auto results = screen_stream(rules, arrow_stream{*table}, options).or_throw();
    for (;;) {
        arrow_array batch;
        if (results->get_next(&*results, batch.to_fill()) != 0) return -1;
        if (!batch) return since(start);
    }
}
}
