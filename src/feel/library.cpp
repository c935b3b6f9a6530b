#include <huiqi/feel/library.hpp>

#include <array>

#include "library_functions.hpp"

namespace huiqi::feel {

function_table const& library_functions() {
    static constexpr std::array entries{
        library_entry{built_in::exponential, exponential}, library_entry{built_in::logarithm, logarithm},
        library_entry{built_in::power, real_power},        library_entry{built_in::upper_case, upper_case},
        library_entry{built_in::lower_case, lower_case},   library_entry{built_in::matches, matches},
        library_entry{built_in::replace, replace},         library_entry{built_in::split, split},
    };
    static function_table const table{entries, find_zone};
    return table;
}

} // namespace huiqi::feel
