#pragma once

#include <string>
#include <string_view>

#include <huiqi/feel/expression.hpp>

/// A syntax tree as nested brackets, the form first: `a + b * c` is `(+ a (* b c))`. Unlike the printer it shows every
/// level of the tree and knows nothing of how tightly operators bind, so trees are compared by it.
namespace huiqi::feel {

class tree_text {
public:
    [[nodiscard]] static std::string of(expression const& tree) {
        tree_text made;
        made.add(tree);
        return std::move(made.out_);
    }

    void operator()(null_literal const&) { out_ += "null"; }
    void operator()(unknown_literal const&) { out_ += "unknown"; }
    void operator()(boolean_literal const& of) { out_ += of.value ? "true" : "false"; }
    void operator()(number_literal const& of) { out_ += to_string(of.value) + to_string(of.in); }
    void operator()(string_literal const& of) { out_ += '"' + of.value + '"'; }
    void operator()(temporal_literal const& of) {
        out_ += std::visit([](auto const& value) { return to_string(value); }, of.value);
    }
    void operator()(name const& of) { out_ += of.text; }
    void operator()(path const& of) { form(".", *of.object, of.member); }
    void operator()(filter const& of) { form("filter", *of.list, *of.condition); }
    void operator()(call const& of) {
        open("call");
        next(*of.callee);
        for (auto const& each : of.arguments) {
            out_ += ' ';
            if (!each.name.empty()) out_ += each.name + ": ";
            add(*each.value);
        }
        close();
    }
    void operator()(negation const& of) { form("-", *of.operand); }
    void operator()(binary const& of) {
        constexpr std::string_view signs[] = {"or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "**"};
        form(signs[static_cast<std::size_t>(of.op)], *of.left, *of.right);
    }
    void operator()(between const& of) { form("between", *of.value, *of.low, *of.high); }
    void operator()(membership const& of) {
        open(of.negated ? "none of" : of.value ? "in" : "tests");
        if (of.value) next(*of.value);
        for (auto const& each : of.tests) next(*each);
        close();
    }
    void operator()(unary_test const& of) {
        constexpr std::string_view signs[] = {"or", "and", "=", "!=", "<", "<=", ">", ">="};
        form(signs[static_cast<std::size_t>(of.op)], *of.operand);
    }
    void operator()(any_test const&) { out_ += "any"; }
    void operator()(conditional const& of) { form("if", *of.condition, *of.then, *of.otherwise); }
    void operator()(iteration const& of) {
        open("for");
        bindings(of.over);
        next(*of.body);
        close();
    }
    void operator()(quantified const& of) {
        open(of.every ? "every" : "some");
        bindings(of.over);
        next(*of.condition);
        close();
    }
    void operator()(list const& of) {
        open("list");
        for (auto const& each : of.items) next(*each);
        close();
    }
    void operator()(context const& of) {
        open("context");
        for (auto const& each : of.entries) {
            out_ += " '" + each.key + "': ";
            add(*each.value);
        }
        close();
    }
    void operator()(range const& of) {
        open(std::string{of.low_closed ? "[" : "("} + ".." + (of.high_closed ? "]" : ")"));
        for (auto const* each : {of.low.get(), of.high.get()}) {
            if (each != nullptr) next(*each);
            if (each == nullptr) out_ += " none";
        }
        close();
    }
    void operator()(function_literal const& of) {
        open(of.external ? "external function" : "function");
        for (auto const& each : of.parameters) out_ += " '" + each.name + "':" + each.type;
        next(*of.body);
        close();
    }
    void operator()(instance_of const& of) { form("instance of", *of.value, of.type); }

private:
    void add(expression const& tree) { std::visit(*this, tree.node); }
    void open(std::string_view what) {
        out_ += '(';
        out_ += what;
    }
    void close() { out_ += ')'; }
    void next(expression const& part) {
        out_ += ' ';
        add(part);
    }
    void next(std::string const& word) { out_ += " '" + word + "'"; }
    template <class... Part>
    void form(std::string_view what, Part const&... parts) {
        open(what);
        (next(parts), ...);
        close();
    }
    void bindings(std::vector<binding> const& over) {
        for (auto const& each : over) {
            out_ += " '" + each.name + "':";
            next(*each.in);
            if (each.to) out_ += " to";
            if (each.to) next(*each.to);
        }
    }

    std::string out_;
};

} // namespace huiqi::feel
