#include <algorithm>
#include <array>

#include "bounds.hpp"
#include "built_in_signatures.hpp"
#include "checker.hpp"
#include "wrong_arguments.hpp"

#include <huiqi/text/messages/check.hpp>

/// The functions of the language: what each asks of its arguments, and the type of what it gives.
namespace huiqi::feel {
namespace {

constexpr std::int64_t most_years = 10;

std::optional<decimal> rounded_end(std::optional<decimal> const& end, rounding how) {
    return end ? round_to_scale(*end, 0, how) : std::nullopt;
}

struct built_in_typing {
    checker& with;
    expression& tree;
    call& node;
    built_in_name const& known;

    [[nodiscard]] expression& argument(std::size_t at) const { return *node.arguments[at].value; }
    [[nodiscard]] std::size_t count() const { return node.arguments.size(); }
    type const& checked(std::size_t at) const { return with.check(argument(at)); }
    void check_all() const {
        for (std::size_t i = 0; i < count(); ++i) checked(i);
    }
    [[nodiscard]] bool any_absent() const {
        return std::any_of(node.arguments.begin(), node.arguments.end(),
                           [](auto const& each) { return each.value->of.may_be_absent; });
    }
    [[nodiscard]] type absent_as_arguments(type of) const {
        of.may_be_absent = of.may_be_absent || any_absent();
        return of;
    }

    /// One argument or three.
    void needs_three() const {
        if (count() == 2)
            has_fitting_number(with, node, {std::string{known.english}, written_signature(known)}, 3, 3, tree.range);
    }

    // Numbers.

    [[nodiscard]] type rounded(rounding how) const {
        check_all();
        if (count() > 1) with.need_pure_number(argument(1));
        auto const& of = argument(0).of;
        if (!with.need(argument(0), {type_kind::number}, messages::needs_number) || is_any(of))
            return is_any(of) ? number_within({}) : type{};
        if (count() > 1) return number_within(is_never_negative(of.within) ? at_least({}) : bounds{}, of.in);
        bounds const within{rounded_end(of.within.low, how), rounded_end(of.within.high, how), true, true};
        return number_within(within, of.in, true);
    }

    [[nodiscard]] type absolute() const {
        auto const& of = checked(0);
        if (is_any(of) || of.kind == type_kind::months_duration || of.kind == type_kind::time_duration) return of;
        if (!with.need(argument(0), {type_kind::number}, messages::needs_number)) return {};
        return number_within(magnitude(of.within), of.in, of.whole);
    }

    [[nodiscard]] type modulo() const {
        check_all();
        bool const numbers = with.need(argument(0), {type_kind::number}, messages::needs_number) &&
                             with.need(argument(1), {type_kind::number}, messages::needs_number);
        if (!numbers || is_any(argument(0).of) || is_any(argument(1).of)) return {};
        auto left = with.side_of(argument(0)), right = with.side_of(argument(1));
        if (!with.same_unit(left, right, tree.range)) return {};
        auto within = is_never_negative(right.of.within) ? at_least({}) : bounds{};
        if (within.low) within.high = right.of.within.high;
        return number_within(within, left.of.in, left.of.whole && right.of.whole);
    }

    [[nodiscard]] type square_root() const {
        checked(0);
        with.need_pure_number(argument(0));
        return number_within(at_least({}));
    }

    [[nodiscard]] type parity() const {
        checked(0);
        with.need(argument(0), {type_kind::number}, messages::needs_number);
        return of_kind(type_kind::boolean);
    }

    // Lists.

    /// The values that an aggregate goes over: the items of its only argument, or its arguments.
    [[nodiscard]] type items() const {
        check_all();
        if (count() == 1 && (argument(0).of.kind == type_kind::list || is_any(argument(0).of)))
            return with.need_list(argument(0));
        if (count() == 1) {
            with.need_list(argument(0));
            return {};
        }
        std::vector<expression*> all;
        for (auto const& each : node.arguments) all.push_back(each.value.get());
        auto joined = with.join(all);
        return joined ? std::move(*joined) : type{};
    }

