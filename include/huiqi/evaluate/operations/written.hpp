#pragma once

#include <algorithm>

#include <huiqi/evaluate/operations/functions.hpp>
#include <huiqi/value/function_table.hpp>

/// Values as FEEL writes them in text, and ranges read from text.
namespace huiqi::detail {

inline void write_value(std::string& to, value const& which, bool inside);

inline void write_key(std::string& to, std::string const& key) {
    bool const plain = !key.empty() && std::all_of(key.begin(), key.end(), [](char each) {
        return static_cast<unsigned char>(each) > 0x7F || (each >= 'a' && each <= 'z') ||
               (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') || each == '_' || each == ' ';
    });
    if (plain)
        to += key;
    else
        write_value(to, value{std::string_view{key}}, true);
}

/// Inside a list or context texts stand in quotes.
inline void write_value(std::string& to, value const& which, bool inside) {
    if (to.size() > longest_made) return;
    bool first = true;
    auto const separate = [&] {
        if (!first) to += ", ";
        first = false;
    };
    switch (which.what()) {
    case shape::boolean: to += which.as_truth().is(truth::yes) ? "true" : "false"; break;
    case shape::number: to += to_string(which.low()); break;
    case shape::day: to += to_string(day_of(which.low_integer())); break;
    case shape::months: to += to_string(months_duration{which.low_integer()}); break;
    case shape::seconds: to += to_string(which.low_seconds()); break;
    case shape::time_of_day: to += to_string(which.time_of_day()); break;
    case shape::date_and_time: to += to_string(which.moment()); break;
    case shape::text:
    case shape::choice:
        if (!inside) {
            to += which.text();
            break;
        }
        to += '"';
        for (char const each : which.text()) {
            if (each == '"' || each == '\\') to += '\\';
            to += each;
        }
        to += '"';
        break;
    case shape::list:
        to += '[';
        for (auto const& each : which.items()) separate(), write_value(to, each, true);
        to += ']';
        break;
    case shape::context:
        to += '{';
        for (auto const& [key, entry] : which.entries()) {
            separate();
            write_key(to, key);
            to += ": ";
            write_value(to, entry, true);
        }
        to += '}';
        break;
    case shape::range: {
        auto const end = [&](value const& of) {
            bool const moment = of.what() != shape::number && of.what() != shape::text && of.what() != shape::choice &&
                                !of.is_null();
            if (moment) to += "@\"";
            write_value(to, of, true);
            if (moment) to += '"';
        };
        if (which.is_test_range()) {
            to += which.is_negated_test() ? "(!= " : "(= ";
            end(which.range_low());
            to += ')';
            break;
        }
        to += which.range_low_closed() ? '[' : '(';
        end(which.range_low());
        to += "..";
        end(which.range_high());
        to += which.range_high_closed() ? ']' : ')';
        break;
    }
    default: to += "null";
    }
}

/// `string(x)`.
[[nodiscard]] inline value text_of(value const& which, std::uint32_t node) {
    if (which.is_null()) return which;
    if (which.what() == shape::function) return value::mistaken(mistake::wrong_type, node);
    if (!which.is_point()) return value::anything().or_null_of(which);
    std::string written;
    write_value(written, which, false);
    return written.size() > longest_made ? value::mistaken(mistake::too_long, node) : value{written};
}

/// Reads the text of a range whose ends are literals, or functions that make dates, times and durations of a text.
class range_reader {
public:
    range_reader(std::string_view text, zone_finder zones) : rest_{text}, zones_{zones} {}

    [[nodiscard]] std::optional<value> read() {
        skip_blanks();
        if (rest_.empty()) return std::nullopt;
        char const opens = take();
        if (opens != '[' && opens != '(' && opens != ']') return std::nullopt;
        skip_blanks();
        // An end may be left out where its bracket says that it does not belong to the range: `(..10]`.
        auto const low = opens != '[' && rest_.starts_with("..") ? std::optional{value::absent()} : end();
        if (!low || !skip("..")) return std::nullopt;
        bool const open_above = rest_ == ")" || rest_ == "[";
        auto const high = open_above ? std::optional{value::absent()} : end();
        if (!high || rest_.empty()) return std::nullopt;
        char const closes = take();
        if ((closes != ']' && closes != ')' && closes != '[') || !rest_.empty()) return std::nullopt;
        return value::range(*low, *high, opens == '[', closes == ']');
    }

private:
    char take() {
        char const first = rest_.front();
        rest_.remove_prefix(1);
        return first;
    }
    void skip_blanks() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t' || rest_.front() == '\n')) take();
    }
    bool skip(std::string_view what) {
        skip_blanks();
        if (!rest_.starts_with(what)) return false;
        rest_.remove_prefix(what.size());
        skip_blanks();
        return true;
    }
    std::optional<std::string> quoted() {
        if (rest_.empty() || take() != '"') return std::nullopt;
        std::string text;
        while (!rest_.empty()) {
            char const each = take();
            if (each == '"') return text;
            text += each == '\\' && !rest_.empty() ? take() : each;
        }
        return std::nullopt;
    }
    std::optional<value> moment(std::string_view text) const {
        if (auto const day = parse_date(text)) return value{*day};
        if (auto const both = parse_date_time(text, zones_)) return value{*both};
        if (auto const clock = parse_time(text, zones_)) return value{*clock};
        if (auto const months = parse_months_duration(text)) return value{*months};
        if (auto const seconds = parse_time_duration(text)) return value{*seconds};
        return std::nullopt;
    }
    /// `date("2025-01-01")`: what the function makes must be of its kind.
    std::optional<value> called(std::string_view name) {
        if (!skip("(")) return std::nullopt;
        auto const text = quoted();
        if (!text || !skip(")")) return std::nullopt;
        auto const made = moment(*text);
        if (!made) return std::nullopt;
        bool const fits = name == "date"            ? made->what() == shape::day
                          : name == "time"          ? made->what() == shape::time_of_day
                          : name == "date and time" ? made->what() == shape::date_and_time
                                                    : made->what() == shape::months || made->what() == shape::seconds;
        return fits ? made : std::nullopt;
    }
    std::optional<value> end() {
        skip_blanks();
        if (rest_.starts_with('"')) {
            auto const text = quoted();
            return text ? std::optional{value{std::string_view{*text}}} : std::nullopt;
        }
        if (skip("@")) {
            auto const text = quoted();
            return text ? moment(*text) : std::nullopt;
        }
        for (std::string_view const name : {"date and time", "date", "time", "duration"})
            if (rest_.starts_with(name)) {
                rest_.remove_prefix(name.size());
                return called(name);
            }
        if (skip("null")) return value::absent();
        std::size_t size = 0;
        while (size < rest_.size() && !rest_.substr(size).starts_with("..") &&
               std::string_view{" )]["}.find(rest_[size]) == std::string_view::npos)
            ++size;
        auto const number = parse_decimal(rest_.substr(0, size));
        rest_.remove_prefix(size);
        skip_blanks();
        return number ? std::optional{value{*number}} : std::nullopt;
    }

    std::string_view rest_;
    zone_finder zones_;
};

[[nodiscard]] inline value range_made(value const& from, zone_finder zones, std::uint32_t node) {
    if (from.is_null() || from.what() == shape::range) return from;
    if (!from.is_point()) return value::anything().or_null(truth::absent | truth::mistaken, mistake::wrong_type, node);
    if (!from.is_text()) return value::mistaken(mistake::wrong_type, node);
    auto const read = range_reader{from.text(), zones}.read();
    if (!read) return value::mistaken(mistake::wrong_type, node);
    auto const &low = read->range_low(), &high = read->range_high();
    if (low.is_null() && high.is_null()) return value::mistaken(mistake::wrong_type, node);
    if (low.is_null() || high.is_null()) return *read;
    auto const in_order = compared(operation::less_or_equal, low, high, node).as_truth();
    return in_order.is(truth::yes) ? *read : value::mistaken(mistake::wrong_type, node);
}

} // namespace huiqi::detail
