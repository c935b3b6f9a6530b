#include "wrong_arguments.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <huiqi/evaluate/operations/calls.hpp>
#include <huiqi/feel/library.hpp>

namespace huiqi::feel {
namespace {

/// Functions that depend on nothing but their arguments.
bool is_pure(built_in which) {
    switch (which) {
    case built_in::today:
    case built_in::now:
    case built_in::sort:
    case built_in::list_replace: return false;
    default: return static_cast<unsigned>(which) < 200 && !detail::is_aggregate(which);
    }
}

/// A position in a list or text counts from 1, or from -1 at the end; a length is at least 1.
struct counted_argument {
    built_in id;
    std::size_t at;
    bool is_length;
};
constexpr std::array counted_arguments{
    counted_argument{built_in::substring, 1, false},     counted_argument{built_in::substring, 2, true},
    counted_argument{built_in::sublist, 1, false},       counted_argument{built_in::sublist, 2, true},
    counted_argument{built_in::insert_before, 1, false}, counted_argument{built_in::remove, 1, false},
    counted_argument{built_in::list_replace, 1, false},
};

value number(std::int64_t of) { return value{decimal::from_integer(of)}; }

/// Values of a kind. Where a function refuses all of them for their type, it refuses the kind.
std::vector<value> values_of(type_kind kind) {
    switch (kind) {
    case type_kind::boolean: return {value{true}};
    case type_kind::number: return {number(1)};
    case type_kind::string: {
        std::vector<value> all;
        for (auto const* each :
             {"", "a", ".", "i", "1", "2024-01-01", "10:00:00", "2024-01-01T00:00:00", "P1D", "[1..2]"})
            all.emplace_back(std::string_view{each});
        return all;
    }
    case type_kind::date: return {value{date{2024, 1, 1}}};
    case type_kind::time: return {value{time{}}};
    case type_kind::date_time: return {value{date_time{{2024, 1, 1}, {}}}};
    case type_kind::months_duration: return {value{months_duration{1}}};
    case type_kind::time_duration: return {value{time_duration{1, 0}}};
    default: return {};
    }
}

/// Which arguments must be ranges; a point will not do.
struct needed_range {
    built_in id;
    bool first, second;
};
constexpr std::array needed_ranges{
    needed_range{built_in::meets, true, true},          needed_range{built_in::met_by, true, true},
    needed_range{built_in::overlaps, true, true},       needed_range{built_in::overlaps_before, true, true},
    needed_range{built_in::overlaps_after, true, true}, needed_range{built_in::finishes, false, true},
    needed_range{built_in::finished_by, true, false},   needed_range{built_in::includes, true, false},
    needed_range{built_in::during, false, true},        needed_range{built_in::starts, false, true},
    needed_range{built_in::started_by, true, false},
};

/// Whether it surely is no range; null is no value at all.
bool is_no_range(known_argument const& given) {
    if (given.is) return given.is->what() != value::shape::range && !given.is->is_null();
    return !values_of(given.of_kind).empty();
}

/// Arguments that the function takes. Of those that `alone` says it of, one argument by itself can leave nothing but
/// null whatever the reason; of the others only by being of a kind that does not fit.
struct sample_call {
    std::vector<value> arguments;
    bool alone = false;
};

/// Dates lie in a year that has a 29 February, and in a month of 31 days.
sample_call sample_of(built_in which) {
    value const text{"a"}, nothing{""}, day{date{2024, 1, 1}}, one = number(1);
    switch (which) {
    case built_in::abs:
    case built_in::square_root:
    case built_in::odd:
    case built_in::even:
    case built_in::exponential:
    case built_in::logarithm: return {{one}};
    case built_in::modulo: return {{one, one}, true};
    case built_in::floor:
    case built_in::ceiling:
    case built_in::decimal_round:
    case built_in::round_up:
    case built_in::round_down:
    case built_in::round_half_up:
    case built_in::round_half_down: return {{one, number(0)}, true};
    case built_in::sublist: return {{value::list({one}), one, one}};
    case built_in::insert_before: return {{value::list({one}), one, one}};
    case built_in::remove: return {{value::list({one}), one}};
    case built_in::string_length:
    case built_in::upper_case:
    case built_in::lower_case: return {{text}};
    case built_in::substring: return {{text, one, one}};
    case built_in::contains:
    case built_in::starts_with:
    case built_in::ends_with:
    case built_in::substring_before:
    case built_in::substring_after: return {{text, text}};
    case built_in::string_join: return {{value::list({text}), text}};
    case built_in::number_of: return {{value{"1"}, value::absent(), value::absent()}};
    case built_in::matches: return {{nothing, text, nothing}, true};
    case built_in::replace: return {{nothing, text, nothing, nothing}, true};
    case built_in::split: return {{nothing, text}, true};
    case built_in::date_of: return {{number(2024), one, one}, true};
    case built_in::time_of: return {{number(0), number(0), number(0), value{time_duration{}}}, true};
    case built_in::years_and_months_duration: return {{day, day}};
    case built_in::day_of_year:
    case built_in::day_of_week:
    case built_in::month_of_year:
    case built_in::week_of_year: return {{day}};
    case built_in::date_and_time: return {{day, value{time{}}}};
    case built_in::get_value: return {{value::context({{"a", one}}), text}};
    case built_in::get_entries: return {{value::context({})}};
    case built_in::context_put: return {{value::context({{"a", one}}), text, one}};
    case built_in::range_of: return {{value{"[1..2]"}}};
    case built_in::context_merge: return {{value::list({value::context({})})}};
    default: return {};
    }
}

value asked(built_in which, std::vector<value> const& arguments) {
    return detail::called(which, detail::item_view{arguments}, library_functions(), 0);
}

/// The reason why an argument is wrong by itself.
std::optional<mistake> alone(built_in which, sample_call const& sample, std::span<known_argument const> all,
                             std::size_t at) {
    auto const& given = all[at];
    auto arguments = sample.arguments;
    arguments.resize(all.size(), value::absent());
    // Flags say how a pattern is to be read; keys that lead into a context are told by the context alone.
    std::size_t const flags = which == built_in::matches ? 2 : which == built_in::replace ? 3 : SIZE_MAX;
    if (at == 1 && flags < all.size()) {
        if (!all[flags].is) return std::nullopt;
        auto tried = arguments;
        tried[flags] = *all[flags].is;
        if (!asked(which, tried).is_mistaken()) arguments = std::move(tried);
    }
    if (which == built_in::context_put && at == 1 && given.is && given.is->what() == value::shape::list)
        return std::nullopt;
    auto const reason = [&](value const& is, bool of_type_only) -> std::optional<mistake> {
        arguments[at] = is;
        auto const result = asked(which, arguments);
        bool const counts = result.is_mistaken() && (!of_type_only || result.why() == mistake::wrong_type);
        return counts ? std::optional{result.why()} : std::nullopt;
    };
    if (given.is) return reason(*given.is, !sample.alone);
    std::optional<mistake> why;
    for (auto const& each : values_of(given.of_kind)) {
        why = reason(each, true);
        if (!why) return std::nullopt;
    }
    return why;
}

/// Where the arguments fit one by one, and not together: the last one without which they do.
std::optional<wrong_call> together(built_in which, sample_call const& sample, std::span<known_argument const> given) {
    bool const sampled = sample.arguments.size() >= given.size();
    bool any_known = false;
    std::vector<value> arguments;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (!given[i].is && !(sampled && sample.alone)) return std::nullopt;
        any_known = any_known || given[i].is;
        arguments.push_back(given[i].is ? *given[i].is : sample.arguments[i]);
    }
    if (!any_known) return std::nullopt;
    auto const result = asked(which, arguments);
    if (!result.is_mistaken()) return std::nullopt;
    if (given.size() == 1) return wrong_call{result.why(), {0}};
    for (std::size_t i = given.size(); sampled && i-- > 0;) {
        if (!given[i].is) continue;
        auto others = arguments;
        others[i] = sample.arguments[i];
        if (!asked(which, others).is_mistaken()) return wrong_call{result.why(), {i}};
    }
    return wrong_call{result.why(), {}};
}

std::string_view type_name(value const& which) {
    using shape = value::shape;
    switch (which.what()) {
    case shape::boolean: return "boolean";
    case shape::number: return "number";
    case shape::text: return "string";
    case shape::day: return "date";
    case shape::time_of_day: return "time";
    case shape::months: return "years and months duration";
    case shape::seconds: return "days and time duration";
    case shape::list: return "list";
    case shape::context: return "context";
    case shape::range: return "range";
    default: return {};
    }
}

} // namespace

