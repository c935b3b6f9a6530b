#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <huiqi/feel/check.hpp>

/// Works out the type of every node of a tree, from the leaves up. What one kind of node asks of its parts is an
/// overload of node_checker; the checker holds what they share: the names in scope, the mistakes found, and how far the
/// work has gone.
namespace huiqi::feel {

/// One side of a comparison. The input of a table stands left of every cell of its column without being part of the
/// cell.
struct side {
    type of;
    expression* tree = nullptr; ///< null for the input of a table
    std::string text{};
};

class checker {
public:
    checker(scope const& visible, source_ptr file, diagnostics& problems, check_settings const& settings)
        : visible_{&visible}, file_{std::move(file)}, problems_{problems}, settings_{settings} {}

    /// Fills in `tree.of` and returns it.
    type const& check(expression& tree);
    /// A list of tests against an input that stands elsewhere.
    void check_cell(expression& cell, type const& input);
    [[nodiscard]] checked finish(type of);

    // Mistakes.
    diagnostic* report(message const& what, source_range where, std::vector<std::string> arguments = {});
    /// A mistake of type; where the standard gives null, a warning of what can be nothing else. Null if it was not
    /// recorded.
    diagnostic* mismatch(message const& what, source_range where, std::vector<std::string> arguments = {});
    /// Whether a mistake that was found stands there.
    [[nodiscard]] bool has_said(source_range where) const;
    void label(diagnostic* found, message const& text, source_range where,
               std::vector<std::string> arguments = {}) const;
    /// Says what an operand is beside its underline.
    void label_type(diagnostic* found, side const& operand) const;
    /// The similar one of `names`, as a label and a mend of what stands at `where`.
    void suggest(diagnostic* found, source_range where, std::string const& written,
                 std::span<std::string const> names) const;
    [[nodiscard]] std::string text(source_range where) const;
    /// Where the name of an argument stands, whose value begins at `value` and which `after` what goes before it.
    [[nodiscard]] source_range argument_name(std::uint32_t after, source_range value) const;
    [[nodiscard]] std::string text(expression const& tree) const { return text(tree.range); }
    [[nodiscard]] side side_of(expression& tree) const { return {tree.of, &tree, text(tree)}; }

    // What is asked of a part; true if it fits.
    bool need_boolean(expression const& part);
    bool need(expression const& part, std::initializer_list<type_kind> kinds, message const& otherwise);
    /// A list, whose element type is returned; `any` where nothing is known.
    type need_list(expression const& part);
    bool need_pure_number(expression const& part);

    // Units.
    /// Makes one unit of two numbers' units, or reports; a bare 0 takes the other's.
    bool same_unit(side& left, side& right, source_range whole);
    /// Whether two sides can be compared, and by < if `ordered`; reports otherwise.
    bool comparable(side& left, side& right, bool ordered, source_range whole);
    /// Reports a comparison that the declared ranges or values decide. False if it did.
    bool undecided(binary_operator op, side const& left, side const& right, source_range whole);
    std::optional<type> join(std::span<expression* const> alternatives);

    // Names.
    symbol const* find(std::string_view name) const { return visible_->find(name); }
    /// Null if the name was taken: the first meaning stays.
    symbol const* bind(scope& into, std::string const& name, type const& of);
    /// Whether what the name stands for has a type already; else it is noted.
    bool is_ready(symbol const& meaning);
    /// Whether a test names what it is about: `? > 3`.
    [[nodiscard]] bool mentions_input(expression const& test) const;
    [[nodiscard]] scope const& visible() const { return *visible_; }
    scope const* enter(scope const& inner) { return std::exchange(visible_, &inner); }
    void leave(scope const* outer) { visible_ = outer; }
    void unknown_name(name const& node, source_range where);

    // Functions.
    type call_function(callable const& function, call& node, source_range where, bool in_place);

    // State that overloads change while they look at their parts.
    bool yearly = false;          ///< something with a value for each year was met below the node at hand
    std::uint64_t weight = 1;     ///< how often the compiler will go over the part at hand
    unsigned lenient = 0;         ///< inside what is compared one by one: a mistake of type is no null of the whole
    unsigned inside_function = 0; ///< bodies are checked for every call: what one call decides is no mistake

