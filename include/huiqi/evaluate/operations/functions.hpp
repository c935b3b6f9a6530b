#pragma once

#include <array>

#include <huiqi/evaluate/operations/aggregate.hpp>
#include <huiqi/text/utf8.hpp>

/// Built-in functions of single values: numbers, texts, lists, dates. What is not fully known gives "anything" of the
/// result's type, which the caller narrows by the node's static type.
namespace huiqi::detail {

/// Longest list or text a function makes; beyond it the result is a mistake, so that rules cannot exhaust memory.
inline constexpr std::size_t longest_made = 1'000'000;

[[nodiscard]] inline std::optional<int> small_integer(value const& which) {
    if (!is_point_number(which)) return std::nullopt;
    auto const n = which.low().to_int64();
    if (!n || *n < -10'000'000 || *n > 10'000'000) return std::nullopt;
    return static_cast<int>(*n);
}

/// A monotone function of one number, applied to both ends.
template <class Function>
[[nodiscard]] value monotone(value const& operand, std::uint32_t node, Function apply) {
    if (operand.what() == shape::anything) return operand;
    if (operand.what() != shape::number) return value::mistaken(mistake::wrong_type, node);
    auto const low = apply(operand.low()), high = apply(operand.high());
    if (!low || !high) return value::mistaken(mistake::overflow, node);
    return value::between(*low, *high).or_null_of(operand);
}

[[nodiscard]] inline value rounded_to(value const& operand, value const* scale, rounding mode, std::uint32_t node) {
    int places = 0;
    if (scale != nullptr) {
        // Digits behind the point are counted whole.
        auto const whole = is_point_number(*scale) ? floor(scale->low()) : std::nullopt;
        auto const given = whole ? small_integer(value{*whole}) : std::nullopt;
        if (!given || *given < -6111 || *given > 6176) return value::mistaken(mistake::wrong_type, node);
        places = *given;
    }
    return monotone(operand, node, [&](decimal const& end) { return round_to_scale(end, places, mode); });
}

[[nodiscard]] inline value absolute(value const& operand, std::uint32_t node) {
    if (operand.what() == shape::months || operand.what() == shape::seconds || operand.what() == shape::number) {
        auto const opposite = negated(operand, node);
        auto const larger = extreme_of(operand, opposite, true, node);
        if (operand.what() != shape::number) return larger;
        bool const crosses = operand.low().is_negative() && !operand.high().is_negative();
        return crosses ? value::between(decimal{}, std::max(operand.high(), -operand.low())).or_null_of(operand)
                       : larger;
    }
    return operand.what() == shape::anything ? operand : value::mistaken(mistake::wrong_type, node);
}

/// Byte offset of the n-th code point (from 0), or the end.
[[nodiscard]] inline std::size_t offset_of(std::string_view text, std::size_t n) {
    std::size_t at = 0;
    for (; at < text.size() && n > 0; --n) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    }
    return at;
}

[[nodiscard]] inline std::size_t length_of(std::string_view text) {
    std::size_t count = 0;
    for (char const each : text) count += (static_cast<unsigned char>(each) & 0xC0U) != 0x80U ? 1U : 0U;
    return count;
}

/// A position or a length: what stands behind the point does not count.
[[nodiscard]] inline std::optional<int> counted(value const& which) {
    auto const whole = is_point_number(which) ? round_to_scale(which.low(), 0, rounding::down) : std::nullopt;
    return whole ? small_integer(value{*whole}) : std::nullopt;
}

/// Start (from 0) and count of a 1-based, possibly negative, FEEL position; null when outside.
[[nodiscard]] inline std::optional<std::pair<std::size_t, std::size_t>> span_of(std::size_t size, value const& start,
                                                                                value const* length) {
    auto const from = counted(start);
    if (!from || *from == 0) return std::nullopt;
    auto const signed_size = static_cast<std::int64_t>(size);
    auto const begin = *from > 0 ? *from - 1 : signed_size + *from;
    if (begin < 0 || begin > signed_size) return std::nullopt;
    auto count = signed_size - begin;
    if (length != nullptr) {
        auto const given = counted(*length);
        if (!given || *given < 1) return std::nullopt;
        count = std::min<std::int64_t>(count, *given);
    }
    return std::pair{static_cast<std::size_t>(begin), static_cast<std::size_t>(count)};
}

