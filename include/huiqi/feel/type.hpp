#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <huiqi/feel/kinds.hpp>
#include <huiqi/value/decimal.hpp>
#include <huiqi/value/unit.hpp>

namespace huiqi::feel {

/// Numbers a value can lie between; an absent end is unbounded.
struct bounds {
    std::optional<decimal> low{}, high{};
    bool low_closed = true, high_closed = true;
};

struct field;

/// What the checker knows of an expression before any enterprise is seen.
struct type {
    type_kind kind = type_kind::any;
    unit in{};                             ///< of numbers
    bool yearly = false;                   ///< one value an accounting year; bare, the last full one
    bool may_be_absent = false;            ///< null may be supplied (absence), so null is a possible value
    bounds within{};                       ///< of numbers
    bool whole = false;                    ///< of numbers: an integer whatever is supplied (a count, people)
    std::shared_ptr<type const> element{}; ///< of lists and ranges; result of functions
    std::shared_ptr<std::vector<field> const> fields{}; ///< of contexts
    bool fields_differ = false; ///< of contexts: some have one field and some another; `fields` are all of them
    std::shared_ptr<std::vector<std::string> const> values{}; ///< the declared values of a string

    /// Whether a value may have fields that are not named here, or lack some that are.
    [[nodiscard]] bool has_other_fields() const {
        return kind == type_kind::any || (kind == type_kind::context && (!fields || fields_differ));
    }
};

struct field {
    std::string name, id;
    type of;
};

} // namespace huiqi::feel
