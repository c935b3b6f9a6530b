#include "fact_range.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/text/messages/format.hpp>

namespace huiqi::policy {
namespace {

struct range_end {
    decimal number;
    unit in;
    feel::type_kind kind = feel::type_kind::number;
    std::string written;
};

std::optional<range_end> end_of(feel::expression const& tree) {
    if (auto const* number = std::get_if<feel::number_literal>(&tree.node))
        return range_end{number->value, number->in, feel::type_kind::number, number->written};
    if (auto const* minus = std::get_if<feel::negation>(&tree.node)) {
        auto below = end_of(*minus->operand);
        if (below) below->number = -below->number;
        return below;
    }
    auto const* temporal = std::get_if<feel::temporal_literal>(&tree.node);
    if (temporal == nullptr) return std::nullopt;
    if (auto const* months = std::get_if<months_duration>(&temporal->value))
        return range_end{
            decimal::from_integer(months->months), {}, feel::type_kind::months_duration, temporal->written};
    if (auto const* time = std::get_if<time_duration>(&temporal->value))
        return range_end{decimal::from_integer(time->seconds), {}, feel::type_kind::time_duration, temporal->written};
    return std::nullopt;
}

struct two_ends {
    std::optional<range_end> low, high;
    bool low_closed = true, high_closed = true, understood = false;
};

two_ends ends_of(feel::expression const& cell) {
    two_ends found;
    auto const* tests = std::get_if<feel::membership>(&cell.node);
    if (tests == nullptr || tests->value || tests->negated || tests->tests.size() != 1) return found;
    auto const& test = tests->tests.front()->node;
    if (auto const* range = std::get_if<feel::range>(&test)) {
        if (range->low) found.low = end_of(*range->low);
        if (range->high) found.high = end_of(*range->high);
        found.low_closed = range->low_closed;
        found.high_closed = range->high_closed;
        found.understood = (!range->low || found.low) && (!range->high || found.high);
    } else if (auto const* unary = std::get_if<feel::unary_test>(&test)) {
        auto const end = end_of(*unary->operand);
        bool const from = unary->op == feel::binary_operator::greater ||
                          unary->op == feel::binary_operator::greater_or_equal;
        bool const to = unary->op == feel::binary_operator::less || unary->op == feel::binary_operator::less_or_equal;
        (from ? found.low : found.high) = end;
        found.low_closed = unary->op != feel::binary_operator::greater;
        found.high_closed = unary->op != feel::binary_operator::less;
        found.understood = end && (from || to);
    }
    return found;
}

bool holds_nothing(feel::bounds const& of) {
    if (!of.low || !of.high) return false;
    return *of.low > *of.high || (*of.low == *of.high && !(of.low_closed && of.high_closed));
}

/// Whether an end is counted as its fact is.
bool fits(range_end const& end, unit counts, bool percent) {
    if (end.kind != feel::type_kind::number) return false;
    if (end.number.is_zero() && end.in.is_none()) return true;
    bool const bare = end.written.find_first_not_of("0123456789.eE+-") == std::string::npos;
    if (percent) return end.in.is_none() && !bare;
    if (end.in == counts) return true;
    return bare && counts != unit::of(unit::yuan);
}

std::string unit_words(unit counts, bool percent, bool duration) {
    if (duration) return "年, 个月, 天";
    if (percent) return "%";
    return to_string(counts);
}

} // namespace

std::optional<stated_range> read_fact_range(file_reader& in, document_node const& node, unit counts, bool percent,
                                            bool duration, std::string const& example) {
    auto const text = in.scalar(node, "range");
    if (!text) return std::nullopt;
    auto const parsed = feel::parse_unary_tests(*text, feel::language_scope());
    auto const found = parsed.tree && !has_errors(parsed.problems) ? ends_of(*parsed.tree) : two_ends{};
    if (!found.understood) {
        in.report(messages::not_a_range, node.range, {text->text(), example});
        return std::nullopt;
    }
    stated_range stated;
    stated.within.low_closed = found.low_closed;
    stated.within.high_closed = found.high_closed;
    std::optional<feel::type_kind> kind;
    for (auto const* end : {&found.low, &found.high}) {
        if (!*end) continue;
        bool const right = duration ? (*end)->kind != feel::type_kind::number && (!kind || *kind == (*end)->kind)
                                    : fits(**end, counts, percent);
        if (!right) {
            in.report(messages::range_in_other_unit, node.range,
                      {(*end)->written, unit_words(counts, percent, duration)});
            return std::nullopt;
        }
        kind = (*end)->kind;
    }
    if (found.low) stated.within.low = found.low->number;
    if (found.high) stated.within.high = found.high->number;
    stated.kind = kind.value_or(feel::type_kind::number);
    if (holds_nothing(stated.within)) {
        in.report(messages::range_holds_nothing, node.range, {text->text()});
        return std::nullopt;
    }
    return stated;
}

} // namespace huiqi::policy
