#include "screen/column_type.hpp"

#include <charconv>
#include <cstring>

namespace huiqi::screening {

namespace {

constexpr int deepest = 32;
constexpr std::int64_t most_children = 100'000;

struct plain_format {
    std::string_view format, shown;
    cell_format is;
};

constexpr plain_format plain_formats[] = {
    {"n", "null", cell_format::nothing},
    {"b", "bool", cell_format::boolean},
    {"c", "int8", cell_format::int8},
    {"C", "uint8", cell_format::uint8},
    {"s", "int16", cell_format::int16},
    {"S", "uint16", cell_format::uint16},
    {"i", "int32", cell_format::int32},
    {"I", "uint32", cell_format::uint32},
    {"l", "int64", cell_format::int64},
    {"L", "uint64", cell_format::uint64},
    {"f", "float", cell_format::float32},
    {"g", "double", cell_format::float64},
    {"u", "utf8", cell_format::text32},
    {"U", "large_utf8", cell_format::text64},
    {"vu", "utf8_view", cell_format::text_view},
    {"tdD", "date32", cell_format::day32},
    {"tdm", "date64", cell_format::day64},
    {"+l", "list", cell_format::list32},
    {"+L", "large_list", cell_format::list64},
    {"+s", "struct", cell_format::structure},
};

/// Takes a number off the beginning of the text.
[[nodiscard]] bool take_number(std::string_view& text, int& number) {
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{}) return false;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return true;
}

[[nodiscard]] bool skip(std::string_view& text, char wanted) {
    if (!text.starts_with(wanted)) return false;
    text.remove_prefix(1);
    return true;
}

/// `d:19,10` or `d:19,10,256`
void read_decimal(std::string_view format, column_type& into) {
    format.remove_prefix(2);
    int digits = 0, scale = 0, bits = 128;
    bool whole = take_number(format, digits) && skip(format, ',') && take_number(format, scale);
    if (whole && skip(format, ',')) whole = take_number(format, bits);
    bool const known = bits == 32 || bits == 64 || bits == 128 || bits == 256;
    constexpr int greatest_scale = 76;
    if (!whole || !format.empty() || !known || digits < 1 || digits > 76 || scale < -greatest_scale ||
        scale > greatest_scale)
        throw malformed_table{"decimal format of column " + into.name};
    into.format = cell_format::decimal;
    into.width = bits / 8;
    into.scale = scale;
    into.shown = "decimal" + std::to_string(bits);
}

[[nodiscard]] std::int64_t units_per_second(char unit) {
    switch (unit) {
    case 's': return 1;
    case 'm': return 1'000;
    case 'u': return 1'000'000;
    case 'n': return 1'000'000'000;
    default: return 0;
    }
}

[[nodiscard]] std::string_view unit_name(char unit) {
    return unit == 's' ? "s" : unit == 'm' ? "ms" : unit == 'u' ? "us" : "ns";
}

void read_format(std::string_view format, column_type& into) {
    into.shown = std::string{format.substr(0, 40)};
    for (auto const& each : plain_formats) {
        if (format != each.format) continue;
        into.format = each.is;
        into.shown = each.shown;
        return;
    }
    if (format.starts_with("d:")) return read_decimal(format, into);
    if (format.size() >= 4 && format.starts_with("ts") && format[3] == ':' && units_per_second(format[2]) != 0) {
        into.format = cell_format::moment;
        into.per_second = units_per_second(format[2]);
        into.zone = format.substr(4, 80);
        into.shown = "timestamp[" + std::string{unit_name(format[2])} + (into.zone.empty() ? "" : ", " + into.zone) +
                     "]";
    } else if (format.size() == 3 && format.starts_with("tD") && units_per_second(format[2]) != 0) {
        into.format = cell_format::span;
        into.per_second = units_per_second(format[2]);
        into.shown = "duration[" + std::string{unit_name(format[2])} + "]";
    } else if (format.starts_with("+w:")) {
        format.remove_prefix(3);
        if (!take_number(format, into.width) || into.width < 0 || !format.empty())
            throw malformed_table{"list format of column " + into.name};
        into.format = cell_format::fixed_list;
        into.shown = "fixed_size_list";
    }
}

[[nodiscard]] column_type read_at(ArrowSchema const& schema, int depth) {
    if (depth > deepest) throw malformed_table{"types inside one another"};
    if (schema.release == nullptr) throw malformed_table{"a released schema"};
    if (schema.format == nullptr) throw malformed_table{"a column without a format"};
    if (schema.n_children < 0 || schema.n_children > most_children ||
        (schema.n_children > 0 && schema.children == nullptr))
        throw malformed_table{"number of children"};
    column_type made;
    if (schema.name != nullptr) made.name = schema.name;
    made.null_is_absent = metadata_value(schema.metadata, nulls_key) == nulls_absent;
    auto const cells = metadata_value(schema.metadata, cells_key);
    made.json = cells == cells_json;
    made.mistakes = cells == cells_mistakes;
    read_format(schema.format, made);
    if (schema.dictionary != nullptr) {
        if (!is_integer(made.format)) throw malformed_table{"dictionary indices of column " + made.name};
        made.dictionary.push_back(read_at(*schema.dictionary, depth + 1));
        if (!made.dictionary.front().dictionary.empty()) throw malformed_table{"a dictionary of dictionaries"};
        made.shown = "dictionary<" + made.dictionary.front().shown + ">";
        return made;
    }
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
        if (schema.children[i] == nullptr) throw malformed_table{"a missing child"};
        made.inside.push_back(read_at(*schema.children[i], depth + 1));
    }
    if (is_list(made.format) && made.inside.size() != 1) throw malformed_table{"items of column " + made.name};
    return made;
}

} // namespace

column_type read_column_type(ArrowSchema const& schema) { return read_at(schema, 0); }

std::string_view metadata_value(char const* metadata, std::string_view key) {
    if (metadata == nullptr) return {};
    auto const number = [&] {
        std::int32_t read = 0;
        std::memcpy(&read, metadata, sizeof read);
        metadata += sizeof read;
        return read;
    };
    auto const text = [&] {
        auto const size = number();
        if (size < 0) return std::string_view{};
        std::string_view const read{metadata, static_cast<std::size_t>(size)};
        metadata += size;
        return read;
    };
    for (auto left = number(); left > 0; --left) {
        auto const name = text(), value = text();
        if (name == key) return value;
    }
    return {};
}

} // namespace huiqi::screening
