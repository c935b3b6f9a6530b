#pragma once

#include <cstdint>
#include <span>

#include <huiqi/feel/built_in.hpp>
#include <huiqi/value/time.hpp>
#include <huiqi/value/value.hpp>

/// What a plan may need beyond the standard library: functions by their id, and time zones by their name. The core
/// opens plans without; the compiled library has a table with everything (`feel/library.hpp`).
namespace huiqi {

/// Arguments are points, and may be null. Mistakes are those of `node`.
using library_function = value (*)(std::span<value const> given, std::uint32_t node);

struct library_entry {
    built_in id;
    library_function function;
};

struct function_table {
    std::span<library_entry const> functions{};
    zone_finder zones = nullptr;

    /// Null if the table has no such function.
    [[nodiscard]] library_function find(built_in id) const {
        for (auto const& each : functions)
            if (each.id == id) return each.function;
        return nullptr;
    }
};

} // namespace huiqi
