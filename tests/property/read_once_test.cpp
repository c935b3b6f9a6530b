#include "pipeline/small_rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

/// Programmes in which every fact occurs once: there, what is named as missing really can change the verdict.
namespace {

using namespace huiqi;

date const asked{2025, 8, 13};
constexpr int flags = 6, numbers = 4;

class read_once {
public:
    explicit read_once(std::uint64_t seed) : random_{seed} {
        for (int i = 0; i < flags; ++i) leaves_.push_back("真" + std::to_string(i));
        for (int i = 0; i < numbers; ++i) leaves_.push_back("数" + std::to_string(i));
        std::shuffle(leaves_.begin(), leaves_.end(), random_);
    }

    [[nodiscard]] static std::string vocabulary() {
        std::string text = "huiqi: vocabulary/1\nfacts:\n";
        for (int i = 0; i < flags; ++i) text += "  真" + std::to_string(i) + ": {type: boolean}\n";
        for (int i = 0; i < numbers; ++i) text += "  数" + std::to_string(i) + ": {type: number, range: \"[0..3]\"}\n";
        return text;
    }

    [[nodiscard]] std::string programme() {
        auto const half = leaves_.size() / 2;
        return small::programme("    eligible:\n      " + std::string{draw(0, 1) == 0 ? "all" : "any"} + ":\n" +
                                group(0, half) + group(half, leaves_.size()));
    }

    [[nodiscard]] int draw(int low, int high) { return std::uniform_int_distribution<int>{low, high}(random_); }

    void fill(profile& facts, rule_set const& rules, std::string const& name) {
        if (name.starts_with("真"))
            facts.set(rules.fact(name), draw(0, 1) == 1);
        else
            facts.set(rules.fact(name), draw(0, 3));
    }

    [[nodiscard]] std::vector<std::string> const& names() const { return leaves_; }

private:
    /// Some leaves under one of the four kinds of clause.
    [[nodiscard]] std::string group(std::size_t from, std::size_t to) {
        static constexpr std::string_view kinds[] = {"all", "any", "none", "at_least"};
        auto const kind = kinds[static_cast<std::size_t>(draw(0, 3))];
        std::string text = kind == "at_least"
                               ? "        - at_least: " + std::to_string(draw(1, static_cast<int>(to - from))) +
                                     "\n          of:\n"
                               : "        - " + std::string{kind} + ":\n";
        for (auto i = from; i < to; ++i) text += "            - when: " + condition(leaves_[i]) + "\n";
        return text;
    }

    [[nodiscard]] std::string condition(std::string const& name) {
        if (name.starts_with("真")) return draw(0, 1) == 0 ? name : "not(" + name + ")";
        return name + (draw(0, 1) == 0 ? " >= " : " < ") + std::to_string(draw(1, 3));
    }

    std::mt19937_64 random_;
    std::vector<std::string> leaves_;
};

/// Whether some completion has another that differs from it in this fact alone and in the verdict.
bool can_change(read_once& make, rule_set const& rules, profile const& some, std::string const& name) {
    evaluator run{rules};
    for (int attempt = 0; attempt < 2000; ++attempt) {
        auto whole = some;
        for (auto const& each : make.names())
            if (each != name && !whole.has(rules.fact(each).index())) make.fill(whole, rules, each);
        std::set<verdict> seen;
        for (int value = 0; value < 8; ++value) {
            make.fill(whole, rules, name);
            seen.insert((*run(whole, asked).begin()).verdict());
        }
        if (seen.size() > 1) return true;
    }
    return false;
}

} // namespace

TEST_CASE("where every fact occurs once, each that is named as missing has two completions that differ") {
    int looked_at = 0;
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        read_once make{seed};
        auto loaded = small::load({read_once::vocabulary(), make.programme()});
        for (auto const& each : loaded.diagnostics)
            if (is_error(each)) UNSCOPED_INFO(render(each, language::en));
        REQUIRE(loaded);
        auto const& rules = *loaded;
        for (int round = 0; round < 3; ++round) {
            profile some{rules};
            for (auto const& each : make.names())
                if (make.draw(1, 10) <= 5) make.fill(some, rules, each);
            auto const report = evaluate(rules, some, {.as_of = asked});
            auto const& decision = *report.begin();
            if (decision.verdict() != verdict::undetermined) continue;
            for (auto const& each : decision.missing()) {
                INFO("seed " << seed << " " << each.name);
                CHECK(can_change(make, rules, some, std::string{each.name}));
                ++looked_at;
            }
        }
    }
    CHECK(looked_at > 100);
}
