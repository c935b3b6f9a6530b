#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <huiqi/text/message.hpp>
#include <huiqi/value/date.hpp>
#include <huiqi/value/decimal.hpp>
#include <huiqi/value/duration.hpp>
#include <huiqi/value/unit.hpp>

/// What is written in one scalar of a profile, and what somebody who wrote something else meant.
///
///     written_quantity("-300万元")        -3000000, 元
///     written_quantity("1,200")           nothing; plain_spelling gives 1200
///     meant_date("2024年6月30日")          2024-06-30
namespace huiqi {

struct quantity {
    decimal number; ///< in the base unit
    unit in;
    std::optional<months_duration> months{}; ///< `3年`: then there is no number
    std::optional<time_duration> days{};     ///< `365天`: likewise
    std::string_view unit_text{};            ///< as written, empty if there is none
    message const* wrong = nullptr;          ///< it has the form of a quantity, but cannot be one
    bool rounded = false;                    ///< it has more digits than are kept
};

/// Empty if `text` has not the form of a number with or without a unit.
[[nodiscard]] std::optional<quantity> written_quantity(std::string_view text);

/// Without digit groups, blanks and full-width characters.
[[nodiscard]] std::string plain_spelling(std::string_view text);

/// A date written in a way that is common but not ours: `2024/6/30`, `2024年6月30日`, `20240630`.
[[nodiscard]] std::optional<date> meant_date(std::string_view text);

/// `yes`, `否`, `TRUE`: true or false written otherwise.
[[nodiscard]] std::optional<bool> meant_boolean(std::string_view text);

} // namespace huiqi
