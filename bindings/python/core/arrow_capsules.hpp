#pragma once

#include <atomic>
#include <memory>
#include <string>

#include <huiqi/screen/arrow_owner.hpp>

#include "python_names.hpp"

/// Arrow's PyCapsule protocol: tables pass between libraries as capsules that own one of Arrow's C structures.
namespace huiqi::python {

/// How far the reading of a stream has come.
struct reading_state {
    std::string error;              ///< what a callback of Python's raised, to be told as the stream's error
    std::atomic<bool> ended{false}; ///< nothing is computed any more
};

/// Takes the stream out of a capsule, which is left empty. Throws Python's TypeError or ValueError for anything else.
[[nodiscard]] arrow_stream take_stream(nb::handle capsule);

/// A stream whose reader need not hold Python's lock: where it does, the lock is released while results are computed.
[[nodiscard]] nb::object stream_capsule(arrow_stream stream, std::shared_ptr<reading_state> state);
[[nodiscard]] nb::object schema_capsule(arrow_schema schema);

} // namespace huiqi::python