    [[nodiscard]] type number_items() const {
        auto const of = items();
        if (is_any(of) || is_number(of)) return of;
        auto const& list = argument(0);
        auto* found = with.mismatch(messages::needs_number, list.range, {with.text(list)});
        if (found != nullptr) {
            auto [words, arguments] = words_for(of);
            with.label(found, *words, list.range, std::move(arguments));
        }
        return {};
    }

    /// How many items there are, where the text says so.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> lengths() const {
        constexpr std::int64_t many = 1'000'000'000;
        if (count() > 1) return {static_cast<std::int64_t>(count()), static_cast<std::int64_t>(count())};
        auto const& tree_of = argument(0).node;
        if (auto const* literal = std::get_if<feel::list>(&tree_of)) {
            auto const size = static_cast<std::int64_t>(literal->items.size());
            return {size, size};
        }
        auto const* inner = std::get_if<call>(&tree_of);
        auto const which = inner != nullptr ? called_built_in(*inner) : std::nullopt;
        if ((which != built_in::last_years && which != built_in::actual_years) || inner->arguments.size() != 2)
            return {0, many};
        auto const years = literal_integer(*inner->arguments[1].value).value_or(most_years);
        return {which == built_in::last_years ? years : 0, years};
    }

    [[nodiscard]] type sum() const {
        auto of = single(number_items());
        if (!is_number(of)) return of;
        auto const [least_items, most_items] = lengths();
        bool const bounded = most_items <= most_years || count() > 1 || least_items == most_items;
        if (count() > 1) {
            auto within = exactly({});
            for (auto const& each : node.arguments)
                within = add(within, is_number(each.value->of) ? each.value->of.within : bounds{});
            of.within = within;
        } else if (bounded) {
            of.within = multiply(of.within, from_to(least_items, most_items));
        } else {
            of.within = is_never_negative(of.within) ? at_least({}) : bounds{};
        }
        return of;
    }

    [[nodiscard]] type count_of_items() const {
        checked(0);
        with.need_list(argument(0));
        auto const [least_items, most_items] = lengths();
        auto const within = most_items <= most_years || least_items == most_items ? from_to(least_items, most_items)
                                                                                  : at_least({});
        auto of = number_within(within, {}, true);
        of.may_be_absent = argument(0).of.may_be_absent;
        return of;
    }

    [[nodiscard]] type extreme(bool greatest_one) const {
        auto of = single(items());
        bool const has_order = is_any(of) || is_number(of) || of.kind == type_kind::string ||
                               of.kind == type_kind::date || of.kind == type_kind::time ||
                               of.kind == type_kind::date_time || of.kind == type_kind::months_duration ||
                               of.kind == type_kind::time_duration;
        if (!has_order) {
            auto* found = with.mismatch(messages::cannot_order, argument(0).range, {with.text(argument(0))});
            with.label_type(found, with.side_of(argument(0)));
            return {};
        }
        if (is_number(of) && count() > 1) {
            of.within = is_number(argument(0).of) ? argument(0).of.within : bounds{};
            for (std::size_t i = 1; i < count(); ++i) {
                auto const& next = is_number(argument(i).of) ? argument(i).of.within : bounds{};
                of.within = greatest_one ? greatest(of.within, next) : least(of.within, next);
            }
        }
        return of;
    }

    [[nodiscard]] type mean() const {
        auto of = single(number_items());
        of.whole = false;
        return of;
    }

    [[nodiscard]] type product() const {
        auto const of = number_items();
        if (!is_number(of)) return of;
        if (!of.in.is_none())
            with.mismatch(messages::needs_pure_number, argument(0).range, {with.text(argument(0)), to_string(of.in)});
        return number_within(is_never_negative(of.within) ? at_least({}) : bounds{}, {}, of.whole);
    }

    [[nodiscard]] type all_or_any() const {
        auto const of = items();
        if (!is_any(of) && of.kind != type_kind::boolean) {
            auto* found = with.mismatch(messages::needs_boolean, argument(0).range, {with.text(argument(0))});
            with.label_type(found, with.side_of(argument(0)));
        }
        auto result = of_kind(type_kind::boolean);
        result.may_be_absent = of.may_be_absent;
        return result;
    }