[[nodiscard]] inline value text_function(built_in which, item_view const& given, std::uint32_t node) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i].is_null()) return given[i];
        if (!given[i].is_point()) return value::anything().or_null_of(given[i]);
    }
    if (!given[0].is_text()) return value::mistaken(mistake::wrong_type, node);
    auto const text = given[0].text();
    if (which == built_in::string_length)
        return value{decimal::from_integer(static_cast<std::int64_t>(length_of(text)))};
    if (which == built_in::substring) {
        auto const part = span_of(length_of(text), given[1], given.size() > 2 ? &given[2] : nullptr);
        if (!part) return value::mistaken(mistake::index_out_of_range, node);
        auto const begin = offset_of(text, part->first);
        return value{text.substr(begin, offset_of(text.substr(begin), part->second))};
    }
    if (!given[1].is_text()) return value::mistaken(mistake::wrong_type, node);
    auto const match = given[1].text();
    auto const found = text.find(match);
    switch (which) {
    case built_in::contains: return value{found != std::string_view::npos};
    case built_in::starts_with: return value{text.starts_with(match)};
    case built_in::ends_with: return value{text.ends_with(match)};
    case built_in::substring_before:
        return value{found == std::string_view::npos ? std::string_view{} : text.substr(0, found)};
    case built_in::substring_after:
        return value{found == std::string_view::npos ? std::string_view{} : text.substr(found + match.size())};
    default: return value::mistaken(mistake::not_supported, node);
    }
}

[[nodiscard]] inline value list_from(std::vector<value> items, std::uint32_t node) {
    return items.size() > longest_made ? value::mistaken(mistake::too_long, node) : value::list(std::move(items));
}

inline void flatten_into(value const& which, std::vector<value>& items) {
    if (which.what() != shape::list) {
        items.push_back(which);
        return;
    }
    for (auto const& each : which.items()) flatten_into(each, items);
}

