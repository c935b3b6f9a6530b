#include "classify.hpp"

#include <cmath>

#include <huiqi/text/messages/profile.hpp>

namespace huiqi::python {

namespace {

[[nodiscard]] bool defined_in(nb::handle type, std::string_view package) {
    nb::object const module = nb::getattr(type, "__module__", nb::none());
    auto const name = nb::isinstance<nb::str>(module) ? utf8_of(module) : std::nullopt;
    return name && name->starts_with(package);
}

/// pandas' NaT and NA. Only pandas has them, so it is imported already.
[[nodiscard]] bool is_pandas_missing(nb::handle object) {
    auto const name = name_of_type(object);
    return (name == "NaTType" || name == "NAType") && defined_in(object.type(), "pandas.");
}

[[nodiscard]] std::optional<value_kind> kind_of_scalar(PyObject* object) {
    if (object == Py_None) return value_kind::null;
    if (PyUnicode_Check(object)) return value_kind::text;
    if (PyBool_Check(object)) return value_kind::boolean;
    if (PyLong_Check(object)) return value_kind::integer;
    if (PyFloat_Check(object)) return std::isnan(PyFloat_AS_DOUBLE(object)) ? value_kind::unknown : value_kind::number;
    if (is_date(object)) return value_kind::date;
    if (is_date_time(object)) return value_kind::date_time;
    if (is_time(object)) return value_kind::time;
    if (is_time_duration(object)) return value_kind::time_duration;
    return std::nullopt;
}

[[nodiscard]] std::optional<classified> kind_of_container(nb::handle object) {
    if (PyDict_Check(object.ptr()))
        return classified{PyDict_CheckExact(object.ptr()) ? value_kind::dictionary : value_kind::mapping,
                          nb::borrow(object)};
    if (PyList_Check(object.ptr()) || PyTuple_Check(object.ptr()))
        return classified{value_kind::sequence, nb::borrow(object)};
    if (nb::isinstance(object, names().mapping)) return classified{value_kind::mapping, nb::borrow(object)};
    return std::nullopt;
}

/// A Decimal that no subclass can change any more.
[[nodiscard]] classified plain_decimal(nb::handle object) {
    nb::object const plain = names().decimal(object);
    bool const missing = nb::cast<bool>(plain.attr("is_nan")());
    return {missing ? value_kind::unknown : value_kind::number, plain};
}

[[nodiscard]] nb::dict fields_of(nb::handle dataclass) {
    nb::dict fields;
    for (nb::handle const field : names().fields(dataclass)) {
        nb::object const name = field.attr("name");
        fields[name] = nb::getattr(dataclass, name);
    }
    return fields;
}

} // namespace

std::string name_of_type(nb::handle object) {
    nb::object const name = nb::getattr(object.type(), "__name__");
    auto const shown = nb::isinstance<nb::str>(name) ? utf8_of(name) : std::nullopt;
    return std::string{shown.value_or("?")};
}

classified classify(nb::handle object) {
    PyObject* const seen = object.ptr();
    if (auto const scalar = kind_of_scalar(seen)) {
        // NaT says of itself that it is a date-time.
        if (*scalar == value_kind::date_time && is_pandas_missing(object)) return {value_kind::unknown, {}};
        return {*scalar, nb::borrow(object)};
    }
    auto const& known = names();
    if (auto container = kind_of_container(object)) return std::move(*container);
    if (nb::isinstance(object, known.decimal)) return plain_decimal(object);
    if (nb::isinstance(object, known.unknown_type)) return {value_kind::unknown, {}};
    if (nb::isinstance(object, known.years_months)) return {value_kind::months, nb::borrow(object)};
    if (nb::isinstance(object, known.range)) return {value_kind::range, nb::borrow(object)};
    if (PyType_Check(seen)) return {value_kind::other, nb::borrow(object)};
    if (nb::hasattr(object.type(), "__dataclass_fields__")) return {value_kind::dictionary, fields_of(object)};
    if (is_pandas_missing(object)) return {value_kind::unknown, {}};
    bool const model = nb::hasattr(object.type(), "model_dump");
    if (model || defined_in(object.type(), "numpy")) {
        // Not looked at again: what answers with another model would never end.
        nb::object const plain = model ? object.attr("model_dump")(nb::arg("exclude_unset") = true)
                                       : nb::getattr(object, "tolist", nb::none());
        nb::object const inner = model || plain.is_none() ? plain : plain();
        if (auto container = kind_of_container(inner)) return std::move(*container);
        if (auto const scalar = model ? std::nullopt : kind_of_scalar(inner.ptr()))
            if (!inner.is_none()) return {*scalar, inner};
    }
    return {value_kind::other, nb::borrow(object)};
}

written_number number_text(classified const& number) {
    PyObject* const object = number.value.ptr();
    if (PyFloat_Check(object)) {
        auto const shortest = from_double(PyFloat_AS_DOUBLE(object));
        if (!shortest) return {PyFloat_AS_DOUBLE(object) < 0 ? "-inf" : "inf", &messages::profile_not_finite};
        return {to_string(*shortest)};
    }
    if (PyLong_Check(object)) {
        int overflow = 0;
        auto const small = PyLong_AsLongLongAndOverflow(object, &overflow);
        if (overflow == 0) return {std::to_string(small)};
        // Python refuses to print integers that are too long, and takes time that grows with their square.
        constexpr std::size_t longest = 2'000;
        nb::handle const integer{reinterpret_cast<PyObject*>(&PyLong_Type)};
        if (nb::cast<std::size_t>(integer.attr("bit_length")(number.value)) > longest)
            return {{}, &messages::profile_too_many_digits};
        auto const digits = nb::steal(PyNumber_ToBase(object, 10));
        if (!digits.is_valid()) nb::raise_python_error();
        return {std::string{utf8_of(digits).value_or("")}};
    }
    auto const shown = nb::str(number.value);
    std::string digits{utf8_of(shown).value_or("")};
    bool const infinite = digits.find("nf") != std::string::npos;
    return {std::move(digits), infinite ? &messages::profile_not_finite : nullptr};
}

std::optional<std::string_view> utf8_of(nb::handle text) {
    Py_ssize_t size = 0;
    char const* const characters = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
    if (characters != nullptr) return std::string_view{characters, static_cast<std::size_t>(size)};
    if (PyErr_ExceptionMatches(PyExc_UnicodeError) == 0) nb::raise_python_error();
    PyErr_Clear();
    return std::nullopt;
}

std::size_t first_surrogate(nb::handle text) {
    auto const length = PyUnicode_GET_LENGTH(text.ptr());
    for (Py_ssize_t at = 0; at < length; ++at) {
        auto const character = PyUnicode_READ_CHAR(text.ptr(), at);
        if (character >= 0xD800 && character <= 0xDFFF) return static_cast<std::size_t>(at) + 1;
    }
    return 0;
}

} // namespace huiqi::python
