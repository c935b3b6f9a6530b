#pragma once

#include <huiqi/value/value.hpp>

#include "python_names.hpp"

namespace huiqi::python {

/// A value as Python has it: Decimal, str, bool, None, date, time, datetime, timedelta, YearsMonths, Range, list, dict;
/// UNKNOWN for what is not a single value. Throws Python's OverflowError for times that Python cannot hold.
[[nodiscard]] nb::object to_python(value const& of);

} // namespace huiqi::python
