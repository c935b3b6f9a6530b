#include "screen/table_binding.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/text/messages/screen.hpp>
#include <huiqi/text/nearest.hpp>
#include <huiqi/text/utf8.hpp>

#include "screen/facts_read.hpp"

namespace huiqi::screening {

using feel::type_kind;

namespace {

constexpr std::size_t most_shown = 8;

[[nodiscard]] std::string listed(std::vector<std::string> const& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most_shown; ++i) text += (i == 0 ? "" : "、") + names[i];
    return names.size() > most_shown ? text + "…" : text;
}

/// The message for a column that cannot hold facts of this kind; null if it can.
[[nodiscard]] message const* unfit(type_kind kind, column_type const& column) {
    auto const format = column.of_values().format;
    if (is_text(format) || format == cell_format::nothing) return nullptr;
    auto const unless = [](bool fits, message const& otherwise) { return fits ? nullptr : &otherwise; };
    switch (kind) {
    case type_kind::number:
        return unless(is_integer(format) || format == cell_format::decimal || format == cell_format::float32 ||
                          format == cell_format::float64,
                      messages::table_needs_number);
    case type_kind::boolean:
        return unless(format == cell_format::boolean || is_integer(format), messages::table_needs_boolean);
    case type_kind::date:
        if (format == cell_format::moment && !column.of_values().zone.empty()) return &messages::table_zoned_time;
        return unless(format == cell_format::day32 || format == cell_format::day64 || format == cell_format::moment,
                      messages::table_needs_date);
    case type_kind::months_duration: return &messages::table_needs_duration;
    case type_kind::time_duration: return unless(format == cell_format::span, messages::table_needs_duration);
    case type_kind::list: return unless(is_list(format), messages::table_needs_list);
    case type_kind::context: return unless(format == cell_format::structure, messages::table_needs_list);
    default: return &messages::table_needs_text;
    }
}

class binder {
public:
    binder(rule_set const& rules, screen_options const& options) : rules_{rules}, options_{options} {}

    [[nodiscard]] result<table_binding> bind(column_type const& table) {
        made_.columns = table.inside;
        for (std::size_t i = 0; i < made_.columns.size(); ++i) {
            auto& column = made_.columns[i];
            if (validate_utf8(column.name)) throw malformed_table{"the name of a column is not UTF-8"};
            if (column.mistakes && is_text(column.of_values().format) && !made_.mistakes)
                made_.mistakes = i;
            else if (auto const fact = fact_of(column))
                bind(i, fact->fact, fact->year);
            else
                unused_.push_back(i);
        }
        choose_key();
        for (auto const& name : options_.carry)
            if (auto const at = find(name)) made_.carried.push_back(*at);
        for (auto const& name : options_.absent) (void)find(name);
        report_unused();
        report_missing();
        if (has_errors(problems_)) return {std::move(problems_)};
        return {std::move(made_), std::move(problems_)};
    }

private:
    void add(message const& what, std::vector<std::string> arguments) {
        problems_.push_back({.what = &what, .arguments = std::move(arguments)});
    }

    [[nodiscard]] std::string name_of(plan_record::index fact) const {
        return std::string{rules_.text(rules_.tables().facts[fact].name)};
    }

    struct named_fact {
        plan_record::index fact;
        int year; ///< 0: none
    };

    /// `研发费用.2024`: the fact and its year.
    [[nodiscard]] std::optional<named_fact> fact_of(column_type const& column) const {
        std::string_view const name{column.name};
        if (auto const whole = rules_.find_fact(name)) return named_fact{whole->index(), 0};
        constexpr std::size_t suffix = 5;
        if (name.size() <= suffix || name[name.size() - suffix] != '.') return std::nullopt;
        int year = 0;
        for (auto const each : name.substr(name.size() - suffix + 1)) {
            if (each < '0' || each > '9') return std::nullopt;
            year = year * 10 + (each - '0');
        }
        auto const fact = rules_.find_fact(name.substr(0, name.size() - suffix));
        if (!fact || year < 1000) return std::nullopt;
        return named_fact{fact->index(), year};
    }

