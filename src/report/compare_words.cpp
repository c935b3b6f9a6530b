#include "report/compare_words.hpp"

#include <algorithm>

#include "report/describe_value.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

/// Words that compare numbers, days and lengths of time: below, at most, above, at least of each.
[[nodiscard]] phrase relation_words(operation op, value::shape of) {
    auto const first = of == value::shape::day || of == value::shape::date_and_time || of == value::shape::time_of_day
                           ? phrase::earlier
                       : of == value::shape::months || of == value::shape::seconds ? phrase::shorter
                                                                                   : phrase::below;
    switch (op) {
    case operation::less: return nth(first, 0);
    case operation::less_or_equal: return nth(first, 1);
    case operation::greater: return nth(first, 2);
    default: return nth(first, 3);
    }
}

[[nodiscard]] operation negated(operation op) {
    switch (op) {
    case operation::less: return operation::greater_or_equal;
    case operation::less_or_equal: return operation::greater;
    case operation::greater: return operation::less_or_equal;
    default: return operation::less;
    }
}

/// A number, text or date as the author wrote it, so that its value says it all.
[[nodiscard]] bool is_literal(std::string_view text) {
    if (text.empty()) return true;
    bool const digit = text.front() >= '0' && text.front() <= '9';
    if (digit || text.front() == '-') return text.find_first_of(" *+(", 1) == std::string_view::npos;
    if (text.front() == '"' || text.front() == '@')
        return text.find('"', text.front() == '"' ? 1 : 2) == text.size() - 1;
    return text == "true" || text == "false" || text == "null";
}

/// Rather than a formula.
[[nodiscard]] bool is_plain_name(std::string_view text) {
    return !text.empty() && text.find_first_of("()[]{}+*/,\"") == std::string_view::npos;
}

[[nodiscard]] bool is_equality(operation op) { return op == operation::equal || op == operation::not_equal; }

/// -1, 0, 1 where both sides are known and of one kind that has an order.
[[nodiscard]] std::optional<int> order_of(value const& left, value const& right) {
    if (left.what() != right.what() || !left.is_point() || !right.is_point()) return std::nullopt;
    auto const sign = [](auto order) { return order < 0 ? -1 : order > 0 ? 1 : 0; };
    switch (left.what()) {
    case value::shape::number: return sign(left.low() <=> right.low());
    case value::shape::day:
    case value::shape::months: return sign(left.low_integer() <=> right.low_integer());
    case value::shape::seconds: return sign(left.low_seconds() <=> right.low_seconds());
    default: return std::nullopt;
    }
}

/// A value that is not settled, and why.
[[nodiscard]] std::string open_words(reading const& read, typed_value const& what, value_look const& look) {
    if (!read.published) return unpublished_words(what, look);
    return read.supplied ? value_words(what, look) : unsupplied_words(what, look);
}

class sentence_writer {
public:
    sentence_writer(comparison const& which, language in, std::span<reading const> readings)
        : which_{which}, in_{in}, readings_{readings} {}

    [[nodiscard]] std::string write(bool blamed) const {
        auto const& result = which_.result;
        auto const* read = named(which_.left_text);
        auto const name = read != nullptr ? reading_name(*read, in_) : std::string{which_.left_text};
        auto const left = side(which_.left, which_.right, read);
        auto const right = which_.op == operation::contained ? side(which_.right, which_.left, named(which_.right_text))
                                                             : threshold();
        if (result.is(truth::yes) || result.is(truth::no)) {
            auto const text = settled(name, left, right, result.is(truth::yes));
            return blamed ? with_distance(text) : text;
        }
        if (!result.can_be(truth::yes) && !result.can_be(truth::no))
            return say(phrase::compare_null, in_, {name, left, right});
        if (which_.op == operation::contained) return say(phrase::compare_open_within, in_, {name, left, right});
        if (is_equality(which_.op)) return say(phrase::compare_open_equal, in_, {name, left, right});
        return say(phrase::compare_open, in_, {name, left, words(relation_words(which_.op, shape()), in_), right});
    }

private:
    [[nodiscard]] value::shape shape() const { return which_.right.what.what(); }

    [[nodiscard]] reading const* named(std::string_view text) const {
        auto const found = std::find_if(readings_.begin(), readings_.end(),
                                        [&](reading const& each) { return each.name == text; });
        return found == readings_.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::string side(typed_value const& what, typed_value const& other, reading const* read) const {
        value_look const look{in_, true, &other};
        if (read == nullptr || what.what.is_point()) return value_words(what, look);
        return open_words(*read, what, look);
    }

    [[nodiscard]] std::string threshold() const {
        auto const* read = named(which_.right_text);
        auto const text = side(which_.right, which_.left, read);
        if (is_literal(which_.right_text)) return text;
        auto const name = read != nullptr ? reading_name(*read, in_) : std::string{which_.right_text};
        return say(phrase::threshold_named, in_, {name, text});
    }

    [[nodiscard]] std::string settled(std::string const& name, std::string const& left, std::string const& right,
                                      bool holds) const {
        if (which_.op == operation::contained)
            return say(holds ? phrase::compare_within : phrase::compare_outside, in_, {name, left, right});
        if (is_equality(which_.op)) {
            bool const same = (which_.op == operation::equal) == holds;
            return same ? say(phrase::compare_equal, in_, {name, left})
                        : say(phrase::compare_not, in_, {name, left, right});
        }
        auto op = which_.op;
        if (!holds) {
            auto const order = order_of(which_.left.what, which_.right.what);
            if (order == 0)
                return say(phrase::compare_exactly, in_, {name, left, words(relation_words(op, shape()), in_), right});
            op = negated(op);
            if (order) op = *order < 0 ? operation::less : operation::greater;
        }
        return say(phrase::compare_known, in_, {name, left, words(relation_words(op, shape()), in_), right});
    }

    [[nodiscard]] std::string with_distance(std::string const& text) const {
        if (which_.distance && which_.op == operation::contained)
            return say(phrase::apart_by, in_, {text, distance_words(*which_.distance, in_)});
        auto const order = order_of(which_.left.what, which_.right.what);
        if (!which_.distance || !order || *order == 0 || is_equality(which_.op)) return text;
        auto const distance = distance_words(*which_.distance, in_);
        if (shape() == value::shape::day) return say(phrase::apart_by, in_, {text, distance});
        if (*order > 0) return say(phrase::over_by, in_, {text, distance});
        if (!which_.shortfall || which_.shortfall->what.low().sign() <= 0)
            return say(phrase::short_by, in_, {text, distance});
        auto const lacking = lacking_words(*which_.shortfall, in_);
        if (!is_plain_name(which_.shortfall_of)) return say(phrase::quotient_short_by, in_, {text, lacking, distance});
        return say(phrase::numerator_short_by, in_, {text, std::string{which_.shortfall_of}, lacking, distance});
    }

    comparison const& which_;
    language in_;
    std::span<reading const> readings_;
};

} // namespace

std::string comparison_words(comparison const& which, language in, bool blamed, std::span<reading const> readings) {
    return sentence_writer{which, in, readings}.write(blamed);
}

std::string reading_name(reading const& which, language in) {
    std::string const name{which.name};
    return which.year ? say(phrase::named_year, in, {name, std::to_string(*which.year)}) : name;
}

std::string reading_value(reading const& which, language in) {
    return which.what.what.is_point() ? value_words(which.what, {in}) : open_words(which, which.what, {in});
}

std::string reading_words(reading const& which, language in) {
    return say(phrase::compare_equal, in, {reading_name(which, in), reading_value(which, in)});
}

} // namespace huiqi::reporting
