#include <array>

#include <nanobind/stl/string_view.h>

#include <huiqi/policy/kinds.hpp>
#include <huiqi/text/message.hpp>
#include <huiqi/value/unit.hpp>

#include "rules.hpp"
#include "to_python.hpp"

/// A rule set in Python's words. The words of kinds are those of the report's JSON.
namespace huiqi::python {

namespace {

using record = plan_record::type;

constexpr std::array<std::string_view, 8> programme_kinds{"recognition", "loan",      "subsidy", "reward",
                                                          "tax",         "insurance", "service", "definitions"};

[[nodiscard]] std::string_view kind_word(feel::type_kind kind) {
    switch (kind) {
    case feel::type_kind::boolean: return "boolean";
    case feel::type_kind::number: return "number";
    case feel::type_kind::string: return "string";
    case feel::type_kind::code: return "code";
    case feel::type_kind::date: return "date";
    case feel::type_kind::time: return "time";
    case feel::type_kind::date_time: return "date-and-time";
    case feel::type_kind::months_duration: return "years-and-months";
    case feel::type_kind::time_duration: return "days-and-time";
    case feel::type_kind::list: return "list";
    case feel::type_kind::context: return "context";
    case feel::type_kind::range: return "range";
    default: return "any";
    }
}

class rules_describer {
public:
    explicit rules_describer(rule_set const& rules) : rules_{rules}, tables_{rules.tables()} {}

    [[nodiscard]] nb::dict all() const {
        nb::list programmes, facts, sources, files;
        for (auto const& each : tables_.programmes) programmes.append(programme(each));
        for (auto const& each : tables_.facts) facts.append(fact(each));
        for (auto const& each : tables_.legal_sources) sources.append(cited(each));
        for (auto const& each : tables_.loaded_sources) files.append(word(each.name));
        nb::dict found;
        found["programmes"] = programmes;
        found["facts"] = facts;
        found["sources"] = sources;
        found["files"] = files;
        return found;
    }

private:
    [[nodiscard]] nb::str word(plan_record::index at) const { return text(rules_.text(at)); }
    [[nodiscard]] nb::object word_or_none(plan_record::index at) const {
        return rules_.text(at).empty() ? nb::none() : nb::object{word(at)};
    }

    [[nodiscard]] nb::dict programme(plan_record::programme const& of) const {
        nb::list versions;
        for (std::uint32_t i = 0; i < of.version_count; ++i)
            versions.append(version(tables_.versions[of.first_version + i]));
        nb::dict found;
        found["id"] = word(of.id);
        found["title_zh"] = word(of.title_zh);
        found["title_en"] = word_or_none(of.title_en);
        found["note"] = word_or_none(of.note);
        found["kind"] = text(programme_kinds[of.kind]);
        found["file"] = of.place == plan_record::none ? nb::none() : nb::object{word(tables_.places[of.place].source)};
        found["versions"] = versions;
        return found;
    }

    [[nodiscard]] nb::dict cited(plan_record::legal_source const& of) const {
        nb::dict found;
        found["key"] = word(of.key);
        found["title"] = word_or_none(of.title);
        found["number"] = word_or_none(of.number);
        found["issued"] = word_or_none(of.issued);
        found["url"] = word_or_none(of.url);
        found["confidence"] = word_or_none(of.confidence);
        return found;
    }

    [[nodiscard]] nb::dict version(plan_record::version const& of) const {
        nb::list periods;
        for (std::uint32_t i = 0; i < of.period_count; ++i) {
            auto const& period = tables_.periods[of.first_period + i];
            nb::dict days;
            days["from_earliest"] = day(period.from_earliest);
            days["from_latest"] = day(period.from_latest);
            days["to_earliest"] = day(period.to_earliest);
            days["to_latest"] = day(period.to_latest);
            periods.append(days);
        }
        nb::dict found;
        found["name"] = word(of.name);
        found["in_force"] = periods;
        found["by_accounting_year"] = of.by_accounting_year != 0;
        return found;
    }

    /// None where there is no end.
    [[nodiscard]] static nb::object day(std::int64_t days) {
        auto const known = from_days(days);
        return known && known->year >= 1 && known->year <= 9999 ? from_date(*known) : nb::none();
    }

    [[nodiscard]] nb::dict fact(plan_record::fact const& of) const {
        auto found = type(of.type);
        if ((of.flags & plan_record::fact::certificate) != 0) found["kind"] = text("certificate");
        found["name"] = word(of.name);
        found["id"] = word_or_none(of.id);
        found["label_en"] = word_or_none(of.en);
        found["question"] = word_or_none(of.ask);
        found["origin"] = word_or_none(of.origin);
        found["programme"] = word_or_none(of.programme);
        found["judged"] = (of.flags & plan_record::fact::judged) != 0;
        bool const ends = (of.flags & plan_record::fact::certificate) != 0 && of.valid_months != 0;
        found["valid"] = ends ? names().years_months(of.valid_months) : nb::none();
        return found;
    }

    [[nodiscard]] nb::dict type(plan_record::index at) const {
        auto const& of = tables_.types[at];
        auto const kind = static_cast<feel::type_kind>(of.kind);
        unit in;
        for (std::size_t i = 0; i < in.powers.size(); ++i) in.powers[i] = of.powers[i];
        nb::list values, fields;
        for (std::uint32_t i = 0; i < of.value_count; ++i) values.append(word(tables_.lists[of.first_value + i]));
        for (std::uint32_t i = 0; i < of.field_count; ++i) {
            auto const& field = tables_.fields[of.first_field + i];
            auto inner = type(field.type);
            inner["name"] = word(field.name);
            inner["id"] = word_or_none(field.id);
            fields.append(inner);
        }
        nb::dict found;
        found["kind"] = text(kind_word(kind));
        found["unit"] = in.is_none() ? nb::none() : nb::object{text(to_string(in))};
        found["yearly"] = (of.flags & record::yearly) != 0;
        found["may_be_absent"] = (of.flags & record::may_be_absent) != 0;
        found["range"] = range(of, kind);
        found["values"] = values;
        found["fields"] = fields;
        found["element"] = of.element == plan_record::none ? nb::none() : nb::object{type(of.element)};
        return found;
    }

    [[nodiscard]] nb::object range(record const& of, feel::type_kind kind) const {
        bool const low = (of.flags & record::has_low) != 0, high = (of.flags & record::has_high) != 0;
        if (!low && !high) return nb::none();
        return names().range(low ? end(of.low, kind) : nb::none(), high ? end(of.high, kind) : nb::none(),
                             (of.flags & record::low_open) == 0, (of.flags & record::high_open) == 0);
    }

    /// Lengths of time are kept as numbers of months or seconds.
    [[nodiscard]] nb::object end(plan_record::index constant, feel::type_kind kind) const {
        auto const& known = rules_.plan().constants[constant];
        bool const length = kind == feel::type_kind::months_duration || kind == feel::type_kind::time_duration;
        auto const whole = length && known.what() == value::shape::number ? known.low().to_int64() : std::nullopt;
        if (!whole) return to_python(known);
        if (kind == feel::type_kind::months_duration) return names().years_months(*whole);
        return from_time_duration({*whole, 0});
    }

    rule_set const& rules_;
    plan_tables const& tables_;
};

} // namespace

nb::dict describe_rules(rule_set const& rules) { return rules_describer{rules}.all(); }

} // namespace huiqi::python