    void bind(std::size_t at, plan_record::index fact, int year) {
        auto const& column = made_.columns[at];
        auto const& type = rules_.tables().types[rules_.tables().facts[fact].type];
        bool const yearly = (type.flags & plan_record::type::yearly) != 0;
        bool const mapping = yearly && year == 0 && column.json;
        if (yearly && year == 0 && !mapping) return add(messages::table_needs_year, {name_of(fact)});
        if (!yearly && year != 0) return add(messages::table_no_years, {name_of(fact), column.name});
        for (auto const& other : made_.facts)
            if (other.fact == fact && (other.by_year || mapping || other.year == year))
                return add(messages::table_fact_twice, {name_of(fact), made_.columns[other.column].name, column.name});
        if (auto const* wrong = unfit(static_cast<type_kind>(type.kind), column))
            return add(*wrong,
                       {column.name, wrong == &messages::table_zoned_time ? column.of_values().zone : column.shown});
        bool const absent = column.null_is_absent || std::find(options_.absent.begin(), options_.absent.end(),
                                                               column.name) != options_.absent.end();
        if (absent && (type.flags & plan_record::type::may_be_absent) == 0)
            return add(messages::table_not_absent, {name_of(fact)});
        made_.facts.push_back({at, fact, year, absent, mapping});
    }

    [[nodiscard]] std::optional<std::size_t> find(std::string const& name) {
        std::vector<std::string> known;
        for (std::size_t i = 0; i < made_.columns.size(); ++i) {
            if (made_.columns[i].name == name) return i;
            known.push_back(made_.columns[i].name);
        }
        add(messages::table_no_such_column, {name, nearest(name, known)});
        return std::nullopt;
    }

    void choose_key() {
        if (!options_.key.empty()) {
            made_.key = find(options_.key);
            return;
        }
        for (auto const at : unused_) {
            auto const& carry = options_.carry;
            if (std::find(carry.begin(), carry.end(), made_.columns[at].name) != carry.end()) continue;
            made_.key = at;
            return;
        }
    }

    void report_unused() {
        std::vector<std::string> names;
        auto const known = rules_.fact_names();
        constexpr std::size_t most_compared = 200;
        std::size_t compared = 0;
        for (auto const at : unused_) {
            if (made_.key == at || std::find(made_.carried.begin(), made_.carried.end(), at) != made_.carried.end())
                continue;
            auto const& name = made_.columns[at].name;
            auto const near = ++compared <= most_compared ? nearest(name, known) : std::string{};
            if (near.empty())
                names.push_back(name);
            else
                add(messages::table_misspelt_column, {name, near});
        }
        if (!names.empty()) add(messages::table_unused_columns, {std::to_string(names.size()), listed(names)});
    }

    void report_missing() {
        std::vector<std::string> names;
        for (auto const& each : facts_read(rules_, programmes_asked(rules_, options_.only))) {
            int const year = each.year_offset == no_year ? 0 : options_.as_of.year + each.year_offset;
            bool const bound = std::any_of(made_.facts.begin(), made_.facts.end(), [&](bound_fact const& other) {
                return other.fact == each.fact && (other.by_year || other.year == year);
            });
            if (!bound) names.push_back(name_of(each.fact) + (year != 0 ? "." + std::to_string(year) : ""));
        }
        if (!names.empty()) add(messages::table_missing_columns, {std::to_string(names.size()), listed(names)});
    }

    rule_set const& rules_;
    screen_options const& options_;
    table_binding made_;
    std::vector<std::size_t> unused_; ///< columns that are no facts
    diagnostics problems_;
};

} // namespace

result<table_binding> bind_table(rule_set const& rules, column_type const& table, screen_options const& options) {
    return binder{rules, options}.bind(table);
}

} // namespace huiqi::screening