    [[nodiscard]] bool strict() const { return settings_.strict; }

private:
    scope const* visible_;
    source_ptr file_;
    diagnostics& problems_;
    check_settings const& settings_;
    std::vector<std::shared_ptr<symbol const>> bound_;
    std::vector<symbol const*> waiting_;
    std::uint64_t steps_ = 0;
    unsigned calls_ = 0, warned_ = 0;
    source_range call_place_{};
    source_ptr call_file_{};
};

/// What each kind of node asks of its parts, and the type it has. Every overload checks its parts itself.
struct node_checker {
    checker& with;
    expression& tree;

    type operator()(null_literal& node) const;
    type operator()(unknown_literal& node) const;
    type operator()(boolean_literal& node) const;
    type operator()(number_literal& node) const;
    type operator()(string_literal& node) const;
    type operator()(temporal_literal& node) const;
    type operator()(name& node) const;
    type operator()(path& node) const;
    type operator()(filter& node) const;
    type operator()(call& node) const;
    type operator()(negation& node) const;
    type operator()(binary& node) const;
    type operator()(between& node) const;
    type operator()(membership& node) const;
    type operator()(unary_test& node) const;
    type operator()(any_test& node) const;
    type operator()(conditional& node) const;
    type operator()(iteration& node) const;
    type operator()(quantified& node) const;
    type operator()(list& node) const;
    type operator()(context& node) const;
    type operator()(range& node) const;
    type operator()(function_literal& node) const;
    type operator()(instance_of& node) const;
};

/// One test of a membership or a cell against what stands left of it.
void check_test(checker& with, side& input, expression& test, bool cell);

/// The type of a call of a function of the language; its arguments are checked here.
[[nodiscard]] type type_of_built_in_call(checker& with, expression& tree, call& node, built_in which);

/// What is said of a function whose arguments do not fit: its name as the author wrote it, and its form.
struct callee_words {
    std::string name, form;
};

/// Puts named arguments into the order of `parameters`. False, with a diagnostic for each that is wrong or missing, if
/// they do not fit.
bool order_arguments(checker& with, call& node, callee_words const& function,
                     std::span<std::string_view const> parameters, source_range where);
/// Reports a call with too few arguments, and each argument that is too many. False if it did.
bool has_fitting_number(checker& with, call const& node, callee_words const& function, std::size_t least,
                        std::size_t most, source_range where);

// Types.
[[nodiscard]] inline type of_kind(type_kind kind) { return {.kind = kind}; }
[[nodiscard]] type list_of(type element);
[[nodiscard]] type range_of(type element);
[[nodiscard]] type number_within(bounds within, unit in = {}, bool whole = false);
/// As an item of a list or the value of one year.
[[nodiscard]] type single(type of);
[[nodiscard]] inline bool is_any(type const& of) { return of.kind == type_kind::any; }
[[nodiscard]] inline bool is_number(type const& of) { return of.kind == type_kind::number; }
[[nodiscard]] type const* field_of(type const& context, std::string_view name);

// Forms of trees.
/// A bare 0, or `unknown`: it fits wherever a number of some unit is needed.
[[nodiscard]] bool fits_any_unit(expression const& tree);
/// A number without any unit or sign of percent.
[[nodiscard]] bool is_bare_number(expression const& tree);
/// Gives a bare 0 the unit that it stands for.
void take_unit(expression& tree, unit const& in);
/// Worked out from literals and parameters alone.
[[nodiscard]] bool is_constant(expression const& tree);
[[nodiscard]] bool is_percentage(expression const& tree);
/// A literal integer, with its sign.
[[nodiscard]] std::optional<std::int64_t> literal_integer(expression const& tree);

/// A label's words for what something of this type is, and their arguments.
[[nodiscard]] std::pair<message const*, std::vector<std::string>> words_for(type const& of);

} // namespace huiqi::feel
