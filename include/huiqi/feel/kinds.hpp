#pragma once

#include <cstdint>

namespace huiqi::feel {

/// The kinds of value an expression can have. A saved plan holds these numbers: only add.
enum class type_kind : std::uint8_t {
    any,
    null,
    boolean,
    number,
    string,
    date,
    time,
    date_time,
    months_duration,
    time_duration,
    list,
    context,
    range,
    function,
    code, ///< a string of a classification such as GB/T 4754; `in` a code list means it or a class above it is listed
    code_list, ///< `codes:` of a programme
};

} // namespace huiqi::feel
