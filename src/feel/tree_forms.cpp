#include <algorithm>
#include <map>
#include <utility>

#include <huiqi/text/messages/feel.hpp>

#include "literals.hpp"
#include "tree_builder.hpp"
#include "words.hpp"

/// The half of the tree builder for forms with parts: brackets, calls, conditions, loops, functions, cells.
namespace huiqi::feel {
namespace {

/// Fields that every filter behind a context would bring in again.
constexpr std::size_t most_shown_fields = 64;

bool is_one_word(std::string_view name) { return word_length(name) == name.size(); }

template <class Parts>
std::uint32_t height_over(Parts const& parts) {
    std::uint32_t tallest = 0;
    for (auto const& each : parts) tallest = std::max(tallest, each.height);
    return tallest + 1;
}

} // namespace

bool tree_builder::open(source_range span) {
    forms_.push_back({span, operands_.size(), parameters_.size(), false, false});
    return true;
}

bool tree_builder::open_scope(source_range span) {
    open(span);
    forms_.back().has_scope = true;
    scopes_.push_back(std::make_unique<scope>(&visible()));
    return true;
}

bool tree_builder::open_filter(source_range span) {
    // Only names that cannot be read without knowing them are worth a scope.
    auto const* list = operands_.back().shape;
    auto const* element = element_of(list) != nullptr ? element_of(list) : list;
    bool const needed = element != nullptr && element->fields && element->fields->size() <= most_shown_fields &&
                        std::any_of(element->fields->begin(), element->fields->end(),
                                    [](field const& each) { return !is_one_word(each.name); });
    if (!needed) return open(span);
    open_scope(span);
    for (auto const& each : *element->fields) bind_name(each.name, &each.of);
    return true;
}

std::vector<tree_builder::operand> tree_builder::close(opened& form) {
    form = forms_.back();
    forms_.pop_back();
    if (form.has_scope) {
        // What is known of an operand's type may stand with a name of the form.
        closed_.push_back(std::move(scopes_.back()));
        scopes_.pop_back();
    }
    auto const first = operands_.begin() + static_cast<std::ptrdiff_t>(form.operands);
    std::vector<operand> parts(std::make_move_iterator(first), std::make_move_iterator(operands_.end()));
    operands_.erase(first, operands_.end());
    return parts;
}

bool tree_builder::close_round(source_range span) {
    opened form{};
    auto parts = close(form);
    source_range const whole{form.opener.begin, span.end};
    last_taken_ = parts.back().span;
    if (parts.size() == 1 && parts.front().is != operand::bare_test) {
        settle(parts.front());
        parts.front().span = whole;
        operands_.push_back(std::move(parts.front()));
        return true;
    }
    membership made{nullptr, {}, false};
    auto const height = height_over(parts);
    for (auto& each : parts) {
        if (each.is == operand::bracketed_tests) settle(each);
        made.tests.push_back(std::move(each.tree));
    }
    if (!push(whole, std::move(made), height)) return false;
    operands_.back().is = operand::bracketed_tests;
    return true;
}

bool tree_builder::close_list(source_range span) {
    opened form{};
    auto parts = close(form);
    list made;
    for (auto& each : parts) {
        settle(each);
        made.items.push_back(std::move(each.tree));
    }
    return push({form.opener.begin, span.end}, std::move(made), height_over(parts), shape_of_items(parts));
}

/// The fields of all contexts among the items.
type const* tree_builder::shape_of_items(std::vector<operand> const& items) {
    std::map<std::string_view, type const*> fields;
    for (auto const& each : items)
        if (each.shape != nullptr && each.shape->fields)
            for (auto const& one : *each.shape->fields) {
                fields.try_emplace(one.name, &one.of);
                if (fields.size() > most_shown_fields) return nullptr;
            }
    if (fields.empty()) return nullptr;
    auto all = std::make_shared<std::vector<field>>();
    for (auto const& [name, of] : fields) all->push_back({std::string{name}, {}, *of});
    auto element = std::make_shared<type const>(type{.kind = type_kind::context, .fields = std::move(all)});
    shapes_.push_back(std::make_unique<type const>(type{.kind = type_kind::list, .element = std::move(element)}));
    return shapes_.back().get();
}

bool tree_builder::close_range(source_range span) {
    opened form{};
    auto parts = close(form);
    for (auto& each : parts) settle(each);
    bool const low_closed = slice(form.opener) == "[", high_closed = slice(span) == "]";
    return push({form.opener.begin, span.end},
                range{std::move(parts[0].tree), std::move(parts[1].tree), low_closed, high_closed}, height_over(parts));
}

bool tree_builder::close_call(source_range span) {
    opened form{};
    auto parts = close(form);
    auto callee = take();
    call made{std::move(callee.tree), {}};
    bool const named = !parts.empty() && !parts.front().label.empty();
    for (auto& each : parts) {
        settle(each);
        if (each.label.empty() == named) return wrong_.add(messages::mixed_arguments, each.span);
        made.arguments.push_back({std::move(each.label), std::move(each.tree)});
    }
    return push({callee.span.begin, span.end}, std::move(made), std::max(height_over(parts), 1 + callee.height));
}

bool tree_builder::close_filter(source_range span) {
    opened form{};
    auto parts = close(form);
    settle(parts.front());
    auto list = take();
    return push({list.span.begin, span.end}, filter{std::move(list.tree), std::move(parts.front().tree)},
                std::max(height_over(parts), 1 + list.height), list.shape);
}

bool tree_builder::close_context(source_range span) {
    opened form{};
    auto parts = close(form);
    // Names that cannot be read without knowing them are remembered for paths into the context.
    bool const needed = parts.size() <= most_shown_fields &&
                        std::any_of(parts.begin(), parts.end(), [](operand const& each) {
                            return each.shape != nullptr || !is_one_word(each.label);
                        });
    auto fields = needed ? std::make_shared<std::vector<field>>() : nullptr;
    context made;
    for (auto& each : parts) {
        settle(each);
        if (needed) fields->push_back({each.label, {}, each.shape != nullptr ? *each.shape : type{}});
        made.entries.push_back({std::move(each.label), std::move(each.tree)});
    }
    type const* shape = nullptr;
    if (needed) {
        shapes_.push_back(std::make_unique<type const>(type{.kind = type_kind::context, .fields = std::move(fields)}));
        shape = shapes_.back().get();
    }
    return push({form.opener.begin, span.end}, std::move(made), height_over(parts), shape);
}

bool tree_builder::close_conditional(source_range) {
    opened form{};
    auto parts = close(form);
    for (auto& each : parts) settle(each);
    return push({form.opener.begin, parts[2].span.end},
                conditional{std::move(parts[0].tree), std::move(parts[1].tree), std::move(parts[2].tree)},
                height_over(parts));
}

bool tree_builder::close_loop(source_range, loop which) {
    opened form{};
    auto parts = close(form);
    std::vector<binding> over;
    for (auto& each : parts) {
        settle(each);
        if (&each == &parts.back()) break;
        if (each.to)
            over.back().to = std::move(each.tree);
        else
            over.push_back({std::move(each.label), std::move(each.tree), nullptr, nullptr});
    }
    source_range const whole{form.opener.begin, parts.back().span.end};
    // What is done for a loop is done inside the loops before it.
    auto const height = height_over(parts) + static_cast<std::uint32_t>(over.size());
    if (which == loop::iteration) return push(whole, iteration{std::move(over), std::move(parts.back().tree)}, height);
    return push(whole, quantified{which == loop::every, std::move(over), std::move(parts.back().tree)}, height);
}

bool tree_builder::close_function(source_range) {
    opened form{};
    auto parts = close(form);
    settle(parts.front());
    auto const first = parameters_.begin() + static_cast<std::ptrdiff_t>(form.parameters);
    function_literal made{{std::make_move_iterator(first), std::make_move_iterator(parameters_.end())},
                          std::move(parts.front().tree),
                          form.external};
    parameters_.erase(first, parameters_.end());
    return push({form.opener.begin, parts.front().span.end}, std::move(made), height_over(parts));
}

bool tree_builder::close_test_list(source_range, bool negated) {
    opened form{};
    auto parts = close(form);
    membership made{nullptr, {}, negated};
    for (auto& each : parts) {
        if (each.is == operand::bracketed_tests) settle(each);
        made.tests.push_back(std::move(each.tree));
    }
    return push({form.opener.begin, parts.back().span.end}, std::move(made), height_over(parts));
}

bool tree_builder::close_tests(source_range end) { return close_test_list(end, false); }

bool tree_builder::close_negated(source_range end) { return close_test_list(end, true); }

// Names given inside a form.

bool tree_builder::label(source_range span) {
    labels_.push_back(single_blanks(slice(span)));
    return true;
}

bool tree_builder::text_label(source_range span) {
    if (!quoted(span)) return false;
    labels_.push_back(std::get<string_literal>(pop().tree->node).value);
    return true;
}

std::string tree_builder::take_label() {
    auto last = std::move(labels_.back());
    labels_.pop_back();
    return last;
}

void tree_builder::bind_name(std::string const& spelling, type const* of) {
    auto meaning = std::make_shared<symbol>(symbol{.name = spelling, .kind = symbol_kind::local});
    if (of != nullptr) meaning->of = *of;
    scopes_.back()->add(spelling, std::move(meaning));
}

bool tree_builder::named_argument(source_range) {
    operands_.back().label = take_label();
    return true;
}

bool tree_builder::entry(source_range) {
    operands_.back().label = take_label();
    bind_name(operands_.back().label, operands_.back().shape);
    return true;
}

bool tree_builder::bind(source_range) {
    operands_.back().label = take_label();
    bind_name(operands_.back().label, element_of(operands_.back().shape));
    return true;
}

bool tree_builder::bind_range(source_range) {
    operands_.back().to = true;
    auto& low = operands_[operands_.size() - 2];
    low.label = take_label();
    bind_name(low.label, nullptr);
    return true;
}

bool tree_builder::bind_partial(source_range) {
    bind_name("partial", nullptr);
    return true;
}

bool tree_builder::parameter(source_range span) {
    parameters_.push_back({single_blanks(slice(span)), {}});
    bind_name(parameters_.back().name, nullptr);
    return true;
}

bool tree_builder::parameter_type(source_range span) {
    parameters_.back().type = single_blanks(slice(span));
    return true;
}

bool tree_builder::end_of_range(source_range) {
    next_ends_range_ = true;
    return true;
}

} // namespace huiqi::feel
