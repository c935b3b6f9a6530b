#include <algorithm>

#include "bounds.hpp"
#include "checker.hpp"
#include "quantity_text.hpp"

#include <huiqi/text/messages/check.hpp>

/// `in`, and the cells of tables: lists of tests against one value.
namespace huiqi::feel {
namespace {

bool is_ordered(binary_operator op) { return op != binary_operator::equal && op != binary_operator::not_equal; }

/// How the tests of one value end.
struct tester {
    checker& with;
    side& input;
    bool cell;

    void compare(binary_operator op, expression& operand, source_range whole) const {
        auto right = with.side_of(operand);
        if (!with.comparable(input, right, is_ordered(op), whole)) return;
        // A row that takes everything is no mistake, and one that takes nothing is found when the whole table is looked
        // at.
        if (!cell || input.of.kind == type_kind::string) with.undecided(op, input, right, whole);
    }

    /// A cell may give one of the declared values bare. Where it is not one of them a name was hardly meant.
    void read_bare_value(expression& test) const {
        auto* word = std::get_if<name>(&test.node);
        if (!cell || word == nullptr || input.of.kind != type_kind::string || !input.of.values) return;
        auto const& values = *input.of.values;
        bool const declared = std::find(values.begin(), values.end(), word->text) != values.end();
        if (!declared && with.find(word->text) != nullptr) return;
        test.node = string_literal{std::string{word->text}};
    }

    void unary(expression& test, unary_test& node) const {
        with.check(*node.operand);
        test.of = of_kind(type_kind::boolean);
        compare(node.op, *node.operand, test.range);
    }

    void within(expression& test, range& node) const {
        with.check(test);
        if (input.of.kind == type_kind::range) return;
        bool fits = true;
        for (auto* end : {node.low.get(), node.high.get()}) {
            if (end == nullptr || !fits) continue;
            auto right = with.side_of(*end);
            fits = with.comparable(input, right, true, test.range);
        }
        if (!fits || cell || !with.strict() || with.inside_function > 0 || !is_number(input.of)) return;
        auto const low = node.low
                             ? decided(node.low_closed ? binary_operator::greater_or_equal : binary_operator::greater,
                                       input.of.within, node.low->of.within)
                             : std::optional{true};
        auto const high = node.high ? decided(node.high_closed ? binary_operator::less_or_equal : binary_operator::less,
                                              input.of.within, node.high->of.within)
                                    : std::optional{true};
        bool const never = low == false || high == false;
        bool const always = low == true && high == true && !input.of.may_be_absent;
        if (!never && !always) return;
        bool const percent = (node.low && is_percentage(*node.low)) || (node.high && is_percentage(*node.high));
        with.report(never ? messages::always_false : messages::always_true, test.range,
                    {with.text(test), input.text, bounds_text(input.of.within, input.of.in, percent)});
    }

    void items(expression& test, list& node) const {
        with.check(test);
        if (input.of.kind == type_kind::list) return;
        for (auto& each : node.items)
            if (each->of.kind != type_kind::range) compare(binary_operator::equal, *each, each->range);
    }

    void other(expression& test) const {
        auto const of = with.check(test);
        if (is_any(of) || is_any(input.of) || (of.kind == type_kind::boolean && with.mentions_input(test))) return;
        auto const element = of.element ? *of.element : type{};
        if (of.kind == type_kind::code_list) {
            bool const has_code = input.of.kind == type_kind::code || input.of.kind == type_kind::string;
            if (!has_code) with.mismatch(messages::needs_code, test.range, {input.text});
            return;
        }
        bool const collection = (of.kind == type_kind::list && input.of.kind != type_kind::list) ||
                                (of.kind == type_kind::range && input.of.kind != type_kind::range);
        if (collection) {
            side members{element.kind == type_kind::range && element.element ? *element.element : element, &test,
                         with.text(test)};
            with.comparable(input, members, of.kind == type_kind::range, test.range);
            return;
        }
        // In a cell a condition speaks for itself; only the input true or false is compared with it.
        if (cell && of.kind == type_kind::boolean && input.of.kind != type_kind::boolean) return;
        if (of.kind == type_kind::null) return;
        compare(binary_operator::equal, test, test.range);
    }
};

} // namespace

void check_test(checker& with, side& input, expression& test, bool cell) {
    tester const one{with, input, cell};
    one.read_bare_value(test);
    if (auto* tests = std::get_if<membership>(&test.node); tests != nullptr && !tests->value) {
        for (auto& each : tests->tests) check_test(with, input, *each, cell);
        test.of = of_kind(type_kind::boolean);
        return;
    }
    if (std::holds_alternative<any_test>(test.node)) {
        test.of = of_kind(type_kind::boolean);
        return;
    }
    scope about{&with.visible()};
    auto const* outer = &with.visible();
    if (with.mentions_input(test)) {
        with.bind(about, "?", input.of);
        with.enter(about);
    }
    if (auto* unary = std::get_if<unary_test>(&test.node))
        one.unary(test, *unary);
    else if (auto* ends = std::get_if<range>(&test.node))
        one.within(test, *ends);
    else if (auto* items = std::get_if<list>(&test.node))
        one.items(test, *items);
    else
        one.other(test);
    with.leave(outer);
}

type node_checker::operator()(membership& node) const {
    type input;
    if (node.value) input = with.check(*node.value);
    side left{input, node.value.get(), node.value ? with.text(*node.value) : std::string{}};
    ++with.lenient;
    for (auto& each : node.tests) check_test(with, left, *each, false);
    --with.lenient;
    auto of = of_kind(type_kind::boolean);
    of.may_be_absent = input.may_be_absent;
    return of;
}

/// As a value, `(= 10)`, it is a range.
type node_checker::operator()(unary_test& node) const { return range_of(with.check(*node.operand)); }

type node_checker::operator()(any_test&) const { return of_kind(type_kind::boolean); }

type node_checker::operator()(range& node) const {
    std::vector<expression*> ends;
    for (auto* each : {node.low.get(), node.high.get()}) {
        if (each == nullptr) continue;
        with.check(*each);
        ends.push_back(each);
    }
    if (ends.size() == 2) {
        auto low = with.side_of(*ends[0]), high = with.side_of(*ends[1]);
        // An end that is null is no end, where the standard is followed.
        bool const open = !with.strict() && (low.of.kind == type_kind::null || high.of.kind == type_kind::null);
        if (open || !with.comparable(low, high, true, tree.range)) return range_of({});
        auto const reversed = node.low_closed && node.high_closed ? binary_operator::less_or_equal
                                                                  : binary_operator::less;
        bool const numbers = is_number(low.of) && is_number(high.of);
        auto const* from = std::get_if<temporal_literal>(&ends[0]->node);
        auto const* to = std::get_if<temporal_literal>(&ends[1]->node);
        bool const dates = from != nullptr && to != nullptr && std::holds_alternative<date>(from->value) &&
                           std::holds_alternative<date>(to->value);
        bool const empty = (numbers && decided(reversed, low.of.within, high.of.within) == false) ||
                           (dates && std::get<date>(from->value) > std::get<date>(to->value));
        if (empty) with.mismatch(messages::range_is_empty, tree.range, {with.text(tree)});
    }
    auto joined = with.join(ends);
    return range_of(joined ? std::move(*joined) : type{});
}

} // namespace huiqi::feel
