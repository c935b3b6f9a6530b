#pragma once

#include <random>
#include <string>
#include <vector>

#include <huiqi/pipeline.hpp>

/// Rule files and profiles made at random from a seed, always valid: conditions over numbers, money by year, yes/no
/// facts, declared strings and dates; scores from tables; nested clauses; awards with ceilings.
namespace huiqi::generated {

class rule_maker {
public:
    explicit rule_maker(std::uint64_t seed) : random_{seed} {}

    [[nodiscard]] int draw(int low, int high) { return std::uniform_int_distribution<int>{low, high}(random_); }

    [[nodiscard]] static std::string vocabulary() {
        std::string text = "huiqi: vocabulary/1\nfacts:\n";
        for (auto const* name : {"甲数", "乙数", "丙数"})
            text += std::string{"  "} + name + ": {id: " + id(name) + ", type: number, range: \"[0..10]\"}\n";
        for (auto const* name : {"收入", "支出"})
            text += std::string{"  "} + name + ": {id: " + id(name) +
                    ", type: money, per: accounting year, range: \"[0元..1000元]\"}\n";
        for (auto const* name : {"合规", "在册", "停业"})
            text += std::string{"  "} + name + ": {id: " + id(name) + ", type: boolean}\n";
        text += "  行业: {id: industry, type: string, values: [工业, 农业, 软件]}\n";
        text += "  成立日期: {id: established_on, type: date}\n";
        text += "  奖项: {id: prizes, type: list, fields: {级别: {type: string, values: [国家, 省部]}, 排名: {type: "
                "number, range: \"[1..9]\"}}}\n";
        return text;
    }

    [[nodiscard]] std::string programme(int number) {
        std::string text = "huiqi: programme/1\nid: made.p" + std::to_string(number) +
                           "\ntitle: {zh: 生成的政策}\nkind: subsidy\n";
        text += "sources:\n  文: {title: 生成的文件}\nversions:\n  - name: 甲版\n    in_force: {from: 2020-01-01}\n";
        text +=
            "    define:\n      得分:\n        cite: 文 一\n        table:\n          given: 甲数\n          rows: |\n";
        int const first = draw(1, 4), second = first + draw(1, 4);
        text += "            < " + std::to_string(first) + " | 0分\n            [" + std::to_string(first) + ".." +
                std::to_string(second) + ") | " + std::to_string(draw(1, 5)) +
                "0分\n            >= " + std::to_string(second) + " | " + std::to_string(draw(3, 9)) + "0分\n";
        text += "    eligible:\n" + clause(6, 0, number);
        text += "    award:\n      - name: 补助\n        cite: 文 二\n        " +
                std::string{draw(0, 1) == 0 ? "amount" : "up_to"} + ": " + amount() +
                "\n        cap: {at: " + std::to_string(draw(1, 9)) + "00元}\n        round: {to: 元, mode: down}\n";
        if (draw(0, 1) == 0) text += "        when: '" + condition() + "'\n";
        return text;
    }

    /// A number of the tests' own choosing for every fact; nothing is left out.
    [[nodiscard]] profile full_profile(rule_set const& rules) {
        profile facts{rules};
        for (auto const* name : {"甲数", "乙数", "丙数"}) facts.set(rules.fact(name), draw(0, 10));
        for (auto const* name : {"收入", "支出"})
            for (int year = 2021; year <= 2024; ++year) facts.set(rules.fact(name), year, draw(0, 10) * 100);
        for (auto const* name : {"合规", "在册", "停业"}) facts.set(rules.fact(name), draw(0, 1) == 1);
        static constexpr std::string_view industries[] = {"工业", "农业", "软件"};
        facts.set(rules.fact("行业"), industries[draw(0, 2)]);
        facts.set(rules.fact("成立日期"), date{draw(2010, 2025), static_cast<std::uint8_t>(draw(1, 12)), 1});
        static constexpr std::string_view levels[] = {"国家", "省部"};
        std::vector<value> prizes;
        for (int i = draw(0, 2); i > 0; --i)
            prizes.push_back(value::context(
                {{"级别", value{levels[draw(0, 1)]}}, {"排名", value{decimal::from_integer(draw(1, 9))}}}));
        facts.set(rules.fact("奖项"), value::list(std::move(prizes)));
        return facts;
    }

    struct fact_and_year {
        plan_record::index fact;
        std::optional<int> year;
    };

