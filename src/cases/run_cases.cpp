#include <huiqi/cases/run_cases.hpp>

#include <map>

#include <utility>

#include <huiqi/text/messages/cases.hpp>
#include <huiqi/text/nearest.hpp>
#include <huiqi/text/source_map.hpp>

#include "coverage_counter.hpp"
#include "expectations.hpp"

namespace huiqi {

namespace {

[[nodiscard]] bool expects_nothing(expectation const& expected) {
    return !expected.verdict && !expected.award && !expected.because && !expected.missing && !expected.unpublished &&
           !expected.problems && expected.definitions.empty();
}

/// Whether more than values of definitions is expected.
[[nodiscard]] bool expects_decision(expectation const& expected) {
    return expected.verdict || expected.award || expected.because || expected.missing || expected.unpublished ||
           expected.problems;
}

/// The cases of one file.
class case_file_runner {
public:
    case_file_runner(rule_documents const& documents, rule_set const& rules, case_file const& file,
                     coverage_counter& touched, std::vector<case_outcome>& outcomes)
        : documents_{documents}, rules_{rules}, file_{file}, map_{*file.source}, touched_{touched}, outcomes_{
                                                                                                        outcomes} {}

    void run() {
        auto const programme = rules_.find_programme(file_.programme);
        profile common{rules_};
        diagnostics problems;
        if (!programme) problems.push_back(no_programme());
        if (file_.facts) bind_facts(*file_.facts, file_.source, common, problems);
        bool const usable = !has_errors(problems);
        for (auto const& each : file_.cases) {
            auto outcome = begin(each);
            // What is wrong with the file is told once, with its first case.
            outcome.problems = std::exchange(problems, {});
            auto facts = common;
            if (each.facts) bind_facts(*each.facts, file_.source, facts, outcome.problems);
            auto const as_of = each.as_of ? each.as_of : file_.as_of;
            if (!as_of) add(outcome, messages::case_no_date, each.range);
            if (expects_nothing(each.expect)) add(outcome, messages::case_expects_nothing, each.range);
            if (usable && !has_errors(outcome.problems)) decide(each, *programme, facts, *as_of, outcome);
            outcomes_.push_back(std::move(outcome));
        }
    }

private:
    [[nodiscard]] diagnostic no_programme() const {
        std::vector<std::string> known;
        for (auto const& each : rules_.tables().programmes) known.push_back(std::string{rules_.text(each.id)});
        return {.what = &messages::case_no_programme,
                .source = file_.source,
                .range = file_.programme_range,
                .arguments = {file_.programme, nearest(file_.programme, known)}};
    }

    [[nodiscard]] case_outcome begin(rule_case const& from) const {
        case_outcome outcome;
        outcome.file = file_.source->name;
        outcome.name = from.name;
        outcome.programme = file_.programme;
        outcome.place = map_.locate(from.range.begin);
        return outcome;
    }

    void add(case_outcome& outcome, message const& what, source_range where) const {
        outcome.problems.push_back({.what = &what, .source = file_.source, .range = where});
    }

    void decide(rule_case const& from, plan_record::index programme, profile const& facts, date as_of,
                case_outcome& outcome) {
        auto const made = evaluate(rules_, facts, {.as_of = as_of, .only = {file_.programme}});
        decision const decided{made.trace(), programme};
        if (decided.kind() == programme_kind::definitions && expects_decision(from.expect)) {
            add(outcome, messages::case_of_definitions, from.expect.range);
            return;
        }
        outcome.ran = true;
        expectation_checker{documents_, decided, outcome}.check(from.expect);
        touched_.add(decided.trace(), programme);
        outcome.passed = outcome.differences.empty() && !has_errors(outcome.problems);
    }

    rule_documents const& documents_;
    rule_set const& rules_;
    case_file const& file_;
    source_map map_;
    coverage_counter& touched_;
    std::vector<case_outcome>& outcomes_;
};

/// A plan knows its files by their place below the folder of rules; who reads coverage wants to open them.
void name_files(coverage& touched, std::vector<source_ptr> const& sources) {
    std::map<std::string, std::string, std::less<>> names;
    for (auto const& each : sources) names.emplace(each->recorded_name(), each->name);
    auto const rename = [&](auto& places) {
        for (auto& each : places)
            if (auto const found = names.find(each.file); found != names.end()) each.file = found->second;
    };
    rename(touched.clauses);
    rename(touched.rows);
}

} // namespace

case_run run_cases(rule_documents const& documents, rule_set const& rules) {
    case_run run;
    coverage_counter touched{rules};
    for (auto const& each : documents.cases) case_file_runner{documents, rules, each, touched, run.outcomes}.run();
    run.touched = touched.take();
    name_files(run.touched, documents.sources);
    return run;
}

} // namespace huiqi
