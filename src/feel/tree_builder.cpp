#include "tree_builder.hpp"

#include <algorithm>
#include <utility>

#include <huiqi/text/messages/feel.hpp>

#include "keywords.hpp"
#include "literals.hpp"
#include "nearby.hpp"
#include "words.hpp"

namespace huiqi::feel {
namespace {

source_range join(source_range first, source_range last) { return {first.begin, last.end}; }

} // namespace

bool tree_builder::push(source_range span, node made, std::uint32_t height, type const* shape) {
    auto const tallest = limits_.depth * operators_each_level;
    if (height > tallest) return wrong_.add(messages::too_many_operators, last_taken_, {std::to_string(tallest)});
    auto const most = limits_.length / bytes_each_node;
    if (++nodes_ > most) return wrong_.add(messages::too_many_parts, span, {std::to_string(most)});
    operand top;
    top.tree = std::make_unique<expression>();
    top.tree->range = text_.in_file(span);
    top.tree->node = std::move(made);
    top.span = span;
    top.height = height;
    top.shape = shape;
    operands_.push_back(std::move(top));
    return true;
}

tree_builder::operand tree_builder::pop() {
    auto top = std::move(operands_.back());
    operands_.pop_back();
    last_taken_ = top.span;
    return top;
}

tree_builder::operand tree_builder::take() {
    auto top = pop();
    settle(top);
    return top;
}

void tree_builder::settle(operand& part) {
    if (part.is == operand::plain) return;
    if (part.is == operand::bare_test) {
        wrong_.add(messages::nothing_to_compare, part.span, {std::string{slice(part.span)}});
        return;
    }
    auto& tests = std::get<membership>(part.tree->node).tests;
    if (tests.size() > 1) {
        wrong_.add(messages::several_values, part.span);
        return;
    }
    auto& [op, bound] = std::get<unary_test>(tests.front()->node);
    part.is = operand::plain;
    if (op == binary_operator::equal || op == binary_operator::not_equal) {
        auto test = std::move(tests.front());
        part.tree->node = std::move(test->node);
        return;
    }
    bool const closed = op == binary_operator::less_or_equal || op == binary_operator::greater_or_equal;
    // The bound is taken out first: the tests that hold it go when the node is replaced.
    auto end = std::move(bound);
    if (op == binary_operator::less || op == binary_operator::less_or_equal)
        part.tree->node = range{nullptr, std::move(end), false, closed};
    else
        part.tree->node = range{std::move(end), nullptr, closed, false};
}

// Expressions and operators.

bool tree_builder::enter(std::uint32_t at) {
    if (levels_.size() >= limits_.depth)
        return wrong_.add(messages::expression_too_deep, token_at(text_.text(), at), {std::to_string(limits_.depth)});
    levels_.push_back({operators_.size(), std::exchange(next_ends_range_, false)});
    return true;
}

bool tree_builder::leave(bool complete) {
    bool good = complete;
    while (good && operators_.size() > levels_.back().operators) good = reduce();
    levels_.pop_back();
    return good;
}

bool tree_builder::minus(source_range span) {
    operators_.push_back({pending::minus, {}, span});
    return true;
}

bool tree_builder::test(source_range span) {
    auto const text = slice(span);
    for (auto const& each : operators)
        if (each.binds == strength::comparison && each.text == text)
            operators_.push_back({pending::test, each.op, span});
    return true;
}

bool tree_builder::waits_for_high_end() const {
    for (auto at = operators_.size(); at > levels_.back().operators; --at) {
        auto const& each = operators_[at - 1];
        if (each.binds() <= strength::comparison) return each.what == pending::low_end;
    }
    return false;
}

bool tree_builder::shift(pending next) {
    while (operators_.size() > levels_.back().operators && operators_.back().binds() >= next.binds()) {
        auto const& top = operators_.back();
        if (next.what == pending::high_end && top.what == pending::low_end) {
            operators_.back() = next;
            return true;
        }
        if (top.binds() == strength::comparison && next.binds() == strength::comparison) {
            wrong_.add(messages::comparison_chain, next.span);
            wrong_.label(messages::first_comparison, top.span);
            return false;
        }
        if (!reduce()) return false;
    }
    operators_.push_back(next);
    return true;
}

bool tree_builder::reduce() {
    auto const done = operators_.back();
    operators_.pop_back();
    switch (done.what) {
    case pending::infix: return reduce_infix(done);
    case pending::in: return reduce_in(done);
    case pending::low_end: {
        auto const& missing = spelling_of(keyword::between_and);
        auto const place = token_after(text_.text(), operands_.back().span.end);
        if (slice(place) != spelling_of(keyword::logical_and).chinese)
            return wrong_.add(messages::keyword_missing, place,
                              {std::string{missing.english}, std::string{missing.chinese}});
        wrong_.add(messages::wrong_operator, place, {std::string{slice(place)}, std::string{missing.chinese}});
        wrong_.mend(place, std::string{missing.chinese});
        return false;
    }
    case pending::high_end: {
        auto high = take(), low = take(), value = take();
        return push(join(value.span, high.span),
                    between{std::move(value.tree), std::move(low.tree), std::move(high.tree)},
                    1 + std::max({high.height, low.height, value.height}));
    }
    case pending::minus: {
        auto value = take();
        return push(join(done.span, value.span), negation{std::move(value.tree)}, 1 + value.height);
    }
    case pending::test: {
        auto bound = take();
        if (!push(join(done.span, bound.span), unary_test{done.op, std::move(bound.tree)}, 1 + bound.height))
            return false;
        operands_.back().is = operand::bare_test;
        return true;
    }
    }
    return false;
}

bool tree_builder::reduce_infix(pending const& done) {
    auto right = take(), left = take();
    return push(join(left.span, right.span), binary{done.op, std::move(left.tree), std::move(right.tree)},
                1 + std::max(left.height, right.height));
}

bool tree_builder::reduce_in(pending const&) {
    auto right = pop();
    auto left = take();
    membership made{std::move(left.tree), {}, false};
    if (right.is == operand::bracketed_tests)
        made.tests = std::move(std::get<membership>(right.tree->node).tests);
    else
        made.tests.push_back(std::move(right.tree));
    return push(join(left.span, right.span), std::move(made), 1 + std::max(left.height, right.height));
}

// Operands.

bool tree_builder::number(source_range span) {
    auto const written = slice(span);
    auto read = number_from(written);
    if (auto const* wrong = std::get_if<literal_mistake>(&read))
        return wrong_.add(*wrong->what, span, {std::string{written}});
    if (is_rounded(written)) wrong_.add(messages::number_rounded, span, {std::string{written}});
    if (auto const both = split_number(text_.text(), span); both.end != 0)
        wrong_.add(messages::two_numbers, both, {std::string{slice(both)}});
    if (auto* duration = std::get_if<temporal_literal>(&read)) return push(span, std::move(*duration));
    return push(span, std::move(std::get<number_literal>(read)));
}

bool tree_builder::quoted(source_range span) {
    auto read = text_from(slice(span));
    if (auto const* wrong = std::get_if<literal_mistake>(&read)) {
        source_range const place{span.begin + static_cast<std::uint32_t>(wrong->begin),
                                 span.begin + static_cast<std::uint32_t>(wrong->end)};
        return wrong_.add(*wrong->what, place, {std::string{slice(place)}});
    }
    return push(span, string_literal{std::move(std::get<std::string>(read))});
}

bool tree_builder::temporal(source_range span) {
    auto read = temporal_from(slice(span));
    if (auto const* wrong = std::get_if<literal_mistake>(&read))
        return wrong_.add(*wrong->what, span, {std::string{slice(span)}});
    return push(span, std::move(std::get<temporal_literal>(read)));
}

bool tree_builder::name(source_range span, std::string spelling) {
    auto const* meaning = visible().find(spelling);
    return push(span, feel::name{std::move(spelling)}, 1, meaning == nullptr ? nullptr : &meaning->of);
}

bool tree_builder::path(source_range span, std::string member) {
    auto object = take();
    type const* shape = nullptr;
    auto const* element = element_of(object.shape) != nullptr ? element_of(object.shape) : object.shape;
    if (element != nullptr && element->fields)
        for (auto const& each : *element->fields)
            if (each.name == member || each.id == member) shape = &each.of;
    return push(join(object.span, span), feel::path{std::move(object.tree), std::move(member)}, 1 + object.height,
                shape);
}

bool tree_builder::instance(source_range span) {
    auto value = take();
    return push(join(value.span, span), instance_of{std::move(value.tree), single_blanks(slice(span))},
                1 + value.height);
}

expression_ptr tree_builder::take_tree() {
    if (operands_.size() != 1) return nullptr;
    return take().tree;
}

} // namespace huiqi::feel
