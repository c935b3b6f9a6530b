#include "report/describe_value.hpp"

#include <array>
#include <optional>
#include <span>
#include <vector>

#include <huiqi/report/explain.hpp>
#include <huiqi/text/messages/null.hpp>
#include <huiqi/text/utf8.hpp>

#include "report/describe_number.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

constexpr std::size_t items_shown = 5;
constexpr std::size_t columns_of_items = 60;
constexpr std::size_t columns_of_text = 120;
constexpr std::size_t choices_shown = 4;
constexpr int deepest = 3;
constexpr std::int64_t months_unbounded = 999'999'999LL * 12;
constexpr std::int64_t seconds_unbounded = 999'999'999LL * 366 * 86'400;

class value_writer {
public:
    value_writer(typed_value const& what, value_look const& look) : what_{what}, look_{look} {}

    [[nodiscard]] std::string write(value const& shown, int depth = 0) const {
        auto text = members(shown, depth);
        if (shown.is_null() || !shown.may_be_null()) return text;
        if ((shown.nulls() & truth::absent) != 0) text = say(phrase::or_absent, look_.in, {text});
        if ((shown.nulls() & truth::mistaken) != 0)
            text = say(phrase::or_not_computable, look_.in, {text, mistake_words(shown.why(), look_.in)});
        return text;
    }

private:
    [[nodiscard]] std::string members(value const& shown, int depth) const {
        switch (shown.what()) {
        case value::shape::nothing: return null(shown);
        case value::shape::boolean: return boolean(shown);
        case value::shape::number: return number(shown);
        case value::shape::day: return days(shown);
        case value::shape::months: return months(shown);
        case value::shape::seconds: return seconds(shown);
        case value::shape::choice: return choice(shown);
        case value::shape::text: return quoted(shown.text());
        case value::shape::time_of_day: return to_string(shown.time_of_day());
        case value::shape::date_and_time: return to_string(shown.moment());
        case value::shape::list: return list(shown, depth);
        case value::shape::context: return context(shown, depth);
        case value::shape::range: return range(shown, depth);
        case value::shape::function: return "function";
        case value::shape::anything: return say(phrase::not_supplied, look_.in);
        }
        return {};
    }

    [[nodiscard]] std::string null(value const& shown) const {
        if ((shown.nulls() & truth::mistaken) == 0) return say(phrase::absent, look_.in);
        return say(phrase::failed, look_.in, {mistake_words(shown.why(), look_.in)});
    }

    [[nodiscard]] std::string boolean(value const& shown) const {
        auto const of = shown.as_truth();
        if (of.can_be(truth::yes) && of.can_be(truth::no)) return say(phrase::yes_or_no, look_.in);
        return say(of.can_be(truth::yes) ? phrase::yes : phrase::no, look_.in);
    }

    [[nodiscard]] std::string one_number(decimal shown, rounding how, std::optional<decimal> other_end) const {
        std::array<decimal, 3> apart;
        std::size_t count = 0;
        if (other_end) apart[count++] = *other_end;
        if (look_.beside != nullptr && look_.beside->what.what() == value::shape::number) {
            apart[count++] = look_.beside->what.low();
            apart[count++] = look_.beside->what.high();
        }
        return number_words(
            shown, {look_.in, what_.in, what_.percent ? ratio_look::percent : ratio_look::plain, look_.readable, how},
            std::span{apart}.first(count));
    }

    /// An interval in words, from the texts of those ends that it has.
    [[nodiscard]] std::string interval(std::optional<std::string> low, std::optional<std::string> high, bool low_open,
                                       bool high_open) const {
        if (low && high) {
            auto const which = low_open ? (high_open ? phrase::between_open : phrase::between_open_low)
                                        : (high_open ? phrase::between_open_high : phrase::between);
            return say(which, look_.in, {*low, *high});
        }
        if (low) return say(low_open ? phrase::more_than : phrase::not_below, look_.in, {*low});
        if (high) return say(high_open ? phrase::less_than : phrase::not_above, look_.in, {*high});
        return say(phrase::not_supplied, look_.in);
    }

    /// An end farther out than anything a document counts comes from a divisor that may come near nothing; nobody reads
    /// it.
    [[nodiscard]] static decimal beyond_words() {
        static auto const far = *parse_decimal("1E30");
        return far;
    }

    [[nodiscard]] std::string number(value const& shown) const {
        auto const low = shown.low(), high = shown.high();
        if (low == high) return one_number(low, rounding::half_even, std::nullopt);
        // Rounded outwards, so that what is shown holds all that it can be.
        std::optional<std::string> low_text, high_text;
        if (low > -beyond_words()) low_text = one_number(low, rounding::floor, high);
        if (high < beyond_words()) high_text = one_number(high, rounding::ceiling, low);
        return interval(low_text, high_text, shown.low_open(), shown.high_open());
    }

