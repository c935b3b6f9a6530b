#include <huiqi/feel/print.hpp>

#include <optional>
#include <utility>

#include "keywords.hpp"
#include "operators.hpp"
#include "words.hpp"

namespace huiqi::feel {
namespace {

// How tightly a form binds: what stands where something tighter is needed gets brackets.
strength binds(expression const& tree) {
    struct form {
        strength operator()(binary const& of) const { return form_of(of.op).binds; }
        strength operator()(between const&) const { return strength::comparison; }
        strength operator()(membership const& of) const {
            return of.value == nullptr ? strength::open_ended : strength::comparison;
        }
        strength operator()(unary_test const&) const { return strength::postfix; } // it brings brackets of its own
        strength operator()(negation const&) const { return strength::negation; }
        strength operator()(instance_of const&) const { return strength::instance_of; }
        strength operator()(conditional const&) const { return strength::open_ended; }
        strength operator()(iteration const&) const { return strength::open_ended; }
        strength operator()(quantified const&) const { return strength::open_ended; }
        strength operator()(function_literal const&) const { return strength::open_ended; }
        strength operator()(null_literal const&) const { return strength::postfix; }
        strength operator()(unknown_literal const&) const { return strength::postfix; }
        strength operator()(boolean_literal const&) const { return strength::postfix; }
        strength operator()(number_literal const& of) const {
            return of.value.is_negative() ? strength::negation : strength::postfix;
        }
        strength operator()(string_literal const&) const { return strength::postfix; }
        strength operator()(temporal_literal const&) const { return strength::postfix; }
        strength operator()(name const&) const { return strength::postfix; }
        strength operator()(path const&) const { return strength::postfix; }
        strength operator()(filter const&) const { return strength::postfix; }
        strength operator()(call const&) const { return strength::postfix; }
        strength operator()(any_test const&) const { return strength::postfix; }
        strength operator()(list const&) const { return strength::postfix; }
        strength operator()(context const&) const { return strength::postfix; }
        strength operator()(range const&) const { return strength::postfix; }
    };
    return std::visit(form{}, tree.node);
}

strength tighter_than(strength which) { return static_cast<strength>(static_cast<int>(which) + 1); }

bool is_unbounded(expression const& tree) {
    auto const* of = std::get_if<range>(&tree.node);
    return of != nullptr && (of->low == nullptr || of->high == nullptr);
}

/// A text as a literal. A backslash is doubled only where it would be read as an escape, which keeps patterns readable.
std::string quoted(std::string_view text) {
    std::string result{"\""};
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const read_as_escape = at + 1 == text.size() ||
                                    std::string_view{"\"'\\nrtuU\n\r\t"}.find(text[at + 1]) != std::string_view::npos;
        switch (text[at]) {
        case '"': result += "\\\""; break;
        case '\n': result += "\\n"; break;
        case '\r': result += "\\r"; break;
        case '\t': result += "\\t"; break;
        case '\\': result += read_as_escape ? "\\\\" : "\\"; break;
        default: result += text[at];
        }
    }
    return result + '"';
}

/// Whether a key can stand without quotes: words with single blanks between them.
bool is_bare_key(std::string_view key) {
    if (word_length(key) == 0 || single_blanks(key) != key) return false;
    for (std::size_t at = 0; at < key.size();) {
        auto const part = key[at] == ' ' ? 1 : word_parts(key, at);
        if (part == 0) return false;
        at += part;
    }
    return true;
}

class printer {
public:
    explicit printer(language keywords) : language_{keywords} {}

    void print(expression const& tree, strength needed = strength::open_ended) {
        bool const brackets = binds(tree) < needed;
        if (brackets) out_ += '(';
        std::visit(*this, tree.node);
        if (brackets) out_ += ')';
    }

    std::string take() { return std::move(out_); }

    void operator()(null_literal const&) { write(keyword::null); }
    void operator()(unknown_literal const&) { write(keyword::unknown); }
    void operator()(boolean_literal const& of) { write(of.value ? keyword::true_ : keyword::false_); }
    void operator()(string_literal const& of) { out_ += quoted(of.value); }
    void operator()(any_test const&) { write(keyword::any); }

    void operator()(number_literal const& of) {
        if (!of.written.empty())
            out_ += of.written;
        else
            out_ += to_string(of.value) + to_string(of.in);
    }

    void operator()(temporal_literal const& of) {
        if (!of.written.empty()) {
            out_ += of.written;
            return;
        }
        out_ += "@\"" + std::visit([](auto const& value) { return to_string(value); }, of.value) + '"';
    }

    void operator()(name const& of) {
        if (of.text == spelling_of(keyword::negation).english)
            write(keyword::negation);
        else
            out_ += of.text;
    }

    void operator()(path const& of) {
        print(*of.object, strength::postfix);
        out_ += '.';
        out_ += of.member;
    }

    void operator()(filter const& of) {
        print(*of.list, strength::postfix);
        out_ += '[';
        print(*of.condition);
        out_ += ']';
    }

    void operator()(call const& of) {
        print(*of.callee, strength::postfix);
        out_ += '(';
        separated(of.arguments, [&](argument const& each) {
            if (!each.name.empty()) out_ += each.name + ": ";
            print(*each.value);
        });
        out_ += ')';
    }