    /// An item compared with those of a list.
    void compare_item(std::size_t list_at, std::size_t item_at) const {
        auto const element = with.need_list(argument(list_at));
        side left{element, &argument(list_at), with.text(argument(list_at))};
        auto right = with.side_of(argument(item_at));
        ++with.lenient;
        if (with.comparable(left, right, false, tree.range))
            with.undecided(binary_operator::equal, left, right, argument(item_at).range);
        --with.lenient;
    }

    [[nodiscard]] type list_with(std::size_t first_item) const {
        auto const& of = argument(0).of;
        auto element = with.need_list(argument(0));
        for (auto i = first_item; i < count(); ++i) element = join_types(element, argument(i).of).value_or(type{});
        return of.kind == type_kind::list ? list_of(std::move(element)) : type{};
    }

    [[nodiscard]] type joined_lists() const {
        std::optional<type> element;
        for (std::size_t i = 0; i < count(); ++i) {
            auto const each = with.need_list(argument(i));
            element = element ? join_types(*element, each).value_or(type{}) : each;
        }
        return list_of(element.value_or(type{}));
    }

    [[nodiscard]] type flattened() const {
        auto element = with.need_list(argument(0));
        while (element.kind == type_kind::list) {
            type inner = element.element ? *element.element : type{};
            element = std::move(inner);
        }
        return list_of(std::move(element));
    }

    // Texts.

    [[nodiscard]] type of_text(std::size_t texts, type result) const {
        check_all();
        for (std::size_t i = 0; i < std::min(texts, count()); ++i)
            with.need(argument(i), {type_kind::string, type_kind::code}, messages::needs_text);
        for (std::size_t i = texts; i < count(); ++i) with.need_pure_number(argument(i));
        return result;
    }

    /// Of a text alone, or with both separators.
    [[nodiscard]] type number_read() const {
        needs_three();
        return of_text(3, number_within({}));
    }

    [[nodiscard]] type joined_text() const {
        check_all();
        auto const element = with.need_list(argument(0));
        if (!is_any(element) && element.kind != type_kind::string && element.kind != type_kind::code)
            with.mismatch(messages::needs_text, argument(0).range, {with.text(argument(0))});
        if (count() > 1) with.need(argument(1), {type_kind::string}, messages::needs_text);
        return of_kind(type_kind::string);
    }

    // Dates.

    [[nodiscard]] type date_made() const {
        check_all();
        if (count() == 1)
            with.need(argument(0), {type_kind::string, type_kind::date, type_kind::date_time}, messages::needs_text);
        needs_three();
        for (std::size_t i = 0; count() == 3 && i < 3; ++i) with.need_pure_number(argument(i));
        return of_kind(type_kind::date);
    }

    [[nodiscard]] type duration_made() const {
        checked(0);
        with.need(argument(0), {type_kind::string}, messages::needs_text);
        auto const* literal = std::get_if<string_literal>(&argument(0).node);
        if (literal == nullptr) return {};
        if (parse_months_duration(literal->value)) return of_kind(type_kind::months_duration);
        return parse_time_duration(literal->value) ? of_kind(type_kind::time_duration) : type{};
    }

    [[nodiscard]] type of_dates(type result) const {
        check_all();
        for (std::size_t i = 0; i < count(); ++i)
            with.need(argument(i), {type_kind::date, type_kind::date_time}, messages::needs_date);
        return result;
    }

    // Huiqi's own.

    [[nodiscard]] type holds() const {
        auto const& of = checked(0);
        auto const* element = of.kind == type_kind::list && of.element ? of.element.get() : nullptr;
        bool const certificate = element != nullptr && field_of(*element, "from") != nullptr &&
                                 field_of(*element, "to") != nullptr;
        if (!certificate && !is_any(of))
            with.mismatch(messages::needs_certificate, argument(0).range, {with.text(argument(0))});
        return of_kind(type_kind::boolean);
    }

    /// The argument that has a value for each year, looked at `times` times by whatever computes it.
    [[nodiscard]] type series(std::uint64_t times) const {
        auto const outer = with.weight;
        constexpr std::uint64_t most_weight = 1'000'000'000;
        with.weight = std::min(most_weight, outer * times);
        auto const of = checked(0);
        with.weight = outer;
        if (!of.yearly && !is_any(of)) {
            with.mismatch(messages::not_yearly, argument(0).range, {with.text(argument(0))});
            return {};
        }
        return of;
    }

