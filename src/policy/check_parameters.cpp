#include "check_parameters.hpp"

#include <utility>

#include "feel/bounds.hpp"

#include <huiqi/feel/parse.hpp>

#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/policy.hpp>

namespace huiqi {

namespace {

using feel::type_kind;

class parameter_check {
public:
    parameter_check(rule_checking& all, checked_parameter& parameter, feel::symbol& symbol)
        : all_{all}, parameter_{parameter}, symbol_{symbol}, said_{*parameter.said},
          now_{all, parameter.programme, feel::language_scope(), all.documents.programmes[parameter.programme].source} {
    }

    void run() {
        all_.cite(parameter_.programme, said_.cite);
        auto const counted = declared_unit();
        auto const within = declared_range();
        auto of = said_.unknown ? unknown(counted, within) : known(counted, within);
        if (!now_.keep()) of = {};
        symbol_.of = parameter_.of = std::move(of);
    }

private:
    [[nodiscard]] source_range declared_at() const { return said_.declared_at; }

    std::optional<unit> declared_unit() {
        if (said_.unit.empty()) return std::nullopt;
        auto const* found = find_unit(said_.unit.text());
        if (found != nullptr && found->text.size() == said_.unit.text().size()) {
            duration_ = found->means == unit_spelling::months ? type_kind::months_duration
                        : found->means == unit_spelling::days ? type_kind::time_duration
                                                              : type_kind::number;
            return found->what;
        }
        // `元/人` and the like are units of one such quantity.
        auto parsed = feel::parse_expression(one_of(said_.unit), feel::language_scope());
        auto const* number = parsed.tree ? std::get_if<feel::number_literal>(&parsed.tree->node) : nullptr;
        if (number != nullptr && !number->in.is_none()) return number->in;
        now_.report(messages::unknown_parameter_unit, said_.unit.range(), {said_.unit.text()});
        return std::nullopt;
    }

    [[nodiscard]] static snippet one_of(snippet const& unit) {
        auto const text = "1" + unit.text();
        return {make_source("unit", text), text, 0};
    }

    /// The type of the ends, their bounds in it; nothing where no range is declared.
    std::optional<feel::type> declared_range() {
        if (said_.range.empty()) return std::nullopt;
        if (said_.range.text().find_first_of("<>") == 0) return range_with_one_end();
        auto tree = all_.parse(said_.range, feel::language_scope());
        if (!tree) return std::nullopt;
        auto const of = now_.check(*tree);
        auto const* range = std::get_if<feel::range>(&tree->node);
        if (range == nullptr) {
            now_.report(messages::needs_range_here, said_.range.range(), {said_.range.text()});
            return std::nullopt;
        }
        feel::type element = of.element ? *of.element : feel::type{};
        element.within = {};
        if (range->low) element.within.low = range->low->of.within.low;
        if (range->high) element.within.high = range->high->of.within.high;
        element.within.low_closed = range->low_closed;
        element.within.high_closed = range->high_closed;
        element.whole = false;
        return element;
    }

    /// `>= 0元`: the document gives no other end, and none is made up.
    std::optional<feel::type> range_with_one_end() {
        auto parsed = feel::parse_unary_tests(said_.range, feel::language_scope());
        all_.problems.take(std::move(parsed.problems));
        if (!parsed.tree) return std::nullopt;
        auto* tests = std::get_if<feel::membership>(&parsed.tree->node);
        auto* test = tests != nullptr && tests->tests.size() == 1
                         ? std::get_if<feel::unary_test>(&tests->tests.front()->node)
                         : nullptr;
        if (test == nullptr) {
            now_.report(messages::needs_range_here, said_.range.range(), {said_.range.text()});
            return std::nullopt;
        }
        using enum feel::binary_operator;
        auto element = now_.check(*test->operand);
        auto const end = std::exchange(element.within, {});
        if (test->op == greater || test->op == greater_or_equal) {
            element.within.low = end.low;
            element.within.low_closed = test->op == greater_or_equal;
        } else {
            element.within.high = end.high;
            element.within.high_closed = test->op == less_or_equal;
        }
        element.whole = false;
        return element;
    }

    feel::type unknown(std::optional<unit> const& counted, std::optional<feel::type> const& within) {
        if (!within) {
            if (!counted) return {};
            return {.kind = duration_, .in = *counted};
        }
        auto of = *within;
        if (of.kind == type_kind::number && counted && of.in != *counted) {
            // `range: "[0..100]"` beside `unit: 分` counts in that unit.
            if (of.in.is_none())
                of.in = *counted;
            else
                now_.report(messages::parameter_unit_differs, said_.range.range(),
                            {said_.range.text(), said_.unit.text()});
        }
        return of;
    }

    feel::type known(std::optional<unit> const& counted, std::optional<feel::type> const& within) {
        parameter_.value = all_.parse(said_.value, feel::language_scope());
        if (!parameter_.value) return {};
        if (said_.cite.source.empty())
            all_.problems.add(messages::parameter_uncited, now_.file(), declared_at(), {said_.name});
        auto of = now_.check(*parameter_.value);
        if (of.kind == type_kind::function) {
            now_.report(messages::no_function_here, said_.value.range(), {in_one_line(said_.value.text())});
            return {};
        }
        if (counted && of.kind == type_kind::number && of.in != *counted)
            now_.report(messages::parameter_unit_differs, said_.value.range(),
                        {in_one_line(said_.value.text()), said_.unit.text()});
        else if (within && of.kind == type_kind::number && of.in == within->in &&
                 feel::is_empty(feel::overlap(of.within, within->within)))
            now_.report(messages::parameter_outside_range, said_.value.range(),
                        {in_one_line(said_.value.text()), said_.range.text()});
        return of;
    }

    rule_checking& all_;
    checked_parameter& parameter_;
    feel::symbol& symbol_;
    parameter_declaration const& said_;
    attempt now_;
    type_kind duration_ = type_kind::number;
};

} // namespace

void check_parameters(rule_checking& all) {
    for (std::size_t i = 0; i < all.parameters.size(); ++i)
        parameter_check{all, all.rules.parameters[i], *all.parameters[i]}.run();
}

} // namespace huiqi