    void operator()(negation const& of) {
        out_ += '-';
        print(*of.operand, strength::negation);
    }

    void operator()(binary const& of) {
        auto const& form = form_of(of.op);
        bool const comparison = form.binds == strength::comparison;
        print(*of.left, comparison ? tighter_than(form.binds) : form.binds);
        out_ += ' ';
        if (of.op == binary_operator::logical_and)
            write(keyword::logical_and);
        else if (of.op == binary_operator::logical_or)
            write(keyword::logical_or);
        else
            out_ += form.text;
        out_ += ' ';
        print(*of.right, tighter_than(form.binds));
    }

    void operator()(between const& of) {
        print(*of.value, strength::sum);
        spaced(keyword::between);
        print(*of.low, strength::sum);
        spaced(keyword::between_and);
        print(*of.high, strength::sum);
    }

    void operator()(membership const& of) {
        if (of.value == nullptr) {
            if (of.negated) write(keyword::negation);
            if (of.negated) out_ += '(';
            separated(of.tests, [&](expression_ptr const& each) { test(*each, strength::open_ended); });
            if (of.negated) out_ += ')';
            return;
        }
        print(*of.value, strength::sum);
        spaced(keyword::in);
        if (of.tests.size() == 1) {
            // Inside `in (< 5)` the brackets would only be those of a list of tests.
            bool const brackets = is_unbounded(*of.tests.front());
            if (brackets) out_ += '(';
            test(*of.tests.front(), strength::sum);
            if (brackets) out_ += ')';
            return;
        }
        out_ += '(';
        separated(of.tests, [&](expression_ptr const& each) { test(*each, strength::open_ended); });
        out_ += ')';
    }

    /// As a value, in brackets.
    void operator()(unary_test const& of) { bracketed_test(of.op, *of.operand); }

    void operator()(conditional const& of) {
        write(keyword::if_);
        out_ += ' ';
        print(*of.condition);
        spaced(keyword::then);
        print(*of.then);
        spaced(keyword::otherwise);
        print(*of.otherwise);
    }

    void operator()(iteration const& of) {
        write(keyword::for_);
        out_ += ' ';
        bindings(of.over);
        spaced(keyword::returns);
        print(*of.body);
    }

    void operator()(quantified const& of) {
        write(of.every ? keyword::every : keyword::some);
        out_ += ' ';
        bindings(of.over);
        spaced(keyword::satisfies);
        print(*of.condition);
    }

    void operator()(list const& of) {
        out_ += '[';
        separated(of.items, [&](expression_ptr const& each) { print(*each); });
        out_ += ']';
    }

    void operator()(context const& of) {
        out_ += '{';
        separated(of.entries, [&](context_entry const& each) {
            out_ += is_bare_key(each.key) ? each.key : quoted(each.key);
            out_ += ": ";
            print(*each.value);
        });
        out_ += '}';
    }

    void operator()(range const& of) {
        if (of.low == nullptr)
            return bracketed_test(of.high_closed ? binary_operator::less_or_equal : binary_operator::less, *of.high);
        if (of.high == nullptr)
            return bracketed_test(of.low_closed ? binary_operator::greater_or_equal : binary_operator::greater,
                                  *of.low);
        out_ += of.low_closed ? '[' : '(';
        print(*of.low);
        out_ += "..";
        print(*of.high);
        out_ += of.high_closed ? ']' : ')';
    }

    void operator()(function_literal const& of) {
        write(keyword::function);
        out_ += '(';
        separated(of.parameters,
                  [&](parameter const& each) { out_ += each.type.empty() ? each.name : each.name + ": " + each.type; });
        out_ += of.external ? ") external " : ") ";
        print(*of.body);
    }

    void operator()(instance_of const& of) {
        print(*of.value, strength::postfix);
        spaced(keyword::instance_of);
        out_ += of.type;
    }

private:
    void write(keyword which) { out_ += spelling_of(which).in(language_); }

    void spaced(keyword which) {
        out_ += ' ';
        write(which);
        out_ += ' ';
    }

    template <class List, class Print>
    void separated(List const& parts, Print const& print_one) {
        bool first = true;
        for (auto const& each : parts) {
            if (!std::exchange(first, false)) out_ += ", ";
            print_one(each);
        }
    }

    void bindings(std::vector<binding> const& over) {
        separated(over, [&](binding const& each) {
            out_ += each.name;
            spaced(keyword::in);
            print(*each.in);
            if (each.to == nullptr) return;
            out_ += "..";
            print(*each.to);
        });
    }

    /// Where tests are allowed a comparison needs no brackets.
    void test(expression const& tree, strength needed) {
        auto const* comparison = std::get_if<unary_test>(&tree.node);
        if (comparison == nullptr) return print(tree, needed);
        out_ += form_of(comparison->op).text;
        out_ += ' ';
        print(*comparison->operand, strength::sum);
    }

    void bracketed_test(binary_operator op, expression const& operand) {
        out_ += '(';
        out_ += form_of(op).text;
        out_ += ' ';
        print(operand, strength::sum);
        out_ += ')';
    }

    language language_;
    std::string out_;
};

} // namespace

std::string print(expression const& tree, language keywords) {
    printer result{keywords};
    result.print(tree);
    return result.take();
}

} // namespace huiqi::feel
