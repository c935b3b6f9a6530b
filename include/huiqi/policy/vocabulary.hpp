#pragma once

#include <optional>
#include <string>
#include <vector>

#include <huiqi/feel/type.hpp>
#include <huiqi/text/snippet.hpp>
#include <huiqi/value/duration.hpp>

namespace huiqi {

/// One thing that can be known about an enterprise: its name in the documents, its type, what it may be, and how to ask
/// for it.
struct fact_declaration {
    std::string name; ///< 职工总数
    std::string id;   ///< employees
    feel::type of{};  ///< unit, yearly, bounds, values, fields; certificates are lists of {from, to}
    bool certificate = false;
    std::optional<months_duration> valid; ///< of a certificate whose `to` is not stated
    bool judged = false;                  ///< an expert decides it; never asked of the firm
    std::string scheme;                   ///< of a code: GB/T 4754-2017
    std::string ask, origin, note, en;    ///< `en`: English label
    snippet range_text;                   ///< as written, for messages; the bounds are in `of.within`
    source_ptr source;
    source_range declared_at; ///< the name in the file
    std::string programme;    ///< id of the programme that declares it for itself, empty if of a vocabulary
};

/// `huiqi: vocabulary/1`
struct vocabulary {
    std::vector<fact_declaration> facts;
};

} // namespace huiqi
