#pragma once

#include <functional>

#include <huiqi/screen/arrow_owner.hpp>
#include <huiqi/text/diagnostic.hpp>

namespace huiqi::screening {

/// A stream whose batches a function makes, an empty one at the end. It may throw run_ended.
[[nodiscard]] arrow_stream make_stream(arrow_schema schema, std::function<arrow_array()> next);

/// Why a stream made by make_stream() failed, with more than its text says; null for other streams.
[[nodiscard]] diagnostic const* failure_of(ArrowArrayStream const& stream);

} // namespace huiqi::screening