    [[nodiscard]] std::optional<std::int64_t> years() const {
        checked(1);
        auto const written = literal_integer(argument(1));
        if (written && *written >= 1 && *written <= most_years) return written;
        with.report(messages::years_not_literal, argument(1).range);
        return std::nullopt;
    }

    [[nodiscard]] type list_of_years() const {
        auto const number_of_years = years();
        auto element = series(static_cast<std::uint64_t>(number_of_years.value_or(1)));
        // The list itself is of fixed years: it has no value for each year.
        with.yearly = false;
        return list_of(std::move(element));
    }

    [[nodiscard]] type actual_years() const {
        auto of = list_of_years();
        bool const has_founding_date = with.find("成立日期") != nullptr || with.find("established_on") != nullptr;
        if (!has_founding_date) with.mismatch(messages::founding_date_missing, tree.range, {with.text(*node.callee)});
        return of;
    }

    [[nodiscard]] type other_year() const {
        if (count() > 1) (void)years();
        return single(series(1));
    }

    [[nodiscard]] type growth() const {
        auto const of = series(2);
        if (!is_any(of)) with.need(argument(0), {type_kind::number}, messages::needs_number);
        return number_within(is_number(of) ? grown_within(of.within) : bounds{});
    }

    /// From a base above 0; a base of 0 or less is a mistake.
    [[nodiscard]] static bounds grown_within(bounds const& to) {
        return is_never_negative(to) ? at_least(decimal::from_integer(-1)) : bounds{};
    }

    [[nodiscard]] type compound_growth() const {
        check_all();
        bool const numbers = with.need(argument(0), {type_kind::number}, messages::needs_number) &&
                             with.need(argument(1), {type_kind::number}, messages::needs_number);
        with.need_pure_number(argument(2));
        if (!numbers || is_any(argument(0).of) || is_any(argument(1).of)) return number_within({});
        auto from = with.side_of(argument(0)), to = with.side_of(argument(1));
        with.same_unit(from, to, tree.range);
        return number_within(grown_within(to.of.within));
    }

    [[nodiscard]] type past() const {
        checked(0);
        with.need(argument(0), {type_kind::months_duration, type_kind::time_duration}, messages::needs_duration);
        return range_of(of_kind(type_kind::date));
    }

    [[nodiscard]] type calendar_years() const {
        check_all();
        auto const from = literal_integer(argument(0)), to = literal_integer(argument(1));
        auto const near = [](std::optional<std::int64_t> const& year) {
            return year && *year >= -most_years && *year <= most_years;
        };
        if (!near(from) || !near(to) || *from > *to) with.report(messages::calendar_years_not_literal, tree.range);
        return range_of(of_kind(type_kind::date));
    }

