#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <huiqi/huiqi.hpp>

/// Enterprises drawn at random, with every fact of the rules that a value can be drawn for, as JSON and as cells of
/// CSV.
namespace huiqi {

class facts_at_random {
public:
    facts_at_random(rule_set const& rules, date as_of, std::uint64_t seed)
        : rules_{rules}, as_of_{as_of}, state_{seed} {}

    struct row_of_facts {
        std::string json; ///< members, without braces
        std::string csv;  ///< cells, each behind a comma
    };

    [[nodiscard]] std::string csv_heading() const {
        std::string heading;
        each_column([&](plan_record::index fact, int year) { heading += "," + name(fact, year); });
        return heading;
    }

    [[nodiscard]] row_of_facts row() {
        row_of_facts made;
        known_of_ten_ = draw(2, 10);
        plan_record::index open = plan_record::none; // a yearly fact whose mapping is not closed yet
        auto const close = [&] {
            if (open != plan_record::none) made.json += '}';
            open = plan_record::none;
        };
        each_column([&](plan_record::index fact, int year) {
            std::string token;
            if (draw(1, 10) <= known_of_ten_) token = token_of(rules_.tables().facts[fact].type, 0);
            made.csv += "," + cell(token);
            if (fact != open) close();
            if (token.empty()) return;
            if (open == plan_record::none) made.json += (made.json.empty() ? "\"" : ",\"") + name(fact, 0) + "\":";
            if (year != 0) {
                made.json += (open == plan_record::none ? "{\"" : ",\"") + std::to_string(year) + "\":";
                open = fact;
            }
            made.json += token;
        });
        close();
        return made;
    }

private:
    static constexpr int years_back = 4;

    template <class Visit>
    void each_column(Visit visit) const {
        auto const& tables = rules_.tables();
        for (plan_record::index i = 0; i < tables.facts.size(); ++i) {
            if ((tables.types[tables.facts[i].type].flags & plan_record::type::yearly) == 0)
                visit(i, 0);
            else
                for (int year = as_of_.year - years_back; year <= as_of_.year; ++year) visit(i, year);
        }
    }

    [[nodiscard]] std::string name(plan_record::index fact, int year) const {
        std::string const whole{rules_.text(rules_.tables().facts[fact].name)};
        return year == 0 ? whole : whole + "." + std::to_string(year);
    }

    /// A token of JSON as a cell: a string without its quotes, lists as they are.
    [[nodiscard]] static std::string cell(std::string const& token) {
        if (token.size() >= 2 && token.front() == '"') return token.substr(1, token.size() - 2);
        if (token.find_first_of(",\"") == std::string::npos) return token;
        std::string quoted = "\"";
        for (char const each : token) quoted += each == '"' ? std::string{"\"\""} : std::string{each};
        return quoted + "\"";
    }

    std::uint64_t next() {
        state_ += 0x9E37'79B9'7F4A'7C15U;
        auto z = state_;
        z = (z ^ z >> 30U) * 0xBF58'476D'1CE4'E5B9U;
        z = (z ^ z >> 27U) * 0x94D0'49BB'1331'11EBU;
        return z ^ z >> 31U;
    }
    int draw(int low, int high) { return low + static_cast<int>(next() % static_cast<unsigned>(high - low + 1)); }

    [[nodiscard]] std::string number_of(plan_record::type const& type) {
        auto const& plan = rules_.plan();
        auto const low = (type.flags & plan_record::type::has_low) != 0 ? plan.constants[type.low].low() : decimal{};
        auto const high = (type.flags & plan_record::type::has_high) != 0 ? plan.constants[type.high].low()
                                                                          : decimal::from_integer(1'000'000);
        // Small numbers are met as often as great ones.
        auto number = decimal::from_integer(draw(0, 999));
        for (auto zeros = draw(0, 9); zeros > 0; --zeros) number = *multiply(number, decimal::from_integer(10));
        if (draw(1, 3) == 1) number = *divide(decimal::from_integer(draw(0, 200)), decimal::from_integer(100));
        auto const raised = add(low, number).value_or(low);
        auto const one = raised <= high ? raised : draw(0, 1) == 0 ? low : high;
        bool const outside = (one == low && (type.flags & plan_record::type::low_open) != 0) ||
                             (one == high && (type.flags & plan_record::type::high_open) != 0);
        return to_string(outside ? *divide(*add(low, high), decimal::from_integer(2)) : one);
    }

    [[nodiscard]] std::string day() {
        auto const days = to_days(as_of_) + draw(-4'000, 400);
        return "\"" + to_string(*from_days(days)) + "\"";
    }

    [[nodiscard]] std::string token_of(plan_record::index at, int depth) {
        using feel::type_kind;
        auto const& type = rules_.tables().types[at];
        auto const& declared = rules_.plan().declared[at];
        switch (static_cast<type_kind>(type.kind)) {
        case type_kind::boolean: return draw(0, 1) == 0 ? "false" : "true";
        case type_kind::number: return number_of(type);
        case type_kind::date: return day();
        case type_kind::code: return "\"" + std::to_string(draw(1'000, 9'999)) + "\"";
        case type_kind::string:
            if (declared.empty()) return "\"某某" + std::to_string(draw(1, 9)) + "\"";
            return "\"" + declared[static_cast<std::size_t>(draw(0, static_cast<int>(declared.size()) - 1))] + "\"";
        case type_kind::list: return list_of(type, depth);
        case type_kind::context: return fields_of(type, depth);
        default: return {};
        }
    }

    [[nodiscard]] std::string list_of(plan_record::type const& type, int depth) {
        if (type.element == plan_record::none || depth > 2) return "[]";
        std::string text;
        for (auto items = draw(0, 3); items > 0; --items) {
            auto const item = token_of(type.element, depth + 1);
            if (!item.empty()) text += (text.empty() ? "" : ",") + item;
        }
        return "[" + text + "]";
    }

    [[nodiscard]] std::string fields_of(plan_record::type const& type, int depth) {
        std::string text;
        bool const period = type.field_count == 2 &&
                            rules_.text(rules_.tables().fields[type.first_field].name) == "from";
        for (std::uint32_t i = 0; i < type.field_count; ++i) {
            auto const& field = rules_.tables().fields[type.first_field + i];
            if (period && i == 1) break; // its end follows from the vocabulary
            if (!period && draw(1, 10) > known_of_ten_) continue;
            auto const token = token_of(field.type, depth + 1);
            if (token.empty()) continue;
            text += (text.empty() ? "\"" : ",\"") + std::string{rules_.text(field.name)} + "\":" + token;
        }
        return "{" + text + "}";
    }

    rule_set rules_;
    date as_of_;
    std::uint64_t state_;
    int known_of_ten_ = 10;
};

} // namespace huiqi
