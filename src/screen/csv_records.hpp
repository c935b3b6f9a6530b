#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "screen/byte_window.hpp"

namespace huiqi::screening {

/// One record of CSV: the texts of its cells, without quotes.
struct csv_record {
    enum fault : std::uint8_t { none, misquoted, unfinished };
    std::string characters;
    std::vector<std::size_t> ends; ///< of each cell in `characters`
    fault wrong = none;

    [[nodiscard]] std::size_t cells() const { return ends.size(); }
    [[nodiscard]] std::string_view cell(std::size_t at) const {
        auto const begin = at == 0 ? 0 : ends[at - 1];
        return std::string_view{characters}.substr(begin, ends[at] - begin);
    }
    void clear() {
        characters.clear();
        ends.clear();
        wrong = none;
    }
};

/// Cuts bytes into the records of RFC 4180, in linear time. Lines end with LF or CRLF; empty lines are no records. A
/// record with wrong quotes ends at the end of its line.
class csv_records : byte_window {
public:
    static constexpr std::size_t longest_record = std::size_t{16} << 20U;

    explicit csv_records(byte_source from) : byte_window{std::move(from)} {}

    using byte_window::beginning;

    enum class outcome : std::uint8_t { record, end, too_long };
    [[nodiscard]] outcome next(csv_record& into);

private:
    enum class state : std::uint8_t { cell_begin, plain, quoted, quote_in_quoted, broken };

    void end_cell(csv_record& into);
    /// Takes characters until the record is over or the buffer is; true: over.
    [[nodiscard]] bool take(csv_record& into);
    // The steps of take(), one for each state; true: the record is over.
    [[nodiscard]] bool take_plain(csv_record& into);
    void take_quoted(csv_record& into);
    [[nodiscard]] bool take_after_quote(csv_record& into);
    [[nodiscard]] bool take_broken(csv_record& into);
    /// At a line feed or the end of the file outside quotes; false: the line was empty.
    [[nodiscard]] bool at_line_end(csv_record& into);

    state state_ = state::cell_begin;
};

} // namespace huiqi::screening
