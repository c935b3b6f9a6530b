#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/feel/expression.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/feel/scope.hpp>

#include "complaints.hpp"
#include "keyboard.hpp"
#include "operators.hpp"

/// Builds the syntax tree while the grammar reads the text. The grammar never takes back what it has accepted, so a
/// stack is enough: operands lie on it, and each form takes its parts from it when it ends. Operators wait on a second
/// stack until one that binds less tightly follows.
///
///     a + b * c     push a, push b, push c, then * takes b and c, then + takes a and the product
///
/// A tree is never taller than `limits.depth` times `operators_each_level`: those who walk it may recurse.
namespace huiqi::feel {

/// What a loop over values of this type runs over; null if it is no list or not known.
[[nodiscard]] inline type const* element_of(type const* of) {
    return of != nullptr && of->kind == type_kind::list ? of->element.get() : nullptr;
}

inline constexpr std::size_t operators_each_level = 5;
inline constexpr std::size_t bytes_each_node = 8; ///< `limits.length` divided by it bounds the nodes, and so the memory

/// An operator or a sign that waits for the operand on its right.
struct pending {
    enum form : std::uint8_t { infix, minus, low_end, high_end, in, test };
    form what;
    binary_operator op{};
    source_range span{};

    [[nodiscard]] strength binds() const {
        if (what == infix) return form_of(op).binds;
        return what == minus ? strength::negation : strength::comparison;
    }
};

class tree_builder {
public:
    tree_builder(plain_text const& text, complaints& wrong, scope const& visible, parse_limits limits)
        : text_{text}, wrong_{wrong}, outermost_{visible}, limits_{limits} {}

    // Every member below returns false if it found a mistake.

    // An expression inside brackets or keywords.
    bool enter(std::uint32_t at);
    bool leave(bool complete);

    // Operands. `span` is their place in the plain text.
    bool number(source_range span);
    bool quoted(source_range span);
    bool temporal(source_range span);
    bool null(source_range span) { return push(span, null_literal{}); }
    bool unknown(source_range span) { return push(span, unknown_literal{}); }
    bool yes(source_range span) { return push(span, boolean_literal{true}); }
    bool no(source_range span) { return push(span, boolean_literal{false}); }
    bool any(source_range span) { return push(span, any_test{}); }
    bool name(source_range span, std::string spelling);

    // Operators.
    bool shift(pending next);
    bool minus(source_range span);
    bool test(source_range span); ///< a comparison without a left side

    // Forms with parts: `open` at their first character, `close_...` at their last.
    bool open(source_range span);
    bool open_scope(source_range span); ///< with names of its own
    bool open_filter(source_range span);
    bool close_round(source_range span);
    bool close_list(source_range span);
    bool close_range(source_range span);
    bool close_call(source_range span);
    bool close_filter(source_range span);
    bool close_context(source_range span);
    bool close_conditional(source_range end);
    bool close_iteration(source_range end) { return close_loop(end, loop::iteration); }
    bool close_some(source_range end) { return close_loop(end, loop::some); }
    bool close_every(source_range end) { return close_loop(end, loop::every); }
    bool close_function(source_range end);
    bool close_tests(source_range end);   ///< a cell
    bool close_negated(source_range end); ///< `not(...)` as a cell
    bool path(source_range span, std::string member);
    bool instance(source_range span);

    // Names given inside a form.
    bool label(source_range span);         ///< a context's key, a bound name
    bool text_label(source_range span);    ///< a key in quotes
    bool named_argument(source_range end); ///< the label belongs to the operand on top
    bool entry(source_range end);          ///< of a context
    bool bind(source_range end);           ///< `x in list`
    bool bind_range(source_range end);     ///< `x in 1..n`
    bool bind_partial(source_range span);  ///< the results so far, in the body of `for`
    bool parameter(source_range span);
    void external() { forms_.back().external = true; } ///< the function is not one of the language
    bool parameter_type(source_range span);
    bool end_of_range(source_range span); ///< the next expression ends a range, so a `[` may close it

    [[nodiscard]] scope const& visible() const { return scopes_.empty() ? outermost_ : *scopes_.back(); }
    [[nodiscard]] bool waits_for_high_end() const; ///< `between` without its `and`
    [[nodiscard]] bool is_end_of_range() const { return !levels_.empty() && levels_.back().ends_range; }
    [[nodiscard]] type const* shape() const { return operands_.back().shape; }
    [[nodiscard]] source_range opener() const { return forms_.back().opener; } ///< of the innermost open form
    [[nodiscard]] bool has_open_form() const { return !forms_.empty(); }
    [[nodiscard]] std::string_view slice(source_range span) const {
        return text_.text().substr(span.begin, span.end - span.begin);
    }

    [[nodiscard]] expression_ptr take_tree();

private:
    enum class loop : std::uint8_t { iteration, some, every };
    using node = decltype(expression::node);

    struct operand {
        expression_ptr tree;
        source_range span{}; ///< with the brackets around it
        std::uint32_t height = 1;
        type const* shape = nullptr; ///< what is known of its type, for the names of fields
        enum : std::uint8_t { plain, bare_test, bracketed_tests } is = plain;
        bool to = false; ///< the high end of what the name before runs over
        std::string label{};
    };
    struct level {
        std::size_t operators;
        bool ends_range;
    };
    struct opened {
        source_range opener;
        std::size_t operands, parameters;
        bool has_scope, external;
    };

    std::vector<std::unique_ptr<scope>> closed_;      ///< scopes of forms that are complete
    std::vector<std::unique_ptr<type const>> shapes_; ///< of contexts and lists of them that are written out

    bool push(source_range span, node made, std::uint32_t height = 1, type const* shape = nullptr);
    bool reduce();
    bool reduce_infix(pending const& done);
    bool reduce_in(pending const& done);
    bool close_loop(source_range end, loop which);
    bool close_test_list(source_range end, bool negated);
    operand pop();                            ///< as it is
    operand take();                           ///< as a value
    void settle(operand& part);               ///< makes a test in brackets a range
    std::vector<operand> close(opened& form); ///< the innermost form and its parts
    std::string take_label();
    void bind_name(std::string const& spelling, type const* of);
    [[nodiscard]] type const* shape_of_items(std::vector<operand> const& items);

    plain_text const& text_;
    complaints& wrong_;
    scope const& outermost_;
    parse_limits limits_;
    std::vector<operand> operands_;
    std::vector<pending> operators_;
    std::vector<level> levels_;
    std::vector<opened> forms_;
    std::vector<std::unique_ptr<scope>> scopes_;
    std::vector<std::string> labels_;
    std::vector<huiqi::feel::parameter> parameters_;
    source_range last_taken_{};
    std::size_t nodes_ = 0;
    bool next_ends_range_ = false;
};

} // namespace huiqi::feel
