#include <huiqi/report/feel_text.hpp>

#include <huiqi/text/utf8.hpp>

namespace huiqi {

namespace {

constexpr int deepest = 128;

class feel_writer {
public:
    explicit feel_writer(unit const& of_numbers) : unit_{of_numbers} {}

    [[nodiscard]] std::string take() && { return std::move(text_); }

    void write(value const& shown, int depth = 0) {
        if (shown.is_null()) {
            text_ += "null";
        } else if (!is_known(shown) || depth > deepest) {
            text_ += "?";
        } else {
            known(shown, depth);
        }
    }

private:
    /// Whether the value itself is a single one; what stands in a list or context is looked at in its turn.
    [[nodiscard]] static bool is_known(value const& shown) {
        switch (shown.what()) {
        case value::shape::list: return !shown.may_be_null() && !shown.has_maybes();
        case value::shape::context:
        case value::shape::range: return !shown.may_be_null();
        default: return shown.is_point();
        }
    }

    void known(value const& shown, int depth) {
        switch (shown.what()) {
        case value::shape::boolean: text_ += shown.as_truth().can_be(truth::yes) ? "true" : "false"; break;
        case value::shape::number: text_ += to_string(shown.low()) + to_string(unit_); break;
        case value::shape::day: temporal(from_days(shown.low_integer()).value_or(date{})); break;
        case value::shape::months: temporal(months_duration{shown.low_integer()}); break;
        case value::shape::seconds: temporal(shown.low_seconds()); break;
        case value::shape::choice:
        case value::shape::text: string(shown.text()); break;
        case value::shape::time_of_day: temporal(shown.time_of_day()); break;
        case value::shape::date_and_time: temporal(shown.moment()); break;
        case value::shape::list: list(shown, depth); break;
        case value::shape::context: context(shown, depth); break;
        case value::shape::range: range(shown, depth); break;
        case value::shape::function: text_ += "function"; break;
        case value::shape::nothing:
        case value::shape::anything: text_ += "?"; break;
        }
    }

    template <class Temporal>
    void temporal(Temporal const& shown) {
        text_ += "@\"" + to_string(shown) + "\"";
    }

    void string(std::string_view shown) {
        text_ += '"';
        for (std::size_t at = 0; at < shown.size();) {
            auto const next = decode_utf8(shown, at);
            character(next.code_point, shown.substr(at, next.length));
            at += next.length;
        }
        text_ += '"';
    }

    void character(char32_t code_point, std::string_view bytes) {
        switch (code_point) {
        case U'"': text_ += "\\\""; return;
        case U'\\': text_ += "\\\\"; return;
        case U'\n': text_ += "\\n"; return;
        case U'\r': text_ += "\\r"; return;
        case U'\t': text_ += "\\t"; return;
        default: break;
        }
        if (!is_control(code_point)) {
            text_ += bytes;
            return;
        }
        constexpr std::string_view digits = "0123456789ABCDEF";
        text_ += "\\u";
        for (unsigned shift : {12U, 8U, 4U, 0U}) text_ += digits[code_point >> shift & 15U];
    }

    void list(value const& shown, int depth) {
        text_ += '[';
        bool first = true;
        for (auto const& each : shown.items()) {
            if (!std::exchange(first, false)) text_ += ", ";
            write(each, depth + 1);
        }
        text_ += ']';
    }

    void context(value const& shown, int depth) {
        text_ += '{';
        bool first = true;
        for (auto const& [key, entry] : shown.entries()) {
            if (!std::exchange(first, false)) text_ += ", ";
            string(key);
            text_ += ": ";
            write(entry, depth + 1);
        }
        text_ += '}';
    }

    void range(value const& shown, int depth) {
        if (shown.is_test_range()) {
            text_ += shown.is_negated_test() ? "(!= " : "(= ";
            write(shown.range_low(), depth + 1);
            text_ += ')';
            return;
        }
        text_ += shown.range_low_closed() ? '[' : '(';
        write(shown.range_low(), depth + 1);
        text_ += "..";
        write(shown.range_high(), depth + 1);
        text_ += shown.range_high_closed() ? ']' : ')';
    }

    unit const& unit_;
    std::string text_;
};

} // namespace

std::string to_feel(typed_value const& what) {
    feel_writer text{what.in};
    text.write(what.what);
    return std::move(text).take();
}

} // namespace huiqi
