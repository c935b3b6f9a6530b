#pragma once

#include <array>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/plan/compile.hpp>
#include <huiqi/policy/checked.hpp>

/// Rules put together in C++, so that explanations are tested apart from the reading of files. Each programme has one
/// version. A rule's expressions stand one a line in a file of its own, so that places can be told.
namespace huiqi::hand_made {

inline snippet words(std::string_view text) { return {nullptr, std::string{text}, 0}; }

inline citation cited(std::string_view text) {
    auto const blank = text.find(' ');
    if (blank == std::string_view::npos) return {std::string{text}, {}, {}};
    return {std::string{text.substr(0, blank)}, std::string{text.substr(blank + 1)}, {}};
}

inline clause condition(std::string_view cite, std::string_view text, std::string_view when) {
    clause made;
    made.cite = cited(cite);
    made.text = text;
    made.condition = words(when);
    return made;
}

inline clause group(clause_kind kind, std::vector<clause> children, std::string_view cite = {},
                    std::string_view text = {}, std::uint32_t at_least = 0) {
    clause made;
    made.kind = kind;
    made.cite = cited(cite);
    made.text = text;
    made.at_least = at_least;
    made.children = std::move(children);
    return made;
}

inline definition defined(std::string_view name, std::string_view cite, std::string_view is) {
    definition made;
    made.name = name;
    made.cite = cited(cite);
    made.is = words(is);
    return made;
}

inline definition tabled(std::string_view name, std::string_view cite, std::string_view given,
                         std::vector<std::pair<std::string_view, std::string_view>> const& rows) {
    definition made;
    made.name = name;
    made.cite = cited(cite);
    made.kind = definition_kind::table;
    made.table.given.push_back(words(given));
    for (auto const& [test, result] : rows) {
        table_row row;
        row.tests.push_back(words(test));
        row.results.push_back(words(result));
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

inline fact_declaration fact(std::string_view name, std::string_view id, feel::type of) {
    fact_declaration made;
    made.name = name;
    made.id = id;
    made.of = std::move(of);
    return made;
}

inline feel::type number(unit in, std::string_view low, std::string_view high, bool yearly = false) {
    feel::type of{.kind = feel::type_kind::number, .in = in, .yearly = yearly};
    of.within = {parse_decimal(low), parse_decimal(high), true, true};
    return of;
}

inline programme subsidy(std::string_view id, std::string_view zh, std::string_view en) {
    programme made;
    made.id = id;
    made.title = {std::string{zh}, std::string{en}};
    made.kind = programme_kind::subsidy;
    legal_source source;
    source.key = "办法";
    source.title = "专项资金管理办法";
    source.number = "某府发〔2024〕1号";
    source.issued = "2024-01-01";
    source.url = "https://example.gov.cn/a?b=1&c=2";
    made.sources.push_back(source);
    version only;
    only.name = "2024年版";
    period always;
    always.from = partial_date{2024, 1, 1};
    always.to = partial_date{2026, 12, 31};
    only.in_force.push_back(always);
    made.versions.push_back(std::move(only));
    return made;
}

/// What the checker does, for rules without mistakes.
class maker {
public:
    explicit maker(std::vector<fact_declaration> facts) {
        rules_.facts = std::move(facts);
        for (std::size_t i = 0; i < rules_.facts.size(); ++i) {
            auto const& each = rules_.facts[i];
            auto const meaning = symbol(each.name, feel::symbol_kind::fact, i, each.of);
            scope_.add(each.name, meaning);
            scope_.add(each.id, meaning);
        }
    }

    void add(programme said) { said_.push_back(std::move(said)); }

    [[nodiscard]] rule_set make() {
        for (auto& each : said_) number_clauses(each);
        std::vector<source_ptr> files;
        for (std::size_t i = 0; i < said_.size(); ++i) {
            check(said_[i], static_cast<std::uint32_t>(i));
            said_[i].source = make_source(said_[i].id + ".yaml", text_);
            files.push_back(said_[i].source);
            rules_.programmes[i].said = &said_[i];
        }
        auto opened = open_plan(compile_plan(rules_, files));
        if (!opened) throw std::logic_error{"the plan does not open"};
        return *opened;
    }

private:
    static std::shared_ptr<feel::symbol> symbol(std::string_view name, feel::symbol_kind kind, std::size_t index,
                                                feel::type of) {
        auto made = std::make_shared<feel::symbol>();
        made->name = name;
        made->kind = kind;
        made->index = static_cast<std::uint32_t>(index);
        made->of = std::move(of);
        return made;
    }

    static void number_clauses(clause& of, std::string const& path) {
        if (of.id.empty()) of.id = path;
        static constexpr std::array<std::string_view, 6> names{"", "all", "any", "none", "at_least", ""};
        for (std::size_t i = 0; i < of.children.size(); ++i)
            number_clauses(of.children[i], (path.empty() ? "" : path + ".") +
                                               std::string{names[static_cast<std::size_t>(of.kind)]} + "[" +
                                               std::to_string(i + 1) + "]");
    }
    static void number_clauses(programme& of) {
        auto& version = of.versions.front();
        if (version.eligible) number_clauses(*version.eligible, "");
        for (std::size_t i = 0; i < version.remarks.size(); ++i)
            number_clauses(version.remarks[i], "remarks[" + std::to_string(i + 1) + "]");
    }

    expression_ptr expression(snippet const& from, feel::type const* input = nullptr) {
        if (from.empty()) return nullptr;
        text_ += "  - ";
        auto const begin = static_cast<std::uint32_t>(text_.size());
        text_ += from.text() + "\n";
        auto const file = make_source("", text_);
        snippet const placed{file, from.text(), begin};
        auto parsed = input != nullptr ? feel::parse_unary_tests(placed, *visible_)
                                       : feel::parse_expression(placed, *visible_);
        if (!parsed.tree) throw std::logic_error{"not an expression: " + from.text()};
        diagnostics problems;
        auto checked = input != nullptr ? feel::check_unary_tests(*parsed.tree, *input, *visible_, file, problems)
                                        : feel::check_expression(*parsed.tree, *visible_, file, problems);
        for (auto const& each : problems)
            if (is_error(each)) throw std::logic_error{message_text(each, language::en)};
        rules_.bound.insert(rules_.bound.end(), checked.bound.begin(), checked.bound.end());
        return std::move(parsed.tree);
    }

    checked_clause checked(clause const& said) {
        checked_clause made;
        made.said = &said;
        made.condition = expression(said.condition);
        for (std::size_t i = 0; !said.programme.empty() && i < said_.size(); ++i)
            if (said_[i].id == said.programme) made.programme = static_cast<std::int64_t>(i);
        for (auto const& each : said.children) made.children.push_back(checked(each));
        return made;
    }

    checked_table checked(decision_table const& said) {
        checked_table made;
        made.said = &said;
        made.disjoint = true;
        for (auto const& each : said.given) made.given.push_back(expression(each));
        std::vector<feel::expression*> results;
        for (auto const& each : said.rows) {
            checked_table::row row;
            auto const begin = static_cast<std::uint32_t>(text_.size()) + 4;
            for (std::size_t i = 0; i < each.tests.size(); ++i)
                row.tests.push_back(expression(each.tests[i], &made.given[i]->of));
            for (auto const& result : each.results) row.results.push_back(expression(result));
            row.range = {begin, static_cast<std::uint32_t>(text_.size()) - 1};
            results.push_back(row.results.front().get());
            made.rows.push_back(std::move(row));
        }
        diagnostics problems;
        made.of = feel::join_types(results, make_source("", text_), problems).value_or(feel::type{});
        return made;
    }

    checked_award checked(award_part const& said) {
        checked_award made;
        made.said = &said;
        made.when = expression(said.when);
        made.amount = expression(said.amount);
        for (auto const& each : said.caps) made.caps.push_back({&each, expression(each.at)});
        return made;
    }

    void check(programme const& said, std::uint32_t at) {
        text_ = "huiqi: programme/1\n";
        feel::scope own{&scope_};
        visible_ = &own;
        for (auto const& each : said.parameters) {
            checked_parameter made;
            made.said = &each;
            made.programme = at;
            made.of = number(unit::of(unit::yuan), "0", "1000000");
            if (!each.unknown) made.value = expression(each.value);
            auto const meaning = symbol(each.name, feel::symbol_kind::parameter, rules_.parameters.size(), made.of);
            made.symbol = meaning;
            own.add(each.name, meaning);
            rules_.parameters.push_back(std::move(made));
        }
        auto const& version = said.versions.front();
        for (auto const& each : version.definitions) {
            checked_definition made;
            made.said = &each;
            made.programme = at;
            if (each.kind == definition_kind::table) {
                made.table = checked(each.table);
                made.of = made.table.of;
                for (auto const& given : made.table.given) made.of.yearly = made.of.yearly || given->of.yearly;
            } else {
                made.is = expression(each.is);
                made.of = made.is->of;
            }
            auto const meaning = symbol(each.name, feel::symbol_kind::definition, rules_.definitions.size(), made.of);
            made.symbol = meaning;
            own.add(each.name, meaning);
            rules_.definitions.push_back(std::move(made));
        }
        checked_version made;
        made.said = &version;
        made.only_for.resize(version.in_force.size());
        if (version.eligible) made.eligible = checked(*version.eligible);
        for (auto const& each : version.remarks) made.remarks.push_back(checked(each));
        for (auto const& each : version.awards) made.awards.push_back(checked(each));
        for (auto const& each : version.total_caps) made.total_caps.push_back({&each, expression(each.at)});
        checked_programme programme;
        programme.versions.push_back(std::move(made));
        rules_.programmes.push_back(std::move(programme));
        rules_.order.push_back(at);
    }

    std::vector<programme> said_;
    checked_rules rules_;
    feel::scope scope_{&feel::language_scope()};
    feel::scope const* visible_ = &scope_;
    std::string text_;
};

} // namespace huiqi::hand_made
