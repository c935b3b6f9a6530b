#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <huiqi/screen/table_files.hpp>

namespace huiqi::screening {

/// The part of a file that is in memory: blocks are read behind it, and what has been taken is forgotten before each.
class byte_window {
protected:
    explicit byte_window(byte_source from) : from_{std::move(from)} {}
    ~byte_window() = default;

    /// The first bytes without the byte order mark, up to a line end where there is one; to be asked before anything is
    /// taken.
    [[nodiscard]] std::string_view beginning();
    /// Reads one more block; false: there is none.
    [[nodiscard]] bool refill();

    std::string buffer_;
    std::size_t at_ = 0; ///< what is before it in the buffer has been taken
    bool over_ = false;  ///< the file has no more

private:
    byte_source from_;
};

} // namespace huiqi::screening
