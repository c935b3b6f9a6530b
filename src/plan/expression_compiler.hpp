#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "plan_writer.hpp"

#include <huiqi/feel/built_in.hpp>
#include <huiqi/policy/checked.hpp>

namespace huiqi {

/// Turns checked expressions into instructions of the current step. A yearly expression is compiled once for each year
/// it is asked for, counted from the as-of date's (-1: the last full year).
class expression_compiler {
public:
    using index = plan_record::index;

    expression_compiler(checked_rules const& rules, plan_writer& out) : rules_{rules}, out_{out} {
        memo_.emplace_back();
    }

    static constexpr int last_full_year = -1;

    /// The file that the expressions to come stand in.
    void in_file(source_ptr file) { file_ = std::move(file); }
    [[nodiscard]] source_ptr const& file() const { return file_; }

    /// A new step forgets what the last one computed.
    void begin_step();
    /// Programmes whose versions' slots this step reads.
    [[nodiscard]] std::set<std::uint32_t>& needs() { return needs_; }
    /// The instruction that says whether version `at` of a programme is in force.
    void set_in_force(std::uint32_t programme, std::vector<index> versions) {
        in_force_[programme] = std::move(versions);
    }

    [[nodiscard]] index expression(feel::expression const& tree, int year = last_full_year);
    /// A result that somebody may decide within: `[7分..8分]` is every figure between. `wanted`: the type where the
    /// text says nothing.
    [[nodiscard]] index result(feel::expression const& tree, feel::type const& wanted, std::string const& name,
                               int year = last_full_year);
    [[nodiscard]] index definition(std::uint32_t which, int year);
    /// A text or figure that is not published.
    [[nodiscard]] index unpublished(std::string const& name, std::string const& why, feel::type const& type,
                                    source_range where);
    /// The table's instruction; `tier` for awards by slices. The table's index is put into `made`.
    [[nodiscard]] index table(checked_table const& from, operation op, std::uint16_t flags, std::string const& name,
                              int year, index* made = nullptr);
    [[nodiscard]] index emit(operation op, std::vector<index> const& operands, feel::type const& type,
                             source_range where, index aux = 0, std::uint16_t flags = 0, bool percent = false);
    [[nodiscard]] index number(decimal const& what, feel::type const& type, bool percent = false);
    [[nodiscard]] index fact(std::uint32_t which, int year, source_range where);
    [[nodiscard]] index text_constant(std::string const& what, feel::type const& type);

    /// `each: 平台 in 创新平台`: the loop's element stands for the name until end_each.
    [[nodiscard]] plan_writer::open_loop begin_each(feel::symbol const& name, index list, feel::type const& element,
                                                    source_range where);
    index end_each(plan_writer::open_loop const& loop, index result);

    static feel::type const boolean;
    static feel::type const money;
    static feel::type const any;

private:
    friend struct node_compiler;

    /// A local name, or a filter's item, whose fields are in scope.
    struct local {
        std::string name; ///< empty: a filter's item
        index node;
        feel::type of;
        feel::function_literal const* function = nullptr; ///< where the name stands for one
    };

    [[nodiscard]] index named(feel::expression const& tree, feel::name const& node, int year);
    /// What a name means that is bound neither by a form around it nor as a field.
    [[nodiscard]] index visible_everywhere(feel::expression const& tree, feel::name const& node, int year);
    [[nodiscard]] index shared(std::uint32_t which, int year);
    [[nodiscard]] index parameter(std::uint32_t which, source_range where);
    [[nodiscard]] index call(feel::expression const& tree, feel::call const& node, int year);
    [[nodiscard]] index built_in_call(feel::expression const& tree, feel::call const& node, built_in which, int year);
    [[nodiscard]] index aggregate(feel::expression const& tree, feel::call const& node, built_in which, int year);
    [[nodiscard]] index function_call(feel::expression const& tree, feel::call const& node,
                                      feel::function_literal const& function, std::vector<local> visible, bool coerces,
                                      int year);
    /// The flags of a comparison: whether it takes nulls as FEEL does.
    [[nodiscard]] std::uint16_t equality(operation op) const;
    [[nodiscard]] bool fits(feel::call const& node, feel::function_literal const& function) const;
    /// A function as a value.
    [[nodiscard]] index function(feel::expression const& tree, feel::function_literal const& node, int year);
    /// A call of whatever function the callee is.
    [[nodiscard]] index invoked(feel::expression const& tree, feel::call const& node, int year);
    /// A side of a condition: inside a function only computed if it counts.
    [[nodiscard]] index side(index condition, std::uint16_t otherwise, feel::expression const& tree, int year);
    [[nodiscard]] index sorted(feel::expression const& tree, feel::call const& node, int year);
    [[nodiscard]] index replaced(feel::expression const& tree, feel::call const& node, int year);
    [[nodiscard]] std::vector<index> years_of(feel::call const& node, int year);
    [[nodiscard]] index test(feel::expression const& tree, index value, feel::type const& of, int year);
    /// Whether a word or sign stands in the text of an expression.
    [[nodiscard]] bool mentions(feel::expression const& tree, std::string_view what) const;
    /// Whether a code is in a list of codes; of a definitions file, in that of the version in force.
    [[nodiscard]] index listed(std::uint32_t which, index value, source_range where);
    [[nodiscard]] index listed_in_force(std::uint32_t which, index value, source_range where);
    [[nodiscard]] index membership(feel::expression const& tree, feel::membership const& node, index value,
                                   feel::type const& of, int year);
    [[nodiscard]] index in_range(index value, feel::range const& range, source_range where, int year);
    [[nodiscard]] index loop(operation op, feel::expression const& tree, std::vector<feel::binding> const& over,
                             std::size_t at, feel::expression const& body, int year);
    [[nodiscard]] index filter(feel::expression const& tree, feel::filter const& node, int year);
    [[nodiscard]] plan_record::cell cell(feel::expression const& test, index input, feel::type const& of, int year);
    [[nodiscard]] std::optional<plan_record::cell> constant_cell(feel::expression const& test, feel::type const& of);
    [[nodiscard]] index constant_of(feel::expression const& tree);
    [[nodiscard]] std::optional<index> constant_record(feel::expression const& tree);

    checked_rules const& rules_;
    plan_writer& out_;
    source_ptr file_;
    std::map<std::uint32_t, std::vector<index>> in_force_;
    std::set<std::uint32_t> needs_;
    std::vector<std::map<std::pair<std::uint32_t, int>, index>>
        memo_;                       ///< definitions by year, one map for each loop around
    std::vector<local> locals_;      ///< innermost last
    std::size_t functions_open_ = 0; ///< whose body is being put in place of a call
    std::size_t functions_placed_ = 0;
    std::size_t inside_functions_ = 0; ///< whose bodies are being compiled as values
};

} // namespace huiqi
