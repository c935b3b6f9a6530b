#include "to_python.hpp"

namespace huiqi::python {

namespace {

/// Deeper ones are made by a rule's recursion only.
constexpr int deepest = 400;

[[nodiscard]] nb::object converted(value const& of, int depth) {
    if (of.is_null()) return nb::none();
    bool const container = of.what() == value::shape::list || of.what() == value::shape::context ||
                           of.what() == value::shape::range;
    bool const single = container ? !of.may_be_null() && (of.what() != value::shape::list || !of.has_maybes())
                                  : of.is_point();
    if (!single || depth > deepest) return names().unknown;
    switch (of.what()) {
    case value::shape::boolean: return nb::bool_(of.as_truth().can_be(truth::yes));
    case value::shape::number: return from_decimal(of.low());
    case value::shape::day: return from_date(from_days(of.low_integer()).value_or(date{}));
    case value::shape::months: return names().years_months(of.low_integer());
    case value::shape::seconds: return from_time_duration(of.low_seconds());
    case value::shape::choice:
    case value::shape::text: return text(of.text());
    case value::shape::time_of_day: return from_time(of.time_of_day());
    case value::shape::date_and_time: return from_date_time(of.moment());
    case value::shape::list: {
        nb::list items;
        for (auto const& each : of.items()) items.append(converted(each, depth + 1));
        return items;
    }
    case value::shape::context: {
        nb::dict entries;
        for (auto const& [key, entry] : of.entries()) entries[text(key)] = converted(entry, depth + 1);
        return entries;
    }
    case value::shape::range:
        return names().range(converted(of.range_low(), depth + 1), converted(of.range_high(), depth + 1),
                             of.range_low_closed(), of.range_high_closed());
    case value::shape::function: return nb::str("function"); // no Python function: it lives in the plan
    case value::shape::nothing:
    case value::shape::anything: break;
    }
    return names().unknown;
}

} // namespace

nb::object to_python(value const& of) { return converted(of, 0); }

} // namespace huiqi::python