    [[nodiscard]] std::string days(value const& shown) const {
        auto const low = from_days(shown.low_integer()), high = from_days(shown.high_integer());
        if (low && high && *low == *high) return to_string(*low);
        if (low && high) return say(phrase::between, look_.in, {to_string(*low), to_string(*high)});
        if (low) return say(phrase::not_before, look_.in, {to_string(*low)});
        if (high) return say(phrase::not_after, look_.in, {to_string(*high)});
        return say(phrase::not_supplied, look_.in);
    }

    [[nodiscard]] std::string months(value const& shown) const {
        auto const low = shown.low_integer(), high = shown.high_integer();
        if (low == high) return months_text(low);
        std::optional<std::string> low_text, high_text;
        if (low > -months_unbounded) low_text = months_text(low);
        if (high < months_unbounded) high_text = months_text(high);
        return interval(low_text, high_text, shown.low_open(), shown.high_open());
    }

    [[nodiscard]] std::string months_text(std::int64_t months) const {
        auto const size = months < 0 ? 0 - static_cast<std::uint64_t>(months) : static_cast<std::uint64_t>(months);
        std::string text{months < 0 ? "-" : ""};
        if (size >= 12) text += counted(phrase::years, size / 12);
        if (size % 12 == 0 && size != 0) return text;
        if (size >= 12 && look_.in == language::en) text += ' ';
        return text + counted(phrase::months, size % 12);
    }

    [[nodiscard]] std::string seconds(value const& shown) const {
        auto const low = shown.low_seconds(), high = shown.high_seconds();
        if (low == high) return seconds_text(low);
        std::optional<std::string> low_text, high_text;
        if (low.seconds > -seconds_unbounded) low_text = seconds_text(low);
        if (high.seconds < seconds_unbounded) high_text = seconds_text(high);
        return interval(low_text, high_text, shown.low_open(), shown.high_open());
    }

    [[nodiscard]] std::string seconds_text(time_duration of) const {
        auto total = detail::total_nanoseconds(of);
        std::string text{total < 0 ? "-" : ""};
        if (total < 0) total = -total;
        auto const whole = static_cast<std::uint64_t>(total / nanoseconds_per_second);
        auto const nanoseconds = static_cast<std::int32_t>(total % nanoseconds_per_second);
        std::size_t const start = text.size();
        auto const append = [&](std::string const& part) {
            if (text.size() > start && look_.in == language::en) text += ' ';
            text += part;
        };
        if (whole >= 86'400) append(counted(phrase::days, whole / 86'400));
        if (auto const hours = whole / 3'600 % 24; hours != 0) append(counted(phrase::hours, hours));
        if (auto const minutes = whole / 60 % 60; minutes != 0) append(counted(phrase::minutes, minutes));
        if (whole % 60 != 0 || nanoseconds != 0)
            append(say_counted(phrase::seconds, look_.in,
                               {std::to_string(whole % 60) + detail::fraction_text(nanoseconds)}));
        if (text.size() == start) text += counted(phrase::days, 0);
        return text;
    }

    [[nodiscard]] std::string counted(phrase which, std::uint64_t count) const {
        return say_counted(which, look_.in, {std::to_string(count)});
    }

    [[nodiscard]] std::string quoted(std::string_view text) const {
        if (!look_.readable) return say(phrase::quoted, look_.in, {std::string{text}});
        std::size_t columns = 0, at = 0;
        while (at < text.size()) {
            auto const next = decode_utf8(text, at);
            columns += display_width(next.code_point);
            if (columns > columns_of_text)
                return say(phrase::quoted, look_.in, {say(phrase::cut, look_.in, {std::string{text.substr(0, at)}})});
            at += next.length;
        }
        return say(phrase::quoted, look_.in, {std::string{text}});
    }