[[nodiscard]] inline value without_repeats(std::vector<value> const& items, std::uint32_t node) {
    std::vector<value> kept;
    for (auto const& each : items) {
        bool const known = std::any_of(kept.begin(), kept.end(),
                                       [&](value const& other) { return same_point(each, other); });
        if (!known) kept.push_back(each);
        if (kept.size() > 10'000) return value::mistaken(mistake::too_long, node);
    }
    return value::list(std::move(kept));
}

/// Whether an item is the value looked for; one of another kind is not.
[[nodiscard]] inline truth is_item(value const& item, value const& wanted) {
    auto const match = equal_members(item, wanted);
    bool const null = ((item.nulls() | wanted.nulls()) & truth::mistaken) != 0;
    if (null || !match.can_be(truth::mistaken)) return match;
    return truth::of((match.members() & ~unsigned{truth::mistaken}) | truth::no);
}

[[nodiscard]] inline value has_item(value const& list, value const& wanted) {
    if (list.what() == shape::anything) return value{truth::open()}.or_null_of(list);
    if (list.what() != shape::list) return value{is_item(list, wanted)};
    truth found{false};
    value cause = wanted;
    for (std::size_t i = 0; i < list.items().size(); ++i) {
        auto const& item = list.items()[i];
        auto const match = is_item(item, wanted);
        if (match.can_be(truth::mistaken) && item.why() != mistake::none) cause = item;
        found = found | (list.is_maybe(i) ? match.or_else(truth{false}) : match);
    }
    value const answer{found};
    return found.can_be(truth::mistaken) ? answer.or_null(truth::mistaken, cause.why(), cause.node()) : answer;
}

/// Functions of lists. A single value acts as a list of one; a list with "maybe" items gives anything, but for a few.
[[nodiscard]] inline value list_function(built_in which, item_view const& given, std::uint32_t node) {
    if (given[0].is_null()) return given[0];
    if (which == built_in::list_contains) return has_item(given[0], given[1]);
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given[i].what() == shape::anything || (given[i].what() == shape::list && given[i].has_maybes()))
            return value::anything();
    auto const as_items = [](value const& one) {
        return one.what() == shape::list ? std::vector<value>{one.items().begin(), one.items().end()}
                                         : std::vector<value>{one};
    };
    bool const at_places = which == built_in::sublist || which == built_in::insert_before ||
                           which == built_in::remove || which == built_in::list_replace;
    if (at_places && !given[1].is_point())
        return value::anything().or_null(truth::absent | truth::mistaken, mistake::index_out_of_range, node);
    auto items = as_items(given[0]);
    auto const position = [&](value const& at) -> std::optional<std::size_t> {
        auto const n = counted(at);
        auto const size = static_cast<int>(items.size());
        if (!n || *n == 0 || *n > size || *n < -size) return std::nullopt;
        return static_cast<std::size_t>(*n > 0 ? *n - 1 : size + *n);
    };
    switch (which) {
    case built_in::append:
        for (std::size_t i = 1; i < given.size(); ++i) items.push_back(given[i]);
        return list_from(std::move(items), node);
    case built_in::concatenate:
    case built_in::union_of:
        for (std::size_t i = 1; i < given.size(); ++i) {
            if (given[i].is_null()) return given[i];
            for (auto& each : as_items(given[i])) items.push_back(each);
        }
        return which == built_in::concatenate ? list_from(std::move(items), node) : without_repeats(items, node);
    case built_in::reverse: std::reverse(items.begin(), items.end()); return value::list(std::move(items));
    case built_in::distinct_values: return without_repeats(items, node);
    case built_in::flatten: {
        std::vector<value> flat;
        flatten_into(given[0], flat);
        return list_from(std::move(flat), node);
    }
    case built_in::index_of: {
        std::vector<value> found;
        for (std::size_t i = 0; i < items.size(); ++i) {
            auto const match = is_item(items[i], given[1]);
            if (!match.is_settled()) return value::anything();
            if (match.is(truth::yes)) found.push_back(value{decimal::from_integer(static_cast<std::int64_t>(i + 1))});
        }
        return value::list(std::move(found));
    }
    case built_in::sublist: {
        auto const part = span_of(items.size(), given[1], given.size() > 2 ? &given[2] : nullptr);
        if (!part) return value::mistaken(mistake::index_out_of_range, node);
        auto const from = items.begin() + static_cast<std::ptrdiff_t>(part->first);
        return value::list({from, from + static_cast<std::ptrdiff_t>(part->second)});
    }
    case built_in::duplicate_values: {
        std::vector<value> repeated;
        if (items.size() > 10'000) return value::mistaken(mistake::too_long, node);
        for (auto const& each : items)
            if (std::count_if(items.begin(), items.end(), [&](value const& other) { return same_point(each, other); }) >
                1)
                repeated.push_back(each);
        return without_repeats(repeated, node);
    }
    case built_in::insert_before:
    case built_in::list_replace:
    case built_in::remove: {
        auto const at = position(given[1]);
        if (!at) return value::mistaken(mistake::index_out_of_range, node);
        auto const where = items.begin() + static_cast<std::ptrdiff_t>(*at);
        if (which == built_in::remove)
            items.erase(where);
        else if (which == built_in::list_replace)
            *where = given[2];
        else
            items.insert(where, given[2]);
        return list_from(std::move(items), node);
    }
    case built_in::string_join: {
        std::string joined;
        if (given.size() > 1 && !given[1].is_text() && !given[1].is_null())
            return value::mistaken(mistake::wrong_type, node);
        auto const delimiter = given.size() > 1 && given[1].is_text() ? given[1].text() : std::string_view{};
        bool first = true;
        for (auto const& each : items) {
            if (each.is_null()) continue;
            if (!each.is_text()) return value::mistaken(mistake::wrong_type, node);
            if (!first) joined += delimiter;
            joined += each.text();
            first = false;
            if (joined.size() > longest_made) return value::mistaken(mistake::too_long, node);
        }
        return value{joined};
    }
    default: return value::mistaken(mistake::not_supported, node);
    }
}

[[nodiscard]] inline value date_made(item_view const& given, std::uint32_t node) {
    if (given.size() == 1 && given[0].what() == shape::day) return given[0];
    if (given.size() == 1 && given[0].what() == shape::date_and_time) return value{given[0].moment().day};
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i].is_null()) return given[i];
        if (!given[i].is_point()) return value::anything().or_null(truth::mistaken, mistake::no_such_date, node);
    }
    if (given.size() == 1 && given[0].is_text()) {
        auto const parsed = parse_date(given[0].text());
        return parsed ? value{*parsed} : value::mistaken(mistake::no_such_date, node);
    }
    if (given.size() != 3) return value::mistaken(mistake::wrong_type, node);
    std::int64_t year = INT64_MIN;
    if (is_point_number(given[0])) year = given[0].low().to_int64().value_or(INT64_MIN);
    auto const month = small_integer(given[1]), day = small_integer(given[2]);
    if (year < -999'999'999 || year > 999'999'999 || !month || !day || *month < 1 || *month > 12 || *day < 1 ||
        *day > 31)
        return value::mistaken(mistake::no_such_date, node);
    auto const made = date{static_cast<std::int32_t>(year), static_cast<std::uint8_t>(*month),
                           static_cast<std::uint8_t>(*day)};
    return valid(made) ? value{made} : value::mistaken(mistake::no_such_date, node);
}

