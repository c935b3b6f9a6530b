#pragma once

#include <cstddef>

namespace tests {

/// Calls of operator new so far, in whatever form and thread: counted_allocations.cpp replaces all of them.
[[nodiscard]] std::size_t allocations();

} // namespace tests
