#pragma once

#include <string>
#include <vector>

#include <huiqi/pipeline.hpp>
#include <huiqi/report/explain.hpp>

#include "by_hand.hpp"
#include "enterprise.hpp"

namespace workload {

inline constexpr huiqi::date asked{2025, 8, 13};

[[nodiscard]] inline huiqi::rule_set const& workload_rules() {
    static auto const rules = huiqi::load_rules(std::filesystem::path{"tests/bench/workload"}).or_throw();
    return rules;
}

[[nodiscard]] inline truth truth_of(huiqi::verdict which) {
    return which == huiqi::verdict::eligible     ? truth::yes
           : which == huiqi::verdict::ineligible ? truth::no
                                                 : truth::unknown;
}

/// One enterprise after another decided by Huiqi.
class huiqi_single {
public:
    huiqi_single() : run_{workload_rules()} {
        for (auto const& each : numbers) number_facts_.push_back(workload_rules().fact(each.name));
        for (auto const& each : codes) code_facts_.push_back(workload_rules().fact(each.name));
    }

    [[nodiscard]] static huiqi::profile empty_profile() { return huiqi::profile{workload_rules()}; }

    void set(enterprise const& of, huiqi::profile& into) const {
        for (std::size_t k = 0; k < numbers.size(); ++k) {
            auto const number = of.*numbers[k].at;
            if (number == missing)
                into.forget(number_facts_[k]);
            else if (numbers[k].hundredths)
                into.set(number_facts_[k], *huiqi::decimal::from_parts(false, static_cast<std::uint64_t>(number), -2));
            else
                into.set(number_facts_[k], number);
        }
        for (std::size_t k = 0; k < codes.size(); ++k) {
            auto const code = of.*codes[k].at;
            if (code == missing_code)
                into.forget(code_facts_[k]);
            else if (codes[k].texts != nullptr)
                into.set(code_facts_[k], codes[k].texts[code]);
            else
                into.set(code_facts_[k], code != 0);
        }
    }
    [[nodiscard]] huiqi::profile profile_of(enterprise const& of) const {
        auto made = empty_profile();
        set(of, made);
        return made;
    }

    [[nodiscard]] huiqi::report const& decide(huiqi::profile const& facts) { return run_(facts, asked); }

    /// An amount that is not whole yuan would not fit, and there is none.
    [[nodiscard]] static answers answers_of(huiqi::report const& found) {
        answers all;
        std::size_t at = 0;
        for (auto const& each : found) {
            all.eligible[at] = truth_of(each.verdict());
            auto const award = each.award();
            all.amount[at++] = award ? award->to_int64().value() : missing;
        }
        return all;
    }

private:
    huiqi::evaluator run_;
    std::vector<huiqi::fact_handle> number_facts_, code_facts_;
};

/// Verdicts and awards as JSON, without the trace.
inline void print_results(huiqi::report const& found, std::string& into) {
    into = "[";
    for (auto const& each : found) {
        into += R"({"programme":")";
        into += each.id();
        into += R"(","verdict":")";
        into += to_string(each.verdict());
        into += R"(","award":)";
        auto const award = each.award();
        into += award ? "\"" + to_string(*award) + "\"" : "null";
        into += "},";
    }
    into.back() = ']';
}

} // namespace workload