std::optional<wrong_call> wrong_arguments(built_in which, std::span<known_argument const> given) {
    wrong_call found{mistake::index_out_of_range, {}};
    for (auto const& each : counted_arguments) {
        if (each.id != which || each.at >= given.size()) continue;
        auto const& literal = given[each.at].is;
        if (!literal || literal->what() != value::shape::number) continue;
        bool const wrong = each.is_length ? literal->low() < decimal::from_integer(1) : literal->low().is_zero();
        if (wrong) found.arguments.push_back(each.at);
    }
    if (!found.arguments.empty()) return found;
    if (!is_pure(which) || given.empty()) return std::nullopt;
    found.why = mistake::wrong_type;
    for (auto const& each : needed_ranges)
        if (each.id == which)
            for (std::size_t i = 0; i < std::min<std::size_t>(given.size(), 2); ++i)
                if ((i == 0 ? each.first : each.second) && is_no_range(given[i])) found.arguments.push_back(i);
    if (!found.arguments.empty()) return found;
    auto const sample = sample_of(which);
    for (std::size_t i = 0; i < given.size() && i < sample.arguments.size(); ++i)
        if (auto const why = alone(which, sample, given, i)) {
            if (found.arguments.empty()) found.why = *why;
            found.arguments.push_back(i);
        }
    if (!found.arguments.empty()) return found;
    return together(which, sample, given);
}

std::string written_signature(built_in_name const& known) {
    auto const sample = sample_of(known.id).arguments;
    std::string written{known.english};
    written += '(';
    for (std::size_t i = 0; i < known.parameters.size() && !known.parameters[i].empty(); ++i) {
        if (i > 0) written += ", ";
        written += known.parameters[i];
        auto const type = i < sample.size() ? type_name(sample[i]) : std::string_view{};
        if (!type.empty()) written.append(": ").append(type);
    }
    return written + ')';
}

} // namespace huiqi::feel
