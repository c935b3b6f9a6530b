#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <malloc.h>

#include "agreement.hpp"
#include "by_hand_text.hpp"
#include "files.hpp"
#include "huiqi_batch.hpp"
#include "huiqi_single.hpp"
#include "measured.hpp"
#include "population.hpp"
#include "screen/kernels/kernels.hpp"
#include "screening_growth.hpp"

/// Huiqi and the programmes written by hand, measured one after the other in every round. compare.py runs it beside the
/// other engines. Run in the project's root:
///
///     huiqi_bench_peers measure ROWS ROUNDS        lines of JSON
///     huiqi_bench_peers measure ROWS ROUNDS "Huiqi S1"     one side in one way, to be profiled
///     huiqi_bench_peers growth ROWS                screening as rows (up to these), columns and programmes grow
///     huiqi_bench_peers population ROWS FILE       the population as CSV
///     huiqi_bench_peers answers ROWS BY_HAND OURS  canonical answers as CSV, and whether they agree
namespace {

using namespace workload;
using bench::keep;
namespace kernels = huiqi::screening::kernels;

/// Rows that single evaluations go round.
constexpr std::size_t single_rows = 10'000;

void add_single_by_hand(std::vector<measured>& all, std::vector<enterprise> const& rows,
                        std::vector<std::string> const& texts) {
    auto const traced = std::make_shared<traced_answers>();
    auto const text = std::make_shared<text_buffer>();
    auto const add = [&](char const* way, auto call) { all.push_back(one_by_one("by hand", way, rows.size(), call)); };
    add("S0", [&rows](std::size_t row) { keep(decide(rows[row])); });
    add("S1", [&rows, traced](std::size_t row) {
        decide_traced(rows[row], *traced);
        keep(*traced);
    });
    add("S2", [&rows, traced, text](std::size_t row) {
        decide_traced(rows[row], *traced);
        text->clear();
        print_trace(*traced, *text);
        keep(*text);
    });
    add("S3", [&texts, text](std::size_t row) {
        enterprise read;
        if (!facts_reader{texts[row]}.read(read)) std::terminate();
        text->clear();
        print_answers(decide(read), *text);
        text->put("}");
        keep(*text);
    });
    add("S4", [&texts, traced, text](std::size_t row) {
        enterprise read;
        if (!facts_reader{texts[row]}.read(read)) std::terminate();
        decide_traced(read, *traced);
        text->clear();
        print_trace(*traced, *text);
        keep(*text);
    });
}

void add_single_ours(std::vector<measured>& all, std::vector<enterprise> const& rows,
                     std::vector<huiqi::profile> const& profiles, std::vector<std::string> const& texts) {
    auto const ours = std::make_shared<huiqi_single>();
    auto const facts = std::make_shared<huiqi::profile>(huiqi_single::empty_profile());
    auto const text = std::make_shared<std::string>();
    auto const add = [&](char const* way, auto call) { all.push_back(one_by_one("Huiqi", way, rows.size(), call)); };
    add("S1", [&profiles, ours](std::size_t row) { keep(huiqi_single::answers_of(ours->decide(profiles[row]))); });
    add("S1, results not read", [&profiles, ours](std::size_t row) { keep(ours->decide(profiles[row])); });
    add("S1, facts set one by one", [&rows, ours, facts](std::size_t row) {
        ours->set(rows[row], *facts);
        keep(huiqi_single::answers_of(ours->decide(*facts)));
    });
    add("S2", [&profiles, ours](std::size_t row) { keep(huiqi::to_json(ours->decide(profiles[row]))); });
    add("S3", [&texts, ours, text](std::size_t row) {
        auto const read = huiqi::parse_profile(texts[row], workload_rules()).or_throw();
        print_results(ours->decide(read), *text);
        keep(*text);
    });
    add("S4", [&texts, ours](std::size_t row) {
        auto const read = huiqi::parse_profile(texts[row], workload_rules()).or_throw();
        keep(huiqi::to_json(ours->decide(read)));
    });
    add("parse_profile() alone",
        [&texts](std::size_t row) { keep(huiqi::parse_profile(texts[row], workload_rules())); });
    add("S2, records", [&profiles, ours, text](std::size_t row) {
        text->clear();
        huiqi::write_json(ours->decide(profiles[row]), huiqi::json_detail::records, *text);
        keep(*text);
    });
    add("S4, records", [&texts, ours, text](std::size_t row) {
        auto const read = huiqi::parse_profile(texts[row], workload_rules()).or_throw();
        text->clear();
        huiqi::write_json(ours->decide(read), huiqi::json_detail::records, *text);
        keep(*text);
    });
    add("S4, explain() in Chinese", [&texts, ours](std::size_t row) {
        auto const read = huiqi::parse_profile(texts[row], workload_rules()).or_throw();
        keep(huiqi::explain(ours->decide(read), huiqi::language::zh));
    });
}

/// AVX2, where the processor has more than that; else 0.
[[nodiscard]] std::int64_t narrower_instructions() {
    std::int64_t found = 0;
    std::string const best = kernels::instruction_set();
    for (auto const set : kernels::instruction_sets()) {
        kernels::use_instruction_set(set);
        if (kernels::instruction_set() == std::string_view{"AVX2"}) found = set;
    }
    kernels::use_instruction_set(0);
    return best == "AVX2" ? 0 : found;
}

void add_batches(std::vector<measured>& all, fact_columns const& facts, arrow_table& table, answer_columns& into) {
    auto const narrower = narrower_instructions();
    for (unsigned const threads : {1U, 2U}) {
        auto const way = "B1, threads: " + std::to_string(threads);
        all.push_back(whole_table("by hand", way, facts.rows, [&, threads] { decide(facts, into, threads); }));
        all.push_back(
            whole_table("Huiqi", way, facts.rows, [&, threads] { keep(screen_to_table(table, threads, true)); }));
        if (threads == 1 && narrower != 0)
            all.push_back(whole_table("Huiqi, AVX2", way, facts.rows, [&, narrower] {
                kernels::use_instruction_set(narrower);
                keep(screen_to_table(table, 1, true));
                kernels::use_instruction_set(0);
            }));
        all.push_back(whole_table("Huiqi, every column", way, facts.rows,
                                  [&, threads] { keep(screen_to_table(table, threads, false)); }));
    }
}

void measure(std::size_t row_count, int rounds, std::string_view only) {
    auto const everybody = population(row_count);
    std::vector<enterprise> const rows(everybody.begin(),
                                       everybody.begin() + static_cast<long>(std::min(row_count, single_rows)));
    std::vector<std::string> texts;
    std::vector<huiqi::profile> profiles;
    huiqi_single const ours;
    text_buffer text;
    for (auto const& each : rows) {
        text.clear();
        print_facts(each, text);
        texts.emplace_back(text.text());
        profiles.push_back(ours.profile_of(each));
    }
    fact_columns const facts{everybody};
    arrow_table table{facts};
    answer_columns into{row_count};

    std::vector<measured> all;
    add_single_by_hand(all, rows, texts);
    add_single_ours(all, rows, profiles, texts);
    add_batches(all, facts, table, into);
    // By way, so that those which are compared run one after the other.
    std::stable_sort(all.begin(), all.end(), [](auto const& left, auto const& right) {
        return left.way.substr(0, 2) < right.way.substr(0, 2);
    });
    if (!only.empty()) std::erase_if(all, [&](auto const& each) { return each.side + " " + each.way != only; });
    for (auto const& each : all) each.round();
    for (int i = 0; i < rounds; ++i)
        for (auto const& each : all) each.run();
    std::printf(R"({"peak_megabytes":%.0f})"
                "\n",
                peak_megabytes());
}

/// Whether they agree, as the workload means it.
bool answer(std::size_t rows, char const* by_hand_file, char const* our_file) {
    constexpr int completions = 100;
    auto const everybody = population(rows);
    fact_columns const facts{everybody};
    arrow_table table{facts};
    answer_columns by_hand{rows}, ours{rows};
    decide(facts, by_hand);
    screen_to_answers(table, ours, 1);
    write_answers(by_hand, rows, by_hand_file);
    write_answers(ours, rows, our_file);
    agreement found;
    for (std::size_t row = 0; row < rows; ++row)
        found.add(row, everybody[row], by_hand.at(row), ours.at(row), completions);
    std::printf(R"({"rows":%ju,"complete_rows":%ju,"identical_rows":%ju,"beyond":%ju,"completions":%ju,)"
                R"("contradictions":%ju})"
                "\n",
                found.rows, found.complete_rows, found.identical_rows, found.beyond, found.completions,
                found.contradictions);
    return found.contradictions == 0;
}

std::size_t number(char const* text) {
    std::string_view const digits{text};
    std::size_t read = 0;
    auto const end = std::from_chars(digits.data(), digits.data() + digits.size(), read);
    if (end.ec != std::errc{} || end.ptr != digits.data() + digits.size() || read == 0)
        throw std::runtime_error{"not a number above 0: " + std::string{digits}};
    return read;
}

} // namespace

int main(int count, char** arguments) try {
    // Results stay in memory that the process has had before, as the columns of those written by hand do.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    std::string_view const what = count > 1 ? arguments[1] : "";
    if (what == "measure" && (count == 4 || count == 5)) {
        measure(number(arguments[2]), static_cast<int>(number(arguments[3])), count == 5 ? arguments[4] : "");
        return 0;
    }
    if (what == "growth" && count == 3) {
        measure_screening_growth(number(arguments[2]));
        return 0;
    }
    if (what == "population" && count == 4) {
        write_population(number(arguments[2]), arguments[3]);
        return 0;
    }
    if (what == "answers" && count == 5) return answer(number(arguments[2]), arguments[3], arguments[4]) ? 0 : 1;
    std::cerr << "usage: huiqi_bench_peers measure ROWS ROUNDS [WHAT] | growth ROWS | population ROWS FILE | answers "
                 "ROWS BY_HAND OURS\n";
    return 2;
} catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