[[nodiscard]] inline value day_name(std::int64_t day) {
    static constexpr std::string_view names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                 "Friday", "Saturday", "Sunday"};
    auto const since_monday = ((day + 3) % 7 + 7) % 7; // 1970-01-01 was a Thursday
    return value{names[since_monday]};
}

[[nodiscard]] inline value month_name(date const& day) {
    static constexpr std::string_view names[] = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};
    return value{names[day.month - 1]};
}

[[nodiscard]] inline value date_function(built_in which, item_view const& given, std::uint32_t node) {
    if (which == built_in::date_of) return date_made(given, node);
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given[i].is_null()) return given[i];
    if (which == built_in::duration_of) {
        if (!given[0].is_text())
            return given[0].is_point() ? value::mistaken(mistake::wrong_type, node) : value::anything();
        if (auto const months = parse_months_duration(given[0].text())) return value{*months};
        if (auto const seconds = parse_time_duration(given[0].text())) return value{*seconds};
        return value::mistaken(mistake::no_such_date, node);
    }
    if (given[0].what() == shape::anything) return value::anything();
    if (given[0].what() == shape::date_and_time || (given.size() > 1 && given[1].what() == shape::date_and_time)) {
        // The time of day does not count.
        std::array<value, 2> days;
        auto const count = std::min<std::size_t>(given.size(), 2);
        for (std::size_t i = 0; i < count; ++i)
            days[i] = given[i].what() == shape::date_and_time ? value{given[i].moment().day}.or_null_of(given[i])
                                                              : given[i];
        return date_function(which, item_view{std::span{days}.first(count)}, node);
    }
    if (given[0].what() != shape::day) return value::mistaken(mistake::wrong_type, node);
    if (which == built_in::years_and_months_duration) {
        if (given[1].what() == shape::anything) return value::anything();
        if (given[1].what() != shape::day) return value::mistaken(mistake::wrong_type, node);
        auto const months = [](std::int64_t from, std::int64_t to) { return months_between(day_of(from), day_of(to)); };
        return value::months_between_ends(months(given[0].high_integer(), given[1].low_integer()),
                                          months(given[0].low_integer(), given[1].high_integer()))
            .or_null_of(given[0])
            .or_null_of(given[1]);
    }
    if (!given[0].is_point()) return value::anything();
    auto const day = day_of(given[0].low_integer());
    switch (which) {
    case built_in::day_of_year: return value{decimal::from_integer(day_of_year(day))};
    case built_in::week_of_year: return value{decimal::from_integer(week_of_year(day))};
    case built_in::day_of_week: return day_name(given[0].low_integer());
    case built_in::month_of_year: return month_name(day);
    default: return value::mistaken(mistake::not_supported, node);
    }
}

