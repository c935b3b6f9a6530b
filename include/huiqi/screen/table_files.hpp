#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <huiqi/plan/rule_set.hpp>
#include <huiqi/screen/arrow_owner.hpp>
#include <huiqi/screen/screen.hpp>
#include <huiqi/text/result.hpp>

/// Tables in files: CSV (RFC 4180, UTF-8 with or without a byte order mark) and JSON Lines, read as streams of text
/// columns and written from the streams that screen_stream() gives.
namespace huiqi {

enum class table_format : std::uint8_t { csv, json_lines };

/// By the end of the name: `.csv`; `.jsonl` or `.ndjson`. Empty for any other.
[[nodiscard]] std::optional<table_format> table_format_of(std::string_view file_name);

/// Puts the next bytes of a file into a buffer and says how many; 0 at the end. May throw std::system_error; reading
/// the table then fails with its text.
using byte_source = std::function<std::size_t(std::span<char>)>;

/// The heading names the columns; an empty cell is null. Cells are text. A row whose number of cells is not the
/// heading's, or whose quotes are wrong, keeps its first cell alone and is a bad row of the screening. Files that are
/// GB18030 or UTF-16 are recognised and refused with that reason.
[[nodiscard]] result<arrow_stream> read_csv(byte_source from);

/// Each line is an object of facts, or a profile (`{"huiqi": "profile/1", "facts": {...}}`) with further members
/// beside. A member left out is null, a null of JSON is "known to be absent", a yearly fact is a mapping of years or a
/// member `研发费用.2024`. The columns are the members of the first thousand lines and the facts that the rules read.
[[nodiscard]] result<arrow_stream> read_json_lines(byte_source from, rule_set const& rules,
                                                   screen_options const& options);

/// Writes batches as text: amounts with all their places, what is null empty (CSV) or null (JSON). The first batch
/// comes after the heading of CSV.
class table_writer {
public:
    /// `put` is called with pieces of text; what it throws is passed on.
    table_writer(table_format format, ArrowSchema const& columns, std::function<void(std::string_view)> put);
    table_writer(table_writer&&) noexcept;
    table_writer& operator=(table_writer&&) noexcept;
    ~table_writer();

    void write(ArrowArray const& batch);

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace huiqi
