#include "python_names.hpp"

#include <datetime.h>

#include <nanobind/stl/string.h>

#include <huiqi/feel/library.hpp>

namespace huiqi::python {

namespace {

[[nodiscard]] nb::object owned(PyObject* made) {
    if (made == nullptr) nb::raise_python_error();
    return nb::steal(made);
}

[[noreturn]] void too_fine_or_far(std::string const& shown) {
    PyErr_Format(PyExc_OverflowError, "%s cannot be held by Python's datetime module", shown.c_str());
    nb::raise_python_error();
}

/// The offset of `of` in seconds; none if it has none.
[[nodiscard]] std::optional<std::int32_t> offset_of(nb::handle of) {
    nb::object const offset = of.attr("utcoffset")();
    if (offset.is_none()) return std::nullopt;
    auto const length = to_time_duration(offset.ptr());
    if (length.nanoseconds != 0 || length.seconds < -greatest_offset || length.seconds > greatest_offset) {
        PyErr_SetString(PyExc_ValueError, "the offset from UTC is not a whole number of seconds up to 18 hours");
        nb::raise_python_error();
    }
    return static_cast<std::int32_t>(length.seconds);
}

/// Of a zoneinfo.ZoneInfo that the library knows by its name.
[[nodiscard]] zone const* zone_of(nb::handle zoned) {
    nb::object const in = zoned.attr("tzinfo");
    if (!nb::isinstance(in, names().zone_info)) return nullptr;
    nb::object const key = in.attr("key");
    return nb::isinstance<nb::str>(key) ? feel::find_zone(nb::cast<std::string>(key)) : nullptr;
}

[[nodiscard]] nb::object zone_info(time const& of) {
    if (of.in != nullptr) return names().zone_info(text(of.in->name()));
    if (!of.offset) return nb::none();
    return names().time_zone(from_time_duration({*of.offset, 0}));
}

[[nodiscard]] int microsecond(time const& of) {
    if (of.nanosecond % 1'000 != 0) too_fine_or_far(to_string(of));
    return of.nanosecond / 1'000;
}

} // namespace

python_names const& names() {
    // Never destroyed: the interpreter may be gone by then.
    static python_names const& all = *[] {
        auto const values = nb::module_::import_("huiqi.values"),
                   diagnostics = nb::module_::import_("huiqi.diagnostics");
        return new python_names{
            .decimal = nb::module_::import_("decimal").attr("Decimal"),
            .mapping = nb::module_::import_("collections.abc").attr("Mapping"),
            .fields = nb::module_::import_("dataclasses").attr("fields"),
            .time_zone = nb::module_::import_("datetime").attr("timezone"),
            .zone_info = nb::module_::import_("zoneinfo").attr("ZoneInfo"),
            .unknown = values.attr("UNKNOWN"),
            .unknown_type = values.attr("Unknown"),
            .years_months = values.attr("YearsMonths"),
            .range = values.attr("Range"),
            .rule_error = diagnostics.attr("RuleError"),
            .profile_error = diagnostics.attr("ProfileError"),
            .feel_error = diagnostics.attr("FeelError"),
            .table_error = diagnostics.attr("TableError"),
            .refuse = diagnostics.attr("_refuse"),
        };
    }();
    return all;
}

void import_datetime() {
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == nullptr) nb::raise_python_error();
}

bool is_date(PyObject* object) { return PyDate_Check(object) && !PyDateTime_Check(object); }
bool is_date_time(PyObject* object) { return PyDateTime_Check(object); }
bool is_time(PyObject* object) { return PyTime_Check(object); }
bool is_time_duration(PyObject* object) { return PyDelta_Check(object); }

date to_date(PyObject* object) {
    return {PyDateTime_GET_YEAR(object), static_cast<std::uint8_t>(PyDateTime_GET_MONTH(object)),
            static_cast<std::uint8_t>(PyDateTime_GET_DAY(object))};
}

date_time to_date_time(PyObject* object) {
    time clock{static_cast<std::uint8_t>(PyDateTime_DATE_GET_HOUR(object)),
               static_cast<std::uint8_t>(PyDateTime_DATE_GET_MINUTE(object)),
               static_cast<std::uint8_t>(PyDateTime_DATE_GET_SECOND(object)),
               PyDateTime_DATE_GET_MICROSECOND(object) * 1'000};
    auto const day = to_date(object);
    clock.offset = offset_of(object);
    if (!clock.offset) return {day, clock};
    // A zone's name means the earlier of two times; the later one keeps its offset alone.
    auto named = clock;
    named.in = zone_of(object);
    auto const in_zone = resolved(date_time{day, named});
    return in_zone.clock.offset == clock.offset ? in_zone : date_time{day, clock};
}

time to_time(PyObject* object) {
    time clock{static_cast<std::uint8_t>(PyDateTime_TIME_GET_HOUR(object)),
               static_cast<std::uint8_t>(PyDateTime_TIME_GET_MINUTE(object)),
               static_cast<std::uint8_t>(PyDateTime_TIME_GET_SECOND(object)),
               PyDateTime_TIME_GET_MICROSECOND(object) * 1'000};
    clock.in = zone_of(object);
    if (clock.in != nullptr) return resolved(clock);
    clock.offset = offset_of(object);
    return clock;
}

time_duration to_time_duration(PyObject* object) {
    return {std::int64_t{PyDateTime_DELTA_GET_DAYS(object)} * seconds_per_day + PyDateTime_DELTA_GET_SECONDS(object),
            PyDateTime_DELTA_GET_MICROSECONDS(object) * 1'000};
}

months_duration to_months(nb::handle years_months) { return {nb::cast<std::int64_t>(years_months.attr("months"))}; }

nb::object from_date(date const& of) {
    if (of.year < 1 || of.year > 9999) too_fine_or_far(to_string(of));
    return owned(PyDate_FromDate(of.year, of.month, of.day));
}

nb::object from_time(time const& of) {
    auto const zone = zone_info(of);
    return owned(PyDateTimeAPI->Time_FromTime(of.hour, of.minute, of.second, microsecond(of), zone.ptr(),
                                              PyDateTimeAPI->TimeType));
}

nb::object from_date_time(date_time const& of) {
    if (of.day.year < 1 || of.day.year > 9999) too_fine_or_far(to_string(of));
    auto const zone = zone_info(of.clock);
    return owned(PyDateTimeAPI->DateTime_FromDateAndTime(of.day.year, of.day.month, of.day.day, of.clock.hour,
                                                         of.clock.minute, of.clock.second, microsecond(of.clock),
                                                         zone.ptr(), PyDateTimeAPI->DateTimeType));
}

nb::object from_time_duration(time_duration of) {
    constexpr std::int64_t most_days = 999'999'999;
    auto const days = (of.seconds - (of.seconds % seconds_per_day + seconds_per_day) % seconds_per_day) /
                      seconds_per_day;
    if (days < -most_days || days > most_days || of.nanoseconds % 1'000 != 0) too_fine_or_far(to_string(of));
    return owned(PyDelta_FromDSU(static_cast<int>(days), static_cast<int>(of.seconds - days * seconds_per_day),
                                 of.nanoseconds / 1'000));
}

nb::object from_decimal(decimal const& of) { return names().decimal(text(to_string(of))); }

nb::str text(std::string_view of) { return nb::str{of.data(), of.size()}; }

} // namespace huiqi::python
