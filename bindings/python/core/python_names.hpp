#pragma once

#include <string>
#include <string_view>

#include <nanobind/nanobind.h>

#include <huiqi/value/date.hpp>
#include <huiqi/value/decimal.hpp>
#include <huiqi/value/duration.hpp>
#include <huiqi/value/time.hpp>

namespace nb = nanobind;

/// What the bindings use of Python's own library, looked up once.
namespace huiqi::python {

struct python_names {
    nb::object decimal;                                                    ///< decimal.Decimal
    nb::object mapping;                                                    ///< collections.abc.Mapping
    nb::object fields;                                                     ///< dataclasses.fields
    nb::object time_zone, zone_info;                                       ///< datetime.timezone, zoneinfo.ZoneInfo
    nb::object unknown, unknown_type, years_months, range;                 ///< huiqi.values
    nb::object rule_error, profile_error, feel_error, table_error, refuse; ///< huiqi.diagnostics
};
[[nodiscard]] python_names const& names();

/// Must be called once, when the module is imported.
void import_datetime();

[[nodiscard]] bool is_date(PyObject* object); ///< and no date-time
[[nodiscard]] bool is_date_time(PyObject* object);
[[nodiscard]] bool is_time(PyObject* object);
[[nodiscard]] bool is_time_duration(PyObject* object);

[[nodiscard]] date to_date(PyObject* object);
/// With the name of its zone where it has one, else with its offset.
[[nodiscard]] date_time to_date_time(PyObject* object);
[[nodiscard]] time to_time(PyObject* object);
[[nodiscard]] time_duration to_time_duration(PyObject* object);
[[nodiscard]] months_duration to_months(nb::handle years_months);

/// These throw Python's OverflowError for what Python's types cannot hold: years outside 1 to 9999, fractions finer
/// than a microsecond.
[[nodiscard]] nb::object from_date(date const& of);
[[nodiscard]] nb::object from_time(time const& of);
[[nodiscard]] nb::object from_date_time(date_time const& of);
[[nodiscard]] nb::object from_time_duration(time_duration of);
[[nodiscard]] nb::object from_decimal(decimal const& of);

[[nodiscard]] nb::str text(std::string_view of);

} // namespace huiqi::python
