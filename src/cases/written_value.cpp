#include "written_value.hpp"

#include <optional>

#include <huiqi/evaluate/operations/compare.hpp>
#include <huiqi/pipeline.hpp>
#include <huiqi/report/explain.hpp>
#include <huiqi/text/messages/cases.hpp>

#include "feel/quantity_text.hpp"
#include "pipeline/scalar_reader.hpp"

namespace huiqi {

namespace {

using shape = value::shape;
using feel::type_kind;

/// A value or an interval as text between two ends.
struct written_ends {
    std::string_view low, high;
    bool low_open = false, high_open = false;
};

[[nodiscard]] std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

[[nodiscard]] std::optional<written_ends> ends_of(std::string_view text) {
    text = trimmed(text);
    if (text.size() < 2 || (text.front() != '[' && text.front() != '(')) return written_ends{text, text};
    auto const dots = text.find("..");
    if (dots == std::string_view::npos || (text.back() != ']' && text.back() != ')')) return std::nullopt;
    return written_ends{trimmed(text.substr(1, dots - 1)), trimmed(text.substr(dots + 2, text.size() - dots - 3)),
                        text.front() == '(', text.back() == ')'};
}

struct comparison_of_case {
    snippet const& expected;
    typed_value const& actual;
    std::string const& name;
    diagnostics& problems;

    std::optional<bool> refuse(message const& what) const {
        problems.push_back({.what = &what,
                            .source = expected.source(),
                            .range = expected.range(),
                            .arguments = {name, expected.text(), written(actual)}});
        return std::nullopt;
    }

    std::optional<bool> numbers(written_ends const& ends) const {
        auto const low = written_quantity(ends.low), high = written_quantity(ends.high);
        if (!low || !high || low->wrong != nullptr || high->wrong != nullptr || low->months || low->days ||
            high->months || high->days)
            return refuse(messages::case_not_comparable);
        for (auto const* end : {&*low, &*high})
            if (end->in != actual.in && !(end->number.is_zero() && end->unit_text.empty()))
                return refuse(messages::case_other_unit);
        auto const& known = actual.what;
        return known.what() == shape::number && known.nulls() == 0 && known.low() == low->number &&
               known.high() == high->number && known.low_open() == ends.low_open && known.high_open() == ends.high_open;
    }

    std::optional<bool> days(written_ends const& ends) const {
        auto const low = parse_date(ends.low), high = parse_date(ends.high);
        if (!low || !high) return refuse(messages::case_not_comparable);
        auto const& known = actual.what;
        return known.what() == shape::day && known.nulls() == 0 && known.low_integer() == to_days(*low) &&
               known.high_integer() == to_days(*high);
    }

    std::optional<bool> lengths(written_ends const& ends) const {
        auto const low = written_quantity(ends.low), high = written_quantity(ends.high);
        bool const months = actual.kind == type_kind::months_duration;
        if (!low || !high || !(months ? low->months && high->months : low->days && high->days))
            return refuse(messages::case_not_comparable);
        auto const& known = actual.what;
        if (known.nulls() != 0) return false;
        if (months)
            return known.what() == shape::months && known.low_integer() == low->months->months &&
                   known.high_integer() == high->months->months;
        return known.what() == shape::seconds && known.low_seconds() == *low->days &&
               known.high_seconds() == *high->days;
    }

    std::optional<bool> truths(std::string_view text) const {
        if (text != "true" && text != "false") return refuse(messages::case_not_comparable);
        return actual.what.as_truth().is(text == "true" ? truth::yes : truth::no);
    }

    [[nodiscard]] bool texts(std::string_view text) const {
        bool const in_quotes = text.size() >= 2 && text.front() == '"' && text.back() == '"';
        if (in_quotes) text = text.substr(1, text.size() - 2);
        return actual.what.nulls() == 0 && actual.what.is_text() && actual.what.text() == text;
    }

    /// Anything else is an expression without names.
    std::optional<bool> computed(date as_of) const {
        auto const made = evaluate_expression(expected.text(), nullptr, nullptr, as_of);
        if (!made) return refuse(messages::case_not_comparable);
        return actual.what.is_point() && detail::same_point(made->what, actual.what);
    }
};

} // namespace

std::string written(typed_value const& what) {
    auto const& known = what.what;
    if (known.what() == shape::nothing && known.nulls() == truth::absent) return "null";
    if (known.nulls() != 0) return describe(what, language::zh);
    if (known.what() == shape::boolean && known.is_point()) return known.as_truth().is(truth::yes) ? "true" : "false";
    if (known.is_text()) return std::string{known.text()};
    if (known.what() == shape::day && known.is_point()) return describe(what, language::zh);
    if (known.what() != shape::number) return describe(what, language::zh);
    auto const end = [&](decimal const& number) { return feel::quantity_text(number, what.in, what.percent); };
    if (known.is_point()) return end(known.low());
    if (known.low() <= -greatest_number() || known.high() >= greatest_number()) return describe(what, language::zh);
    return (known.low_open() ? "(" : "[") + end(known.low()) + ".." + end(known.high()) +
           (known.high_open() ? ")" : "]");
}

std::optional<bool> is_as_written(snippet const& expected, typed_value const& actual, std::string const& name,
                                  date as_of, diagnostics& problems) {
    auto const text = trimmed(expected.text());
    if (text == "unknown" || text == "未知") return !actual.what.is_point();
    if (text == "null") return actual.what.what() == shape::nothing && actual.what.nulls() == truth::absent;
    comparison_of_case const compare{expected, actual, name, problems};
    auto const ends = ends_of(text);
    switch (actual.kind) {
    case type_kind::number: return ends ? compare.numbers(*ends) : compare.refuse(messages::case_not_comparable);
    case type_kind::date: return ends ? compare.days(*ends) : compare.refuse(messages::case_not_comparable);
    case type_kind::months_duration:
    case type_kind::time_duration: return ends ? compare.lengths(*ends) : compare.refuse(messages::case_not_comparable);
    case type_kind::boolean: return compare.truths(text);
    case type_kind::string:
    case type_kind::code: return compare.texts(text);
    default: return compare.computed(as_of);
    }
}

} // namespace huiqi
