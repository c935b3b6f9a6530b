#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "screen/byte_window.hpp"

namespace huiqi::screening {

/// Cuts bytes into lines that are not blank, in linear time.
class line_source : byte_window {
public:
    static constexpr std::size_t longest_line = std::size_t{16} << 20U;

    explicit line_source(byte_source from) : byte_window{std::move(from)} {}

    using byte_window::beginning;

    enum class outcome : std::uint8_t { line, end, too_long };
    /// The line is valid until the next call.
    [[nodiscard]] outcome next(std::string_view& line);

private:
    std::size_t seen_ = 0; ///< characters of the line, from its beginning, among which no line end is
};

} // namespace huiqi::screening