    [[nodiscard]] static std::vector<fact_and_year> everything(rule_set const& rules) {
        std::vector<fact_and_year> all;
        for (plan_record::index i = 0; i < rules.tables().facts.size(); ++i) {
            auto const& type = rules.tables().types[rules.tables().facts[i].type];
            if ((type.flags & plan_record::type::yearly) == 0) {
                all.push_back({i, std::nullopt});
                continue;
            }
            for (int year = 2021; year <= 2024; ++year) all.push_back({i, year});
        }
        return all;
    }

    static void copy(profile const& from, profile& to, fact_and_year const& which) {
        if (auto const known = from.known(which.fact, which.year)) to.put(which.fact, which.year, *known);
    }

private:
    [[nodiscard]] static std::string id(std::string_view name) {
        static constexpr std::pair<std::string_view, std::string_view> ids[] = {
            {"甲数", "n_a"},     {"乙数", "n_b"},   {"丙数", "n_c"},    {"收入", "income"},
            {"支出", "expense"}, {"合规", "sound"}, {"在册", "listed"}, {"停业", "closed"}};
        for (auto const& each : ids)
            if (each.first == name) return std::string{each.second};
        return "x";
    }

    [[nodiscard]] std::string number() {
        static constexpr std::string_view names[] = {"甲数", "乙数", "丙数"};
        switch (draw(0, 5)) {
        case 0: return std::string{names[draw(0, 2)]} + " + " + std::string{names[draw(0, 2)]};
        case 1: return "max(" + std::string{names[draw(0, 2)]} + ", " + std::string{names[draw(0, 2)]} + ")";
        case 2: return "min(" + std::string{names[draw(0, 2)]} + ", " + std::string{names[draw(0, 2)]} + ")";
        default: return std::string{names[draw(0, 2)]};
        }
    }

    [[nodiscard]] std::string comparison() {
        static constexpr std::string_view signs[] = {" >= ", " > ", " < ", " <= ", " = "};
        return std::string{signs[draw(0, 4)]};
    }

    [[nodiscard]] std::string condition() {
        switch (draw(0, 11)) {
        case 0: return "支出 / 收入 >= " + std::to_string(draw(1, 20)) + "0%";
        case 1: return "sum(last years(支出, 3)) / sum(last years(收入, 3)) >= " + std::to_string(draw(1, 9)) + "0%";
        case 2: return "min(last years(收入, 2)) >= " + std::to_string(draw(1, 9)) + "00元";
        case 3: return "growth(收入) > " + std::to_string(draw(0, 5)) + "0%";
        case 4: return "行业 = \"工业\"";
        case 5: return "行业 in (\"软件\", \"农业\")";
        case 6: return "合规 and not(停业)";
        case 7: return "在册 or 合规";
        case 8: return "as_of - 成立日期 >= 365天";
        case 9: return "得分 >= " + std::to_string(draw(1, 3)) + "0分";
        case 10: return "some a in 奖项 satisfies a.级别 = \"国家\" and a.排名 <= " + std::to_string(draw(2, 8));
        default: return number() + comparison() + std::to_string(draw(1, 9));
        }
    }

    [[nodiscard]] std::string amount() {
        switch (draw(0, 3)) {
        case 0: return std::to_string(draw(1, 9)) + "00元";
        case 1: return std::to_string(draw(1, 9)) + "0% * 支出";
        case 2: return "10% * max(0元, 支出 - year before(支出))";
        default: return "'if 合规 then 300元 else 50% * 收入'";
        }
    }

    [[nodiscard]] std::string clause(int indent, int depth, int number) {
        std::string const pad(static_cast<std::size_t>(indent), ' ');
        static constexpr std::string_view keys[] = {"all", "any", "none", "at_least"};
        auto const key = keys[depth == 0 ? draw(0, 1) : draw(0, 3)];
        int const count = draw(2, 3);
        std::string text = key == "at_least"
                               ? pad + "at_least: " + std::to_string(draw(1, count)) + "\n" + pad + "of:\n"
                               : pad + std::string{key} + ":\n";
        for (int i = 0; i < count; ++i) {
            text += pad + "  - cite: 文 " + std::to_string(draw(1, 99)) + "\n";
            if (depth < 2 && draw(0, 3) == 0)
                text += clause(indent + 4, depth + 1, number);
            else if (number > 0 && draw(0, 7) == 0)
                text += pad + "    programme: made.p" + std::to_string(draw(0, number - 1)) + "\n";
            else
                text += pad + "    when: '" + condition() + "'\n";
        }
        return text;
    }

    std::mt19937_64 random_;
};

} // namespace huiqi::generated
