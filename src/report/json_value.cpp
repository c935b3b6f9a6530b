#include "report/json_value.hpp"

#include <array>

namespace huiqi::reporting {

namespace {

constexpr int deepest = 48;

constexpr std::array<std::string_view, 18> mistake_names{
    "none",           "division-by-zero",   "wrong-type",        "overflow",
    "no-such-member", "index-out-of-range", "base-not-positive", "outside-judged-range",
    "no-row-applies", "several-rows-apply", "too-many-steps",    "too-long",
    "not-a-number",   "no-such-date",       "null-operand",      "root-of-negative",
    "empty-list",     "not-supported"};

[[nodiscard]] std::string_view type_name(value const& of, feel::type_kind declared) {
    switch (of.what()) {
    case value::shape::boolean: return "boolean";
    case value::shape::number: return "number";
    case value::shape::day: return "date";
    case value::shape::months: return "years-and-months";
    case value::shape::seconds: return "days-and-time";
    case value::shape::choice:
    case value::shape::text: return "string";
    case value::shape::time_of_day: return "time";
    case value::shape::date_and_time: return "date-and-time";
    case value::shape::list: return "list";
    case value::shape::context: return "context";
    case value::shape::range: return "range";
    case value::shape::function: return "function";
    case value::shape::nothing:
    case value::shape::anything: break;
    }
    switch (declared) {
    case feel::type_kind::boolean: return "boolean";
    case feel::type_kind::number: return "number";
    case feel::type_kind::string:
    case feel::type_kind::code: return "string";
    case feel::type_kind::date: return "date";
    case feel::type_kind::time: return "time";
    case feel::type_kind::date_time: return "date-and-time";
    case feel::type_kind::months_duration: return "years-and-months";
    case feel::type_kind::time_duration: return "days-and-time";
    case feel::type_kind::list:
    case feel::type_kind::code_list: return "list";
    case feel::type_kind::context: return "context";
    case feel::type_kind::range: return "range";
    default: return "any";
    }
}

class value_json {
public:
    value_json(json_writer& json, typed_value const& typed) : json_{json}, typed_{typed} {}

    void write(value const& of, int depth) {
        json_.object([&] {
            json_.member("type", type_name(of, depth == 0 ? typed_.kind : feel::type_kind::any));
            json_.member("known", of.is_point());
            if (of.what() == value::shape::number) {
                if (!typed_.in.is_none()) json_.member("unit", to_string(typed_.in));
                if (typed_.percent) json_.member("percent", true);
            }
            if (depth < deepest) members(of, depth);
            if (of.may_be_null()) nulls(of);
        });
    }

private:
    void members(value const& of, int depth) {
        switch (of.what()) {
        case value::shape::boolean: boolean(of.as_truth()); break;
        case value::shape::number:
            if (of.low() == of.high())
                json_.member("value", to_string(of.low()));
            else
                ends(of, false, of.low() > -greatest_number(), of.high() < greatest_number(), to_string(of.low()),
                     to_string(of.high()));
            break;
        case value::shape::day: days(of); break;
        case value::shape::months:
            ends(of, of.low_integer() == of.high_integer(), true, true, to_string(months_duration{of.low_integer()}),
                 to_string(months_duration{of.high_integer()}));
            break;
        case value::shape::seconds:
            ends(of, of.low_seconds() == of.high_seconds(), true, true, to_string(of.low_seconds()),
                 to_string(of.high_seconds()));
            break;
        case value::shape::choice: choice(of); break;
        case value::shape::text: json_.member("value", of.text()); break;
        case value::shape::time_of_day: json_.member("value", to_string(of.time_of_day())); break;
        case value::shape::date_and_time: json_.member("value", to_string(of.moment())); break;
        case value::shape::list: list(of, depth); break;
        case value::shape::context:
            json_.key("entries");
            json_.object([&] {
                for (auto const& [key, entry] : of.entries()) {
                    json_.named_key(key);
                    write(entry, depth + 1);
                }
            });
            break;
        case value::shape::range: range(of, depth); break;
        case value::shape::function:
        case value::shape::nothing:
        case value::shape::anything: break;
        }
    }

    void boolean(truth of) {
        bool const yes = of.can_be(truth::yes), no = of.can_be(truth::no);
        if (yes != no) json_.member("value", yes);
    }

    void ends(value const& of, bool point, bool has_low, bool has_high, std::string const& low,
              std::string const& high) {
        if (point) {
            json_.member("value", low);
            return;
        }
        json_.member_or_null("low", has_low ? low : std::string{});
        json_.member_or_null("high", has_high ? high : std::string{});
        if (of.low_open()) json_.member("low_open", true);
        if (of.high_open()) json_.member("high_open", true);
    }

    void days(value const& of) {
        auto const low = from_days(of.low_integer()), high = from_days(of.high_integer());
        ends(of, of.low_integer() == of.high_integer() && low, low.has_value(), high.has_value(),
             low ? to_string(*low) : "", high ? to_string(*high) : "");
    }

    void choice(value const& of) {
        if (of.is_text()) {
            json_.member("value", of.text());
            return;
        }
        json_.key("values");
        json_.array([&] {
            for (std::size_t i = 0; i < of.choices().size() && i < value::most_choices; ++i)
                if ((of.choice_bits()[i / 64] >> (i % 64) & 1U) != 0) json_.text(of.choices()[i]);
        });
    }

    void list(value const& of, int depth) {
        json_.list("items", of.items(), [&](value const& each) { write(each, depth + 1); });
        if (!of.has_maybes()) return;
        json_.key("maybe");
        json_.array([&] {
            for (std::size_t i = 0; i < of.items().size(); ++i)
                if (of.is_maybe(i)) json_.number(static_cast<std::int64_t>(i));
        });
    }

    void range(value const& of, int depth) {
        json_.key("low");
        write(of.range_low(), depth + 1);
        json_.key("high");
        write(of.range_high(), depth + 1);
        json_.member("low_closed", of.range_low_closed());
        json_.member("high_closed", of.range_high_closed());
    }

    void nulls(value const& of) {
        json_.key("null");
        json_.array([&] {
            if ((of.nulls() & truth::absent) != 0) json_.text("absent");
            if ((of.nulls() & truth::mistaken) != 0) json_.text("mistaken");
        });
        if ((of.nulls() & truth::mistaken) != 0) json_.member("mistake", mistake_name(of.why()));
    }

    json_writer& json_;
    typed_value const& typed_;
};

} // namespace

std::string_view mistake_name(mistake why) { return mistake_names[static_cast<std::size_t>(why)]; }

void write_value(json_writer& json, typed_value const& what) { value_json{json, what}.write(what.what, 0); }

} // namespace huiqi::reporting