    [[nodiscard]] std::string choice(value const& shown) const {
        std::vector<std::string_view> left;
        for (std::size_t i = 0; i < shown.choices().size() && i < value::most_choices; ++i)
            if ((shown.choice_bits()[i / 64] >> (i % 64) & 1U) != 0) left.push_back(shown.choices()[i]);
        bool const all_shown = left.size() <= choices_shown;
        auto const count = all_shown ? left.size() : choices_shown - 1;
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            auto const each = quoted(left[i]);
            if (i != 0 && all_shown && i + 1 == count)
                text = say(phrase::choice_last, look_.in, {text, each});
            else
                text += (i == 0 ? "" : say(phrase::choice_join, look_.in)) + each;
        }
        return all_shown ? text : say(phrase::choice_many, look_.in, {text, std::to_string(left.size())});
    }

    [[nodiscard]] std::string list(value const& shown, int depth) const {
        auto const items = shown.items();
        std::size_t sure = items.size();
        for (std::size_t i = 0; i < items.size(); ++i) sure -= shown.is_maybe(i) ? 1U : 0U;
        if (sure != items.size())
            return say(phrase::items_between, look_.in, {std::to_string(sure), std::to_string(items.size())});
        if (items.empty()) return say(phrase::items_none, look_.in);
        auto const count = std::to_string(items.size());
        if (depth >= deepest || (look_.readable && items.size() > items_shown))
            return say_counted(phrase::items, look_.in, {count});
        std::string all;
        for (auto const& each : items)
            all += (all.empty() ? "" : say(phrase::choice_join, look_.in)) + write(each, depth + 1);
        if (look_.readable && display_width(all) > columns_of_items)
            return say_counted(phrase::items, look_.in, {count});
        return say_counted(phrase::items_listed, look_.in, {count, all});
    }

    /// `{from, to}` is the life of a certificate.
    [[nodiscard]] std::optional<std::string> period(value const& shown) const {
        auto const *from = shown.entry("from"), *to = shown.entry("to");
        if (from == nullptr || to == nullptr || shown.entries().size() != 2 || from->what() != value::shape::day)
            return std::nullopt;
        if (to->is_null()) return say(phrase::held_from, look_.in, {write(*from)});
        if (to->what() != value::shape::day) return std::nullopt;
        return say(phrase::held_from_to, look_.in, {write(*from), write(*to)});
    }

    [[nodiscard]] std::string context(value const& shown, int depth) const {
        if (auto held = period(shown)) return *held;
        std::string text;
        if (depth < deepest)
            for (auto const& [key, entry] : shown.entries())
                text += (text.empty() ? "" : say(phrase::joint, look_.in)) + key + ": " + write(entry, depth + 1);
        return "{" + text + "}";
    }

    /// A day that is an end, or the one beside it where the end does not belong to the range.
    [[nodiscard]] static std::optional<std::string> day_within(value const& end, int beside) {
        if (end.what() != value::shape::day || !end.is_point()) return std::nullopt;
        auto const day = from_days(end.low_integer() + beside);
        return day ? std::optional{to_string(*day)} : std::nullopt;
    }

    [[nodiscard]] std::string range(value const& shown, int depth) const {
        auto const low_day = day_within(shown.range_low(), shown.range_low_closed() ? 0 : 1);
        auto const high_day = day_within(shown.range_high(), shown.range_high_closed() ? 0 : -1);
        if (low_day && high_day) return say(phrase::between, look_.in, {*low_day, *high_day});
        auto const end = [&](value const& of) {
            return of.is_null() || depth >= deepest ? std::nullopt : std::optional{write(of, depth + 1)};
        };
        return interval(end(shown.range_low()), end(shown.range_high()), !shown.range_low_closed(),
                        !shown.range_high_closed());
    }

    typed_value const& what_;
    value_look const& look_;
};

} // namespace

std::string_view mistake_words(mistake why, language in) {
    return messages::null_reason(static_cast<std::size_t>(why)).text(in);
}

std::string value_words(typed_value const& what, value_look const& look) {
    return value_writer{what, look}.write(what.what);
}

std::string distance_words(typed_value const& distance, language in) {
    if (distance.what.what() != value::shape::number) return value_words(distance, {in});
    return number_words(distance.what.low(),
                        {in, distance.in, distance.percent ? ratio_look::points : ratio_look::plain});
}

std::string lacking_words(typed_value const& amount, language in) {
    if (amount.what.what() != value::shape::number) return value_words(amount, {in});
    return number_words(amount.what.low(), {in, amount.in, amount.percent ? ratio_look::points : ratio_look::plain,
                                            true, rounding::ceiling});
}

namespace {

/// `plain` alone where the value may be anything.
[[nodiscard]] std::string may_be_words(typed_value const& what, value_look const& look, phrase plain, phrase with) {
    auto const may = value_words(what, look);
    auto const anything = words(phrase::not_supplied, look.in);
    if (what.what.what() == value::shape::boolean && may == words(phrase::yes_or_no, look.in))
        return say(plain, look.in);
    // What follows says that it may also be absent.
    if (may.starts_with(anything)) return say(plain, look.in) + may.substr(anything.size());
    return say(with, look.in, {may});
}

} // namespace

std::string unsupplied_words(typed_value const& what, value_look const& look) {
    return may_be_words(what, look, phrase::not_supplied, phrase::may_be);
}

std::string unpublished_words(typed_value const& what, value_look const& look) {
    return may_be_words(what, look, phrase::not_published, phrase::not_published_may_be);
}

} // namespace huiqi::reporting

namespace huiqi {

std::string describe(typed_value const& what, language in) { return reporting::value_words(what, {in, false}); }

} // namespace huiqi