    [[nodiscard]] type result() const {
        auto const positive = number_within(at_least({}), {}, true);
        switch (known.id) {
        case built_in::abs: return absent_as_arguments(absolute());
        case built_in::floor: return absent_as_arguments(rounded(rounding::floor));
        case built_in::ceiling: return absent_as_arguments(rounded(rounding::ceiling));
        case built_in::decimal_round: return absent_as_arguments(rounded(rounding::half_even));
        case built_in::round_up: return absent_as_arguments(rounded(rounding::up));
        case built_in::round_down: return absent_as_arguments(rounded(rounding::down));
        case built_in::round_half_up: return absent_as_arguments(rounded(rounding::half_up));
        case built_in::round_half_down: return absent_as_arguments(rounded(rounding::half_down));
        case built_in::modulo: return absent_as_arguments(modulo());
        case built_in::square_root: return absent_as_arguments(square_root());
        case built_in::odd:
        case built_in::even: return absent_as_arguments(parity());
        case built_in::count: return count_of_items();
        case built_in::sum: return absent_as_arguments(sum());
        case built_in::min: return absent_as_arguments(extreme(false));
        case built_in::max: return absent_as_arguments(extreme(true));
        case built_in::mean:
        case built_in::median: return absent_as_arguments(mean());
        case built_in::product: return absent_as_arguments(product());
        case built_in::stddev: return number_within(at_least({}), number_items().in);
        case built_in::mode: return list_of(number_items());
        case built_in::all:
        case built_in::any: return absent_as_arguments(all_or_any());
        case built_in::list_contains:
            check_all();
            compare_item(0, 1);
            return of_kind(type_kind::boolean);
        case built_in::concatenate:
        case built_in::union_of: check_all(); return joined_lists();
        case built_in::append:
        case built_in::reverse:
        case built_in::distinct_values: check_all(); return list_with(1);
        case built_in::index_of:
            check_all();
            compare_item(0, 1);
            return list_of(positive);
        case built_in::flatten: check_all(); return flattened();
        case built_in::sublist:
            check_all();
            for (std::size_t i = 1; i < count(); ++i) with.need_pure_number(argument(i));
            return list_with(count());
        case built_in::insert_before:
        case built_in::remove:
            check_all();
            with.need_pure_number(argument(1));
            return list_with(2);
        case built_in::string_length: return absent_as_arguments(of_text(1, positive));
        case built_in::substring: return absent_as_arguments(of_text(1, of_kind(type_kind::string)));
        case built_in::contains:
        case built_in::starts_with:
        case built_in::ends_with: return absent_as_arguments(of_text(2, of_kind(type_kind::boolean)));
        case built_in::substring_before:
        case built_in::substring_after: return absent_as_arguments(of_text(2, of_kind(type_kind::string)));
        case built_in::string_join: return absent_as_arguments(joined_text());
        case built_in::string_of: check_all(); return absent_as_arguments(of_kind(type_kind::string));
        case built_in::number_of: return absent_as_arguments(number_read());
        case built_in::date_of: return absent_as_arguments(date_made());
        case built_in::duration_of: return absent_as_arguments(duration_made());
        case built_in::years_and_months_duration:
            return absent_as_arguments(of_dates(of_kind(type_kind::months_duration)));
        case built_in::day_of_year: return absent_as_arguments(of_dates(number_within(from_to(1, 366), {}, true)));
        case built_in::week_of_year: return absent_as_arguments(of_dates(number_within(from_to(1, 53), {}, true)));
        case built_in::day_of_week:
        case built_in::month_of_year: return absent_as_arguments(of_dates(of_kind(type_kind::string)));
        case built_in::today: return of_kind(type_kind::date);
        case built_in::negate:
            check_all();
            with.need_boolean(argument(0));
            return absent_as_arguments(of_kind(type_kind::boolean));
        case built_in::is_defined: check_all(); return of_kind(type_kind::boolean);
        case built_in::exponential:
        case built_in::logarithm:
            checked(0);
            with.need_pure_number(argument(0));
            return absent_as_arguments(number_within(known.id == built_in::exponential ? at_least({}) : bounds{}));
        case built_in::sort:
        case built_in::duplicate_values: check_all(); return list_with(count());
        case built_in::list_replace: check_all(); return list_with(2);
        case built_in::upper_case:
        case built_in::lower_case: return absent_as_arguments(of_text(1, of_kind(type_kind::string)));
        case built_in::matches: return absent_as_arguments(of_text(3, of_kind(type_kind::boolean)));
        case built_in::replace: return absent_as_arguments(of_text(4, of_kind(type_kind::string)));
        case built_in::split: return absent_as_arguments(of_text(2, list_of(of_kind(type_kind::string))));
        case built_in::holds: return holds();
        case built_in::last_years: return list_of_years();
        case built_in::actual_years: return actual_years();
        case built_in::year_before:
        case built_in::this_year: return absent_as_arguments(other_year());
        case built_in::growth: return absent_as_arguments(growth());
        case built_in::compound_growth: return absent_as_arguments(compound_growth());
        case built_in::past: return past();
        case built_in::calendar_years: return calendar_years();
        default: check_all(); return plain_result(known.id, any_absent());
        }
    }
};

} // namespace

type built_in_result(checker& with, expression& tree, call& node, built_in_name const& known) {
    return built_in_typing{with, tree, node, known}.result();
}

} // namespace huiqi::feel
