#pragma once

#include <string>
#include <string_view>

#include <huiqi/screen/table_files.hpp>

namespace huiqi::screening {

/// Cuts bytes into lines that are not blank, in linear time.
class line_source {
public:
    static constexpr std::size_t longest_line = std::size_t{16} << 20U;

    explicit line_source(byte_source from) : from_{std::move(from)} {}

    /// The first bytes without the byte order mark, up to a line end where there is one; before the first line.
    [[nodiscard]] std::string_view beginning();

    enum class outcome : std::uint8_t { line, end, too_long };
    /// The line is valid until the next call.
    [[nodiscard]] outcome next(std::string_view& line);

private:
    [[nodiscard]] bool refill();

    byte_source from_;
    std::string buffer_;
    std::size_t at_ = 0, seen_ = 0; ///< where the line begins; up to where no line end is
    bool over_ = false;
};

} // namespace huiqi::screening
