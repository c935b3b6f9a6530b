#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/screen/arrow.hpp>

/// What Arrow's schema says of a column, read once and checked.
namespace huiqi::screening {

enum class cell_format : std::uint8_t {
    unsupported,
    nothing, ///< Arrow's null type: no cell is supplied
    boolean,
    int8,
    int16,
    int32,
    int64,
    uint8,
    uint16,
    uint32,
    uint64,
    float32,
    float64,
    decimal, ///< of `width` bytes, `scale` places
    text32,  ///< text with 32-bit offsets
    text64,
    text_view,
    day32,
    day64,  ///< milliseconds
    moment, ///< `per_second` units since 1970
    span,   ///< a length of time in `per_second` units
    list32,
    list64,
    fixed_list, ///< of `width` items
    structure,
};

[[nodiscard]] constexpr bool is_integer(cell_format of) { return of >= cell_format::int8 && of <= cell_format::uint64; }
[[nodiscard]] constexpr bool is_text(cell_format of) {
    return of == cell_format::text32 || of == cell_format::text64 || of == cell_format::text_view;
}
[[nodiscard]] constexpr bool is_list(cell_format of) {
    return of == cell_format::list32 || of == cell_format::list64 || of == cell_format::fixed_list;
}

struct column_type {
    std::string name;
    cell_format format = cell_format::unsupported; ///< of a dictionary that of the indices
    int width = 0, scale = 0;
    std::int64_t per_second = 0;
    std::string zone;                    ///< of a moment
    std::string shown;                   ///< what messages call it: `int64`, `timestamp[us, UTC]`
    bool null_is_absent = false;         ///< the metadata say so
    bool json = false;                   ///< texts are tokens of JSON
    bool mistakes = false;               ///< texts say what is wrong with the whole row
    std::vector<column_type> inside;     ///< of a list its items, of a structure its fields
    std::vector<column_type> dictionary; ///< one if the cells are indices: what they are indices of

    [[nodiscard]] column_type const& of_values() const { return dictionary.empty() ? *this : dictionary.front(); }
};

/// Thrown for a schema or an array that breaks the rules of Arrow's interface, with what is wrong.
class malformed_table {
public:
    explicit malformed_table(std::string what) : what_{std::move(what)} {}
    [[nodiscard]] std::string const& what() const { return what_; }

private:
    std::string what_;
};

/// Throws malformed_table.
[[nodiscard]] column_type read_column_type(ArrowSchema const& schema);

/// The value of a key of a schema's metadata; empty if it has none.
[[nodiscard]] std::string_view metadata_value(char const* metadata, std::string_view key);

/// The keys and values of the metadata that Huiqi understands.
inline constexpr std::string_view nulls_key = "nulls", nulls_absent = "absent";
inline constexpr std::string_view cells_key = "huiqi.cells", cells_json = "json", cells_mistakes = "mistakes";

} // namespace huiqi::screening
