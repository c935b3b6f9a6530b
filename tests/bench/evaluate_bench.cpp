#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <huiqi/pipeline.hpp>
#include <huiqi/report/explain.hpp>

/// One enterprise against all shipped packs: with the trace recorded (it always is), with every view of it read, and
/// with the explanation written out.
namespace {

huiqi::rule_set const& packs() {
    static auto const rules = huiqi::load_rules(std::filesystem::path{"rules"}).or_throw();
    return rules;
}

huiqi::profile const& sample() {
    static auto const facts = [] {
        std::ifstream in{"rules/samples/enterprise.json", std::ios::binary};
        std::string text{std::istreambuf_iterator<char>{in}, {}};
        return huiqi::read_profile(huiqi::make_source("enterprise.json", std::move(text)), packs()).or_throw();
    }();
    return facts;
}

huiqi::date const asked{2025, 8, 13};

void evaluate_all(benchmark::State& state) {
    huiqi::evaluator run{packs()};
    for (auto _ : state) benchmark::DoNotOptimize(&run(sample(), asked));
    state.counters["instructions"] = static_cast<double>(packs().tables().instructions.size());
    state.counters["clauses"] = static_cast<double>(packs().tables().clauses.size());
}
BENCHMARK(evaluate_all);

std::size_t read_clause(huiqi::clause_view const& clause) {
    auto seen = clause.readings().size() + clause.comparisons().size() + static_cast<std::size_t>(clause.result());
    for (auto const& child : clause.children()) seen += read_clause(child);
    return seen;
}

void evaluate_and_read_the_trace(benchmark::State& state) {
    huiqi::evaluator run{packs()};
    for (auto _ : state) {
        std::size_t seen = 0;
        for (auto const& decision : run(sample(), asked)) {
            if (auto const root = decision.root()) seen += read_clause(*root);
            seen += decision.missing().size();
        }
        benchmark::DoNotOptimize(seen);
    }
}
BENCHMARK(evaluate_and_read_the_trace);

void evaluate_and_explain(benchmark::State& state) {
    huiqi::evaluator run{packs()};
    for (auto _ : state) benchmark::DoNotOptimize(huiqi::explain(run(sample(), asked), huiqi::language::zh));
}
BENCHMARK(evaluate_and_explain);

void evaluate_to_json(benchmark::State& state) {
    huiqi::evaluator run{packs()};
    for (auto _ : state) benchmark::DoNotOptimize(huiqi::to_json(run(sample(), asked)));
}
BENCHMARK(evaluate_to_json);

void load_packs(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(huiqi::load_rules(std::filesystem::path{"rules"}));
}
BENCHMARK(load_packs);

void open_saved_plan(benchmark::State& state) {
    auto const bytes = packs().bytes();
    for (auto _ : state) benchmark::DoNotOptimize(huiqi::open_plan(bytes));
}
BENCHMARK(open_saved_plan);

// ---- the workload: five programmes whose 24 facts lanes hold

huiqi::rule_set const& workload() {
    static auto const rules = huiqi::load_rules(std::filesystem::path{"tests/bench/workload"}).or_throw();
    return rules;
}

huiqi::profile const& workload_sample() {
    static auto const facts = huiqi::parse_profile(R"({
        "employees": 80, "rd_staff": 24, "revenue": 42000000, "revenue_prev": 40000000, "revenue_prev2": 30000000,
        "total_assets": 50000000, "rd_expense": 3000000, "rd_expense_prev": 2000000, "rd_expense_prev2": 1000000,
        "rd_domestic_share": "0.9", "hightech_revenue": 30000000, "invention_patents": 2, "utility_patents": 3,
        "registered_years": 5, "first_set_sales": 1234567, "registration_district": "yubei", "industry_code": "C3411",
        "tax_credit_grade": "A", "is_hnte": false, "is_tech_sme": true, "dishonest": false, "serious_accident": false,
        "first_set_recognised": true, "rd_reserve_filed": true})",
                                                   workload())
                                  .or_throw();
    return facts;
}

void workload_evaluate(benchmark::State& state) {
    huiqi::evaluator run{workload()};
    for (auto _ : state) benchmark::DoNotOptimize(&run(workload_sample(), asked));
}
BENCHMARK(workload_evaluate);

void workload_evaluate_and_read_results(benchmark::State& state) {
    huiqi::evaluator run{workload()};
    for (auto _ : state)
        for (auto const& decision : run(workload_sample(), asked)) {
            benchmark::DoNotOptimize(decision.verdict());
            benchmark::DoNotOptimize(decision.award());
        }
}
BENCHMARK(workload_evaluate_and_read_results);

/// Without lanes: every instruction on values.
void workload_evaluate_by_value(benchmark::State& state) {
    std::vector<bool> const needed(workload().tables().programmes.size(), true);
    huiqi::frame frame;
    for (auto _ : state) {
        frame.prepare(workload());
        huiqi::detail::plan_runner{workload().plan(), workload_sample(), asked, frame}.run(needed);
        benchmark::DoNotOptimize(frame.slots.data());
    }
}
BENCHMARK(workload_evaluate_by_value);

} // namespace
