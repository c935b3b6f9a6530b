#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <huiqi/pipeline.hpp>

#include "../instant.hpp"

/// What large rules cost: the rows of a decision table, the clauses of a programme, the number of programmes. Reads the
/// folder that generate.py has written and prints tables in Markdown, processor's time, the middle of several rounds:
///
///     huiqi_bench_growth build/growth
namespace {

using bench::instant;
using bench::keep;

huiqi::date const asked{2025, 8, 13};
std::filesystem::path root;

huiqi::rule_set rules_in(std::string const& folder) { return huiqi::load_rules(root / folder).or_throw(); }

template <class Call>
double median_ns(Call of, double enough_ns = 2e7) {
    std::array<double, 9> rounds{};
    of();
    for (auto& each : rounds) {
        auto const begin = instant::now().processor;
        double made = 0, end = begin;
        do {
            of();
            ++made;
            end = instant::now().processor;
        } while (end - begin < enough_ns);
        each = (end - begin) / made;
    }
    std::sort(rounds.begin(), rounds.end());
    return rounds[rounds.size() / 2];
}

/// Several runs to one look at the clock.
constexpr int at_once = 100;

double evaluation_ns(huiqi::rule_set const& rules, huiqi::profile const& facts,
                     std::vector<std::string> const& only = {}) {
    huiqi::evaluator run{rules, only};
    return median_ns([&] {
               for (int i = 0; i < at_once; ++i) {
                   auto const& found = run(facts, asked);
                   for (auto const& each : found) keep(each.verdict());
               }
           }) /
           at_once;
}

huiqi::profile enterprise(huiqi::rule_set const& rules, std::int64_t revenue, std::string_view industry,
                          std::string_view district) {
    huiqi::profile made{rules};
    made.set(rules.fact("revenue"), revenue);
    made.set(rules.fact("industry"), industry);
    made.set(rules.fact("district"), district);
    made.set(rules.fact("rd_expense"), revenue / 20);
    made.set(rules.fact("employees"), 80);
    made.set(rules.fact("rd_staff"), 20);
    made.set(rules.fact("dishonest"), false);
    return made;
}

void measure_tables() {
    std::puts("| table of 3,000 rows | first row | middle | last row | last : first |\n|---|--:|--:|--:|--:|");
    struct row {
        std::int64_t revenue;
        char const *industry, *district;
    };
    struct table {
        char const* name;
        std::array<row, 3> rows;
    };
    std::array<table, 4> const tables{{
        {"interval", {{{1, "C0000", "东区"}, {15'000'001, "C0000", "东区"}, {50'000'000, "C0000", "东区"}}}},
        {"text", {{{1, "C0000", "东区"}, {1, "C1500", "东区"}, {1, "C2999", "东区"}}}},
        {"two-inputs", {{{1, "C0000", "东区"}, {5'000'001, "C0000", "南区"}, {50'000'000, "C0000", "西区"}}}},
        {"overlapping", {{{50'000'000, "C0000", "东区"}, {15'000'001, "C0000", "东区"}, {1, "C0000", "东区"}}}},
    }};
    for (auto const& each : tables) {
        auto const rules = rules_in(std::string{"table-"} + each.name);
        std::array<double, 3> times{};
        for (std::size_t i = 0; i < 3; ++i)
            times[i] = evaluation_ns(
                rules, enterprise(rules, each.rows[i].revenue, each.rows[i].industry, each.rows[i].district));
        std::printf("| %s | %.0f ns | %.0f ns | %.0f ns | %.2f |\n", each.name, times[0], times[1], times[2],
                    times[2] / times[0]);
    }
}

void measure_clauses() {
    std::puts("\n| clauses of the programme | evaluation | a clause |\n|--:|--:|--:|");
    for (auto const count : {10, 100, 1'000, 10'000}) {
        auto const rules = rules_in("clauses-" + std::to_string(count));
        auto const time = evaluation_ns(rules, enterprise(rules, 50'000'000, "C0000", "东区"));
        std::printf("| %d | %.0f ns | %.2f ns |\n", count, time, time / count);
    }
}

void measure_programmes() {
    auto const folder = root / "programmes";
    auto const rules = huiqi::load_rules(folder).or_throw();
    std::vector<std::byte> const saved{rules.bytes().begin(), rules.bytes().end()};
    std::puts("\n| 1,000 programmes | time |\n|---|--:|");
    std::printf("| read, check and compile 1,001 files | %.0f ms |\n",
                median_ns([&] { keep(huiqi::load_rules(folder)); }) / 1e6);
    std::printf("| open the saved plan of %.1f MB | %.1f ms |\n", static_cast<double>(saved.size()) / 1e6,
                median_ns([&] { keep(huiqi::open_plan(saved)); }) / 1e6);

    std::puts("\n| programmes asked for, of 1,000 | evaluation | a programme |\n|--:|--:|--:|");
    auto const facts = enterprise(rules, 50'000'000, "C0000", "东区");
    for (int const count : {1, 10, 100, 1'000}) {
        std::vector<std::string> only;
        for (int i = 0; i < count; ++i) only.push_back("growth.p" + std::to_string(i));
        auto const time = evaluation_ns(rules, facts, only);
        std::printf("| %d | %.0f ns | %.1f ns |\n", count, time, time / count);
    }
}

} // namespace

int main(int count, char** arguments) try {
    if (count != 2) {
        std::cerr << "usage: huiqi_bench_growth FOLDER    (written by generate.py)\n";
        return 2;
    }
    root = arguments[1];
    measure_tables();
    measure_clauses();
    measure_programmes();
} catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
