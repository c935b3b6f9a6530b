#include "expression_compiler.hpp"
#include "operation_of.hpp"

/// `in`, and the cells of tables: tests of one value.
namespace huiqi {

using index = plan_record::index;
using feel::type_kind;

bool expression_compiler::mentions(feel::expression const& tree, std::string_view what) const {
    if (!file_ || tree.range.end > file_->text.size()) return false;
    auto const text = std::string_view{file_->text}.substr(tree.range.begin, tree.range.end - tree.range.begin);
    return text.find(what) != std::string_view::npos;
}

index expression_compiler::membership(feel::expression const& tree, feel::membership const& node, index value,
                                      feel::type const& of, int year) {
    std::vector<index> tests;
    for (auto const& each : node.tests) tests.push_back(test(*each, value, of, year));
    auto result = tests.size() == 1 ? tests.front() : emit(operation::logic_or, tests, boolean, tree.range);
    return node.negated ? emit(operation::logic_not, {result}, boolean, tree.range) : result;
}

index expression_compiler::listed(std::uint32_t which, index value, source_range where) {
    std::vector<index> codes;
    for (auto const& each : rules_.definitions[which].said->codes)
        codes.push_back(out_.text(each.text().substr(0, each.text().find(' '))));
    return emit(operation::code_contained, {value}, boolean, where, out_.list(codes),
                static_cast<std::uint16_t>(codes.size()));
}

index expression_compiler::listed_in_force(std::uint32_t which, index value, source_range where) {
    auto const& from = rules_.shared[which];
    needs_.insert(from.programme);
    auto const& in_force = in_force_.at(from.programme);
    std::vector<index> operands;
    for (std::size_t v = 0; v < from.definition_of_version.size(); ++v) {
        if (from.definition_of_version[v] < 0) continue;
        operands.push_back(in_force[v]);
        operands.push_back(listed(static_cast<std::uint32_t>(from.definition_of_version[v]), value, where));
    }
    return emit(operation::select, operands, boolean, where);
}

index expression_compiler::test(feel::expression const& tree, index value, feel::type const& of, int year) {
    if (auto const* unary = std::get_if<feel::unary_test>(&tree.node)) {
        locals_.push_back({"?", value, of});
        auto const operand = expression(*unary->operand, year);
        locals_.pop_back();
        return emit(operation_of(unary->op), {value, operand}, boolean, tree.range, 0,
                    equality(operation_of(unary->op)));
    }
    if (auto const* range = std::get_if<feel::range>(&tree.node)) {
        locals_.push_back({"?", value, of});
        auto const within = in_range(value, *range, tree.range, year);
        locals_.pop_back();
        return within;
    }
    if (std::holds_alternative<feel::any_test>(tree.node)) return expression(tree, year);
    if (auto const* nested = std::get_if<feel::membership>(&tree.node); nested != nullptr && !nested->value)
        return membership(tree, *nested, value, of, year);
    if (tree.of.kind == type_kind::code_list)
        if (auto const* name = std::get_if<feel::name>(&tree.node); name != nullptr && name->meaning != nullptr) {
            if (name->meaning->kind == feel::symbol_kind::definition)
                return listed(name->meaning->index, value, tree.range);
            if (name->meaning->kind == feel::symbol_kind::shared)
                return listed_in_force(name->meaning->index, value, tree.range);
        }
    locals_.push_back({"?", value, of});
    auto const operand = expression(tree, year);
    locals_.pop_back();
    if (tree.of.kind == type_kind::boolean && mentions(tree, "?") &&
        !std::holds_alternative<feel::string_literal>(tree.node))
        return operand;
    bool const single = tree.of.kind == of.kind && of.kind != type_kind::list && of.kind != type_kind::any;
    // A yes/no test in a cell speaks for itself unless the input is a yes/no fact.
    if (tree.of.kind == type_kind::boolean && of.kind != type_kind::boolean && of.kind != type_kind::any)
        return operand;
    auto const op = single ? operation::equal : operation::contained;
    return emit(op, {value, operand}, boolean, tree.range, 0, equality(op));
}

/// Two comparisons, so that a refusal can say which end was missed.
index expression_compiler::in_range(index value, feel::range const& range, source_range where, int year) {
    std::vector<index> both;
    if (range.low)
        both.push_back(emit(range.low_closed ? operation::greater_or_equal : operation::greater,
                            {value, expression(*range.low, year)}, boolean, where));
    if (range.high)
        both.push_back(emit(range.high_closed ? operation::less_or_equal : operation::less,
                            {value, expression(*range.high, year)}, boolean, where));
    return both.size() == 1 ? both.front() : emit(operation::logic_and, both, boolean, where);
}

} // namespace huiqi
