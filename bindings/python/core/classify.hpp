#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <huiqi/text/message.hpp>

#include "python_names.hpp"

namespace huiqi::python {

/// What one Python value is to Huiqi.
enum class value_kind {
    unknown, ///< huiqi.UNKNOWN, and NaN, NaT and NA, with which tables say that nothing was supplied
    null,
    boolean,
    integer,
    number, ///< a float or a Decimal, finite or not
    text,
    date,
    date_time,
    time,
    months,
    time_duration,
    range,
    sequence, ///< a list or tuple
    dictionary,
    mapping, ///< any other Mapping
    other,
};

struct classified {
    value_kind what;
    nb::object value; ///< with dataclasses and models as dictionaries, and NumPy's scalars as Python's
};

/// May run the value's own code, whose exceptions are passed on.
[[nodiscard]] classified classify(nb::handle object);

/// A number's digits, exactly as they are; a float has those of its shortest text.
struct written_number {
    std::string digits;
    message const* wrong = nullptr; ///< it is infinite, or far longer than any number is
};
[[nodiscard]] written_number number_text(classified const& number);

/// UTF-8; empty if the text holds lone surrogates.
[[nodiscard]] std::optional<std::string_view> utf8_of(nb::handle text);
/// The place of the first lone surrogate, counted from 1.
[[nodiscard]] std::size_t first_surrogate(nb::handle text);

[[nodiscard]] std::string name_of_type(nb::handle object);

} // namespace huiqi::python
