#include "screen/cell_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <huiqi/pipeline.hpp>
#include <huiqi/text/messages/profile.hpp>
#include <huiqi/text/messages/screen.hpp>

namespace huiqi::screening {

using feel::type_kind;

namespace {

/// The shortest decimal that names a float, as `from_double` does for a double.
[[nodiscard]] std::optional<decimal> from_float(float from) {
    char buffer[32];
    auto const written = std::to_chars(buffer, buffer + sizeof buffer, from, std::chars_format::scientific);
    return parse_decimal({buffer, written.ptr});
}

[[nodiscard]] cell_value number_of(std::optional<decimal> const& number) {
    if (!number) return {{}, true, &messages::profile_too_many_digits};
    return {value{*number}};
}

template <class Float>
[[nodiscard]] cell_value floating_number(Float from, std::optional<decimal> (*read)(Float)) {
    if (std::isnan(from)) return {{}, false};
    if (std::isinf(from)) return {{}, true, &messages::cell_not_finite};
    return number_of(read(from));
}

/// Exact or nothing: numbers are not rounded on their way in.
[[nodiscard]] cell_value decimal_number(unsigned char const* bytes, int width, int scale) {
    detail::uint256 number;
    bool const negative = (bytes[width - 1] & 0x80U) != 0;
    for (int i = 0; i < 32; ++i) {
        std::uint64_t const byte = i < width ? bytes[i] : negative ? 0xFFU : 0U;
        number.words[static_cast<std::size_t>(i / 8)] |= byte << (i % 8 * 8);
    }
    if (negative) {
        for (auto& word : number.words) word = ~word;
        number = detail::add(number, detail::uint256{uint128{1}});
    }
    auto const made = detail::rounded(negative, number, -scale);
    if (!made) return number_of(std::nullopt);
    // Rounded to 34 digits it would be another number.
    auto const dropped = made->exponent() + scale;
    if (dropped > 0 && detail::multiply(detail::wide_ten_to(dropped), made->coefficient()) != number)
        return number_of(std::nullopt);
    return {value{*made}};
}

[[nodiscard]] std::int64_t floored(std::int64_t count, std::int64_t per) {
    return count / per - (count % per < 0 ? 1 : 0);
}

constexpr std::int64_t seconds_a_day = 86'400;

[[nodiscard]] cell_value scalar_of(column const& cells, std::int64_t row, type_kind wanted) {
    auto const& type = cells.type();
    switch (type.format) {
    case cell_format::boolean: return {value{cells.boolean(row)}};
    case cell_format::uint64: {
        auto const number = cells.unsigned_integer(row);
        if (wanted == type_kind::boolean && number <= 1) return {value{number == 1}};
        return number_of(decimal::from_parts(false, number, 0));
    }
    case cell_format::float32: return floating_number<float>(cells.short_floating(row), from_float);
    case cell_format::float64: return floating_number<double>(cells.floating(row), from_double);
    case cell_format::decimal: return decimal_number(cells.decimal_bytes(row), type.width, type.scale);
    case cell_format::day32: return {value::days_between(cells.integer(row), cells.integer(row))};
    case cell_format::day64:
    case cell_format::moment: {
        auto const per_day = (type.format == cell_format::day64 ? 1'000 : type.per_second) * seconds_a_day;
        auto const day = floored(cells.integer(row), per_day);
        return {value::days_between(day, day)};
    }
    case cell_format::span: {
        auto const seconds = floored(cells.integer(row), type.per_second);
        auto const rest = cells.integer(row) - seconds * type.per_second;
        return {value{time_duration{seconds, static_cast<std::int32_t>(rest * (1'000'000'000 / type.per_second))}}};
    }
    case cell_format::text32:
    case cell_format::text64:
    case cell_format::text_view: return {value{cells.text(row)}};
    default:
        if (!is_integer(type.format)) return {{}, false};
        auto const number = cells.integer(row);
        if (wanted == type_kind::boolean && (number == 0 || number == 1)) return {value{number == 1}};
        return {value{decimal::from_integer(number)}};
    }
}

[[nodiscard]] bool is_scalar(cell_format of) { return !is_list(of) && of != cell_format::structure; }

/// Of lists and structures; a null field is one that was left out. The schema bounds the depth.
[[nodiscard]] cell_value nested_value(column const& at, std::int64_t at_row) {
    if (at.is_null(at_row)) return {{}, false};
    auto const [cells, row] = at.value_of(at_row);
    if (is_scalar(cells->type().format)) return scalar_of(*cells, row, type_kind::any);
    if (cells->type().format == cell_format::structure) {
        std::vector<std::pair<std::string, value>> entries;
        for (auto const& field : cells->inside()) {
            auto one = nested_value(field, row);
            if (one.wrong != nullptr) return one;
            if (one.supplied) entries.push_back({field.type().name, std::move(one.what)});
        }
        return {value::context(std::move(entries))};
    }
    auto const extent = cells->items(row);
    if (extent.end - extent.begin > static_cast<std::int64_t>(detail::longest_supplied))
        return {{}, true, &messages::profile_too_long};
    std::vector<value> items;
    for (auto item = extent.begin; item < extent.end; ++item) {
        auto one = nested_value(cells->inside().front(), item);
        if (one.wrong != nullptr) return one;
        items.push_back(one.supplied ? std::move(one.what) : value::absent());
    }
    return {value::list(std::move(items))};
}

[[nodiscard]] source_ptr const& nowhere() {
    static source_ptr const made = make_source("", "");
    return made;
}

} // namespace

cell_value value_of_cell(column const& cells, std::int64_t row, type_kind wanted) {
    return is_scalar(cells.type().format) ? scalar_of(cells, row, wanted) : nested_value(cells, row);
}

document_node node_of_text(std::string_view text) {
    document_node node;
    node.style = scalar_style::quoted;
    node.text = snippet{nowhere(), std::string{text}, 0};
    return node;
}

std::optional<document_node> node_of_json(std::string_view text) {
    auto read = read_json(make_source("", std::string{text}));
    if (!read.value || has_errors(read.diagnostics)) return std::nullopt;
    return std::move(*read.value);
}

void bind_node(rule_set const& rules, bound_fact const& bound, document_node node, std::size_t at, profile& into,
               std::vector<cell_mistake>& wrong) {
    auto const& fact = rules.tables().facts[bound.fact];
    auto const entry_of = [](std::string_view key, document_node held) {
        document_node one;
        one.what = document_node::mapping;
        one.entries.push_back({node_of_text(key), std::move(held)});
        return one;
    };
    into.forget(bound.fact, bound.year_if_any());
    if (bound.year != 0) node = entry_of(std::to_string(bound.year), std::move(node));
    diagnostics problems;
    bind_facts(entry_of(rules.text(fact.name), std::move(node)), nowhere(), into, problems);
    if (!has_errors(problems)) return;
    into.forget(bound.fact, bound.year_if_any());
    // One cell, one reason; places inside a cell mean nothing to whoever has the table.
    auto const first = std::find_if(problems.begin(), problems.end(), is_error);
    wrong.push_back({at, {.what = first->what, .arguments = first->arguments}});
}

} // namespace huiqi::screening