/// `number("1.000,5", ".", ",")`: a text in which thousands are set apart and the decimal sign is as said; null for
/// none.
[[nodiscard]] inline value number_read(item_view const& given, std::uint32_t node) {
    if (given[0].is_null()) return given[0];
    if (given.size() == 2) return value::mistaken(mistake::wrong_type, node);
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (!given[i].is_point()) return value::anything().or_null(truth::mistaken, mistake::not_a_number, node);
        if (!given[i].is_text() && (i == 0 || !given[i].is_null())) return value::mistaken(mistake::wrong_type, node);
    }
    auto const separator = [&](std::size_t at) {
        return given.size() > at && given[at].is_text() ? given[at].text() : std::string_view{};
    };
    auto const grouping = separator(1), point = separator(2);
    bool const known = (grouping.empty() || grouping == " " || grouping == "," || grouping == ".") &&
                       (point.empty() || point == "." || point == ",") && (grouping.empty() || grouping != point);
    if (!known) return value::mistaken(mistake::wrong_type, node);
    std::string plain;
    for (char const each : given[0].text()) {
        if (grouping.find(each) != std::string_view::npos) continue;
        plain += point.find(each) != std::string_view::npos ? '.' : each;
    }
    auto const parsed = parse_decimal(plain);
    return parsed ? value{*parsed} : value::mistaken(mistake::not_a_number, node);
}

[[nodiscard]] inline value number_function(built_in which, item_view const& given, std::uint32_t node) {
    if (which == built_in::number_of) return number_read(given, node);
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given[i].is_null()) return given[i];
    auto const* scale = given.size() > 1 ? &given[1] : nullptr;
    switch (which) {
    case built_in::abs: return absolute(given[0], node);
    case built_in::floor: return rounded_to(given[0], scale, rounding::floor, node);
    case built_in::ceiling: return rounded_to(given[0], scale, rounding::ceiling, node);
    case built_in::decimal_round: return rounded_to(given[0], scale, rounding::half_even, node);
    case built_in::round_up: return rounded_to(given[0], scale, rounding::up, node);
    case built_in::round_down: return rounded_to(given[0], scale, rounding::down, node);
    case built_in::round_half_up: return rounded_to(given[0], scale, rounding::half_up, node);
    case built_in::round_half_down: return rounded_to(given[0], scale, rounding::half_down, node);
    case built_in::square_root:
        if (given[0].what() == shape::number && given[0].low().is_negative())
            return given[0].high().is_negative() ? value::mistaken(mistake::root_of_negative, node)
                                                 : value::between(decimal{}, *square_root(given[0].high()))
                                                       .or_null(truth::mistaken, mistake::root_of_negative, node);
        return monotone(given[0], node, [](decimal const& end) { return square_root(end); });
    case built_in::modulo: {
        if (!is_point_number(given[0]) || !is_point_number(given[1]))
            return given[0].is_point() && given[1].is_point() ? value::mistaken(mistake::wrong_type, node)
                                                              : value::anything();
        if (given[1].low().is_zero()) return value::mistaken(mistake::division_by_zero, node);
        return number_or(floor_modulo(given[0].low(), given[1].low()), mistake::overflow, node);
    }
    case built_in::odd:
    case built_in::even: {
        if (!is_point_number(given[0]))
            return given[0].is_point() ? value::mistaken(mistake::wrong_type, node) : value{truth::open()};
        auto const half = floor_modulo(given[0].low(), decimal::from_integer(2));
        if (!half || !given[0].low().is_integer()) return value::mistaken(mistake::wrong_type, node);
        return value{half->is_zero() == (which == built_in::even)};
    }
    default: return value::mistaken(mistake::not_supported, node);
    }
}

} // namespace huiqi::detail
