#pragma once

#include <array>
#include <cstdint>

#include "by_hand.hpp"

namespace workload {

/// One condition or value of a decision.
struct record {
    noted what;
    truth outcome;
    std::int64_t left, right; ///< operands; of a value the value alone
};

struct traced_answers {
    answers found;
    std::array<record, noted_count> trace;
};

inline void decide_traced(enterprise const& of, traced_answers& into) {
    auto* next = into.trace.data();
    into.found = decide(of, [&](noted what, truth outcome, std::int64_t left, std::int64_t right) {
        *next++ = {what, outcome, left, right};
    });
}

} // namespace workload
